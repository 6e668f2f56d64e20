"""The closed lists of this room, as plain strings so that rules stay pure."""

from enum import StrEnum


class ClockUnit(StrEnum):
    """What the length of a clock counts."""

    WORKING_DAYS = "working_days"
    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"


class ClockKind(StrEnum):
    """What the end of a clock means: not later, not earlier, or look again."""

    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    REVIEW = "review"


class AtEnd(StrEnum):
    """What happens when a clock has run out."""

    SHOW = "show"
    NOTICE = "notice"
    OFFER = "offer"
    STEP = "step"


class ClockState(StrEnum):
    """Where a clock stands."""

    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"


class Choice(StrEnum):
    """How a role finds its body when a dossier is opened."""

    OPENER = "opener"
    AGENCY = "agency"
    CHOSEN = "chosen"


class FieldKind(StrEnum):
    """What is typed into a field of a step."""

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"


class StepKind(StrEnum):
    """What a row of the log is: taken by somebody, by the clock, an undoing."""

    OPENED = "opened"
    TAKEN = "taken"
    BY_CLOCK = "by_clock"
    UNDONE = "undone"


class Wanted(StrEnum):
    """Whether a step asks for words or for a coded reason."""

    NO = "no"
    MAY = "may"
    MUST = "must"
