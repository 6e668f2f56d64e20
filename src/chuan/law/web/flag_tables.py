"""The list of what to look at again, and of what rests on an act."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chuan.core import reliance
from chuan.core.enums import FlagState
from chuan.core.labels import FLAG_BADGES, FLAG_STATES
from chuan.core.models import BasisChange, Dependant, RelianceFlag
from chuan.core.tables import ChoiceFilter, Column, DateFilter, Table, TextFilter
from chuan.core.web.refusals import uid_of


def _kinds() -> list[tuple[str, str]]:
    return [(kind.kind, str(kind.label)) for kind in reliance.dependant_kinds()]


def _changes() -> list[tuple[str, str]]:
    """The last changes that were told; what happens to an act is public."""
    rows = BasisChange.objects.filter(withdrawn_at=None).order_by("-told_at", "-pk")
    return [(uid.hex, title) for uid, title in rows.values_list("uid", "title")[:100]]


def _state(row: RelianceFlag) -> str:
    return str(FLAG_STATES[FlagState(row.state)])


def _badge(row: RelianceFlag) -> str:
    return FLAG_BADGES[FlagState(row.state)]


def _of_change(text: str) -> Q:
    uid = uid_of(text)
    return Q(change__uid=uid) if uid else Q(pk__in=())


def _why(row: RelianceFlag) -> str:
    return str(_("gián tiếp")) if row.indirect else ""


def _parts(row: Dependant) -> str:
    """The parts of the act that a thing names; its bases of this act are prefetched."""
    named = [basis.part for basis in getattr(row, "here", ()) if basis.part]
    return ", ".join(dict.fromkeys(named)) or str(_("cả văn bản"))


FLAGS = Table(
    id="can-xem-lai",
    columns=(
        Column(
            "muc", _("Mục cần xem lại"), "dependant__label", lambda row: row.dependant.label,
            link=lambda row: row.dependant.url, is_heading=True, alphabetical=True,
        ),
        Column("loai", _("Loại"), "dependant__kind", lambda row: reliance.label_of(row.dependant.kind)),
        Column(
            "thay_doi", _("Vì"), "change__title", lambda row: row.change.title,
            link=lambda row: row.change.url,
        ),
        Column("tu_ngay", _("Từ ngày"), "change__effective_on", lambda row: row.change.effective_on),
        Column("cach", _("Liên quan"), None, _why),
        Column("tinh_trang", _("Tình trạng"), "state", _state, badge=_badge),
        Column("ly_do", _("Lý do"), None, lambda row: row.reason, in_file_only=True),
        Column("nguoi", _("Người trả lời"), None, lambda row: row.answered_by_label, in_file_only=True),
        Column("luc", _("Lúc trả lời"), "answered_at", lambda row: row.answered_at, in_file_only=True),
    ),
    default_sort="-tu_ngay",
    filters=(
        TextFilter("tim", _("Tên mục hoặc thay đổi"), ("dependant__label", "change__title")),
        ChoiceFilter("loai", _("Loại"), _kinds, "dependant__kind"),
        ChoiceFilter("thay_doi", _("Thay đổi"), _changes, match=_of_change),
        DateFilter("ngay", _("Có hiệu lực"), "change__effective_on"),
    ),
)  # fmt: skip

THINGS = Table(
    id="dua-vao-day",
    columns=(
        Column(
            "ten", _("Tên"), "label", lambda row: row.label, link=lambda row: row.url,
            is_heading=True, alphabetical=True,
        ),
        Column("loai", _("Loại"), "kind", lambda row: reliance.label_of(row.kind)),
        Column("phan", _("Dựa vào"), None, _parts),
    ),
    default_sort="ten",
    filters=(
        TextFilter("tim", _("Tên"), ("label",)),
        ChoiceFilter("loai", _("Loại"), _kinds, "kind"),
    ),
)  # fmt: skip
