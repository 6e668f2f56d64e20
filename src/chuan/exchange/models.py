"""Nodes and their keys, bundles sent and received, and what became of every item."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q

from chuan.core.actor import Actor
from chuan.core.scope import PathField
from chuan.exchange.enums import ItemState, KeyState, ReceivedState, SentState

BUNDLE = "exchange_bundle"
"""Kind of a bundle in the record."""
ITEM = "exchange_item"
NODE = "exchange_node"


class OwnNode(models.Model):
    """This node as others know it: one row, made when its first key is made."""

    node = models.CharField(max_length=32, unique=True)
    kind = models.CharField(max_length=10)
    made_at = models.DateTimeField()

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(pk=1), name="one_own_node"),)

    def __str__(self) -> str:
        return self.node


class OwnKey(models.Model):
    """A key pair of this node; the secret halves are files in KEYS_ROOT, never here."""

    fingerprint = models.CharField(max_length=64, unique=True)
    signing = models.CharField(max_length=64)
    sealing = models.CharField(max_length=64)
    state = models.CharField(max_length=10, default=KeyState.WAITING)
    made_at = models.DateTimeField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("state",), condition=Q(state="active"), name="one_active_key_of_our_own"
            ),
        )

    def __str__(self) -> str:
        return self.fingerprint


class Participant(models.Model):
    """A body of this node that sends and receives; opened by the node's administrator."""

    organisation = models.OneToOneField(
        "orgs.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    path = PathField(unique=True)
    since = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.path)


class Partner(models.Model):
    """Another node. `sent_number` is the number of the last bundle made for it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    node = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=10)
    sent_number = models.PositiveIntegerField(default=0)
    registered_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_reason = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return self.name


class PartnerKey(models.Model):
    """A key of another node, believed once two people have compared its fingerprint."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="keys")
    fingerprint = models.CharField(max_length=64, unique=True)
    signing = models.CharField(max_length=64)
    sealing = models.CharField(max_length=64)
    state = models.CharField(max_length=10, default=KeyState.WAITING)
    added_at = models.DateTimeField()
    compared_at = models.DateTimeField(null=True, blank=True)
    compared_by_label = models.CharField(max_length=160, blank=True)
    compared_with = models.CharField(max_length=160, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("-added_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("partner",), condition=Q(state="active"), name="one_active_key_of_a_node"
            ),
        )

    def __str__(self) -> str:
        return self.fingerprint


class PartnerBody(models.Model):
    """A body of another node that one may write to, as its card names it."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="bodies")
    body = models.CharField(max_length=32)
    name = models.CharField(max_length=300)
    listed = models.BooleanField(default=True)

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("partner", "body"), name="one_row_for_a_body_of_a_node"
            ),
        )

    def __str__(self) -> str:
        return self.name


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
