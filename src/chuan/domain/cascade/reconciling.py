"""The proof that a view of today loses and invents nothing: both ways, for each root."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chuan.domain.cascade.rolling import (
    ONE,
    Move,
    Rolled,
    StatedFigure,
    as_it_is_now,
    as_it_was,
)
from chuan.domain.cascade.succession import History, Key


@dataclass(frozen=True, slots=True)
class RootProof:
    """One root of today: what came to it from units of before, and what its units of today show."""

    root: Key | None
    came: Decimal
    allotted: Decimal
    unallotted: Decimal

    @property
    def gap(self) -> Decimal:
        """What came, less what is shown; 0 when they agree."""
        return self.came - self.allotted - self.unallotted


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Sum over the old units = sum over the new units + what is not allotted.

    `lost` names old units whose figures do not all arrive, `invented` new units that show more or
    less than what came to them, each with the difference; both are empty when the totals agree.
    """

    old_total: Decimal
    new_total: Decimal
    unallotted: Decimal
    moves: tuple[Move, ...]
    roots: tuple[RootProof, ...]
    lost: Mapping[Key, Decimal]
    invented: Mapping[Key, Decimal]

    @property
    def gap(self) -> Decimal:
        """Old less new and unallotted; 0 when they agree."""
        return self.old_total - self.new_total - self.unallotted

    @property
    def agrees(self) -> bool:
        """Nothing is lost or invented, on the whole, in any root, in any unit."""
        roots = any(proof.gap for proof in self.roots)
        return not (self.gap or self.lost or self.invented or roots)


def reconcile(
    history: History, figures: Iterable[StatedFigure], now: date, step: Decimal = ONE
) -> Reconciliation:
    """Both views of the figures of one indicator, held against each other."""
    told = tuple(figures)
    was, is_now = as_it_was(history, told), as_it_is_now(history, told, now, step)
    return Reconciliation(
        old_total=sum(was.own.values(), Decimal()),
        new_total=sum(is_now.own.values(), Decimal()),
        unallotted=sum(is_now.unallotted.values(), Decimal()),
        moves=is_now.moves,
        roots=_roots(history, is_now, now),
        lost=_differences(was.own, _added((move.unit, move.value) for move in is_now.moves)),
        invented=_differences(
            is_now.own,
            _added((m.to, m.value) for m in is_now.moves if m.allotted and m.to is not None),
        ),
    )


def _roots(history: History, view: Rolled, now: date) -> tuple[RootProof, ...]:
    def root(unit: Key | None) -> Key | None:
        return None if unit is None else history.above(unit, now)[-1]

    came = _added((root(move.to), move.value) for move in view.moves)
    allotted = _added((root(unit), value) for unit, value in view.own.items())
    apart = _added((root(unit), value) for unit, value in view.unallotted.items())
    zero = Decimal()
    return tuple(
        RootProof(unit, came.get(unit, zero), allotted.get(unit, zero), apart.get(unit, zero))
        for unit in sorted({*came, *allotted, *apart}, key=str)
    )


def _added(parts: Iterable[tuple[Key | None, Decimal]]) -> dict[Key | None, Decimal]:
    found: dict[Key | None, Decimal] = defaultdict(Decimal)
    for unit, value in parts:
        found[unit] += value
    return dict(found)


def _differences(
    one: Mapping[Key, Decimal], other: Mapping[Key | None, Decimal]
) -> Mapping[Key, Decimal]:
    units = {*one, *(unit for unit in other if unit is not None)}
    gaps = {unit: one.get(unit, Decimal()) - other.get(unit, Decimal()) for unit in units}
    return {unit: gap for unit, gap in sorted(gaps.items(), key=lambda item: str(item[0])) if gap}
