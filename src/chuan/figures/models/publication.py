"""What was made public: a table for good, with small counts of people already left out."""

import uuid
from typing import Self

from django.db import models

from chuan.core.actor import Actor
from chuan.core.scope import PathField, under


class PublicationQuerySet(models.QuerySet["Publication"]):
    """What can be asked of publications."""

    def standing(self) -> Self:
        """Those that the public may read."""
        return self.filter(withdrawn_at__isnull=True)

    def of(self, actor: Actor) -> Self:
        """Those of the own body and below."""
        return self.filter(under(actor.path))


class Publication(models.Model):
    """Figures of one place for one period as the public reads them: a snapshot, not the live sums.

    Live sums would let a reader compare two days and work out what one commune stated between them.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        "orgs.Organisation", on_delete=models.PROTECT, related_name="publications"
    )
    path = PathField()
    place = models.ForeignKey(
        "orgs.Place", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    period = models.CharField(max_length=17)
    title = models.CharField(max_length=300)
    note = models.TextField(blank=True)
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    is_sample = models.BooleanField(default=False)
    published_at = models.DateTimeField()
    by_label = models.CharField(max_length=160)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=1000, blank=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ("-published_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("path", "period"),
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_standing_publication_of_a_period",
            ),
        )
        indexes = (
            models.Index(fields=("withdrawn_at", "-published_at"), name="publication_by_day"),
        )

    def __str__(self) -> str:
        return self.title
