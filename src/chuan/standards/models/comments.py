"""What people say of a draft, clause by clause, and what became of it."""

import uuid

from django.db import models
from django.db.models import Q

from chuan.core.scope import PathField
from chuan.orgs.models import Organisation
from chuan.standards.enums import Verdict, Voice
from chuan.standards.models.draft import Draft, DraftWording


class CommentAnswer(models.Model):
    """What became of one comment, or of several that say the same."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="answers")
    verdict = models.CharField(max_length=10)
    reason = models.TextField(blank=True)
    at = models.DateTimeField()
    by_label = models.CharField(max_length=160)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(verdict__in=[verdict.value for verdict in Verdict]),
                name="answer_to_a_comment_has_a_known_verdict",
            ),
            models.CheckConstraint(
                condition=Q(verdict="accepted") | ~Q(reason=""),
                name="what_is_not_taken_up_has_a_reason",
            ),
        )

    def __str__(self) -> str:
        return self.verdict


class DraftComment(models.Model):
    """One comment, on a clause of the wording that was open, or on the whole draft (`clause_key` "").

    Names and addresses of people are never shown in public. `receipt` is the digest of the code that
    the sender alone was given. Hidden comments stay, with the reason.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="comments")
    wording = models.ForeignKey(DraftWording, on_delete=models.PROTECT, related_name="+")
    clause_key = models.CharField(max_length=12, blank=True)
    clause_label = models.CharField(max_length=60, blank=True)
    clause_order = models.PositiveIntegerField(default=0)
    voice = models.CharField(max_length=12)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    organisation_path = PathField(blank=True)
    organisation_name = models.CharField(max_length=300, blank=True)
    asked = models.ForeignKey(
        "standards.AskedBody",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="comments",
    )
    person_id = models.CharField(max_length=32, blank=True)
    person_name = models.CharField(max_length=160, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    text = models.TextField()
    reason = models.TextField(blank=True)
    proposal = models.TextField(blank=True)
    digest = models.CharField(max_length=64)
    receipt = models.CharField(max_length=64, blank=True)
    sent_at = models.DateTimeField()
    answer = models.ForeignKey(
        CommentAnswer, null=True, blank=True, on_delete=models.SET_NULL, related_name="comments"
    )
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_reason = models.CharField(max_length=500, blank=True)
    hidden_by_label = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(voice__in=[voice.value for voice in Voice]),
                name="comment_on_a_draft_has_a_known_voice",
            ),
            models.CheckConstraint(
                condition=Q(hidden_at=None) | ~Q(hidden_reason=""),
                name="hidden_comment_has_a_reason",
            ),
            models.UniqueConstraint(fields=("draft", "digest"), name="same_comment_is_kept_once"),
        )
        indexes = (
            models.Index(fields=("draft", "clause_order"), name="comment_by_clause"),
            models.Index(fields=("receipt",), name="comment_by_receipt"),
        )

    def __str__(self) -> str:
        return self.text[:80]
