"""The import screen: the document beside what was understood of it, until it is accepted."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import clock
from chuan.core.http import Request
from chuan.documents import services as documents
from chuan.documents.errors import CorrectionRefused
from chuan.documents.selectors.drafts import find_draft
from chuan.domain.errors import DomainError
from chuan.orgs.selectors import find_organisations
from chuan.plans import services
from chuan.plans.permissions import can_accept
from chuan.plans.selectors.import_screen import import_screen


@require_safe
def import_detail(request: Request, uid: UUID) -> HttpResponse:
    """The whole screen; ?sua=PATH opens one item, ?them=SECTION a new one, ?tim=NAME looks for a body."""
    return _show(request, uid)


@require_POST
def import_correct(request: Request, uid: UUID) -> HttpResponse:
    """Keep what was typed into one item."""
    path = request.POST.get("path", "")
    return _edit(
        request,
        uid,
        lambda: documents.correct_item(
            actor=request.actor, uid=uid, path=path, typed=_typed(request)
        ),
        anchor=request.POST.get("anchor", ""),
    )


@require_POST
def import_add(request: Request, uid: UUID) -> HttpResponse:
    """Add an item to a section."""
    place = request.POST.get("document", "")
    return _edit(
        request,
        uid,
        lambda: documents.add_item(
            actor=request.actor,
            uid=uid,
            document=int(place) if place.isdecimal() and len(place) < 3 else -1,
            section=request.POST.get("section", ""),
            typed=_typed(request),
        ),
        anchor=request.POST.get("anchor", ""),
    )


@require_POST
def import_remove(request: Request, uid: UUID) -> HttpResponse:
    """Take an item out."""
    path = request.POST.get("path", "")
    return _edit(
        request,
        uid,
        lambda: documents.remove_item(actor=request.actor, uid=uid, path=path),
        anchor=request.POST.get("anchor", ""),
    )


@require_POST
def import_undo(request: Request, uid: UUID) -> HttpResponse:
    """Take back the last step."""
    return _edit(request, uid, lambda: documents.undo_edit(actor=request.actor, uid=uid))


@require_POST
def import_redo(request: Request, uid: UUID) -> HttpResponse:
    """Do it again after all."""
    return _edit(request, uid, lambda: documents.redo_edit(actor=request.actor, uid=uid))


@require_POST
def import_finding(request: Request, uid: UUID) -> HttpResponse:
    """Set a finding aside with its reason, or look at it again."""
    fingerprint = request.POST.get("fingerprint", "")
    reason = request.POST.get("reason", "")

    def answer() -> object:
        if request.POST.get("reopen"):
            return documents.reopen_finding(actor=request.actor, uid=uid, fingerprint=fingerprint)
        return documents.answer_finding(
            actor=request.actor, uid=uid, fingerprint=fingerprint, reason=reason
        )

    return _edit(request, uid, answer, anchor="phat-hien")


@require_POST
def import_agency(request: Request, uid: UUID) -> HttpResponse:
    """Say who a printed name is."""
    name, choice = request.POST.get("name", ""), request.POST.get("choice", "")
    return _edit(
        request,
        uid,
        lambda: documents.choose_agency(actor=request.actor, uid=uid, name=name, choice=choice),
        anchor="co-quan",
    )


@require_POST
def import_create(request: Request, uid: UUID) -> HttpResponse:
    """Make a body that nobody knows yet, under the own organisation."""
    name = request.POST.get("name", "")
    body = services.create_named_body(actor=request.actor, uid=uid, name=name)
    messages.success(request, _("Đã thêm cơ quan %(name)s.") % {"name": body.name})
    return HttpResponseRedirect(f"{reverse('plans:import_detail', args=[uid])}#co-quan")


@require_POST
def import_choice(request: Request, uid: UUID) -> HttpResponse:
    """Keep a choice about the acceptance."""
    key, value = request.POST.get("key", ""), request.POST.get("value", "")
    return _edit(
        request,
        uid,
        lambda: documents.set_choice(actor=request.actor, uid=uid, key=key, value=value),
        anchor=request.POST.get("anchor", ""),
    )


@require_POST
def import_discard(request: Request, uid: UUID) -> HttpResponse:
    """Throw the draft away."""
    documents.discard_draft(actor=request.actor, uid=uid)
    messages.success(request, _("Đã xóa bản nháp và các tệp của nó."))
    return redirect("documents:document_list")


@require_http_methods(["GET", "HEAD", "POST"])
def import_accept(request: Request, uid: UUID) -> HttpResponse:
    """Show what accepting would do; do it."""
    if request.method != "POST":
        screen = import_screen(find_draft(request.actor, uid), clock.today())
        context = {"screen": screen, "may_accept": can_accept(request.actor)}
        return render(request, "plans/import_accept.html", context)
    accepted = services.accept_import(actor=request.actor, uid=uid)
    said = ngettext(
        "Đã tiếp nhận. Đã giao %(tasks)d việc cho %(bodies)d cơ quan.",
        "Đã tiếp nhận. Đã giao %(tasks)d việc cho %(bodies)d cơ quan.",
        accepted.task_count,
    )
    counts = {"tasks": accepted.task_count, "bodies": accepted.body_count}
    messages.success(request, said % counts)
    if accepted.plans:
        return redirect("plans:plan_detail", uid=accepted.plans[-1].uid)
    return redirect("documents:document_detail", uid=accepted.copies[0].document.uid)


def _show(request: Request, uid: UUID, *, refusal: DomainError | None = None) -> HttpResponse:
    posted = request.POST if refusal else {}
    adding = f"{posted.get('document')}/{posted['section']}" if posted.get("section") else ""
    path = f"/documents/{adding}/-" if adding else posted.get("path", "")
    draft = find_draft(request.actor, uid)
    asked = request.GET.get("tim", "")
    wanted = request.GET.get("q", asked)
    context = {
        "screen": import_screen(
            draft,
            clock.today(),
            typed_path=path,
            typed=_typed(request) if refusal else {},
        ),
        "open_path": path or request.GET.get("sua", ""),
        "open_section": adding or request.GET.get("them", ""),
        "refusal": refusal.said(_) if refusal else "",
        "refused_field": refusal.context.get("field", "") if refusal else "",
        "asked_name": asked,
        "asked_words": wanted,
        "found": find_organisations(request.actor, wanted, 8) if asked else (),
        "may_accept": can_accept(request.actor),
    }
    return render(request, "plans/import_detail.html", context, status=422 if refusal else 200)


def _edit(
    request: Request, uid: UUID, act: Callable[[], object], *, anchor: str = ""
) -> HttpResponse:
    """Do one step and show the screen again where it was; a script that saves gets a word back."""
    quiet = request.headers.get("X-Autosave") == "1"
    try:
        act()
    except CorrectionRefused as refusal:
        if quiet:
            field = refusal.context.get("field", "")
            return JsonResponse({"error": refusal.said(_), "field": field}, status=422)
        return _show(request, uid, refusal=refusal)
    if quiet:
        saved = f"{clock.now().astimezone(clock.VIETNAM):%H:%M:%S}"
        return JsonResponse({"saved": saved})
    url = reverse("plans:import_detail", args=[uid])
    return HttpResponseRedirect(f"{url}#{anchor}" if anchor.replace("-", "").isalnum() else url)


def _typed(request: Request) -> dict[str, str]:
    """What stands in the boxes, by the key of the field ("f:period/end")."""
    return {key[2:]: value for key, value in request.POST.dict().items() if key.startswith("f:")}
