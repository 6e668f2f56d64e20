"""The closed lists of this room, as plain strings so that rules stay pure."""

from enum import StrEnum


class StandardKind(StrEnum):
    """Whose standard it is; the values are those of the numbers, and `other` for what fits none."""

    TCVN = "tcvn"
    QCVN = "qcvn"
    QCDP = "qcdp"
    TCCS = "tccs"
    DLVN = "dlvn"
    SECTOR = "sector"
    INTERNATIONAL = "international"
    REGIONAL = "regional"
    FOREIGN = "foreign"
    OTHER = "other"


class Status(StrEnum):
    """Where a standard stands in its life, as the source of the record says."""

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    WITHDRAWN = "withdrawn"
    DRAFT = "draft"
    UNKNOWN = "unknown"


class Relation(StrEnum):
    """What the first standard does to the second, or undergoes from one that may not be registered."""

    REPLACES = "replaces"
    REPLACED_BY = "replaced_by"
    AMENDS = "amends"
    AMENDED_BY = "amended_by"
    CORRECTS = "corrects"
    ADOPTS = "adopts"
    CITES = "cites"


class Degree(StrEnum):
    """How far a standard takes over another: identical, modified, not equivalent."""

    IDT = "IDT"
    MOD = "MOD"
    NEQ = "NEQ"


class ClaimKind(StrEnum):
    """What an organisation says: it applies the standard, or its goods conform to it."""

    APPLIED = "applied"
    CONFORMITY = "conformity"


class ClaimState(StrEnum):
    """Declared by the organisation, confirmed by an officer, given back with a reason, or ended."""

    DECLARED = "declared"
    CONFIRMED = "confirmed"
    RETURNED = "returned"
    ENDED = "ended"


class Format(StrEnum):
    """The shapes of files that are read."""

    CSV = "csv"
    EXCEL = "excel"
    STS = "sts"
    ISO_CSV = "iso_csv"
    ISO_JSONL = "iso_jsonl"


class RunState(StrEnum):
    """Where an import stands: reading → read → applying → applied → undoing → undone; or failed, dropped."""

    READING = "reading"
    READ = "read"
    APPLYING = "applying"
    APPLIED = "applied"
    UNDOING = "undoing"
    UNDONE = "undone"
    FAILED = "failed"
    DROPPED = "dropped"


class Outcome(StrEnum):
    """What a row of a file would do to the register."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    DOUBT = "doubt"
    REFUSED = "refused"


class DraftState(StrEnum):
    """Where a draft stands: being written, announced for comment, period over, answered, given up."""

    WRITING = "writing"
    ANNOUNCED = "announced"
    CLOSED = "closed"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"


class Phase(StrEnum):
    """What a visitor may do with an announced draft on a day."""

    COMING = "coming"
    OPEN = "open"
    OVER = "over"


class Voice(StrEnum):
    """Who speaks in a comment: a person, a named organisation, a body that signed in, a letter."""

    PERSON = "person"
    ORGANISATION = "organisation"
    BODY = "body"
    LETTER = "letter"


class Verdict(StrEnum):
    """What became of a comment: taken up, in part, or explained why not."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    EXPLAINED = "explained"


class Coverage(StrEnum):
    """How far a local regulation applies in a unit of today."""

    WHOLE = "whole"
    PART = "part"
