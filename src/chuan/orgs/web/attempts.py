"""Whose wrong passwords are counted together, so that nobody locks another out of the own browser.

A browser in which a person has signed in bears a signed mark of it. Slips made there are counted
apart from those made anywhere else: a stranger who types wrong passwords closes the door to
strangers only, and the mark itself allows no more guesses than any other place.
"""

import secrets
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from chuan.orgs.models import Person

BROWSER: Final = "known_browser"
KNOWN_FOR: Final = 180 * 24 * 3600
"""Seconds that a browser is remembered after the last sign-in."""
_SALT: Final = "chuan.orgs.known_browser"
_OWN_COUNT: Final = {"login_failed": "5/15m/key"}
"""In a known browser; the many strangers behind the same address do not count against it."""


def counted_under(request: HttpRequest, username: str) -> tuple[str, dict[str, Any] | None]:
    """The name of the count for a sign-in as `username`, and its own limits if it has any.

    A new reset of access, like a new password, begins every count of the account anew.
    """
    name = username.strip().lower()
    person = Person.objects.filter(username=name).first()
    if person is None:
        return name, None
    count = f"{name}:{person.session_epoch}"
    owner, _, browser = _mark(request).partition(".")
    return (f"{count}:{browser}", _OWN_COUNT) if owner == person.uid.hex else (count, None)


def remember(request: HttpRequest, response: HttpResponseBase, person: Person) -> None:
    """Mark the browser in which `person` has just signed in; a mark it has already is kept."""
    mark = _mark(request)
    if not mark.startswith(f"{person.uid.hex}."):
        mark = f"{person.uid.hex}.{secrets.token_urlsafe(16)}"
    response.set_signed_cookie(
        BROWSER,
        mark,
        salt=_SALT,
        max_age=KNOWN_FOR,
        path=reverse("account_login"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _mark(request: HttpRequest) -> str:
    """What `remember` wrote, or nothing when it is absent, old or made by somebody else."""
    return str(request.get_signed_cookie(BROWSER, default="", salt=_SALT, max_age=KNOWN_FOR) or "")
