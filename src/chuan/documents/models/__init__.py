"""Documents as the node knows them, the copies bodies hold, what is private, what is drafted here."""

from chuan.documents.models.composing import HouseStyle, PaperEdit
from chuan.documents.models.copies import (
    COPY,
    DOCUMENT,
    Citation,
    CopyFile,
    Document,
    DocumentCopy,
)
from chuan.documents.models.drafting import (
    PAPER,
    PaperDraft,
    PaperMove,
    PaperQuerySet,
    PaperRevision,
)
from chuan.documents.models.incoming import Dismissal, DraftQuerySet, ImportDraft, Upload
from chuan.documents.models.numbering import (
    CommitteeTerm,
    IssuedNumber,
    NumberSeries,
    SeriesChoice,
)
from chuan.documents.models.opinions import DraftOpinion, OpinionFile
from chuan.documents.models.registers import Dispatch, IncomingEntry, RegisterYear
from chuan.documents.models.returned import SignedReturn
from chuan.documents.models.routes import (
    DraftStep,
    FindingAnswer,
    Meeting,
    RouteTemplate,
    RouteTemplateStep,
)

__all__ = [
    "COPY",
    "DOCUMENT",
    "PAPER",
    "Citation",
    "CommitteeTerm",
    "CopyFile",
    "Dismissal",
    "Dispatch",
    "Document",
    "DocumentCopy",
    "DraftOpinion",
    "DraftQuerySet",
    "DraftStep",
    "FindingAnswer",
    "HouseStyle",
    "ImportDraft",
    "IncomingEntry",
    "IssuedNumber",
    "Meeting",
    "NumberSeries",
    "OpinionFile",
    "PaperDraft",
    "PaperEdit",
    "PaperMove",
    "PaperQuerySet",
    "PaperRevision",
    "RegisterYear",
    "RouteTemplate",
    "RouteTemplateStep",
    "SeriesChoice",
    "SignedReturn",
    "Upload",
]
