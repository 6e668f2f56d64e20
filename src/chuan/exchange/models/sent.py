"""Bundles of ours, and what receipts tell of each item."""

import uuid
from typing import Self

from django.db import models

from chuan.core.actor import Actor
from chuan.core.scope import PathField
from chuan.exchange.enums import ItemState, SentState
from chuan.exchange.models.nodes import Partner

BUNDLE = "exchange_bundle"
"""Kind of a bundle in the record."""


class SentBundle(models.Model):
    """A bundle made here. `file` is its sealed form, which only the other node can open."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="sent")
    owner_path = PathField()
    organisation_label = models.CharField(max_length=300)
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, default=SentState.MAKING)
    note = models.CharField(max_length=1000, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=32)
    made_by_label = models.CharField(max_length=160)
    receipts = models.JSONField(default=dict)
    receipt_count = models.PositiveIntegerField(default=0)
    fingerprint = models.CharField(max_length=64, blank=True)
    signature = models.CharField(max_length=128, blank=True)
    file = models.ForeignKey(
        "core.StoredFile", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    size = models.BigIntegerField(default=0)
    job_uid = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("partner", "number"), name="one_bundle_of_a_number_for_a_node"
            ),
        )
        indexes = (models.Index(fields=("owner_path", "-made_at"), name="sent_by_body"),)

    def __str__(self) -> str:
        return f"{self.partner_id} {self.number}"


class SentItemQuerySet(models.QuerySet["SentItem"]):
    """What can be asked of items sent."""

    def of(self, actor: Actor) -> Self:
        """Those of the very body that the actor works for."""
        return self.filter(bundle__owner_path=actor.path) if actor.path else self.none()

    def without_answer(self) -> Self:
        """Neither accepted nor returned, as far as receipts tell."""
        return self.filter(state__in=(ItemState.SENT, ItemState.RECEIVED))


class SentItem(models.Model):
    """One thing in a bundle of ours for one body of the other node, and what its receipts tell."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    bundle = models.ForeignKey(SentBundle, on_delete=models.CASCADE, related_name="items")
    order = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    ref = models.CharField(max_length=64)
    label = models.CharField(max_length=500)
    to_body = models.CharField(max_length=32)
    to_label = models.CharField(max_length=300)
    sha256 = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=10, default=ItemState.SENT)
    state_at = models.DateTimeField()
    reason = models.CharField(max_length=1000, blank=True)

    objects = SentItemQuerySet.as_manager()

    class Meta:
        ordering = ("order",)
        indexes = (models.Index(fields=("bundle", "order"), name="sent_item_by_bundle"),)

    def __str__(self) -> str:
        return self.label
