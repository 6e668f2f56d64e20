"""The public catalogue of procedures as a set of open data: one row for each version."""

from collections.abc import Iterator, Sequence

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from chuan.core.open_data import CHUNK, KEPT_HERE, Dataset, Extent, Field, FieldKind, Value
from chuan.procedures.models import ProcedureVersion

_COLUMNS = (
    "procedure__key",
    "title",
    "number",
    "valid_from",
    "valid_until",
    "confidence",
    "source",
)


def _extent() -> Extent:
    public = ProcedureVersion.objects.filter(procedure__is_public=True)
    return Extent(public.count(), public.aggregate(at=Max("loaded_at"))["at"])


def _rows() -> Iterator[Sequence[Value]]:
    public = ProcedureVersion.objects.filter(procedure__is_public=True)
    rows = public.order_by("procedure__key", "number").values_list(*_COLUMNS)
    yield from rows.iterator(chunk_size=CHUNK)


PROCEDURES = Dataset(
    key="thu-tuc",
    title=_("Danh mục thủ tục và các phiên bản"),
    about=_("Tên, phiên bản, thời gian áp dụng và nguồn của từng thủ tục."),
    keeper=KEPT_HERE,
    cycle=_("Khi danh mục có thay đổi"),
    fields=(
        Field("key", _("Mã thủ tục")),
        Field("title", _("Tên thủ tục")),
        Field("version", _("Phiên bản"), FieldKind.INTEGER),
        Field("valid_from", _("Áp dụng từ ngày"), FieldKind.DATE),
        Field("valid_until", _("Áp dụng đến hết ngày"), FieldKind.DATE),
        Field("confidence", _("Mức tin cậy (A, B, C)")),
        Field("source", _("Nguồn")),
    ),
    extent=_extent,
    rows=_rows,
    basis=(("278/2025/NĐ-CP", ""),),
    page="procedures:procedure_list",
    keywords=(_("thủ tục"), _("hồ sơ")),
    note=_("Không thay cho bản gốc. Dòng có mức tin cậy C là chưa xác minh."),
)
