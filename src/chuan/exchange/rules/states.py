"""Which keys of another node are believed on a day, and why not the rest."""

from datetime import date

from chuan.domain.sentences import gettext_noop
from chuan.exchange.enums import KeyState

UNKNOWN = gettext_noop(
    "Gói tin do một bên chưa được khai báo ở đây lập. Người quản trị hệ thống cần khai báo và đối chiếu "
    "khóa của bên đó trước."
)
WAITING = gettext_noop(
    "Khóa của bên gửi chưa được đối chiếu. Người quản trị hệ thống cần đọc đối chiếu mã kiểm tra khóa trước."
)
REVOKED = gettext_noop("Khóa đã ký gói tin này bị thu hồi; gói tin không được nhận.")
OVER = gettext_noop(
    "Gói tin ký bằng khóa cũ đã hết hạn dùng. Hãy báo nơi gửi lập lại gói tin bằng khóa mới."
)


def fault_of_key(state: KeyState, valid_until: date | None, on: date) -> str:
    """Why a bundle signed with such a key is refused on that day; "" when it is believed."""
    if state == KeyState.REVOKED:
        return REVOKED
    if state == KeyState.WAITING:
        return WAITING
    if state == KeyState.OLD and (valid_until is None or valid_until < on):
        return OVER
    return ""
