"""Pages where those who answer for the field enter acts, what happens to them, what their articles say."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from chuan.core import clock
from chuan.core.http import Request
from chuan.core.web.refusals import carried_out
from chuan.law import services
from chuan.law.errors import MayNotKeepLaw
from chuan.law.permissions import can_keep_law
from chuan.law.selectors import about
from chuan.law.web.keeping_forms import ActForm, ArticleForm, EventForm


def _typed(request: Request) -> Any:  # noqa: ANN401  (the form's own type of data)
    if not can_keep_law(request.actor):
        raise MayNotKeepLaw
    return request.POST if request.method == "POST" else None


@require_http_methods(["GET", "POST"])
def act_new(request: Request) -> HttpResponse:
    """Enter an act that the register does not have."""
    form = ActForm(_typed(request))
    act = (
        carried_out(
            form, lambda _given: services.register_act(actor=request.actor, words=form.words())
        )
        if form.is_bound
        else None
    )
    if act is not None:
        messages.success(request, _("Đã ghi văn bản vào danh mục."))
        return redirect("law:act_detail", act.uid)
    return _form(request, form, _("Ghi một văn bản"), None)


@require_http_methods(["GET", "POST"])
def event_new(request: Request, uid: UUID) -> HttpResponse:
    """Enter what happened to an act."""
    form = EventForm(_typed(request), initial={"on": clock.today()})
    act = about.act_of(uid)
    made = (
        carried_out(
            form,
            lambda _given: services.add_event(actor=request.actor, act_uid=uid, words=form.words()),
        )
        if form.is_bound
        else None
    )
    if made is not None:
        messages.success(request, _("Đã ghi. Những nơi có việc dựa vào văn bản này được báo."))
        return redirect("law:act_history", uid)
    return _form(request, form, _("Ghi thay đổi hiệu lực"), act)


@require_http_methods(["GET", "POST"])
def article_new(request: Request, uid: UUID) -> HttpResponse:
    """Write down what an article says."""
    form = ArticleForm(_typed(request), initial={"part": request.GET.get("dieu", "")[:200]})
    act = about.act_of(uid)
    made = (
        carried_out(
            form,
            lambda _given: services.put_article(
                actor=request.actor, act_uid=uid, words=form.value()
            ),
        )
        if form.is_bound
        else None
    )
    if made is not None:
        messages.success(request, _("Đã ghi nội dung điều khoản."))
        return redirect("law:act_articles", uid)
    return _form(request, form, _("Ghi nội dung điều, khoản"), act)


@require_POST
def act_take_back(request: Request, uid: UUID) -> HttpResponse:
    """Take an act that people entered out of the register."""
    services.take_act_back(
        actor=request.actor, act_uid=uid, reason=request.POST.get("reason", "")[:400]
    )
    messages.success(request, _("Đã rút văn bản khỏi danh mục."))
    return redirect("law:act_list")


@require_POST
def event_take_back(request: Request, uid: UUID) -> HttpResponse:
    """Undo what was entered about an act."""
    row = services.take_event_back(
        actor=request.actor, event_uid=uid, reason=request.POST.get("reason", "")[:400]
    )
    messages.success(request, _("Đã rút mục này; mọi thứ trở lại như trước."))
    return redirect("law:act_history", row.act.uid)


@require_POST
def article_take_back(request: Request, uid: UUID) -> HttpResponse:
    """Undo what was written about an article."""
    act = services.take_article_back(
        actor=request.actor, version_uid=uid, reason=request.POST.get("reason", "")[:400]
    )
    messages.success(request, _("Đã rút nội dung đã ghi."))
    return redirect("law:act_articles", act.uid)


def _form(request: Request, form: Form, heading: str, act: object) -> HttpResponse:
    page = {"form": form, "heading": heading, "act": act}
    return render(request, "law/keeping.html", page, status=422 if form.errors else 200)
