"""Workbooks that the own body brought in, as pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from chuan.core.actor import Actor
from chuan.figures.enums import ImportState
from chuan.figures.errors import WorkbookNotFound
from chuan.figures.labels import IMPORT_STATE, Words
from chuan.figures.models import Report, Round, Workbook
from chuan.figures.permissions import can_report
from chuan.figures.selectors.titles import round_title
from chuan.figures.selectors.workbook_scope import find_round, reports_in, rights_of

BADGES = {
    ImportState.READING: "neutral",
    ImportState.READ: "info",
    ImportState.APPLIED: "done",
    ImportState.FAILED: "warn",
}


@dataclass(frozen=True, slots=True)
class BookRow:
    """One file in a list, with the words and the mark of its state."""

    book: Workbook
    state: Words
    badge: str


@dataclass(frozen=True, slots=True)
class FoundError:
    """One thing to look at again: the row, the cell ("" for the whole row), the sentence."""

    row: int
    place: str
    sentence: str


@dataclass(frozen=True, slots=True)
class WorkbookPage:
    """One file brought in: what the reading found, what came of it."""

    book: Workbook
    title: str
    same: int
    cells: int
    bodies: int
    hidden: int
    errors: Sequence[FoundError]
    about: Sequence[str]
    before: str
    message: str
    job: UUID | None
    refused: int
    written: int

    @property
    def is_waiting(self) -> bool:
        """It is being read, or its rows are being written."""
        return self.book.state == ImportState.READING

    @property
    def is_read(self) -> bool:
        """The dry run is done and nothing was written."""
        return self.book.state == ImportState.READ

    @property
    def more(self) -> int:
        """Things to look at again beyond those listed."""
        return max(self.book.bad - len({error.row for error in self.errors}), 0)


@dataclass(frozen=True, slots=True)
class RoundFiles:
    """A round for who downloads or brings in its workbook."""

    round: Round
    title: str
    own: Sequence[Report]
    bodies: int
    books: Sequence[BookRow]
    can_bring: bool


def find_workbook(actor: Actor, uid: UUID) -> Workbook:
    """One that the own body brought in; a stranger is told that there is none."""
    rows = Workbook.objects.visible_to(actor).select_related("round__form", "file", "marked")
    found = rows.filter(uid=uid).first()
    if found is None:
        raise WorkbookNotFound
    return found


def workbook_page(actor: Actor, uid: UUID) -> WorkbookPage:
    """What its page says."""
    book = find_workbook(actor, uid)
    told = book.summary
    applied = told.get("applied", {})
    return WorkbookPage(
        book=book,
        title=round_title(book.round) if book.round else "",
        same=told.get("same", 0),
        cells=told.get("cells", 0),
        bodies=told.get("bodies", 0),
        hidden=told.get("hidden", 0),
        errors=[FoundError(*error) for error in told.get("errors", [])],
        about=told.get("about", []),
        before=told.get("before", ""),
        message=told.get("message", ""),
        job=UUID(told["job"]) if told.get("job") else None,
        refused=applied.get("refused", 0),
        written=applied.get("cells", 0),
    )


def list_workbooks(actor: Actor, most: int, round_: Round | None = None) -> Sequence[BookRow]:
    """Files that the own body brought in, the last first; those of one round when it is given."""
    rows = Workbook.objects.visible_to(actor).select_related("round").order_by("-created_at", "-pk")
    if round_ is not None:
        rows = rows.filter(round=round_)
    return [
        BookRow(book, IMPORT_STATE[book.state], BADGES[ImportState(book.state)])
        for book in rows[:most]
    ]


def round_files(actor: Actor, uid: UUID) -> RoundFiles:
    """A round, the reports that the actor may fill in it, and the files brought in for it."""
    round_ = find_round(actor, uid)
    rights = rights_of(actor)
    reports = list(reports_in(actor, round_))
    own = [report for report in reports if rights.is_own(report)]
    return RoundFiles(
        round=round_,
        title=round_title(round_),
        own=own,
        bodies=len(reports),
        books=list_workbooks(actor, 20, round_),
        can_bring=can_report(actor) and any(rights.fills(report) for report in own),
    )
