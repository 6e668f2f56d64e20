"""The shapes that readers hand to the engine and that the engine hands back.

A reader turns a file into a `Source`: printed lines and real tables in reading order, each line
with its words and, where the file has pages, its boxes in points from the top left corner. `read`
turns a `Source` into a `Reading`. Offsets count characters of `Reading.text`.
"""

from dataclasses import dataclass, field

Box = tuple[int, float, float, float, float]
"""Page (from 1), x0, y0, x1, y1 in points from the top left corner of the page."""

Span = tuple[int, int]
"""First character and the one after the last, in `Reading.text`."""


@dataclass(frozen=True, slots=True)
class Word:
    """One printed word; `box` is None where the file has no pages (plain text, DOCX)."""

    text: str
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, or one paragraph of a DOCX. `text` is NFC, its inner spaces as printed.

    `words` is empty or spells `text` (white space apart). `label` is a list marker that the file
    keeps outside the text (automatic numbering of DOCX: "1.", "a)", "-").
    """

    text: str
    words: tuple[Word, ...] = ()
    box: Box | None = None
    page: int = 1
    bold: bool = False
    italic: bool = False
    centred: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a real table."""

    lines: tuple[Line, ...] = ()
    colspan: int = 1

    @property
    def text(self) -> str:
        """The lines joined by single spaces."""
        return " ".join(" ".join(line.text for line in self.lines).split())


@dataclass(frozen=True, slots=True)
class Table:
    """A real table: rows of cells, left to right; a cell swallowed by a span is None."""

    rows: tuple[tuple[Cell | None, ...], ...]
    page: int = 1


@dataclass(frozen=True, slots=True)
class Source:
    """What a reader found in a file, in reading order."""

    items: tuple[Line | Table, ...]
    pages: int = 1
    kind: str = "text"
    """text, docx, pdf, scan or photo: how much trust glyphs and geometry deserve."""


@dataclass(frozen=True, slots=True)
class Agency:
    """One organisation that documents name, as a plain value. Dates are ISO or empty."""

    name: str
    aliases: tuple[str, ...] = ()
    level: str = ""
    """central, province, district, commune, party, society or empty."""
    valid_from: str = ""
    valid_until: str = ""
    successors: tuple[str, ...] = ()
    collective: bool = False
    basis: str = ""
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class Validity:
    """One interval of an act's life.

    `reason` is in_force, suspended, resumed, partly_expired or repealed.
    """

    reason: str
    start: str = ""
    end: str = ""
    basis: str = ""
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """One act of law or party document, as a plain value. Dates are ISO or empty."""

    symbol: str
    kind: str
    title: str = ""
    issuer: str = ""
    issued_on: str = ""
    validity: tuple[Validity, ...] = ()
    replaced_by: tuple[str, ...] = ()
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the reader may know from outside the document: organisations, acts and places."""

    agencies: tuple[Agency, ...] = ()
    acts: tuple[Act, ...] = ()
    places: tuple[str, ...] = ()
    """Names of provinces and communes, former ones too (for the lexicon of the spelling check)."""
    provinces: tuple[Agency, ...] = ()
    """Provinces that were merged into another: last day, successor."""


@dataclass(frozen=True, slots=True)
class Value:
    """A piece of text as understood, and where it was read (flattened cells have several spans)."""

    text: str
    spans: tuple[Span, ...] = ()

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Period:
    """When a task runs, in years; `recurrence` is annual, once or None; `quarter` 1 to 4."""

    start: int | None = None
    end: int | None = None
    recurrence: str | None = None
    quarter: int | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """An act that the document names; `date` is ISO (YYYY-MM-DD, YYYY-MM or YYYY) or None."""

    symbol: str
    kind: str | None = None
    date: str | None = None
    issuer: str | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; `title` is None for a numbered paragraph."""

    label: str
    title: Value | None = None
    children: tuple["Section", ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """A printed figure to reach, `value` in `unit`; `by` is a year; `comparator` is >=, <= or =."""

    text: Value
    value: float
    unit: str
    by: int | None = None
    subject: str | None = None
    recurrence: str | None = None
    comparator: str | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """One task: an annex row, or a bullet of the tasks section where there is no annex."""

    section: str
    text: Value
    number: str | None = None
    lead: tuple[Value, ...] = ()
    coordinate: tuple[Value, ...] = ()
    lead_raw: Value | None = None
    coordinate_raw: Value | None = None
    time: Value | None = None
    period: Period | None = None
    product: Value | None = None
    source: str = "body"
    """body or annex."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One paragraph of "tổ chức thực hiện": who must do what, by when (ISO or --MM-DD)."""

    actor: Value | None
    text: Value
    due: str | None = None
    number: str | None = None
    due_spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Reporting:
    """Who reports to whom; `due` is --MM-DD or None.

    `recurrence` is annual, half_yearly, quarterly, monthly, periodic, on_event or None.
    """

    who: tuple[Value, ...]
    to: tuple[Value, ...]
    due: str | None = None
    recurrence: str | None = None
    spans: tuple[Span, ...] = ()
    due_spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed and in whose name."""

    name: Value | None = None
    position: Value | None = None
    authority: Value | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One document inside a file. `kind` is a word of contracts (plan, directive, decision …)."""

    kind: str
    title: Value | None = None
    issuer: Value | None = None
    superior: Value | None = None
    symbol: Value | None = None
    number_blank: bool = False
    place: Value | None = None
    date: str | None = None
    date_spans: tuple[Span, ...] = ()
    signer: Signer = field(default_factory=Signer)
    recipients: tuple[Value, ...] = ()
    citations: tuple[Citation, ...] = ()
    citations_unnumbered: tuple[Value, ...] = ()
    sections: tuple[Section, ...] = ()
    purposes: tuple[Value, ...] = ()
    requirements: tuple[Value, ...] = ()
    targets: tuple[Target, ...] = ()
    tasks: tuple[Task, ...] = ()
    duties: tuple[Duty, ...] = ()
    reporting: tuple[Reporting, ...] = ()
    span: Span = (0, 0)
    """Where the document stands in the text of the file."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault of the document (`kind` of the contract) or a notice of what is true outside it.

    `rule` is the id in the catalogue of review rules; `severity` error, warning, question or notice
    (what is true outside the document); `note` one Vietnamese sentence, a question where it is one;
    `basis` an article or an empty string.
    """

    rule: str
    kind: str
    severity: str
    note: str
    evidence: tuple[Value, ...]
    where: str = ""
    basis: str = ""
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was understood of one file."""

    source: Source
    text: str
    line_spans: tuple[Span, ...]
    """Span of each line of `source` (lines of cells included), in the order of `text`."""
    documents: tuple[Document, ...]
