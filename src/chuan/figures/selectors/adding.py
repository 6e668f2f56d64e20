"""Sums for others: of a place for a period, of the lines of a report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chuan.domain.cascade import parse_period
from chuan.figures.enums import ReportState, RoundState
from chuan.figures.models import FormLine, Indicator, Report, ReportCell
from chuan.figures.rules.states import SENT_STATES
from chuan.figures.rules.tiers import is_below
from chuan.figures.selectors.adder import Adder, bases_of, spread_of, sums_at
from chuan.figures.selectors.parts import Measure
from chuan.figures.selectors.sums import Sum, View, quotient
from chuan.orgs.models import Place
from chuan.orgs.rules.paths import is_of_the_party


@dataclass(frozen=True, slots=True)
class Bodies:
    """How many bodies were asked for what a report adds up, and how many of them sent."""

    asked: int
    sent: int


def sum_of(
    *,
    indicator: Indicator,
    period: str,
    stage: str = "",
    place: Place | None,
    view: View = View.AS_NOW,
) -> Sum | None:
    """The sum of a place (None: the country) for a period; None when nothing was stated there.

    Flows of shorter periods are added, of a stock the last stands. A rate is computed of its sums.
    """
    spread = spread_of(indicator=indicator, period=period, stage=stage, place=place, view=view)
    return spread.total


def rolled_up(report: Report) -> Mapping[int, Sum]:
    """Sums for the lines of a report that it does not state itself, by the key of the line.

    Those stated by a lower tier within its place, those that rounds of its own units feed into it,
    and rates of such; a line without anything below it is left out. Where rounds feed the report,
    figures of its very period go before sums of shorter ones. A report of the party adds up what its
    own rounds brought, and nothing else: figures and totals are those of the state.
    """
    lines = list(
        FormLine.objects.filter(form=report.round.form_id, indicator__isnull=False)
        .select_related("indicator__numerator", "indicator__denominator")
        .order_by("order")
    )
    bases = {
        base.pk: base
        for line in lines
        if line.indicator is not None
        for base in bases_of(line.indicator)
    }
    stages = {line.stage for line in lines}
    of_the_party = is_of_the_party(report.path)
    below = bases.values() if not of_the_party else ()
    lower = {base.pk for base in below if is_below(base.level, report.tier)}
    measures = [(base, stage) for base in lower for stage in stages]
    sums = _below(report, [bases[base] for base in lower], measures) if measures else {}
    sums |= {
        measure: found
        for measure, found in _contributed(report).items()
        if measure[0] in bases and measure[0] not in lower
    }
    found: dict[int, Sum] = {}
    for line in lines:
        if line.indicator is None:
            continue
        each = [sums.get((base.pk, line.stage)) for base in bases_of(line.indicator)]
        total = each[0] if len(each) == 1 else quotient(*each)
        if total is not None:
            found[line.pk] = total
    return found


def _below(
    report: Report, bases: Sequence[Indicator], measures: Sequence[Measure]
) -> dict[Measure, Sum]:
    """Sums of the place of a report over what the tiers below it stated."""
    adder = Adder(bases, parse_period(report.round.period), View.AS_NOW)
    found: dict[Measure, Sum] = {}
    for exact in (True, False) if report.fed_by.exists() else (False,):
        adder.exact = exact
        open_ = [measure for measure in measures if measure not in found]
        found |= sums_at(adder, open_, report.place) if open_ else {}
    return found


def _contributed(report: Report) -> dict[Measure, Sum]:
    """What the units of a body sent into its report, by measure; their cells as sent.

    For the party also what its bodies below sent, whatever place they stand in.
    """
    cells = ReportCell.objects.filter(
        report__round__into=report,
        report__state__in=SENT_STATES,
        line__indicator__isnull=False,
    ).exclude(report__round__state=RoundState.CANCELLED)
    if not is_of_the_party(report.path):
        cells = cells.filter(report__place=report.place_id)
    found: dict[Measure, Sum] = {}
    for cell in cells.select_related("line", "report").order_by("pk"):
        expected = cell.value if cell.estimate is None else cell.estimate
        indicator = cell.line.indicator_id
        if expected is None or indicator is None:
            continue
        key = (indicator, cell.line.stage)
        part = Sum(cell.value, expected, 1, as_of=cell.report.as_of)
        found[key] = found[key] + part if key in found else part
    return found


def expected_bodies(report: Report) -> Bodies:
    """How many bodies the rounds that go into this report asked, and how many of them sent."""
    rows = Report.objects.filter(round__into=report).exclude(round__state=RoundState.CANCELLED)
    states = [
        (state, version) for state, version in rows.order_by("pk").values_list("state", "version")
    ]
    sent = sum(version > 0 and state != ReportState.OPEN for state, version in states)
    return Bodies(len(states), sent)
