"""The record of work that went from one person to another."""

import uuid

from django.db import models

from chuan.core.scope import PathField


class HandOver(models.Model):
    """The record of one hand-over of work between two people of an organisation, as printed."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner_path = PathField()
    organisation_label = models.CharField(max_length=300)
    from_person = models.ForeignKey("orgs.Person", on_delete=models.PROTECT, related_name="+")
    to_person = models.ForeignKey("orgs.Person", on_delete=models.PROTECT, related_name="+")
    from_label = models.CharField(max_length=160)
    to_label = models.CharField(max_length=160)
    reason = models.TextField(blank=True)
    items = models.JSONField(default=list)
    by_label = models.CharField(max_length=160)
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("owner_path", "-at"), name="hand_over_by_body"),)

    def __str__(self) -> str:
        return f"{self.from_label} → {self.to_label}"
