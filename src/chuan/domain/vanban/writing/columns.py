"""How the width of a page is shared among the columns of an annex."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from chuan.domain.vanban.writing.widths import text_width

_POINTS_A_MM: Final = 72 / 25.4
_PADDING_MM: Final = 4.4
_MOST_OF_A_WORD: Final = 42.0
"""Millimetres a single long token may claim for its column; beyond that it is broken."""
_LONG_CELL: Final = 400.0


def shares(
    head: Sequence[str], rows: Sequence[Sequence[str]], size: float, room_mm: float
) -> tuple[float, ...]:
    """Width of each column in mm, together `room_mm`: no word is cut while there is room for it.

    Each column gets the width of its widest word first; what is left goes by the square root of
    how much text a column has, so that a long one is wide but does not starve the others.
    """
    columns = list(zip_longest(head, *rows, fillvalue=""))
    least = [_least(cells, size) for cells in columns]
    if sum(least) >= room_mm:
        return tuple(width * room_mm / sum(least) for width in least)
    wish = [_wish(cells, size) for cells in columns]
    rest = room_mm - sum(least)
    appetite = [max(want - have, 0.0) for want, have in zip(wish, least, strict=True)]
    if sum(appetite) <= rest:
        spare = (rest - sum(appetite)) / sum(wish)
        return tuple(
            have + more + want * spare
            for have, more, want in zip(least, appetite, wish, strict=True)
        )
    weight = [more**0.5 for more in appetite]
    return tuple(have + rest * part / sum(weight) for have, part in zip(least, weight, strict=True))


def _least(cells: Sequence[str], size: float) -> float:
    """Millimetres that the widest word asks for, the head in bold."""
    widest = max(
        (
            text_width(word, size, bold=at == 0)
            for at, cell in enumerate(cells)
            for word in cell.split()
        ),
        default=0.0,
    )
    return min(widest / _POINTS_A_MM, _MOST_OF_A_WORD) + _PADDING_MM


def _wish(cells: Sequence[str], size: float) -> float:
    """Millimetres that the column would take to print its usual longest cell on one line."""
    lengths = sorted(text_width(cell, size) / _POINTS_A_MM for cell in cells)
    usual = lengths[round(0.9 * (len(lengths) - 1))]
    return min(usual, _LONG_CELL) + _PADDING_MM
