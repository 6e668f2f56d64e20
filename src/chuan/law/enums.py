"""The closed lists of this room, as plain strings."""

from enum import StrEnum


class Reason(StrEnum):
    """Why an interval of an act's life is as it is."""

    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    PARTLY_EXPIRED = "partly_expired"
    REPEALED = "repealed"


class Relation(StrEnum):
    """How one act stands to another."""

    REPLACES = "replaces"
    AMENDS = "amends"
    DETAILS = "details"
    CONSOLIDATES = "consolidates"
    SUSPENDS = "suspends"


class Standing(StrEnum):
    """The answer to "is it in force on this day"."""

    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    PARTLY_EXPIRED = "partly_expired"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


class EventKind(StrEnum):
    """What a person says happened to an act, or to a part of it, on a day."""

    BEGINS = "begins"
    AMENDED = "amended"
    REPLACED = "replaced"
    REPEALED = "repealed"
    PARTLY_EXPIRED = "partly_expired"
    SUSPENDED = "suspended"
    RESUMED = "resumed"


class FactKind(StrEnum):
    """What is told to those whose things rest on an act."""

    EXPIRED = "expired"
    REPLACED = "replaced"
    PARTLY_EXPIRED = "partly_expired"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    AMENDED = "amended"
    ENDING = "ending"
    TO_BE_REPLACED = "to_be_replaced"
    TO_BE_AMENDED = "to_be_amended"
