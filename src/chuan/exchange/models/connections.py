"""Connections to national databases: who they are, what went and came, the log that cannot be rewritten."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q

from chuan.core.actor import Actor
from chuan.core.scope import PathField, under
from chuan.exchange.enums import Direction, MessageState, Transport

CONNECTION = "exchange_connection"
MESSAGE = "exchange_message"
"""Kinds in the record."""


class AgencyCode(models.Model):
    """The code of one agency on the national document axis; `source` says where it was read."""

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=300)
    organisation = models.ForeignKey(
        "orgs.Organisation", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    source = models.CharField(max_length=300, blank=True)
    confidence = models.CharField(max_length=1)
    is_sample = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("organisation",),
                condition=Q(organisation__isnull=False),
                name="one_agency_code_of_an_organisation",
            ),
        )

    def __str__(self) -> str:
        return self.code


class ConnectionQuerySet(models.QuerySet["Connection"]):
    """What can be asked of connections."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of the own body and below."""
        return self.filter(under(actor.path, "owner_path"))

    def open(self) -> Self:
        """Those over which messages go."""
        return self.filter(paused_at__isnull=True)


class Connection(models.Model):
    """One database elsewhere, as one body of this node is joined with it.

    `other_key` is the public key (Ed25519, hexadecimal) that proves what comes from there; `cursor` is
    what the other side gave with the last messages fetched.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=200)
    organisation = models.ForeignKey(
        "orgs.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    owner_path = PathField()
    transport = models.CharField(max_length=10, default=Transport.HTTP)
    address = models.CharField(max_length=300, blank=True)
    own_code = models.CharField(max_length=20)
    other_code = models.CharField(max_length=20)
    other_key = models.CharField(max_length=64)
    is_simulated = models.BooleanField(default=False)
    cursor = models.CharField(max_length=100, blank=True)
    fetched_at = models.DateTimeField(null=True, blank=True)
    fetch_error = models.CharField(max_length=400, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    paused_reason = models.CharField(max_length=400, blank=True)
    made_at = models.DateTimeField()

    objects = ConnectionQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("owner_path", "other_code"), name="one_connection_of_a_body_with_an_agency"
            ),
            models.CheckConstraint(
                condition=~Q(transport=Transport.HTTP) | ~Q(address=""),
                name="connection_on_a_line_has_an_address",
            ),
        )

    def __str__(self) -> str:
        return self.name


class MessageQuerySet(models.QuerySet["ConnectionMessage"]):
    """What can be asked of messages."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of the own body's connections and of bodies below."""
        return self.filter(under(actor.path, "connection__owner_path"))

    def outgoing(self) -> Self:
        """Ours."""
        return self.filter(direction=Direction.OUT)

    def incoming(self) -> Self:
        """Theirs."""
        return self.filter(direction=Direction.IN)

    def unanswered(self) -> Self:
        """Ours that left, or should have, and have no answer."""
        states = (MessageState.WAITING, MessageState.FAILED, MessageState.CARRIED)
        return self.outgoing().filter(state__in=states)


class ConnectionMessage(models.Model):
    """One message over one connection. `file` holds its bytes as signed; what it says is never changed.

    `feed` and `period` say of ours which duty it fulfils; `unknown` counts what no room could tell.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    connection = models.ForeignKey(Connection, on_delete=models.PROTECT, related_name="messages")
    direction = models.CharField(max_length=3)
    message_id = models.CharField(max_length=32)
    kind = models.CharField(max_length=40)
    feed = models.CharField(max_length=60, blank=True)
    period = models.CharField(max_length=17, blank=True)
    title = models.CharField(max_length=300)
    rows = models.PositiveIntegerField(default=0)
    unknown = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64)
    file = models.ForeignKey("core.StoredFile", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10)
    attempts = models.PositiveIntegerField(default=0)
    last_error = models.CharField(max_length=400, blank=True)
    reason = models.CharField(max_length=1000, blank=True)
    made_at = models.DateTimeField()
    signed_by = models.CharField(max_length=64, blank=True)
    signed_by_label = models.CharField(max_length=160, blank=True)
    state_at = models.DateTimeField()

    objects = MessageQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("connection", "direction", "message_id"),
                name="one_row_for_a_message_of_a_connection",
            ),
            models.UniqueConstraint(
                fields=("connection", "feed", "period"),
                condition=Q(direction=Direction.OUT)
                & ~Q(feed="")
                & ~Q(period="")
                & ~Q(state__in=(MessageState.REFUSED,)),
                name="one_standing_message_of_a_feed_and_period",
            ),
        )
        indexes = (
            models.Index(fields=("connection", "-made_at"), name="message_by_connection"),
            models.Index(fields=("state", "made_at"), name="message_by_state"),
        )

    def __str__(self) -> str:
        return self.title


class ConnectionLog(models.Model):
    """One line of the log: bound to the line before by a hash, signed by this node, never changed."""

    number = models.PositiveIntegerField(unique=True)
    at = models.CharField(max_length=20)
    connection = models.ForeignKey(Connection, on_delete=models.PROTECT, related_name="log")
    event = models.CharField(max_length=20)
    message_id = models.CharField(max_length=32, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    note = models.CharField(max_length=400, blank=True)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    signature = models.CharField(max_length=128)
    key = models.CharField(max_length=64)

    class Meta:
        ordering = ("-number",)

    def __str__(self) -> str:
        return f"{self.number} {self.event}"


class Reconciliation(models.Model):
    """One day of one connection compared with the other side: counts, hashes, what differs."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    connection = models.ForeignKey(
        Connection, on_delete=models.CASCADE, related_name="reconciliations"
    )
    on = models.DateField()
    ours = models.PositiveIntegerField()
    theirs = models.PositiveIntegerField()
    agrees = models.BooleanField()
    differences = models.JSONField(default=list)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-on", "-at")
        constraints = (
            models.UniqueConstraint(
                fields=("connection", "on"), name="one_reconciliation_of_a_day_of_a_connection"
            ),
        )

    def __str__(self) -> str:
        return f"{self.connection_id} {self.on}"
