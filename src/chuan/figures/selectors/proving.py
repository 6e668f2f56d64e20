"""The proof of a view over the reform: what moved where, and that both ways add up to the same."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.domain.cascade import History, Move, Period, Reconciliation, StatedFigure, reconcile
from chuan.figures.errors import FiguresNotFound
from chuan.figures.models import Indicator
from chuan.figures.selectors import lives, parts
from chuan.figures.selectors.adder import Adder, bases_of
from chuan.figures.selectors.drilling import indicator_of
from chuan.figures.selectors.parts import Measure, Part
from chuan.figures.selectors.reach import address_of, reach_of, readable_place
from chuan.figures.selectors.sums import View
from chuan.orgs.enums import PlaceLevel
from chuan.orgs.models import Place


@dataclass(frozen=True, slots=True)
class MoveRow:
    """One unit on one side and, on the other, where its figure went or came from; `to` None: unallotted."""

    unit: Place
    address: str
    value: Decimal
    parts: Sequence[tuple[Place | None, Decimal, bool]]

    @property
    def stays(self) -> bool:
        """Everything stands at the unit that stated it."""
        return all(place is not None and place.pk == self.unit.pk for place, _, _ in self.parts)


@dataclass(frozen=True, slots=True)
class Proof:
    """The reconciliation of one indicator in one place (None: the country) for one period.

    `kept` is the sum that pages show from the totals kept beside the figures; it must agree too.
    """

    indicator: Indicator
    place: Place | None
    period: Period
    stage: str
    found: Reconciliation
    old: Sequence[MoveRow]
    new: Sequence[MoveRow]
    apart: Sequence[MoveRow]
    kept: Decimal
    periods: Sequence[str]

    @property
    def agrees(self) -> bool:
        """Old = new + unallotted in both directions, and what is kept says the same."""
        return self.found.agrees and self.kept == self.found.old_total


def proof_of(actor: Actor, uid: UUID, code: str, *, period: Period, stage: str) -> Proof:
    """The proof for the country or a province of today; a rate is proved by its numerator."""
    indicator = bases_of(indicator_of(actor, uid))[0]
    place = readable_place(reach_of(actor), code)
    if place is not None and place.level != PlaceLevel.PROVINCE:
        raise FiguresNotFound
    stage = stage if stage in indicator.stages else indicator.stages[0]
    measure: Measure = (indicator.pk, stage)
    adder = Adder((indicator,), period, View.AS_NOW)
    counted = adder.stated((measure,), place.pk if place else None)
    kept = sum((part.value or Decimal() for part in counted), Decimal())
    history, rows = _rows(adder, measure, place, counted)
    figures = [
        StatedFigure(part.place, part.on, part.value)
        for part in rows
        if part.place is not None and part.value is not None
    ]
    central = sum((p.value or Decimal() for p in rows if p.place is None), Decimal())
    step = Decimal(1).scaleb(-indicator.decimals)
    found = reconcile(history, figures, clock.today(), step)
    names = Place.objects.in_bulk(_places(found.moves))
    return Proof(
        indicator=indicator, place=place, period=period, stage=stage, found=found,
        old=_grouped(found.moves, names, by_old=True),
        new=_grouped([move for move in found.moves if move.allotted], names, by_old=False),
        apart=_grouped([move for move in found.moves if not move.allotted], names, by_old=True),
        kept=kept - central, periods=sorted({part.period for part in counted}),
    )  # fmt: skip


def _rows(
    adder: Adder, measure: Measure, place: Place | None, counted: Sequence[Part]
) -> tuple[History, Sequence[Part]]:
    """The parts to prove: totals of provinces for the country, figures of places for a province."""
    if place is None:
        return adder.provinces.history, counted
    within = adder.lives_of(place.pk)
    codes = sorted({part.period for part in counted})
    rows = parts.of_places((measure,), codes, within) if codes else []
    return lives.below(within), rows


def _places(moves: Sequence[Move]) -> set[int]:
    ends = [end for move in moves for end in (move.unit, move.to)]
    return {int(end) for end in ends if end is not None}


def _grouped(
    moves: Sequence[Move], names: Mapping[int, Place], *, by_old: bool
) -> Sequence[MoveRow]:
    """Moves by the unit that stated, or by the unit that has it now; in the order of the names."""
    found: dict[int, dict[tuple[int | None, bool], Decimal]] = defaultdict(
        lambda: defaultdict(Decimal)
    )
    for move in moves:
        to = None if move.to is None else int(move.to)
        unit, other = (int(move.unit), to) if by_old else (to, int(move.unit))
        if unit is not None:
            found[unit][other, move.allotted] += move.value
    rows = [
        MoveRow(
            names[unit],
            address_of(names[unit]),
            sum(each.values(), Decimal()),
            tuple(
                (None if other is None else names[other], value, allotted)
                for (other, allotted), value in each.items()
            ),
        )
        for unit, each in found.items()
    ]
    return sorted(rows, key=lambda row: (row.unit.folded, row.unit.code))
