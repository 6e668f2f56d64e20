"""This node, its keys and its bodies that take part; other nodes, their keys and their bodies."""

import uuid

from django.db import models
from django.db.models import Q

from chuan.core.scope import PathField
from chuan.exchange.enums import KeyState

NODE = "exchange_node"
"""Kind of a node in the record."""


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
