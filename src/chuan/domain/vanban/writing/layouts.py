"""How official papers look, as data by validity interval, each with its basis and its mark."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from typing import Any

from chuan.domain.confidence import Confidence
from chuan.domain.sentences import Sentence, gettext_noop
from chuan.domain.vanban.writing.errors import LayoutUnknown
from chuan.domain.vanban.writing.types import Family, Paper, PaperKind


class Element(StrEnum):
    """The elements of a paper that have a look of their own."""

    NATION = "nation"
    """Quốc hiệu; in a party paper the name of the Party."""
    MOTTO = "motto"
    SUPERIOR = "superior"
    ISSUER = "issuer"
    NUMBER = "number"
    PLACE_DATE = "place_date"
    LETTER_TITLE = "letter_title"
    """Trích yếu of an official letter, under its number."""
    URGENCY = "urgency"
    KIND = "kind"
    TITLE = "title"
    ADDRESSEE = "addressee"
    COMPETENCE = "competence"
    ENACTING = "enacting"
    BASIS = "basis"
    BODY = "body"
    HEADING_1 = "heading_1"
    HEADING_2 = "heading_2"
    HEADING_3 = "heading_3"
    ARTICLE = "article"
    AUTHORITY = "authority"
    POSITION = "position"
    SIGNER = "signer"
    RECIPIENTS_LABEL = "recipients_label"
    RECIPIENT = "recipient"
    ANNEX_LABEL = "annex_label"
    ANNEX_TITLE = "annex_title"
    ANNEX_REFERENCE = "annex_reference"
    CAPTION = "caption"
    TABLE_NOTE = "table_note"
    TABLE_HEAD = "table_head"
    TABLE_GROUP = "table_group"
    TABLE_CELL = "table_cell"
    PAGE_NUMBER = "page_number"


class Align(StrEnum):
    """Where the lines of an element stand."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFY = "justify"


@dataclass(frozen=True, slots=True)
class Style:
    """The look of one element: sizes and spaces in points, indents in millimetres.

    `below` is what is drawn under it: "text" a line as long as the text, "part" one of 42 % of it,
    "box" a frame around it, any other text is printed as it is ("*", "-----").
    """

    size: float
    bold: bool = False
    italic: bool = False
    caps: bool = False
    underline: bool = False
    align: Align = Align.LEFT
    left: float = 0
    first: float = 0
    before: float = 0
    after: float = 0
    below: str = ""


@dataclass(frozen=True, slots=True)
class Margins:
    """Margins of an upright A4 page in millimetres; a sideways page turns them with itself."""

    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Layout:
    """One version of the rules of layout and how sure we are of it."""

    id: str
    family: Family
    valid_from: date
    valid_until: date | None
    confidence: Confidence
    basis: str
    note: str
    like: str
    """The version whose sizes it takes over, "" when it has its own."""
    margins_mm: Margins
    line_spacing: float
    paragraph_pt: float
    number_prefix: str
    number_join: str
    letter_prefix: str
    competence_first: bool
    """Who decides stands above the bases, and "QUYẾT ĐỊNH:" alone under them."""
    end_mark: str
    recipient_mark: str
    authority_marks: Mapping[str, str]
    names: Mapping[PaperKind, str]
    styles: Mapping[Element, Style]

    @property
    def is_unconfirmed(self) -> bool:
        """Screens say "chưa xác minh" beside it."""
        return self.confidence is Confidence.UNCONFIRMED

    def is_valid(self, on: date) -> bool:
        """Whether papers of that day follow it."""
        return self.valid_from <= on and (self.valid_until is None or on <= self.valid_until)


@lru_cache(maxsize=1)
def layouts() -> tuple[Layout, ...]:
    """All versions, in the order of the data file."""
    text = (resources.files(__package__) / "data" / "layouts.json").read_text(encoding="utf-8")
    written = {entry["id"]: entry for entry in json.loads(text)["layouts"]}
    return tuple(
        _layout(written.get(entry.get("like", ""), {}) | entry) for entry in written.values()
    )


def layout_named(name: str) -> Layout:
    """The version with that id."""
    for layout in layouts():
        if layout.id == name:
            return layout
    raise LayoutUnknown(
        Sentence(gettext_noop("Không có mẫu trình bày “%(name)s”."), name=name), name=name
    )


def layout_for(family: Family, on: date) -> Layout:
    """The version that papers of that family follow on that day.

    Basis: Nghị định 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW; Quy định 399-QĐ/TW.
    """
    for layout in layouts():
        if layout.family is family and layout.is_valid(on):
            return layout
    raise LayoutUnknown(
        Sentence(
            gettext_noop("Chưa có mẫu trình bày văn bản cho ngày %(day)s; hãy chọn ngày khác."),
            day=on.strftime("%d/%m/%Y"),
        ),
        on=on.isoformat(),
    )


def layout_of(paper: Paper, today: date) -> Layout:
    """The version a paper names, else the one of its day, else (no day yet) the one of today."""
    if not paper.layout:
        return layout_for(paper.family, paper.issued_on or today)
    layout = layout_named(paper.layout)
    if layout.family is not paper.family:
        raise LayoutUnknown(
            gettext_noop("Mẫu trình bày đã chọn không dùng cho loại cơ quan này."), name=layout.id
        )
    return layout


def _layout(entry: Mapping[str, Any]) -> Layout:
    own = {"family", "valid_from", "valid_until", "confidence", "margins_mm", "names", "styles"}
    until = entry["valid_until"]
    return Layout(
        **{"like": "", **{key: value for key, value in entry.items() if key not in own}},
        family=Family(entry["family"]),
        valid_from=date.fromisoformat(entry["valid_from"]),
        valid_until=date.fromisoformat(until) if until else None,
        confidence=Confidence(entry["confidence"]),
        margins_mm=Margins(**entry["margins_mm"]),
        names={PaperKind(kind): name for kind, name in entry["names"].items()},
        styles={Element(name): _style(style) for name, style in entry["styles"].items()},
    )


def _style(written: Mapping[str, Any]) -> Style:
    return Style(**{**written, "align": Align(written.get("align", "left"))})
