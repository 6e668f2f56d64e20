"""Who is late with what: bodies below the own organisation, with the tasks and plans past their day."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from chuan.core.actor import Actor
from chuan.core.alphabet import sort_key
from chuan.plans.enums import TaskState
from chuan.plans.models import Assignment, Plan, PlanDuty
from chuan.plans.rules.chasing import Late
from chuan.plans.selectors.plans import find_plan

MOST: Final = 2000
"""Late things told on one page; a letter to more bodies than that is nobody's wish."""


@dataclass(frozen=True, slots=True)
class LateBody:
    """One body and everything it is late with, the oldest first."""

    uid: UUID
    name: str
    path: str
    things: Sequence[Late]

    @property
    def worst(self) -> int:
        """Days since the oldest day that passed."""
        return max(thing.days for thing in self.things)


@dataclass(frozen=True, slots=True)
class LatePage:
    """Late bodies of one plan, or of all plans of the own organisation."""

    plan: Plan | None
    bodies: Sequence[LateBody]
    on: date
    cut: bool

    @property
    def count(self) -> int:
        """Late things in all."""
        return sum(len(body.things) for body in self.bodies)


def late_page(actor: Actor, on: date, plan: UUID | None = None) -> LatePage:
    """Late bodies under the plans that the own organisation gave out; three queries."""
    chosen = find_plan(actor, plan) if plan else None
    if not actor.path or (chosen is not None and chosen.owner_path != actor.path):
        return LatePage(chosen, (), on, cut=False)
    shares = _shares(actor, chosen, on)
    duties = _duties(actor, chosen, on)
    things: defaultdict[tuple[str, str, str], list[Late]] = defaultdict(list)
    for duty in duties:
        if duty.organisation is not None and duty.due_on is not None:
            body = duty.organisation
            source = duty.plan.document.label
            thing = Late(
                duty.quote or "", source, duty.due_on, _days(duty.due_on, on), is_plan=True
            )
            things[body.uid.hex, body.name, body.path].append(thing)
    for share in shares:
        if share.due_on is not None:
            body = share.organisation
            source = ", ".join(part for part in (_label(share), share.task.clause) if part)
            thing = Late(share.task.text, source, share.due_on, _days(share.due_on, on))
            things[body.uid.hex, body.name, body.path].append(thing)
    bodies = [
        LateBody(UUID(uid), name, path, tuple(sorted(rows, key=lambda row: row.due_on)))
        for (uid, name, path), rows in things.items()
    ]
    bodies.sort(key=lambda body: (-body.worst, sort_key(body.name) or ""))
    return LatePage(chosen, tuple(bodies), on, cut=len(shares) == MOST or len(duties) == MOST)


def _shares(actor: Actor, plan: Plan | None, on: date) -> Sequence[Assignment]:
    rows = Assignment.objects.overdue(on).filter(task__state=TaskState.OPEN, moved_to=None)
    given = rows.filter(task__plan=plan) if plan else rows.filter(task__owner_path=actor.path)
    return list(
        given.exclude(path=actor.path)
        .select_related("organisation", "task__plan__document")
        .order_by("due_on", "pk")[:MOST]
    )


def _duties(actor: Actor, plan: Plan | None, on: date) -> Sequence[PlanDuty]:
    rows = PlanDuty.objects.late(on).exclude(path=actor.path)
    asked = rows.filter(plan=plan) if plan else rows.filter(plan__owner_path=actor.path)
    return list(
        asked.select_related("organisation", "plan__document").order_by("due_on", "pk")[:MOST]
    )


def _label(share: Assignment) -> str:
    return share.task.plan.document.label if share.task.plan else ""


def _days(due_on: date, on: date) -> int:
    return (on - due_on).days
