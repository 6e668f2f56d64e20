"""Searches that people keep: the list, keeping one, being told or not, dropping it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from chuan.core.http import Request
from chuan.domain.errors import RuleBroken
from chuan.standards.selectors.saved import saved_searches
from chuan.standards.services import saving
from chuan.standards.web.search import asked


@require_safe
def search_list(request: Request) -> HttpResponse:
    """My kept searches."""
    lines = saved_searches(request.actor)
    return render(request, "standards/search_list.html", {"lines": lines})


@require_POST
def search_save(request: Request) -> HttpResponse:
    """Keep the search of the page it was sent from."""
    given = QueryDict(request.POST.get("address", "")[:800].lstrip("?"))
    text, filters, _order = asked(given)
    try:
        saving.save_search(
            actor=request.actor, name=request.POST.get("name", ""), text=text, filters=filters
        )
    except RuleBroken as refusal:
        messages.error(request, refusal.said(_))
        return redirect("standards:search_list")
    messages.success(request, _("Đã lưu. Có thay đổi, bạn sẽ nhận thông báo vào sáng hôm sau."))
    return redirect("standards:search_list")


@require_POST
def search_alerts(request: Request, uid: UUID) -> HttpResponse:
    """Be told of news, or no longer."""
    wanted = request.POST.get("bao") == "1"
    saving.set_alerts(actor=request.actor, uid=uid, wanted=wanted)
    messages.success(request, _("Sẽ báo khi có thay đổi.") if wanted else _("Đã thôi báo."))
    return redirect("standards:search_list")


@require_POST
def search_drop(request: Request, uid: UUID) -> HttpResponse:
    """Keep it no longer."""
    saving.drop_search(actor=request.actor, uid=uid)
    messages.success(request, _("Đã xóa tìm kiếm đã lưu."))
    return redirect("standards:search_list")
