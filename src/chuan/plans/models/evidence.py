"""What shows that a share was done, the steps it took, and who confirmed it: one by one or in bulk."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q

from chuan.core.actor import Actor
from chuan.core.scope import PathField
from chuan.plans.enums import BatchState, CheckDepth
from chuan.plans.models.share import Assignment


class ShareStep(models.Model):
    """One step of a share from state to state: who, when, why; `opened` is the next date it opened."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="steps")
    event = models.CharField(max_length=10)
    before = models.CharField(max_length=12)
    after = models.CharField(max_length=12)
    closed_before = models.DateTimeField(null=True, blank=True)
    opened = models.ForeignKey(
        Assignment, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.TextField(blank=True)
    by_id = models.CharField(max_length=32)
    by_label = models.CharField(max_length=160)
    by_body = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.event}"


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    """What can be asked of evidence."""

    def standing(self) -> Self:
        """Not taken back."""
        return self.filter(removed_at=None)


class Evidence(models.Model):
    """One thing that shows what was done: a file, a photo, a row of a register, a link, a statement.

    `reference_kind` and `reference_id` name a thing of another room through `core.references`;
    `once` is the sender's mark of one sending, so that a repeated one adds nothing.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=10)
    caption = models.CharField(max_length=300, blank=True)
    statement = models.TextField(blank=True)
    link = models.CharField(max_length=600, blank=True)
    file = models.ForeignKey(
        "core.StoredFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    place_removed = models.BooleanField(default=False)
    reference_kind = models.CharField(max_length=40, blank=True)
    reference_id = models.CharField(max_length=64, blank=True)
    reference_label = models.CharField(max_length=300, blank=True)
    path = PathField()
    once = models.CharField(max_length=64, blank=True)
    by_id = models.CharField(max_length=32)
    by_label = models.CharField(max_length=160)
    at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by_label = models.CharField(max_length=160, blank=True)
    removed_reason = models.TextField(blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("assignment", "once"),
                condition=~Q(once=""),
                name="one_piece_of_evidence_per_sending",
            ),
            models.CheckConstraint(
                condition=Q(file__isnull=False)
                | ~Q(link="")
                | ~Q(statement="")
                | ~Q(reference_id=""),
                name="evidence_shows_something",
            ),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True) | ~Q(removed_reason=""),
                name="evidence_taken_back_says_why",
            ),
        )

    def __str__(self) -> str:
        return self.caption or self.kind


class ConfirmationBatch(models.Model):
    """Many reported shares confirmed at once by looking closely at a drawn sample of them."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        "orgs.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    path = PathField()
    title = models.CharField(max_length=300)
    state = models.CharField(max_length=10, default=BatchState.CHECKING)
    rule = models.JSONField(default=dict)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=32)
    opened_by_label = models.CharField(max_length=160)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by_label = models.CharField(max_length=160, blank=True)

    class Meta:
        indexes = (models.Index(fields=("path", "state", "-opened_at"), name="batch_by_body"),)

    def __str__(self) -> str:
        return self.title


class SampleDraw(models.Model):
    """One drawing of a sample: the seed and the ordered population it was drawn from, to prove it again."""

    batch = models.ForeignKey(ConfirmationBatch, on_delete=models.CASCADE, related_name="draws")
    number = models.PositiveSmallIntegerField()
    seed = models.CharField(max_length=64)
    population = models.JSONField(default=list)
    size = models.PositiveIntegerField()
    drawn = models.JSONField(default=list)
    at = models.DateTimeField()
    by_label = models.CharField(max_length=160)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("batch", "number"), name="one_draw_of_a_number"),
        )

    def __str__(self) -> str:
        return f"{self.batch_id} {self.number}"


class BatchItem(models.Model):
    """One share of a batch; `draw` is the number of the drawing that chose it, 0 for none.

    `waiting` holds the share for this batch, so that no second batch takes it meanwhile.
    """

    batch = models.ForeignKey(ConfirmationBatch, on_delete=models.CASCADE, related_name="items")
    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="batch_items")
    draw = models.PositiveSmallIntegerField(default=0)
    verdict = models.CharField(max_length=10, blank=True)
    reason = models.TextField(blank=True)
    waiting = models.BooleanField(default=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by_label = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("batch", "assignment"), name="one_place_in_a_batch"),
            models.UniqueConstraint(
                fields=("assignment",),
                condition=Q(waiting=True),
                name="a_share_waits_in_one_batch",
            ),
        )

    def __str__(self) -> str:
        return f"{self.batch_id} {self.assignment_id}"


class ConfirmationQuerySet(models.QuerySet["Confirmation"]):
    """What can be asked of confirmations."""

    def by_body(self, actor: Actor) -> Self:
        """Said by the very organisation acted for."""
        return self.filter(path=actor.path)


class Confirmation(models.Model):
    """What the body that confirms said about one report: done, or returned with what is missing."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    assignment = models.ForeignKey(
        Assignment, on_delete=models.CASCADE, related_name="confirmations"
    )
    verdict = models.CharField(max_length=10)
    depth = models.CharField(max_length=8, default=CheckDepth.SINGLE)
    by_itself = models.BooleanField(default=False)
    batch = models.ForeignKey(
        ConfirmationBatch,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="confirmations",
    )
    reason = models.TextField(blank=True)
    reported_at = models.DateTimeField(null=True, blank=True)
    organisation_label = models.CharField(max_length=300)
    path = PathField()
    by_id = models.CharField(max_length=32)
    by_label = models.CharField(max_length=160)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = ConfirmationQuerySet.as_manager()

    class Meta:
        ordering = ("-at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("assignment", "reported_at"),
                condition=Q(undone_at__isnull=True),
                name="one_verdict_on_a_report",
            ),
        )

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.verdict}"


class WorkRules(models.Model):
    """How one body works: the size of samples, and the working days within which it answers."""

    path = PathField(unique=True)
    sample_least = models.PositiveSmallIntegerField(default=3)
    sample_percent = models.PositiveSmallIntegerField(default=10)
    answer_days = models.PositiveSmallIntegerField(default=5)
    by_label = models.CharField(max_length=160)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(sample_least__gte=1) & Q(sample_percent__range=(1, 100)),
                name="a_sample_has_a_size",
            ),
            models.CheckConstraint(
                condition=Q(answer_days__range=(1, 60)), name="an_answer_has_its_days"
            ),
        )

    def __str__(self) -> str:
        return str(self.path)
