"""What an official paper says, free of how it looks: the shape that writers and composers share.

Texts are as one says them ("Ủy ban nhân dân xã An Hòa", "Phó Chủ tịch"): capitals, bold and order
on the page belong to the layout. Texts are plain; nothing in them is markup.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final


class Family(StrEnum):
    """Whose rules of document work the paper follows."""

    STATE = "state"
    PARTY = "party"


class PaperKind(StrEnum):
    """What kind of paper it is; an official letter prints no name of its kind."""

    PLAN = "plan"
    PROPOSAL = "proposal"
    DECISION = "decision"
    OFFICIAL_LETTER = "official_letter"
    NOTICE = "notice"
    MINUTES = "minutes"
    CONCLUSION = "conclusion"
    REPORT = "report"
    SUBMISSION = "submission"


class Urgency(StrEnum):
    """How fast the paper must travel; printed as a stamp in a box under the number."""

    NONE = ""
    URGENT = "urgent"
    VERY_URGENT = "very_urgent"
    EXPRESS = "express"


class BlockKind(StrEnum):
    """What a piece of the body is."""

    HEADING = "heading"
    """"I. MỤC ĐÍCH": bold; `level` 1 is the outermost."""
    PARAGRAPH = "paragraph"
    ITEM = "item"
    """A line of a list; its label is "-", "+" or "•"."""
    ARTICLE = "article"
    """"Điều 1."; a text without a mark at its end is the article's title."""
    CLAUSE = "clause"
    """"1." under an article or a heading."""
    POINT = "point"
    """"a)" under a clause."""
    TABLE = "table"
    """A table in the body: its text is its caption, its number is given when it is composed."""
    PICTURE = "picture"
    """A drawing; a table it has as well is its twin in figures and stands under it."""


DRAWN: Final = frozenset({BlockKind.TABLE, BlockKind.PICTURE})
"""Kinds that are drawn from figures: people change their captions, never what is in them."""


@dataclass(frozen=True, slots=True)
class AnnexGroup:
    """Rows of a table under one heading row ("I", "Công tác tuyên truyền"); both may be empty."""

    label: str = ""
    title: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class HeadCell:
    """One cell of a heading of several rows; it covers that many columns and rows."""

    text: str = ""
    columns: int = 1
    rows: int = 1


HeadRows = tuple[tuple[HeadCell, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table in the body. `figures` are the columns (from 0) of numbers, set to the right.

    `head` empty, or one whose cells do not cover the columns exactly, means one row of `columns`.
    """

    columns: tuple[str, ...] = ()
    head: HeadRows = ()
    groups: tuple[AnnexGroup, ...] = ()
    figures: tuple[int, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture as SVG text made by `domain.charts`, with the words for who cannot see it."""

    svg: str = ""
    alternative: str = ""
    width_mm: int = 160


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of the body: `label` ("I.", "Điều 1.", "a)", "-" or empty) and its text.

    `key` names it for who drafted it by rule, so that it is known again after people moved it.
    """

    kind: BlockKind
    label: str = ""
    text: str = ""
    level: int = 0
    key: str = ""
    table: Table | None = None
    drawing: Drawing | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs and in whose name; each line of the block is printed only when it is told.

    `authority` "TM. Ủy ban nhân dân", `on_behalf` "KT. Chủ tịch", `position` "Phó Chủ tịch".
    The marks TM., KT., TL., TUQ., Q. may be written either way; the layout prints its own (T/M …).
    """

    authority: str = ""
    on_behalf: str = ""
    position: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex with a table, with blocks of text, or with both (the text stands first).

    `head` and `figures` are as in `Table`, `key` as in `Block`. `reference` empty means
    "(Kèm theo …)" is made of the paper's own number and date.
    """

    label: str = ""
    title: str = ""
    reference: str = ""
    columns: tuple[str, ...] = ()
    groups: tuple[AnnexGroup, ...] = ()
    landscape: bool = False
    blocks: tuple[Block, ...] = ()
    head: HeadRows = ()
    figures: tuple[int, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """One official paper. `layout` is the id of a layout version, "" the one valid on its date.

    `symbol` is what follows the number ("KH-UBND", "KH/ĐU"); a `number` "" is printed as a blank.
    `competence` is the line of who decides, in a decision ("Chủ tịch Ủy ban nhân dân xã An Hòa").
    `bases` are the lines "Căn cứ …"; `title` is the trích yếu; `addressees` follow "Kính gửi:".
    `mark` is a stamp in a box under the number ("Dự thảo").
    """

    family: Family
    kind: PaperKind
    issuer: str
    layout: str = ""
    superior: str = ""
    number: str = ""
    symbol: str = ""
    place: str = ""
    issued_on: date | None = None
    title: str = ""
    addressees: tuple[str, ...] = ()
    competence: str = ""
    bases: tuple[str, ...] = ()
    opening: str = ""
    body: tuple[Block, ...] = ()
    recipients: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    annexes: tuple[Annex, ...] = ()
    urgency: Urgency = Urgency.NONE
    mark: str = ""


def with_number(paper: Paper, number: str, issued_on: date) -> Paper:
    """The same paper once the clerk has given it its number and its day."""
    return replace(paper, number=number, issued_on=issued_on)
