"""One page of a PDF: its words, its tables, and whether it must be seen by OCR."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from chuan.documents.readers.flow import PageLayout
from chuan.documents.readers.grids import Grid, Rectangle, grid_of
from chuan.documents.readers.legacy import best_conversion, tidy
from chuan.documents.readers.likeness import is_gibberish, syllable_count
from chuan.documents.readers.pdf.glyphs import Glyph, words_of
from chuan.documents.readers.tokens import Token, Turn

PdfPage = Any
"""A page of pdfplumber, which ships no types."""

_TABLE_SETTINGS = {"vertical_strategy": "lines", "horizontal_strategy": "lines"}
_FEW_SYLLABLES = 8
_COVERED = 0.3
_DRAWN_CURVES = 150
_MIN_EDGES = 4
_MAX_EDGES = 20_000
_MIN_SIZE = 3.5
"""Points; smaller print is no text for people."""


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page and what could not be placed on it."""

    layout: PageLayout
    needs_ocr: bool
    aslant: tuple[str, ...] = ()
    """Text that runs in another direction than the page: watermarks, stamps."""


def read_page(page: PdfPage, number: int) -> ReadPage:
    """Words and tables of one page, turned upright; boxes stay those of the page as stored."""
    by_turn = _glyphs_by_turn(page.chars)
    quarters = max(by_turn, key=lambda turn: len(by_turn[turn])) if by_turn else 0
    turn = Turn(quarters, float(page.width), float(page.height))
    tokens = _repaired(words_of([_turned(glyph, turn) for glyph in by_turn.get(quarters, [])]))
    aslant = tuple(
        "".join(glyph.text for glyph in glyphs)
        for other, glyphs in by_turn.items()
        if other != quarters
    )
    layout = PageLayout(number, turn, tokens, _grids(page, turn))
    return ReadPage(layout, _needs_ocr(page, tokens), aslant)


_SLANTED = -1


def _glyphs_by_turn(chars: list[dict[str, Any]]) -> dict[int, list[Glyph]]:
    """Glyphs by the quarter turns that bring them upright; slanted ones apart, never the most."""
    found: dict[int, list[Glyph]] = {}
    for char in chars:
        if char["size"] < _MIN_SIZE or not char["text"]:
            continue
        glyph = Glyph(
            char["text"], char["x0"], char["top"], char["x1"], char["bottom"], char["fontname"]
        )
        found.setdefault(_quarters(char), []).append(glyph)
    slanted = found.pop(_SLANTED, None)
    if slanted and found:
        found[_SLANTED] = slanted if len(slanted) < sum(map(len, found.values())) else []
    return found


def _quarters(char: dict[str, Any]) -> int:
    a, b, c, d = char["matrix"][:4]
    if char["upright"] and a > 0:
        return 0
    straight, across = abs(a) + abs(d), abs(b) + abs(c)
    if min(straight, across) > 0.2 * max(straight, across):
        return _SLANTED
    if straight > across:
        return 0 if a > 0 else 2
    return 1 if b > 0 else 3


def _turned(glyph: Glyph, turn: Turn) -> Glyph:
    if not turn.quarters:
        return glyph
    x0, top, x1, bottom = turn.box(glyph.x0, glyph.top, glyph.x1, glyph.bottom)
    return Glyph(glyph.text, x0, top, x1, bottom, glyph.font)


def _repaired(tokens: list[Token]) -> list[Token]:
    """Words in Unicode where the typeface did not tell that they were in an old encoding."""
    convert = best_conversion(" ".join(token.text for token in tokens))
    if convert is None:
        return tokens
    return [
        Token(tidy(convert(t.text)), t.x0, t.top, t.x1, t.bottom, t.bold, t.italic) for t in tokens
    ]


def _grids(page: PdfPage, turn: Turn) -> tuple[Grid, ...]:
    """Ruled tables of the page; frames and single rules are none."""
    if not _MIN_EDGES <= len(page.edges) <= _MAX_EDGES:
        return ()
    grids: list[Grid] = []
    for table in page.find_tables(_TABLE_SETTINGS):
        cells: list[Rectangle] = []
        for cell in table.cells:
            x0, top, x1, bottom = turn.box(*cell)
            cells.append((x0, top, x1, bottom))
        grid = grid_of(cells)
        if grid:
            grids.append(grid)
    return tuple(grids)


def _needs_ocr(page: PdfPage, tokens: list[Token]) -> bool:
    """Whether the page is a picture, drawn as outlines, or has a text layer that says nothing."""
    text = " ".join(token.text for token in tokens)
    if is_gibberish(text):
        return True
    if syllable_count(text) >= _FEW_SYLLABLES:
        return False
    return _covered(page) > _COVERED or len(page.curves) > _DRAWN_CURVES


def _covered(page: PdfPage) -> float:
    """Share of the page that pictures cover, the largest counted."""
    area = float(page.width) * float(page.height) or 1.0
    shares = Counter(
        {
            place: abs((image["x1"] - image["x0"]) * (image["bottom"] - image["top"])) / area
            for place, image in enumerate(page.images)
        }
    )
    return sum(share for _, share in shares.most_common(50))
