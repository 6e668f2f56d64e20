"""Pages about oneself: whom one acts for, the own account, the own password."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from chuan.core import clock, inbox
from chuan.core.http import Request
from chuan.orgs import services
from chuan.orgs.selectors import places_to_act
from chuan.orgs.selectors.people import Account, account_of, seats_of
from chuan.orgs.web.forms import PasswordForm, PersonForm, details_of
from chuan.orgs.web.middleware import ACTING_FOR


def _me(request: Request) -> Account:
    return account_of(request.user)


@login_not_required
@require_GET
def password_help(request: Request) -> HttpResponse:
    """What to do without a password: the administrator of the own body gives a one-time code."""
    return render(request, "orgs/password_help.html")


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def password_choose(request: Request) -> HttpResponse:
    """Choose the own password; forced after a one-time code."""
    me = _me(request)
    form = PasswordForm(request.POST or None, person=me)
    if request.method == "POST" and form.is_valid():
        changed = services.choose_password(
            actor=request.actor, person=me, password=form.cleaned_data["new"]
        )
        update_session_auth_hash(request, changed)
        messages.success(request, _("Đã đổi mật khẩu. Các phiên đăng nhập khác đã đóng."))
        return redirect(settings.LOGIN_REDIRECT_URL)
    return render(
        request, "orgs/password.html", {"form": form, "is_first": me.must_change_password}
    )


@require_http_methods(["GET", "POST"])
def acting_choose(request: Request) -> HttpResponse:
    """Choose the organisation one acts for."""
    me = _me(request)
    if request.method == "POST":
        wanted = request.POST.get("organisation", "")
        if wanted in {seat.organisation.uid.hex for seat in places_to_act(me, clock.today())}:
            request.session[ACTING_FOR] = wanted
        onward = request.POST.get("next", "")
        safe = url_has_allowed_host_and_scheme(onward, {request.get_host()}, request.is_secure())
        return redirect(onward if onward and safe else settings.LOGIN_REDIRECT_URL)
    seats = seats_of(me, clock.today(), current_uid=request.actor.organisation_uid)
    return render(request, "orgs/acting.html", {"seats": seats})


@require_http_methods(["GET", "POST"])
def profile(request: Request) -> HttpResponse:
    """The own account: name, contacts, digest; ways to password and second factor."""
    me = _me(request)
    form = PersonForm(request.POST or None, initial=details_of(me))
    if request.method == "POST" and form.is_valid():
        services.correct_person(actor=request.actor, person=me, **form.cleaned_data)
        inbox.set_digest(request.actor, wanted="digest" in request.POST)
        messages.success(request, _("Đã lưu."))
        return redirect("orgs:profile")
    seats = seats_of(me, clock.today(), current_uid=request.actor.organisation_uid)
    page = {
        "form": form,
        "account": me,
        "seats": seats,
        "wants_digest": inbox.wants_digest(request.actor),
    }
    return render(request, "orgs/profile.html", page)
