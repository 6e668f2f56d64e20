"""Finds the task tables of a document, real or flattened, and takes them out of the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from chuan.domain.vanban.columns import is_task_table, names_number, roles_in_lines
from chuan.domain.vanban.flattened import read_flattened
from chuan.domain.vanban.geometry import read_places
from chuan.domain.vanban.grids import read_grids
from chuan.domain.vanban.interleaved import is_interleaved, read_interleaved
from chuan.domain.vanban.kinds import is_upper
from chuan.domain.vanban.labels import is_section_word, label_of
from chuan.domain.vanban.lines import Grid, Item, Printed
from chuan.domain.vanban.marks import RECIPIENTS, annex_heading, is_authority
from chuan.domain.vanban.positional import read_positions
from chuan.domain.vanban.rows import TaskTable

_HEADER_LINES = 24
_FIRST_ROW = re.compile(r"^(?:I|A|1|\(1\)|01)(?:\s*[.)/-])?(?:\s|$)")


@dataclass(slots=True)
class Tabled:
    """A run of items: its task tables, and the items that belong to no table."""

    tables: list[TaskTable] = field(default_factory=list)
    rest: list[Item] = field(default_factory=list)


def take_tables(items: Sequence[Item]) -> Tabled:
    """Reads the task tables of a run of items."""
    tabled = Tabled(tables=read_grids([item for item in items if isinstance(item, Grid)]))
    index = 0
    while index < len(items):
        item = items[index]
        if isinstance(item, Grid):
            index += 1
            continue
        header = _flat_header(items, index)
        if header is None:
            tabled.rest.append(item)
            index += 1
            continue
        roles, start = header
        end = _flat_end(items, start)
        lines = [line for line in items[start:end] if isinstance(line, Printed)]
        heads = [line for line in items[index:start] if isinstance(line, Printed)]
        own = _without_heads(lines, heads)
        table = (
            read_places(roles, own)
            or read_positions(roles, heads, lines)
            or _read_by_words(roles, own, items)
        )
        tabled.tables.append(table)
        index = end
    return tabled


def _read_by_words(
    roles: tuple[str, ...], lines: list[Printed], items: Sequence[Item]
) -> TaskTable:
    """A table whose lines keep no places: cell after cell, or all cells of a row line by line."""
    if not is_interleaved(lines):
        return read_flattened(roles, lines)
    own = {id(line) for line in lines}
    around = [i.text for i in items if isinstance(i, Printed) and id(i) not in own]
    return read_interleaved(roles, lines, around)


def _flat_header(items: Sequence[Item], index: int) -> tuple[tuple[str, ...], int] | None:
    """Columns and first row of a flattened table that begins at this line."""
    first = items[index]
    if not isinstance(first, Printed) or not names_number(first.text):
        return None
    words: list[str] = []
    for at in range(index, min(len(items), index + _HEADER_LINES)):
        item = items[at]
        if isinstance(item, Grid):
            break
        if at > index and _FIRST_ROW.match(item.text):
            roles = roles_in_lines(words)
            return (roles, at) if is_task_table(roles) else None
        words.append(item.text)
    return None


def _flat_end(items: Sequence[Item], start: int) -> int:
    for index in range(start, len(items)):
        item = items[index]
        if isinstance(item, Grid) or RECIPIENTS.match(item.folded) or is_authority(item.text):
            return index
        if index > start and (annex_heading(item.text) or _is_body_heading(item)):
            return index
        if item.text.endswith("./."):
            return index + 1
    return len(items)


def _is_body_heading(item: Printed) -> bool:
    label = label_of(item.text)
    if label is None or label.family != "roman" or not re.match(r"[IVX]+\s*[.-]", item.text):
        return False
    title = item.text[label.length :]
    return is_upper(title) and is_section_word(title)


def _without_heads(lines: list[Printed], heads: list[Printed]) -> list[Printed]:
    """Drops the header that is printed again on a following page."""
    known = [line.folded for line in heads]
    kept: list[Printed] = []
    index = 0
    while index < len(lines):
        if lines[index].folded == known[0]:
            same = 0
            while same < len(known) and [
                x.folded for x in lines[index + same : index + same + 1]
            ] == [known[same]]:
                same += 1
            index += same
            continue
        kept.append(lines[index])
        index += 1
    return kept
