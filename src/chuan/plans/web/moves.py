"""Work of bodies that have ended: proposals, what is moved to whom, and the draft of the decision."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from chuan.core import clock, tables
from chuan.core.http import Request
from chuan.plans import services
from chuan.plans.selectors import moves
from chuan.plans.web.cascade_tables import MOVES


@require_safe
def move_list(request: Request) -> HttpResponse:
    """Proposals to the own organisation and those below."""
    page = tables.build(request, moves.list_proposals(request.actor), MOVES)
    return render(request, "plans/move_list.html", {"page": page})


@require_safe
def move_detail(request: Request, uid: UUID) -> HttpResponse:
    """One proposal: what is open, whom it may go to, what was moved."""
    page = moves.proposal_page(request.actor, uid, clock.today())
    return render(request, "plans/move_detail.html", {"page": page})


@require_POST
def move_accept(request: Request, uid: UUID) -> HttpResponse:
    """Move the chosen rows, each to the body chosen for it."""
    moved = services.accept_moves(
        actor=request.actor, uid=uid, choices=_choices(request), note=request.POST.get("note", "")
    )
    said = ngettext("Đã chuyển %(n)d mục.", "Đã chuyển %(n)d mục.", moved) % {"n": moved}
    messages.success(request, said)
    return redirect("plans:move_detail", uid=uid)


@require_POST
def move_keep(request: Request, uid: UUID) -> HttpResponse:
    """Leave everything where it is."""
    services.keep_as_is(actor=request.actor, uid=uid, reason=request.POST.get("reason", ""))
    messages.success(request, _("Đã ghi nhận: giữ nguyên."))
    return redirect("plans:move_detail", uid=uid)


@require_POST
def move_undo(request: Request, uid: UUID) -> HttpResponse:
    """Take back what was moved."""
    undone = services.undo_moves(actor=request.actor, uid=uid)
    said = ngettext("Đã hoàn tác %(n)d mục.", "Đã hoàn tác %(n)d mục.", undone) % {"n": undone}
    messages.success(request, said)
    return redirect("plans:move_detail", uid=uid)


@require_POST
def move_draft(request: Request, uid: UUID) -> HttpResponse:
    """Begin the draft of the amending decision."""
    draft = services.draft_amendment(actor=request.actor, uid=uid)
    messages.success(request, _("Đã tạo bản thảo quyết định điều chỉnh."))
    return redirect("documents:paper_detail", uid=draft.uid)


def _choices(request: Request) -> dict[str, int]:
    """Rows with a body chosen: "den:share:7" = primary key of the body."""
    found = {}
    for key, value in request.POST.items():
        to = str(value)
        if key.startswith("den:") and to.isascii() and to.isdigit() and len(to) < 16:
            found[key.removeprefix("den:")] = int(to)
    return found
