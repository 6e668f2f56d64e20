"""Reviews of how a plan was carried out (sơ kết, tổng kết), what they taught, and models worth copying."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from chuan.core.actor import Actor
from chuan.core.scope import PathField, under
from chuan.orgs.rules.paths import paths_above
from chuan.plans import labels
from chuan.plans.enums import CopyState, ReviewState
from chuan.plans.models.plan import Plan


class ReviewQuerySet(models.QuerySet["Review"]):
    """What can be asked of reviews."""

    def visible_to(self, actor: Actor) -> Self:
        """Reviews of the plans that one may see: a review says no more than its plan."""
        return self.filter(plan__in=Plan.objects.visible_to(actor).values("pk"))

    def waiting(self, actor: Actor) -> Self:
        """Reviews that the very organisation acted for has not concluded."""
        return self.filter(owner_path=actor.path).exclude(state=ReviewState.CONCLUDED)


class Review(models.Model):
    """One sơ kết or tổng kết of a plan over a period, from its date to its conclusion."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="reviews")
    owner = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    owner_path = PathField()
    kind = models.CharField(max_length=8)
    state = models.CharField(max_length=10, default=ReviewState.PLANNED)
    period_from = models.DateField()
    period_until = models.DateField()
    due_on = models.DateField()
    quote = models.TextField(blank=True)
    held_on = models.DateField(null=True, blank=True)
    findings = models.TextField(blank=True)
    conclusion_symbol = models.CharField(max_length=120, blank=True)
    conclusion_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField()
    created_by_label = models.CharField(max_length=160)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(period_from__lte=F("period_until")),
                name="review_period_does_not_end_before_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(state=ReviewState.CONCLUDED) | Q(held_on__isnull=False),
                name="a_concluded_review_was_held",
            ),
        )
        indexes = (models.Index(fields=("owner_path", "state", "due_on"), name="review_by_owner"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.plan_id} {self.due_on:%d/%m/%Y}"

    def is_late(self, on: date) -> bool:
        """Its day has passed and it has not been held."""
        return self.state == ReviewState.PLANNED and self.due_on < on


class Lesson(models.Model):
    """One thing that a review found: what went well or badly, why, what to learn, what to ask for."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="lessons")
    kind = models.CharField(max_length=10)
    text = models.TextField()
    at = models.DateTimeField()
    by_label = models.CharField(max_length=160)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.text[:80]


class PracticeModelQuerySet(models.QuerySet["PracticeModel"]):
    """What can be asked of models."""

    def visible_to(self, actor: Actor) -> Self:
        """The own ones and those below; recommended ones of the bodies above as well."""
        above = Q(owner_path__in=paths_above(actor.path), recommended_on__isnull=False)
        return self.filter(under(actor.path, "owner_path") | above)


class PracticeModel(models.Model):
    """A way of doing things that proved good (mô hình, cách làm hay); recommended to those below."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    owner_path = PathField()
    review = models.ForeignKey(
        Review, null=True, blank=True, on_delete=models.SET_NULL, related_name="practices"
    )
    title = models.CharField(max_length=300)
    text = models.TextField()
    where = models.CharField(max_length=300, blank=True)
    recommended_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField()
    created_by_label = models.CharField(max_length=160)

    objects = PracticeModelQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=("owner_path", "recommended_on"), name="model_by_owner"),)

    def __str__(self) -> str:
        return self.title


class PracticeCopy(models.Model):
    """How far one organisation has come in copying a model."""

    model = models.ForeignKey(PracticeModel, on_delete=models.CASCADE, related_name="copies")
    organisation = models.ForeignKey(
        "orgs.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    path = PathField()
    state = models.CharField(max_length=10, default=CopyState.STUDYING)
    note = models.TextField(blank=True)
    at = models.DateTimeField()
    by_label = models.CharField(max_length=160)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("model", "organisation"), name="one_answer_to_a_model_per_organisation"
            ),
        )

    def __str__(self) -> str:
        return f"{self.model_id} {self.path} {self.state}"

    @property
    def state_label(self) -> str:
        """In words."""
        return str(labels.COPY_STATE[self.state])
