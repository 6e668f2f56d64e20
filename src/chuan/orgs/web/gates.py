"""Gates before any page of a signed-in person: age of the session, own password, second factor."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.orgs.models import Person
from chuan.orgs.permissions import ADMINISTRATORS

SIGNED_IN_AT = "signed_in_at"
_HAS_SECOND_FACTOR = "has_second_factor"
_ALWAYS_OPEN = ("/tinh/", "/ngon-ngu/")


def closed_gate(request: HttpRequest, person: Person, actor: Actor) -> HttpResponse | None:
    """Where the person must go first, or None when every gate is open."""
    if _is_too_old(request):
        logout(request)
        query = urlencode({"next": request.get_full_path()}) if request.method == "GET" else ""
        return redirect(f"{reverse('account_login')}?{query}")
    if request.path.startswith((_own_pages(), *_ALWAYS_OPEN)):
        return None
    if person.must_change_password:
        return redirect("account_change_password")
    if _needs_second_factor(request, person, actor):
        return redirect("mfa_activate_totp")
    return None


def _is_too_old(request: HttpRequest) -> bool:
    """A session lives twelve hours from sign-in, however busy it is."""
    begun = request.session.setdefault(SIGNED_IN_AT, clock.now().timestamp())
    return bool(clock.now().timestamp() - float(begun) > settings.SESSION_COOKIE_AGE)


def _own_pages() -> str:
    """The pages of the own account, open at every gate."""
    return reverse("account_login").removesuffix("dang-nhap/")


def _needs_second_factor(request: HttpRequest, person: Person, actor: Actor) -> bool:
    if person.is_sample or not actor.has_role(*ADMINISTRATORS):
        return False
    if request.session.get(_HAS_SECOND_FACTOR):
        return False
    if Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists():
        request.session[_HAS_SECOND_FACTOR] = True
        return False
    return True
