"""Tasks that a campaign may carry out: those that the own body has a share in or owns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Case, IntegerField, Q, When

from chuan.core.actor import Actor
from chuan.plans.enums import TaskState
from chuan.plans.models import Task

MOST: Final = 60


@dataclass(frozen=True, slots=True)
class TaskToCarryOut:
    """One task as a choice, and what a campaign begun from it says."""

    key: str
    label: str
    title: str
    basis: str
    product: str
    due_on: date | None


def tasks_to_carry_out(actor: Actor, named: UUID | None = None) -> Sequence[TaskToCarryOut]:
    """Open tasks of the own body, those that speak of reviewing first; `named` is always among them."""
    rows = Task.objects.visible_to(actor).select_related("plan__document")
    own = Q(assignments__path=actor.path) | Q(owner_path=actor.path)
    speaks = Q(text__icontains="rà soát")
    first = Q(uid=named) if named else Q(pk__in=())
    order = Case(When(first, then=0), When(speaks, then=1), default=2,
                 output_field=IntegerField())  # fmt: skip
    found = rows.filter(own, state=TaskState.OPEN) | rows.filter(first)
    ordered = found.annotate(first=order).order_by("first", "due_on", "pk").distinct()
    return tuple(_choice(row) for row in ordered[:MOST])


def _choice(row: Task) -> TaskToCarryOut:
    document = row.plan.document if row.plan else None
    return TaskToCarryOut(
        key=row.uid.hex,
        label=f"{document.label}: {row.text[:140]}" if document else row.text[:160],
        title=row.text[:300],
        basis=document.label if document else "",
        product=row.product,
        due_on=row.due_on,
    )
