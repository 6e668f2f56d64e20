"""Units over time: their lives, what became of them, and where a part of one would stand today."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

Key = str | int
"""How a unit is named; the same unit keeps its key through all its lives."""


class BadSuccession(ValueError):
    """The lives or the edges contradict each other; the message says which."""


@dataclass(frozen=True, slots=True)
class Life:
    """A unit under one parent, from one day to another, both counted; an empty end is open."""

    unit: Key
    parent: Key | None = None
    valid_from: date | None = None
    valid_until: date | None = None

    def holds(self, on: date) -> bool:
        """Whether the unit lives this life on that day."""
        begun = self.valid_from is None or self.valid_from <= on
        return begun and (self.valid_until is None or self.valid_until >= on)


@dataclass(frozen=True, slots=True)
class Edge:
    """On a day a unit became, or gave a part to, another.

    `weight` is the part that went there; None when nobody knows. The only edge without a weight
    takes what the others leave, so that a merger needs none.
    """

    predecessor: Key
    successor: Key
    on: date
    weight: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Heir:
    """A part of a former unit and where it stands: allotted to `unit`, or somewhere below it.

    `unit` None means that nothing of today holds all who may have it.
    """

    unit: Key | None
    weight: Fraction
    allotted: bool


@dataclass(frozen=True, slots=True)
class _Cloud:
    """A part of an amount on a day: at one of these units, surely or not; `gone` ended on the way."""

    units: frozenset[Key]
    day: date
    weight: Fraction
    is_sure: bool = True
    gone: frozenset[Key] = frozenset()

    @property
    def is_known(self) -> bool:
        """It stands at one unit."""
        return self.is_sure and len(self.units) == 1


class History:
    """Lives and edges, read once and asked often.

    >>> day = date(2025, 7, 1)
    >>> told = History(
    ...     [Life("old", valid_until=date(2025, 6, 30)), Life("new", valid_from=day)],
    ...     [Edge("old", "new", day)],
    ... )
    >>> [(heir.unit, heir.allotted) for heir in told.heirs("old", date(2024, 12, 31), day)]
    [('new', True)]
    """

    def __init__(self, lives: Iterable[Life], edges: Iterable[Edge]) -> None:
        """Read them; `BadSuccession` when lives overlap, weights do not add up, or edges run in a ring."""
        self._lives = _by_unit(lives)
        self._events = _events(edges)
        self._told: dict[tuple[Key, date, date], tuple[Heir, ...]] = {}
        for unit, events in self._events.items():
            for on in events:
                self._check(unit, on)

    @property
    def units(self) -> Sequence[Key]:
        """Every unit that ever lived."""
        return tuple(self._lives)

    def life(self, unit: Key, on: date) -> Life | None:
        """The life of the unit on that day, None when it does not exist then."""
        return next((life for life in self._lives.get(unit, ()) if life.holds(on)), None)

    def nearest(self, unit: Key, on: date) -> tuple[Life, date] | None:
        """The life on that day, else the last before it, else the first after it; and a day in it."""
        found = self.life(unit, on)
        if found is not None:
            return found, on
        lives = self._lives.get(unit, ())
        before = [(life, life.valid_until) for life in lives if life.valid_until is not None]
        ended = [(life, until) for life, until in before if until < on]
        if ended:
            return ended[-1]
        after = [(life, life.valid_from) for life in lives if life.valid_from is not None]
        return after[0] if after else None

    def above(self, unit: Key, on: date) -> tuple[Key, ...]:
        """The unit and those that hold it on that day, the nearest first."""
        chain: list[Key] = []
        at: Key | None = unit
        while at is not None:
            if at in chain:
                raise BadSuccession(f"{at!r} stands below itself on {on}")
            chain.append(at)
            found = self.nearest(at, on)
            at = found[0].parent if found else None
        return tuple(chain)

    def holder(self, units: Iterable[Key], on: date) -> Key | None:
        """The lowest unit that holds all of them on that day; None when there is none."""
        chains = [self.above(unit, on) for unit in units]
        if not chains:
            return None
        shared = set(chains[0]).intersection(*chains[1:])
        return next((unit for unit in chains[0] if unit in shared), None)

    def heirs(self, unit: Key, since: date, now: date) -> tuple[Heir, ...]:
        """Where the whole of `unit`, as it was on `since`, stands on `now`; weights add up to 1."""
        found = self.nearest(unit, since)
        day = found[1] if found else since
        asked = (unit, day, now)
        if asked not in self._told:
            parts: dict[tuple[Key | None, bool], Fraction] = defaultdict(Fraction)
            self._walk(_Cloud(frozenset({unit}), day, Fraction(1)), now, parts)
            self._told[asked] = tuple(
                Heir(heir, weight, allotted)
                for (heir, allotted), weight in sorted(parts.items(), key=lambda part: str(part[0]))
                if weight
            )
        return self._told[asked]

    def _walk(
        self, cloud: "_Cloud", now: date, parts: dict[tuple[Key | None, bool], Fraction]
    ) -> None:
        """From change to change until `now`, then say where the amount stands."""
        while True:
            changes = {unit: self._next(unit, cloud.day, now) for unit in cloud.units}
            on = min((each for each in changes.values() if each is not None), default=None)
            if on is None:
                parts[self._place(cloud, now)] += cloud.weight
                return
            changing = [unit for unit in cloud.units if changes[unit] == on]
            if cloud.is_known and self._lasts(changing[0], on):
                cloud = self._divide(changing[0], cloud, on, now, parts)
            else:
                cloud = self._spread(changing, cloud, on)
            if not cloud.weight:
                return

    def _divide(
        self,
        unit: Key,
        cloud: "_Cloud",
        on: date,
        now: date,
        parts: dict[tuple[Key | None, bool], Fraction],
    ) -> "_Cloud":
        """Known parts go their own way; what is left stands among those who take the rest."""
        edges = self._events[unit][on]
        for edge in edges:
            if edge.weight:
                part = _Cloud(frozenset({edge.successor}), on, cloud.weight * edge.weight)
                self._walk(part, now, parts)
        rest = cloud.weight * (1 - _known(edges))
        return _Cloud(frozenset(self._takers(unit, on)), on, rest, gone=cloud.gone)

    def _spread(self, changing: Sequence[Key], cloud: "_Cloud", on: date) -> "_Cloud":
        """Everybody who may have it after these changes.

        A unit that ended without heirs is looked for below what held it.
        """
        units, sure = cloud.units.difference(changing), cloud.is_sure
        gone = cloud.gone.union(changing)
        for unit in changing:
            if self._lasts(unit, on):
                edges = self._events[unit][on]
                units |= {edge.successor for edge in edges if edge.weight != 0}
                if _known(edges) < 1 and self.life(unit, on):
                    units |= {unit}
                continue
            sure = False
            found = self.nearest(unit, on)
            holder = found[0].parent if found else None
            if holder is not None and holder not in gone:
                units |= {holder}
        return _Cloud(units, on, cloud.weight, is_sure=sure, gone=gone)

    def _place(self, cloud: "_Cloud", now: date) -> tuple[Key | None, bool]:
        """The one unit that has it, or the lowest that holds all who may."""
        if cloud.is_known:
            return next(iter(cloud.units)), True
        return self.holder(sorted(cloud.units, key=str), now), False

    def _lasts(self, unit: Key, on: date) -> bool:
        """The change of the day is told by edges."""
        return on in self._events.get(unit, {})

    def _takers(self, unit: Key, on: date) -> tuple[Key, ...]:
        """Who shares what the known weights leave: edges without a weight, and a unit that lives on."""
        edges = self._events[unit][on]
        unknown = tuple(edge.successor for edge in edges if edge.weight is None)
        return (*unknown, unit) if self.life(unit, on) else unknown

    def _next(self, unit: Key, day: date, now: date) -> date | None:
        """The first change of the unit after `day`; on the day itself when it is gone by then.

        An end that no edge tells of is a change too.
        """
        events = self._events.get(unit, {})
        if day in events and day <= now and self.life(unit, day) is None:
            return day
        told = min((on for on in events if day < on <= now), default=None)
        if told is not None or self.life(unit, now) is not None:
            return told
        found = self.nearest(unit, now)
        ended = found[0].valid_until if found else None
        return day if ended is None or ended < day else min(ended + timedelta(days=1), now)

    def _check(self, unit: Key, on: date) -> None:
        edges = self._events[unit][on]
        known = _known(edges)
        if known > 1 or (known < 1 and not self._takers(unit, on)):
            raise BadSuccession(f"the parts of {unit!r} on {on} add up to {known}")
        waiting: list[tuple[Key, tuple[Key, ...]]] = [(unit, (unit,))]
        while waiting:
            at, seen = waiting.pop()
            for edge in self._events.get(at, {}).get(on, ()):
                if self.life(edge.successor, on) is not None:
                    continue
                if edge.successor in seen:
                    raise BadSuccession(f"{edge.successor!r} becomes itself on {on}")
                waiting.append((edge.successor, (*seen, edge.successor)))


def _by_unit(lives: Iterable[Life]) -> Mapping[Key, tuple[Life, ...]]:
    found: dict[Key, list[Life]] = defaultdict(list)
    for life in lives:
        if life.valid_from and life.valid_until and life.valid_until < life.valid_from:
            raise BadSuccession(f"{life.unit!r} ends before it begins")
        found[life.unit].append(life)
    for unit, each in found.items():
        each.sort(key=lambda life: life.valid_from or date.min)
        for one, other in pairwise(each):
            if one.valid_until is None or other.valid_from is None:
                raise BadSuccession(f"two lives of {unit!r} overlap")
            if one.valid_until >= other.valid_from:
                raise BadSuccession(f"two lives of {unit!r} overlap")
    return {unit: tuple(each) for unit, each in found.items()}


def _events(edges: Iterable[Edge]) -> Mapping[Key, Mapping[date, tuple[Edge, ...]]]:
    found: dict[Key, dict[date, dict[Key, Edge]]] = defaultdict(lambda: defaultdict(dict))
    for edge in edges:
        if edge.predecessor == edge.successor:
            raise BadSuccession(f"{edge.predecessor!r} becomes itself on {edge.on}")
        if edge.weight is not None and not 0 <= edge.weight <= 1:
            raise BadSuccession(f"{edge.weight} is no part of {edge.predecessor!r}")
        heirs = found[edge.predecessor][edge.on]
        if edge.successor in heirs:
            raise BadSuccession(f"{edge.predecessor!r} becomes {edge.successor!r} twice")
        heirs[edge.successor] = edge
    return {
        unit: {
            on: tuple(sorted(heirs.values(), key=lambda edge: str(edge.successor)))
            for on, heirs in events.items()
        }
        for unit, events in found.items()
    }


def _known(edges: Iterable[Edge]) -> Fraction:
    return sum((edge.weight for edge in edges if edge.weight is not None), Fraction(0))
