"""Blocks of a body as printed pieces: what is a heading, what is bold, how tables are numbered."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from chuan.domain.vanban.writing.grids import print_table
from chuan.domain.vanban.writing.layouts import Element, Layout
from chuan.domain.vanban.writing.printed import Piece, PrintedDrawing, PrintedTable
from chuan.domain.vanban.writing.types import Block, BlockKind, Drawing, Table
from chuan.domain.vanban.writing.wording import clean, clean_lines

_HEADINGS: Final = (Element.HEADING_1, Element.HEADING_2, Element.HEADING_3)
_STOPS: Final = (".", ";", ",", ":", "!", "?", "…")
_NUMBERED: Final = {BlockKind.TABLE: "Bảng", BlockKind.PICTURE: "Hình"}


def body_pieces(blocks: Sequence[Block], layout: Layout, room_mm: float) -> tuple[Piece, ...]:
    """The pieces of a body `room_mm` wide; empty blocks leave nothing.

    Tables and pictures without a label are numbered in their order: "Bảng 1.", "Hình 1.".
    """
    pieces: list[Piece] = []
    counted = dict.fromkeys(_NUMBERED, 0)
    for block in blocks:
        if block.kind in _NUMBERED and (block.table or block.drawing):
            counted[block.kind] += 1
            label = clean(block.label) or f"{_NUMBERED[block.kind]} {counted[block.kind]}."
            made = tuple(_drawn(replace(block, label=label), layout, room_mm))
        else:
            made = _pieces(block)
        pieces += _keyed(made, block.key)
    return tuple(pieces)


def _keyed(made: tuple[Piece, ...], key: str) -> tuple[Piece, ...]:
    """The first piece with words bears the key."""
    at = next((n for n, one in enumerate(made) if one.text), None)
    if at is None:
        return made
    return (*made[:at], replace(made[at], key=key), *made[at + 1 :])


def _drawn(block: Block, layout: Layout, room_mm: float) -> Iterator[Piece]:
    """A table under its caption; a picture above its own, its figures under it."""
    caption = Piece(Element.CAPTION, clean_lines(block.text), block.label)
    if block.drawing is not None:
        yield from _picture(block.drawing, room_mm)
        yield caption
    elif block.table is not None:
        yield caption
    if block.table is not None:
        yield from _table(block.table, layout, room_mm)


def _picture(drawing: Drawing, room_mm: float) -> Iterator[Piece]:
    """The picture; what is none is told by its words alone."""
    words = clean(drawing.alternative)
    if not drawing.svg.startswith("<svg"):
        yield Piece(Element.BODY, (words,) if words else ())
        return
    width = min(max(float(drawing.width_mm), 20.0), room_mm)
    yield Piece(Element.CAPTION, (), drawing=PrintedDrawing(drawing.svg, words, width))


def _table(table: Table, layout: Layout, room_mm: float) -> Iterator[Piece]:
    size = layout.styles[Element.TABLE_CELL].size
    printed: PrintedTable | None = print_table(
        table.columns, table.groups, size=size, room_mm=room_mm, head=table.head,
        figures=table.figures,
    )  # fmt: skip
    if printed is not None:
        yield Piece(Element.TABLE_CELL, (), table=printed)
    if note := clean_lines(table.note):
        yield Piece(Element.TABLE_NOTE, note)


def _pieces(block: Block) -> tuple[Piece, ...]:
    lead, lines = clean(block.label), clean_lines(block.text)
    if not lead and not lines:
        return ()
    match block.kind:
        case BlockKind.HEADING:
            depth = min(max(block.level, 1), len(_HEADINGS))
            return (Piece(_HEADINGS[depth - 1], lines, lead, level=depth),)
        case BlockKind.ARTICLE:
            title = bool(lines) and not lines[-1].endswith(_STOPS)
            return (Piece(Element.ARTICLE, lines, lead, lead_bold=True, bold=title, level=1),)
        case BlockKind.CLAUSE:
            title = bool(lines) and not lines[-1].endswith(_STOPS)
            return (Piece(Element.BODY, lines, lead, lead_bold=title, bold=title),)
        case BlockKind.ITEM:
            return (Piece(Element.BODY, lines, lead or "-"),)
        case _:
            return (Piece(Element.BODY, lines, lead),)
