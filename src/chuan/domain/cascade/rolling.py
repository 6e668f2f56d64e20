"""Figures climb the tree: as it was when they were stated, or as it is now."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from chuan.domain.cascade.succession import Heir, History, Key

ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """What was stated about a unit, as it was on a day (the last of its period)."""

    unit: Key
    on: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class Move:
    """A part of what was stated about one unit, and where it stands in the view.

    `allotted` is False when it stands somewhere below `to` and nobody knows where.
    """

    unit: Key
    to: Key | None
    value: Decimal
    allotted: bool


@dataclass(frozen=True, slots=True)
class Rolled:
    """A view of figures: what stands at each unit itself, what could not be allotted, and the sums.

    `totals` of a unit adds its own, everything below and what is not allotted there; under None
    stands everything. So a unit's total less its own and its `unallotted` is that of its units.
    """

    own: Mapping[Key, Decimal]
    unallotted: Mapping[Key | None, Decimal]
    totals: Mapping[Key | None, Decimal]
    moves: tuple[Move, ...]


def as_it_was(history: History, figures: Iterable[StatedFigure]) -> Rolled:
    """Each figure climbs the tree of its own day."""
    own: dict[Key, Decimal] = defaultdict(Decimal)
    totals: dict[Key | None, Decimal] = defaultdict(Decimal)
    moves = []
    for (unit, on), value in _summed(figures):
        own[unit] += value
        moves.append(Move(unit, unit, value, allotted=True))
        for above in (*history.above(unit, on), None):
            totals[above] += value
    return Rolled(dict(own), {}, dict(totals), tuple(moves))


def as_it_is_now(
    history: History, figures: Iterable[StatedFigure], now: date, step: Decimal = ONE
) -> Rolled:
    """Each figure goes over the edges to the units of `now` and climbs their tree.

    What is divided by known weights keeps whole `step`s (or the finer ones it has) and its exact
    sum; what nobody can divide is `unallotted` at the lowest unit that holds all who may have it.
    """
    own: dict[Key, Decimal] = defaultdict(Decimal)
    unallotted: dict[Key | None, Decimal] = defaultdict(Decimal)
    totals: dict[Key | None, Decimal] = defaultdict(Decimal)
    moves = []
    for (unit, on), value in _summed(figures):
        for move in _moved(unit, value, history.heirs(unit, on, now), step):
            moves.append(move)
            if move.allotted and move.to is not None:
                own[move.to] += move.value
            else:
                unallotted[move.to] += move.value
            chain = history.above(move.to, now) if move.to is not None else ()
            for above in (*chain, None):
                totals[above] += move.value
    return Rolled(dict(own), dict(unallotted), dict(totals), tuple(moves))


def _moved(unit: Key, value: Decimal, heirs: Sequence[Heir], step: Decimal) -> Iterable[Move]:
    parts = apportion(value, [heir.weight for heir in heirs], step)
    for heir, part in zip(heirs, parts, strict=True):
        yield Move(unit, heir.unit, part, heir.allotted)


def _summed(figures: Iterable[StatedFigure]) -> Iterable[tuple[tuple[Key, date], Decimal]]:
    """One amount for each unit and day, in an order of their own: whoever is told first changes nothing."""
    found: dict[tuple[Key, date], Decimal] = defaultdict(Decimal)
    for figure in figures:
        found[figure.unit, figure.on] += figure.value
    return sorted(found.items(), key=lambda item: (str(item[0][0]), item[0][1]))


def apportion(amount: Decimal, weights: Sequence[Fraction], step: Decimal = ONE) -> list[Decimal]:
    """The amount divided by weights that add up to 1, to the last digit: by largest remainder.

    >>> apportion(Decimal(10), [Fraction(1, 3)] * 3)
    [Decimal('4'), Decimal('3'), Decimal('3')]
    >>> sum(apportion(Decimal("0.25"), [Fraction(1, 3), Fraction(2, 3)]))
    Decimal('0.25')
    """
    if sum(weights, Fraction(0)) != 1:
        raise ValueError("the parts of a whole add up to 1")
    scale = max(_places(step), _places(amount))
    units = int(abs(amount).scaleb(scale))
    exact = [units * weight for weight in weights]
    parts = [part.numerator // part.denominator for part in exact]
    left = sorted(range(len(parts)), key=lambda at: (parts[at] - exact[at], at))
    for at in left[: units - sum(parts)]:
        parts[at] += 1
    sign = -1 if amount < 0 else 1
    return [Decimal(sign * part).scaleb(-scale) for part in parts]


def rate(numerator: Decimal, denominator: Decimal) -> Decimal | None:
    """In percent, of sums already made; None when there is nothing to be a part of."""
    return numerator * 100 / denominator if denominator else None


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
