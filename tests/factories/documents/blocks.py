"""What a composed document is made of before any program lays it out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of one format."""

    text: str
    bold: bool = False
    italic: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A letterhead or a signature block: lines to the left and to the right."""

    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ruled:
    """A ruled table; a row of two cells under more headings is a section row that spans."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...]
    """Widths of the columns, in parts of the whole."""


@dataclass(frozen=True, slots=True)
class NewPage:
    """A page break, upright or landscape from here on."""

    landscape: bool = False


Block = Paragraph | SideBySide | Ruled | NewPage
