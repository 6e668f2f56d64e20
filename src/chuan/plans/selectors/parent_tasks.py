"""Which task of a superior's plan a task may carry out: the likely ones, and those found by words."""

from collections.abc import Sequence
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from chuan.core.actor import Actor
from chuan.domain.vanban.alignment.words import words_of
from chuan.plans.enums import LinkState
from chuan.plans.models import Assignment, Task

FOUND: Final = 30
LIKELY: Final = 12
"""Tasks offered before anybody has searched."""
_WEIGHED: Final = 300


def parents_to_choose(actor: Actor, task: Task, words: str) -> Sequence[Task]:
    """Visible tasks of other plans that `task` may carry out, by words of their text or document."""
    rows = _others(actor, task)
    for word in words.split()[:8]:
        rows = rows.filter(Q(text__icontains=word) | Q(plan__document__symbol__icontains=word))
    return tuple(rows.order_by("owner_path", "order")[:FOUND])


def likely_parents(actor: Actor, task: Task) -> Sequence[Task]:
    """Tasks of the plans above that no task of this plan carries out yet, the most alike first.

    Of plans with very many tasks those given to the own organisation are weighed first.
    """
    if task.plan is None:
        return ()
    above = task.plan.parents.exclude(state=LinkState.DISMISSED).exclude(document=None)
    carried = task.plan.tasks.standing().exclude(pk=task.pk).exclude(parent_task=None)
    given = Assignment.objects.filter(task=OuterRef("pk"), path=actor.path)
    rows = (
        _others(actor, task)
        .filter(plan__document__in=above.values("document"))
        .exclude(pk__in=carried.values("parent_task"))
        .annotate(given=Exists(given))
        .order_by("-given", "plan_id", "order", "pk")
    )
    ranked = sorted(rows[:_WEIGHED], key=lambda one: -_alike(task.text, one.text))
    return tuple(ranked[:LIKELY])


def _others(actor: Actor, task: Task) -> QuerySet[Task]:
    rows = Task.objects.visible_to(actor).standing().exclude(pk=task.pk)
    if task.plan_id:
        rows = rows.exclude(plan_id=task.plan_id)
    return rows.select_related("plan__document", "owner")


def _alike(one: str, other: str) -> float:
    """How much of what two texts tell is the same, 0 to 1."""
    mine, theirs = words_of(one).weights, words_of(other).weights
    total = sum(mine.values()) + sum(theirs.values())
    common = sum(min(weight, theirs[word]) for word, weight in mine.items() if word in theirs)
    return 2 * common / total if total else 0.0
