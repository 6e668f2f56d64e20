"""Pages of dossiers: lists, opening one, its page, its steps, papers, parties and prints."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import clock, panels, tables
from chuan.core.days import day_of
from chuan.core.http import Request
from chuan.core.web.refusals import carried_out
from chuan.procedures.errors import DossierNotFound, MayNotOpen
from chuan.procedures.permissions import can_read
from chuan.procedures.selectors import catalogue, choices, dossiers, receipts, statistics
from chuan.procedures.services.opening import open_dossier
from chuan.procedures.services.papers import NewPaper, add_paper
from chuan.procedures.services.parties import appoint_party
from chuan.procedures.services.stepping import take_step, undo_step
from chuan.procedures.web.forms import NoteForm, OpeningForm, PaperForm, PartyForm, StepForm
from chuan.procedures.web.tables import DOSSIERS

WHICH = ("", "cho", "mo", "tre", "xem-lai")
PLACE = "procedures.dossier"
"""Where rooms above add their parts to the page of a dossier."""


def _which(request: Request) -> str:
    asked = request.GET.get("xem", "")
    return asked if asked in WHICH else ""


def _authorise(request: Request) -> None:
    if not can_read(request.actor):
        raise MayNotOpen


@require_safe
def dossier_list(request: Request) -> HttpResponse:
    """Dossiers of the own body and those it takes part in; those that wait for it, or are late."""
    _authorise(request)
    which = _which(request)
    rows = dossiers.dossiers_of(request.actor, which, clock.today())
    context = {
        "page": tables.build(request, rows, DOSSIERS),
        "which": which,
        "tabs": _tabs(which),
        "export_url": reverse("procedures:dossier_export"),
    }
    return render(request, "procedures/dossier_list.html", context)


def _tabs(which: str) -> list[dict[str, object]]:
    words = (
        _("Tất cả"), _("Chờ cơ quan tôi"), _("Cơ quan tôi mở"), _("Quá hạn"),
        _("Cần xem lại do quy định"),
    )  # fmt: skip
    here = reverse("procedures:dossier_list")
    return [
        {"url": f"{here}?xem={key}" if key else here, "label": label, "current": key == which}
        for key, label in zip(WHICH, words, strict=True)
    ]


@require_safe
def dossier_export(request: Request) -> HttpResponseBase:
    """The same list as a file."""
    _authorise(request)
    rows = dossiers.dossiers_of(request.actor, _which(request), clock.today())
    return tables.export(request, rows, DOSSIERS, "ho-so.csv")


def _period(request: Request) -> tuple[date, date]:
    today = clock.today()
    start = day_of(request.GET.get("tu", "")) or date(today.year, 1, 1)
    return start, max(start, day_of(request.GET.get("den", "")) or today)


@require_safe
def dossier_statistics(request: Request) -> HttpResponse:
    """Received, solved in time or late, on their way: by procedure."""
    _authorise(request)
    start, until = _period(request)
    context = {
        "rows": statistics.counts(request.actor, start, until, clock.today()),
        "start": start,
        "until": until,
        "export_url": f"{reverse('procedures:statistics_export')}?tu={start}&den={until}",
    }
    return render(request, "procedures/dossier_statistics.html", context)


@require_safe
def statistics_export(request: Request) -> HttpResponseBase:
    """The same counts as a file."""
    _authorise(request)
    start, until = _period(request)
    head = (
        _("Thủ tục"), _("Kỳ trước"), _("Nhận trong kỳ"), _("Xong trong hạn"),
        _("Xong, chậm"), _("Đang làm"), _("Đang làm, quá hạn"),
    )  # fmt: skip
    rows = statistics.counts(request.actor, start, until, clock.today())
    lines = [
        (r.title, r.before, r.received, r.in_time, r.late, r.waiting, r.waiting_late) for r in rows
    ]
    return tables.export_rows([head, *lines], "thong-ke-ho-so.csv")


@require_safe
def dossier_choose(request: Request) -> HttpResponse:
    """Which procedures the own body may open."""
    _authorise(request)
    rows = catalogue.openable(request.actor, clock.today())
    return render(request, "procedures/dossier_choose.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def dossier_open(request: Request, key: str) -> HttpResponse:
    """A new dossier of one procedure."""
    offered = choices.opening_choices(request.actor, key, clock.today())
    form = OpeningForm(
        request.POST or None, definition=offered.definition, roles=offered.roles,
        bodies=offered.bodies,
    )  # fmt: skip
    if request.method == "POST":
        made = carried_out(
            form,
            lambda _given: open_dossier(actor=request.actor, procedure=key, opening=form.opening()),
        )
        if made is not None:
            messages.success(request, _("Đã mở hồ sơ số %(n)s.") % {"n": made.number})
            return redirect("procedures:dossier_detail", uid=made.uid)
    context = {"form": form, "definition": offered.definition}
    return render(
        request, "procedures/dossier_open.html", context, status=422 if form.errors else 200
    )


@require_safe
def dossier_detail(request: Request, uid: UUID) -> HttpResponse:
    """One dossier: whose turn, what is left of time, papers, everything that was done."""
    page = dossiers.dossier_page(request.actor, uid, clock.today())
    context = {
        "page": page,
        "panels": panels.panels(PLACE, request.actor, page.dossier),
        "paper_form": PaperForm(choices=choices.paper_choices(page.definition)),
    }
    return render(request, "procedures/dossier_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def step_take(request: Request, uid: UUID, event: str) -> HttpResponse:
    """What one step asks for, and its taking; who comes second is told who was first."""
    try:
        page, choice = dossiers.step_choice(request.actor, uid, event, clock.today())
    except DossierNotFound:
        moved = dossiers.moved_since(request.actor, uid, request.POST.get("seen", ""))
        if moved is None:
            raise
        messages.warning(request, moved.said(_))
        return redirect("procedures:dossier_detail", uid=uid)
    form = StepForm(
        request.POST or None, definition=page.definition, step=choice.spec, seen=page.dossier.seen
    )
    if request.method == "POST":
        done = carried_out(
            form,
            lambda given: take_step(
                actor=request.actor, uid=uid, event=event, seen=given["seen"], given=form.given()
            ),
        )
        if done is not None:
            messages.success(request, _("Đã ghi bước “%(step)s”.") % {"step": choice.spec.label})
            return redirect("procedures:dossier_detail", uid=uid)
    context = {"page": page, "choice": choice, "form": form}
    return render(request, "procedures/step_take.html", context, status=422 if form.errors else 200)


@require_POST
def step_undo(request: Request, uid: UUID) -> HttpResponse:
    """Take back the last step."""
    dossiers.dossier_for(request.actor, uid)
    form = NoteForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Hãy ghi lý do lấy lại bước này."))
        return redirect("procedures:dossier_detail", uid=uid)
    undo_step(
        actor=request.actor, uid=uid, seen=form.cleaned_data["seen"],
        note=form.cleaned_data["note"],
    )  # fmt: skip
    messages.success(request, _("Đã lấy lại bước vừa làm."))
    return redirect("procedures:dossier_detail", uid=uid)


@require_POST
def paper_add(request: Request, uid: UUID) -> HttpResponse:
    """Hand in one paper."""
    page = dossiers.dossier_page(request.actor, uid, clock.today())
    form = PaperForm(request.POST, request.FILES, choices=choices.paper_choices(page.definition))
    kept = carried_out(
        form,
        lambda given: add_paper(
            actor=request.actor, uid=uid,
            given=NewPaper(given["key"], given["file"].file, given["file"].name, given["note"]),
        ),
    )  # fmt: skip
    if kept is not None:
        messages.success(request, _("Đã nhận: %(paper)s.") % {"paper": kept.label})
        return redirect("procedures:dossier_detail", uid=uid)
    context = {
        "page": page,
        "panels": panels.panels(PLACE, request.actor, page.dossier),
        "paper_form": form,
    }
    return render(request, "procedures/dossier_detail.html", context, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def party_appoint(request: Request, uid: UUID) -> HttpResponse:
    """Let another body take part."""
    page = dossiers.dossier_page(request.actor, uid, clock.today())
    if not page.can_appoint:
        raise DossierNotFound
    form = PartyForm(
        request.POST or None, roles=choices.role_choices(page.definition),
        bodies=choices.body_choices(clock.today()), initial={"seen": page.dossier.seen},
    )  # fmt: skip
    if request.method == "POST":
        made = carried_out(
            form,
            lambda given: appoint_party(
                actor=request.actor, uid=uid, role=given["role"],
                body=UUID(given["body"]) if given["body"] else None, outside=given["outside"],
                seen=given["seen"],
            ),
        )  # fmt: skip
        if made is not None:
            messages.success(request, _("Đã mời %(who)s tham gia.") % {"who": made.label})
            return redirect("procedures:dossier_detail", uid=uid)
    context = {"page": page, "form": form}
    return render(
        request, "procedures/party_appoint.html", context, status=422 if form.errors else 200
    )


@require_safe
def control_sheet(request: Request, uid: UUID) -> HttpResponse:
    """The sheet that goes with a dossier: every step, by whom, when, and the time it had."""
    page = dossiers.dossier_page(request.actor, uid, clock.today())
    return render(request, "procedures/control_sheet.html", {"page": page, "today": clock.today()})


@require_safe
def receipt_print(request: Request, uid: UUID) -> HttpResponse:
    """The receipt to be handed to who asked."""
    page = dossiers.dossier_page(request.actor, uid, clock.today())
    if page.receipt is None:
        raise DossierNotFound
    context = {
        "page": page,
        "receipt": page.receipt,
        "code": receipts.code_in_words(page.receipt),
        "lookup_url": request.build_absolute_uri(reverse("procedures:receipt_lookup")),
    }
    return render(request, "procedures/receipt_print.html", context)
