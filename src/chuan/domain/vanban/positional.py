"""Reads a table whose columns are kept apart by spaces, or by the places of words on the page."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from chuan.domain.vanban.agencies import begins_agency
from chuan.domain.vanban.columns import LEAD, NUMBER, OTHER, TIME, is_task_table, role_of, roles_in
from chuan.domain.vanban.lines import Printed
from chuan.domain.vanban.passage import Passage, join
from chuan.domain.vanban.periods import time_share
from chuan.domain.vanban.rivers import rivers_between
from chuan.domain.vanban.rows import RawRow, TaskTable, assemble, label_text

_SEGMENT = re.compile(r"\S+(?: \S+)*")
_LABEL = re.compile(r"^(?:[IVX]{1,6}|[A-HĐ]|\d{1,3}(?:\.\d{1,2}){0,3})[.)/]?$")
_LABEL_START = re.compile(r"^([IVX]{1,6}|\d{1,3}(?:\.\d{1,2}){0,3})[.)/]?\s+(?=\S)")
_MIN_SHARE = 0.3
_MIN_SEGMENTS = 3
_SLACK = 3
_SOUND = 0.7


def read_positions(
    roles: tuple[str, ...], heads: Sequence[Printed], lines: Sequence[Printed]
) -> TaskTable | None:
    """The table read by the columns of its spaces, or None where its lines are not so laid out."""
    wide = [line for line in lines if len(_segments(line)) >= _MIN_SEGMENTS]
    if len(wide) < max(2, _MIN_SHARE * len(lines)):
        return None
    tried: list[tuple[tuple[str, ...], list[RawRow]]] = []
    for columns, edges in _layouts(roles, heads, lines, wide):
        raw = _raw(columns, heads, lines, edges)
        if is_sound(raw):
            return assemble(columns[1:], raw)
        tried.append((columns[1:], raw))
    return assemble(*tried[-1]) if tried and roles_in(" ".join(h.text for h in heads)) else None


def _layouts(
    roles: tuple[str, ...],
    heads: Sequence[Printed],
    lines: Sequence[Printed],
    wide: Sequence[Printed],
) -> Iterator[tuple[tuple[str, ...], list[int]]]:
    """What the columns may be and where they begin, the likeliest first."""
    across = max((len(_segments(line)) for line in heads), default=0)
    for count in dict.fromkeys((across, len(roles) + 1)):
        rivers = _rivers(wide, count - 1) if count > _MIN_SEGMENTS - 1 else None
        named = _names(heads, rivers) if rivers else None
        if rivers and named:
            yield named, rivers
        elif rivers and count == len(roles) + 1:
            yield (NUMBER, *roles), rivers
    edges = _edges([*heads, *lines], len(roles) + 1)
    if edges:
        yield (NUMBER, *roles), edges


def _names(heads: Sequence[Printed], edges: list[int]) -> tuple[str, ...] | None:
    """The columns by the words of the header that stand over each, or None without tasks there."""
    words = [""] * len(edges)
    for line in heads:
        for at, piece in _segments(line):
            words[max(bisect_right(edges, at + len(piece) // 2) - 1, 0)] += f" {piece.text}"
    found = [role_of(cell) or OTHER for cell in words]
    roles = [OTHER if role in found[:index] else role for index, role in enumerate(found)]
    return (NUMBER, *roles[1:]) if is_task_table(roles) and NUMBER not in roles[1:] else None


def _raw(
    columns: tuple[str, ...], heads: Sequence[Printed], lines: Sequence[Printed], edges: list[int]
) -> list[RawRow]:
    """The rows when the columns begin at these characters."""
    parts: list[tuple[str, dict[int, list[Passage]]]] = []
    heads_text = {line.folded for line in heads}
    for line in lines:
        if line.folded not in heads_text:
            _place(line, edges, parts)
    return [
        RawRow(
            label=label_text(label),
            cells={
                columns[index]: join(pieces) for index, pieces in sorted(cells.items()) if index
            },
        )
        for label, cells in parts
    ]


def is_sound(raw: Sequence[RawRow]) -> bool:
    """Whether most cells hold what their columns are for."""
    bodies = [begins_agency(row.cells[LEAD].text) for row in raw if LEAD in row.cells]
    times = [time_share(row.cells[TIME].text) > _SOUND for row in raw if TIME in row.cells]
    right = sum(bodies) + sum(times)
    return len(raw) > 1 and right >= _SOUND * max(1, len(bodies) + len(times))


def _rivers(lines: Sequence[Printed], count: int) -> list[int] | None:
    """Where each column begins: behind the wide spaces that run through all rows."""
    inked = [[(float(at), float(at + len(piece) - 1)) for at, piece in _segments(x)] for x in lines]
    rivers = rivers_between(inked, count)
    return None if rivers is None else [0, *(int(right) for _, right in rivers)]


def is_row_label(text: str) -> bool:
    """Whether a piece of text is nothing but the number of a row."""
    return bool(_LABEL.match(text))


def _segments(line: Printed) -> list[tuple[int, Passage]]:
    """The pieces of a line between wide spaces, each with its column of characters."""
    return [
        (found.start() + line.indent, line.passage[found.start() : found.end()])
        for found in _SEGMENT.finditer(line.text)
    ]


def _edges(lines: Sequence[Printed], count: int) -> list[int] | None:
    """Where each column begins: the places where most pieces begin."""
    starts: dict[int, int] = {}
    for line in lines:
        for at, _ in _segments(line):
            starts[at] = starts.get(at, 0) + 1
    groups: list[list[int]] = []
    for at in sorted(starts):
        if groups and at - groups[-1][-1] <= _SLACK:
            groups[-1].append(at)
        else:
            groups.append([at])
    weighted = sorted(groups, key=lambda group: -sum(starts[at] for at in group))[:count]
    if len(weighted) < count:
        return None
    return sorted(group[0] for group in weighted)


def _place(
    line: Printed, edges: list[int], parts: list[tuple[str, dict[int, list[Passage]]]]
) -> None:
    segments = _segments(line)
    placed = [(max(bisect_right(edges, at + 1) - 1, 0), piece) for at, piece in segments]
    label = next((piece for column, piece in placed if column == 0), None)
    if label is not None and _LABEL.match(label.text):
        parts.append((label.text, {}))
    elif label is not None and (found := _LABEL_START.match(label.text)):
        parts.append((found.group(1), {}))
        placed[0] = (1, label[found.end() :])
    for column, piece in placed:
        if column and parts:
            parts[-1][1].setdefault(column, []).append(piece)
        elif parts and piece is not label:
            parts[-1][1].setdefault(1, []).append(piece)
