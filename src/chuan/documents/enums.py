"""The closed lists of this room, as plain strings so that rules stay pure."""

from enum import StrEnum


class DocumentKind(StrEnum):
    """What a document is: the words of the review contract, and kinds that only the symbol tells.

    Basis: Điều 7 Nghị định 30/2020/NĐ-CP; Quy định 66-QĐ/TW.
    """

    PLAN = "plan"
    DIRECTIVE = "directive"
    DECISION = "decision"
    OFFICIAL_LETTER = "official_letter"
    RESOLUTION = "resolution"
    REPORT = "report"
    CIRCULAR = "circular"
    PROGRAM = "program"
    NOTICE = "notice"
    CONCLUSION = "conclusion"
    PROPOSAL = "proposal"
    MINUTES = "minutes"
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


class PaperState(StrEnum):
    """Where a paper drafted here stands, from the first word to its issue."""

    DRAFTING = "drafting"
    ON_ROUTE = "on_route"
    RETURNED = "returned"
    AWAITING_NUMBER = "awaiting_number"
    AWAITING_ISSUE = "awaiting_issue"
    ISSUED = "issued"
    WITHDRAWN = "withdrawn"


class PaperEvent(StrEnum):
    """What moves a paper from one state to another."""

    SET_OUT = "set_out"
    GO_ON = "go_on"
    WAIT_FOR_NUMBER = "wait_for_number"
    WAIT_FOR_ISSUE = "wait_for_issue"
    STEP_BACK = "step_back"
    SEND_BACK = "send_back"
    RECALL = "recall"
    ISSUE = "issue"
    WITHDRAW = "withdraw"


class StepKind(StrEnum):
    """What is done at a step of the route."""

    COMPOSE = "compose"
    INITIAL = "initial"
    FORMAT = "format"
    CONSULT = "consult"
    SUBMIT = "submit"
    MEETING = "meeting"
    SIGN = "sign"
    NUMBER = "number"
    ISSUE = "issue"


class StepState(StrEnum):
    """Where one step of a route stands."""

    WAITING = "waiting"
    CURRENT = "current"
    DONE = "done"
    RETURNED = "returned"
    SKIPPED = "skipped"


class StepPlace(StrEnum):
    """Which body a step of a route belongs to, seen from the paper."""

    DRAFTER = "drafter"
    OFFICE = "office"
    ISSUER = "issuer"
    CHOSEN = "chosen"


class MeetingBody(StrEnum):
    """Which body of a party committee met and concluded."""

    STANDING = "standing"
    COMMITTEE = "committee"


class MoveKind(StrEnum):
    """What happened to a paper on its route."""

    SET_OUT = "set_out"
    PASSED = "passed"
    RETURNED = "returned"
    RECALLED = "recalled"
    HANDED = "handed"
    NUMBERED = "numbered"
    ISSUED = "issued"


class OpinionKind(StrEnum):
    """As what a body is asked for its opinion on a draft."""

    CONSULT = "consult"
    CRITICISM = "criticism"


class OpinionState(StrEnum):
    """Where a request for an opinion stands."""

    ASKED = "asked"
    ANSWERED = "answered"
    REPLIED = "replied"
    WITHDRAWN = "withdrawn"


class ReplyKind(StrEnum):
    """How the drafter answers an opinion."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    EXPLAINED = "explained"


class NumberState(StrEnum):
    """Whether a number of a series is borne by a paper."""

    USED = "used"
    VOIDED = "voided"
    ELSEWHERE = "elsewhere"


class Channel(StrEnum):
    """By what way a paper reaches a recipient."""

    NODE = "node"
    DOCUMENT_SYSTEM = "document_system"
    PAPER = "paper"
    BUNDLE = "bundle"


class DispatchState(StrEnum):
    """How far a recipient has come with a paper."""

    UNSENT = "unsent"
    SENT = "sent"
    RECEIVED = "received"
    ACTED = "acted"


class IncomingState(StrEnum):
    """Where an incoming document stands in the register of its recipient."""

    WAITING = "waiting"
    REGISTERED = "registered"
    ACTED = "acted"


class ReturnState(StrEnum):
    """Where a signed file that came back stands."""

    READING = "reading"
    REFUSED = "refused"
    READ = "read"
    ISSUED = "issued"
    SENT_BACK = "sent_back"
