"""The words of the portal: groups of the worklist, time left, kinds of things found."""

from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from chuan.core.open_data import Access, FieldKind
from chuan.core.threads import Knot
from chuan.portal.enums import Group, Whose

MOST_DAYS: Final = 60
"""Beyond so many days the time left is said in months."""
MOST_MONTHS: Final = 24
"""Beyond so many months it is said in years."""

GROUPS: dict[Group, Promise] = {
    Group.OVERDUE: gettext_lazy("Quá hạn"),
    Group.WAITING: gettext_lazy("Đang chờ bạn"),
    Group.SOON: gettext_lazy("Trong 14 ngày tới"),
    Group.LATER: gettext_lazy("Sau đó"),
}

WHOSE: dict[Whose, Promise] = {
    Whose.ALL: gettext_lazy("Tất cả"),
    Whose.MINE: gettext_lazy("Của tôi"),
    Whose.NOBODY: gettext_lazy("Chưa giao"),
}

ACCESS: dict[Access, Promise] = {
    Access.OPEN: gettext_lazy("Mở cho mọi người"),
    Access.SHARED: gettext_lazy("Chia sẻ theo yêu cầu của cơ quan nhà nước"),
    Access.OWN: gettext_lazy("Dùng riêng trong cơ quan"),
}
ACCESS_BADGES: dict[Access, str] = {
    Access.OPEN: "done",
    Access.SHARED: "info",
    Access.OWN: "neutral",
}
FIELD_KINDS: dict[FieldKind, Promise] = {
    FieldKind.STRING: gettext_lazy("chữ"),
    FieldKind.INTEGER: gettext_lazy("số nguyên"),
    FieldKind.NUMBER: gettext_lazy("số"),
    FieldKind.BOOLEAN: gettext_lazy("có hoặc không"),
    FieldKind.DATE: gettext_lazy("ngày"),
    FieldKind.MOMENT: gettext_lazy("ngày, giờ"),
}

KINDS: dict[str, Promise] = {
    "document": gettext_lazy("Văn bản"),
    "document_copy": gettext_lazy("Bản văn bản"),
    "plan": gettext_lazy("Kế hoạch"),
    "task": gettext_lazy("Nhiệm vụ"),
    "report": gettext_lazy("Báo cáo"),
    "report_round": gettext_lazy("Kỳ báo cáo"),
    "act": gettext_lazy("Pháp luật"),
    "organisation": gettext_lazy("Cơ quan, tổ chức"),
    "place": gettext_lazy("Địa bàn"),
    "person": gettext_lazy("Người"),
}
"""Things found, in the order of the facets."""


def kind_label(kind: str) -> str:
    """What a kind of thing is called; the code itself when nobody has named it."""
    return str(KINDS.get(kind, kind))


def time_left(due_on: date | None, on: date) -> str:
    """How much time is left, in words."""
    if due_on is None:
        return _("chưa có hạn")
    days = (due_on - on).days
    if days < 0:
        return ngettext("quá hạn %(days)d ngày", "quá hạn %(days)d ngày", -days) % {"days": -days}
    if days == 0:
        return _("hạn hôm nay")
    if days == 1:
        return _("hạn ngày mai")
    return _days_ahead(days)


def _days_ahead(days: int) -> str:
    """Days while they can be counted, then months, then years."""
    if days <= MOST_DAYS:
        return ngettext("còn %(days)d ngày", "còn %(days)d ngày", days) % {"days": days}
    months = days // 30
    if months <= MOST_MONTHS:
        return ngettext("còn %(n)d tháng", "còn %(n)d tháng", months) % {"n": months}
    return ngettext("còn %(n)d năm", "còn %(n)d năm", days // 365) % {"n": days // 365}


def summary(counts: dict[Group, int]) -> str:
    """The worklist in one sentence; groups with nothing in them are not spoken of."""
    sentences = {
        Group.OVERDUE: ngettext("%(n)d việc quá hạn", "%(n)d việc quá hạn", counts[Group.OVERDUE]),
        Group.WAITING: ngettext(
            "%(n)d việc đang chờ bạn", "%(n)d việc đang chờ bạn", counts.get(Group.WAITING, 0)
        ),
        Group.SOON: ngettext(
            "%(n)d việc trong 14 ngày tới", "%(n)d việc trong 14 ngày tới", counts[Group.SOON]
        ),
        Group.LATER: ngettext("%(n)d việc sau đó", "%(n)d việc sau đó", counts[Group.LATER]),
    }
    parts = [text % {"n": counts[group]} for group, text in sentences.items() if counts.get(group)]
    return "; ".join(parts) + "." if parts else ""


def story() -> tuple[Knot, ...]:
    """The thread in general terms, for the front page."""
    return (
        Knot(_("Chỉ thị"), state_label=_("Cấp trên nêu chủ trương, có số ký hiệu, có ngày.")),
        Knot(_("Kế hoạch"), state_label=_("Thả tệp vào; phần mềm đọc, người xem lại, tiếp nhận.")),
        Knot(
            _("Nhiệm vụ"),
            state="now",
            state_label=_("Ai chủ trì, ai phối hợp, hạn nào, theo điều khoản nào."),
        ),
        Knot(
            _("Minh chứng"),
            state="waiting",
            state_label=_("Trả lời kèm văn bản; mọi thay đổi để lại dấu vết."),
        ),
        Knot(
            _("Báo cáo"),
            state="waiting",
            state_label=_("Con số nào cũng mở ra được việc đứng sau nó."),
        ),
    )
