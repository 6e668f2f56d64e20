"""The register of acts as a set of open data: one row for each interval of validity."""

from collections.abc import Iterator, Sequence

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from chuan.audit.selectors import last_change
from chuan.core.open_data import CHUNK, KEPT_HERE, Dataset, Extent, Field, FieldKind, Value
from chuan.law.models import ActInterval


def _extent() -> Extent:
    return Extent(ActInterval.objects.count(), last_change("act"))


def _rows() -> Iterator[Sequence[Value]]:
    rows = (
        ActInterval.objects.order_by(F("act__issued_on").desc(nulls_last=True), "act_id", "start", "pk")
        .values_list(
            "act__symbol", "act__kind", "act__title", "act__issuer", "act__issued_on", "reason",
            "start", "end", "scope", "basis", "confidence",
        )
    )  # fmt: skip
    yield from rows.iterator(chunk_size=CHUNK)


ACTS = Dataset(
    key="van-ban-va-hieu-luc",
    title=_("Văn bản và các khoảng hiệu lực"),
    about=_(
        "Luật, nghị định, thông tư, quyết định và văn bản của Đảng mà công tác tiêu chuẩn, đo lường, chất "
        "lượng dẫn tới; mỗi dòng là một khoảng hiệu lực, có lý do và mức tin cậy."
    ),
    keeper=KEPT_HERE,
    cycle=_("Mỗi đêm, khi danh mục có thay đổi"),
    fields=(
        Field("symbol", _("Số ký hiệu")),
        Field("kind", _("Loại văn bản")),
        Field("title", _("Nội dung")),
        Field("issuer", _("Cơ quan ban hành")),
        Field("issued_on", _("Ngày ban hành"), FieldKind.DATE),
        Field("reason", _("Tình trạng (mã)")),
        Field("start", _("Từ ngày"), FieldKind.DATE),
        Field("end", _("Đến hết ngày"), FieldKind.DATE),
        Field("scope", _("Phạm vi")),
        Field("basis", _("Căn cứ")),
        Field("confidence", _("Mức tin cậy (A, B, C)")),
    ),
    extent=_extent,
    rows=_rows,
    basis=(("278/2025/NĐ-CP", ""),),
    page="law:act_list",
    keywords=(_("pháp luật"), _("hiệu lực văn bản")),
    note=_("Không thay cho bản gốc. Dòng có mức tin cậy C là chưa xác minh."),
)
