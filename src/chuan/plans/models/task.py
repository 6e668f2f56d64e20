"""Tasks, the bodies they only name, and their corrections."""

import uuid
from typing import Self

from django.db import models
from django.db.models import F, Q

from chuan.core.actor import Actor
from chuan.core.scope import PathField, visible_to
from chuan.plans.enums import TaskKind, TaskState
from chuan.plans.models.plan import Plan, PlanSection
from chuan.plans.models.share import or_given

TASK = "task"
"""Kind in participations, search entries and identities."""


class TaskQuerySet(models.QuerySet["Task"]):
    """What can be asked of tasks."""

    def visible_to(self, actor: Actor) -> Self:
        """Tasks of the own organisation or below, that it takes part in, or given to the actor.

        Who is given a task by name may open it, whichever of their bodies they act for.
        """
        return self.filter(or_given(visible_to(actor, TASK), actor, "assignment__task"))

    def standing(self) -> Self:
        """Tasks that were not split, merged or withdrawn."""
        return self.filter(state=TaskState.OPEN)


class Task(models.Model):
    """One thing to do. `due_on` is the next date; `due_basis` holds the sentences behind "Vì sao?"."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(
        Plan, null=True, blank=True, on_delete=models.CASCADE, related_name="tasks"
    )
    owner = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    owner_path = PathField()
    section = models.ForeignKey(
        PlanSection, null=True, blank=True, on_delete=models.SET_NULL, related_name="tasks"
    )
    order = models.PositiveIntegerField(default=0)
    kind = models.CharField(max_length=8, default=TaskKind.WORK)
    state = models.CharField(max_length=10, default=TaskState.OPEN)
    clause = models.CharField(max_length=80, blank=True)
    text = models.TextField()
    product = models.TextField(blank=True)
    time_text = models.CharField(max_length=300, blank=True)
    starts_year = models.PositiveSmallIntegerField(null=True, blank=True)
    ends_year = models.PositiveSmallIntegerField(null=True, blank=True)
    quarter = models.PositiveSmallIntegerField(null=True, blank=True)
    recurrence = models.CharField(max_length=12, blank=True)
    due_on = models.DateField(null=True, blank=True)
    due_basis = models.JSONField(default=list)
    compiler = models.ForeignKey(
        "orgs.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    pillar = models.CharField(max_length=3, blank=True)
    parent_task = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="child_tasks"
    )
    funding_vnd = models.BigIntegerField(null=True, blank=True)
    funding_source = models.CharField(max_length=12, blank=True)
    funding_programme = models.CharField(max_length=300, blank=True)
    pointer = models.CharField(max_length=80, blank=True)
    became = models.ManyToManyField("self", symmetrical=False, related_name="came_from", blank=True)
    is_sample = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    objects = TaskQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="task_says_what_to_do"),
            models.CheckConstraint(
                condition=Q(funding_vnd__isnull=True) | Q(funding_vnd__gte=0),
                name="funding_is_not_below_zero",
            ),
            models.CheckConstraint(
                condition=Q(quarter__isnull=True) | Q(quarter__range=(1, 4)),
                name="quarter_is_one_to_four",
            ),
            models.CheckConstraint(
                condition=Q(starts_year__isnull=True)
                | Q(ends_year__isnull=True)
                | Q(starts_year__lte=F("ends_year")),
                name="task_does_not_end_before_it_begins",
            ),
        )
        indexes = (
            models.Index(fields=("plan", "order"), name="task_by_plan"),
            models.Index(fields=("owner_path", "state", "due_on"), name="task_by_owner"),
        )

    def __str__(self) -> str:
        return self.text[:80]


class NamedBody(models.Model):
    """A body that the document names for a task and that is not given it; `reason` says why."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="named_bodies")
    name = models.CharField(max_length=300)
    role = models.CharField(max_length=10)
    organisation = models.ForeignKey(
        "orgs.Organisation", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.CharField(max_length=20)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name


class TaskChange(models.Model):
    """One correction of a task, with its reason, as people read it on the page of the task."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="changes")
    code = models.CharField(max_length=60)
    reason = models.TextField(blank=True)
    changes = models.JSONField(default=dict)
    actor_label = models.CharField(max_length=160)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return self.code
