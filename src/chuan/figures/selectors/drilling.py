"""A figure opened: how it comes about, the units below it, and at last its cells with rows and files."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from chuan.core import references
from chuan.core.actor import Actor
from chuan.core.references import Reference
from chuan.domain.cascade import Period
from chuan.figures.enums import RoundState
from chuan.figures.errors import IndicatorNotFound
from chuan.figures.models import (
    CellSource,
    Figure,
    FormLine,
    Indicator,
    Report,
    ReportCell,
)
from chuan.figures.permissions import can_read_draft
from chuan.figures.rules.states import SENT_STATES
from chuan.figures.selectors.adder import Spread, bases_of, spread_of
from chuan.figures.selectors.cell import FILE
from chuan.figures.selectors.lives import origins_of
from chuan.figures.selectors.parts import Measure, measured
from chuan.figures.selectors.reach import Reach, address_of, chain_of, reach_of, readable_place
from chuan.figures.selectors.sums import Sum, View
from chuan.orgs.enums import PlaceLevel
from chuan.orgs.models import Place

MOST_CELLS = 60
MOST_SOURCES = 20


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit below: its sum, its share of the whole, the state of its report ("" when none is asked)."""

    place: Place
    address: str
    sum: Sum | None
    share: Decimal | None
    state: str


@dataclass(frozen=True, slots=True)
class FigureCell:
    """One figure as stated, with what stands behind it.

    `line` is its line in the report, 0 when there is none; `may_open` says whether the reader may
    open the report; `sources` are what its people named, `url` empty for what the reader may not open.
    """

    figure: Figure
    line: int
    note: str
    origin: str
    sources: Sequence[Reference]
    may_open: bool


@dataclass(frozen=True, slots=True)
class DrillPage:
    """Everything that the page of one indicator at one place shows."""

    indicator: Indicator
    place: Place | None
    chain: Sequence[tuple[Place | None, str]]
    view: View
    stage: str
    period: Period
    spread: Spread
    rows: Sequence[UnitRow]
    cells: Sequence[FigureCell]
    heirs: Sequence[tuple[str, str]]

    @property
    def has_estimates(self) -> bool:
        """Something in it is estimated."""
        sums = [self.spread.total, *(row.sum for row in self.rows)]
        return any(each is not None and each.is_estimated for each in sums)


def indicator_of(actor: Actor, uid: UUID) -> Indicator:
    """The indicator with its parts; `IndicatorNotFound` when the actor may not know of it."""
    found = (
        Indicator.objects.visible_to(actor)
        .filter(uid=uid)
        .select_related("numerator", "denominator")
        .first()
    )
    if found is None:
        raise IndicatorNotFound
    return found


def drill_page(
    actor: Actor, uid: UUID, code: str, *, period: Period, view: View, stage: str
) -> DrillPage:
    """One indicator at one place; `FiguresNotFound` for a place whose sums may not be read."""
    indicator = indicator_of(actor, uid)
    reach = reach_of(actor)
    place = readable_place(reach, code)
    known = indicator.stages
    stage = stage if stage in known else known[0]
    spread = spread_of(indicator=indicator, period=period.code, stage=stage, place=place, view=view)
    bases = bases_of(indicator)
    states = _states(place, spread, period, [base.pk for base in bases])
    whole = spread.total.value if spread.total else None
    return DrillPage(
        indicator=indicator,
        place=place,
        chain=_chain(reach, place),
        view=view,
        stage=stage,
        period=period,
        spread=spread,
        rows=tuple(
            UnitRow(
                row.place, address_of(row.place), row.sum,
                _share(row.sum, whole) if len(bases) == 1 else None, states.get(row.place.pk, ""),
            )
            for row in spread.rows
        ),
        cells=_cells(actor, place, spread, [(base.pk, stage) for base in bases], view),
        heirs=_heirs(place),
    )  # fmt: skip


def _chain(reach: Reach, place: Place | None) -> Sequence[tuple[Place | None, str]]:
    """The places above that the actor may read, the country first."""
    above = [] if place is None else list(reversed(chain_of(place)[1:]))
    tops: list[Place | None] = [None, *above] if place is not None else []
    return tuple((top, address_of(top)) for top in tops if reach.holds(top))


def _share(part: Sum | None, whole: Decimal | None) -> Decimal | None:
    if part is None or part.value is None or not whole:
        return None
    return part.value * 100 / whole


def _states(
    place: Place | None, spread: Spread, period: Period, indicators: Sequence[int]
) -> Mapping[int, str]:
    """The state of the report of each unit below a province: the least advanced of those that count."""
    if place is None or place.level == PlaceLevel.COMMUNE:
        return {}
    rows = (
        Report.objects.of_the_state()
        .filter(
            place__in=[row.place.pk for row in spread.rows],
            round__period__in={*spread.periods, period.code},
            round__form__lines__indicator__in=indicators,
            round__into__isnull=True,
        )
        .exclude(round__state=RoundState.CANCELLED)
        .order_by("round__period_until", "pk")
        .values_list("place_id", "state")
    )
    found: dict[int, str] = {}
    for at, state in rows:
        if found.get(at) in {None, *SENT_STATES}:
            found[at] = state
    return found


def _cells(
    actor: Actor,
    place: Place | None,
    spread: Spread,
    measures: Collection[Measure],
    view: View,
) -> Sequence[FigureCell]:
    """Figures stated about the place itself, or about what became it, as far as the actor sees them."""
    if spread.own is None and (place is None or place.level != PlaceLevel.COMMUNE):
        return ()
    about = Q(place__isnull=True, province__isnull=True)
    if place is not None:
        lives = [place.pk]
        if view is View.AS_NOW and place.level == PlaceLevel.COMMUNE:
            lives += origins_of(place.pk)
        about = Q(place__in=lives)
    rows = (
        Figure.objects.visible_to(actor)
        .filter(about, measured(measures), period__in=spread.periods)
        .select_related("organisation", "place", "indicator", "report__round")
        .order_by("-period", "organisation__path", "indicator__order", "pk")
    )
    return _with_sources(actor, list(rows[:MOST_CELLS]))


def _with_sources(actor: Actor, figures: Sequence[Figure]) -> Sequence[FigureCell]:
    reports = {figure.report.pk: figure.report for figure in figures if figure.report is not None}
    seen = set(
        Report.objects.visible_to(actor)
        .filter(pk__in=reports)
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    lines = {
        (form, indicator, stage): pk
        for form, indicator, stage, pk in FormLine.objects.filter(
            form__in={report.round.form_id for report in reports.values()},
            indicator__in={figure.indicator_id for figure in figures},
        )
        .order_by("pk")
        .values_list("form_id", "indicator_id", "stage", "pk")
    }
    readable = {
        pk
        for pk, report in reports.items()
        if report.state in SENT_STATES or can_read_draft(actor, report)
    }
    sources = _sources(actor, readable, lines.values())
    cells = []
    for figure in figures:
        report = figure.report
        key = (report.round.form_id if report else 0, figure.indicator_id, figure.stage)
        line = lines.get(key, 0)
        note, origin, named = sources.get((figure.report_id or 0, line), ("", "", ()))
        if figure.report_id not in seen:
            named = tuple(replace(each, url="") if each.kind == FILE else each for each in named)
        cells.append(
            FigureCell(figure, line, note, origin, named, may_open=figure.report_id in seen)
        )
    return tuple(cells)


Told = tuple[str, str, Sequence[Reference]]
"""Note, origin and sources of a cell."""


def _sources(
    actor: Actor, reports: Collection[int], lines: Collection[int]
) -> Mapping[tuple[int, int], Told]:
    cells = list(
        ReportCell.objects.filter(report__in=reports, line__in=lines)
        .order_by("pk")
        .values_list("pk", "report_id", "line_id", "note", "origin")
    )
    named: dict[int, list[CellSource]] = defaultdict(list)
    for source in CellSource.objects.filter(cell__in=[cell[0] for cell in cells]).order_by("pk"):
        if len(named[source.cell_id]) < MOST_SOURCES:
            named[source.cell_id].append(source)
    wanted = [(s.kind, s.object_id) for each in named.values() for s in each]
    open_ = references.look_up(actor, wanted)
    return {
        (report, line): (
            note,
            origin,
            tuple(_reference(open_, source) for source in named.get(pk, ())),
        )
        for pk, report, line, note, origin in cells
    }


def _reference(open_: Mapping[tuple[str, str], Reference], source: CellSource) -> Reference:
    url = reverse("core:file_download", args=[source.object_id]) if source.kind == FILE else ""
    closed = Reference(source.kind, source.object_id, source.label, url)
    return open_.get((source.kind, source.object_id), closed)


def _heirs(place: Place | None) -> Sequence[tuple[str, str]]:
    """What a unit that is no more became: name and address."""
    if place is None or place.valid_until is None:
        return ()
    edges = place.successions.select_related("successor").order_by("-main", "pk")
    return tuple((edge.successor.name, address_of(edge.successor)) for edge in edges)
