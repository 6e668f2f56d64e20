"""The closed lists of this room, as plain strings so that rules stay pure."""

from enum import StrEnum


class IndicatorKind(StrEnum):
    """What an indicator measures: things counted, an amount of something, money, or a share of two others."""

    COUNT = "count"
    AMOUNT = "amount"
    MONEY = "money"
    RATE = "rate"


class Stage(StrEnum):
    """The stage of money; an indicator without stages has only NONE. Stages are never added together."""

    NONE = ""
    ESTIMATED = "estimated"
    SETTLED = "settled"


class Source(StrEnum):
    """Where the figure of a body comes from in the first place."""

    TYPED = "typed"
    LIVE = "live"


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"
    NONE = ""


class OverTime(StrEnum):
    """How shorter periods make a longer one: flows are summed, of a stock the last one stands."""

    SUM = "sum"
    LAST = "last"


class Comparator(StrEnum):
    """How a figure is held against its target."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    EXACTLY = "exactly"


class Reading(StrEnum):
    """How "trước ngày 20/11" is read: the day itself is too late, or still in time."""

    EXCLUSIVE = "exclusive"
    INCLUSIVE = "inclusive"


class RoundKind(StrEnum):
    """Why reports are asked for."""

    PERIODIC = "periodic"
    EXTRAORDINARY = "extraordinary"


class RoundState(StrEnum):
    """Whether a round still takes reports."""

    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class ReportState(StrEnum):
    """How far the report of one body has come: MỞ, SOẠN, NỘP, TRẢ LẠI, DUYỆT, TỔNG HỢP, GỬI, KHÓA."""

    OPEN = "open"
    DRAFTING = "drafting"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    CONSOLIDATED = "consolidated"
    SENT = "sent"
    LOCKED = "locked"


class ReportEvent(StrEnum):
    """What moves a report on."""

    DRAFT = "draft"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    RETURN = "return"
    APPROVE = "approve"
    CONSOLIDATE = "consolidate"
    SEND_UP = "send_up"
    LOCK = "lock"
    UNLOCK = "unlock"
    RELOCK = "relock"
    STATE_ACTUALS = "actuals"


class Origin(StrEnum):
    """How a figure came into a cell of a report."""

    TYPED = "typed"
    PASTED = "pasted"
    IMPORTED = "imported"
    COPIED = "copied"
    LIVE = "live"
    REUSED = "reused"
    ROLLED_UP = "rolled_up"


class CheckLevel(StrEnum):
    """How strongly a check speaks: it stops the sending, or asks to look again."""

    STOP = "stop"
    LOOK = "look"


class QuestionState(StrEnum):
    """Where a question about a cell stands."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


class QuestionEvent(StrEnum):
    """What moves a question on."""

    ANSWER = "answer"
    CLOSE = "close"


class ExceptionEvent(StrEnum):
    """What moves a request to open a locked report on."""

    GRANT = "grant"
    REFUSE = "refuse"
    USE = "use"
    EXPIRE = "expire"


class ExceptionState(StrEnum):
    """Where a request to open a locked report stands."""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    USED = "used"
    EXPIRED = "expired"


class FileKind(StrEnum):
    """The kinds of file that a superior's form comes as."""

    WORD = "docx"
    EXCEL = "xlsx"


class CellMeaning(StrEnum):
    """Which figure of an indicator a cell of somebody else's form wants."""

    VALUE = "value"
    ESTIMATE = "estimate"
    LAST_YEAR = "last_year"
    TARGET = "target"
    NOTE = "note"


class ImportState(StrEnum):
    """Where a workbook that was brought in stands."""

    READING = "reading"
    READ = "read"
    APPLIED = "applied"
    FAILED = "failed"


class Outlook(StrEnum):
    """How a figure stands against its target, today and by the end of the target's year."""

    REACHED = "reached"
    ON_COURSE = "on_course"
    HARD = "hard"
    MISSED = "missed"
    UNKNOWN = "unknown"
    NO_NUMBER = "no_number"
