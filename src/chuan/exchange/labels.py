"""Vietnamese words for the closed lists of this room."""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chuan.exchange.enums import (
    ItemEvent,
    ItemState,
    KeyState,
    NodeKind,
    ReceivedState,
    SentState,
    Standing,
)

NODE_KIND: dict[NodeKind, Promise | str] = {
    NodeKind.PARTY: _("Hệ thống của cơ quan Đảng"),
    NodeKind.STATE: _("Hệ thống của cơ quan nhà nước"),
}
KEY_STATE: dict[KeyState, Promise | str] = {
    KeyState.WAITING: _("Chờ đối chiếu"),
    KeyState.ACTIVE: _("Đang dùng"),
    KeyState.OLD: _("Khóa cũ, còn nhận đến hết hạn"),
    KeyState.REVOKED: _("Đã thu hồi"),
}
KEY_BADGE: dict[KeyState, str] = {
    KeyState.WAITING: "warn",
    KeyState.ACTIVE: "done",
    KeyState.OLD: "neutral",
    KeyState.REVOKED: "danger",
}
SENT_STATE: dict[SentState, Promise | str] = {
    SentState.MAKING: _("Đang lập"),
    SentState.READY: _("Đã lập"),
    SentState.FAILED: _("Chưa lập được"),
}
RECEIVED_STATE: dict[ReceivedState, Promise | str] = {
    ReceivedState.READING: _("Đang kiểm tra"),
    ReceivedState.READ: _("Đã nhận"),
    ReceivedState.REFUSED: _("Không nhận"),
}
ITEM_STATE: dict[ItemState, Promise | str] = {
    ItemState.SENT: _("Chưa có biên nhận"),
    ItemState.RECEIVED: _("Đã nhận, chờ tiếp nhận"),
    ItemState.ACCEPTED: _("Đã tiếp nhận"),
    ItemState.RETURNED: _("Trả lại"),
}
ITEM_BADGE: dict[ItemState, str] = {
    ItemState.SENT: "neutral",
    ItemState.RECEIVED: "info",
    ItemState.ACCEPTED: "done",
    ItemState.RETURNED: "warn",
}
ITEM_EVENT: dict[ItemEvent, Promise | str] = {
    ItemEvent.RECEIVE: _("Nhận"),
    ItemEvent.ACCEPT: _("Tiếp nhận"),
    ItemEvent.RETURN: _("Trả lại"),
}
STANDING: dict[Standing, Promise | str] = {
    Standing.NOT_STARTED: _("Chưa bắt đầu"),
    Standing.IN_PROGRESS: _("Đang thực hiện"),
    Standing.DONE: _("Đã hoàn thành"),
    Standing.NOT_DONE: _("Không thực hiện"),
}
STANDING_BADGE: dict[Standing, str] = {
    Standing.NOT_STARTED: "neutral",
    Standing.IN_PROGRESS: "info",
    Standing.DONE: "done",
    Standing.NOT_DONE: "warn",
}


def counted(done: int, total: int, *, whole: bool) -> str:
    """How many of a plan's tasks, or of a task's bodies, are done; "" where there is nothing to count."""
    if not total:
        return ""
    if whole:
        return gettext("%(k)s/%(n)s nhiệm vụ đã xong") % {"k": done, "n": total}
    return gettext("%(k)s/%(n)s cơ quan đã xong") % {"k": done, "n": total}
