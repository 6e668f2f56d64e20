"""Tables of fixed column widths, with or without lines."""

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm

from chuan.documents.writers.word.elements import node, twips

_LOOK, _WIDTH = qn("w:tblLook"), qn("w:tblW")
_TYPE, _W = qn("w:type"), qn("w:w")


def add_table(
    file: Document, widths_mm: Sequence[float], rows: int, *, padding_mm: float = 0.0
) -> Any:  # noqa: ANN401  (untyped library)
    """A table without lines whose columns keep their widths; its cells hold one empty paragraph."""
    table = file.add_table(rows, len(widths_mm))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    properties = table._tbl.tblPr  # noqa: SLF001  (the library's own way)
    margins = node("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(node(f"w:{side}", w=twips(padding_mm), type="dxa"))
    look = properties.find(_LOOK)
    if look is not None:
        properties.remove(look)
    width = properties.find(_WIDTH)
    width.set(_TYPE, "dxa")
    width.set(_W, str(sum(twips(one) for one in widths_mm)))
    properties.append(margins)
    for column, one in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(one)
    for row in table.rows:
        for cell, one in zip(row.cells, widths_mm, strict=True):
            cell.width = Mm(one)
    return table


def drop_first(cell: Any) -> None:  # noqa: ANN401  (as above)
    """Take away the empty paragraph that a cell is born with, once it has another."""
    first = cell.paragraphs[0]
    if len(cell.paragraphs) > 1 and not first.text:
        first._p.getparent().remove(first._p)  # noqa: SLF001  (as above)


def keep_whole(row: Any) -> None:  # noqa: ANN401  (as above)
    """Never break the row across pages."""
    row._tr.get_or_add_trPr().append(node("w:cantSplit"))  # noqa: SLF001  (as above)
