"""What people do about the share of their body: given, moved, answered, begun, finished."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chuan.core.http import Request
from chuan.plans import services
from chuan.plans.enums import AssignmentEvent
from chuan.plans.errors import TaskIncomplete
from chuan.plans.selectors.tasks import task_of_share


@require_POST
def share_assign(request: Request, uid: UUID) -> HttpResponse:
    """Give the share to a person, with a note."""
    services.assign_person(
        actor=request.actor,
        uid=uid,
        person=_person(request.POST.get("person", "")),
        note=request.POST.get("note", ""),
    )
    messages.success(request, _("Đã phân công."))
    return _back(request, uid)


@require_POST
def share_reassign(request: Request, uid: UUID) -> HttpResponse:
    """Take it from one person, give it to another or back to the body."""
    to = request.POST.get("person", "")
    services.reassign_person(
        actor=request.actor,
        uid=uid,
        from_person=_person(request.POST.get("from_person", "")),
        person=_person(to) if to else None,
        note=request.POST.get("note", ""),
    )
    messages.success(request, _("Đã chuyển người thực hiện."))
    return _back(request, uid)


@require_POST
def share_reply(request: Request, uid: UUID) -> HttpResponse:
    """Write into the thread of the share."""
    services.reply(actor=request.actor, uid=uid, text=request.POST.get("text", ""))
    messages.success(request, _("Đã gửi."))
    return _back(request, uid)


@require_POST
def share_move(request: Request, uid: UUID) -> HttpResponse:
    """Begin, finish, drop, take up again."""
    asked = request.POST.get("event", "")
    if asked not in set(AssignmentEvent):
        raise TaskIncomplete(_("Không có bước này."))
    services.move_share(
        actor=request.actor,
        uid=uid,
        event=AssignmentEvent(asked),
        reason=request.POST.get("reason", ""),
    )
    messages.success(request, _("Đã ghi nhận."))
    return _back(request, uid)


def _person(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise TaskIncomplete(_("Hãy chọn một người."), field="person") from error


def _back(request: Request, uid: UUID) -> HttpResponse:
    """To the page asked for ("Việc của tôi"), else to the task."""
    asked = request.POST.get("next", "")
    if asked and url_has_allowed_host_and_scheme(asked, allowed_hosts=None):
        return HttpResponseRedirect(asked)
    return redirect("plans:task_detail", uid=task_of_share(request.actor, uid))
