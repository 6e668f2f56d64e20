"""The page of a paper's route, its printed phiếu trình, and two wordings side by side."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from chuan.core import clock
from chuan.core.http import Request
from chuan.documents.enums import StepKind
from chuan.documents.selectors.paper_route import RoutePage, compare, route_page
from chuan.documents.selectors.papers import conclusions
from chuan.documents.web.route_forms import (
    HandForm,
    MeetingForm,
    NumberForm,
    ReturnForm,
    StepForm,
)
from chuan.domain.vanban.writing import Family


@require_safe
def paper_route(request: Request, uid: UUID) -> HttpResponse:
    """Where the paper is, who acted, and the next step for whoever it waits for."""
    return show(request, uid)


def show(request: Request, uid: UUID, *, status: int = 200, **bound: Any) -> HttpResponse:  # noqa: ANN401  (bound forms by name)
    """The page with the forms that were typed into, when one was refused."""
    page = route_page(request.actor, uid)
    refused = bound.pop("refused", None)
    forms = {**_forms(request, page), **bound}
    context = {"page": page, "forms": forms, "refused": refused}
    return render(request, "documents/paper_route.html", context, status=status)


def _forms(request: Request, page: RoutePage) -> dict[str, Any]:
    """The forms of the step at which the paper waits, empty."""
    step = page.step
    order = {"order": step.order} if step else {}
    meets = page.is_my_turn and step is not None and step.kind == StepKind.MEETING
    return {
        "step_form": StepForm(initial=order, prefix=None),
        "return_form": ReturnForm(initial=order, earlier=page.earlier),
        "hand_form": HandForm(initial=order),
        "number_form": NumberForm(initial={**order, "on": clock.today()}),
        "meeting_form": MeetingForm(
            initial=order,
            papers=conclusions(request.actor, page.draft) if meets else (),
            of_party=page.draft.family == Family.PARTY,
        ),
    }


@require_safe
def paper_slip(request: Request, uid: UUID) -> HttpResponse:
    """Phiếu trình: every step with who acted, when and in which words, for printing."""
    page = route_page(request.actor, uid)
    context = {"page": page, "today": clock.today(), "paper": page.draft.paper}
    return render(request, "documents/paper_slip.html", context)


@require_safe
def paper_compare(request: Request, uid: UUID) -> HttpResponse:
    """Two wordings side by side: ?tu=1&den=2."""
    found = compare(request.actor, uid, _number(request, "tu"), _number(request, "den"))
    context = {
        "found": found,
        "left_title": _("Bản trước"),
        "right_title": _("Bản sau"),
    }
    return render(request, "documents/paper_compare.html", context)


def _number(request: Request, name: str) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None
