"""A message of a connection is held while somebody decides about it."""

from collections.abc import Collection
from typing import Final
from uuid import UUID

from chuan.core.actor import Actor
from chuan.domain.sentences import gettext_noop
from chuan.exchange.enums import Direction, MessageState
from chuan.exchange.errors import AlreadyDecided, ConnectionNotFound, MayNotExchange
from chuan.exchange.models import ConnectionMessage
from chuan.exchange.permissions import can_run_connection

DECIDED: Final = gettext_noop("Thông điệp này đã có kết quả; hãy tải lại trang.")


def held_message(
    actor: Actor, uid: UUID, way: Direction, *, within: Collection[MessageState]
) -> ConnectionMessage:
    """The message with its row locked; refused when it went the other way or has left `within`."""
    rows = ConnectionMessage.objects.filter(direction=way).select_for_update(of=("self",))
    message = rows.select_related("connection", "file").filter(uid=uid).first()
    if message is None or not ConnectionMessage.objects.visible_to(actor).filter(uid=uid).exists():
        raise ConnectionNotFound
    if not can_run_connection(actor, message.connection):
        raise MayNotExchange
    if message.state not in within:
        raise AlreadyDecided(DECIDED)
    return message
