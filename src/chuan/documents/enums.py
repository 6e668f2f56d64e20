"""The closed lists of this room, as plain strings so that rules stay pure."""

from enum import StrEnum


class DocumentKind(StrEnum):
    """What a document is, in the words of the review contract."""

    PLAN = "plan"
    DIRECTIVE = "directive"
    DECISION = "decision"
    OFFICIAL_LETTER = "official_letter"
    RESOLUTION = "resolution"
    REPORT = "report"
    CIRCULAR = "circular"
    PROGRAM = "program"
    OTHER = "other"


class UploadState(StrEnum):
    """Where an upload stands; a refused or cancelled one has no row any more."""

    RECEIVING = "receiving"
    READING = "reading"
    READ = "read"
    REFUSED = "refused"


class DraftState(StrEnum):
    """Where a draft of an import stands."""

    OPEN = "open"
    ACCEPTED = "accepted"


class ParticipationRole(StrEnum):
    """As what an organisation takes part in a document it does not own."""

    IMPORTER = "importer"
    ASSIGNEE = "assignee"


class Recurrence(StrEnum):
    """How a task or a report comes back."""

    ANNUAL = "annual"
    ONCE = "once"
    PERIODIC = "periodic"
    ON_EVENT = "on_event"
