"""The closed lists of this room, as plain strings so that rules stay pure."""

from enum import StrEnum


class Section(StrEnum):
    """A part of the profile that an enterprise keeps of itself."""

    PRODUCT = "product"
    STANDARD = "standard"
    SYSTEM = "system"
    TOOL = "tool"
    EQUIPMENT = "equipment"
    PEOPLE = "people"
    LABORATORY = "laboratory"
    OCOP = "ocop"


class LineState(StrEnum):
    """How far a line of a profile can be relied on."""

    DECLARED = "declared"
    ASKED = "asked"
    VERIFIED = "verified"


class LineEvent(StrEnum):
    """What happened to a line."""

    DECLARED = "declared"
    CHANGED = "changed"
    CONFIRMED = "confirmed"
    ASKED = "asked"
    ENDED = "ended"


class Scheme(StrEnum):
    """The list that a code of goods belongs to."""

    HS = "hs"
    ICS = "ics"
    MARKET = "market"


class JoinState(StrEnum):
    """Where the wish of an enterprise for an account stands."""

    WAITING = "waiting"
    INVITED = "invited"
    RETURNED = "returned"


class Agreement(StrEnum):
    """The agreement of the WTO under which a measure is told."""

    TBT = "TBT"
    SPS = "SPS"


class Supplement(StrEnum):
    """What follows a notification under its own symbol."""

    ADDENDUM = "Add"
    CORRIGENDUM = "Corr"


class MatchState(StrEnum):
    """What was said of a notification that seems to touch a profile."""

    OPEN = "open"
    RELEVANT = "relevant"
    IRRELEVANT = "irrelevant"


class QuestionKind(StrEnum):
    """An enquiry asks what a rule demands; a concern says that it hinders trade."""

    ENQUIRY = "enquiry"
    CONCERN = "concern"


class Known(StrEnum):
    """An answer that may be missing."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class ImportState(StrEnum):
    """A file of notifications: looked through, or written to the register."""

    READ = "read"
    APPLIED = "applied"


class RowOutcome(StrEnum):
    """What becomes of one row of an imported file."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    DOUBTFUL = "doubtful"


class RiskLevel(StrEnum):
    """How risky goods are by the list of a ministry."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Topic(StrEnum):
    """What a duty is about; answers are told in this order."""

    REGULATION = "regulation"
    DECLARATION = "declaration"
    IMPORT = "import"
    LABEL = "label"
    TRACE = "trace"
    BARCODE = "barcode"
    MEASUREMENT = "measurement"
    FOOD = "food"
    ONLINE = "online"
    EXPORT = "export"
    OCOP = "ocop"


class Strength(StrEnum):
    """How strongly: a duty, something one may do, something to know."""

    MUST = "must"
    MAY = "may"
    KNOW = "know"
