"""Opinions asked of other bodies about a draft, and the answer each of them gets."""

import uuid

from django.db import models
from django.db.models import Q

from chuan.core.scope import PathField
from chuan.documents import labels
from chuan.documents.enums import OpinionState


class DraftOpinion(models.Model):
    """One body asked for its opinion on one wording of a draft; it reads that wording and no other."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    draft = models.ForeignKey(
        "documents.PaperDraft", on_delete=models.CASCADE, related_name="opinions"
    )
    revision = models.ForeignKey(
        "documents.PaperRevision", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "orgs.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    path = PathField()
    kind = models.CharField(max_length=10)
    state = models.CharField(max_length=10, default=OpinionState.ASKED)
    question = models.CharField(max_length=2000, blank=True)
    due_on = models.DateField(null=True, blank=True)
    asked_at = models.DateTimeField()
    asked_by_label = models.CharField(max_length=160)
    text = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by_label = models.CharField(max_length=160, blank=True)
    reply_kind = models.CharField(max_length=10, blank=True)
    reply = models.TextField(blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    replied_by_label = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("draft", "organisation", "revision"),
                condition=~Q(state=OpinionState.WITHDRAWN),
                name="one_opinion_of_a_body_on_a_wording",
            ),
            models.CheckConstraint(
                condition=~Q(state=OpinionState.REPLIED) | ~Q(reply=""),
                name="a_reply_to_an_opinion_says_something",
            ),
        )
        indexes = (models.Index(fields=("path", "state", "due_on"), name="opinion_by_body"),)

    def __str__(self) -> str:
        return f"{self.draft_id} {self.path} {self.state}"

    @property
    def kind_label(self) -> str:
        """As what the body is asked, in words."""
        return str(labels.OPINION_KIND[self.kind])

    @property
    def state_label(self) -> str:
        """Where the request stands, in words."""
        return str(labels.OPINION_STATE[self.state])

    @property
    def reply_label(self) -> str:
        """How it was answered, in words; empty before that."""
        return str(labels.REPLY_KIND.get(self.reply_kind, ""))

    @property
    def title(self) -> str:
        """Of the wording that is asked about: what is written since is read by the drafter alone."""
        told = self.__dict__.get("asked_title")
        if told is None:
            told = self.revision.content["paper"]["title"]
        return str(told)[:80] or self.draft.uid.hex


class OpinionFile(models.Model):
    """A file that came with an opinion."""

    opinion = models.ForeignKey(DraftOpinion, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey("core.StoredFile", on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.opinion_id} {self.file_id}"
