"""Messages of the other side: proven, kept once, looked at, taken in or returned; each gets a receipt."""

from typing import Final
from uuid import UUID, uuid4

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock, inbox
from chuan.core.actor import Actor, system_actor
from chuan.domain.sentences import gettext_noop
from chuan.exchange.enums import Direction, MessageEvent, MessageState, Transport
from chuan.exchange.errors import MayNotExchange, MessageRefused
from chuan.exchange.feeds import Taken, incoming
from chuan.exchange.models import MESSAGE, Connection, ConnectionMessage
from chuan.exchange.permissions import can_run_connection, people_in_charge
from chuan.exchange.rules.message_states import STEPS
from chuan.exchange.rules.messages import (
    NOT_FOR_US,
    RECEIPT,
    Message,
    peek,
    read_message,
    write_message,
)
from chuan.exchange.selectors.connections import content_of
from chuan.exchange.services.connection_log import own_signing_key, write_log
from chuan.exchange.services.delivering import apply_receipt, queue, store_message
from chuan.exchange.services.holding import held_message

UNKNOWN_KIND: Final = gettext_noop("Hệ thống này chưa biết nhận loại dữ liệu đó.")
ARRIVED: Final = frozenset({MessageState.RECEIVED})


@transaction.atomic
def take_in(connection: Connection, raw: bytes) -> ConnectionMessage | None:
    """Keep one message of the other side, once; a receipt decides one of ours instead.

    Raises MessageRefused for what is not theirs, not for us, or changed; nothing is kept of it.
    """
    message = read_message(raw, connection.other_key)
    if message.sender != connection.other_code or message.receiver != connection.own_code:
        raise MessageRefused(NOT_FOR_US)
    if message.kind == RECEIPT:
        return apply_receipt(connection, message)
    # The connection's row is held: the same message twice at once is kept once.
    Connection.objects.select_for_update().get(pk=connection.pk)
    known = ConnectionMessage.objects.incoming().filter(
        connection=connection, message_id=message.id
    )
    if found := known.first():
        return found
    return _keep_arrived(connection, message, raw)


@transaction.atomic
def hand_in_message(*, actor: Actor, raw: bytes) -> ConnectionMessage:
    """Take in a message that somebody carried here as a file; raises MessageRefused."""
    said = peek(raw)
    connection = Connection.objects.filter(
        other_code=said.sender, own_code=said.receiver, owner_path=actor.path
    ).first()
    if connection is None:
        raise MessageRefused(NOT_FOR_US)
    if not can_run_connection(actor, connection):
        raise MayNotExchange
    message = take_in(connection, raw)
    if message is None:
        raise MessageRefused(
            gettext_noop("Biên nhận này không trả lời thông điệp nào đã gửi từ đây.")
        )
    _tell_record(actor, "exchange.message.handed_in", message, {})
    return message


@transaction.atomic
def accept_message(*, actor: Actor, uid: UUID) -> Taken:
    """Let what a message says come into the registers of this node, and tell the other side so."""
    message = held_message(actor, uid, Direction.IN, within=ARRIVED)
    known = incoming(message.kind)
    if known is None:
        raise MessageRefused(UNKNOWN_KIND)
    done = known.take(actor, content_of(message))
    _decide(message, MessageEvent.TAKE, "accepted", done.note)
    _tell_record(actor, "exchange.message.accepted", message, {"items": message.rows})
    return done


@transaction.atomic
def return_message(*, actor: Actor, uid: UUID, reason: str) -> ConnectionMessage:
    """Give a message back, saying why; nothing of it comes into the registers."""
    message = held_message(actor, uid, Direction.IN, within=ARRIVED)
    said = " ".join(reason.split())[:1000]
    _decide(message, MessageEvent.RETURN, "refused", said)
    _tell_record(actor, "exchange.message.returned", message, {"reason": said})
    return message


def _keep_arrived(connection: Connection, message: Message, raw: bytes) -> ConnectionMessage:
    known = incoming(message.kind)
    rows = message.content.get("rows")
    now = clock.now()
    kept = ConnectionMessage.objects.create(
        connection=connection,
        direction=Direction.IN,
        message_id=message.id,
        kind=message.kind,
        title=str(message.content.get("title") or (known.label if known else message.kind))[:300],
        rows=len(rows) if isinstance(rows, list) else 0,
        sha256=message.sha256,
        file=store_message(connection, raw, direction=Direction.IN, message_id=message.id),
        state=MessageState.RECEIVED,
        made_at=now,
        state_at=now,
    )
    write_log(connection, "received", message_id=message.id, sha256=message.sha256)
    inbox.notify(
        people_in_charge(connection.owner_path),
        code="exchange.message_received",
        title=_("Dữ liệu mới từ %(name)s") % {"name": connection.name},
        body=kept.title,
        url=reverse("exchange:message_detail", args=[kept.uid]),
        actor=system_actor(),
    )
    return kept


def _decide(message: ConnectionMessage, event: MessageEvent, said: str, note: str) -> None:
    """Close a message of theirs and let its receipt go back."""
    message.state = STEPS.after(MessageState(message.state), event, reason=note)
    message.reason, message.state_at = note[:1000], clock.now()
    message.save(update_fields=("state", "reason", "state_at"))
    connection = message.connection
    at = f"{clock.now():%Y-%m-%dT%H:%M:%SZ}"
    receipt = Message(
        uuid4().hex, RECEIPT, connection.own_code, connection.other_code, at,
        {"state": said, "reason": note[:1000]}, answers=message.message_id,
    )  # fmt: skip
    raw = write_message(receipt, own_signing_key().signing)
    by_line = connection.transport == Transport.HTTP
    sent = ConnectionMessage.objects.create(
        connection=connection,
        direction=Direction.OUT,
        message_id=receipt.id,
        kind=RECEIPT,
        title=_("Biên nhận: %(title)s") % {"title": message.title[:200]},
        sha256=receipt.sha256,
        file=store_message(connection, raw, direction=Direction.OUT, message_id=receipt.id),
        state=MessageState.WAITING if by_line else MessageState.CARRIED,
        made_at=message.state_at,
        state_at=message.state_at,
    )
    write_log(connection, said, message_id=message.message_id, sha256=message.sha256, note=note)
    if by_line:
        queue(sent)


def _tell_record(
    actor: Actor, code: str, message: ConnectionMessage, changes: dict[str, object]
) -> None:
    record(
        actor, code, kind=MESSAGE, object_id=message.pk, label=message.title,
        path=message.connection.owner_path, changes={"node": message.connection.other_code, **changes},
    )  # fmt: skip
