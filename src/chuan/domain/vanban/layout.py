"""The text of a file: the lines of a `Source` in one string, and where each stands in it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from chuan.domain.vanban.types import Box, Line, Source, Span, Table


def lines_of(source: Source) -> Iterator[Line]:
    """Every line of the source in reading order, the lines of cells row by row."""
    for item in source.items:
        if isinstance(item, Table):
            for row in item.rows:
                for cell in row:
                    if cell is not None:
                        yield from cell.lines
        else:
            yield item


def lay_out(source: Source) -> tuple[str, tuple[Span, ...]]:
    """The text of the file and the span of each line; a label outside a line stands before it."""
    parts: list[str] = []
    spans: list[Span] = []
    at = 0
    for line in lines_of(source):
        lead = f"{line.label} " if line.label else ""
        spans.append((at + len(lead), at + len(lead) + len(line.text)))
        parts.append(lead + line.text)
        at += len(lead) + len(line.text) + 1
    return "\n".join(parts), tuple(spans)


class BoxFinder:
    """Finds on the page what stands in a span of the text: one box a line."""

    def __init__(self, source: Source, line_spans: Sequence[Span]) -> None:
        self._lines = list(lines_of(source))
        self._spans = list(line_spans)
        self._starts = [start for start, _ in self._spans]
        self.has_boxes = any(
            line.box is not None or any(word.box is not None for word in line.words)
            for line in self._lines
        )

    def boxes(self, spans: Sequence[Span]) -> list[Box]:
        """The boxes of all lines that the spans touch, narrowed to words where they have boxes."""
        found: list[Box] = []
        for start, end in spans:
            index = max(bisect_right(self._starts, start) - 1, 0)
            while index < len(self._spans) and self._spans[index][0] < end:
                box = self._box(index, start, end)
                if box is not None:
                    found.append(box)
                index += 1
        return found

    def _box(self, index: int, start: int, end: int) -> Box | None:
        line, (line_start, line_end) = self._lines[index], self._spans[index]
        if line_end <= start or line_start >= end:
            return None
        inside = [
            box
            for (word_start, word_end), box in _word_boxes(line, line_start)
            if word_start < end and word_end > start
        ]
        return _union(inside) if inside else line.box


def _word_boxes(line: Line, line_start: int) -> Iterator[tuple[Span, Box]]:
    at = 0
    for word in line.words:
        found = line.text.find(word.text, at)
        if found < 0:
            continue
        at = found + len(word.text)
        if word.box is not None:
            yield (line_start + found, line_start + at), word.box


def _union(boxes: Sequence[Box]) -> Box:
    return (
        boxes[0][0],
        min(box[1] for box in boxes),
        min(box[2] for box in boxes),
        max(box[3] for box in boxes),
        max(box[4] for box in boxes),
    )
