"""Tables with lines: a heading that is repeated on each page, rows kept whole, figures to the right."""

from collections.abc import Sequence
from typing import Any, Final

from docx.document import Document

from chuan.documents.writers.word.elements import Node, node, put, twips
from chuan.documents.writers.word.styles import NAMES
from chuan.documents.writers.word.tables import add_table
from chuan.domain.vanban.writing.layouts import Align, Element
from chuan.domain.vanban.writing.printed import PrintedTable, Row, RowKind

_PADDING_MM: Final = 1.7
_ABOVE: Final = "55"
"""Twips between a cell's edge and its text."""
_WHOLE: Final = 1_500
"""Letters up to which a row is kept on one page."""
_EDGES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")
_SIDES: Final = {Align.CENTRE: "center", Align.RIGHT: "right"}
Lines = tuple[str, ...]


def add_grid(file: Document, table: PrintedTable) -> None:
    """The table at the end of the file."""
    _Grid(file, table).draw()


class _Grid:
    """Draws the rows of one table; the styles are looked up once."""

    def __init__(self, file: Document, printed: PrintedTable) -> None:
        self._printed = printed
        self._widths = [twips(width) for width in printed.widths_mm]
        self._table = add_table(file, printed.widths_mm, 0, padding_mm=_PADDING_MM)
        self._styles = {
            element: file.styles[NAMES[element]].style_id
            for element in (Element.TABLE_HEAD, Element.TABLE_GROUP, Element.TABLE_CELL)
        }

    def draw(self) -> None:
        """All rows, the heading first."""
        _rule(self._table)
        body = self._table._tbl  # noqa: SLF001  (the library's own way)
        for cells in self._head():
            body.append(_row(cells, whole=True, repeated=True))
        for row in self._printed.rows:
            letters = sum(len(line) for lines in row.cells for line in lines)
            body.append(_row(self._cells(row), whole=letters < _WHOLE))

    def _head(self) -> list[list[Node]]:
        """Rows of the heading; a cell over several rows goes on below itself."""
        rows: list[dict[int, Node]] = [{} for _ in self._printed.head]
        for number, row in enumerate(self._printed.head):
            for head in row:
                for below in range(head.rows):
                    rows[number + below][head.at] = self._cell(
                        () if below else head.lines, head.at, Element.TABLE_HEAD,
                        side=Align.CENTRE, span=head.columns,
                        merge="" if head.rows == 1 else "continue" if below else "restart",
                    )  # fmt: skip
        return [[cells[at] for at in sorted(cells)] for cells in rows]

    def _cells(self, row: Row) -> list[Node]:
        if row.kind is RowKind.CELLS:
            return [
                self._cell(lines, at, Element.TABLE_CELL, side=self._printed.sides[at])
                for at, lines in enumerate(row.cells)
            ]
        label = [
            self._cell(lines, at, Element.TABLE_GROUP, side=Align.CENTRE)
            for at, lines in enumerate(row.cells[:-1])
        ]
        span = len(self._widths) - len(label)
        return [*label, self._cell(row.cells[-1], len(label), Element.TABLE_GROUP, span=span)]

    def _cell(
        self,
        lines: Lines,
        at: int,
        element: Element,
        *,
        side: Align = Align.LEFT,
        span: int = 1,
        merge: str = "",
    ) -> Node:
        cell, properties = node("w:tc"), node("w:tcPr")
        properties.append(node("w:tcW", w=sum(self._widths[at : at + span]), type="dxa"))
        if span > 1:
            properties.append(node("w:gridSpan", val=span))
        if merge:
            properties.append(node("w:vMerge", val=merge))
        properties.append(node("w:vAlign", val="center"))
        cell.append(properties)
        keep = element is not Element.TABLE_CELL
        cell.append(_paragraph(lines, self._styles[element], side=side, keep=keep))
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


def _paragraph(lines: Lines, style: str, *, side: Align, keep: bool) -> Node:
    paragraph, properties = node("w:p"), node("w:pPr")
    properties.append(node("w:pStyle", val=style))
    if keep:
        properties.append(node("w:keepNext"))
    properties.append(node("w:spacing", before=_ABOVE, after=_ABOVE))
    if side in _SIDES:
        properties.append(node("w:jc", val=_SIDES[side]))
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
