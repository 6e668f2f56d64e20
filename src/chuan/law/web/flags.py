"""Pages of what to look at again because a rule changed: the list, answers, the file."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from chuan.core import tables
from chuan.core.enums import FlagState
from chuan.core.http import Request
from chuan.core.web.refusals import carried_out
from chuan.law import services
from chuan.law.permissions import can_answer_flags
from chuan.law.selectors import about
from chuan.law.web.flag_tables import FLAGS
from chuan.law.web.keeping_forms import AnswerForm

OPEN, ANSWERED, ALL = "", "da-tra-loi", "tat-ca"


@require_safe
def flag_list(request: Request) -> HttpResponse:
    """What to look at (the open ones first), with boxes to answer one or many."""
    return _page(request, AnswerForm())


@require_POST
def flag_answer(request: Request) -> HttpResponse:
    """Answer those that were ticked, with one reason."""
    form = AnswerForm(request.POST)
    ticked = [
        int(text) for text in request.POST.getlist("muc") if text.isascii() and text.isdigit()
    ]

    def act(given: dict[str, object]) -> int:
        return services.answer_flags(
            actor=request.actor,
            flags=ticked,
            state=FlagState(str(given["state"])),
            reason=str(given["reason"]),
        )

    done = carried_out(form, act)
    if done is None:
        return _page(request, form, ticked=ticked, status=422)
    messages.success(
        request, ngettext("Đã trả lời %(n)s mục.", "Đã trả lời %(n)s mục.", done) % {"n": done}
    )
    return redirect(f"{reverse('law:flag_list')}?{request.GET.urlencode()}")


@require_POST
def flag_reopen(request: Request, number: int) -> HttpResponse:
    """Take one answer back."""
    services.reopen_flag(actor=request.actor, flag=number)
    messages.success(request, _("Đã mở lại mục này."))
    return redirect("law:flag_list")


@require_safe
def flag_export(request: Request) -> HttpResponseBase:
    """The list as it is filtered, as a file."""
    return tables.export(request, _rows(request), FLAGS, "can-xem-lai-do-thay-doi-quy-dinh")


def _rows(request: Request) -> QuerySet[Any]:
    rows = about.flag_rows(request.actor)
    shown = request.GET.get("xem", OPEN)
    if shown == ALL:
        return rows
    if shown == ANSWERED:
        return rows.exclude(state__in=(FlagState.OPEN, FlagState.WITHDRAWN))
    return rows.filter(state=FlagState.OPEN)


def _page(
    request: Request, form: AnswerForm, *, ticked: list[int] | None = None, status: int = 200
) -> HttpResponse:
    shown = request.GET.get("xem", OPEN)
    here = reverse("law:flag_list")
    words = ((OPEN, _("Chưa xem lại")), (ANSWERED, _("Đã trả lời")), (ALL, _("Tất cả")))
    context = {
        "page": tables.build(request, _rows(request), FLAGS),
        "tabs": [
            {
                "url": f"{here}?xem={key}" if key else here,
                "label": label,
                "current": key == shown,
                "count": None,
            }
            for key, label in words
        ],
        "export_url": reverse("law:flag_export"),
        "form": form,
        "ticked": ticked or [],
        "can_answer": can_answer_flags(request.actor) and shown == OPEN,
        "can_reopen": can_answer_flags(request.actor) and shown == ANSWERED,
    }
    return render(request, "law/flags.html", context, status=status)
