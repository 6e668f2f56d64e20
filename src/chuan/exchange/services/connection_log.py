"""Adds lines to the log of connections; each is bound to the one before and signed."""

from typing import Final

from chuan.core import clock
from chuan.domain.sentences import gettext_noop
from chuan.exchange import keyring
from chuan.exchange.enums import KeyState
from chuan.exchange.errors import FeedNotReady
from chuan.exchange.models import Connection, ConnectionLog, OwnKey, OwnNode
from chuan.exchange.rules.log_chain import GENESIS, LogEntry, seal

NO_KEY: Final = gettext_noop(
    "Hệ thống này chưa có khóa trao đổi. Quản trị viên hãy tạo khóa ở Trao đổi → Bên trao đổi và khóa."
)


def own_signing_key() -> keyring.KeyPair:
    """The pair by which this node signs now; FeedNotReady before one was made."""
    key = OwnKey.objects.filter(state=KeyState.ACTIVE).first()
    if key is None:
        raise FeedNotReady(NO_KEY)
    return keyring.load_pair(key.fingerprint)


def write_log(
    connection: Connection, event: str, *, message_id: str = "", sha256: str = "", note: str = ""
) -> ConnectionLog:
    """Add one line, in the caller's transaction; two at once wait for each other."""
    pair = own_signing_key()
    OwnNode.objects.select_for_update().filter(pk=1).first()
    last = ConnectionLog.objects.order_by("-number").first()
    entry = LogEntry(
        number=last.number + 1 if last else 1,
        at=f"{clock.now():%Y-%m-%dT%H:%M:%SZ}",
        connection=connection.uid.hex,
        event=event,
        message=message_id,
        sha256=sha256,
        note=" ".join(note.split())[:400],
    )
    sealed = seal(entry, last.hash if last else GENESIS, pair.signing)
    return ConnectionLog.objects.create(
        number=entry.number,
        at=entry.at,
        connection=connection,
        event=entry.event,
        message_id=entry.message,
        sha256=entry.sha256,
        note=entry.note,
        previous=sealed.previous,
        hash=sealed.hash,
        signature=sealed.signature,
        key=sealed.key,
    )
