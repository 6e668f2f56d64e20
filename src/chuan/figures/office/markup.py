"""Reads XML with places in its bytes, so that one cell can be changed and no byte beside it."""

from collections.abc import Callable, Iterable
from typing import Final
from xml.parsers import expat
from xml.sax.saxutils import escape

from chuan.figures.office.errors import Damaged

Attributes = dict[str, str]
_ILLEGAL: Final = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535))


class Marked:
    """One reading of a part: `start`, `end` and `text` are called by local name as it goes."""

    def __init__(
        self,
        data: bytes,
        start: Callable[[str, Attributes], None],
        end: Callable[[str], None],
        text: Callable[[str], None] | None = None,
    ) -> None:
        self.data = data
        self._names: dict[str, str] = {}
        self._start, self._end = start, end
        self._last = -1
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = _refuse
        self.parser.StartElementHandler = self._started
        self.parser.EndElementHandler = self._ended
        if text is not None:
            self.parser.CharacterDataHandler = text

    @property
    def place(self) -> int:
        """Where the tag that is told now begins; of an empty one that ends, the byte after it."""
        return self.parser.CurrentByteIndex

    @property
    def after(self) -> int:
        """The byte after the element that ends now."""
        place = self.place
        if self._last >= 0 and self.data[place - 2 : place] == b"/>":
            return place
        return self.data.index(b">", place) + 1

    def run(self) -> None:
        """Read all of it; raises `Damaged`."""
        try:
            self.parser.Parse(self.data, True)
        except (expat.ExpatError, LookupError, ValueError) as fault:
            raise Damaged from fault

    def _local(self, name: str) -> str:
        found = self._names.get(name)
        if found is None:
            found = self._names[name] = name.rpartition(" ")[2]
        return found

    def _started(self, name: str, attributes: Attributes) -> None:
        self._start(self._local(name), attributes)
        self._last = self.parser.CurrentByteIndex

    def _ended(self, name: str) -> None:
        self._end(self._local(name))
        self._last = -1


def _refuse(*_given: object) -> None:
    raise Damaged


def prefix_at(data: bytes, place: int) -> str:
    """The prefix of the tag that begins here, with its colon: "w:" or ""."""
    name = data[place + 1 : place + 40].split(b">")[0].split(b"/")[0].split()[0].decode("ascii")
    return f"{name.rpartition(':')[0]}:" if ":" in name else ""


def written(text: str) -> bytes:
    """Text for between tags or within quotes, in ASCII so that it fits every encoding."""
    safe = escape(text.translate(_ILLEGAL), {'"': "&quot;"})
    return safe.encode("ascii", "xmlcharrefreplace")


def spliced(data: bytes, pieces: Iterable[tuple[int, int, bytes]]) -> bytes:
    """The bytes with each piece (from, until, new) put in place; pieces do not overlap."""
    out, at = [], 0
    for begins, ends, new in sorted(pieces, key=lambda piece: (piece[0], piece[1])):
        out += [data[at:begins], new]
        at = ends
    out.append(data[at:])
    return b"".join(out)
