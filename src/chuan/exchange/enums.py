"""The closed lists of this room, as plain strings so that rules stay pure."""

from enum import StrEnum


class NodeKind(StrEnum):
    """Whose node it is."""

    PARTY = "party"
    STATE = "state"


class KeyState(StrEnum):
    """waiting → active → old; revoked from any of them."""

    WAITING = "waiting"
    ACTIVE = "active"
    OLD = "old"
    REVOKED = "revoked"


class SentState(StrEnum):
    """Where a bundle of ours stands before it leaves."""

    MAKING = "making"
    READY = "ready"
    FAILED = "failed"


class ReceivedState(StrEnum):
    """Where a bundle that was handed in stands."""

    READING = "reading"
    READ = "read"
    REFUSED = "refused"


class ItemState(StrEnum):
    """What the other side, or this one, did with an item: sent → received → accepted | returned."""

    SENT = "sent"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    RETURNED = "returned"


class ItemEvent(StrEnum):
    """What happens to an item."""

    RECEIVE = "receive"
    ACCEPT = "accept"
    RETURN = "return"


class Standing(StrEnum):
    """How far a plan or task has come, as one side tells the other."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    NOT_DONE = "not_done"


class Transport(StrEnum):
    """How messages go to a national database: on a line, or by hand as files."""

    HTTP = "http"
    FILE = "file"


class Direction(StrEnum):
    """Whose message it is."""

    OUT = "out"
    IN = "in"


class MessageState(StrEnum):
    """Ours: waiting → accepted, refused, failed or carried; theirs: received → taken or returned."""

    WAITING = "waiting"
    FAILED = "failed"
    CARRIED = "carried"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    RECEIVED = "received"
    TAKEN = "taken"
    RETURNED = "returned"


class MessageEvent(StrEnum):
    """What happens to a message."""

    QUEUE = "queue"
    CARRY = "carry"
    FAIL = "fail"
    ACCEPT = "accept"
    REFUSE = "refuse"
    TAKE = "take"
    RETURN = "return"
