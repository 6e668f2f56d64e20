"""Parts what is printed side by side: the letterhead, and recipients beside a signature."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from chuan.documents.readers.furniture import AUTHORITY, MOTTO, is_furniture
from chuan.documents.readers.tokens import Row

_WIDE = 1.5
"""A gap of so many heights of a line parts two columns, if it is also the odd one of its line."""
_ODD = 2.5
_REACH = 9
"""Heights of a line over which a block set side by side goes on (room for a signature)."""
_CENTRE = 0.05
_RIGHT_HALF = 0.4
_BOTH = 2
_LIST = 3
"""Lines of a column from which its spacing can be told."""
_HEADING = re.compile(r"^(?:[IVX]+|[A-H]|\d+)\.\s")

Segments = list[Row]
"""One printed line, cut where its columns part."""


@dataclass(frozen=True, slots=True)
class Corridor:
    """The white strip between two columns."""

    left: float
    right: float

    def beside(self, segments: Segments) -> "Corridor | None":
        """The strip that is left free when one more line is printed; None when it is barred."""
        left, right = self.left, self.right
        if len(segments) == _BOTH:
            left, right = max(left, segments[0][-1].x1), min(right, segments[1][0].x0)
        elif segments[0][-1].x1 <= right:
            left = max(left, segments[0][-1].x1)
        elif segments[0][0].x0 >= left:
            right = min(right, segments[0][0].x0)
        else:
            return None
        return Corridor(left, right) if left < right else None

    def is_right(self, segment: Row) -> bool:
        """Whether a part of a line stands to the right of the strip."""
        return (segment[0].x0 + segment[-1].x1) > self.left + self.right


def unbraided(rows: Sequence[Row], width: float) -> Iterator[tuple[Row, bool]]:
    """Lines of a page in reading order, and whether each goes on with a block set side by side.

    Of such a block the left column comes first.
    """
    parts = [_segments(row) for row in rows]
    place = 0
    while place < len(parts):
        braid = _braid(parts[place:], width)
        if braid is None:
            yield from ((segment, False) for segment in _alone(parts[place]))
            place += 1
            continue
        length, corridor = braid
        segments = [segment for row in parts[place : place + length] for segment in row]
        segments.sort(key=corridor.is_right)
        yield from ((segment, bool(order)) for order, segment in enumerate(segments))
        place += length


def _alone(segments: Segments) -> Segments:
    """A line by itself: whole, unless it is one of a letterhead."""
    if is_furniture("\n".join(_text(segment) for segment in segments)):
        return segments
    return [[token for segment in segments for token in segment]]


def _segments(row: Row) -> Segments:
    gaps = [right.x0 - left.x1 for left, right in pairwise(row)]
    if not gaps:
        return [row]
    height = median(token.height for token in row)
    usual = median(gaps) if len(gaps) > _BOTH else 0.0
    least = max(_WIDE * height, _ODD * usual)
    cuts = {place + 1 for place, gap in enumerate(gaps) if gap > least}
    cuts |= _motto_cut(row)
    marks = [0, *sorted(cuts), len(row)]
    return [row[a:b] for a, b in pairwise(marks)]


def _motto_cut(row: Row) -> set[int]:
    """Where the motto begins within a line, however narrow the gap before it."""
    text = _text(row)
    found = MOTTO.search(text)
    if not found or not found.start():
        return set()
    return {text[: found.start()].count(" ")}


def _braid(parts: Sequence[Segments], width: float) -> tuple[int, Corridor] | None:
    """How many lines from the first on are set side by side, and the strip between."""
    corridor = _first_corridor(parts[0], width)
    if corridor is None:
        return None
    length = 1
    for above, row in pairwise(parts):
        if len(row) > _BOTH or _far_below(row, above) or _ends_braid(row, width):
            break
        if _leaves_list(parts[:length], row, corridor):
            break
        narrowed = corridor.beside(row)
        if narrowed is None:
            break
        corridor = narrowed
        length += 1
    braid = parts[:length]
    text = "\n".join(_text(segment) for row in braid for segment in row)
    beside = any(len(row) == _BOTH for row in braid) or _alternate(braid, corridor)
    return (length, corridor) if length > 1 and beside and is_furniture(text) else None


def _far_below(segments: Segments, above: Segments) -> bool:
    """Whether more white lies between two lines than a signature needs."""
    height = max(token.height for segment in above for token in segment)
    return _top(segments[0]) - _bottom(above[0]) > _REACH * height


def _leaves_list(braid: Sequence[Segments], segments: Segments, corridor: Corridor) -> bool:
    """Whether a line stands further below the left column than its lines do from one another."""
    if len(segments) == _BOTH or corridor.is_right(segments[0]):
        return False
    left = [row[0] for row in braid if not corridor.is_right(row[0])]
    if len(left) < _LIST:
        return False
    gaps = [_top(below) - _bottom(above) for above, below in pairwise([*left, segments[0]])]
    height = _bottom(left[-1]) - _top(left[-1])
    return gaps[-1] > max(gaps[:-1]) + height / 2


def _top(row: Row) -> float:
    return min(token.top for token in row)


def _bottom(row: Row) -> float:
    return max(token.bottom for token in row)


def _first_corridor(segments: Segments, width: float) -> Corridor | None:
    """The strip as far as the first line of a block tells."""
    if len(segments) == _BOTH:
        return Corridor(segments[0][-1].x1, segments[1][0].x0)
    text = _text(segments[0])
    opens = is_furniture(text) or text.isupper()
    if len(segments) > _BOTH or not opens or _HEADING.match(text):
        return None
    if segments[0][-1].x1 < width / 2:
        return Corridor(segments[0][-1].x1, width)
    return Corridor(0.0, segments[0][0].x0) if segments[0][0].x0 > _RIGHT_HALF * width else None


def _ends_braid(segments: Segments, width: float) -> bool:
    """Whether a line is a title or a heading: nothing beside it belongs to the block above."""
    if len(segments) == _BOTH:
        return False
    text = _text(segments[0])
    middle = (segments[0][0].x0 + segments[0][-1].x1) / 2
    centred = abs(middle - width / 2) < _CENTRE * width and not AUTHORITY.search(text)
    return centred or bool(_HEADING.match(text))


def _alternate(braid: Sequence[Segments], corridor: Corridor) -> bool:
    """Whether lines to the left and to the right alternate down the page."""
    sides = [corridor.is_right(row[0]) for row in braid]
    return sum(a != b for a, b in pairwise(sides)) > 1


def _text(row: Row) -> str:
    return " ".join(token.text for token in row)
