"""What would be made public, and what was: columns of a desk, publications as pages show them."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

import orjson
from django.db.models import Q, QuerySet

from chuan.core.actor import Actor
from chuan.domain.cascade import Period
from chuan.figures.enums import IndicatorKind, ReportState, RoundState
from chuan.figures.errors import ReportNotFound
from chuan.figures.models import Indicator, Publication, Report
from chuan.figures.rules.publishing import Column, ColumnSaid, PublicContent, content_of, publish
from chuan.figures.rules.versions import figure_of
from chuan.figures.rules.withholding import Standing, withhold
from chuan.figures.selectors.adder import (
    Adder,
    Spread,
    bases_of,
    of_country,
    of_province,
    rates_of,
)
from chuan.figures.selectors.desk import Desk
from chuan.figures.selectors.sums import View

OPEN = (ReportState.SUBMITTED, ReportState.RETURNED, ReportState.DRAFTING)
"""Sent, and not accepted as it stands."""


def is_settled(desk: Desk, period: Period) -> bool:
    """Nobody below has a report of the period that was sent and is still being judged."""
    asked = Report.objects.of_the_state().filter(
        round__period=period.code, state__in=OPEN, version__gt=0
    )
    waiting = asked.exclude(round__state=RoundState.CANCELLED)
    if desk.place is not None:
        within = Q(place=desk.place.pk) | Q(place__parent=desk.place.pk)
        waiting = waiting.filter(within)
    return not waiting.exists()


def columns_of(
    actor: Actor, desk: Desk, period: Period
) -> tuple[Sequence[Column], Sequence[tuple[str, str]]]:
    """Every public indicator that has a figure, by the units below; and these units."""
    rows = list(
        Indicator.objects.visible_to(actor)
        .filter(public=True)
        .select_related("numerator", "denominator")
        .order_by("order", "code")
    )
    bases = {base.pk: base for row in rows for base in bases_of(row)}
    measures = [(base.pk, str(stage)) for base in bases.values() for stage in base.stages]
    if not measures:
        return (), ()
    adder = Adder(tuple(bases.values()), period, View.AS_NOW)
    spreads = dict(zip(measures, _spreads(adder, measures, desk), strict=True))
    units = _units(spreads.values())
    columns = [
        column
        for row in rows
        for stage in row.stages
        if (column := _column(row, stage, spreads)) is not None
    ]
    return columns, units


def _spreads(adder: Adder, measures: Sequence[tuple[int, str]], desk: Desk) -> Sequence[Spread]:
    if desk.place is None:
        return of_country(adder, measures)
    return of_province(adder, measures, desk.place)


def _units(spreads: Iterable[Spread]) -> Sequence[tuple[str, str]]:
    units: dict[str, str] = {}
    for spread in spreads:
        units |= {row.place.code: row.place.short_name for row in spread.rows}
    return tuple(units.items())


def _column(
    indicator: Indicator, stage: str, spreads: Mapping[tuple[int, str], Spread]
) -> Column | None:
    each = [spreads[base.pk, stage] for base in bases_of(indicator)]
    spread = each[0] if len(each) == 1 else rates_of(*each)
    if spread.total is None or spread.total.value is None:
        return None
    keys = tuple(f"{base.code}:{stage}" for base in bases_of(indicator))
    return Column(
        key=f"{indicator.code}:{stage}",
        name=indicator.name,
        unit=indicator.unit,
        decimals=indicator.decimals,
        values={row.place.code: row.sum.value if row.sum else None for row in spread.rows},
        total=spread.total.value,
        people=indicator.people or any(base.people for base in bases_of(indicator)),
        parts=(keys[0], keys[1]) if indicator.kind == IndicatorKind.RATE else None,
        as_of=spread.total.as_of.isoformat() if spread.total.as_of else "",
        stage=stage,
    )


def standing_publications() -> QuerySet[Publication]:
    """What the public may read, the newest first."""
    return Publication.objects.standing().select_related("place", "organisation")


def standing_beside(desk: Desk, period: Period) -> Sequence[Standing]:
    """What the public reads already of the desk's place, or of one within or around it, about then."""
    years = range(period.first_day.year - 1, period.last_day.year + 1)
    about_then = Q(*(("period__startswith", str(year)) for year in years), _connector=Q.OR)
    rows = standing_publications().filter(about_then).order_by("pk")
    if desk.place is not None:
        rows = rows.filter(
            Q(place=desk.place.pk) | Q(place=desk.place.parent_id) | Q(place__isnull=True)
        )
    return tuple(Standing(row.place.code if row.place else "", row.content) for row in rows)


def content_now(actor: Actor, desk: Desk, period: Period) -> PublicContent | None:
    """What the public would read of the desk if it were published now; None without a figure."""
    columns, units = columns_of(actor, desk, period)
    if not columns:
        return None
    place = desk.place.code if desk.place else ""
    shown = withhold(publish(columns), standing_beside(desk, period), place=place, period=period)
    return content_of(shown, units, place=desk.name, period=period.code)


def mark_of(content: PublicContent) -> str:
    """SHA-256 of a content, by which it is known again."""
    return hashlib.sha256(orjson.dumps(content, option=orjson.OPT_SORT_KEYS)).hexdigest()


def is_public(actor: Actor, period: Period) -> bool:
    """The own body has published the period and not taken it back."""
    return standing_publications().filter(path=actor.path, period=period.code).exists()


def own_publications(actor: Actor) -> QuerySet[Publication]:
    """Those of the own body and below, withdrawn ones too."""
    return Publication.objects.of(actor).select_related("place", "organisation")


def find_publication(uid: UUID) -> Publication:
    """One that was ever made public; a withdrawn one says so instead of its figures."""
    found = Publication.objects.select_related("place", "organisation").filter(uid=uid).first()
    if found is None:
        raise ReportNotFound
    return found


@dataclass(frozen=True, slots=True)
class PublicValue:
    """What one unit shows: a figure, nothing known, or left out to protect people."""

    code: str
    name: str
    value: Decimal | None
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class PublicColumn:
    """One indicator of a publication."""

    key: str
    name: str
    unit: str
    stage: str
    decimals: int
    as_of: str
    total: Decimal | None
    total_hidden: bool
    people: bool
    units: Sequence[PublicValue]

    @property
    def closed_on(self) -> date | None:
        """The day until which its figures go."""
        return date.fromisoformat(self.as_of) if self.as_of else None

    @property
    def hidden(self) -> int:
        """Figures left out, the total among them."""
        return sum(unit.is_hidden for unit in self.units) + self.total_hidden


def public_columns(content: PublicContent) -> Sequence[PublicColumn]:
    """The columns of a publication as read back."""
    return tuple(_public(column, content["units"]) for column in content["columns"])


def _public(column: ColumnSaid, units: Sequence[Sequence[str]]) -> PublicColumn:
    hidden = set(column["hidden"])
    values = column["values"]
    return PublicColumn(
        key=column["key"],
        name=column["name"],
        unit=column["unit"],
        stage=column["stage"],
        decimals=column["decimals"],
        as_of=column["as_of"],
        total=figure_of(column["total"]),
        total_hidden=column["total_hidden"],
        people=column["people"],
        units=tuple(
            PublicValue(code, name, figure_of(values.get(code)), code in hidden)
            for code, name in units
        ),
    )
