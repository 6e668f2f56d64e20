"""Vietnamese words for the closed lists of this room."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chuan.traceability.enums import ErrorBehaviour, KeyScope

KEY_SCOPE: dict[KeyScope, Promise | str] = {
    KeyScope.CAPTURE: _("Gửi sự kiện"),
    KeyScope.QUERY: _("Tra cứu sự kiện"),
}
ERROR_BEHAVIOUR: dict[ErrorBehaviour, Promise | str] = {
    ErrorBehaviour.ROLLBACK: _("Nhận tất cả hoặc không nhận gì"),
    ErrorBehaviour.PROCEED: _("Nhận phần đúng, báo phần sai"),
}
