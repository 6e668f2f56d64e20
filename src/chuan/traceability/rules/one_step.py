"""Who, unnamed, read one step of each other: the body that sent a thing, and the one that next received it.

A party that an event names reads it anyway. Where a thing leaves without a receiver being named, the first
body whose next event says that it arrived may read that leaving, and the sender that arrival; nobody else
may, whatever it claims later or for an earlier time. The rule is ours, confidence C; GS1 asks for one step
back and one step forward.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from typing import Final, NamedTuple

LEAVING: Final = frozenset(
    {"shipping", "departing", "loading", "consigning", "picking", "staging_outbound"}
)
"""What is sold or handed out to a person has no next body: nobody may claim it."""
ARRIVING: Final = frozenset({"receiving", "arriving", "accepting", "unloading"})
"""Only what says that something came; whoever inspects or stores may never have been sent it."""
_CLASS: Final = re.compile(r"https://id\.gs1\.org/01/\d{14}").fullmatch


class Step(NamedTuple):
    """An event about a thing, as far as the rule looks: `event` grows with the record, `at` with time."""

    event: int
    at: float
    owner: str
    biz_step: str
    names_source: bool = False
    names_destination: bool = False


def is_traced(key: str) -> bool:
    """A thing or a lot; of a whole class nobody's handing over can be told.

    >>> [is_traced(f"https://id.gs1.org/01/08936123450014{end}") for end in ("/10/L1", "")]
    [True, False]
    """
    return _CLASS(key) is None


def steps_between(steps: Iterable[Step]) -> list[tuple[Step, Step]]:
    """Each leaving of a thing with the arrival that took it up."""
    ordered = sorted(steps, key=lambda step: (step.at, step.event))
    claims = _first_claims(ordered)
    taken: dict[int, tuple[Step, Step]] = {}
    for before, step in pairwise(ordered):
        if not _hands_over(before, step):
            continue
        first = next(claim for claim in claims[before.at] if claim.owner != before.owner)
        if first.owner == step.owner:
            taken[before.event] = (before, step)
    return list(taken.values())


def _first_claims(ordered: Sequence[Step]) -> dict[float, list[Step]]:
    """For each time the arrivals from then on that were recorded first: of two owners, one each."""
    found: dict[float, list[Step]] = {}
    firsts: list[Step] = []
    for at, steps in groupby(reversed(ordered), key=lambda step: step.at):
        came = [step for step in steps if step.biz_step in ARRIVING]
        by_owner: dict[str, Step] = {}
        for step in sorted((*firsts, *came), key=lambda step: step.event):
            by_owner.setdefault(step.owner, step)
        firsts = list(by_owner.values())[:2]
        found[at] = firsts
    return found


def _hands_over(before: Step, after: Step) -> bool:
    return (
        before.owner != after.owner
        and before.biz_step in LEAVING
        and after.biz_step in ARRIVING
        and not before.names_destination
        and not after.names_source
    )
