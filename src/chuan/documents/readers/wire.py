"""Page parts as lines of JSON between two processes."""

from typing import Any

import orjson

from chuan.documents.readers.parts import PagePart
from chuan.domain.vanban.types import Box, Cell, Line, Table, Word


def packed(part: PagePart) -> bytes:
    """A page part as one line of JSON."""
    return orjson.dumps({"part": part}) + b"\n"


def refusal(code: str) -> bytes:
    """A refusal as one line of JSON."""
    return orjson.dumps({"refused": code}) + b"\n"


def unpacked(message: dict[str, Any]) -> PagePart:
    """A page part from what `packed` wrote."""
    part = message["part"]
    return PagePart(
        part["number"],
        part["pages"],
        tuple(_table(item) if "rows" in item else _line(item) for item in part["items"]),
        tuple(_line(item) for item in part["margins"]),
        part["seen"],
    )


def _box(sides: list[float] | None) -> Box | None:
    if sides is None:
        return None
    page, x0, top, x1, bottom = sides
    return int(page), x0, top, x1, bottom


def _line(item: dict[str, Any]) -> Line:
    words = tuple(Word(word["text"], _box(word["box"])) for word in item["words"])
    return Line(**{**item, "words": words, "box": _box(item["box"])})


def _table(item: dict[str, Any]) -> Table:
    rows = tuple(tuple(_cell(cell) for cell in row) for row in item["rows"])
    return Table(rows, item["page"])


def _cell(cell: dict[str, Any] | None) -> Cell | None:
    if cell is None:
        return None
    return Cell(tuple(_line(line) for line in cell["lines"]), cell["colspan"])
