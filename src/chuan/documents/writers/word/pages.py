"""Pages: their size, margins and numbers, the first page of each part without one."""

from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Mm

from chuan.documents.writers.word.elements import node, put
from chuan.documents.writers.word.styles import NAMES
from chuan.domain.vanban.writing.layouts import Element, Layout


def first_section(file: Document, layout: Layout) -> None:
    """Set the pages of the paper itself."""
    _set(file.sections[0], layout, landscape=False)


def annex_section(file: Document, layout: Layout, *, landscape: bool) -> None:
    """Begin an annex on a new page, its pages numbered from 1."""
    _set(file.add_section(WD_SECTION.NEW_PAGE), layout, landscape=landscape)


def _set(section: Any, layout: Layout, *, landscape: bool) -> None:  # noqa: ANN401  (untyped library)
    margins = layout.margins_mm
    top, right, bottom, left = margins.top, margins.right, margins.bottom, margins.left
    if landscape:
        top, right, bottom, left = left, top, right, bottom
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (
        (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    )
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.header_distance, section.footer_distance = Mm(max(top - 10, 5)), Mm(8)
    section.different_first_page_header_footer = True
    start = node("w:pgNumType", start=1)
    put(section._sectPr, start, "w:cols", "w:titlePg", "w:docGrid")  # noqa: SLF001  (the library's own way)
    section.header.is_linked_to_previous = section.first_page_header.is_linked_to_previous = False
    _number(section.header)


def _number(header: Any) -> None:  # noqa: ANN401  (as above)
    """The field that counts pages, in the middle of the top margin."""
    paragraph = header.paragraphs[0]
    paragraph.style = NAMES[Element.PAGE_NUMBER]
    field = node("w:fldSimple", instr=" PAGE ")
    run = paragraph.add_run("2")
    field.append(run._r)  # noqa: SLF001  (as above)
    paragraph._p.append(field)  # noqa: SLF001  (as above)
