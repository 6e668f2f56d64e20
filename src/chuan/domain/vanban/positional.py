"""Reads a table whose columns are kept apart by spaces, or by the places of words on the page."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from chuan.domain.vanban.columns import NUMBER, roles_in
from chuan.domain.vanban.lines import Printed
from chuan.domain.vanban.passage import Passage, join
from chuan.domain.vanban.rows import RawRow, TaskTable, assemble, label_text

_SEGMENT = re.compile(r"\S+(?: \S+)*")
_LABEL = re.compile(r"^(?:[IVX]{1,6}|[A-HĐ]|\d{1,3}(?:\.\d{1,2}){0,3})[.)/]?$")
_LABEL_START = re.compile(r"^([IVX]{1,6}|\d{1,3}(?:\.\d{1,2}){0,3})[.)/]?\s+(?=\S)")
_MIN_SHARE = 0.3
_MIN_SEGMENTS = 3
_SLACK = 3


def read_positions(
    roles: tuple[str, ...], heads: Sequence[Printed], lines: Sequence[Printed]
) -> TaskTable | None:
    """The table read by the columns of its spaces, or None where its lines are not so laid out."""
    wide = [line for line in lines if len(_segments(line)) >= _MIN_SEGMENTS]
    if len(wide) < max(2, _MIN_SHARE * len(lines)):
        return None
    edges = _edges([*heads, *lines], len(roles) + 1)
    if edges is None:
        return None
    columns = (NUMBER, *roles)
    parts: list[tuple[str, dict[int, list[Passage]]]] = []
    heads_text = {line.folded for line in heads}
    for line in lines:
        if line.folded in heads_text:
            continue
        _place(line, edges, parts)
    raw = [
        RawRow(
            label=label_text(label),
            cells={
                columns[index]: join(pieces) for index, pieces in sorted(cells.items()) if index
            },
        )
        for label, cells in parts
    ]
    return assemble(roles, raw) if len(roles_in(" ".join(h.text for h in heads))) else None


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
