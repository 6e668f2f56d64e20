"""Writes printed pieces as paragraphs, with the lines that are drawn under some of them."""

from typing import Any, Final

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from chuan.documents.writers.word.elements import node, put
from chuan.documents.writers.word.styles import NAMES
from chuan.domain.vanban.writing.layouts import Element, Layout, Style
from chuan.domain.vanban.writing.printed import Piece
from chuan.domain.vanban.writing.widths import text_width

_AFTER_BORDERS: Final = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr")
_SHARES: Final = {"text": 1.0, "part": 0.42}
_ABOVE_BODY: Final = 8
"""Points between the head of a paper and its body."""
_FRAME: Final = ("top", "left", "bottom", "right")


class Scribe:
    """Writes pieces in one layout into whatever can hold paragraphs: the body or a cell."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout

    def add(
        self,
        holder: Any,  # noqa: ANN401  (a file, a cell or a header of the untyped library)
        piece: Piece,
        *,
        width_mm: float | None = None,
        keep: bool = False,
        in_body: bool = False,
        first: bool = False,
        centred: bool = False,
    ) -> Any:  # noqa: ANN401  (as above)
        """Add the piece and what is drawn under it; `width_mm` is that of the holder. Its paragraph."""
        style = self._layout.styles[piece.element]
        paragraph = holder.add_paragraph(style=NAMES[piece.element])
        _fill(paragraph, piece, style)
        shape = paragraph.paragraph_format
        if keep:
            shape.keep_with_next = True
        if in_body:
            above = max(style.before, self._layout.paragraph_pt)
            shape.space_before = Pt(above + (_ABOVE_BODY if first else 0))
        if centred:
            shape.alignment, shape.left_indent = WD_ALIGN_PARAGRAPH.CENTER, Mm(0)
        elif piece.element is Element.ADDRESSEE and piece.lead == "-":
            shape.left_indent, shape.space_before = Mm(style.left + 15), Pt(2)
        if style.below:
            self._below(holder, paragraph, piece, style, width_mm or self._room(), keep=keep)
        return paragraph

    def _room(self) -> float:
        margins = self._layout.margins_mm
        return 210 - margins.left - margins.right

    def _below(
        self,
        holder: Any,  # noqa: ANN401  (as above)
        paragraph: Any,  # noqa: ANN401  (as above)
        piece: Piece,
        style: Style,
        width_mm: float,
        *,
        keep: bool,
    ) -> None:
        longest = text_width(piece.lines[-1], style.size, bold=style.bold) * 25.4 / 72
        if style.below == "box":
            _border(paragraph, _FRAME, space=2)
            _inset(paragraph, (width_mm - longest) / 2 - 2)
            return
        under = holder.add_paragraph(style=NAMES[piece.element])
        shape = under.paragraph_format
        shape.space_before = shape.space_after = Pt(0)
        shape.keep_with_next = keep
        if style.below in _SHARES:
            shape.line_spacing = Pt(3)
            _border(under, ("top",), space=0)
            shape.space_before = Pt(1)
            _inset(under, (width_mm - longest * _SHARES[style.below]) / 2)
            return
        run = under.add_run(style.below)
        run.bold = run.italic = False
        shape.line_spacing = 1.0


def _fill(paragraph: Any, piece: Piece, style: Style) -> None:  # noqa: ANN401  (as above)
    """The lead and the lines; what the style says already is not said again."""
    bold = True if piece.bold and not style.bold else None
    if piece.lead:
        run = paragraph.add_run(piece.lead)
        run.bold = True if piece.lead_bold and not style.bold else bold
        if piece.lines:
            paragraph.add_run(" ").bold = bold
    for at, line in enumerate(piece.lines):
        run = paragraph.add_run()
        if at:
            run.add_break()
        run.add_text(line)
        run.bold = bold


def _border(paragraph: Any, sides: tuple[str, ...], *, space: int) -> None:  # noqa: ANN401  (as above)
    borders = node("w:pBdr")
    for side in sides:
        borders.append(node(f"w:{side}", val="single", sz=6, space=space, color="000000"))
    put(paragraph._p.get_or_add_pPr(), borders, *_AFTER_BORDERS)  # noqa: SLF001  (the library's own way)


def _inset(paragraph: Any, mm: float) -> None:  # noqa: ANN401  (as above)
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Mm(max(mm, 0))
    shape.first_line_indent = Mm(0)
