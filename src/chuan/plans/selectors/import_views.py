"""The shapes of the import screen: values, items, sections, documents, findings, names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chuan.documents.page_pictures import Sheet
from chuan.documents.rules.boxes import Place
from chuan.documents.rules.findings import Finding
from chuan.documents.rules.marks import PrintedLine
from chuan.plans.selectors.bodies import Meaning
from chuan.plans.types import Body, Distribution, TaskDraft


@dataclass(frozen=True, slots=True)
class FieldView:
    """One value: how it is shown, what its box holds, where its words light up (`mark`, 0 for nowhere)."""

    key: str
    label: str
    form: str
    shown: str
    box: str
    mark: int
    edited: bool
    choices: Sequence[tuple[str, str]] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item of a section; `task` is what accepting would make of it."""

    path: str
    anchor: str
    title: str
    fields: Sequence[FieldView]
    mark: int
    added: bool
    edited: bool
    where: str = ""
    period: str = ""
    task: TaskDraft | None = None
    due_sentences: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section of a document with its items, and the empty fields of one to be added."""

    key: str
    label: str
    anchor: str
    items: Sequence[ItemView]
    blank: Sequence[FieldView]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One document of the file."""

    place: int
    label: str
    title: str
    skipped: bool
    unnumbered: bool
    attached: str
    missing: Sequence[str]
    header: ItemView
    sections: Sequence[SectionView]


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding, the mark of its words, the item to put right (if one holds them), and its answer."""

    finding: Finding
    severity_label: str
    mark: int
    anchor: str
    answer: str = ""
    answered_by: str = ""
    fix_path: str = ""

    @property
    def fix_anchor(self) -> str:
        """Where on the screen that item stands."""
        return self.fix_path.strip("/").replace("documents/", "v").replace("/", "-")


@dataclass(frozen=True, slots=True)
class SheetView:
    """One page as stored, with the places on it that light up."""

    sheet: Sheet
    places: Sequence[Place]


@dataclass(frozen=True, slots=True)
class NameView:
    """One printed name of a body and what it was understood as."""

    name: str
    anchor: str
    meaning: Meaning
    reason: str
    count: int
    choice: str


@dataclass(frozen=True, slots=True)
class Screen:
    """The import screen."""

    uid: UUID
    title: str
    files: Sequence[str]
    saved_at: datetime
    expires_at: datetime
    lines: Sequence[PrintedLine]
    sheets: Sequence[SheetView]
    documents: Sequence[DocumentView]
    findings: Sequence[FindingView]
    answered: Sequence[FindingView]
    names: Sequence[NameView]
    work: Distribution
    can_undo: bool
    can_redo: bool
    candidates: Sequence[Body]

    @property
    def open_names(self) -> Sequence[NameView]:
        """Names whose bodies the officer should still tell."""
        return tuple(name for name in self.names if name.meaning.is_open)

    @property
    def settled_count(self) -> int:
        """Names that need nothing more."""
        return len(self.names) - len(self.open_names)

    @property
    def first_settled(self) -> str:
        """The first of them, which come after the open ones; empty when there is none."""
        return next((view.name for view in self.names if not view.meaning.is_open), "")

    @property
    def missing_count(self) -> int:
        """Parts of identities still to be filled in."""
        return sum(len(missing) for _place, missing in self.work.missing)

    @property
    def left(self) -> int:
        """All that is still to be looked at."""
        return len(self.findings) + len(self.open_names) + self.missing_count

    @property
    def can_accept(self) -> bool:
        """Nothing that acceptance needs is missing; findings and names may stay open."""
        return bool(self.work.documents) and not self.missing_count
