"""Reads of connections: where each stands, its messages, its log and whether that is whole."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from chuan.core import clock, files
from chuan.core.actor import Actor
from chuan.domain.cascade import Period, PeriodKind
from chuan.domain.confidence import Confidence
from chuan.exchange.enums import Direction, MessageState
from chuan.exchange.errors import ConnectionNotFound, MayNotExchange
from chuan.exchange.feeds import Feed, Part, feeds, incoming
from chuan.exchange.models import (
    AgencyCode,
    Connection,
    ConnectionLog,
    ConnectionMessage,
    OwnKey,
    Reconciliation,
)
from chuan.exchange.permissions import (
    can_read_connections,
    can_run_connection,
    can_set_up,
    can_sign_for,
)
from chuan.exchange.rules.canonical import object_of
from chuan.exchange.rules.log_chain import LogEntry, SealedEntry, first_fault
from chuan.law.selectors import Ground, grounds
from chuan.orgs.models import Organisation
from chuan.orgs.rules.agencies import CENTRAL, PROVINCE, SCIENCE

IN_CHARGE = (SCIENCE, *CENTRAL, PROVINCE)
"""Kinds of agencies that answer for standards, metrology and quality before a national database."""
SOON_DAYS = 14
"""How long before its last day a feed is said to be due."""


@dataclass(frozen=True, slots=True)
class ConnectionRow:
    """One connection and how its messages stand."""

    row: Connection
    url: str
    accepted: int
    waiting: int
    stuck: int
    refused: int
    arrived: int


@dataclass(frozen=True, slots=True)
class DueFeed:
    """A feed of one connection for the period at hand; `message` is what was signed for it."""

    feed: Feed
    period: Period | None
    due_on: date | None
    message: ConnectionMessage | None
    url: str
    can_sign: bool

    @property
    def is_late(self) -> bool:
        """Its last day has passed and nothing was signed."""
        return self.message is None and self.due_on is not None and self.due_on < clock.today()

    @property
    def is_soon(self) -> bool:
        """Nothing was signed and its last day comes within two weeks."""
        if self.message is not None or self.due_on is None or self.is_late:
            return False
        return (self.due_on - clock.today()).days <= SOON_DAYS

    @property
    def is_later(self) -> bool:
        """Nothing was signed and there is time."""
        waits = self.message is None and self.due_on is not None
        return waits and not self.is_late and not self.is_soon


def overview(actor: Actor) -> Sequence[ConnectionRow]:
    """Every connection the actor may read with its counts; two queries, whatever their number."""
    if not can_read_connections(actor):
        raise MayNotExchange
    out = Q(messages__direction=Direction.OUT)
    rows = (
        Connection.objects.visible_to(actor)
        .select_related("organisation")
        .annotate(
            accepted=Count("messages", filter=out & Q(messages__state=MessageState.ACCEPTED)),
            waiting=Count(
                "messages",
                filter=out & Q(messages__state__in=(MessageState.WAITING, MessageState.CARRIED)),
            ),
            stuck=Count("messages", filter=out & Q(messages__state=MessageState.FAILED)),
            refused=Count("messages", filter=out & Q(messages__state=MessageState.REFUSED)),
            arrived=Count("messages", filter=Q(messages__state=MessageState.RECEIVED)),
        )
        .order_by("name", "pk")
    )
    counted: Iterable[Any] = rows
    return tuple(
        ConnectionRow(
            row, reverse("exchange:connection_detail", args=[row.uid]), row.accepted, row.waiting,
            row.stuck, row.refused, row.arrived,
        )
        for row in counted
    )  # fmt: skip


def connection_for(actor: Actor, uid: UUID) -> Connection:
    """One connection that the actor may read; raises ConnectionNotFound."""
    row = (
        Connection.objects.visible_to(actor).select_related("organisation").filter(uid=uid).first()
    )
    if row is None or not can_read_connections(actor):
        raise ConnectionNotFound
    return row


def messages_of(actor: Actor, connection: Connection | None = None) -> QuerySet[ConnectionMessage]:
    """The messages the actor may read, of one connection or of all, newest first."""
    rows = ConnectionMessage.objects.visible_to(actor).select_related("connection")
    return rows if connection is None else rows.filter(connection=connection)


def message_for(actor: Actor, uid: UUID) -> ConnectionMessage:
    """One message; raises ConnectionNotFound."""
    row = messages_of(actor).select_related("connection__organisation", "file").filter(uid=uid)
    found = row.first()
    if found is None or not can_read_connections(actor):
        raise ConnectionNotFound
    return found


def content_of(message: ConnectionMessage) -> Mapping[str, Any]:
    """What a message says, as it was signed."""
    with files.open_file(message.file) as stream:
        content: Mapping[str, Any] = object_of(stream.read())["content"]
    return content


def glimpse_of(actor: Actor, message: ConnectionMessage) -> Sequence[Part]:
    """A message of the other side in words; nothing where its kind is not known here."""
    known = incoming(message.kind)
    if known is None or message.direction != Direction.IN:
        return ()
    return known.glimpse(actor, content_of(message))


def due_feeds(actor: Actor, connection: Connection, on: date) -> Sequence[DueFeed]:
    """Every feed of a connection for the period at hand, what was signed for it, until when."""
    periods = {duty.key: period_at_hand(duty, on) for duty in feeds()}
    signed = {
        (message.feed, message.period): message
        for message in ConnectionMessage.objects.outgoing()
        .filter(connection=connection, feed__in=list(periods))
        .exclude(state=MessageState.REFUSED)
        .order_by("pk")
    }
    return tuple(_due(actor, connection, duty, periods[duty.key], signed) for duty in feeds())


def period_at_hand(duty: Feed, on: date) -> Period | None:
    """The period whose last day of sending comes next, or has just passed."""
    if duty.cycle is not PeriodKind.QUARTER:
        return None
    return Period.quarter(on.year, (on.month - 1) // 3 + 1)


def grounds_of(duty: Feed) -> Sequence[Ground]:
    """The acts by which a feed is sent."""
    return grounds(duty.basis)


def is_unverified(duty: Feed) -> bool:
    """The duty rests on what nobody has confirmed."""
    return duty.confidence is Confidence.UNCONFIRMED


def log_lines(connection: Connection) -> QuerySet[ConnectionLog]:
    """The log of one connection."""
    return ConnectionLog.objects.filter(connection=connection)


def log_fault() -> int | None:
    """The number of the first line of the whole log that does not hold; None when it is whole."""
    keys = OwnKey.objects.values_list("signing", flat=True)
    return first_fault(_sealed(), list(keys))


def reconciliations_of(connection: Connection) -> Sequence[Reconciliation]:
    """The last days that were compared."""
    return tuple(connection.reconciliations.all()[:30])


def agency_codes() -> QuerySet[AgencyCode]:
    """Every code that the node knows."""
    return AgencyCode.objects.select_related("organisation").order_by("code")


def bodies_to_connect(row: Connection | None) -> list[tuple[str, str]]:
    """Bodies that a connection may belong to: those in charge on this node, and its own."""
    bodies = Organisation.objects.valid_on(clock.today()).filter(on_node=True, agency__in=IN_CHARGE)
    found = {str(body.uid): body.name for body in bodies.order_by("path")}
    if row is not None:
        found.setdefault(str(row.organisation.uid), row.organisation.name)
    return list(found.items())


def allowed(actor: Actor, connection: Connection) -> Mapping[str, bool]:
    """What the actor may do with a connection."""
    return {
        "set_up": can_set_up(actor),
        "run": can_run_connection(actor, connection),
        "sign": can_sign_for(actor, connection),
    }


def _due(
    actor: Actor,
    connection: Connection,
    duty: Feed,
    period: Period | None,
    signed: Mapping[tuple[str, str], ConnectionMessage],
) -> DueFeed:
    code = period.code if period else ""
    url = reverse("exchange:feed_preview", args=[connection.uid, duty.key])
    return DueFeed(
        feed=duty,
        period=period,
        due_on=duty.due(period) if duty.due and period else None,
        message=signed.get((duty.key, code)) if duty.cycle is not None else None,
        url=f"{url}?ky={code}" if code else url,
        can_sign=can_sign_for(actor, connection),
    )


def _sealed() -> Iterator[SealedEntry]:
    rows = ConnectionLog.objects.select_related("connection").order_by("number")
    for row in rows.iterator(chunk_size=500):
        entry = LogEntry(
            row.number, row.at, row.connection.uid.hex, row.event, row.message_id, row.sha256,
            row.note,
        )  # fmt: skip
        yield SealedEntry(entry, row.previous, row.hash, row.signature, row.key)
