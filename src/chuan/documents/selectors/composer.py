"""The composer screen: a paper part by part, each with what the machine and the rooms above say of it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.core.panels import Panel
from chuan.documents import about, labels
from chuan.documents.models import PaperDraft
from chuan.documents.permissions import can_edit_paper
from chuan.documents.rules.new_papers import blanks_of
from chuan.documents.selectors.examining import printed_findings
from chuan.documents.selectors.papers import find_paper
from chuan.documents.types import Beside, Thread
from chuan.domain.vanban.types import Finding
from chuan.domain.vanban.writing import DRAWN, Annex, Block, BlockKind, Paper, Signature
from chuan.domain.vanban.writing.layouts import Layout, layout_of

_MOST_MARKED = 60
_SHORTEST_QUOTE = 4
_PER_LINE = 68


@dataclass(frozen=True, slots=True)
class Remark:
    """One finding of the review in the margin: where it leads, and how grave it is."""

    note: str
    severity: str
    quote: str = ""
    place: str = ""
    basis: str = ""

    @property
    def anchor(self) -> str:
        """The id of the part it leads to."""
        return self.place.replace("/", "-")


@dataclass(frozen=True, slots=True)
class Part:
    """One block of the body with what stands beside it. `rows` is the height of its box."""

    place: str
    block: Block
    rows: int
    remarks: Sequence[Remark] = ()
    notes: Sequence[str] = ()
    thread: Thread | None = None
    focus: bool = False

    @property
    def anchor(self) -> str:
        """Its id on the page."""
        return self.place.replace("/", "-")

    @property
    def tools(self) -> str:
        """Its place as buttons name it."""
        return self.place.replace("/", ".")

    @property
    def is_drawn(self) -> bool:
        """A table or a picture: only its caption is words."""
        return self.block.kind in DRAWN

    @property
    def kind_label(self) -> str:
        """What kind of part it is."""
        return str(labels.BLOCK_KIND[self.block.kind])


@dataclass(frozen=True, slots=True)
class RowView:
    """One row of an annex, its cells with the names of their columns."""

    place: str
    number: int
    cells: Sequence[tuple[str, str, int]]
    remarks: Sequence[Remark] = ()
    notes: Sequence[str] = ()
    thread: Thread | None = None
    focus: bool = False

    @property
    def anchor(self) -> str:
        """Its id on the page."""
        return self.place.replace("/", "-")

    @property
    def tools(self) -> str:
        """Its place as buttons name it."""
        return self.place.replace("/", ".")


@dataclass(frozen=True, slots=True)
class GroupView:
    """Rows under one heading row of the annex numbered `annex`."""

    annex: int
    number: int
    label: str
    title: str
    rows: Sequence[RowView]

    @property
    def name(self) -> str:
        """How its boxes are called."""
        return f"x{self.annex}-g{self.number}"

    @property
    def tools(self) -> str:
        """Its place as buttons name it."""
        return f"annexes.{self.annex}.{self.number}"


@dataclass(frozen=True, slots=True)
class AnnexView:
    """One annex."""

    number: int
    annex: Annex
    groups: Sequence[GroupView]
    blocks: Sequence[Part]

    @property
    def key(self) -> str:
        """Its number as text."""
        return str(self.number)

    @property
    def tools(self) -> str:
        """Its place as buttons name it."""
        return f"annexes.{self.number}"


@dataclass(frozen=True, slots=True)
class ComposerScreen:
    """All that the screen shows."""

    draft: PaperDraft
    paper: Paper
    layout: Layout
    kind_label: str
    state_label: str
    parts: Sequence[Part]
    annexes: Sequence[AnnexView]
    signatures: Sequence[Signature]
    remarks: Sequence[Remark]
    panel: Panel | None
    can_edit: bool
    can_undo: bool
    blanks: int
    about_label: str = ""
    kinds: Sequence[tuple[str, str]] = ()
    urgencies: Sequence[tuple[str, str]] = ()


def composer_screen(
    actor: Actor, draft: PaperDraft, *, paper: Paper | None = None, focus: str = ""
) -> ComposerScreen:
    """The screen of a paper; `paper` is what was typed and could not be kept, `focus` a place."""
    shown = paper or draft.paper
    today = clock.today()
    panel = about.panel_of(actor, draft)
    beside = panel.context.get("beside") if panel else None
    remarks = remarks_of(shown, today)
    writer = _Writer(shown, beside or Beside(), remarks, focus.replace(".", "/"))
    return ComposerScreen(
        draft=draft,
        paper=shown,
        layout=layout_of(shown, today),
        kind_label=str(labels.PAPER_KIND.get(shown.kind, "")),
        state_label=str(labels.PAPER_STATE.get(draft.state, "")),
        parts=writer.parts(shown.body, "body"),
        annexes=tuple(writer.annex(n, annex) for n, annex in enumerate(shown.annexes)),
        signatures=shown.signatures,
        remarks=remarks,
        panel=panel,
        can_edit=can_edit_paper(actor, draft),
        can_undo=draft.edits.exists(),
        blanks=blanks_of(shown),
        about_label=about.label_of(draft),
        kinds=tuple((str(k), str(labels.BLOCK_KIND[k])) for k in BlockKind if k not in DRAWN),
        urgencies=tuple((str(k), str(text)) for k, text in labels.URGENCY.items()),
    )


def open_screen(actor: Actor, uid: UUID, *, focus: str = "") -> ComposerScreen:
    """The screen of one paper that the actor may see."""
    return composer_screen(actor, find_paper(actor, uid), focus=focus)


class _Writer:
    """Puts beside each part what is known of it."""

    def __init__(self, paper: Paper, beside: Beside, remarks: Sequence[Remark], focus: str) -> None:
        self.beside, self.focus = beside, focus
        self.remarks: defaultdict[str, list[Remark]] = defaultdict(list)
        for remark in remarks:
            self.remarks[remark.place].append(remark)
        self.paper = paper

    def parts(self, blocks: Sequence[Block], name: str) -> Sequence[Part]:
        return tuple(
            Part(
                place=(place := f"{name}/{number}"),
                block=block,
                rows=_rows(block.text),
                remarks=tuple(self.remarks.get(place, ())),
                notes=self.beside.notes.get(place, ()),
                thread=self.beside.threads.get(place),
                focus=place == self.focus,
            )
            for number, block in enumerate(blocks)
        )

    def annex(self, number: int, annex: Annex) -> AnnexView:
        groups = tuple(
            GroupView(
                number, place, group.label, group.title,
                tuple(
                    self._row(f"annexes/{number}/{place}/{n}", n, row, annex.columns)
                    for n, row in enumerate(group.rows)
                ),
            )
            for place, group in enumerate(annex.groups)
        )  # fmt: skip
        return AnnexView(
            number, annex, groups, self.parts(annex.blocks, f"annexes/{number}/blocks")
        )

    def _row(self, place: str, number: int, row: Sequence[str], columns: Sequence[str]) -> RowView:
        padded = (*row, *("" for _column in columns[len(row) :]))
        cells = tuple(
            (name, text, max(1, -(-len(text) // _cell_width(at, len(columns)))))
            for at, (name, text) in enumerate(zip(columns, padded, strict=False))
        )
        return RowView(
            place, number, cells, tuple(self.remarks.get(place, ())),
            self.beside.notes.get(place, ()), self.beside.threads.get(place), place == self.focus,
        )  # fmt: skip


def _cell_width(at: int, columns: int) -> int:
    return 34 if at == 1 or columns < 4 else 18


def _rows(text: str) -> int:
    return max(1, sum(-(-len(line) // _PER_LINE) or 1 for line in text.split("\n")))


@lru_cache(maxsize=32)
def remarks_of(paper: Paper, on: date) -> tuple[Remark, ...]:
    """What the review finds in a paper as it would be printed, each led to its part.

    That number and day are still open is no finding while the paper is being written.
    """
    found = printed_findings(paper, on)
    said = (_remark(finding, paper) for finding in found if finding.rule != "number-or-date-blank")
    return tuple(dict.fromkeys(said))[:_MOST_MARKED]


def _remark(finding: Finding, paper: Paper) -> Remark:
    quotes = [" ".join(value.text.split()) for value in finding.evidence]
    place, quote = "", quotes[0] if quotes else ""
    for text in quotes:
        place = place_of(text, paper)
        if place:
            quote = text
            break
    return Remark(finding.note, finding.severity, quote[:160], place, finding.basis)


def place_of(quote: str, paper: Paper) -> str:
    """The part of the paper that holds the words; empty when they stand in its head or nowhere."""
    words = " ".join(quote.split())
    if len(words) < _SHORTEST_QUOTE:
        return ""
    for number, block in enumerate(paper.body):
        if words in f"{block.label} {block.text}":
            return f"body/{number}"
    for number, annex in enumerate(paper.annexes):
        for place, group in enumerate(annex.groups):
            for row_number, row in enumerate(group.rows):
                if any(words in cell for cell in row):
                    return f"annexes/{number}/{place}/{row_number}"
    return ""
