"""Pages on which an enterprise keeps its own profile."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import clock
from chuan.core.device import kept_on_device
from chuan.core.http import Request
from chuan.core.web.refusals import carried_out
from chuan.engagement import labels
from chuan.engagement.enums import Section
from chuan.engagement.selectors import notifications, profiles
from chuan.engagement.selectors.line_words import words_in
from chuan.engagement.services import profiles as service
from chuan.engagement.web.profile_forms import BasicsForm, LineForm, initial_of


def _done(form: forms.Form, act: Callable[[dict[str, Any]], object]) -> bool:
    """Whether what a valid form asks was carried out."""
    return carried_out(form, act) is not None


@require_safe
@kept_on_device
def profile_own(request: Request) -> HttpResponse:
    """The own profile: what is said, what waits, what lapses."""
    on = clock.today()
    page = profiles.own_page(request.actor, on)
    touching = notifications.open_matches(request.actor, on)
    return render(request, "engagement/profile_own.html", {"page": page, "touching": touching})


@require_http_methods(["GET", "HEAD", "POST"])
@kept_on_device
def profile_basics(request: Request) -> HttpResponse:
    """Field, contact, and what is public."""
    page = profiles.own_page(request.actor, clock.today())
    initial = {}
    if page.profile is not None:
        initial = {name: getattr(page.profile, name) for name in service.Basics.__slots__}
    form = BasicsForm(request.POST or None, initial=initial)
    if request.method == "POST" and _done(
        form, lambda _given: service.set_basics(actor=request.actor, basics=form.basics())
    ):
        messages.success(request, _("Đã lưu thông tin chung."))
        return redirect("engagement:profile_own")
    status = 422 if form.errors else 200
    return render(
        request, "engagement/profile_basics.html", {"form": form, "page": page}, status=status
    )


@require_http_methods(["GET", "HEAD", "POST"])
@kept_on_device
def line_new(request: Request, section: str) -> HttpResponse:
    """Say one more thing of oneself."""
    page = profiles.own_page(request.actor, clock.today())
    if section not in set(Section):
        raise Http404
    initial = {"name": request.GET.get("so", "")[:200]}
    form = LineForm(request.POST or None, request.FILES or None, section=section, initial=initial)
    if request.method == "POST" and _done(
        form,
        lambda _given: service.declare_line(
            actor=request.actor, section=section, words=form.words(), attachment=form.attachment()
        ),
    ):
        messages.success(request, _("Đã thêm vào hồ sơ."))
        if "again" in request.POST:
            return redirect("engagement:line_new", section=section)
        return redirect("engagement:profile_own")
    context = {
        "form": form, "section": section, "page": page, "title": labels.ADD[section],
        "label": labels.SECTIONS[section],
    }  # fmt: skip
    return render(request, "engagement/line_new.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@kept_on_device
def line_edit(request: Request, uid: UUID) -> HttpResponse:
    """Say a line anew, or read its history."""
    own = profiles.own_page(request.actor, clock.today())
    page = profiles.line_page(request.actor, uid, clock.today())
    if own.profile is None or page.profile_uid != own.profile.uid or page.is_over:
        raise Http404
    section = page.line.section
    initial = initial_of(words_in(page.line))
    form = LineForm(request.POST or None, request.FILES or None, section=section, initial=initial)
    if request.method == "POST" and _done(
        form,
        lambda _given: service.change_line(
            actor=request.actor, uid=uid, words=form.words(), attachment=form.attachment()
        ),
    ):
        messages.success(request, _("Đã lưu."))
        return redirect("engagement:profile_own")
    context = {"form": form, "page": page, "section": section}
    return render(request, "engagement/line_edit.html", context, status=422 if form.errors else 200)


@require_POST
def line_end(request: Request, uid: UUID) -> HttpResponse:
    """The body has it no more."""
    service.end_line(actor=request.actor, uid=uid)
    messages.success(request, _("Đã thôi khai mục này; lịch sử vẫn được giữ."))
    return redirect("engagement:profile_own")
