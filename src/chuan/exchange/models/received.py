"""Files handed in, bundles of other nodes, and what became of each item."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q

from chuan.core.actor import Actor
from chuan.core.scope import PathField
from chuan.exchange.enums import ItemState, ReceivedState
from chuan.exchange.models.nodes import Partner

ITEM = "exchange_item"
"""Kind of an item in the record."""


class HandIn(models.Model):
    """One time that somebody handed in a file; `bundle` once it proved to be a bundle for us."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person_id = models.CharField(max_length=32)
    path = PathField()
    state = models.CharField(max_length=10, default=ReceivedState.READING)
    message = models.CharField(max_length=500, blank=True)
    size = models.BigIntegerField()
    bundle = models.ForeignKey(
        "exchange.ReceivedBundle", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    job_uid = models.UUIDField(null=True, blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("state", "at"), name="hand_in_by_state"),)

    def __str__(self) -> str:
        return f"{self.uid.hex} {self.state}"


class ReceivedBundle(models.Model):
    """A bundle of another node, proven; `item_count` of its items belong here, whoever sees them."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="received")
    bundle = models.CharField(max_length=32)
    number = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    fingerprint = models.CharField(max_length=64)
    signature = models.CharField(max_length=128)
    signed_with = models.CharField(max_length=64)
    item_count = models.PositiveIntegerField()
    receipt_count = models.PositiveIntegerField(default=0)
    size = models.BigIntegerField()
    state = models.CharField(max_length=10, default=ReceivedState.READING)
    handed_at = models.DateTimeField()
    handed_by = models.CharField(max_length=32)
    handed_by_label = models.CharField(max_length=160)
    handed_path = PathField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("partner", "number"), name="one_received_bundle_of_a_number"
            ),
            models.UniqueConstraint(fields=("partner", "bundle"), name="a_bundle_is_received_once"),
        )

    def __str__(self) -> str:
        return f"{self.partner_id} {self.number}"


class ReceivedItemQuerySet(models.QuerySet["ReceivedItem"]):
    """What can be asked of items received."""

    def of(self, actor: Actor) -> Self:
        """Those for the very body that the actor works for."""
        return self.filter(owner_path=actor.path) if actor.path else self.none()

    def waiting(self) -> Self:
        """Neither accepted nor returned."""
        return self.filter(state=ItemState.RECEIVED)

    def without_receipt(self) -> Self:
        """Of which the sender has not been told the present state."""
        return self.exclude(state=models.F("told")).exclude(kind="receipt")


class ReceivedItem(models.Model):
    """One thing that came for one body. `body` is kept until it is decided, then let go.

    `told` is the state that the last receipt made for it tells; `owner_path` is "" for what nobody
    here can take.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    bundle = models.ForeignKey(ReceivedBundle, on_delete=models.CASCADE, related_name="items")
    item = models.CharField(max_length=32)
    order = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)
    owner_path = PathField(blank=True)
    organisation_label = models.CharField(max_length=300, blank=True)
    sender_label = models.CharField(max_length=300, blank=True)
    title = models.CharField(max_length=500, blank=True)
    body = models.JSONField(default=dict)
    state = models.CharField(max_length=10, default=ItemState.RECEIVED)
    state_at = models.DateTimeField()
    told = models.CharField(max_length=10, blank=True)
    reason = models.CharField(max_length=1000, blank=True)
    decided_by_label = models.CharField(max_length=160, blank=True)
    result_kind = models.CharField(max_length=40, blank=True)
    result_uid = models.UUIDField(null=True, blank=True)
    result_note = models.CharField(max_length=300, blank=True)

    objects = ReceivedItemQuerySet.as_manager()

    class Meta:
        ordering = ("order",)
        constraints = (
            models.UniqueConstraint(fields=("bundle", "item"), name="an_item_is_received_once"),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(reason=""), name="a_returned_item_says_why"
            ),
        )
        indexes = (
            models.Index(fields=("owner_path", "state"), name="received_item_by_body"),
            models.Index(fields=("result_kind", "result_uid"), name="received_item_by_result"),
        )

    def __str__(self) -> str:
        return self.title


class ReceivedFile(models.Model):
    """A file that came with an item, in the order of its pages."""

    item = models.ForeignKey(ReceivedItem, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey("core.StoredFile", on_delete=models.PROTECT, related_name="+")
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("order",)

    def __str__(self) -> str:
        return f"{self.item_id} {self.order}"
