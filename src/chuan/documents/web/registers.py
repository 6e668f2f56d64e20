"""The registers of outgoing and incoming documents: lists, files, print, and entries one by one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import clock, tables
from chuan.core.http import Request
from chuan.documents import services
from chuan.documents.errors import MayNotDraft
from chuan.documents.permissions import can_keep_registers, can_use_library
from chuan.documents.selectors import incoming, keeping, numbering
from chuan.documents.web.register_tables import INCOMING, OUTGOING
from chuan.documents.web.route_forms import HandIncomingForm, IncomingForm
from chuan.domain.errors import Conflict, RuleBroken

MOST_PRINTED = 2_000
"""Rows of one printed register; a year of a commune is below that."""


@require_safe
def register_out(request: Request) -> HttpResponse:
    """Sổ đăng ký văn bản đi of the own body."""
    rows = numbering.outgoing(_reader(request).actor)
    context = {
        "page": tables.build(request, rows, OUTGOING),
        "export_url": reverse("documents:register_out_export"),
        "print_url": _print_url(request, "register_out_print"),
    }
    return render(request, "documents/register_out.html", context)


@require_safe
def register_out_export(request: Request) -> HttpResponseBase:
    """The same as a file."""
    rows = numbering.outgoing(_reader(request).actor)
    return tables.export(request, rows, OUTGOING, "so-van-ban-di.csv")


@require_safe
def register_out_print(request: Request) -> HttpResponse:
    """One year of it, for printing: ?nam=2026."""
    year = _year(request)
    rows = numbering.outgoing(_reader(request).actor).filter(series__period=str(year))
    party = numbering.outgoing(request.actor).filter(issued_on__year=year, series__family="party")
    listed = (rows | party).order_by("series__group", "number")[:MOST_PRINTED]
    return _printed(request, "documents/register_out_print.html", listed, year)


@require_safe
def register_in(request: Request) -> HttpResponse:
    """Sổ đăng ký văn bản đến: what the own body keeps, and what was handed to it."""
    context = {
        "page": tables.build(request, incoming.incoming(_reader(request).actor), INCOMING),
        "export_url": reverse("documents:register_in_export"),
        "print_url": _print_url(request, "register_in_print"),
        "add_url": reverse("documents:register_add") if can_keep_registers(request.actor) else "",
    }
    return render(request, "documents/register_in.html", context)


@require_safe
def register_in_export(request: Request) -> HttpResponseBase:
    """The same as a file."""
    rows = incoming.incoming(_reader(request).actor)
    return tables.export(request, rows, INCOMING, "so-van-ban-den.csv")


@require_safe
def register_in_print(request: Request) -> HttpResponse:
    """One year of it, for printing: ?nam=2026."""
    year = _year(request)
    rows = incoming.incoming(_reader(request).actor).filter(
        year=year, owner_path__in=keeping.kept_paths(request.actor)
    )
    listed = rows.order_by("organisation", "number")[:MOST_PRINTED]
    return _printed(request, "documents/register_in_print.html", listed, year)


@require_http_methods(["GET", "HEAD", "POST"])
def register_add(request: Request) -> HttpResponse:
    """Enter what came on paper or by another system."""
    if not can_keep_registers(request.actor):
        raise MayNotDraft
    form = IncomingForm(request.POST or None, initial={"arrived_on": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            entry = services.enter_incoming(actor=request.actor, words=form.words())
        except (RuleBroken, Conflict) as refusal:
            form.add_error(None, refusal.said(_))
        else:
            messages.success(request, _("Đã vào sổ, số đến %(n)s.") % {"n": entry.number})
            return redirect("documents:register_in")
    status = 422 if request.method == "POST" else 200
    return render(request, "documents/register_add.html", {"form": form}, status=status)


@require_safe
def register_entry(request: Request, uid: UUID) -> HttpResponse:
    """One incoming document: register it, hand it on, say that it was dealt with."""
    return _entry(request, uid)


@require_POST
def register_take(request: Request, uid: UUID) -> HttpResponse:
    """Enter what waits."""
    entry = services.register_incoming(actor=request.actor, uid=uid)
    messages.success(request, _("Đã vào sổ, số đến %(n)s.") % {"n": entry.number})
    return redirect("documents:register_entry", uid=uid)


@require_POST
def register_hand(request: Request, uid: UUID) -> HttpResponse:
    """Give it to a body or a person."""
    entry = incoming.entry_page(request.actor, uid).entry
    form = HandIncomingForm(request.POST, **incoming.hand_choices(entry))
    if form.is_valid():
        try:
            services.hand_incoming(actor=request.actor, uid=uid, **form.cleaned_data)
        except (RuleBroken, Conflict) as refusal:
            form.add_error(None, refusal.said(_))
        else:
            messages.success(request, _("Đã chuyển xử lý."))
            return redirect("documents:register_entry", uid=uid)
    return _entry(request, uid, status=422, hand_form=form)


@require_POST
def register_done(request: Request, uid: UUID) -> HttpResponse:
    """It was dealt with."""
    services.act_on_incoming(actor=request.actor, uid=uid, note=request.POST.get("note", ""))
    messages.success(request, _("Đã ghi nhận là xử lý xong."))
    return redirect("documents:register_entry", uid=uid)


@require_POST
def register_document(request: Request, uid: UUID) -> HttpResponse:
    """Enter a document of the library."""
    entry = services.enter_document(actor=request.actor, uid=uid)
    messages.success(request, _("Đã vào sổ, số đến %(n)s.") % {"n": entry.number})
    return redirect("documents:register_entry", uid=entry.uid)


def _entry(request: Request, uid: UUID, *, status: int = 200, **bound: Any) -> HttpResponse:  # noqa: ANN401  (bound forms by name)
    page = incoming.entry_page(request.actor, uid)
    choices = incoming.hand_choices(page.entry) if page.can_hand else incoming.NOBODY
    context = {"page": page, "hand_form": HandIncomingForm(**choices), **bound}
    return render(request, "documents/register_entry.html", context, status=status)


def _printed(request: Request, template: str, rows: QuerySet[Any], year: int) -> HttpResponse:
    body = keeping.kept_body(request.actor)
    context = {"rows": rows, "year": year, "body": body, "today": clock.today()}
    return render(request, template, context)


def _print_url(request: Request, page: str) -> str:
    """Only who keeps a register prints it; another would print a book with nothing in it."""
    return reverse(f"documents:{page}") if can_keep_registers(request.actor) else ""


def _reader(request: Request) -> Request:
    if not can_use_library(request.actor):
        raise MayNotDraft
    return request


def _year(request: Request) -> int:
    text = request.GET.get("nam", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) == 4 else clock.today().year
