"""The closed lists of this room, as plain strings so that rules stay pure."""

from enum import StrEnum


class TaskKind(StrEnum):
    """What a task asks for: work, or a report that comes back."""

    WORK = "work"
    REPORT = "report"
    DUTY = "duty"


class TaskState(StrEnum):
    """Whether a task still stands."""

    OPEN = "open"
    MERGED = "merged"
    SPLIT = "split"
    WITHDRAWN = "withdrawn"


class AssignmentRole(StrEnum):
    """As what a body is given a task."""

    LEAD = "lead"
    COORDINATE = "coordinate"


class AssignmentState(StrEnum):
    """How far a body has come with its share of a task."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    REPORTED = "reported"
    DONE = "done"
    NOT_DONE = "not_done"


class AssignmentEvent(StrEnum):
    """What moves an assignment on."""

    START = "start"
    FINISH = "finish"
    CONFIRM = "confirm"
    RETURN = "return"
    DROP = "drop"
    REOPEN = "reopen"


class NoteKind(StrEnum):
    """What a note in the thread of an assignment is."""

    DIRECTION = "direction"
    REPLY = "reply"
    STATE = "state"


class Repeat(StrEnum):
    """How often a task comes back."""

    ONCE = "once"
    ANNUAL = "annual"
    HALF_YEARLY = "half_yearly"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"
    PERIODIC = "periodic"
    ON_EVENT = "on_event"


class BasisCode(StrEnum):
    """One step of the reasoning behind a due date; its sentence is in `labels`."""

    PRINTED = "printed"
    NOTHING_PRINTED = "nothing_printed"
    NO_DAY_IN_WORDS = "no_day_in_words"
    DAY = "day"
    STRICTLY_BEFORE = "strictly_before"
    BEFORE_INCLUDES_DAY = "before_includes_day"
    MONTH_END = "month_end"
    QUARTER_END = "quarter_end"
    HALF_YEAR_END = "half_year_end"
    YEAR_END = "year_end"
    NEXT_INSTANCE = "next_instance"
    LAST_INSTANCE = "last_instance"
    SET_BY_HAND = "set_by_hand"
    DAYS_AFTER_ISSUE = "days_after_issue"
    WORKED_DAYS_AFTER_ISSUE = "worked_days_after_issue"


class NamedReason(StrEnum):
    """Why a body that the document names was recorded and not given the task."""

    OUTSIDE = "outside"
    UNKNOWN = "unknown"
    ENDED = "ended"
    NO_MEMBERS = "no_members"
    AMBIGUOUS = "ambiguous"
    PROPOSED = "proposed"
    CHOSEN = "chosen"


class ReviewKind(StrEnum):
    """A review on the way (sơ kết) or at the end (tổng kết)."""

    INTERIM = "interim"
    FINAL = "final"


class ReviewState(StrEnum):
    """Where a review stands."""

    PLANNED = "planned"
    HELD = "held"
    CONCLUDED = "concluded"


class LessonKind(StrEnum):
    """What a review found."""

    RESULT = "result"
    SHORTFALL = "shortfall"
    CAUSE = "cause"
    LESSON = "lesson"
    PROPOSAL = "proposal"


class CopyState(StrEnum):
    """How far an organisation has come in copying a model."""

    STUDYING = "studying"
    APPLYING = "applying"
    APPLIED = "applied"
    UNSUITED = "unsuited"


class SupervisionState(StrEnum):
    """Where one supervision of a programme stands."""

    PLANNED = "planned"
    HELD = "held"
    CLOSED = "closed"


class RecommendationState(StrEnum):
    """Where a recommendation stands: asked, answered, or settled by who made it."""

    OPEN = "open"
    ANSWERED = "answered"
    SETTLED = "settled"


class ReviewEvent(StrEnum):
    """What moves a review on."""

    HOLD = "hold"
    CONCLUDE = "conclude"
    REOPEN = "reopen"


class RecommendationEvent(StrEnum):
    """What moves a recommendation on."""

    ANSWER = "answer"
    SETTLE = "settle"
    ASK_AGAIN = "ask_again"


class ParentRole(StrEnum):
    """What a document above is to a plan."""

    BASIS = "basis"
    SUPERIOR = "superior"
    GUIDANCE = "guidance"
    TARGETS = "targets"


class ParentReason(StrEnum):
    """Where a plan names the document above it, or that an officer added it."""

    TITLE = "title"
    OPENING = "opening"
    NESTED = "nested"
    TARGETS = "targets"
    BY_HAND = "by_hand"


class LinkState(StrEnum):
    """A link that was found stays a proposal until an officer answers it."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"


class DutyState(StrEnum):
    """Whether a body has issued the plan that it must issue."""

    EXPECTED = "expected"
    FULFILLED = "fulfilled"
    EXEMPT = "exempt"
    MOVED = "moved"


class DutyProof(StrEnum):
    """How it is known that a body has issued its plan."""

    PLAN = "plan"
    PAPER = "paper"
    LETTER = "letter"


class MoveState(StrEnum):
    """Where a proposal to move the work of an ended body stands."""

    OPEN = "open"
    DECIDED = "decided"


class MoveKind(StrEnum):
    """What is moved from an ended body to the one that follows it."""

    SHARE = "share"
    DUTY = "duty"
    FOCAL = "focal"
    COMPILER = "compiler"


class Pillar(StrEnum):
    """The six pillars of Directive 38-CT/TW that every plan under it repeats."""

    PROPAGANDA = "I"
    LAW = "II"
    PEOPLE = "III"
    BUDGET = "IV"
    INSPECTION = "V"
    INTEGRATION = "VI"


class FundingSource(StrEnum):
    """Where the money of a task comes from."""

    CENTRAL = "central"
    PROVINCE = "province"
    COMMUNE = "commune"
    SCIENCE = "science"
    REGULAR = "regular"
    INTEGRATED = "integrated"
    OTHER = "other"


class EvidenceKind(StrEnum):
    """What a piece of evidence is."""

    FILE = "file"
    PHOTO = "photo"
    REFERENCE = "reference"
    LINK = "link"
    STATEMENT = "statement"


class Verdict(StrEnum):
    """What the body that confirms said about a reported share."""

    CONFIRMED = "confirmed"
    RETURNED = "returned"


class CheckDepth(StrEnum):
    """How a reported share was looked at before it was confirmed."""

    SINGLE = "single"
    SAMPLED = "sampled"
    BATCH = "batch"


class BatchState(StrEnum):
    """Where a confirmation of many at once stands."""

    CHECKING = "checking"
    WAITING = "waiting"
    CONFIRMED = "confirmed"
    ENDED = "ended"


class DifficultyState(StrEnum):
    """Where a difficulty stands: to be answered, answered, over."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


class DifficultyEvent(StrEnum):
    """What was done about a difficulty."""

    RAISE = "raise"
    GUIDE = "guide"
    FORWARD = "forward"
    NOTE = "note"
    OVERDUE = "overdue"
    ACCEPT = "accept"
    ASK_AGAIN = "ask_again"
    CLOSE = "close"


class CampaignState(StrEnum):
    """Where a campaign of reviewing documents stands."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


class CampaignEvent(StrEnum):
    """Steps of a campaign."""

    OPEN = "open"
    CLOSE = "close"
    REOPEN = "reopen"


class ExaminedState(StrEnum):
    """Where the review of one document stands."""

    WAITING = "waiting"
    GIVEN = "given"
    RETURNED = "returned"
    SUBMITTED = "submitted"
    APPROVED = "approved"


class ExaminedEvent(StrEnum):
    """Steps of one document in a campaign."""

    GIVE = "give"
    SUBMIT = "submit"
    RECALL = "recall"
    APPROVE = "approve"
    RETURN = "return"


class FindingVerdict(StrEnum):
    """What a reviewer found of a document or of one article of it."""

    SUITABLE = "suitable"
    CONFLICTING = "conflicting"
    EXPIRED = "expired"
    UNSUITED = "unsuited"
    LACKING = "lacking"


class ProposedAction(StrEnum):
    """What a reviewer proposes to do about it."""

    KEEP = "keep"
    AMEND = "amend"
    REPLACE = "replace"
    REPEAL = "repeal"
    ISSUE = "issue"
    ANNOUNCE = "announce"


class ProposedTo(StrEnum):
    """Who can do what is proposed: the body that leads the campaign, or one to be asked."""

    OWN = "own"
    OTHER = "other"


class ProposalState(StrEnum):
    """Where a proposal to change a document stands; NONE where nothing is proposed."""

    NONE = "none"
    PENDING = "pending"
    SENT = "sent"
    RECEIVED = "received"
    DRAFTING = "drafting"
    ISSUED = "issued"
    DECLINED = "declined"


class ProposalEvent(StrEnum):
    """Steps of a proposal on its way to a new document."""

    SEND = "send"
    RECEIVE = "receive"
    DRAFT = "draft"
    ISSUE = "issue"
    DECLINE = "decline"
    REOPEN = "reopen"
