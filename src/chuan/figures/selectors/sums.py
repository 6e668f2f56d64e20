"""What a sum is made of, and how parts become sums: by the tree of then, or over the edges of now."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from chuan.domain.cascade import Heir, History, apportion, rate
from chuan.figures.selectors.parts import Measure, Part


class View(StrEnum):
    """By which units figures are shown: those of the period, or those of today."""

    AS_WAS = "as_was"
    AS_NOW = "as_now"


@dataclass(frozen=True, slots=True)
class Sum:
    """What bodies of a place stated, added up; of a rate the quotient of two sums, in percent.

    `value` is what is closed, None when nothing is; `expected` takes estimates where there are;
    `bodies` counts figures; `unallotted` is the part that no unit below could be given; `as_of` is
    the latest day on which a part of it was closed.
    """

    value: Decimal | None
    expected: Decimal | None
    bodies: int
    unallotted: Decimal = Decimal()
    as_of: date | None = None

    def __add__(self, other: "Sum") -> "Sum":
        """Both together; nothing and nothing stays nothing."""
        return Sum(
            _plus(self.value, other.value),
            _plus(self.expected, other.expected),
            self.bodies + other.bodies,
            self.unallotted + other.unallotted,
            max(filter(None, (self.as_of, other.as_of)), default=None),
        )

    @property
    def is_estimated(self) -> bool:
        """An estimate stands in it that is not yet replaced by what was closed."""
        return self.expected != self.value


@dataclass
class Carried:
    """Sums of one measure at the units themselves, and what stands somewhere below a unit."""

    own: dict[int | None, Sum] = field(default_factory=dict)
    unallotted: dict[int | None, Sum] = field(default_factory=dict)

    def put(self, place: int | None, part: Sum, *, allotted: bool) -> None:
        """Add a part where it stands."""
        to = self.own if allotted else self.unallotted
        to[place] = to[place] + part if place in to else part

    @property
    def total(self) -> Sum | None:
        """Everything."""
        return added([*self.own.values(), *self.unallotted.values()])


def added(sums: Iterable[Sum | None]) -> Sum | None:
    """All of them together; None when there is none."""
    total: Sum | None = None
    for each in sums:
        if each is not None:
            total = each if total is None else total + each
    return total


def carried(
    parts: Iterable[Part],
    history: History | None,
    now: date | None,
    decimals: Mapping[int, int],
) -> Mapping[Measure, Carried]:
    """Sums by measure; with `history` and `now` each part goes to the units of `now`."""
    found: dict[Measure, Carried] = defaultdict(Carried)
    for part in parts:
        heirs = _heirs(part, history, now)
        step = Decimal(1).scaleb(-decimals.get(part.measure[0], 0))
        for heir, piece in _pieces(part, heirs, step):
            place = None if heir.unit is None else int(heir.unit)
            found[part.measure].put(place, piece, allotted=heir.allotted)
    return found


def _heirs(part: Part, history: History | None, now: date | None) -> Sequence[Heir]:
    if history is None or now is None or part.place is None:
        return (Heir(part.place, Fraction(1), allotted=True),)
    return history.heirs(part.place, part.on, now)


def _pieces(part: Part, heirs: Sequence[Heir], step: Decimal) -> Iterable[tuple[Heir, Sum]]:
    whole = Sum(part.value, part.expected, part.bodies, as_of=part.as_of)
    if len(heirs) == 1:
        return ((heirs[0], whole),)
    weights = [heir.weight for heir in heirs]
    expected = apportion(part.expected, weights, step)
    values: Sequence[Decimal | None] = [None] * len(heirs)
    if part.value is not None:
        values = apportion(part.value, weights, step)
    return (
        (heir, replace(whole, value=value, expected=share))
        for heir, value, share in zip(heirs, values, expected, strict=True)
    )


def quotient(numerator: Sum | None, denominator: Sum | None) -> Sum | None:
    """A rate of two sums, in percent; None when one is missing or there is nothing to be a part of."""
    if numerator is None or denominator is None:
        return None
    value = expected = None
    if numerator.value is not None and denominator.value:
        value = rate(numerator.value, denominator.value)
    if numerator.expected is not None and denominator.expected:
        expected = rate(numerator.expected, denominator.expected)
    if value is None and expected is None:
        return None
    days = filter(None, (numerator.as_of, denominator.as_of))
    return Sum(value, expected, denominator.bodies, as_of=max(days, default=None))


def _plus(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    if one is None or other is None:
        return one if other is None else other
    return one + other
