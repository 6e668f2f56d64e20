"""Supervision by the Front, unions and party bodies: a yearly programme, what it found, what it asks for."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from chuan.core.actor import Actor
from chuan.core.scope import PathField, under, visible_to
from chuan.plans.enums import RecommendationState, SupervisionState

SUPERVISION = "supervision"
"""Kind in participations: bodies under supervision see what concerns them once it is announced."""


class Programme(models.Model):
    """The supervisions that one organisation means to hold in a year."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    owner_path = PathField()
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    symbol = models.CharField(max_length=120, blank=True)
    announced_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    created_by_label = models.CharField(max_length=160)

    class Meta:
        indexes = (models.Index(fields=("owner_path", "-year"), name="programme_by_owner"),)

    def __str__(self) -> str:
        return self.title


class SupervisionQuerySet(models.QuerySet["Supervision"]):
    """What can be asked of supervisions."""

    def visible_to(self, actor: Actor) -> Self:
        """The own ones, those below, and announced ones that the own body is under."""
        return self.filter(visible_to(actor, SUPERVISION))


class Supervision(models.Model):
    """One supervision: what is looked at, in which body, when, and what was found."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="supervisions")
    owner_path = PathField()
    subject = models.TextField()
    body = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(
        "plans.Plan", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    planned_on = models.DateField()
    state = models.CharField(max_length=8, default=SupervisionState.PLANNED)
    held_on = models.DateField(null=True, blank=True)
    finding = models.TextField(blank=True)

    objects = SupervisionQuerySet.as_manager()

    class Meta:
        ordering = ("planned_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(state=SupervisionState.PLANNED) | Q(held_on__isnull=False),
                name="a_held_supervision_says_when",
            ),
        )
        indexes = (models.Index(fields=("owner_path", "planned_on"), name="supervision_by_owner"),)

    def __str__(self) -> str:
        return self.subject[:80]


class RecommendationQuerySet(models.QuerySet["Recommendation"]):
    """What can be asked of recommendations."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of visible supervisions, and those that the own body or one below must answer."""
        seen = Supervision.objects.visible_to(actor).values("pk")
        return self.filter(Q(supervision__in=seen) | under(actor.path))

    def to_answer(self, actor: Actor) -> Self:
        """Those that the very organisation acted for has not answered."""
        return self.filter(path=actor.path, state=RecommendationState.OPEN)

    def late(self, on: date) -> Self:
        """Not answered although the day has passed."""
        return self.filter(state=RecommendationState.OPEN, due_on__lt=on)


class Recommendation(models.Model):
    """What a supervision asks of a body, followed to a reply that settles it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    supervision = models.ForeignKey(
        Supervision, on_delete=models.CASCADE, related_name="recommendations"
    )
    text = models.TextField()
    organisation = models.ForeignKey(
        "orgs.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    path = PathField()
    due_on = models.DateField()
    state = models.CharField(max_length=10, default=RecommendationState.OPEN)
    created_at = models.DateTimeField()

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        ordering = ("due_on", "pk")
        indexes = (models.Index(fields=("path", "state", "due_on"), name="recommendation_by_body"),)

    def __str__(self) -> str:
        return self.text[:80]


class RecommendationStep(models.Model):
    """One word in the exchange: the reply, its acceptance, or why it does not settle the matter."""

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.CASCADE, related_name="steps"
    )
    state = models.CharField(max_length=10)
    text = models.TextField(blank=True)
    body_label = models.CharField(max_length=300)
    by_label = models.CharField(max_length=160)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return self.text[:80]
