"""How much bodies typed into the reports they sent: by year and round, and by body for who asked."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from chuan.core.actor import Actor
from chuan.core.scope import under
from chuan.figures.enums import IndicatorKind
from chuan.figures.models import CellSource, Compiler, Report, ReportCell
from chuan.figures.rules.burden import NEVER_A_SOURCE, TYPED, Burden
from chuan.figures.rules.filling import HAVE_A_SOURCE
from chuan.figures.rules.naming import said_period
from chuan.orgs.rules.paths import paths_above


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
        _counted(_cells(reports))
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


def bodies_burden(actor: Actor, year: int | None = None) -> QuerySet[Any]:
    """By body, what those asked by the own body typed; rows of values to be sorted and paged."""
    reports = Report.objects.filter(version__gt=0).filter(
        under(actor.path, "asker_path") if actor.path else Q(pk__in=())
    )
    if year is not None:
        reports = reports.filter(as_of__year=year)
    counted = _counted(_cells(reports))
    return (
        counted.values(body=F("report__organisation"), name=F("report__organisation__name"))
        .annotate(**_sums(), reports=Count("report", distinct=True))
        .order_by("name", "body")
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
        found += _burden(row)
    return found


def _own_reports(actor: Actor) -> QuerySet[Report]:
    """Sent reports of the body acted for, and of the commune whose figures it compiles."""
    compiled = Compiler.objects.of(actor).filter(place__isnull=False).values("place")
    above = Q(path__in=paths_above(actor.path), place__in=compiled)
    return Report.objects.filter(Q(path=actor.path) | above, version__gt=0)


def _cells(reports: QuerySet[Report]) -> QuerySet[ReportCell]:
    """Their figures; a rate is none."""
    rows = ReportCell.objects.filter(report__in=reports, value__isnull=False)
    return rows.exclude(line__indicator__kind=IndicatorKind.RATE)


def _counted(cells: QuerySet[ReportCell]) -> QuerySet[ReportCell]:
    """Each with whether a source stands behind it, and whether an earlier report had it."""
    twin = ReportCell.objects.filter(
        report__path=OuterRef("report__path"),
        report__round__period=OuterRef("report__round__period"),
        line__indicator=OuterRef("line__indicator"),
        line__stage=OuterRef("line__stage"),
        report__lt=OuterRef("report"),
        report__version__gt=0,
        origin__in=TYPED,
        value__isnull=False,
    )
    return cells.annotate(
        has_rows=Exists(CellSource.objects.filter(cell=OuterRef("pk"))),
        had_before=Exists(twin),
    )


def _sums() -> dict[str, Count]:
    shown = Q(origin__in=HAVE_A_SOURCE) | (Q(has_rows=True) & ~Q(origin=NEVER_A_SOURCE))
    typed = Q(origin__in=TYPED)
    return {
        "cells": Count("pk"),
        "typed": Count("pk", filter=typed),
        "sourced": Count("pk", filter=shown),
        "again": Count("pk", filter=typed & Q(had_before=True)),
    }


def _burden(row: Mapping[str, Any]) -> Burden:
    return Burden(row["cells"], row["typed"], row["sourced"], row["again"])
