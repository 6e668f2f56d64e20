"""Blocks of a body as printed pieces: which lines are headings, what is bold in them."""

from collections.abc import Sequence
from typing import Final

from chuan.domain.vanban.writing.layouts import Element
from chuan.domain.vanban.writing.printed import Piece
from chuan.domain.vanban.writing.types import Block, BlockKind
from chuan.domain.vanban.writing.wording import clean, clean_lines

_HEADINGS: Final = (Element.HEADING_1, Element.HEADING_2, Element.HEADING_3)
_STOPS: Final = (".", ";", ",", ":", "!", "?", "…")


def body_pieces(blocks: Sequence[Block]) -> tuple[Piece, ...]:
    """The pieces of a body; empty blocks leave nothing."""
    return tuple(piece for block in blocks for piece in _pieces(block))


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
