"""Sets a paper in its layout: which pieces are printed, where, in which words."""

from dataclasses import replace
from math import ceil
from typing import Final

from chuan.domain.vanban.writing.annexes import print_annex
from chuan.domain.vanban.writing.breaking import balanced
from chuan.domain.vanban.writing.layouts import Element, Layout
from chuan.domain.vanban.writing.limits import check_length
from chuan.domain.vanban.writing.pieces import body_pieces
from chuan.domain.vanban.writing.printed import Piece, Printed
from chuan.domain.vanban.writing.types import Family, Paper, PaperKind, Signature, Urgency
from chuan.domain.vanban.writing.widths import text_width
from chuan.domain.vanban.writing.wording import (
    clean,
    clean_lines,
    date_line,
    number_line,
    signing_line,
    symbol_of,
    with_mark,
)

POINTS_A_MM: Final = 72 / 25.4
PAGE_MM: Final = (210.0, 297.0)
_STATE_RIGHT: Final = ("Cộng hòa xã hội chủ nghĩa Việt Nam", "Độc lập - Tự do - Hạnh phúc")
_PARTY_RIGHT: Final = "Đảng Cộng sản Việt Nam"
_URGENCY: Final = {
    Urgency.URGENT: "Khẩn",
    Urgency.VERY_URGENT: "Thượng khẩn",
    Urgency.EXPRESS: "Hỏa tốc",
}
_UNENDED: Final = frozenset({Element.ENACTING, Element.CAPTION, Element.TABLE_NOTE})
_MOST_BESIDE: Final = 28
"""Lines of recipients that stand beside a signature and never break over pages with it."""
_TITLE_MM: Final = 145.0
"""Titles are set narrower than the page, so that they stand as a block."""


def room_mm(layout: Layout, *, landscape: bool = False) -> float:
    """Width between the margins; a page turned sideways turns its margins with it."""
    margins = layout.margins_mm
    if landscape:
        return PAGE_MM[1] - margins.top - margins.bottom
    return PAGE_MM[0] - margins.left - margins.right


def compose(paper: Paper, layout: Layout) -> Printed:
    """The paper as it goes to print; `PaperTooLong` when it is more than writers take."""
    check_length(paper)
    right = _right(paper, layout)
    right_mm = max(_width_mm(piece, layout) for piece in right) + 2
    left_mm = room_mm(layout) - right_mm
    recipients = _recipients(paper, layout)
    name = layout.names[paper.kind] or "Công văn"
    return Printed(
        name=clean(f"{name} {symbol_of(paper, layout)} {paper.title}"),
        left=_left(paper, layout, left_mm),
        right=right,
        left_mm=left_mm,
        right_mm=right_mm,
        top=_top(paper, layout),
        body=_body(paper, layout),
        signatures=tuple(_signature(one, layout) for one in paper.signatures),
        recipients=recipients,
        beside=len(paper.signatures) == 1 and _lines_beside(recipients, layout) <= _MOST_BESIDE,
        annexes=tuple(
            print_annex(annex, paper, layout, room_mm(layout, landscape=annex.landscape))
            for annex in paper.annexes
        ),
    )


def cased(text: str, element: Element, layout: Layout) -> str:
    """The text in the capitals of its element."""
    return text.upper() if layout.styles[element].caps else text


def centred(element: Element, text: str, layout: Layout, room: float) -> tuple[Piece, ...]:
    """A centred piece broken evenly to `room` mm; none for an empty text. Own lines are kept."""
    style = layout.styles[element]
    lines = tuple(
        part
        for line in clean_lines(text)
        for part in balanced(
            cased(line, element, layout), style.size, room * POINTS_A_MM, bold=style.bold
        )
    )
    return (Piece(element, lines),) if lines else ()


def _width_mm(piece: Piece, layout: Layout) -> float:
    style = layout.styles[piece.element]
    return max(text_width(line, style.size, bold=style.bold) for line in piece.lines) / POINTS_A_MM


def _right(paper: Paper, layout: Layout) -> tuple[Piece, ...]:
    day = Piece(Element.PLACE_DATE, (date_line(paper),))
    if paper.family is Family.PARTY:
        return (Piece(Element.NATION, (cased(_PARTY_RIGHT, Element.NATION, layout),)), day)
    nation, motto = _STATE_RIGHT
    return (
        Piece(Element.NATION, (cased(nation, Element.NATION, layout),)),
        Piece(Element.MOTTO, (motto,)),
        day,
    )


def _left(paper: Paper, layout: Layout, width_mm: float) -> tuple[Piece, ...]:
    room = width_mm - 2
    letter: tuple[Piece, ...] = ()
    if paper.kind is PaperKind.OFFICIAL_LETTER and clean(paper.title):
        title = clean(paper.title)
        if layout.letter_prefix and not title.lower().startswith(("v/v", "về việc")):
            title = f"{layout.letter_prefix} {title}"
        letter = centred(Element.LETTER_TITLE, title, layout, room)
    urgency = _URGENCY.get(paper.urgency, "")
    return (
        *centred(Element.SUPERIOR, paper.superior, layout, room),
        *centred(Element.ISSUER, paper.issuer, layout, room),
        Piece(Element.NUMBER, (number_line(paper, layout),)),
        *letter,
        *centred(Element.URGENCY, urgency, layout, room),
        *centred(Element.URGENCY, paper.mark, layout, room),
    )


def _top(paper: Paper, layout: Layout) -> tuple[Piece, ...]:
    room = room_mm(layout)
    named: tuple[Piece, ...] = ()
    if paper.kind is not PaperKind.OFFICIAL_LETTER:
        named = (
            *centred(Element.KIND, layout.names[paper.kind], layout, room),
            *centred(Element.TITLE, paper.title, layout, _TITLE_MM),
        )
    return (*named, *_addressees(paper))


def _addressees(paper: Paper) -> tuple[Piece, ...]:
    """One addressee beside "Kính gửi:", several under it.

    Basis: Nghị định 30/2020/NĐ-CP, Phụ lục I.
    """
    names = [with_mark(clean(name), "").removeprefix("- ") for name in paper.addressees]
    names = [name for name in names if name]
    if len(names) < 2:
        return tuple(Piece(Element.ADDRESSEE, (name,), lead="Kính gửi:") for name in names)
    marks = [";"] * (len(names) - 1) + ["."]
    return (
        Piece(Element.ADDRESSEE, (), lead="Kính gửi:"),
        *(
            Piece(Element.ADDRESSEE, (name + mark,), lead="-")
            for name, mark in zip(names, marks, strict=True)
        ),
    )


def _body(paper: Paper, layout: Layout) -> tuple[Piece, ...]:
    room = room_mm(layout)
    decides = centred(Element.COMPETENCE, paper.competence, layout, room)
    enacts: tuple[Piece, ...] = ()
    if paper.kind is PaperKind.DECISION:
        enacts = centred(Element.ENACTING, "Quyết định:", layout, room)
        if decides and not layout.competence_first:
            enacts = centred(Element.ENACTING, f"{paper.competence} quyết định", layout, room)
            decides = ()
    opening = tuple(Piece(Element.BODY, (line,)) for line in clean_lines(paper.opening))
    pieces = (
        *decides,
        *_bases(paper, layout),
        *opening,
        *enacts,
        *body_pieces(paper.body, layout, room),
    )
    return _ended(pieces, layout)


def _bases(paper: Paper, layout: Layout) -> tuple[Piece, ...]:
    """Each on a line of its own that ends with a semicolon, the last with a full stop.

    Where who decides stands between them and the articles (party), all are list items.
    Basis: Nghị định 30/2020/NĐ-CP, Phụ lục I.
    """
    lines = [line for line in map(clean, paper.bases) if line]
    joined = paper.kind is PaperKind.DECISION and not layout.competence_first
    last = "," if joined else "."
    marks = [";"] * (len(lines) - 1) + [last]
    return tuple(
        Piece(Element.BASIS, (with_mark(line, mark).removeprefix("- "),), "-" if joined else "")
        for line, mark in zip(lines, marks if lines else [], strict=True)
    )


def _ended(pieces: tuple[Piece, ...], layout: Layout) -> tuple[Piece, ...]:
    """The end mark of the family after the last words, unless they announce something."""
    if not pieces or not layout.end_mark or not pieces[-1].lines:
        return pieces
    last = pieces[-1]
    if last.element in _UNENDED or last.lines[-1].endswith(":"):
        return pieces
    lines = (*last.lines[:-1], with_mark(last.lines[-1], layout.end_mark))
    return (*pieces[:-1], replace(last, lines=lines))


def _signature(one: Signature, layout: Layout) -> tuple[Piece, ...]:
    lines = (
        (Element.AUTHORITY, signing_line(one.authority, layout)),
        (Element.AUTHORITY, signing_line(one.on_behalf, layout)),
        (Element.POSITION, signing_line(one.position, layout)),
        (Element.SIGNER, clean(one.name)),
    )
    room = room_mm(layout) / 2
    return tuple(piece for element, text in lines for piece in centred(element, text, layout, room))


def _lines_beside(recipients: tuple[Piece, ...], layout: Layout) -> int:
    """Lines that the recipients take in half the width of the page."""
    room = (room_mm(layout) / 2 - 6) * POINTS_A_MM
    size = layout.styles[Element.RECIPIENT].size
    return sum(ceil(text_width(piece.text, size) / room) for piece in recipients)


def _recipients(paper: Paper, layout: Layout) -> tuple[Piece, ...]:
    """Each item with the family's mark, the last (what is kept on file) with a full stop."""
    names = [with_mark(clean(name), "").removeprefix("- ") for name in paper.recipients]
    names = [name for name in names if name]
    if not names:
        return ()
    marks = [layout.recipient_mark] * (len(names) - 1) + ["."]
    return (
        Piece(Element.RECIPIENTS_LABEL, ("Nơi nhận:",)),
        *(
            Piece(Element.RECIPIENT, (name + mark,), lead="-")
            for name, mark in zip(names, marks, strict=True)
        ),
    )
