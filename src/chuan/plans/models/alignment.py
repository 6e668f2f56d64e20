"""What is kept of comparing a plan with those above it: answers to findings, and long results for a while."""

from django.db import models
from django.db.models import Q

from chuan.core.scope import PathField
from chuan.plans.models.plan import Plan


class AlignmentAnswer(models.Model):
    """A finding set aside with its reason by one organisation, known by its fingerprint.

    The child is a plan, or a draft still being written (`draft_uid`).
    """

    path = PathField()
    plan = models.ForeignKey(
        Plan, null=True, blank=True, on_delete=models.CASCADE, related_name="alignment_answers"
    )
    draft_uid = models.UUIDField(null=True, blank=True)
    parent_document = models.ForeignKey(
        "documents.Document", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    fingerprint = models.CharField(max_length=64)
    reason = models.TextField()
    by_label = models.CharField(max_length=160)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("path", "plan", "fingerprint"),
                condition=Q(plan__isnull=False),
                name="one_answer_to_a_finding_of_a_plan",
            ),
            models.UniqueConstraint(
                fields=("path", "draft_uid", "fingerprint"),
                condition=Q(draft_uid__isnull=False),
                name="one_answer_to_a_finding_of_a_draft",
            ),
            models.CheckConstraint(
                condition=Q(plan__isnull=False) | Q(draft_uid__isnull=False),
                name="an_answer_is_about_a_child",
            ),
        )

    def __str__(self) -> str:
        return f"{self.plan_id or self.draft_uid} {self.fingerprint}"


class AlignmentResult(models.Model):
    """A comparison of long texts that a job made, found by the hash of all that went into it.

    A page never writes one; they are thrown away after days.

    Who may read it is whoever may read the copies it was made from: the key is made of their texts.
    """

    key = models.CharField(max_length=64, unique=True)
    content = models.JSONField()
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.key
