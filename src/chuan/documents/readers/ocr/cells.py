"""A second look at cells in which the first saw nothing: lone figures and short words.

Tesseract drops single characters in narrow columns. The cells left empty that do hold ink are
pasted under one another into one picture and seen at once; what is found is put back in its cell.
"""

from collections.abc import Sequence
from dataclasses import replace

from PIL import Image

from chuan.documents.readers.grids import Grid, Rectangle
from chuan.documents.readers.ocr.tesseract import ONE_BLOCK, words_in
from chuan.documents.readers.tokens import Token

_INSET = 6
_MARGIN = 40
_DARK = 140
_LEAST_INK = 12
_MOST_CELLS = 120
_TALLEST = 400
_WHITE = 255


def tokens_of_empty_cells(
    picture: Image.Image, grids: Sequence[Grid], tokens: Sequence[Token]
) -> list[Token]:
    """Words of cells that hold ink but no word; places in the picture."""
    empty = [cell for cell in _empty(grids, tokens) if _has_ink(picture, cell)]
    return _seen_together(picture, empty[:_MOST_CELLS]) if empty else []


def _empty(grids: Sequence[Grid], tokens: Sequence[Token]) -> list[Rectangle]:
    centres = [(token.centre, token.middle) for token in tokens]
    cells = [cell for grid in grids for row in grid.rows for cell in row if cell]
    return [
        cell
        for cell in cells
        if not any(cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3] for x, y in centres)
    ]


def _inner(picture: Image.Image, cell: Rectangle) -> Image.Image:
    x0, top, x1, bottom = (round(side) for side in cell)
    inner = (x0 + _INSET, top + _INSET, max(x1, x0 + 3 * _INSET), max(bottom, top + 3 * _INSET))
    return picture.crop((inner[0], inner[1], inner[2] - _INSET, inner[3] - _INSET))


def _has_ink(picture: Image.Image, cell: Rectangle) -> bool:
    inner = _inner(picture, cell)
    return inner.height <= _TALLEST * 4 and sum(inner.histogram()[:_DARK]) >= _LEAST_INK


def _seen_together(picture: Image.Image, cells: Sequence[Rectangle]) -> list[Token]:
    """Paste the inked part of each cell one under another, look once, and put the words back."""
    crops: list[tuple[Image.Image, int, int]] = []
    for cell in cells:
        inner = _inner(picture, cell)
        box = inner.point(lambda level: level < _DARK and _WHITE).getbbox()
        if box and box[3] - box[1] <= _TALLEST:
            origin = round(cell[0]) + _INSET + box[0], round(cell[1]) + _INSET + box[1]
            crops.append((inner.crop(box), *origin))
    if not crops:
        return []
    width = max(crop.width for crop, _, _ in crops) + 2 * _MARGIN
    height = sum(crop.height + _MARGIN for crop, _, _ in crops) + _MARGIN
    sheet = Image.new("L", (width, height), _WHITE)
    shelves: list[tuple[int, int, int, int]] = []
    y = _MARGIN
    for crop, left, top in crops:
        sheet.paste(crop, (_MARGIN, y))
        shelves.append((y - _MARGIN // 2, y + crop.height + _MARGIN // 2, left, top - y))
        y += crop.height + _MARGIN
    return [
        replace(
            token,
            x0=token.x0 - _MARGIN + left,
            x1=token.x1 - _MARGIN + left,
            top=token.top + down,
            bottom=token.bottom + down,
        )
        for token in words_in(sheet, ONE_BLOCK)
        for first, last, left, down in shelves
        if first <= token.middle < last
    ]
