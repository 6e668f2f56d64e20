"""Difficulties met in carrying out a share, on their way up until somebody answers."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from chuan.core.actor import Actor
from chuan.core.scope import PathField, visible_to
from chuan.plans.enums import DifficultyState
from chuan.plans.models.share import Assignment

DIFFICULTY = "difficulty"
"""Kind in participations: who was asked, at whatever level, goes on seeing it."""


class DifficultyQuerySet(models.QuerySet["Difficulty"]):
    """What can be asked of difficulties."""

    def visible_to(self, actor: Actor) -> Self:
        """Raised by the own organisation or one below it, or asked of it."""
        return self.filter(visible_to(actor, DIFFICULTY, "path"))

    def to_answer(self, actor: Actor) -> Self:
        """Waiting for an answer of the very organisation acted for."""
        if not actor.path:
            return self.none()
        return self.filter(answerer_path=actor.path, state=DifficultyState.OPEN)

    def late(self, on: date) -> Self:
        """Not answered although the day has passed."""
        return self.filter(state=DifficultyState.OPEN, answer_on__lt=on)


class Difficulty(models.Model):
    """One difficulty of one body: what happened, what is asked, who answers now and by when."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    assignment = models.ForeignKey(
        Assignment, on_delete=models.CASCADE, related_name="difficulties"
    )
    task = models.ForeignKey("plans.Task", on_delete=models.CASCADE, related_name="difficulties")
    organisation = models.ForeignKey(
        "orgs.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    path = PathField()
    text = models.TextField()
    asked = models.TextField(blank=True)
    state = models.CharField(max_length=10, default=DifficultyState.OPEN)
    answerer = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    answerer_path = PathField()
    answer_on = models.DateField()
    is_sample = models.BooleanField(default=False)
    once = models.CharField(max_length=64, blank=True)
    raised_by = models.CharField(max_length=32)
    raised_by_label = models.CharField(max_length=160)
    raised_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    told_late_on = models.DateField(null=True, blank=True)

    objects = DifficultyQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="difficulty_says_what_happened"),
            models.UniqueConstraint(
                fields=("assignment", "once"),
                condition=~Q(once=""),
                name="one_difficulty_per_sending",
            ),
        )
        indexes = (
            models.Index(
                fields=("answerer_path", "state", "answer_on"), name="difficulty_by_answerer"
            ),
            models.Index(fields=("path", "state"), name="difficulty_by_asker"),
        )

    def __str__(self) -> str:
        return self.text[:80]


class DifficultyFile(models.Model):
    """A file that shows the difficulty."""

    difficulty = models.ForeignKey(Difficulty, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey("core.StoredFile", on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.difficulty_id} {self.file_id}"


class DifficultyStep(models.Model):
    """One step: raised, answered, sent up with a reason, noted, found late, accepted, closed."""

    difficulty = models.ForeignKey(Difficulty, on_delete=models.CASCADE, related_name="steps")
    event = models.CharField(max_length=10)
    organisation_label = models.CharField(max_length=300)
    path = PathField()
    to_label = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    due_on = models.DateField(null=True, blank=True)
    was_late = models.BooleanField(default=False)
    by_id = models.CharField(max_length=32)
    by_label = models.CharField(max_length=160)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.difficulty_id} {self.event}"
