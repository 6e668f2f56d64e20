"""In any world of events the trace is what a slow walk through time finds, and has its laws."""

from collections.abc import Iterable
from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from chuan.domain.epcis.genealogy import (
    TiesInMemory,
    recall_set,
    trace_back,
    trace_forward,
)
from chuan.domain.epcis.model import Event
from chuan.domain.epcis.moments import utc
from tests.unit.domain.epcis.chains import day, kept, made, packed, unpacked

NAMES = st.sampled_from("abcdefg")
DAYS = st.integers(1, 6)
SOME = st.lists(NAMES, max_size=3, unique=True)
EVENTS = st.one_of(
    st.builds(lambda at, parent, children: packed(at, parent, *children), DAYS, NAMES, SOME),
    st.builds(lambda at, parent, children: unpacked(at, parent, *children), DAYS, NAMES, SOME),
    st.builds(made, DAYS, SOME, SOME, st.sampled_from(["", "run-1", "run-2"])),
)
WORLDS = st.lists(EVENTS, max_size=9)

INSTANTS = [half for number in range(8) for half in (2 * number, 2 * number + 1)]
"""Two instants a day: the moment of its events, and the time between them and the next day's."""


def at_of(event: Event) -> int:
    return 2 * (utc(event.event_time) - day(0)).days


class World:
    """The events replayed instant by instant, without slices, spans or levels."""

    def __init__(self, events: Iterable[Event]) -> None:
        self.events = list(events)
        self.inside: set[tuple[str, str, int]] = set()
        self.runs = [
            (event.transformation_id or f"own-{number}", event)
            for number, event in enumerate(self.events)
            if event.type == "TransformationEvent"
        ]
        pairs = {
            (child, event.parent_id) for event in self.events for child in event.child_epcs or ()
        }
        for child, parent in pairs:
            for instant in INSTANTS:
                if self._is_inside(child, parent, instant):
                    self.inside.add((child, parent, instant))

    def _is_inside(self, child: str, parent: str, instant: int) -> bool:
        """The last word on the child holds; before any word it was inside what it is taken out of."""
        around = [event for event in self.events if event.parent_id == parent]
        named = sorted(
            (at_of(e), e.action == "ADD") for e in around if child in (e.child_epcs or ())
        )
        emptied = [at_of(e) for e in around if e.action == "DELETE" and not e.child_epcs]
        first, put_in = named[0]
        if instant < first:
            return not put_in and instant >= max((at for at in emptied if at < first), default=0)
        last, put_in = [said for said in named if said[0] <= instant][-1]
        return put_in and not any(last < at <= instant for at in emptied)

    def _moves(self, node: str, instant: int) -> Iterable[tuple[str, int]]:
        """From being in `node` at an instant, to where else the matter then is or becomes."""
        for child, parent, when in self.inside:
            if (child, when) == (node, instant):
                yield parent, instant
        for name, event in self.runs:
            if at_of(event) == instant and node in (event.input_epc_list or ()):
                yield from self._made(name, instant)

    def _made(self, run: str, instant: int) -> Iterable[tuple[str, int]]:
        """The outputs of a run from an instant on, at every instant since they are."""
        for name, event in self.runs:
            if name == run and at_of(event) >= instant:
                for output in event.output_epc_list or ():
                    yield from ((output, until) for until in INSTANTS if until >= at_of(event))

    def forward(self, start: str, begin: int = 0) -> set[str]:
        """Everything that matter of `start` gets to."""
        known = {(start, instant) for instant in INSTANTS if instant >= begin}
        grown = set(known)
        while grown:
            grown = {move for state in grown for move in self._moves(*state)} - known
            known |= grown
        return {node for node, _ in known}


def nodes(found: Iterable[object]) -> set[str]:
    return {reached.node for reached in found}  # type: ignore[attr-defined]


def ties_in(events: list[Event]) -> TiesInMemory:
    return kept(*events)


@given(WORLDS, NAMES)
@settings(max_examples=300)
def test_a_trace_forward_is_what_the_slow_walk_finds(events: list[Event], start: str) -> None:
    assert nodes(trace_forward(ties_in(events), [start]).objects) == World(events).forward(start)


@given(WORLDS, NAMES)
@settings(max_examples=300)
def test_a_trace_back_is_what_the_slow_walk_would_reach_it_from(
    events: list[Event], end: str
) -> None:
    world = World(events)

    assert nodes(trace_back(ties_in(events), [end]).objects) == {
        start for start in "abcdefg" if end in world.forward(start)
    }


@given(WORLDS, NAMES, NAMES)
@settings(max_examples=200)
def test_forward_and_back_are_inverse(events: list[Event], one: str, other: str) -> None:
    ties = ties_in(events)

    there = other in nodes(trace_forward(ties, [one]).objects)

    assert there == (one in nodes(trace_back(ties, [other]).objects))


@given(WORLDS, SOME, SOME)
@settings(max_examples=200)
def test_a_recall_only_grows_when_more_is_recalled(
    events: list[Event], some: list[str], more: list[str]
) -> None:
    ties = ties_in(events)

    less, all_of_them = recall_set(ties, some), recall_set(ties, [*some, *more])

    assert {*less.objects, *less.lots} <= {*all_of_them.objects, *all_of_them.lots}
    assert set(some) <= set(less.objects)


@given(st.permutations(range(6)), st.lists(EVENTS, min_size=6, max_size=6), NAMES)
def test_a_trace_is_the_same_in_whatever_order_events_came(
    order: list[int], events: list[Event], start: str
) -> None:
    keyed = [(f"event-{n}", event, "") for n, event in enumerate(events)]
    shuffled = TiesInMemory(keyed[n] for n in order)

    assert trace_forward(shuffled, [start]) == trace_forward(TiesInMemory(keyed), [start])


@given(WORLDS, NAMES, st.integers(0, 7))
@settings(max_examples=200)
def test_a_trace_since_a_day_is_what_the_slow_walk_finds_from_there(
    events: list[Event], start: str, number: int
) -> None:
    since: datetime = day(number)

    found = nodes(trace_forward(ties_in(events), [start], since=since).objects)

    assert found == World(events).forward(start, begin=2 * number)
