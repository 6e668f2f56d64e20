"""What reading a task table yields, whether it was a real one or flattened text."""

import re
from collections import Counter
from dataclasses import dataclass, field

from chuan.domain.vanban.columns import COORDINATE, LEAD
from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.labels import Label, roman_value
from chuan.domain.vanban.passage import Passage


@dataclass(slots=True)
class Row:
    """A row: its label, the labels of the groups above it, and its cells by column."""

    label: str
    group: tuple[str, ...] = ()
    cells: dict[str, Passage] = field(default_factory=dict)


@dataclass(slots=True)
class Group:
    """A row that only heads others: "II. Rà soát …"."""

    label: str
    title: Passage
    path: tuple[str, ...] = ()


@dataclass(slots=True)
class TaskTable:
    """Rows and groups of one table, in order, and the columns that the table has."""

    columns: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)


@dataclass(slots=True)
class RawRow:
    """A labelled run of cells before it is known whether it is a row or heads a group."""

    label: str
    cells: dict[str, Passage]


_RANKS = (
    ("capital", re.compile(r"[A-HĐ]")),
    ("roman", re.compile(r"[IVX]{1,6}")),
    ("arabic", re.compile(r"\d{1,3}")),
    ("decimal2", re.compile(r"\d{1,2}\.\d{1,2}")),
    ("decimal3", re.compile(r"\d{1,2}(?:\.\d{1,2}){2,3}")),
    ("letter", re.compile(r"[a-zđ]")),
)


def label_rank(label: str) -> int:
    """How deep a row label stands; labels that are none stand deepest."""
    bare = label.strip(" .)/-")
    for rank, (family, pattern) in enumerate(_RANKS):
        if pattern.fullmatch(bare) and not (family == "capital" and roman_value(bare)):
            return rank
    return len(_RANKS)


def assemble(columns: tuple[str, ...], raw: list[RawRow]) -> TaskTable:
    """Tells groups from rows and gives each row the path of the groups above it."""
    table = TaskTable(columns=columns)
    above: list[tuple[int, str]] = []
    for index, row in enumerate(raw):
        rank = label_rank(row.label)
        while above and above[-1][0] >= rank:
            above.pop()
        path = tuple(label for _, label in above)
        following = raw[index + 1] if index + 1 < len(raw) else None
        if _heads_group(row, rank, following):
            title = next(iter(row.cells.values()), Passage.empty())
            table.groups.append(Group(row.label, title, path))
            if row.label:
                above.append((rank, row.label))
        else:
            table.rows.append(Row(label=row.label, group=path, cells=row.cells))
    return table


def _heads_group(row: RawRow, rank: int, following: RawRow | None) -> bool:
    filled = [role for role, cell in row.cells.items() if cell]
    if len(filled) > 1 and not (rank <= 1 and set(filled) <= {"task", "other", "product"}):
        return False
    if not filled:
        return False
    if not row.label:
        return filled == ["task"] and following is not None and bool(following.label)
    if rank <= 1:
        return following is None or label_rank(following.label) != rank or filled == ["task"]
    return following is not None and label_rank(following.label) > rank and bool(following.label)


def settle_bodies(raw: list[RawRow]) -> None:
    """Moves a lone cell of bodies to the column where other rows print the same words.

    Where one of the two columns of bodies is empty nothing in the row tells which one it is.
    """
    leads = Counter(fold(row.cells[LEAD].text) for row in raw if LEAD in row.cells)
    partners = Counter(fold(row.cells[COORDINATE].text) for row in raw if COORDINATE in row.cells)
    for row in raw:
        if LEAD not in row.cells or COORDINATE in row.cells:
            continue
        words = fold(row.cells[LEAD].text)
        if partners[words] > max(0, leads[words] - 1):
            row.cells[COORDINATE] = row.cells.pop(LEAD)


def label_text(label: Label | str) -> str:
    """A row label without its closing point or bracket."""
    text = label if isinstance(label, str) else label.text
    return text.strip(" .)/-(")
