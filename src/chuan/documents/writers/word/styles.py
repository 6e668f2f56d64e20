"""Named styles, one for each element of a paper, in Times New Roman."""

from typing import Any, Final

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from chuan.documents.writers.word.elements import node
from chuan.domain.vanban.writing.layouts import Align, Element, Layout, Style

TYPEFACE: Final = "Times New Roman"
SIDES: Final = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
    Align.JUSTIFY: WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_OUTLINE: Final = {
    Element.HEADING_1: 0,
    Element.HEADING_2: 1,
    Element.HEADING_3: 2,
    Element.ARTICLE: 0,
}
NAMES: Final = {
    Element.NATION: "Quốc hiệu",
    Element.MOTTO: "Tiêu ngữ",
    Element.SUPERIOR: "Cơ quan chủ quản",
    Element.ISSUER: "Cơ quan ban hành",
    Element.NUMBER: "Số ký hiệu",
    Element.PLACE_DATE: "Địa danh ngày tháng",
    Element.LETTER_TITLE: "Trích yếu công văn",
    Element.URGENCY: "Độ khẩn",
    Element.KIND: "Tên loại",
    Element.TITLE: "Trích yếu",
    Element.ADDRESSEE: "Kính gửi",
    Element.COMPETENCE: "Thẩm quyền",
    Element.ENACTING: "Quyết định",
    Element.BASIS: "Căn cứ",
    Element.BODY: "Nội dung",
    Element.HEADING_1: "Đề mục 1",
    Element.HEADING_2: "Đề mục 2",
    Element.HEADING_3: "Đề mục 3",
    Element.ARTICLE: "Điều",
    Element.AUTHORITY: "Quyền hạn ký",
    Element.POSITION: "Chức vụ ký",
    Element.SIGNER: "Họ tên người ký",
    Element.RECIPIENTS_LABEL: "Nơi nhận",
    Element.RECIPIENT: "Nơi nhận chi tiết",
    Element.ANNEX_LABEL: "Phụ lục",
    Element.ANNEX_TITLE: "Tên phụ lục",
    Element.ANNEX_REFERENCE: "Kèm theo",
    Element.CAPTION: "Tên bảng, tên hình",
    Element.TABLE_NOTE: "Ghi chú bảng",
    Element.TABLE_HEAD: "Bảng tiêu đề",
    Element.TABLE_GROUP: "Bảng nhóm",
    Element.TABLE_CELL: "Bảng nội dung",
    Element.PAGE_NUMBER: "Số trang",
}
"""What the list of styles of the word processor shows."""
_TIGHT: Final = frozenset(
    {Element.TABLE_HEAD, Element.TABLE_GROUP, Element.TABLE_CELL, Element.RECIPIENT}
)


def add_styles(file: Document, layout: Layout) -> None:
    """Give the file its base style and one style for each element."""
    base = file.styles["Normal"]
    base.font.name, base.font.size = TYPEFACE, Pt(layout.styles[Element.BODY].size)
    base.paragraph_format.space_after = Pt(0)
    fonts = base.element.rPr.rFonts
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), TYPEFACE)
    base.element.rPr.append(node("w:lang", val="vi-VN", eastAsia="vi-VN", bidi="ar-SA"))
    for element, look in layout.styles.items():
        style = file.styles.add_style(NAMES[element], WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = base
        style.quick_style = True
        _dress(style, element, look, layout)


def _dress(style: Any, element: Element, look: Style, layout: Layout) -> None:  # noqa: ANN401  (untyped library)
    font = style.font
    font.size, font.bold, font.italic = Pt(look.size), look.bold, look.italic
    font.underline = look.underline
    shape = style.paragraph_format
    shape.alignment = SIDES[look.align]
    shape.left_indent, shape.first_line_indent = Mm(look.left), Mm(look.first)
    shape.space_before, shape.space_after = Pt(look.before), Pt(look.after)
    shape.line_spacing = 1.0 if element in _TIGHT else layout.line_spacing
    shape.widow_control = True
    if element in _OUTLINE:
        shape.keep_with_next = element is not Element.ARTICLE
        style.element.get_or_add_pPr().append(node("w:outlineLvl", val=_OUTLINE[element]))
