"""Gives a token that is wider than its column places to break at; PDF has no rule of its own."""

from typing import Any, Final

from chuan.domain.vanban.writing.widths import text_width

_ZERO: Final = "\u200b"
_POINTS_A_MM: Final = 72 / 25.4
_SAFE: Final = 0.88
"""Share of the width that a part may fill, for the typeface that stands in for Times is wider."""


def breakable(line: str, size: float, room_mm: float) -> str:
    """The line with zero-width spaces inside words that do not fit `room_mm`, else unchanged."""
    room = room_mm * _POINTS_A_MM * _SAFE
    if len(line) * size * 0.2 < room:
        return line
    return " ".join(_parted(word, size, room) for word in line.split(" "))


def _parted(word: str, size: float, room: float) -> str:
    if text_width(word, size) <= room:
        return word
    parts, taken = [""], 0.0
    for char in word:
        width = text_width(char, size)
        if taken + width > room:
            parts.append("")
            taken = 0.0
        parts[-1] += char
        taken += width
    return _ZERO.join(parts)


def soften(table: dict[str, Any], size: float, padding_mm: float) -> None:
    """Make the cells of a table, as it is ordered from the worker, fit their columns."""
    widths = table["widths_mm"]
    for row in table["rows"]:
        if row["kind"] == "cells":
            row["cells"] = [
                [breakable(line, size, width - padding_mm) for line in lines]
                for lines, width in zip(row["cells"], widths, strict=True)
            ]
    for row in table["head"]:
        for cell in row:
            over = widths[cell["at"] : cell["at"] + cell["columns"]]
            cell["lines"] = [breakable(one, size, sum(over) - padding_mm) for one in cell["lines"]]
