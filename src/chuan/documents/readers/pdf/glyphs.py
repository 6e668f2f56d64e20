"""Glyphs of a PDF page into words: split diacritics joined, doubled glyphs dropped."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from chuan.documents.readers.legacy import font_converter, tidy
from chuan.documents.readers.tokens import Token

_SPACING_MARKS = {
    "`": "\u0300", "´": "\u0301", "ˊ": "\u0301", "ˋ": "\u0300", "˜": "\u0303", "~": "\u0303",
    "^": "\u0302", "ˆ": "\u0302", "˘": "\u0306", "̉": "\u0309", ".": "\u0323", "'": "\u0301",
}  # fmt: skip
_SHAPES = {"\u0302": 0, "\u0306": 0, "\u031b": 0}
"""Marks that make another letter (circumflex, breve, horn) come before the tone."""
_BOLD = re.compile(r"bold|black|heavy|demi|[-,]bd\b", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|[-,]it\b", re.IGNORECASE)
_SPACED = 0.04
"""Share of space glyphs above which a page is believed to print its spaces."""
_GAP_WITH_SPACES, _GAP_WITHOUT = 0.4, 0.18
_DOUBLE = 0.2
_SHELF = 16.0
"""Points by which letters are sorted across the page to find the one under a mark."""


@dataclass(slots=True)
class Glyph:
    """One character as drawn; places in the page as read."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    font: str


def words_of(glyphs: Sequence[Glyph]) -> list[Token]:
    """Words of a page, each in NFC, in no particular order of lines."""
    dressed = _dressed(glyphs)
    spaces = sum(not glyph.text.strip() for glyph in dressed)
    gap = _GAP_WITH_SPACES if spaces > _SPACED * len(dressed) else _GAP_WITHOUT
    return [word for line in _lines(dressed) for word in _words(line, gap)]


def _dressed(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Letters with the diacritics that are drawn over or under them; the rest as it is."""
    marks = [glyph for glyph in glyphs if _may_be_mark(glyph)]
    if not marks:
        return list(glyphs)
    bases = [glyph for glyph in glyphs if not _may_be_mark(glyph)]
    shelves: dict[int, list[Glyph]] = {}
    for base in bases:
        for shelf in range(int(base.x0 // _SHELF), int(base.x1 // _SHELF) + 1):
            shelves.setdefault(shelf, []).append(base)
    loose: list[Glyph] = []
    for mark in marks:
        near = shelves.get(int((mark.x0 + mark.x1) / 2 // _SHELF), [])
        letter = next((base for base in near if _is_mark_on(mark, base)), None)
        if letter is None:
            loose.append(mark)
        else:
            letter.text += _SPACING_MARKS.get(mark.text, mark.text)
    return bases + loose


def _may_be_mark(glyph: Glyph) -> bool:
    return glyph.text in _SPACING_MARKS or all(map(unicodedata.combining, glyph.text))


def _is_mark_on(mark: Glyph, base: Glyph) -> bool:
    """Whether a mark stands over or under a letter, not beside it."""
    if not base.text[:1].isalpha():
        return False
    middle, height = (mark.x0 + mark.x1) / 2, base.bottom - base.top
    beside = 0.05 * (base.x1 - base.x0)
    if not base.x0 <= middle <= base.x1 - beside:
        return False
    return base.top - height / 2 < (mark.top + mark.bottom) / 2 < base.bottom + height / 2


def _lines(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs on one base line, left to right."""
    lines: list[list[Glyph]] = []
    edge = (0.0, 0.0)
    for glyph in sorted(glyphs, key=lambda g: ((g.top + g.bottom) / 2, g.x0)):
        middle = (glyph.top + glyph.bottom) / 2
        if lines and edge[0] <= middle <= edge[1]:
            lines[-1].append(glyph)
            if glyph.bottom - glyph.top > edge[1] - edge[0]:
                edge = (glyph.top, glyph.bottom)
        else:
            lines.append([glyph])
            edge = (glyph.top, glyph.bottom)
    for line in lines:
        line.sort(key=lambda g: g.x0)
    return lines


def _words(line: list[Glyph], gap: float) -> list[Token]:
    words: list[list[Glyph]] = []
    apart = True
    for glyph in _without_doubles(line):
        if not glyph.text.strip():
            apart = True
            continue
        size = glyph.bottom - glyph.top
        if not words or apart or glyph.x0 - words[-1][-1].x1 > gap * size:
            words.append([])
        words[-1].append(glyph)
        apart = False
    return [token for word in words if (token := _token(word)).text]


def _without_doubles(line: list[Glyph]) -> Iterable[Glyph]:
    """The line without the second print of letters drawn twice to look bold."""
    last: Glyph | None = None
    for glyph in line:
        if last is not None and glyph.text == last.text and glyph.text.strip():
            near = _DOUBLE * (glyph.bottom - glyph.top)
            if abs(glyph.x0 - last.x0) < near and glyph.x1 > glyph.x0 + near:
                continue
        last = glyph
        yield glyph


def _token(word: list[Glyph]) -> Token:
    base = word[0]
    text = ""
    for font, group in groupby(word, key=lambda glyph: glyph.font):
        part = "".join(glyph.text for glyph in group)
        convert = font_converter(font)
        text += convert(part) if convert else part
    return Token(
        tidy(_composed(text)).strip(),
        min(glyph.x0 for glyph in word),
        min(glyph.top for glyph in word),
        max(glyph.x1 for glyph in word),
        max(glyph.bottom for glyph in word),
        bool(_BOLD.search(base.font)),
        bool(_ITALIC.search(base.font)),
    )


def _composed(text: str) -> str:
    """Letters with their marks in the order that composes: shape first, then tone."""
    if text.isascii():
        return text
    out: list[str] = []
    marks: list[str] = []
    for letter in unicodedata.normalize("NFD", text):
        if unicodedata.combining(letter):
            marks.append(letter)
            continue
        out += sorted(marks, key=lambda mark: _SHAPES.get(mark, 1))
        marks = []
        out.append(letter)
    out += sorted(marks, key=lambda mark: _SHAPES.get(mark, 1))
    return unicodedata.normalize("NFC", "".join(out))
