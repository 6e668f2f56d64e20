"""Cuts the text of a reading into printed lines and marked pieces, so that values light up their words."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Spans = Mapping[str, Sequence[Sequence[int]]]
PAGE_BREAK = "\f"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that the same fields came from. `starts` names the fields whose words begin here."""

    text: str
    fields: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line of the text, numbered from 1; `page_break` when a new page begins with it."""

    number: int
    pieces: tuple[Piece, ...]
    page_break: bool = False

    @property
    def is_blank(self) -> bool:
        """Nothing is printed on it."""
        return not any(piece.text.strip() for piece in self.pieces)


class SpanIndex:
    """Spans grouped by every path that leads to them, so that a long plan is indexed once."""

    def __init__(self, spans: Spans) -> None:
        self._by_path: dict[str, set[tuple[int, int]]] = {}
        for pointer, places in spans.items():
            pairs = {(int(start), int(end)) for start, end in places}
            path = pointer.removesuffix("_raw")
            while path:
                self._by_path.setdefault(path, set()).update(pairs)
                path = path.rpartition("/")[0]

    def at(self, path: str) -> list[tuple[int, int]]:
        """Spans of `path` and of all that stands below it, in order."""
        return sorted(self._by_path.get(path, ()))


def cut(text: str, marked: Mapping[int, Sequence[tuple[int, int]]]) -> list[PrintedLine]:
    """The printed lines of `text`, cut wherever a field of `marked` (id → spans) begins or ends."""
    edges, opens, closes = _edges(len(text), marked)
    seen: set[int] = set()
    active: set[int] = set()
    lines: list[PrintedLine] = []
    place = 0
    for number, raw in enumerate(_lines(text), start=1):
        end = place + len(raw)
        pieces: list[Piece] = []
        while place < end:
            active |= set(opens.pop(place, ()))
            active -= set(closes.get(place, ()))
            stop = min(end, edges[bisect_right(edges, place)])
            starts = tuple(sorted(active - seen))
            seen |= active
            pieces.append(_piece(text[place:stop], tuple(sorted(active)), starts))
            place = stop
        lines.append(PrintedLine(number, tuple(pieces), page_break=PAGE_BREAK in raw))
    return lines


def _piece(raw: str, fields: tuple[int, ...], starts: tuple[int, ...]) -> Piece:
    return Piece(raw.replace(PAGE_BREAK, "").rstrip("\n"), fields, starts)


def _lines(text: str) -> list[str]:
    """Lines with their ends; a form feed does not end one."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _edges(
    length: int, marked: Mapping[int, Sequence[tuple[int, int]]]
) -> tuple[list[int], dict[int, list[int]], dict[int, list[int]]]:
    opens: dict[int, list[int]] = {}
    closes: dict[int, list[int]] = {}
    for field, spans in marked.items():
        for start, end in _joined(spans, length):
            opens.setdefault(start, []).append(field)
            closes.setdefault(end, []).append(field)
    return sorted({0, length, *opens, *closes}), opens, closes


def _joined(spans: Sequence[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """Spans of one field that touch or overlap, as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        first, last = max(0, start), min(end, length)
        if first >= last:
            continue
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined
