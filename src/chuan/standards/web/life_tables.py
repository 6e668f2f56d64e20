"""Lists of plans and of what is due for review."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from chuan.core import clock
from chuan.core.tables import ChoiceFilter, Column, Table
from chuan.standards.labels import KINDS, STATUS_BADGES, STATUSES

_KINDS = (("tcvn", _("Tiêu chuẩn quốc gia")), ("qcdp", _("Quy chuẩn địa phương")))


def _link(row: Any) -> str:  # noqa: ANN401  (a row that tables do not name)
    if row.standard is not None:
        return reverse("standards:standard_detail", args=[row.standard.slug])
    shown = row.state not in {"writing", "withdrawn"}
    return reverse("standards:draft_public", args=[row.slug]) if shown else ""


def _days(row: Any) -> str:  # noqa: ANN401  (as above)
    left = (row.review_due_on - clock.today()).days
    if row.is_reviewed:
        return _now("đang rà soát")
    return (
        _now("quá %(n)s ngày") % {"n": -left} if left < 0 else _now("còn %(n)s ngày") % {"n": left}
    )


PLANNED = Table(
    id="ke-hoach",
    columns=(
        Column("ten", _("Dự án"), "title", lambda row: row.title, is_heading=True, link=_link),
        Column("so", _("Số hiệu"), "number", lambda row: row.number),
        Column("noi", _("Cơ quan chủ trì"), "owner__name", lambda row: row.owner.name),
        Column("buoc", _("Đang ở bước"), None, lambda row: row.file_state or ""),
        Column("han", _("Hạn gần nhất"), "file_due", lambda row: row.file_due or row.until),
    ),
    default_sort="ten",
)
REVIEWS = Table(
    id="ra-soat",
    columns=(
        Column(
            "so", _("Số hiệu"), "sort_key", lambda row: row.designation, is_heading=True,
            link=lambda row: reverse("standards:standard_detail", args=[row.slug]),
        ),
        Column("ten", _("Tên"), "title_vi", lambda row: row.title_vi or row.title_en),
        Column("loai", _("Loại"), "kind", lambda row: KINDS[row.kind]),
        Column(
            "tt", _("Hiệu lực"), "status", lambda row: STATUSES[row.status],
            badge=lambda row: STATUS_BADGES[row.status],
        ),
        Column("han", _("Hạn rà soát"), "review_due_on", lambda row: row.review_due_on),
        Column("con", _("Thời gian"), None, _days),
    ),
    filters=(ChoiceFilter("loai", _("Loại"), _KINDS, "kind"),),
    default_sort="han",
)  # fmt: skip
