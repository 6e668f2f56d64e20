"""What a feed says is looked at, signed by a head and let go; what failed is sent again or carried."""

from typing import Final
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.domain.sentences import gettext_noop
from chuan.exchange.enums import Direction, MessageEvent, MessageState, Transport
from chuan.exchange.errors import ConnectionNotFound, FeedNotReady, MayNotSign
from chuan.exchange.feeds import Composed, Feed, feed
from chuan.exchange.models import MESSAGE, Connection, ConnectionMessage
from chuan.exchange.permissions import can_sign_for
from chuan.exchange.rules.message_states import STEPS
from chuan.exchange.rules.messages import Message, write_message
from chuan.exchange.selectors.composing import composed, digest_of
from chuan.exchange.services.connection_log import own_signing_key, write_log
from chuan.exchange.services.delivering import queue, store_message
from chuan.exchange.services.holding import held_message

CHANGED: Final = gettext_noop(
    "Số liệu đã thay đổi sau khi bạn xem. Hãy xem lại bản mới rồi ký gửi."
)
SENT: Final = gettext_noop("Kỳ này đã ký gửi rồi. Bên nhận trả lại thì mới gửi lại được.")
OPEN: Final = frozenset(MessageState) - {MessageState.ACCEPTED, MessageState.REFUSED}
"""States in which the other side has not answered."""
PAUSED: Final = gettext_noop("Kết nối đang tạm dừng; quản trị viên mở lại thì mới gửi được.")


@transaction.atomic
def sign_feed(
    *, actor: Actor, connection: UUID, key: str, period: str, seen: str
) -> ConnectionMessage:
    """Sign a feed as it was looked at (`seen`: its hash) and let it go, by line or to be carried.

    Basis: khoản 1 Điều 10, khoản 4 Điều 96 Nghị định 37/2026/NĐ-CP
    """
    row = Connection.objects.select_for_update().filter(uid=connection).first()
    duty = feed(key)
    if row is None or duty is None:
        raise ConnectionNotFound
    if not can_sign_for(actor, row):
        raise MayNotSign
    if row.paused_at is not None:
        raise FeedNotReady(PAUSED)
    made = composed(actor, row, duty, period)
    digest = digest_of(made)
    if digest != seen:
        raise FeedNotReady(CHANGED)
    period = period if duty.cycle is not None else ""
    try:
        with transaction.atomic():
            kept = _keep_signed(actor, row, duty, made, period)
    except IntegrityError as error:
        raise FeedNotReady(SENT) from error
    record(
        actor, "exchange.feed.signed", kind=MESSAGE, object_id=kept.pk, label=kept.title,
        path=row.owner_path, changes={"node": row.other_code, "items": kept.rows, "sha256": digest},
    )  # fmt: skip
    return kept


@transaction.atomic
def send_again(*, actor: Actor, uid: UUID) -> ConnectionMessage:
    """Let a message that did not go through, or that was carried in vain, go over its line again."""
    message = held_message(actor, uid, Direction.OUT, within=OPEN)
    if message.connection.transport != Transport.HTTP:
        raise FeedNotReady(gettext_noop("Kết nối này gửi bằng tệp; hãy tải tệp và mang đi."))
    message.state = STEPS.after(MessageState(message.state), MessageEvent.QUEUE)
    message.state_at = clock.now()
    message.save(update_fields=("state", "state_at"))
    queue(message)
    _tell_both(actor, message, "exchange.message.queued", "queued")
    return message


@transaction.atomic
def carry(*, actor: Actor, uid: UUID) -> ConnectionMessage:
    """Take a message as a file, to be carried by hand; its receipt is brought back as a file."""
    message = held_message(actor, uid, Direction.OUT, within=OPEN)
    if message.state != MessageState.CARRIED:
        message.state = STEPS.after(MessageState(message.state), MessageEvent.CARRY)
        message.state_at = clock.now()
        message.save(update_fields=("state", "state_at"))
    _tell_both(actor, message, "exchange.message.carried", "carried")
    return message


def _keep_signed(
    actor: Actor, connection: Connection, duty: Feed, made: Composed, period: str
) -> ConnectionMessage:
    message = _message(connection, duty, made)
    raw = write_message(message, own_signing_key().signing)
    by_line = connection.transport == Transport.HTTP
    now = clock.now()
    kept = ConnectionMessage.objects.create(
        connection=connection,
        direction=Direction.OUT,
        message_id=message.id,
        kind=duty.kind,
        feed=duty.key,
        period=period,
        title=made.title[:300],
        rows=made.rows,
        unknown=made.unknown,
        sha256=message.sha256,
        file=store_message(connection, raw, direction=Direction.OUT, message_id=message.id),
        state=MessageState.WAITING if by_line else MessageState.CARRIED,
        made_at=now,
        state_at=now,
        signed_by=actor.id,
        signed_by_label=actor.label[:160],
    )
    write_log(connection, "signed", message_id=message.id, sha256=message.sha256, note=kept.title)
    if by_line:
        queue(kept)
    return kept


def _message(connection: Connection, duty: Feed, made: Composed) -> Message:
    at = f"{clock.now():%Y-%m-%dT%H:%M:%SZ}"
    return Message(
        uuid4().hex, duty.kind, connection.own_code, connection.other_code, at, made.content
    )


def _tell_both(actor: Actor, message: ConnectionMessage, code: str, event: str) -> None:
    write_log(
        message.connection, event, message_id=message.message_id, sha256=message.sha256,
        note=actor.label,
    )  # fmt: skip
    record(
        actor, code, kind=MESSAGE, object_id=message.pk, label=message.title,
        path=message.connection.owner_path, changes={"node": message.connection.other_code},
    )  # fmt: skip
