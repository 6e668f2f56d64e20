"""Cell styles of a workbook copied with a red ground, so that a marked cell keeps all else of its look."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from chuan.figures.office.cells import counted
from chuan.figures.office.markup import Attributes, Marked, prefix_at, spliced

_FILL: Final = re.compile(rb"""\s(?:fillId|applyFill)\s*=\s*("[^"]*"|'[^']*')""")
GROUND: Final = b"FFFFC7CE"


@dataclass(slots=True)
class _Found:
    """Where the lists of grounds and of cell styles stand."""

    fills: int = 0
    fills_tag: tuple[int, int] = (0, 0)
    fills_end: int = 0
    styles: list[tuple[int, int]] = field(default_factory=list)
    styles_tag: tuple[int, int] = (0, 0)
    styles_end: int = 0


def reddened(data: bytes, wanted: Iterable[int]) -> tuple[bytes, Mapping[int, int]]:
    """Styles with a red copy of each of `wanted`, and the number of the copy by the original.

    No style at all is taken as the first; a file without styles comes back as it is.
    """
    found = _Survey(data).found
    asked = sorted({number for number in wanted if number < len(found.styles)})
    if not found.fills_end or not found.styles_end or not asked:
        return data, {}
    prefix = prefix_at(data, found.fills_tag[0]).encode()
    ground = (
        b'<%sfill><%spatternFill patternType="solid"><%sfgColor rgb="%s"/></%spatternFill></%sfill>'
    )
    fill = ground % (prefix, prefix, prefix, GROUND, prefix, prefix)
    copies = [_copy(data[slice(*found.styles[number])], found.fills) for number in asked]
    pieces = [
        (*found.fills_tag, counted(data[slice(*found.fills_tag)], 1)),
        (found.fills_end, found.fills_end, fill),
        (*found.styles_tag, counted(data[slice(*found.styles_tag)], len(copies))),
        (found.styles_end, found.styles_end, b"".join(copies)),
    ]
    numbers = {number: len(found.styles) + at for at, number in enumerate(asked)}
    return spliced(data, pieces), numbers


def _copy(style: bytes, fill: int) -> bytes:
    head = style[: style.index(b">")]
    bare = _FILL.sub(b"", head)
    closed = b"/" if bare.endswith(b"/") else b""
    bare = bare.rstrip(b"/ ")
    return bare + b' fillId="%d" applyFill="1"' % fill + closed + style[len(head) :]


class _Survey:
    """Finds the lists in one pass."""

    def __init__(self, data: bytes) -> None:
        self.found = _Found()
        self._data, self._within, self._begins = data, [""], 0
        self._marked = Marked(data, self._start, self._end)
        if data:
            self._marked.run()

    def _start(self, name: str, _given: Attributes) -> None:
        found, parent = self.found, self._within[-1]
        self._within.append(name)
        found.fills += name == "fill" and parent == "fills"
        if name == "fills":
            found.fills_tag = _tag(self._data, self._marked.place)
        elif name == "cellXfs":
            found.styles_tag = _tag(self._data, self._marked.place)
        elif name == "xf" and parent == "cellXfs":
            self._begins = self._marked.place

    def _end(self, name: str) -> None:
        self._within.pop()
        if name == "fills":
            self.found.fills_end = self._marked.place
        elif name == "cellXfs":
            self.found.styles_end = self._marked.place
        elif name == "xf" and self._within[-1] == "cellXfs":
            self.found.styles.append((self._begins, self._marked.after))


def _tag(data: bytes, place: int) -> tuple[int, int]:
    return place, data.index(b">", place) + 1
