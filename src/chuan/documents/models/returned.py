"""Signed files that came back from a document system, as read and compared with their drafts."""

import uuid

from django.db import models
from django.db.models import Q

from chuan.core.scope import PathField
from chuan.documents.enums import ReturnState


class SignedReturn(models.Model):
    """One signed file: what was read of it, who signed, and the draft that a person says it is.

    `found` holds what the text says (symbol, number, date, signer, title), `signatures` what the
    signatures say, `candidates` the open drafts with their likeness (0-100), the likeliest first.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner_path = PathField()
    state = models.CharField(max_length=10, default=ReturnState.READING)
    name = models.CharField(max_length=200, blank=True)
    wanted = models.ForeignKey(
        "documents.PaperDraft", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    draft = models.ForeignKey(
        "documents.PaperDraft",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="signed_returns",
    )
    file = models.ForeignKey(
        "core.StoredFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    job_uid = models.UUIDField(null=True, blank=True)
    text = models.TextField(blank=True)
    found = models.JSONField(default=dict)
    signatures = models.JSONField(default=list)
    candidates = models.JSONField(default=list)
    is_picture = models.BooleanField(default=False)
    message = models.CharField(max_length=500, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=32)
    by_label = models.CharField(max_length=160)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by_label = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(state=ReturnState.SENT_BACK) | ~Q(reason=""),
                name="a_signed_file_sent_back_says_why",
            ),
        )
        indexes = (models.Index(fields=("owner_path", "state", "-at"), name="signed_by_owner"),)

    def __str__(self) -> str:
        return f"{self.uid.hex} {self.state}"
