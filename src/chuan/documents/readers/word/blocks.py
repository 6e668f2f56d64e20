"""Paragraphs and tables of a DOCX in the order of its body."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from chuan.documents.readers.columns import unbraid_tabs
from chuan.documents.readers.word.names import Element, mc, number, value, w
from chuan.documents.readers.word.numbering import Numbering
from chuan.documents.readers.word.runs import LINE, PAGE, Run, runs_of, text_boxes
from chuan.documents.readers.word.styles import Styles, format_of
from chuan.documents.readers.word.tables import borders_shown, is_layout
from chuan.domain.vanban.types import Cell, Line, Table

_MANY_WORDS = 25
"""A text box with more words than this is part of the text, not a stamp."""
_LETTERHEAD = re.compile(
    r"cộng h(?:òa|oà) xã hội|đảng cộng sản|\b(?:ubnd|ủy ban|uỷ ban)\b", re.IGNORECASE
)
_CONTAINERS = {w("sdt"), w("sdtContent"), w("customXml"), w("ins"), w("moveTo"), w("smartTag")}


@dataclass(slots=True)
class Body:
    """Walks the body once; what it finds in text boxes goes to `margins`."""

    styles: Styles
    numbering: Numbering
    page: int = 1
    margins: list[Line] = field(default_factory=list)

    def blocks(self, parent: Element) -> list[Line | Table]:
        """Lines and tables under an element; letterheads set with tabs are unbraided."""
        found: list[Line | Table] = []
        for child in _children(parent):
            if child.tag == w("p"):
                found += self._paragraph(child)
            else:
                found += self._table(child)
        return unbraid_tabs(found)

    def _paragraph(self, element: Element) -> list[Line | Table]:
        boxed = [item for box in text_boxes(element) for item in self._text_box(box)]
        style = value(element, "pPr/pStyle")
        form = format_of(element).over(self.styles.resolve(style))
        runs = runs_of(element, self.styles)
        visible = any(run.text.strip() for run in runs)
        label = self.numbering.label(form.list_id, number(form.list_level)) if visible else ""
        return boxed + list(self._lines(runs, label, centred=form.align == "center"))

    def _lines(self, runs: list[Run], label: str, *, centred: bool) -> Iterator[Line]:
        """One line for each soft break; an empty paragraph is an empty line."""
        for printed in _broken(runs):
            text = "".join(run.text for run in printed)
            self.page += text.count(PAGE)
            text = text.replace(PAGE, "")
            inked = [run for run in printed if run.text.strip()]
            yield Line(
                text=text.rstrip() if "\t" in text else text.strip(),
                page=self.page,
                bold=bool(inked) and all(run.bold for run in inked),
                italic=bool(inked) and all(run.italic for run in inked),
                centred=centred,
                label=label,
            )
            label = ""

    def _text_box(self, content: Element) -> list[Line | Table]:
        items = self.blocks(content)
        text = " ".join(item.text for item in items if isinstance(item, Line))
        if len(text.split()) > _MANY_WORDS or _LETTERHEAD.search(text):
            return items
        self.margins += [item for item in items if isinstance(item, Line)]
        self.margins += [line for item in items if isinstance(item, Table) for line in _flat(item)]
        return []

    def _table(self, element: Element) -> list[Line | Table]:
        page = self.page
        rows = tuple(self._row(row) for row in _rows(element))
        table = Table(tuple(row for row in rows if row), page)
        if is_layout(table, shown=borders_shown(element, self.styles)):
            return [line for line in _flat(table) if line.text]
        return [table] if table.rows else []

    def _row(self, element: Element) -> tuple[Cell | None, ...]:
        cells: list[Cell | None] = []
        before = number(value(element, "trPr/gridBefore"))
        cells += [Cell()] * min(before, _MANY_WORDS)
        for cell in _cells(element):
            span = min(max(number(value(cell, "tcPr/gridSpan"), 1), 1), _MANY_WORDS)
            merge = cell.find(f"{w('tcPr')}/{w('vMerge')}")
            if merge is not None and merge.get(w("val"), "continue") == "continue":
                cells += [None] * span
                continue
            lines = tuple(line for line in _flatten(self.blocks(cell)) if line.text)
            cells += [Cell(lines, span), *[None] * (span - 1)]
        return tuple(cells)


def _children(parent: Element) -> Iterator[Element]:
    """Paragraphs and tables, looked for inside content controls and insertions too."""
    for child in parent:
        if child.tag in {w("p"), w("tbl")}:
            yield child
        elif child.tag in _CONTAINERS:
            yield from _children(child)
        elif child.tag == mc("AlternateContent"):
            branch = child.find(mc("Choice"))
            yield from _children(child if branch is None else branch)


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == w("tr"):
            if child.find(f"{w('trPr')}/{w('del')}") is None:
                yield child
        elif child.tag in _CONTAINERS:
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == w("tc"):
            yield child
        elif child.tag in _CONTAINERS:
            yield from _cells(child)


def _broken(runs: list[Run]) -> list[list[Run]]:
    """The runs cut at soft line breaks."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        for place, part in enumerate(run.text.split(LINE)):
            if place:
                lines.append([])
            lines[-1].append(Run(part, run.bold, run.italic, run.font))
    return lines


def _flat(table: Table) -> Iterator[Line]:
    for row in table.rows:
        for cell in row:
            if cell:
                yield from cell.lines


def _flatten(items: list[Line | Table]) -> Iterator[Line]:
    for item in items:
        if isinstance(item, Line):
            yield item
        else:
            yield from _flat(item)
