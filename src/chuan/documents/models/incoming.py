"""What is still private: uploads on their way in, drafts of imports, answers to findings."""

import uuid
from datetime import datetime
from typing import Self

from django.db import models

from chuan.core.actor import Actor
from chuan.core.scope import PathField
from chuan.documents import draft_screen
from chuan.documents.enums import DraftState, UploadState


class Upload(models.Model):
    """Files on their way in. Their names stay beside the bytes, never here, until they are readable."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person_id = models.CharField(max_length=32)
    path = PathField()
    state = models.CharField(max_length=10, default=UploadState.RECEIVING)
    size = models.BigIntegerField()
    parts = models.JSONField(default=list)
    job_uid = models.UUIDField(null=True, blank=True)
    message = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField()
    touched_at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=("person_id", "state"), name="upload_by_person"),
            models.Index(fields=("touched_at",), name="upload_by_time"),
        )

    def __str__(self) -> str:
        return f"{self.uid.hex} {self.state}"


class DraftQuerySet(models.QuerySet["ImportDraft"]):
    """What can be asked of drafts."""

    def private_to(self, actor: Actor) -> Self:
        """Drafts of this very person: nobody else sees one, whatever the role."""
        return self.filter(person_id=actor.id) if actor.id else self.none()

    def open(self, at: datetime) -> Self:
        """Drafts that may still be worked on."""
        return self.filter(state=DraftState.OPEN, expires_at__gt=at)


class ImportDraft(models.Model):
    """What was understood of a file, with the corrections of its uploader; private to that person.

    `reading` is the object of the review contract, never changed. `edits` are JSON patches over it,
    `dismissals` answer findings ({fingerprint: {"reason", "at"}}), `agencies` say who a name is
    ({name: {"uid" | "record": true}}), `choices` hold the rest (unnumbered, attached, compilers).
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person_id = models.CharField(max_length=32)
    path = PathField()
    organisation_label = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, default=DraftState.OPEN)
    title = models.CharField(max_length=500, blank=True)
    files = models.JSONField(default=list)
    reading = models.JSONField(default=dict)
    edits = models.JSONField(default=list)
    undone = models.JSONField(default=list)
    dismissals = models.JSONField(default=dict)
    agencies = models.JSONField(default=dict)
    choices = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    objects = DraftQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=("person_id", "state", "-saved_at"), name="draft_by_person"),
            models.Index(fields=("expires_at",), name="draft_by_expiry"),
        )

    def __str__(self) -> str:
        return f"{self.uid.hex} {self.state}"

    def get_absolute_url(self) -> str:
        """Its screen, in the room that has one for it."""
        return draft_screen.url_of(self.uid)


class Dismissal(models.Model):
    """A finding of one document that an organisation answered with a reason; remembered for its next copy."""

    path = PathField()
    identity = models.CharField(max_length=400)
    fingerprint = models.CharField(max_length=80)
    reason = models.CharField(max_length=500)
    at = models.DateTimeField()
    by_label = models.CharField(max_length=160)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("path", "identity", "fingerprint"),
                name="one_answer_to_a_finding_in_an_organisation",
            ),
        )

    def __str__(self) -> str:
        return self.fingerprint
