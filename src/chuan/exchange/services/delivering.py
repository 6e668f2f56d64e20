"""Carries signed messages over their line; the receipt decides, and a lost receipt changes nothing."""

import io
import logging
from typing import Final
from uuid import UUID, uuid4

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.core import clock, files, inbox, outbox
from chuan.core.actor import system_actor
from chuan.core.models import OutboxMessage, StoredFile
from chuan.exchange.enums import Direction, MessageEvent, MessageState, Transport
from chuan.exchange.errors import MessageRefused
from chuan.exchange.lines import HttpLine, Line, LineFailed
from chuan.exchange.models import Connection, ConnectionMessage
from chuan.exchange.permissions import people_in_charge
from chuan.exchange.rules.message_states import MOST_ATTEMPTS, STEPS, is_closed
from chuan.exchange.rules.messages import RECEIPT, Message, read_message
from chuan.exchange.services.connection_log import write_log

TOPIC: Final = "exchange.message"
_STATES: Final = {"accepted": MessageEvent.ACCEPT, "refused": MessageEvent.REFUSE}

log = logging.getLogger(__name__)


def line_of(connection: Connection) -> Line:
    """The way to the other side."""
    return HttpLine(connection.address)


def queue(message: ConnectionMessage) -> None:
    """Let the worker carry a message that waits, in the caller's transaction."""
    # Each asking is a row of its own: a message that was carried already is passed over then.
    outbox.send(TOPIC, {"message": message.uid.hex}, key=f"{message.uid.hex}:{uuid4().hex}")


def deliver(posted: OutboxMessage) -> None:
    """Carry one message; LineFailed lets the outbox try again later, until people are asked."""
    uid = UUID(posted.payload["message"])
    message = ConnectionMessage.objects.select_related("connection", "file").filter(uid=uid).first()
    if message is None or message.state != MessageState.WAITING:
        return
    connection = message.connection
    if connection.paused_at is not None or connection.transport != Transport.HTTP:
        return
    try:
        raw = line_of(connection).send(_bytes_of(message.file))
        receipt = _receipt_of(connection, message, raw)
    except (LineFailed, MessageRefused) as error:
        if _note_failure(message, str(error)):
            return
        raise LineFailed(str(error)) from error
    with transaction.atomic():
        apply_receipt(connection, receipt)


def apply_receipt(connection: Connection, receipt: Message) -> ConnectionMessage | None:
    """What the other side says became of one of ours; once decided, saying it again changes nothing."""
    message = (
        ConnectionMessage.objects.outgoing()
        .select_for_update()
        .filter(connection=connection, message_id=receipt.answers)
        .first()
    )
    if message is None:
        return None
    said = str(receipt.content.get("state", ""))
    event = _STATES.get(said)
    if event is None or is_closed(MessageState(message.state)):
        return message
    reason = " ".join(str(receipt.content.get("reason", "")).split())[:1000] or _("không nêu lý do")
    message.state = STEPS.after(MessageState(message.state), event, reason=reason)
    message.reason = reason if event is MessageEvent.REFUSE else ""
    message.state_at, message.last_error = clock.now(), ""
    message.save(update_fields=("state", "reason", "state_at", "last_error"))
    write_log(
        connection, said, message_id=message.message_id, sha256=message.sha256, note=message.reason
    )
    if event is MessageEvent.REFUSE:
        _notify_stuck(message, _("Bên nhận không nhận: %(title)s"), message.reason)
    return message


def store_message(
    connection: Connection, raw: bytes, *, direction: Direction, message_id: str
) -> StoredFile:
    """Keep the bytes of a message as they were signed."""
    return files.store(
        io.BytesIO(raw),
        name=f"thong-diep-{direction}-{message_id[:12]}.json",
        media_type="application/json",
        owner_path=connection.owner_path,
        actor=system_actor(),
    )


def _bytes_of(file: StoredFile) -> bytes:
    with files.open_file(file) as stream:
        return stream.read()


def _receipt_of(connection: Connection, message: ConnectionMessage, raw: bytes) -> Message:
    """The proven receipt for this very message; MessageRefused for anything else."""
    receipt = read_message(raw, connection.other_key)
    fits = (
        receipt.kind == RECEIPT
        and receipt.answers == message.message_id
        and receipt.receiver == connection.own_code
        and receipt.sender == connection.other_code
    )
    if not fits:
        raise MessageRefused("a receipt for something else")
    return receipt


@transaction.atomic
def _note_failure(message: ConnectionMessage, why: str) -> bool:
    """Count an attempt; true when it was the last, and people were told."""
    row = ConnectionMessage.objects.select_for_update().get(pk=message.pk)
    if row.state != MessageState.WAITING:
        return True
    row.attempts += 1
    row.last_error = why[:400]
    over = row.attempts % MOST_ATTEMPTS == 0
    if over:
        row.state = STEPS.after(MessageState(row.state), MessageEvent.FAIL)
        row.state_at = clock.now()
        write_log(row.connection, "failed", message_id=row.message_id, sha256=row.sha256, note=why)
        _notify_stuck(row, _("Chưa gửi được: %(title)s"), row.last_error)
    row.save(update_fields=("attempts", "last_error", "state", "state_at"))
    log.info("message %s to %s: %s", row.message_id, row.connection.other_code, why)
    return over


def _notify_stuck(message: ConnectionMessage, title: str, body: str) -> None:
    """Let those in charge of the connection know."""
    inbox.notify(
        people_in_charge(message.connection.owner_path),
        code="exchange.message_stuck",
        title=title % {"title": message.title},
        body=body,
        url=reverse("exchange:message_detail", args=[message.uid]),
        actor=system_actor(),
    )
