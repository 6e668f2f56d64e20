"""The overview of a period: who has sent and when, what is reached, where; for one desk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce

from chuan.core.actor import Actor
from chuan.core.alphabet import Alphabetical
from chuan.domain.cascade import Period
from chuan.domain.cascade.forecasting import forecast_flow, forecast_stock
from chuan.figures.enums import (
    Comparator,
    IndicatorKind,
    Outlook,
    OverTime,
    RoundState,
)
from chuan.figures.models import Indicator, Report, Round, Target
from chuan.figures.rules.reaching import Reach, reach
from chuan.figures.selectors.adder import Adder, Spread, bases_of, spread_of, sums_at
from chuan.figures.selectors.desk import Desk
from chuan.figures.selectors.lives import Provinces, provinces
from chuan.figures.selectors.rounds import SENT, Standing, counts
from chuan.figures.selectors.sums import Sum, View, quotient
from chuan.orgs.enums import Level
from chuan.orgs.models import Place
from chuan.orgs.rules.paths import paths_above

_COUNTED = ("asked", "sent", "approved", "supplementing", "sent_late", "overdue")
"""The counts of a `Standing`, in its order."""
MOST_ROUNDS = 4
"""Rounds of one period of which missing bodies are named."""
MOST_NAMED = 12
"""Bodies that a sentence names; the list has them all."""
MOST_PERIODS = 8
"""Periods of the line of punctuality."""


@dataclass(frozen=True, slots=True)
class UnitStanding:
    """How complete a unit below is."""

    name: str
    code: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class PeriodStanding:
    """How complete one period was."""

    period: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Goal:
    """One target of the desk's place and how it stands."""

    target: Target
    sum: Sum | None
    reach: Reach
    forecast: Decimal | None
    year: int
    """Of whose end `forecast` speaks."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What stands on the page above the map."""

    desk: Desk
    period: str
    standing: Standing
    units: Sequence[UnitStanding]
    missing: Sequence[tuple[Round, Sequence[Report], int]]
    history: Sequence[PeriodStanding]
    goals: Sequence[Goal]

    @property
    def hard(self) -> int:
        """Targets that are hard to reach, or missed."""
        return sum(goal.reach.outlook in {Outlook.HARD, Outlook.MISSED} for goal in self.goals)


def overview(actor: Actor, desk: Desk, period: Period, on: date) -> Overview:
    """The overview of one period for one desk; the number of questions does not grow with the rows."""
    reports = _reports(actor, desk)
    now = reports.filter(round__period=period.code)
    standing = _standing(now, on)
    return Overview(
        desk=desk,
        period=period.code,
        standing=standing,
        units=_units(now, desk, on),
        missing=_missing(now),
        history=_history(reports, period, on),
        goals=goals_of(actor, desk, period, on),
    )


def units_of(actor: Actor, desk: Desk, period: Period, on: date) -> Sequence[UnitStanding]:
    """How complete each unit below the desk is in one period."""
    return _units(_reports(actor, desk).filter(round__period=period.code), desk, on)


def _reports(actor: Actor, desk: Desk) -> QuerySet[Report]:
    """Reports that bodies below the desk owe, as far as the actor may see them; not its own.

    The places are named one by one, so that the index of the place is what is read: what other
    provinces have costs this one nothing.
    """
    found = Report.objects.visible_to(actor).exclude(round__state=RoundState.CANCELLED)
    if desk.place is None:
        return found
    below = Place.objects.filter(parent=desk.place.pk).order_by("pk").values_list("pk", flat=True)
    within = [desk.place.pk, *below]
    return found.filter(place__in=within).exclude(path=actor.path, place=desk.place.pk)


def _missing(reports: QuerySet[Report]) -> Sequence[tuple[Round, Sequence[Report], int]]:
    """By round, the first bodies that never sent and how many there are; two questions."""
    waiting = reports.exclude(SENT)
    owing = dict(
        waiting.order_by().values_list("round").annotate(count=Count("pk")).order_by("-count")
    )
    named = waiting.filter(round__in=list(owing)[:MOST_ROUNDS])
    by_round: dict[int, list[Report]] = {}
    for report in named.select_related("organisation", "round").order_by(
        Alphabetical("organisation__name"), "pk"
    )[: MOST_NAMED * 20]:
        by_round.setdefault(report.round_id, []).append(report)
    return [(rows[0].round, rows[:MOST_NAMED], owing[key]) for key, rows in by_round.items()]


def _standing(reports: QuerySet[Report], on: date) -> Standing:
    return Standing(**reports.aggregate(**counts(on)))


def _units(reports: QuerySet[Report], desk: Desk, on: date) -> Sequence[UnitStanding]:
    """By province for the country, by commune for a province: one question with GROUP BY."""
    if not (desk.is_country or desk.is_province):
        return ()
    unit = Coalesce("place__parent", "place") if desk.is_country else F("place")
    counted = reports.order_by().annotate(unit=unit).values("unit").annotate(**counts(on))
    rows = {unit: Standing(*each) for unit, *each in counted.values_list("unit", *_COUNTED)}
    places = Place.objects.filter(pk__in=[key for key in rows if key is not None])
    return tuple(
        UnitStanding(place.short_name, place.code, rows[place.pk])
        for place in places.order_by(Alphabetical("short_name"), "pk")
    )


def _history(reports: QuerySet[Report], period: Period, on: date) -> Sequence[PeriodStanding]:
    """The last periods of the same kind, the earliest first."""
    same = reports.filter(
        round__form__period_kind=period.kind, round__period_until__lte=period.last_day
    )
    counted = (
        same.order_by()
        .values("round__period", "round__period_from", "round__period_until")
        .annotate(**counts(on))
        .order_by("-round__period_until", "-round__period_from")
    )
    found = [
        PeriodStanding(code, Standing(*each))
        for code, *each in counted.values_list("round__period", *_COUNTED)[:MOST_PERIODS]
    ]
    return tuple(reversed(found))


def goals_of(actor: Actor, desk: Desk, period: Period, on: date) -> Sequence[Goal]:
    """Targets of the desk's place, and rates that a body above wants everywhere, with their outlook.

    What is wanted by the end of a later year is there from the beginning.
    """
    year = period.last_day.year
    rows = (
        Target.objects.filter(owner_path__in=paths_above(actor.path))
        .filter(Q(year_from__isnull=True) | Q(year_from__lte=year) | Q(year_from=F("year_until")))
        .filter(Q(year_until__isnull=True) | Q(year_until__gte=year))
        .select_related("indicator__numerator", "indicator__denominator", "owner", "plan__document")
        .prefetch_related("indicator__breaks")
        .order_by("indicator__order", "pk")
    )
    here = [row for row in rows if _applies(row, desk)]
    wanted = [(row.indicator, row.stage) for row in here]
    tree = provinces() if wanted else None
    now, before = (sums_of(wanted, each, desk, tree) for each in (period, period.a_year_before()))
    return tuple(
        _goal(row, now.get(key), before.get(key), year, on)
        for row in here
        for key in ((row.indicator_id, row.stage),)
    )


def _applies(target: Target, desk: Desk) -> bool:
    """A rate is wanted of everybody; a count only of the place whose plan names it."""
    own = target.owner.place_id == (desk.place.pk if desk.place else None)
    return own or target.indicator.kind == IndicatorKind.RATE


def _goal(target: Target, now: Sum | None, before: Sum | None, year: int, on: date) -> Goal:
    until = target.due_year or year
    forecast = None if now is None else _forecast(target.indicator, now, before, year, until)
    return Goal(
        target,
        now,
        reach(
            value=now.value if now else None,
            forecast=forecast,
            target=target.value,
            comparator=Comparator(target.comparator),
            is_over=date(until, 12, 31) < on,
            is_ahead=until > year,
        ),
        forecast,
        until,
    )


def _forecast(
    indicator: Indicator, now: Sum, before: Sum | None, year: int, until: int
) -> Decimal | None:
    """Where the figure will be at the end of the target's time: the stated estimate, else its pace.

    None where nothing can be said; a share of two flows goes on as it is.
    """
    if until == year and now.is_estimated:
        return now.expected
    if now.value is None or now.as_of is None or now.as_of.year != year:
        return None
    so_far = Period.span(date(year, 1, 1), now.as_of)
    is_rate = indicator.kind == IndicatorKind.RATE
    if indicator.over_time == OverTime.SUM:
        if until != year:
            return None
        return now.value if is_rate else forecast_flow({so_far: now.value}, year).value
    readings = {so_far: now.value}
    if before is not None and before.value is not None and not _broken(indicator, year):
        readings[Period.year(year - 1)] = before.value
    return forecast_stock(readings, until, Decimal(100) if is_rate else None).value


def _broken(indicator: Indicator, year: int) -> bool:
    """The series breaks between the two years, so that the first says nothing of the pace."""
    return any(
        date(year - 1, 12, 31) < row.on <= date(year, 12, 31) for row in indicator.breaks.all()
    )


def sums_of(
    wanted: Sequence[tuple[Indicator, str]],
    period: Period,
    desk: Desk,
    tree: Provinces | None = None,
) -> Mapping[tuple[int, str], Sum]:
    """The sums of the desk's place for many indicators at once, as it is now; `tree` read before."""
    bases = {base.pk: base for indicator, _ in wanted for base in bases_of(indicator)}
    measures = sorted(
        {(base.pk, stage) for indicator, stage in wanted for base in bases_of(indicator)}
    )
    if not measures:
        return {}
    adder = Adder(tuple(bases.values()), period, View.AS_NOW)
    if tree is not None:
        adder.provinces = tree
    known = sums_at(adder, measures, desk.place)
    found: dict[tuple[int, str], Sum] = {}
    for indicator, stage in wanted:
        each = [known.get((base.pk, stage)) for base in bases_of(indicator)]
        total = each[0] if len(each) == 1 else quotient(*each)
        if total is not None:
            found[indicator.pk, stage] = total
    return found


def spread_under(indicator: Indicator, stage: str, period: Period, desk: Desk) -> Spread:
    """One indicator by the units below the desk, as it is now."""
    return spread_of(
        indicator=indicator, period=period.code, stage=stage, place=desk.place, view=View.AS_NOW
    )


def shown_indicators(actor: Actor, desk: Desk) -> Sequence[Indicator]:
    """Indicators that may be chosen for the map: those that bodies below the desk state, and rates."""
    found = Indicator.objects.visible_to(actor)
    if not desk.is_country:
        found = found.filter(level=Level.COMMUNE)
    return tuple(found.prefetch_related("breaks").order_by("order", "code"))
