"""The share of a body in a task, who holds it, and what was said about it."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.core.scope import PathField, under
from chuan.orgs.models import RoleAssignment
from chuan.plans.enums import AssignmentState


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

    def to_confirm(self, actor: Actor) -> Self:
        """Reported, and waiting for the very organisation acted for to confirm."""
        if not actor.path:
            return self.none()
        return self.filter(state=AssignmentState.REPORTED, confirmer_path=actor.path)

    def overdue(self, on: date) -> Self:
        """Still to be done although the day has passed."""
        return self.open().filter(due_on__lt=on)


class Assignment(models.Model):
    """The share of one organisation in a task for one date; `occurrence` is its YYYYMM, 0 for once."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    task = models.ForeignKey("plans.Task", on_delete=models.CASCADE, related_name="assignments")
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
    confirmer_path = PathField(blank=True)
    """Who is asked to confirm what was reported; empty while nothing is."""
    reported_by = models.CharField(max_length=32, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_depth = models.CharField(max_length=8, blank=True)
    confirmed_by_itself = models.BooleanField(default=False)
    collective_from = models.CharField(max_length=200, blank=True)
    staffed = models.BooleanField(default=False)
    moved_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="moved_from"
    )
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
            models.Index(
                fields=("confirmer_path", "closed_at", "id"),
                condition=Q(state=AssignmentState.REPORTED),
                name="share_to_confirm",
            ),
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


def or_given(scope: Q, actor: Actor, field: str) -> Q:
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
