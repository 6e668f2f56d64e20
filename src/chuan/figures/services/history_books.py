"""Figures of former years, unit by unit: who compiles a place brings them in from a workbook."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.domain.cascade import BadPeriod, Period, parse_period
from chuan.figures.errors import MayNotReport, WorkbookRefused
from chuan.figures.models import Compiler, Figure
from chuan.figures.rules.workbook_keys import BookKind, Field, Meta
from chuan.figures.rules.workbook_rows import Layout, Row, RowRead, find_layout, read_row
from chuan.figures.selectors.former_units import FormerUnits, units_called
from chuan.figures.selectors.history_pages import NAMES, columns_of, headings_of, specs_of
from chuan.figures.services.facts import Stated, hold_units, put_history
from chuan.figures.services.workbook_reading import Batch, OpenBook, Verdict
from chuan.orgs.enums import Extent
from chuan.orgs.models import Organisation, Place, PlaceSuccession
from chuan.orgs.selectors import organisation_by_uid


@dataclass(slots=True)
class HistoryVerdict(Verdict):
    """A row of former years: which unit, when, and what it states."""

    place: Place | None = None
    period: Period | None = None


@dataclass(slots=True)
class HistoryPlan:
    """Judges and writes the rows of a workbook of former years."""

    actor: Actor
    book: OpenBook
    kind: str = BookKind.HISTORY
    places: dict[int, Place] = field(default_factory=dict)
    _own: Organisation | None = field(default=None, init=False, repr=False)

    def __post_init__(self) -> None:
        if not (self.actor.is_system or Compiler.objects.of(self.actor).exists()):
            raise MayNotReport(_("Chỉ đầu mối tổng hợp mới đưa được số liệu các năm cũ vào."))

    @property
    def own(self) -> Organisation:
        """The body that brings them in; asked for once."""
        self._own = self._own or organisation_by_uid(self.actor.organisation_uid)
        return self._own

    def judged(self) -> Iterator[tuple[Batch, Sequence[Verdict]]]:
        """Rows with their verdicts."""
        columns = columns_of(self.actor)
        specs, words = specs_of(columns), headings_of(columns)
        known = {column.key: (column.indicator.pk, column.stage) for column in columns}

        def find(meta: Meta, rows: Sequence[Row]) -> Layout | None:
            if meta.kind and meta.kind != BookKind.HISTORY:
                raise WorkbookRefused(
                    _("Đây là tệp mẫu của một kỳ báo cáo; hãy nhập ở trang của kỳ đó.")
                )
            return find_layout(rows, words, NAMES)

        for batch in self.book.batches(find):
            read = [read_row(row, batch.layout, specs, "", by_line=False) for row in batch.rows]
            yield batch, self._verdicts([row for row in read if row.says_something], known)

    def begin(self, verdicts: Sequence[Verdict]) -> None:
        """Hold the units of these rows before the first is written."""
        hold_units(
            self.own.pk, [v.place for v in verdicts if isinstance(v, HistoryVerdict) and v.place]
        )

    def write(self, verdict: Verdict) -> int:
        """Write one row through the one door of figures."""
        assert isinstance(verdict, HistoryVerdict)  # noqa: S101  (made here)
        if verdict.place is None or verdict.period is None:
            return 0
        put_history(
            actor=self.actor,
            organisation=self.own,
            place=verdict.place,
            period=verdict.period,
            as_of=verdict.period.last_day,
            stated=verdict.edits,
        )
        return len(verdict.edits)

    def about(self) -> Sequence[str]:
        """What the reform of 2025 makes of the units in the file."""
        ended = [place for place in self.places.values() if place.valid_until is not None]
        if not ended:
            return ()
        parts = PlaceSuccession.objects.filter(predecessor__in=ended, extent=Extent.PART)
        split = parts.values("predecessor").distinct().count()
        said = [
            _("%(n)d đơn vị trong tệp nay không còn: xem “như khi đó” giữ nguyên từng đơn vị, xem "
              "“như hiện nay” cộng vào đơn vị kế thừa.") % {"n": len(ended)}
        ]  # fmt: skip
        if split:
            said.append(
                _("%(n)d đơn vị bị chia tách mà không rõ tỷ lệ: số của chúng đứng riêng ở "
                  "“chưa phân bổ” khi xem như hiện nay.") % {"n": split}
            )  # fmt: skip
        return said

    def _verdicts(
        self, rows: Sequence[RowRead], known: Mapping[str, tuple[int, str]]
    ) -> list[Verdict]:
        units = units_called(_named(row)[0] for row in rows)
        found = [self._verdict(row, known, units) for row in rows]
        standing = self._standing([v for v in found if v.place is not None])
        for verdict in found:
            self._hold_against(verdict, standing)
        return list(found)

    def _verdict(
        self, row: RowRead, known: Mapping[str, tuple[int, str]], units: FormerUnits
    ) -> HistoryVerdict:
        verdict = HistoryVerdict(row.number, was_marked=row.was_marked, hidden=row.hidden)
        verdict.faults = {at: fault.said(_) for at, fault in row.faults.items()}
        code, name, when = _named(row)
        try:
            verdict.period = parse_period(when.strip().removesuffix(".0"))
        except BadPeriod:
            verdict.faults[0] = _("cột Kỳ phải là năm như 2024, hoặc quý như 2024-Q3")
            return verdict
        if verdict.period.last_day >= clock.today():
            verdict.faults[0] = _("kỳ này chưa kết thúc; hãy báo cáo theo kỳ, không nhập là số cũ")
            return verdict
        verdict.place = units.called(code, name, verdict.period.last_day)
        if verdict.place is None:
            verdict.faults[0] = _("không thấy đơn vị mã %(code)s còn tồn tại ngày %(on)s") % {
                "code": code or "?", "on": f"{verdict.period.last_day:%d/%m/%Y}",
            }  # fmt: skip
            return verdict
        self.places[verdict.place.pk] = verdict.place
        verdict.edits = [
            Stated(*known[line], value=value, estimate=None)
            for (line, which), value in row.figures.items()
            if which is Field.VALUE
        ]
        return verdict

    def _standing(
        self, verdicts: Sequence[HistoryVerdict]
    ) -> dict[tuple[int, str, int, str], tuple[Decimal | None, bool]]:
        places = {v.place.pk for v in verdicts if v.place}
        periods = {v.period.code for v in verdicts if v.period}
        rows = Figure.objects.filter(place__in=places, period__in=periods)
        own = None if self.actor.is_system else self.own.pk
        return {
            (figure.place_id or 0, figure.period, figure.indicator_id, figure.stage): (
                figure.value,
                figure.report_id is None and figure.organisation_id == own,
            )
            for figure in rows
        }

    def _hold_against(
        self, verdict: HistoryVerdict,
        standing: Mapping[tuple[int, str, int, str], tuple[Decimal | None, bool]],
    ) -> None:  # fmt: skip
        if verdict.faults or verdict.place is None or verdict.period is None:
            verdict.edits = []
            return
        fresh = []
        for each in verdict.edits:
            key = (verdict.place.pk, verdict.period.code, each.indicator_id, each.stage)
            value, mine = standing.get(key, (None, True))
            if not mine:
                verdict.faults[0] = _("đã có báo cáo nêu số liệu của đơn vị này trong kỳ này")
            if value != each.value:
                fresh.append(each)
        verdict.edits = [] if verdict.faults else fresh


def _named(row: RowRead) -> tuple[str, str, str]:
    """Code, name and period of a row, as typed; cells at its end may be missing."""
    code, name, when = (*row.names, "", "", "")[:3]
    return code, name, when
