"""Reads a table without rulings by the places of its words on the page.

Where no ruling parts the columns, white rivers do: strips of the page that (nearly) no line of the
table prints across. The widest and whitest rivers, one fewer than there are columns, part the
columns; each word belongs to the column in which its middle stands.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from chuan.domain.vanban.columns import TASK
from chuan.domain.vanban.lines import Printed
from chuan.domain.vanban.passage import Passage, join
from chuan.domain.vanban.positional import is_row_label, is_sound
from chuan.domain.vanban.rivers import rivers_between
from chuan.domain.vanban.rows import RawRow, TaskTable, assemble, label_rank, label_text

_FEWEST_LINES = 6


@dataclass(slots=True)
class _Row:
    label: str
    pieces: list[tuple[int, Passage]] = field(default_factory=list)


def read_places(roles: tuple[str, ...], lines: Sequence[Printed]) -> TaskTable | None:
    """The table read by rivers, or None where the lines have no places or no clear columns."""
    if len(lines) < _FEWEST_LINES or not all(line.places for line in lines):
        return None
    inked = [[(place.left, place.right) for place in line.places] for line in lines]
    rivers = rivers_between(inked, len(roles))
    if rivers is None:
        return None
    rows = _rows(lines, [(left + right) / 2 for left, right in rivers])
    raw = [_raw(roles, rows, index) for index in range(len(rows))]
    return assemble(roles, raw) if is_sound(raw) else None


def _rows(lines: Sequence[Printed], edges: list[float]) -> list[_Row]:
    rows: list[_Row] = []
    for line in lines:
        pieces: list[tuple[int, Passage]] = []
        for place in line.places:
            column = bisect_right(edges, (place.left + place.right) / 2)
            word = line.passage[place.start : place.end]
            if pieces and pieces[-1][0] == column:
                pieces[-1] = (column, join([pieces[-1][1], word]))
            else:
                pieces.append((column, word))
        if pieces[0][0] == 0 and is_row_label(pieces[0][1].text):
            rows.append(_Row(label_text(pieces.pop(0)[1].text)))
        if rows:
            rows[-1].pieces += pieces
    return rows


def _raw(roles: tuple[str, ...], rows: Sequence[_Row], index: int) -> RawRow:
    row = rows[index]
    following = rows[index + 1] if index + 1 < len(rows) else None
    if following is not None and label_rank(following.label) > label_rank(row.label):
        return RawRow(row.label, {TASK: join(piece for _, piece in row.pieces)})
    cells: dict[str, Passage] = {}
    for column, piece in row.pieces:
        role = roles[max(column - 1, 0)]
        cells[role] = join([cells[role], piece]) if role in cells else piece
    return RawRow(row.label, cells)
