"""How much bodies typed into the reports they sent: by year and round, and by body for who asked."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from chuan.core.actor import Actor
from chuan.core.scope import under
from chuan.figures.enums import IndicatorKind
from chuan.figures.models import CellSource, Report, ReportCell
from chuan.figures.rules.burden import NEVER_A_SOURCE, TYPED, Burden
from chuan.figures.rules.filling import HAVE_A_SOURCE
from chuan.figures.rules.naming import said_period
from chuan.orgs.models import Organisation

STATED: Final = (IndicatorKind.COUNT, IndicatorKind.AMOUNT, IndicatorKind.MONEY)
"""Kinds whose figures are stated; a rate is computed and burdens nobody."""
_CELL: Final = "reports__cells__"


@dataclass(frozen=True, slots=True)
class RoundBurden:
    """What one sent report took."""

    title: str
    period: str
    year: int
    uid: str
    burden: Burden


@dataclass(frozen=True, slots=True)
class OwnBurden:
    """The reports of the own body: all together, by year, and one by one, the latest first."""

    body: str
    total: Burden
    years: Mapping[int, Burden]
    rounds: Sequence[RoundBurden]


def own_burden(actor: Actor) -> OwnBurden:
    """What the body itself typed; two statements, however many reports."""
    reports = _own_reports(actor)
    rows = (
        _cells(reports)
        .values(
            "report__uid", "report__round__title", "report__round__period", "report__as_of",
            "report__organisation__name",
        )
        .annotate(**_sums())
        .order_by("-report__as_of", "-report__uid")
    )  # fmt: skip
    rounds = [
        RoundBurden(
            row["report__round__title"],
            said_period(row["report__round__period"]),
            row["report__as_of"].year,
            str(row["report__uid"]),
            _burden(row),
        )
        for row in rows
    ]
    years: dict[int, Burden] = defaultdict(Burden)
    for each in rounds:
        years[each.year] += each.burden
    total = Burden()
    for burden in years.values():
        total += burden
    names = {row["report__organisation__name"] for row in rows}
    body = names.pop() if len(names) == 1 else actor.organisation_label
    return OwnBurden(body, total, dict(sorted(years.items())), rounds)


def bodies_burden(actor: Actor, year: int | None = None) -> QuerySet[Organisation]:
    """The bodies asked by the own body, with what they typed into the reports that they sent.

    Each has `reports`, `cells`, `typed`, `sourced`, `again`; one statement, to be sorted and paged.
    """
    wanted: dict[str, object] = {
        "reports__version__gt": 0,
        f"{_CELL}value__isnull": False,
        f"{_CELL}line__indicator__kind__in": STATED,
    }
    if year is not None:
        wanted["reports__as_of__year"] = year
    asked = under(actor.path, "reports__asker_path") if actor.path else Q(pk__in=())
    return Organisation.objects.filter(asked, **wanted).annotate(
        **_sums(_CELL), reports_sent=Count("reports", distinct=True)
    )


def years_asked(actor: Actor) -> Sequence[int]:
    """Years in which the own body got reports, the latest first."""
    if not actor.path:
        return ()
    rows = Report.objects.filter(under(actor.path, "asker_path"), version__gt=0)
    return tuple(day.year for day in rows.dates("as_of", "year", order="DESC"))


def total_of(rows: QuerySet[Any]) -> Burden:
    """All bodies of a list together; one statement."""
    found = Burden()
    for row in rows:
        found += Burden(row.cells, row.typed, row.sourced, row.again)
    return found


def _own_reports(actor: Actor) -> QuerySet[Report]:
    """Sent reports of the body acted for, and of the commune whose figures it compiles."""
    return Report.objects.owed_by(actor).filter(version__gt=0)


def _cells(reports: QuerySet[Report]) -> QuerySet[ReportCell]:
    """Their figures; a rate is none."""
    return ReportCell.objects.filter(
        report__in=reports, value__isnull=False, line__indicator__kind__in=STATED
    )


def _sums(to_cell: str = "") -> dict[str, Count]:
    """Counts over cells that are reached by `to_cell`: all, typed, with a source, typed once more."""
    typed = Q(**{f"{to_cell}origin__in": TYPED})
    shown = Q(**{f"{to_cell}origin__in": HAVE_A_SOURCE}) | (
        Q(_has_rows(to_cell)) & ~Q(**{f"{to_cell}origin": NEVER_A_SOURCE})
    )
    cell = to_cell.removesuffix("__") or "pk"
    return {
        "cells": Count(cell),
        "typed": Count(cell, filter=typed),
        "sourced": Count(cell, filter=shown),
        "again": Count(cell, filter=typed & Q(_had_before(to_cell))),
    }


def _has_rows(to_cell: str) -> Exists:
    """Something stands behind the figure."""
    return Exists(CellSource.objects.filter(cell=OuterRef(f"{to_cell}pk")))


def _had_before(to_cell: str) -> Exists:
    """An earlier report of the same body had typed the same thing."""
    return Exists(
        ReportCell.objects.filter(
            report__path=OuterRef(f"{to_cell}report__path"),
            report__round__period=OuterRef(f"{to_cell}report__round__period"),
            line__indicator=OuterRef(f"{to_cell}line__indicator"),
            line__stage=OuterRef(f"{to_cell}line__stage"),
            report__lt=OuterRef(f"{to_cell}report"),
            report__version__gt=0,
            origin__in=TYPED,
            value__isnull=False,
        )
    )


def _burden(row: Mapping[str, Any]) -> Burden:
    return Burden(row["cells"], row["typed"], row["sourced"], row["again"])
