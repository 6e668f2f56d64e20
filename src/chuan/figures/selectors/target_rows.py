"""Targets as a page lists them: whose, what, from which clause, and whether one may change it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chuan.core.actor import Actor
from chuan.figures.models import Target
from chuan.figures.permissions import can_set_targets
from chuan.figures.selectors.target_words import said_target
from chuan.plans.models import Plan


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One target; `plan` is given where the reader may open it."""

    target: Target
    words: str
    plan: Plan | None
    can_change: bool


def target_rows(actor: Actor, targets: Iterable[Target]) -> Sequence[TargetRow]:
    """In their order; two questions at most."""
    listed = list(targets)
    plans = {one.plan_id for one in listed if one.plan_id}
    seen = set(Plan.objects.visible_to(actor).filter(pk__in=plans).values_list("pk", flat=True))
    owners = {one.owner_id: can_set_targets(actor, one.owner) for one in listed}
    return [
        TargetRow(
            one, said_target(one), one.plan if one.plan_id in seen else None, owners[one.owner_id]
        )
        for one in listed
    ]
