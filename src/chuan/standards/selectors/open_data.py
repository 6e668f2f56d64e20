"""The register as a set of open data: one row for each public record of the register itself."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from chuan.core.open_data import CHUNK, KEPT_HERE, Dataset, Extent, Field, FieldKind, Value
from chuan.standards.models import RegisterState, Standard

_COLUMNS = (
    "designation", "kind", "year", "title_vi", "title_en", "status", "issued_on", "effective_on", "ended_on",
    "body", "committee", "source", "confidence",
)  # fmt: skip


def _extent() -> Extent:
    state = RegisterState.objects.filter(pk=1).first()
    public = Standard.objects.official().filter(is_public=True)
    return Extent(public.count(), state.changed_at if state else None)


def _rows() -> Iterator[Sequence[Value]]:
    rows = Standard.objects.official().filter(is_public=True).order_by("sort_key", "pk")
    yield from rows.values_list(*_COLUMNS).iterator(chunk_size=CHUNK)


STANDARDS = Dataset(
    key="tieu-chuan-quy-chuan",
    title=_("Danh mục tiêu chuẩn, quy chuẩn kỹ thuật"),
    about=_("Số hiệu, tên, hiệu lực, quan hệ và lĩnh vực; không chứa toàn văn tiêu chuẩn."),
    keeper=KEPT_HERE,
    cycle=_("Khi danh mục có thay đổi"),
    fields=(
        Field("number", _("Số hiệu")),
        Field("kind", _("Loại (mã)")),
        Field("year", _("Năm"), FieldKind.INTEGER),
        Field("title_vi", _("Tên tiếng Việt")),
        Field("title_en", _("Tên tiếng Anh")),
        Field("status", _("Hiệu lực (mã)")),
        Field("issued_on", _("Ngày ban hành"), FieldKind.DATE),
        Field("effective_on", _("Ngày có hiệu lực"), FieldKind.DATE),
        Field("ended_on", _("Ngày hết hiệu lực"), FieldKind.DATE),
        Field("body", _("Cơ quan ban hành")),
        Field("committee", _("Ban kỹ thuật")),
        Field("source", _("Nguồn")),
        Field("confidence", _("Mức tin cậy (A, B, C)")),
    ),
    extent=_extent,
    rows=_rows,
    basis=(("278/2025/NĐ-CP", ""),),
    page="standards:standard_list",
    keywords=(_("tiêu chuẩn"), _("quy chuẩn kỹ thuật")),
    note=_("Không thay cho bản gốc. Dòng có mức tin cậy C là chưa xác minh."),
)
