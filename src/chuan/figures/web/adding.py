"""Pages of figures: the list of a place, one indicator opened down to its cells, the reconciliation."""

from collections.abc import Sequence
from decimal import Decimal
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuan.core import clock, tables
from chuan.core.alphabet import sort_key
from chuan.core.http import Request
from chuan.core.web.refusals import uid_of
from chuan.domain.cascade import Period
from chuan.figures import labels
from chuan.figures.rules.naming import said_period
from chuan.figures.selectors import drilling, listing, proving
from chuan.figures.selectors.desk import Desk
from chuan.figures.selectors.drilling import DrillPage, UnitRow
from chuan.figures.selectors.provable import Asked, asked_of
from chuan.figures.selectors.reach import address_of, reach_of
from chuan.figures.selectors.sums import Sum, View
from chuan.figures.templatetags.figures import figure
from chuan.figures.web.adding_charts import course_of, units_chart
from chuan.figures.web.looking import must_look, period_of, readers_desk
from chuan.figures.web.periods import named_period, periods_by_year

NOW, WAS = "nay", "xua"
VIEWS = {NOW: View.AS_NOW, WAS: View.AS_WAS}


@require_safe
def figure_list(request: Request) -> HttpResponse:
    """Every indicator with its sum at the reader's place; ?ky=CODE another period."""
    desk, period = readers_desk(request), period_of(request)
    if desk is None:
        return render(request, "figures/overview_none.html", {})
    context = _choices(request, period) | {
        "desk": desk,
        "address": address_of(desk.place),
        "rows": listing.figures_of(request.actor, desk, period),
    }
    return render(request, "figures/adding_list.html", context)


@require_safe
def figure_list_export(request: Request) -> HttpResponseBase:
    """The same list as a file."""
    desk, period = readers_desk(request), period_of(request)
    rows = listing.figures_of(request.actor, desk, period) if desk else ()
    head = (
        _("Mã"),
        _("Chỉ tiêu"),
        _("Đơn vị tính"),
        _("Kết quả"),
        _("Ước cả kỳ"),
        _("Chốt đến ngày"),
    )
    body = [
        (
            row.indicator.code, row.name, row.indicator.unit, _number(row.sum),
            _expected(row.sum), row.sum.as_of if row.sum else None,
        )
        for row in rows
    ]  # fmt: skip
    return tables.export_rows([head, *body], f"so-lieu-{period.code}.csv")


@require_safe
def figure_place(request: Request, uid: UUID, code: str) -> HttpResponse:
    """One indicator at one place: its sum, the units below, its cells; ?in=1 the sheet to print."""
    page = _page(request, uid, code)
    context = _choices(request, page.period) | {
        "page": page,
        "code": code,
        "rows": [(row, *_state(row.state)) for row in _sorted(request, page.rows)],
        "order": request.GET.get("xep", ""),
        "base": _without(request, "xep", "in"),
        "cells": [
            (cell, labels.ORIGIN.get(cell.origin, ""), said_period(cell.figure.period))
            for cell in page.cells
        ],
        "stages": [(value, labels.STAGE[value]) for value in page.indicator.stages],
        "stage_name": labels.STAGE[page.stage] if page.stage else "",
        "parts": [said_period(each) for each in page.spread.periods],
        "whole": tuple(page.spread.periods) == (page.period.code,),
        "chart": units_chart(page, said_period(page.period)),
        "course": course_of(page),
    }
    template = "adding_place_print" if request.GET.get("in") else "adding_place"
    return render(request, f"figures/{template}.html", context)


@require_safe
def figure_export(request: Request, uid: UUID, code: str) -> HttpResponseBase:
    """The units below with their figures, as a file."""
    page = _page(request, uid, code)
    head = (
        _("Mã"),
        _("Đơn vị"),
        _("Kết quả"),
        _("Ước cả kỳ"),
        _("Tỷ trọng (%)"),
        _("Chốt đến ngày"),
        _("Báo cáo"),
    )
    body: list[tuple[object, ...]] = [
        (
            row.address, row.place.name, _number(row.sum), _expected(row.sum),
            row.share and round(float(row.share), 2), row.sum.as_of if row.sum else None,
            labels.REPORT_STATE.get(row.state, ""),
        )
        for row in _sorted(request, page.rows)
    ]  # fmt: skip
    if page.spread.unallotted is not None:
        body.append(("", _("Chưa phân bổ"), _number(page.spread.unallotted), "", "", None, ""))
    name = f"{page.indicator.code}-{code}-{page.period.code}.csv"
    return tables.export_rows([head, *body], name)


@require_safe
def figure_reconciliation(request: Request) -> HttpResponse:
    """Both views held against each other; ?chi_tieu=UID&noi=CODE&ky=CODE, ?in=1 the sheet to print.

    What is not chosen is the first indicator, and the newest period, that has something to prove.
    """
    desk = readers_desk(request)
    if desk is None:
        return render(request, "figures/overview_none.html", {})
    asked = _asked(request, desk)
    proof = _proof(request, asked)
    context = _choices(request, asked.period) | {
        "desk": desk,
        "offered": asked.offered,
        "places": listing.provinces_of_reach(reach_of(request.actor)),
        "here": asked.code,
        "query": _query_of(request, asked),
    }
    context |= (
        _proof_words(proof) if proof else {"proof": None, "stages": (), "stage": "", "chosen": 0}
    )
    template = "adding_proof_print" if request.GET.get("in") and proof else "adding_proof"
    return render(request, f"figures/{template}.html", context)


@require_safe
def figure_reconciliation_export(request: Request) -> HttpResponseBase:
    """What moved where, as a file: the last lines are the totals."""
    desk, period = readers_desk(request), period_of(request)
    proof = None
    if desk is not None:
        asked = _asked(request, desk)
        proof, period = _proof(request, asked), asked.period
    lines: list[Sequence[object]] = [
        (
            _("Mã đơn vị cũ"),
            _("Đơn vị cũ"),
            _("Mã đơn vị nay"),
            _("Đơn vị nay"),
            _("Giá trị"),
            _("Ghi chú"),
        )
    ]
    for row in proof.old if proof else ():
        for place, value, allotted in row.parts:
            lines.append((
                row.unit.code, row.unit.name, place.code if place else "",
                place.name if place else _("Cả nước"), str(value),
                "" if allotted else _("Chưa phân bổ"),
            ))  # fmt: skip
    if proof is not None:
        found = proof.found
        for label, value in (
            (_("Tổng theo đơn vị cũ"), found.old_total),
            (_("Tổng đã phân bổ theo đơn vị nay"), found.new_total),
            (_("Chưa phân bổ"), found.unallotted),
            (_("Chênh lệch"), found.gap),
        ):
            lines.append(("", label, "", "", str(value), ""))
    return tables.export_rows(lines, f"doi-soat-{period.code}.csv")


def _page(request: Request, uid: UUID, code: str) -> DrillPage:
    must_look(request)
    return drilling.drill_page(
        request.actor,
        uid,
        code,
        period=period_of(request),
        view=VIEWS.get(request.GET.get("cach", ""), View.AS_NOW),
        stage=request.GET.get("giai_doan", ""),
    )


def _asked(request: Request, desk: Desk) -> Asked:
    """As chosen; a commune alone, which nothing was divided among, opens with nothing."""
    period, code = named_period(request.GET.get("ky", "")), request.GET.get("noi", "")
    wanted = uid_of(request.GET.get("chi_tieu", ""))
    if not code and wanted is None and not (desk.is_country or desk.is_province):
        return Asked(None, "", period or Period.year(clock.today().year), ())
    return asked_of(request.actor, wanted, code or address_of(desk.province), period)


def _query_of(request: Request, asked: Asked) -> str:
    """The same choice as an address."""
    chosen = {"chi_tieu": asked.uid or "", "noi": asked.code, "ky": asked.period.code}
    stage = request.GET.get("giai_doan", "")
    return urlencode(chosen | ({"giai_doan": stage} if stage else {}))


def _proof(request: Request, asked: Asked) -> proving.Proof | None:
    if asked.uid is None:
        return None
    stage = request.GET.get("giai_doan", "")
    return proving.proof_of(request.actor, asked.uid, asked.code, period=asked.period, stage=stage)


def _proof_words(proof: proving.Proof) -> dict[str, object]:
    """The proof with its totals as people read them."""

    def said(value: Decimal) -> str:
        return figure(value, proof.indicator)

    found = proof.found
    return {
        "proof": proof,
        "stage": proof.stage,
        "chosen": proof.indicator.pk,
        "stages": [(value, labels.STAGE[value]) for value in proof.indicator.stages],
        "parts": [said_period(each) for each in proof.periods],
        "old": said(found.old_total),
        "new": said(found.new_total),
        "apart": said(found.unallotted),
        "gap": said(found.gap),
        "kept": said(proof.kept - found.old_total),
    }


def _choices(request: Request, period: Period) -> dict[str, object]:
    """The choices of period and view, with the current ones."""
    return {
        "groups": periods_by_year(period),
        "ky": period.code,
        "period": said_period(period),
        "views": ((NOW, _("Theo đơn vị hiện nay")), (WAS, _("Theo đơn vị của kỳ đó"))),
        "cach": request.GET.get("cach", "") if request.GET.get("cach") in VIEWS else NOW,
        "query": _without(request, "in"),
    }


def _without(request: Request, *names: str) -> str:
    """The query string without some of its values."""
    given = request.GET.copy()
    for name in names:
        given.pop(name, None)
    return given.urlencode()


def _sorted(request: Request, rows: Sequence[UnitRow]) -> Sequence[UnitRow]:
    """By name, or by the figure with units without one last."""
    by = request.GET.get("xep", "")
    if by not in {"so", "-so"}:
        key = {row.place.pk: sort_key(row.place.short_name) or "" for row in rows}
        return sorted(rows, key=lambda row: (key[row.place.pk], row.address))
    known = [row for row in rows if row.sum and row.sum.value is not None]
    known.sort(key=lambda row: (row.sum and row.sum.value) or Decimal(), reverse=by == "-so")
    return [*known, *(row for row in rows if row not in known)]


def _state(state: str) -> tuple[object, str]:
    return labels.REPORT_STATE.get(state, ""), labels.REPORT_BADGE.get(state, "neutral")


def _number(found: Sum | None) -> object:
    return "" if found is None or found.value is None else str(found.value)


def _expected(found: Sum | None) -> object:
    return str(found.expected) if found is not None and found.is_estimated else ""
