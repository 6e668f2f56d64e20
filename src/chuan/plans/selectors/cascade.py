"""The cascade of a plan at one look: what stands above it, who must plan below it, how far they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chuan.core.actor import Actor
from chuan.core.threads import Knot
from chuan.plans.models import Plan
from chuan.plans.selectors.duties import (
    Counts,
    Tally,
    duties_due,
    duties_of,
    tallies,
    total_of,
)
from chuan.plans.selectors.parents import ParentView, parents_of, thread_above
from chuan.plans.selectors.plans import find_plan

__all__ = (
    "Cascade",
    "Counts",
    "ParentView",
    "Tally",
    "cascade_of",
    "duties_due",
    "duties_of",
    "parents_of",
    "tallies",
    "thread_above",
)


@dataclass(frozen=True, slots=True)
class Cascade:
    """A plan between those above it and those that must follow."""

    plan: Plan
    parents: Sequence[ParentView]
    thread: Sequence[Knot]
    below: Counts


def cascade_of(actor: Actor, uid: UUID, on: date) -> Cascade:
    """The cascade of a plan that the reader may see."""
    plan = find_plan(actor, uid)
    counted = total_of([tally.counts for tally in tallies(actor, plan, on)])
    return Cascade(plan, parents_of(actor, plan), thread_above(actor, plan), counted)
