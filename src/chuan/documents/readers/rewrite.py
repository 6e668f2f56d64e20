"""Applies one change to every line of a source, and joins its text."""

from collections.abc import Callable
from dataclasses import replace

from chuan.domain.vanban.layout import lines_of
from chuan.domain.vanban.types import Box, Cell, Line, Source, Table

Spelling = Callable[[str], str]


def text_of(source: Source) -> str:
    """All lines of a source, one under another."""
    return "\n".join(line.text for line in lines_of(source))


def rewrite_source(source: Source, spell: Spelling) -> Source:
    """The same source with every line and word spelled anew."""

    def spelled(line: Line) -> Line:
        words = tuple(replace(word, text=spell(word.text)) for word in line.words)
        return replace(line, text=spell(line.text), words=words)

    return replace(source, items=tuple(_changed(item, spelled) for item in source.items))


def moved(item: Line | Table, pages: int) -> Line | Table:
    """The same item so many pages further on."""

    def further(line: Line) -> Line:
        words = tuple(replace(word, box=_further(word.box, pages)) for word in line.words)
        box = _further(line.box, pages)
        return replace(line, words=words, box=box, page=line.page + pages)

    changed = _changed(item, further) if pages else item
    return replace(changed, page=item.page + pages)


def _further(box: Box | None, pages: int) -> Box | None:
    return box and (box[0] + pages, *box[1:])


def _changed(item: Line | Table, change: Callable[[Line], Line]) -> Line | Table:
    if isinstance(item, Line):
        return change(item)
    rows = tuple(
        tuple(cell and Cell(tuple(map(change, cell.lines)), cell.colspan) for cell in row)
        for row in item.rows
    )
    return replace(item, rows=rows)
