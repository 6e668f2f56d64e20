"""Lays blocks out as DOCX the way an office does: letterhead in a table without lines."""

from collections.abc import Sequence
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt

from tests.factories.documents.blocks import Block, NewPage, Paragraph, Ruled, SideBySide

FONT = "Liberation Serif"


def write_docx(blocks: Sequence[Block], path: Path, *, font: str = FONT) -> Path:
    """Write the blocks to a DOCX file."""
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = font, Pt(13)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    for block in blocks:
        _WRITERS[type(block)](document, block)
    document.save(str(path))
    return path


def _paragraph(document: Document, block: Paragraph) -> None:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(block.text)
    run.bold, run.italic = block.bold, block.italic
    if block.centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    else:
        paragraph.paragraph_format.space_before = Pt(6)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Cm(1)


def _side_by_side(document: Document, block: SideBySide) -> None:
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    widths = (Cm(6), Cm(10.5))
    for column, cell, width in zip(table.columns, table.rows[0].cells, widths, strict=True):
        column.width = cell.width = width
    for cell, lines in zip(table.rows[0].cells, (block.left, block.right), strict=True):
        centred = not lines[0].startswith("Nơi nhận")
        for place, text in enumerate(lines):
            paragraph = cell.paragraphs[0] if not place else cell.add_paragraph()
            paragraph.add_run(text).font.size = Pt(12)
            if centred:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.space_after = Pt(0)


def _ruled(document: Document, block: Ruled) -> None:
    table = document.add_table(rows=1, cols=len(block.headings), style="Table Grid")
    table.autofit = False
    section = document.sections[-1]
    room = section.page_width - section.left_margin - section.right_margin
    widths = [room * share // sum(block.shares) for share in block.shares]
    for cell, text in zip(table.rows[0].cells, block.headings, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    for row in block.rows:
        cells = table.add_row().cells
        if len(row) == 2:
            cells[1].merge(cells[-1])
        for cell, text in zip(cells, row, strict=False):
            for place, line in enumerate(text.split("\n")):
                paragraph = cell.paragraphs[0] if not place else cell.add_paragraph()
                paragraph.add_run(line).font.size = Pt(11)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


def _new_page(document: Document, block: NewPage) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    long, short = Cm(29.7), Cm(21)
    section.orientation = WD_ORIENT.LANDSCAPE if block.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if block.landscape else (short, long)


_WRITERS = {
    Paragraph: _paragraph,
    SideBySide: _side_by_side,
    Ruled: _ruled,
    NewPage: _new_page,
}
