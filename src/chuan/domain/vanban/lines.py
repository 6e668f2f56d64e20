"""Printed lines made ready for reading: page numbers and running heads gone, page breaks marked."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.passage import Passage
from chuan.domain.vanban.types import Line, Source, Span, Table

_PAGE_NUMBER = re.compile(r"^[-–\s]*(?:trang\s*)?(\d{1,3})(?:\s*/\s*\d{1,3})?[-–\s.]*$")
_DIGITS = re.compile(r"\d+")
_MIN_REPEATS = 3
_EDGE = 2
_MOST_PAGES = 0.6


@dataclass(frozen=True, slots=True)
class Place:
    """A word of a line: its characters from `start` to `end`, and its left and right edge."""

    start: int
    end: int
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Printed:
    """One line that carries text, stripped; `gap` when an empty line stands before it."""

    passage: Passage
    page: int = 1
    gap: bool = False
    turned: bool = False
    """First line of a page, or of what looks like one."""
    indent: int = 0
    bold: bool = False
    italic: bool = False
    centred: bool = False
    places: tuple[Place, ...] = ()
    """Where each word stands, empty where the file has no pages."""

    @property
    def text(self) -> str:
        """The words of the line."""
        return self.passage.text

    @property
    def folded(self) -> str:
        """The words of the line, folded."""
        return fold(self.passage.text)


@dataclass(frozen=True, slots=True)
class Grid:
    """A real table whose cells remember where they were printed; None is a cell swallowed by a"
    " span.
    """

    rows: tuple[tuple[Passage | None, ...], ...]
    page: int = 1

    @property
    def text(self) -> str:
        """The words of the first row."""
        return " ".join(cell.text for cell in self.rows[0] if cell) if self.rows else ""


Item = Printed | Grid


def printed_items(source: Source, line_spans: Sequence[Span]) -> list[Item]:
    """The lines and tables of a source that carry text, in order."""
    spans = iter(line_spans)
    items: list[Item] = []
    gap = False
    page = 0
    for item in source.items:
        if isinstance(item, Table):
            items.append(_grid(item, spans))
            gap = True
            continue
        start, _ = next(spans)
        if not item.text.strip():
            gap = True
            continue
        items.append(_printed(item, start, gap=gap, page=page))
        gap, page = False, item.page
    return _without_page_furniture(items)


def _printed(line: Line, start: int, *, gap: bool, page: int) -> Printed:
    indent = len(line.text) - len(line.text.lstrip())
    passage = Passage.at(line.text, start).strip()
    if line.label:
        passage = Passage.at(f"{line.label} ", start - len(line.label) - 1) + passage
    turned = line.page != page if page else False
    soft = indent == 1 and not gap and page > 0
    return Printed(
        passage=passage,
        page=line.page,
        gap=gap,
        turned=turned or soft,
        indent=indent,
        bold=line.bold,
        italic=line.italic,
        centred=line.centred,
        places=() if line.label else _places(line, indent),
    )


def _places(line: Line, indent: int) -> tuple[Place, ...]:
    """The words of a line with boxes, by their characters in the stripped line."""
    found: list[Place] = []
    at = 0
    for word in line.words:
        while at < len(line.text) and line.text[at].isspace():
            at += 1
        end = at + len(word.text)
        if word.box is None or line.text[at:end] != word.text:
            return ()
        found.append(Place(at - indent, end - indent, word.box[1], word.box[3]))
        at = end
    return tuple(found)


def _grid(table: Table, spans: Iterable[Span]) -> Grid:
    following = iter(spans)
    rows: list[tuple[Passage | None, ...]] = []
    for row in table.rows:
        cells: list[Passage | None] = []
        for cell in row:
            if cell is None:
                cells.append(None)
                continue
            cells.append(_joined(cell.lines, following))
            cells.extend([None] * (cell.colspan - 1) if _needs_padding(row, cell.colspan) else [])
        rows.append(tuple(cells))
    return Grid(rows=tuple(rows), page=table.page)


def _needs_padding(row: Sequence[object], colspan: int) -> bool:
    return colspan > 1 and not any(cell is None for cell in row)


def _joined(lines: Sequence[Line], spans: Iterable[Span]) -> Passage:
    following = iter(spans)
    total = Passage.empty()
    for line in lines:
        start, _ = next(following)
        passage = Passage.at(line.text, start)
        if line.label:
            passage = Passage.at(f"{line.label} ", start - len(line.label) - 1) + passage
        total = total + (Passage.at("\n", start - 1) if total else Passage.empty()) + passage
    return total.strip()


def _without_page_furniture(items: list[Item]) -> list[Item]:
    pages: dict[int, list[int]] = {}
    for index, item in enumerate(items):
        if isinstance(item, Printed):
            pages.setdefault(item.page, []).append(index)
    dropped = _running_lines(items, pages) | _page_numbers(items, pages)
    return _keep_breaks(items, dropped)


def _keep_breaks(items: list[Item], dropped: set[int]) -> list[Item]:
    kept: list[Item] = []
    gap = turned = False
    for index, item in enumerate(items):
        if index in dropped and isinstance(item, Printed):
            gap, turned = True, turned or item.turned
            continue
        if isinstance(item, Printed) and (gap or turned):
            item = replace(item, gap=item.gap or gap, turned=item.turned or turned)  # noqa: PLW2901  (the item as it stands turned)
        kept.append(item)
        gap = turned = False
    return kept


def _running_lines(items: list[Item], pages: dict[int, list[int]]) -> set[int]:
    """Lines that stand at the top or the bottom of most pages, their numbers aside."""
    if len(pages) < _MIN_REPEATS:
        return set()
    edges = [(i, _mask(items[i].text)) for ids in pages.values() for i in _edges(ids)]
    seen = Counter(mask for _, mask in edges)
    least = max(_MIN_REPEATS, int(_MOST_PAGES * len(pages)))
    return {i for i, mask in edges if seen[mask] >= least and _is_furniture(mask)}


def _edges(ids: list[int]) -> set[int]:
    return {*ids[:_EDGE], *ids[-_EDGE:]}


def _mask(text: str) -> str:
    return _DIGITS.sub("#", fold(text))


def _is_furniture(mask: str) -> bool:
    return bool(re.search(r"[^\W\d_]", mask)) and not re.match(r"(?:tt|stt)\b", mask)


def _page_numbers(items: list[Item], pages: dict[int, list[int]]) -> set[int]:
    """Numbers at the edge of a page that go up as the pages do."""
    numbers: list[tuple[int, int]] = []
    for page, ids in pages.items():
        for index in {ids[0], ids[-1]}:
            found = _PAGE_NUMBER.match(fold(items[index].text))
            if found and len(pages) > 1:
                numbers.append((index, int(found.group(1)) - page))
    if not numbers:
        return set()
    usual, votes = Counter(offset for _, offset in numbers).most_common(1)[0]
    least = max(2 if usual else 1, int(_MOST_PAGES * (len(pages) - 1)))
    if votes < least:
        return set()
    return {index for index, offset in numbers if offset == usual}
