"""Editions that follow one another: the chain to what holds today, through splits, mergers and rings."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from chuan.standards.enums import Relation

Step = tuple[str, str]
"""Earlier key, later key."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Of one edition: what came before, what came after, what is current.

    `current` has several members where an edition was split. `is_ring`: the sources contradict each
    other, so that no edition is the last; then the latest by number stands as current.
    """

    key: str
    before: Sequence[str]
    after: Sequence[str]
    current: Sequence[str]
    is_ring: bool = False

    @property
    def is_current(self) -> bool:
        """Nothing came after it."""
        return self.key in self.current


def steps_of(relations: Iterable[tuple[str, str, str]]) -> set[Step]:
    """Steps from (source key, relation, target key): a replacement told from either side is one step."""
    found: set[Step] = set()
    for source, relation, target in relations:
        if source == target:
            continue
        if relation == Relation.REPLACES:
            found.add((target, source))
        elif relation == Relation.REPLACED_BY:
            found.add((source, target))
    return found


def chain_of(key: str, steps: Iterable[Step], order: Callable[[str], str] = str) -> Chain:
    """The chain of one edition; `order` gives the natural order of keys (the year decides in a ring).

    Never loops: each edition is visited once.
    """
    later: dict[str, set[str]] = defaultdict(set)
    earlier: dict[str, set[str]] = defaultdict(set)
    for old, new in steps:
        if old != new:
            later[old].add(new)
            earlier[new].add(old)
    after, before = _reached(key, later), _reached(key, earlier)
    ends = [each for each in (key, *after) if not later.get(each)]
    ring = not ends
    if ring:
        knot = _last_ring(key, later)
        ends = [max(knot, key=lambda each: (order(each), each))]
    return Chain(
        key=key,
        before=tuple(sorted(before - after, key=lambda each: (order(each), each))),
        after=tuple(sorted(after, key=lambda each: (order(each), each))),
        current=tuple(sorted(ends, key=lambda each: (order(each), each))),
        is_ring=ring or bool(before & after) or key in _reached_from_itself(key, later),
    )


def _reached(start: str, edges: Mapping[str, set[str]]) -> set[str]:
    """Everything that can be reached, the start itself left out."""
    seen, waiting = {start}, [start]
    while waiting:
        for each in edges.get(waiting.pop(), ()):
            if each not in seen:
                seen.add(each)
                waiting.append(each)
    return seen - {start}


def _reached_from_itself(start: str, edges: Mapping[str, set[str]]) -> set[str]:
    return (
        {start} if any(start in edges.get(each, ()) for each in _reached(start, edges)) else set()
    )


def _last_ring(start: str, later: Mapping[str, set[str]]) -> set[str]:
    """Editions of a ring that nothing leads out of, among those that come after `start`."""
    best = {start, *_reached(start, later)}
    for each in sorted(best):
        reached = {each, *_reached(each, later)}
        if len(reached) < len(best):
            best = reached
    return best
