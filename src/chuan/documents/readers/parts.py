"""One page on its way from the process that reads it to the one that asked."""

from dataclasses import dataclass

from chuan.domain.vanban.types import Line, Table


@dataclass(frozen=True, slots=True)
class PagePart:
    """What one page gives: its items, its margins, and whether OCR read it."""

    number: int
    pages: int
    items: tuple[Line | Table, ...]
    margins: tuple[Line, ...] = ()
    seen: bool = False
