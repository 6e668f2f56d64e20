"""One picture of a page into lines and tables, turned and straightened first where it needs it."""

from dataclasses import dataclass, replace

from PIL import Image, ImageOps

from chuan.documents.readers.flow import PageLayout, items_of
from chuan.documents.readers.furniture import is_letterhead
from chuan.documents.readers.grids import Grid
from chuan.documents.readers.legacy import tidy
from chuan.documents.readers.likeness import READABLE, likeness, syllable_count
from chuan.documents.readers.limits import STAMPED_PAGES
from chuan.documents.readers.ocr.cells import tokens_of_empty_cells
from chuan.documents.readers.ocr.rulings import grids_in, rulings_of, without_rulings
from chuan.documents.readers.ocr.straight import lean_of, straightened
from chuan.documents.readers.ocr.tesseract import SPARSE, quarters_to_turn, words_in
from chuan.documents.readers.tokens import Token, Turn, line_of, rows_of
from chuan.domain.vanban.types import Line, Table

_FEW = 5
_WIDE = 3
"""Letters that make a word wider than tall."""
_TOP = 0.5
"""The part of a page in which a stamp of secrecy is looked for."""
_TURNS = {
    1: Image.Transpose.ROTATE_270,
    2: Image.Transpose.ROTATE_180,
    3: Image.Transpose.ROTATE_90,
}
_SIDEWAYS = [1, 3]


@dataclass(frozen=True, slots=True)
class SeenPage:
    """What OCR makes of a page."""

    items: tuple[Line | Table, ...]
    margins: tuple[Line, ...]
    text: str


@dataclass(frozen=True, slots=True)
class _Look:
    """One look at a picture that stands upright."""

    tokens: list[Token]
    grids: list[Grid]
    lean: float
    quarters: int

    @property
    def text(self) -> str:
        return " ".join(token.text for token in self.tokens)

    @property
    def worth(self) -> float:
        return likeness(self.text) * syllable_count(self.text)

    @property
    def lies(self) -> bool:
        """The words are taller than wide: Tesseract read them, and the page lies on its side."""
        words = [token for token in self.tokens if len(token.text) >= _WIDE]
        tall = sum(token.bottom - token.top > token.x1 - token.x0 for token in words)
        return len(words) > _FEW and tall * 2 > len(words)


def see_page(picture: Image.Image, number: int, *, points: tuple[float, float]) -> SeenPage:
    """Lines and tables of a picture; `points` is the size of the page, boxes are given in it."""
    grey = ImageOps.autocontrast(picture.convert("L"), cutoff=(0.5, 10))
    look = _look(grey, 0)
    if look.lies or likeness(look.text) < READABLE or syllable_count(look.text) < _FEW:
        told = quarters_to_turn(grey)
        turns = [told] if told else _SIDEWAYS if look.lies else []
        turned = [_look(grey.transpose(_TURNS[quarters]), quarters) for quarters in turns]
        look = max((look, *turned), key=lambda entry: (not entry.lies, entry.worth))
    margins: list[Line] = []
    if number <= STAMPED_PAGES or is_letterhead(look.text):
        upright = grey.transpose(_TURNS[look.quarters]) if look.quarters else grey
        top = upright.crop((0, 0, upright.width, round(upright.height * _TOP)))
        margins = see_stamps(top, number)
    layout = _layout(look, number, grey.size, points)
    return SeenPage(tuple(items_of(layout)), tuple(margins), look.text)


def see_stamps(picture: Image.Image, number: int) -> list[Line]:
    """Scattered words of a picture as lines: letters in a frame are missed by an ordinary look."""
    level, upright = rulings_of(picture)
    tokens = words_in(without_rulings(picture, level, upright), SPARSE)
    turn = Turn(0, picture.width, picture.height)
    return [line_of(row, number, turn) for row in rows_of(tokens)]


def _look(picture: Image.Image, quarters: int) -> _Look:
    lean = lean_of(picture)
    straight = straightened(picture, lean)
    level, upright = rulings_of(straight)
    grids = grids_in(level, upright)
    clean = without_rulings(straight, level, upright)
    tokens = words_in(clean)
    tokens += tokens_of_empty_cells(clean, grids, tokens)
    tokens = [replace(token, text=tidy(token.text)) for token in tokens]
    return _Look(tokens, grids, lean, quarters)


def _layout(
    look: _Look, number: int, size: tuple[int, int], points: tuple[float, float]
) -> PageLayout:
    """The look in points of the page, upright and straight."""
    scale = points[0] / size[0]
    turn = Turn(look.quarters, *points, look.lean)
    tokens = [
        Token(t.text, t.x0 * scale, t.top * scale, t.x1 * scale, t.bottom * scale)
        for t in look.tokens
    ]
    return PageLayout(number, turn, tokens, [grid.scaled(scale) for grid in look.grids])
