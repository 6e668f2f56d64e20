"""What the figures of a report are held against: last year, the target given, bodies alike."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from decimal import Decimal

from django.db.models import Q, Sum

from chuan.domain.cascade import Period
from chuan.figures.models import Figure, Report, ReportCell, Target, Total
from chuan.figures.rules.states import SENT_STATES
from chuan.figures.selectors.sheet import Goal
from chuan.orgs.enums import PlaceLevel
from chuan.orgs.rules.paths import is_of_the_party, paths_above

Key = tuple[int, str]
"""An indicator and the stage of its money."""


def figures_of(
    report: Report, period: Period, indicators: Collection[int]
) -> Mapping[Key, Decimal]:
    """What the body itself, or another at its place, stated for a period."""
    if is_of_the_party(report.path):
        return _sent_by(report, period, indicators)
    at_place = Q(place=report.place_id) if report.place_id else Q(pk__in=())
    rows = Figure.objects.filter(
        Q(organisation=report.organisation_id) | at_place,
        period=period.code,
        indicator__in=indicators,
        value__isnull=False,
    )
    own = report.organisation_id
    found: dict[Key, Decimal] = {}
    for indicator, stage, value, body in rows.values_list(
        "indicator", "stage", "value", "organisation"
    ):
        if value is not None and (body == own or (indicator, stage) not in found):
            found[indicator, stage] = Decimal(value)
    return found


def _sent_by(report: Report, period: Period, indicators: Collection[int]) -> Mapping[Key, Decimal]:
    """What a body of the party sent for a period: it writes no figures beside those of the state."""
    cells = ReportCell.objects.filter(
        report__organisation=report.organisation_id,
        report__round__period=period.code,
        report__state__in=SENT_STATES,
        line__indicator__in=indicators,
        value__isnull=False,
    )
    rows = cells.order_by("report__last_sent_at", "pk")
    return {
        (indicator, stage): Decimal(value)
        for indicator, stage, value in rows.values_list("line__indicator", "line__stage", "value")
        if indicator is not None and value is not None
    }


def sums_of(report: Report, period: Period, indicators: Collection[int]) -> Mapping[Key, Decimal]:
    """What the bodies of the report's place stated for a period, all together, as it was."""
    if is_of_the_party(report.path):
        return _sent_by(report, period, indicators)
    rows = Total.objects.filter(period=period.code, indicator__in=indicators)
    if report.place_id is not None:
        rows = rows.filter(province=report.place_id)
    added = rows.values("indicator", "stage").annotate(added=Sum("value")).order_by()
    return {
        (indicator, stage): value
        for indicator, stage, value in added.values_list("indicator", "stage", "added")
        if value is not None
    }


def neighbours_of(
    report: Report, period: Period, indicators: Collection[int]
) -> Mapping[Key, tuple[Decimal, ...]]:
    """Figures of bodies alike for a period, without names and without the own; sorted."""
    if report.place is None or is_of_the_party(report.path):
        return {}
    found: dict[Key, list[Decimal]] = defaultdict(list)
    if report.place.level == PlaceLevel.PROVINCE:
        rows = Total.objects.filter(period=period.code, indicator__in=indicators)
        others = rows.exclude(province=report.place_id)
        for indicator, stage, value in others.values_list("indicator", "stage", "value"):
            found[indicator, stage].append(Decimal(value))
    else:
        beside = Figure.objects.filter(
            province=report.place.parent_id, period=period.code, indicator__in=indicators
        )
        rest = beside.exclude(organisation=report.organisation_id).exclude(place=report.place_id)
        alike = rest.filter(value__isnull=False, place__isnull=False)
        for about, step, figure in alike.values_list("indicator", "stage", "value"):
            if figure is not None:
                found[about, step].append(Decimal(figure))
    return {key: tuple(sorted(values)) for key, values in found.items()}


def goals_of(report: Report, year: int, indicators: Collection[int]) -> Mapping[Key, Goal]:
    """The target of each indicator: that of the body itself, else of the nearest above it."""
    owners = {*paths_above(report.path), report.asker_path}
    rows = (
        Target.objects.filter(owner_path__in=owners, indicator__in=indicators)
        .filter(Q(year_from__isnull=True) | Q(year_from__lte=year))
        .filter(Q(year_until__isnull=True) | Q(year_until__gte=year))
        .select_related("owner")
    )
    nearest = sorted(rows, key=lambda row: (row.owner_path == report.path, len(row.owner_path)))
    return {
        (row.indicator_id, row.stage): Goal(
            row.value, row.comparator, row.owner.name, row.clause, row.uid.hex
        )
        for row in nearest
    }
