"""Annexes: pages of their own, a real table whose head is repeated on each page."""

from collections.abc import Sequence
from typing import Any, Final

from docx.document import Document
from docx.shared import Pt

from chuan.documents.writers.word.elements import Node, node, put, twips
from chuan.documents.writers.word.pages import annex_section
from chuan.documents.writers.word.paragraphs import Scribe
from chuan.documents.writers.word.styles import NAMES
from chuan.documents.writers.word.tables import add_table
from chuan.domain.vanban.writing.layouts import Element, Layout
from chuan.domain.vanban.writing.printed import PrintedAnnex, Row, RowKind

_PADDING_MM: Final = 1.7
_ABOVE: Final = "55"
"""Twips between a cell's edge and its text."""
_WHOLE: Final = 1_500
"""Letters up to which a row is kept on one page."""
_EDGES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")
Lines = tuple[str, ...]


def add_annex(file: Document, annex: PrintedAnnex, layout: Layout, scribe: Scribe) -> None:
    """The annex in a section of its own."""
    annex_section(file, layout, landscape=annex.landscape)
    for piece in annex.pieces:
        scribe.add(file, piece, keep=True)
    for piece in annex.body:
        scribe.add(file, piece, keep=piece.level > 0, in_body=True)
    if annex.widths_mm:
        if annex.body:
            file.add_paragraph().paragraph_format.line_spacing = Pt(8)
        _Grid(file, annex).draw()


class _Grid:
    """Draws the rows of one annex; the styles are looked up once."""

    def __init__(self, file: Document, annex: PrintedAnnex) -> None:
        self._annex = annex
        self._widths = [twips(width) for width in annex.widths_mm]
        self._table = add_table(file, annex.widths_mm, 0, padding_mm=_PADDING_MM)
        self._styles = {
            element: file.styles[NAMES[element]].style_id
            for element in (Element.TABLE_HEAD, Element.TABLE_GROUP, Element.TABLE_CELL)
        }

    def draw(self) -> None:
        """All rows, the head first."""
        _rule(self._table)
        body = self._table._tbl  # noqa: SLF001  (the library's own way)
        if self._annex.head:
            head = [
                self._cell(lines, at, Element.TABLE_HEAD, centred=True)
                for at, lines in enumerate(self._annex.head)
            ]
            body.append(_row(head, whole=True, repeated=True))
        for row in self._annex.rows:
            letters = sum(len(line) for lines in row.cells for line in lines)
            body.append(_row(self._cells(row), whole=letters < _WHOLE))

    def _cells(self, row: Row) -> list[Node]:
        if row.kind is RowKind.CELLS:
            return [
                self._cell(lines, at, Element.TABLE_CELL, centred=self._annex.centred[at])
                for at, lines in enumerate(row.cells)
            ]
        label = [
            self._cell(lines, at, Element.TABLE_GROUP, centred=True)
            for at, lines in enumerate(row.cells[:-1])
        ]
        span = len(self._widths) - len(label)
        return [*label, self._cell(row.cells[-1], len(label), Element.TABLE_GROUP, span=span)]

    def _cell(
        self, lines: Lines, at: int, element: Element, *, centred: bool = False, span: int = 1
    ) -> Node:
        cell, properties = node("w:tc"), node("w:tcPr")
        properties.append(node("w:tcW", w=sum(self._widths[at : at + span]), type="dxa"))
        if span > 1:
            properties.append(node("w:gridSpan", val=span))
        properties.append(node("w:vAlign", val="center"))
        cell.append(properties)
        keep = element is not Element.TABLE_CELL
        cell.append(_paragraph(lines, self._styles[element], centred=centred, keep=keep))
        return cell


def _row(cells: Sequence[Node], *, whole: bool, repeated: bool = False) -> Node:
    row, properties = node("w:tr"), node("w:trPr")
    if whole:
        properties.append(node("w:cantSplit"))
    if repeated:
        properties.append(node("w:tblHeader"))
    row.append(properties)
    row.extend(cells)
    return row


def _paragraph(lines: Lines, style: str, *, centred: bool, keep: bool) -> Node:
    paragraph, properties = node("w:p"), node("w:pPr")
    properties.append(node("w:pStyle", val=style))
    if keep:
        properties.append(node("w:keepNext"))
    properties.append(node("w:spacing", before=_ABOVE, after=_ABOVE))
    if centred:
        properties.append(node("w:jc", val="center"))
    paragraph.append(properties)
    if lines:
        run = node("w:r")
        for at, line in enumerate(lines):
            if at:
                run.append(node("w:br"))
            text = node("w:t")
            text.text = line
            run.append(text)
        paragraph.append(run)
    return paragraph


def _rule(table: Any) -> None:  # noqa: ANN401  (untyped library)
    """Thin lines around every cell."""
    borders = node("w:tblBorders")
    for edge in _EDGES:
        borders.append(node(f"w:{edge}", val="single", sz=4, space=0, color="000000"))
    put(table._tbl.tblPr, borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")  # noqa: SLF001  (as above)
