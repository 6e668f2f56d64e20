"""Plans, their tasks, who is given them, and what was said and changed on the way."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.core.scope import PathField, under, visible_to
from chuan.orgs.models import RoleAssignment
from chuan.plans.enums import AssignmentState, TaskKind, TaskState

PLAN = "plan"
TASK = "task"
"""Kinds in participations, search entries and identities."""


class PlanQuerySet(models.QuerySet["Plan"]):
    """What can be asked of plans."""

    def visible_to(self, actor: Actor) -> Self:
        """Plans of the own organisation or below, that it takes part in, or of the own tasks."""
        return self.filter(_or_given(visible_to(actor, PLAN), actor, "assignment__task__plan"))


class Plan(models.Model):
    """How one organisation carries out one document: born when its copy is accepted."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    document = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, related_name="plans"
    )
    copy = models.OneToOneField(
        "documents.DocumentCopy", on_delete=models.PROTECT, related_name="plan"
    )
    owner = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="plans")
    owner_path = PathField()
    focal = models.ForeignKey(
        "orgs.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    title = models.TextField()
    is_sample = models.BooleanField(default=False)
    accepted_at = models.DateTimeField()
    accepted_by = models.CharField(max_length=32)
    accepted_by_label = models.CharField(max_length=160)

    objects = PlanQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("document", "owner_path"), name="one_plan_of_a_document_in_an_organisation"
            ),
        )
        indexes = (models.Index(fields=("owner_path", "-accepted_at"), name="plan_by_owner"),)

    def __str__(self) -> str:
        return self.title


class PlanSection(models.Model):
    """A heading of the plan ("II.3"): a pillar or a part of one."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="sections")
    label = models.CharField(max_length=40)
    title = models.TextField(blank=True)
    depth = models.PositiveSmallIntegerField(default=1)
    order = models.PositiveIntegerField()

    class Meta:
        ordering = ("order",)
        constraints = (
            models.UniqueConstraint(fields=("plan", "order"), name="one_section_at_a_place"),
        )

    def __str__(self) -> str:
        return self.shown

    @property
    def shown(self) -> str:
        """As a heading: "II.3. Tuyên truyền…", "Phụ lục, I. …"."""
        label = self.label.replace("Phụ lục.", "Phụ lục, ")
        return f"{label}. {self.title}" if self.title else label


class PlanTarget(models.Model):
    """A printed figure that the plan wants reached."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="targets")
    order = models.PositiveIntegerField()
    text = models.TextField()
    value = models.FloatField(null=True, blank=True)
    unit = models.CharField(max_length=160, blank=True)
    by_year = models.PositiveSmallIntegerField(null=True, blank=True)
    subject = models.CharField(max_length=500, blank=True)
    recurrence = models.CharField(max_length=10, blank=True)

    class Meta:
        ordering = ("order",)

    def __str__(self) -> str:
        return self.text


class TaskQuerySet(models.QuerySet["Task"]):
    """What can be asked of tasks."""

    def visible_to(self, actor: Actor) -> Self:
        """Tasks of the own organisation or below, that it takes part in, or given to the actor.

        Who is given a task by name may open it, whichever of their bodies they act for.
        """
        return self.filter(_or_given(visible_to(actor, TASK), actor, "assignment__task"))

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
    pointer = models.CharField(max_length=80, blank=True)
    became = models.ManyToManyField("self", symmetrical=False, related_name="came_from", blank=True)
    is_sample = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    objects = TaskQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="task_says_what_to_do"),
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


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """What can be asked of assignments."""

    def of_body(self, actor: Actor) -> Self:
        """Given to the very organisation acted for, not to those below."""
        return self.filter(path=actor.path) if actor.path else self.none()

    def at_or_below(self, path: str) -> Self:
        """Given to an organisation at `path` or below it."""
        return self.filter(under(path, "path"))

    def open(self) -> Self:
        """Still to be done."""
        return self.filter(closed=False)

    def overdue(self, on: date) -> Self:
        """Still to be done although the day has passed."""
        return self.open().filter(due_on__lt=on)


class Assignment(models.Model):
    """The share of one organisation in a task for one date; `occurrence` is its YYYYMM, 0 for once."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="assignments")
    organisation = models.ForeignKey(
        "orgs.Organisation", on_delete=models.PROTECT, related_name="assignments"
    )
    path = PathField()
    role = models.CharField(max_length=10)
    occurrence = models.PositiveIntegerField(default=0)
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=12, default=AssignmentState.NOT_STARTED)
    closed = models.BooleanField(default=False)
    closed_at = models.DateTimeField(null=True, blank=True)
    collective_from = models.CharField(max_length=200, blank=True)
    staffed = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("task", "organisation", "occurrence"),
                name="one_share_of_a_task_per_body_and_date",
            ),
            models.CheckConstraint(
                condition=Q(closed=False, closed_at__isnull=True)
                | Q(closed=True, closed_at__isnull=False),
                name="a_closed_share_says_when",
            ),
        )
        indexes = (
            models.Index(
                fields=("path", "closed", "staffed", "due_on", "id"), name="share_by_body_and_date"
            ),
            models.Index(fields=("task", "role", "closed"), name="share_by_task"),
        )

    def __str__(self) -> str:
        return f"{self.task_id} {self.path} {self.role}"


class PersonalAssignment(models.Model):
    """A person who is to see to their body's share; ended when it goes to somebody else."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey(
        "orgs.Person", on_delete=models.PROTECT, related_name="personal_assignments"
    )
    path = PathField()
    given_by = models.CharField(max_length=32)
    given_by_label = models.CharField(max_length=160)
    given_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("assignment", "person"),
                condition=Q(ended_at__isnull=True),
                name="one_open_share_per_person",
            ),
        )
        indexes = (models.Index(fields=("person", "ended_at"), name="share_by_person"),)

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.person_id}"


class Note(models.Model):
    """What was said about a body's share: direction (ý kiến chỉ đạo), reply, or a step with its reason."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="notes")
    kind = models.CharField(max_length=10)
    author_id = models.CharField(max_length=32)
    author_label = models.CharField(max_length=160)
    to_label = models.CharField(max_length=160, blank=True)
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "id")

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


class HandOver(models.Model):
    """The record of one hand-over of work between two people of an organisation, as printed."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner_path = PathField()
    organisation_label = models.CharField(max_length=300)
    from_person = models.ForeignKey("orgs.Person", on_delete=models.PROTECT, related_name="+")
    to_person = models.ForeignKey("orgs.Person", on_delete=models.PROTECT, related_name="+")
    from_label = models.CharField(max_length=160)
    to_label = models.CharField(max_length=160)
    reason = models.TextField(blank=True)
    items = models.JSONField(default=list)
    by_label = models.CharField(max_length=160)
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("owner_path", "-at"), name="hand_over_by_body"),)

    def __str__(self) -> str:
        return f"{self.from_label} → {self.to_label}"


def _or_given(scope: Q, actor: Actor, field: str) -> Q:
    """`scope`, and what the actor was given by name; an empty scope is already everything."""
    return scope | Q(pk__among=given_to(actor).values(field)) if scope else scope


def given_to(actor: Actor) -> models.QuerySet[PersonalAssignment]:
    """What the actor was given by name and still holds; nothing for the node and for strangers.

    Who no longer works at or below the body that was given the work holds nothing of it.
    """
    if actor.is_anonymous or actor.is_system:
        return PersonalAssignment.objects.none()
    person = uuid.UUID(actor.id)
    seats = RoleAssignment.objects.valid_on(clock.today()).filter(
        person__uid=person, organisation__path__startswith=OuterRef("assignment__path")
    )
    return PersonalAssignment.objects.filter(Exists(seats), person__uid=person, ended_at=None)
