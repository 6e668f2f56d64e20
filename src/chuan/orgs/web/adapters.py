"""How django-allauth behaves on a node: no sign-up, our words, secrets encrypted at rest."""

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from chuan.core import clock
from chuan.orgs.models import Person, RoleAssignment
from chuan.orgs.permissions import ADMINISTRATORS
from chuan.orgs.selectors import actor_of_session
from chuan.orgs.services import use_code
from chuan.orgs.web import attempts
from chuan.orgs.web.gates import SIGNED_IN_AT

_WORDS = {
    "account_inactive": _("Tài khoản này đã kết thúc."),
    "incorrect_password": _("Mật khẩu chưa đúng."),
    "enter_current_password": _("Hãy nhập mật khẩu hiện tại."),
    "too_many_login_attempts": _(
        "Đã nhập sai nhiều lần. Hãy đợi 15 phút rồi thử lại, hoặc nhờ quản trị viên của cơ quan."
    ),
    "username_password_mismatch": _("Tên đăng nhập hoặc mật khẩu chưa đúng."),
    "email_password_mismatch": _("Tên đăng nhập hoặc mật khẩu chưa đúng."),
    "phone_password_mismatch": _("Tên đăng nhập hoặc mật khẩu chưa đúng."),
    "invalid_login": _("Tên đăng nhập hoặc mật khẩu chưa đúng."),
    "incorrect_code": _("Mã chưa đúng hoặc đã hết hạn."),
    "rate_limited": _("Thao tác quá nhanh. Hãy đợi một lát rồi thử lại."),
}
_NOTES = {
    "mfa/messages/totp_activated.txt": _("Đã bật mã xác thực."),
    "mfa/messages/totp_deactivated.txt": _("Đã tắt mã xác thực."),
    "mfa/messages/recovery_codes_generated.txt": _(
        "Đã tạo mã dự phòng mới. Mã cũ không còn dùng được."
    ),
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """Accounts are made by administrators; a one-time code opens once, and not when it is too old."""

    error_messages = {**DefaultAccountAdapter.error_messages, **_WORDS}

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  (allauth's signature)
        """Nobody signs up."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:  # noqa: ANN401  (allauth's signature)
        """Refuse whoever has tried too often, counted by account and browser."""
        key, limits = attempts.counted_under(request, str(credentials.get("username", "")))
        self._login_failed_rl_usage = ratelimit.consume(
            request, app="allauth.account", action="login_failed", key=key, config=limits
        )
        if not self._login_failed_rl_usage:
            raise self.validation_error("too_many_login_attempts")

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Person | None:  # noqa: ANN401  (allauth's signature)
        """The person behind right credentials; a one-time code is used up by this."""
        person: Person | None = super().authenticate(request, **credentials)
        if person is None or not person.must_change_password:
            return person
        if not use_code(actor=actor_of_session(person, "", clock.today()), person=person):
            raise forms.ValidationError(
                _(
                    "Mã dùng một lần đã được dùng hoặc đã hết hạn. "
                    "Hãy nhờ quản trị viên của cơ quan cấp mã mới."
                )
            )
        return person

    def login(self, request: HttpRequest, user: Person) -> None:
        """Begin the twelve hours of this session."""
        super().login(request, user)
        request.session[SIGNED_IN_AT] = clock.now().timestamp()

    def post_login(self, request: HttpRequest, user: Person, **given: Any) -> HttpResponse:  # noqa: ANN401  (allauth's signature)
        """Onward, in a browser that is known from now on."""
        response: HttpResponse = super().post_login(request, user, **given)
        attempts.remember(request, response, user)
        return response

    def add_message(  # noqa: PLR0917  (allauth's signature)
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,  # noqa: ARG002  (as above)
        extra_tags: str = "",
        message: str | None = None,  # noqa: ARG002  (as above)
    ) -> None:
        """Only what is worth saying, in our words."""
        text = _NOTES.get(message_template or "")
        if text:
            messages.add_message(request, level, text, extra_tags=extra_tags)


class MfaAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth carries no types
    """Secrets of second factors are unreadable in a copy of the database."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("Mã chưa đúng hoặc đã hết hạn."),
        "cannot_delete_authenticator": _("Quản trị viên phải giữ mã xác thực."),
        "cannot_generate_recovery_codes": _("Hãy bật mã xác thực trước khi tạo mã dự phòng."),
    }

    def encrypt(self, text: str) -> str:
        """The text under a key derived from the node's secret."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """What `encrypt` was given."""
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def get_totp_issuer(self) -> str:
        """The name shown in the authenticator."""
        return "Chuẩn"

    def can_delete_authenticator(self, authenticator: Any) -> bool:  # noqa: ANN401  (allauth's model)
        """Administrators keep their second factor."""
        return not is_held_to_second_factor(authenticator.user)

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  (allauth's signature)
        """No e-mail: the audit record and the inbox tell."""


def is_held_to_second_factor(person: Person) -> bool:
    """Administrators of real bodies must have one; sample people may go without."""
    if person.is_sample:
        return False
    roles = RoleAssignment.objects.valid_on(clock.today()).filter(person=person)
    return roles.filter(role__in=ADMINISTRATORS).exists()


def _cipher() -> Fernet:
    key = hashlib.sha256(b"chuan.orgs.mfa:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
