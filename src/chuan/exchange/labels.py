"""Vietnamese words for the closed lists of this room."""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chuan.exchange.enums import (
    Direction,
    ItemEvent,
    ItemState,
    KeyState,
    MessageState,
    NodeKind,
    ReceivedState,
    SentState,
    Standing,
    Transport,
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


MESSAGE_STATE: dict[MessageState, Promise | str] = {
    MessageState.WAITING: _("Chờ gửi"),
    MessageState.FAILED: _("Chưa gửi được"),
    MessageState.CARRIED: _("Mang đi bằng tệp, chờ biên nhận"),
    MessageState.ACCEPTED: _("Bên nhận đã nhận"),
    MessageState.REFUSED: _("Bên nhận trả lại"),
    MessageState.RECEIVED: _("Mới đến, chờ xem"),
    MessageState.TAKEN: _("Đã nhận vào danh mục"),
    MessageState.RETURNED: _("Đã trả lại"),
}
MESSAGE_BADGE: dict[MessageState, str] = {
    MessageState.WAITING: "info",
    MessageState.FAILED: "warn",
    MessageState.CARRIED: "info",
    MessageState.ACCEPTED: "done",
    MessageState.REFUSED: "warn",
    MessageState.RECEIVED: "warn",
    MessageState.TAKEN: "done",
    MessageState.RETURNED: "neutral",
}
TRANSPORT: dict[Transport, Promise | str] = {
    Transport.HTTP: _("Qua mạng"),
    Transport.FILE: _("Bằng tệp, mang tay"),
}
LOG_EVENT: dict[str, Promise | str] = {
    "opened": _("Mở kết nối"),
    "changed": _("Sửa kết nối"),
    "paused": _("Tạm dừng"),
    "resumed": _("Mở lại"),
    "signed": _("Ký gửi"),
    "queued": _("Gửi lại"),
    "carried": _("Tải để mang đi"),
    "accepted": _("Đã nhận"),
    "refused": _("Trả lại"),
    "failed": _("Chưa gửi được"),
    "received": _("Nhận về"),
    "not_believed": _("Không tin được: chữ ký hoặc nơi nhận không đúng"),
    "reconciled": _("Đối soát"),
    "lost": _("Bên nhận không còn giữ, gửi lại"),
}
DIRECTION: dict[Direction, Promise | str] = {
    Direction.OUT: _("Gửi đi"),
    Direction.IN: _("Nhận về"),
}
