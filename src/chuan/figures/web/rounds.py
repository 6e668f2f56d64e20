"""Pages of rounds: reports owed, rounds asked, a round asked anew, and how complete one is."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import clock, tables
from chuan.core.http import Request
from chuan.core.web.refusals import carried_out, uid_of
from chuan.figures.enums import Reading, RoundKind
from chuan.figures.errors import MayNotAsk, RoundNotFound, RoundRefused
from chuan.figures.permissions import can_ask
from chuan.figures.selectors import asking, rounds
from chuan.figures.selectors.forms_in_use import usable_form, usable_forms
from chuan.figures.services import steering
from chuan.figures.services.rounds import Asking, open_round
from chuan.figures.web.round_forms import DaysForm, RoundForm
from chuan.figures.web.round_tables import ASKED, BODIES, OWED
from chuan.orgs.selectors import organisation_by_uid


@require_safe
def report_list(request: Request) -> HttpResponse:
    """Reports that the own body owes, and those it works on for the body above it."""
    rows = rounds.owed_by(request.actor)
    context = {
        "page": tables.build(request, rows, OWED),
        "export_url": reverse("figures:report_export"),
        "can_ask": can_ask(request.actor),
    }
    return render(request, "figures/report_list.html", context)


@require_safe
def report_export(request: Request) -> HttpResponseBase:
    """The same list as a file."""
    return tables.export(request, rounds.owed_by(request.actor), OWED, "bao-cao-phai-gui.csv")


@require_safe
def round_list(request: Request) -> HttpResponse:
    """Rounds that the own body asks."""
    context = {
        "page": tables.build(request, rounds.asked_rounds(request.actor), ASKED),
        "export_url": reverse("figures:round_export"),
        "can_ask": can_ask(request.actor),
    }
    return render(request, "figures/round_list.html", context)


@require_safe
def round_export(request: Request) -> HttpResponseBase:
    """The same list as a file."""
    return tables.export(request, rounds.asked_rounds(request.actor), ASKED, "ky-bao-cao.csv")


@require_http_methods(["GET", "HEAD", "POST"])
def round_create(request: Request) -> HttpResponse:
    """Ask for reports: first the form, then the days and the bodies; ?bieu_mau=UID chooses the form."""
    _must_ask(request)
    on = clock.today()
    if (chosen := uid_of(request.GET.get("bieu_mau", ""))) is None:
        forms = usable_forms(request.actor, on)
        return render(request, "figures/round_choose.html", {"forms": forms})
    form = usable_form(request.actor, chosen, on)
    own = organisation_by_uid(request.actor.organisation_uid)
    named = asking.bodies_by_name(own)
    typed = RoundForm(
        request.POST or None,
        form=form,
        groups=asking.groups_of(own),
        bodies=named,
        reports=rounds.reports_to_feed(request.actor),
        initial={
            "title": form.name,
            "basis": form.basis,
            "reading": Reading.EXCLUSIVE if settings.STRICT_BEFORE else Reading.INCLUSIVE,
        },
    )
    context = {"form": typed, "chosen": form, "on": on}
    if typed.is_valid() and request.POST.get("xem"):
        kept = typed.cleaned_data
        bodies = asking.members_of(own, [*kept["groups"], *kept["bodies"]])
        answer = rounds.already_there(form, kept["chosen"].code, bodies)
        return render(request, "figures/round_create.html", {**context, "answer": answer})
    made = carried_out(typed, lambda kept: _open(request, chosen, kept))
    if made is not None:
        messages.success(request, _("Đã gửi yêu cầu báo cáo."))
        return redirect("figures:round_detail", uid=made)
    return render(
        request, "figures/round_create.html", context, status=422 if typed.errors else 200
    )


def _open(request: Request, chosen: UUID, kept: Mapping[str, Any]) -> UUID:
    """Ask as the form says; the id of the new round."""
    actor = request.actor
    form = usable_form(actor, chosen, clock.today())
    own = organisation_by_uid(actor.organisation_uid)
    bodies = asking.members_of(own, [*kept["groups"], *kept["bodies"]])
    if request.POST.get("con_thieu"):
        bodies = rounds.lacking_bodies(form, kept["chosen"].code, bodies)
    wanted = Asking(
        form=form,
        period=kept["chosen"],
        closing_on=kept["closing_on"],
        printed_on=kept["printed_on"],
        reading=Reading(kept["reading"]),
        internal_on=kept["internal_on"],
        kind=RoundKind.EXTRAORDINARY if request.GET.get("dot_xuat") else RoundKind.PERIODIC,
        title=kept["title"],
        note=kept["note"],
        basis=kept["basis"],
        into=rounds.report_to_feed(actor, uid_of(kept["into"])),
    )
    return open_round(actor=actor, asking=wanted, bodies=bodies).uid


@require_safe
def round_detail(request: Request, uid: UUID) -> HttpResponse:
    """How complete a round is and where each body stands; ?in=1 is the sheet to print.

    Who was asked is led to the own report of the round.
    """
    try:
        return _round(request, uid)
    except RoundNotFound:
        own = rounds.own_report_in(request.actor, uid)
        if own is None:
            raise
        return redirect("figures:report_detail", uid=own.uid)


@require_safe
def round_bodies_export(request: Request, uid: UUID) -> HttpResponseBase:
    """The bodies of a round as a file."""
    page = rounds.round_page(request.actor, uid, clock.today())
    return tables.export(request, rounds.reports_of(page.round), BODIES, "don-vi-bao-cao.csv")


@require_POST
def round_days(request: Request, uid: UUID) -> HttpResponse:
    """Move the closing day and the own internal date."""
    if not rounds.round_page(request.actor, uid, clock.today()).can_steer:
        raise MayNotAsk(_("Chỉ cơ quan yêu cầu báo cáo mới sửa được kỳ này."))
    form = DaysForm(request.POST)
    if carried_out(form, lambda kept: steering.change_days(actor=request.actor, uid=uid, **kept)):
        messages.success(request, _("Đã sửa ngày; các đơn vị thấy ngay trên báo cáo của mình."))
        return redirect("figures:round_detail", uid=uid)
    return _round(request, uid, days=form)


@require_POST
def round_cancel(request: Request, uid: UUID) -> HttpResponse:
    """Take a round back that nobody answered yet."""
    steering.cancel_round(actor=request.actor, uid=uid, reason=request.POST.get("reason", ""))
    messages.success(request, _("Đã bỏ kỳ báo cáo."))
    return redirect("figures:round_list")


@require_http_methods(["GET", "HEAD", "POST"])
def round_add(request: Request, uid: UUID) -> HttpResponse:
    """Ask more bodies in the same round."""
    page = rounds.round_page(request.actor, uid, clock.today())
    if not page.can_steer:
        raise MayNotAsk(_("Chỉ cơ quan yêu cầu báo cáo mới sửa được kỳ này."))
    own = organisation_by_uid(request.actor.organisation_uid)
    others = rounds.not_asked(page.round, own)
    refused = ""
    if request.method == "POST":
        wanted = _uids(request.POST.getlist("don_vi"))
        bodies = [body for body in others if body.uid in wanted]
        if bodies:
            added = steering.add_bodies(actor=request.actor, uid=uid, bodies=bodies)
            messages.success(request, _("Đã hỏi thêm %(n)s đơn vị.") % {"n": added})
            return redirect("figures:round_detail", uid=uid)
        refused = _("Hãy chọn ít nhất một đơn vị.")
    context = {"page": page, "others": others, "refused": refused}
    return render(request, "figures/round_add.html", context, status=422 if refused else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def round_chase(request: Request, uid: UUID) -> HttpResponse:
    """Who is missing; a press drafts the letter to those chosen."""
    page = rounds.round_page(request.actor, uid, clock.today())
    chosen = _uids(request.POST.getlist("don_vi"))
    refused = ""
    if request.method == "POST":
        try:
            draft = steering.draft_round_chase(actor=request.actor, uid=uid, bodies=chosen)
        except RoundRefused as refusal:
            refused = refusal.said(_)
        else:
            return redirect("documents:paper_detail", uid=draft.uid)
    missing = [
        (report, not refused or report.organisation.uid in chosen)
        for report in rounds.missing_of(page.round, clock.today())
    ]
    context = {"page": page, "missing": missing, "refused": refused}
    return render(request, "figures/round_chase.html", context, status=422 if refused else 200)


def _round(request: Request, uid: UUID, days: DaysForm | None = None) -> HttpResponse:
    page = rounds.round_page(request.actor, uid, clock.today())
    kept = {"closing_on": page.round.closing_on, "internal_on": page.round.internal_on}
    context = {
        "page": page,
        "on": clock.today(),
        "table": tables.build(request, rounds.reports_of(page.round), BODIES),
        "days": days or DaysForm(initial=kept),
        "export_url": reverse("figures:round_bodies_export", args=[uid]),
    }
    template = "figures/round_print.html" if request.GET.get("in") else "figures/round_detail.html"
    return render(request, template, context, status=422 if days else 200)


def _uids(texts: Sequence[str]) -> frozenset[UUID]:
    return frozenset(found for text in texts if (found := uid_of(text)) is not None)


def _must_ask(request: Request) -> None:
    if not can_ask(request.actor):
        raise MayNotAsk(_("Chỉ cán bộ và người đứng đầu cơ quan mới mở được kỳ báo cáo."))
