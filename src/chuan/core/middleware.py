"""What every answer carries, whose scope every query has, and how refusals are told."""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _

from chuan.core.actor import ANONYMOUS, Actor
from chuan.core.problems import Problem, answer, is_for_programs, of_error, title_of
from chuan.core.scope import bind
from chuan.domain.errors import DomainError

Next = Callable[[HttpRequest], HttpResponse]

CONTENT_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": CONTENT_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


_FORMS: Final = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})
"""What is read before a view is asked."""
PRIVATE: Final = "private, no-store"
"""What somebody signed in has read stays in no cache: neither a proxy's nor a shared computer's."""


class SecurityHeadersMiddleware:
    """Adds the strict content policy and its companions, unless a view said something stricter."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add what the answer does not carry yet."""
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.setdefault(name, value)
        actor: Actor = getattr(request, "actor", ANONYMOUS)
        if not actor.is_anonymous:
            response.setdefault("Cache-Control", PRIVATE)
        return response


class NulSignMiddleware:
    """Refuses text with a NUL sign: no keyboard types one, and PostgreSQL stores none."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing before the form is known to be ours."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., object], *_given: object
    ) -> None:
        """Look at what was typed, after the check of the form's origin has read it.

        A view that says so answers programs in its own way.
        """
        if getattr(view, "refuses_nul", False):
            return
        if "\x00" in request.path or any(map(has_nul, (request.GET, request.POST))):
            raise BadRequest("a NUL sign in a form")


def has_nul(given: QueryDict) -> bool:
    """A name or a value has a NUL sign."""
    return any("\x00" in text for key, values in given.lists() for text in (key, *values))


class BodyLimitMiddleware:
    """Refuses a body that is too large before a byte of it is read; strangers send small forms only."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """By the length that the browser tells; nothing is read beyond it."""
        actor: Actor = getattr(request, "actor", ANONYMOUS)
        most: int = settings.LARGEST_FORM if actor.is_anonymous else settings.LARGEST_BODY
        told = request.META.get("CONTENT_LENGTH") or "0"
        is_of_program = is_for_programs(request) and request.content_type not in _FORMS
        if is_of_program or (told.isdecimal() and int(told) <= most):
            return self.get_response(request)
        detail = _("Tệp gửi lên quá lớn. Hãy đăng nhập trước, chia nhỏ hoặc nén lại rồi gửi.")
        return answer(request, Problem(413, "core.too_large", title_of(413), detail))


class ScopeMiddleware:
    """Makes every statement of a request carry the actor's path on PostgreSQL."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Bind the scope for the time of the request."""
        actor: Actor = getattr(request, "actor", ANONYMOUS)
        with bind(actor):
            return self.get_response(request)


class DomainErrorMiddleware:
    """Turns a refusal into its page or problem document."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing on the way in."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer refusals; leave errors to Django."""
        if not isinstance(exception, DomainError):
            return None
        return answer(request, of_error(exception))
