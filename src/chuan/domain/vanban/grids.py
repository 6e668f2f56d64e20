"""Reads real tables: nested headers, merged group rows, rows that run over pages, columns in"
" any order.
"""

import re
from collections.abc import Sequence

from chuan.domain.vanban.columns import NUMBER, TASK, is_task_table, role_of
from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.labels import label_of
from chuan.domain.vanban.lines import Grid
from chuan.domain.vanban.passage import NEW_LINE, Passage, join
from chuan.domain.vanban.rows import RawRow, TaskTable, assemble, label_text

_Cells = tuple[Passage | None, ...]
_HEADER_ROWS = 4
_PAIR, _HEADER_CELL = 2, 60
_SPARE = 0.6
_LABEL = re.compile(r"^(?:[IVX]{1,6}|[A-HĐ]|\d{1,3}(?:\.\d{1,2}){0,3}|[a-zđ])\s*[.)/]?$")
_GROUP_LABEL = re.compile(r"^(?:[IVX]{1,6}|[A-HĐ])$")
_COLUMN_NUMBER = re.compile(r"^\(?\d{1,2}\)?$|^\([a-zđ]\)$|^$")


def read_grids(grids: Sequence[Grid]) -> list[TaskTable]:
    """The task tables among real tables; a table without a header goes on with the one before"
    " it.
    """
    found: list[tuple[list[str], list[RawRow]]] = []
    for grid in grids:
        header = _header(grid)
        if header is None:
            fitted = _fitted(grid, len(found[-1][0])) if found else ()
            if fitted:
                _add_rows(found[-1][0], fitted, found[-1][1])
            continue
        roles, start = header
        if found and found[-1][0] == roles:
            _add_rows(roles, grid.rows[start:], found[-1][1])
        else:
            found.append((roles, []))
            _add_rows(roles, grid.rows[start:], found[-1][1])
    return [
        assemble(tuple(role for role in roles if role != NUMBER), rows) for roles, rows in found
    ]


def _width(grid: Grid) -> int:
    return max((len(row) for row in grid.rows), default=0)


def _fitted(grid: Grid, width: int) -> Sequence[_Cells]:
    """The rows of a table that goes on with so many columns; nothing where it has others.

    A stroke taken for a ruling makes one column too many, which hardly any row uses: what stands in
    it belongs to the column on its left.
    """
    rows = list(grid.rows)
    while rows and max(map(len, rows)) > width:
        full = [row for row in rows if sum(cell is not None for cell in row) > _PAIR]
        unused = [
            sum(column >= len(row) or row[column] is None for row in full)
            for column in range(max(map(len, rows)))
        ]
        spare = max(range(1, len(unused)), key=unused.__getitem__)
        if not full or unused[spare] < _SPARE * len(full):
            return ()
        rows = [_without_column(row, spare) for row in rows]
    return rows if rows and max(map(len, rows)) == width else ()


def _without_column(row: _Cells, column: int) -> _Cells:
    if column >= len(row):
        return row
    kept, gone = row[column - 1], row[column]
    both = [cell for cell in (kept, gone) if cell is not None and cell.text.strip()]
    cell = both[0] + NEW_LINE + both[1] if len(both) > 1 else (both[0] if both else kept)
    return (*row[: column - 1], cell, *row[column + 1 :])


def _header(grid: Grid) -> tuple[list[str], int] | None:
    """The role of each column and the first row below the header, or None without a task header."""
    texts = [""] * _width(grid)
    last: list[str] | None = None
    end = 0
    for number, row in enumerate(grid.rows[:_HEADER_ROWS]):
        if last is not None and not _extends_header(row):
            break
        for column, text in enumerate(_spread(row)):
            texts[column] = text or texts[column]
        roles = [role_of(text) or "other" for text in texts]
        if is_task_table(roles):
            last, end = roles, number + 1
    if last is None:
        return None
    return _distinct(last), end


def _spread(row: _Cells) -> list[str]:
    """The words over each column; a cell that spans columns stands over all of them."""
    words: list[str] = []
    for index, cell in enumerate(row):
        spanning = cell is None and index > 0 and row[0] is not None
        words.append(
            words[-1] if spanning and words else " ".join(cell.text.split()) if cell else ""
        )
    return words if sum(cell is not None for cell in row) > 1 else [""] * len(row)


def _extends_header(row: _Cells) -> bool:
    filled = [cell.text for cell in row if cell is not None and cell.text.strip()]
    if filled and all(_COLUMN_NUMBER.match(text.strip()) for text in filled):
        return False
    number = row[0].text.strip() if row and row[0] is not None else ""
    return len(filled) > 1 and not _LABEL.match(number) and all(map(role_of, filled))


def _distinct(roles: list[str]) -> list[str]:
    """Each role once: the first column that carries it keeps it."""
    seen: set[str] = set()
    kept: list[str] = []
    for role in roles:
        kept.append("other" if role in seen else role)
        seen.add(role)
    return kept


def _add_rows(roles: list[str], rows: Sequence[_Cells], raw: list[RawRow]) -> None:
    above: _Cells = ()
    for position, row in enumerate(rows):
        filled = [cell for cell in row if cell is not None and cell.text.strip()]
        if not filled or _is_column_numbers(filled) or _repeats_header(row, roles):
            continue
        label, cells = _labelled(roles, row, filled)
        if not label and raw and _continues(cells, at_top=position == 0):
            _append(raw[-1], cells)
        else:
            group = len(filled) == _PAIR and bool(_GROUP_LABEL.match(label))
            own = cells if group else _inherited(roles, row, above, cells)
            raw.append(RawRow(label=label, cells=own))
        above = _filled_down(row, above)


def _is_column_numbers(filled: list[Passage]) -> bool:
    return len(filled) > _PAIR and all(_COLUMN_NUMBER.match(cell.text.strip()) for cell in filled)


def _repeats_header(row: _Cells, roles: list[str]) -> bool:
    found = [role_of(cell.text) for cell in row if cell is not None and cell.text.strip()]
    return (
        len(found) > _PAIR
        and len(found) == sum(r in roles for r in found)
        and all(len(cell.text) < _HEADER_CELL for cell in row if cell is not None)
    )


def _labelled(
    roles: list[str], row: _Cells, filled: list[Passage]
) -> tuple[str, dict[str, Passage]]:
    """The label of a row and its cells by role."""
    if len(filled) == 1 or (len(filled) == _PAIR and _LABEL.match(filled[0].text.strip())):
        whole = join(filled)
        label = label_of(whole.text)
        if len(filled) == _PAIR:
            return label_text(filled[0].text.strip()), {
                _role_under(roles, row, filled[1]): join([filled[1]])
            }
        if label:
            return label_text(label), {TASK: whole[label.length :]}
    number = ""
    cells: dict[str, Passage] = {}
    for index, cell in enumerate(row):
        if cell is None or not cell.text.strip() or index >= len(roles):
            continue
        if roles[index] == NUMBER:
            number = cell.text.strip()
        else:
            name = roles[index] if roles[index] not in cells else f"{roles[index]}{index}"
            cells[name] = _joined_cell(cell)
    if not number and NUMBER not in roles and TASK in cells:
        found = label_of(cells[TASK].text)
        if found:
            number, cells[TASK] = found.text, cells[TASK][found.length :]
    return label_text(number), cells


def _role_under(roles: list[str], row: _Cells, cell: Passage) -> str:
    index = next(i for i, other in enumerate(row) if other is cell)
    return TASK if index <= 1 or index >= len(roles) else roles[index]


def _joined_cell(cell: Passage) -> Passage:
    cuts = [found.end() for found in re.finditer(r"\n", cell.text)]
    return join(cell.split_at(cuts))


def _continues(cells: dict[str, Passage], *, at_top: bool) -> bool:
    """Whether a row without a number is the rest of the row above it."""
    task = cells.get(TASK)
    if task is None:
        return True
    return (at_top and (task.text[:1].islower() or len(cells) == 1)) or task.text[:1].islower()


def _append(row: RawRow, cells: dict[str, Passage]) -> None:
    for role, cell in cells.items():
        row.cells[role] = join([row.cells[role], cell]) if role in row.cells else cell


def _inherited(
    roles: list[str], row: _Cells, above: _Cells, cells: dict[str, Passage]
) -> dict[str, Passage]:
    """A cell merged downwards counts for each row that it spans."""
    if TASK not in cells or sum(cell is not None for cell in row) < _PAIR:
        return cells
    held = True
    for index, role in enumerate(roles):
        if role in {NUMBER, TASK} or index >= len(row) or row[index] is not None:
            held = index < len(row) and row[index] is not None
            continue
        spanning = above[index] if index < len(above) else None
        held = held and spanning is not None and role not in cells
        if held and spanning is not None and spanning.text.strip():
            cells[role] = _joined_cell(spanning)
    return cells


def _filled_down(row: _Cells, above: _Cells) -> _Cells:
    return tuple(
        cell if cell is not None else (above[index] if index < len(above) else None)
        for index, cell in enumerate(row)
    )


def is_label(text: str) -> bool:
    """Whether a cell holds nothing but a row number."""
    return bool(_LABEL.match(fold(text).strip()))
