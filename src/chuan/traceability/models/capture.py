"""Captures: what came in one request, how far it is, and its body while it waits."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q

from chuan.core.actor import Actor
from chuan.core.scope import PathField, under
from chuan.traceability.enums import ErrorBehaviour

CAPTURE = "epcis_capture"
"""The kind of captures in the record."""


class CaptureQuerySet(models.QuerySet["CaptureJob"]):
    """What can be asked of captures."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of the own body and below."""
        return self.filter(under(actor.path, "owner_path"))


class CaptureJob(models.Model):
    """One capture. `running` and `success` are read together with `behaviour` (EPCIS 2.0, 8.2.7).

    `print` is SHA-256 over what was sent and how: the same again is the same capture. `errors` are problem
    objects with the place of the event.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    owner_path = PathField()
    sandbox = models.BooleanField(default=False)
    key_id = models.BigIntegerField(null=True)
    print = models.BinaryField(max_length=32)
    behaviour = models.CharField(max_length=8)
    media_type = models.CharField(max_length=60)
    running = models.BooleanField()
    success = models.BooleanField()
    event_count = models.PositiveIntegerField(default=0)
    stored_count = models.PositiveIntegerField(default=0)
    errors = models.JSONField(default=list)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    objects = CaptureQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("owner_path", "print"),
                condition=Q(running=True) | Q(success=True),
                name="one_capture_of_the_same_document",
            ),
            models.CheckConstraint(
                condition=Q(behaviour__in=[one.value for one in ErrorBehaviour]),
                name="capture_behaviour_is_known",
            ),
            models.CheckConstraint(
                condition=Q(running=True) | Q(finished_at__isnull=False),
                name="capture_that_is_over_says_when",
            ),
        )
        indexes = (models.Index(fields=("owner_path", "-id"), name="captures_of_an_owner"),)

    def __str__(self) -> str:
        return str(self.uid)


class CaptureBody(models.Model):
    """What was sent, kept until its events are stored: an answer given before the work is done holds."""

    capture = models.OneToOneField(
        CaptureJob, on_delete=models.CASCADE, primary_key=True, related_name="body"
    )
    content = models.BinaryField()

    def __str__(self) -> str:
        return str(self.capture_id)
