"""Forms of others as pages show them: what each cell wants, what is known of it, what is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from chuan.core.actor import Actor
from chuan.domain.cascade import Period, parse_period
from chuan.figures.enums import CellMeaning
from chuan.figures.errors import ForeignFormNotFound
from chuan.figures.labels import FILE_KIND
from chuan.figures.models import Figure, ForeignCell, ForeignCopy, ForeignForm, Indicator
from chuan.figures.permissions import can_tie
from chuan.figures.rules.foreign_grid import MOST_BLANKS, OPEN
from chuan.figures.rules.foreign_match import Known, Matcher, likeness
from chuan.figures.rules.numbers import write_number
from chuan.figures.rules.tiers import tier_of
from chuan.figures.selectors.adding import sum_of
from chuan.figures.selectors.filling import sheet_of
from chuan.figures.selectors.rounds import owed_by
from chuan.figures.selectors.sheet import Row
from chuan.figures.selectors.sums import Sum
from chuan.orgs.models import Organisation
from chuan.orgs.rules.paths import is_of_the_party
from chuan.orgs.selectors import organisation_by_uid

NEAR = 0.8
"""So much of the words of two forms must be the same for ties to be proposed from one to the other."""
Key = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a cell gets: as text and, for a figure, exactly; where a missing one is typed once."""

    text: str = ""
    number: Decimal | None = None
    report: UUID | None = None
    as_of: date | None = None

    @property
    def is_missing(self) -> bool:
        """It is tied and there is nothing to put there yet."""
        return not self.text


@dataclass(frozen=True, slots=True)
class CellRow:
    """One cell of the form with its tie and what it gets."""

    number: int
    cell: ForeignCell
    answer: Answer
    words: str

    @property
    def is_tied(self) -> bool:
        """Somebody, or the proposal, said what it wants."""
        return self.cell.indicator_id is not None


@dataclass(frozen=True, slots=True)
class Drawn:
    """One place of the picture of the form: its words, how far it reaches, the number of its cell."""

    text: str
    rows: int
    columns: int
    number: int = 0
    value: str = ""


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """One table of the form as a picture."""

    title: str
    rows: Sequence[Sequence[Drawn]]
    is_cut: bool = False
    """The sheet goes on beyond what is shown and filled."""


@dataclass(frozen=True, slots=True)
class CopyPage:
    """One received form."""

    copy: ForeignCopy
    rows: Sequence[CellRow]
    tables: Sequence[DrawnTable]
    catalogue: Sequence[Indicator]
    others: int
    can_tie: bool

    @property
    def kind(self) -> str:
        """Which program the form is of."""
        return str(FILE_KIND[self.copy.form.kind])

    @property
    def is_cut(self) -> bool:
        """Part of the form is left to be filled by hand: it has more rows or cells than are read."""
        return len(self.rows) >= MOST_BLANKS or any(table.is_cut for table in self.tables)

    @property
    def tied(self) -> int:
        """Cells that are tied."""
        return sum(row.is_tied for row in self.rows)

    @property
    def missing(self) -> Sequence[CellRow]:
        """Tied cells for which there is no figure yet."""
        return [row for row in self.rows if row.is_tied and row.answer.is_missing]

    @property
    def proposed(self) -> int:
        """Ties that nobody confirmed yet."""
        return sum(row.is_tied and row.cell.proposed for row in self.rows)


def list_copies(actor: Actor) -> QuerySet[ForeignCopy]:
    """Forms that the own body received, the last first."""
    return (
        ForeignCopy.objects.filter(path=actor.path)
        .select_related("form")
        .defer("form__layout")
        .annotate(
            all_cells=Count("form__cells"),
            tied_cells=Count("form__cells", filter=Q(form__cells__indicator__isnull=False)),
        )
        .order_by("-received_at", "-pk")
    )


def find_copy(actor: Actor, uid: UUID) -> ForeignCopy:
    """One that the own body received."""
    rows = ForeignCopy.objects.filter(path=actor.path).select_related(
        "form__file", "organisation__place"
    )
    found = rows.filter(uid=uid).first()
    if found is None:
        raise ForeignFormNotFound
    return found


def matcher_of(actor: Actor) -> tuple[Matcher, Mapping[int, Indicator]]:
    """The catalogue that the actor may use, ready to be held against a form."""
    rows = {row.pk: row for row in Indicator.objects.visible_to(actor).select_related("numerator")}
    known = [
        Known(
            row.pk,
            (row.name, *(line for line in row.also.splitlines() if line.strip())),
            row.unit,
            row.kind,
            tuple(str(stage) for stage in row.stages),
            row.level,
        )
        for row in rows.values()
    ]
    own = organisation_by_uid(actor.organisation_uid)
    return Matcher(known, tier_of(own.level, own.place.level if own.place else "")), rows


def near_form(top_path: str, words: Sequence[str]) -> ForeignForm | None:
    """A form of the same tree with nearly the same words, whose ties may serve."""
    best: tuple[float, int | None] = (NEAR, None)
    forms = ForeignForm.objects.filter(top_path=top_path).order_by("-pk")
    for pk, known in forms.values_list("pk", "layout__words")[:200]:
        alike = likeness(words, known or ())
        if alike >= best[0]:
            best = (alike, pk)
    return forms.filter(pk=best[1]).first() if best[1] is not None else None


def answers_of(actor: Actor, copy: ForeignCopy) -> Mapping[int, Answer]:
    """What each tied cell gets: from the body's own reports of the period, else from what is known."""
    period = parse_period(copy.period)
    cells = list(copy.form.cells.select_related("indicator__numerator", "indicator__denominator"))
    tied = [cell for cell in cells if cell.indicator is not None]
    rows, homes, days = _own_rows(actor, copy)
    stated = _stated(copy, tied, period)
    found: dict[int, Answer] = {}
    for cell in tied:
        key = (cell.indicator_id or 0, cell.stage)
        if cell.meaning == CellMeaning.NOTE:
            note = rows[key].note if key in rows else ""
            found[cell.pk] = Answer(note or "–", None)
            continue
        number = _figure(cell, rows.get(key), stated, period)
        text = "" if number is None else write_number(number, cell.indicator.decimals)  # type: ignore[union-attr]  # tied
        found[cell.pk] = Answer(
            text, number, homes.get(key), _as_of(cell, rows, days, stated, period)
        )
    return found


def _as_of(
    cell: ForeignCell,
    rows: Mapping[Key, Row],
    days: Mapping[Key, date],
    stated: "_Stated",
    period: Period,
) -> date:
    """The day on which the figure was closed: of the report, of what was stated, else of its period."""
    back, key = _years_back(cell), (cell.indicator_id or 0, cell.stage)
    if not back and key in rows and rows[key].value is not None:
        return days[key]
    asked = _back(period, back)
    return stated.closed_on(cell, asked) or asked.last_day


def _own_rows(
    actor: Actor, copy: ForeignCopy
) -> tuple[dict[Key, Row], dict[Key, UUID], dict[Key, date]]:
    """Lines of its reports for the period, and the report in which each is typed.

    A room that compiles its commune works on the commune's report, which goes before its own.
    """
    reports = owed_by(actor).filter(round__period=copy.period)
    rows: dict[Key, Row] = {}
    homes: dict[Key, UUID] = {}
    days: dict[Key, date] = {}
    for report in reports.select_related("round__form", "place").order_by("path", "pk"):
        for row in sheet_of(actor, report).rows:
            if row.indicator is None:
                continue
            key = (row.indicator.pk, row.stage)
            homes.setdefault(key, report.uid)
            if key not in rows or rows[key].value is None:
                rows[key] = row
                days[key] = report.as_of
    return rows, homes, days


@dataclass(slots=True)
class _Stated:
    """What the body, else its place, stated in the periods that a form asks for; each asked once."""

    body: Organisation
    figures: Mapping[tuple[int, str, str], Figure]
    sums: dict[tuple[int, str, str], Sum | None] = field(default_factory=dict)

    def figure(self, cell: ForeignCell, period: Period) -> Decimal | None:
        """The figure of the body itself for the period, else the sum of its place."""
        assert cell.indicator is not None  # noqa: S101  (tied)
        key = (cell.indicator.pk, cell.stage, period.code)
        wants_estimate = cell.meaning == CellMeaning.ESTIMATE
        stated = self.figures.get(key)
        if stated is not None:
            closed: Decimal | None = stated.value
            expected: Decimal | None = stated.estimate
            return expected if wants_estimate and expected is not None else closed
        if key not in self.sums:
            place = self.body.place
            self.sums[key] = None
            if place is not None and not is_of_the_party(self.body.path):
                self.sums[key] = sum_of(
                    indicator=cell.indicator, period=period.code, stage=cell.stage, place=place
                )
        found = self.sums[key]
        if found is None:
            return None
        return found.expected if wants_estimate else found.value

    def closed_on(self, cell: ForeignCell, period: Period) -> date | None:
        """The day of what `figure` answers with; None where nothing was stated."""
        key = (cell.indicator_id or 0, cell.stage, period.code)
        found = self.figures.get(key) or self.sums.get(key)
        return found.as_of if found is not None else None


def _stated(copy: ForeignCopy, cells: Sequence[ForeignCell], period: Period) -> _Stated:
    """Everything that the body itself stated for the periods of these cells, in one question."""
    codes = {_back(period, _years_back(cell)).code for cell in cells}
    rows = Figure.objects.filter(organisation=copy.organisation, period__in=codes)
    figures = {(row.indicator_id, row.stage, row.period): row for row in rows}
    return _Stated(copy.organisation, figures)


def _years_back(cell: ForeignCell) -> int:
    return cell.years_back or int(cell.meaning == CellMeaning.LAST_YEAR)


def _back(period: Period, years: int) -> Period:
    for _year in range(years):
        period = period.a_year_before()
    return period


def _figure(cell: ForeignCell, row: Row | None, stated: _Stated, period: Period) -> Decimal | None:
    if cell.meaning == CellMeaning.TARGET:
        return row.goal.value if row is not None and row.goal is not None else None
    if cell.meaning == CellMeaning.LAST_YEAR and row is not None and row.last_year is not None:
        return row.last_year
    back = _years_back(cell)
    if not back and row is not None:
        wants_estimate = cell.meaning == CellMeaning.ESTIMATE
        if wants_estimate and row.estimate is not None:
            return row.estimate
        if not wants_estimate and row.value is not None:
            return row.value
    return stated.figure(cell, _back(period, back))


def copy_page(actor: Actor, uid: UUID) -> CopyPage:
    """Everything that the page of one received form shows."""
    copy = find_copy(actor, uid)
    answers = answers_of(actor, copy)
    cells = copy.form.cells.select_related("indicator")
    rows = [
        CellRow(number, cell, answers.get(cell.pk, Answer()), _said(cell))
        for number, cell in enumerate(cells, start=1)
    ]
    by_address = {row.cell.address: row for row in rows}
    return CopyPage(
        copy=copy,
        rows=rows,
        tables=[_drawn(grid, by_address) for grid in copy.form.layout.get("grids", ())],
        catalogue=list(Indicator.objects.visible_to(actor)),
        others=copy.form.copies.exclude(path=actor.path).values("organisation").distinct().count(),
        can_tie=can_tie(actor),
    )


def _said(cell: ForeignCell) -> str:
    return "" if cell.indicator is None else f"{cell.indicator.name} [{cell.indicator.code}]"


def _drawn(grid: Mapping[str, object], rows: Mapping[str, CellRow]) -> DrawnTable:
    if "lines" in grid:
        lines = grid["lines"]
        assert isinstance(lines, list)  # noqa: S101  (as the reader writes it)
        return DrawnTable("", [[_place(line, rows)] for line in lines])
    cells = grid["cells"]
    assert isinstance(cells, list)  # noqa: S101  (as above)
    table: dict[int, list[Drawn]] = {}
    for cell in cells:
        table.setdefault(cell[0], []).append(_place(cell, rows))
    shown = [row for _at, row in sorted(table.items()) if any(p.text or p.number for p in row)]
    return DrawnTable(str(grid.get("name", "")), shown, is_cut=bool(grid.get("cut")))


def _place(cell: Sequence[object], rows: Mapping[str, CellRow]) -> Drawn:
    _row, _column, tall, wide, text, address = cell
    row = rows.get(str(address))
    words = str(text)
    if row is None:
        return Drawn(words, int(str(tall)), int(str(wide)))
    shown = "" if OPEN.fullmatch(words) else words
    return Drawn(shown, int(str(tall)), int(str(wide)), row.number, row.answer.text)
