"""Tells a table of rows and columns from one that only sets text side by side.

A letterhead and a signature block are tables without visible borders: their cells are read as
lines, left cell first. A real table has two rows or more, two columns or more, and either visible
borders or a first row that reads like headings.
"""

from chuan.documents.readers.furniture import has_headings, is_furniture
from chuan.documents.readers.word.names import Element, value, w
from chuan.documents.readers.word.styles import Styles
from chuan.domain.vanban.types import Table

_SIDES = ("top", "bottom", "left", "right", "start", "end", "insideH", "insideV")
_INVISIBLE = {None, "nil", "none"}
_TWO = 2
_FURNITURE_COLUMNS = 3


def is_layout(table: Table, *, shown: bool) -> bool:
    """Whether a table only sets text side by side; `shown` says whether borders are drawn."""
    width = max((sum(1 for _ in row) for row in table.rows), default=0)
    if width < _TWO or not table.rows:
        return True
    if has_headings(table):
        return False
    text = "\n".join(cell.text for row in table.rows[:3] for cell in row if cell)
    if width <= _FURNITURE_COLUMNS and is_furniture(text):
        return True
    return not shown or (len(table.rows) < _TWO and width <= _TWO)


def borders_shown(table: Element, styles: Styles) -> bool:
    """Whether inner borders are drawn, by the table, its style or most of its cells."""
    own = table.find(f"{w('tblPr')}/{w('tblBorders')}")
    if own is not None and (_drawn(own, "insideV") or _drawn(own, "insideH")):
        return True
    if own is None and styles.draws_borders(value(table, "tblPr/tblStyle")):
        return True
    cells = list(table.iter(w("tc")))
    bordered = sum(_cell_bordered(cell) for cell in cells)
    return bool(cells) and bordered * _TWO > len(cells)


def _drawn(borders: Element, side: str) -> bool:
    return value(borders, side) not in _INVISIBLE


def _cell_bordered(cell: Element) -> bool:
    borders = cell.find(f"{w('tcPr')}/{w('tcBorders')}")
    return borders is not None and sum(_drawn(borders, side) for side in _SIDES) >= _TWO
