"""One page on its way from the process that reads it to the one that asked."""

from dataclasses import dataclass
from typing import Final, Literal

from chuan.domain.vanban.types import Line, Table

PDF: Final = "pdf"
PICTURE: Final = "picture"
PASTED: Final = "pasted"
STAMPS: Final = "stamps"
Apart = Literal["pdf", "picture", "pasted", "stamps"]
"""What the other process reads: a PDF, photos, the pictures in a DOCX as pages, or as stamps."""


@dataclass(frozen=True, slots=True)
class PagePart:
    """What one page gives: its items, its margins, and whether OCR read it."""

    number: int
    pages: int
    items: tuple[Line | Table, ...]
    margins: tuple[Line, ...] = ()
    seen: bool = False
