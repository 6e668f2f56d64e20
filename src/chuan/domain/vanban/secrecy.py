"""Finds a secrecy stamp (MẬT, TỐI MẬT, TUYỆT MẬT) among the printed lines of a document.

A stamp stands alone: a line, a block of a line, a frame or a cell whose letters spell a level and
nothing else, whatever the spacing and the ornaments. "Bí mật", "bảo mật", "mật ong", "mật độ" and a
column that lists the secrecy of other papers are no stamps.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from chuan.domain.vanban.types import Cell, Line, Source, Table

_LEVELS = {"mật": "MẬT", "tốimật": "TỐI MẬT", "tuyệtmật": "TUYỆT MẬT"}
_MISREAD = {"mat": "MẬT", "toimat": "TỐI MẬT", "tuyetmat": "TUYỆT MẬT"}
"""What OCR makes of the levels once tone marks are dropped."""

_URGENCY = re.compile(r"\b(?:thượng khẩn|hẹn giờ|h[oỏ][aảạ] tốc|khẩn)\b", re.IGNORECASE)
_PREFIX = re.compile(
    r"^\W*(?:dấu chỉ\s+|dấu\s+)?"
    r"(?:(?:mức\s+)?độ\s+(?:bí\s+)?mật\s*[:\-–]|(?:tài liệu|văn bản)(?=\s))\s*",
    re.IGNORECASE,
)
_LETTERHEAD = re.compile(
    r"c[oộ]ng h(?:òa|oà) xã hội|đảng cộng sản việt nam|độc lập\s*[-–]|^\s*số\s*[:.]"
    r"|\bngày\b.*\btháng\b|^\s*số\b.*[/-][A-ZĐ]{2}",
    re.IGNORECASE,
)
_EDGE_START = re.compile(r"^\W*(TUYỆT MẬT|TỐI MẬT|MẬT)\b\W*(\w*)")
_EDGE_END = re.compile(r"(\w*)\W*\b(TUYỆT MẬT|TỐI MẬT|MẬT)\W*$")
_BEFORE = frozenset(
    {"bí", "bảo", "cơ", "độ", "cẩn", "kín", "huyền", "thân", "lọc", "đường", "nuôi", "loại", "có"}
)
"""Syllables that, ending the line above, make "mật" the rest of a word."""
_AFTER = frozenset(
    {"ong", "mía", "độ", "khẩu", "mã", "thiết", "vụ", "thám", "hoa", "ngọt", "gấu", "nhân", "danh"}
    | {"thư", "lệnh", "nghị", "đàm", "nhà", "hóa", "hoá"}
)
"""Syllables that, beginning the line below, make "mật" the start of a word."""
_LISTING = re.compile(r"\bmật\b|mức độ|sản phẩm|hàng h[oó][aá]|\bloại\b|\btên\b", re.IGNORECASE)
"""A column so headed lists papers or goods: its cells are no stamps."""

_BULLET = re.compile(r"^\s*(?:[-–+•*]|\d+[.)]|[a-zđ][.)])\s*\S")
_GAPS = (re.compile(r"\t|\s{4,}|\|"), re.compile(r"\t|\s{2,}|\|"))
_INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])

HEAD_LINES = 30
"""Printed lines counted as the head of a document."""
_NEAR_LETTERHEAD = 14
_WIDE_GAP = 1.2
"""A gap between words, in heights of a word, that parts two columns."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """One line with its surroundings."""

    text: str
    before: str
    after: str
    head: bool
    boxed: bool = False
    ocr: bool = False


def detect_secrecy(source: Source) -> str | None:
    """The level of the first secrecy stamp found (MẬT, TỐI MẬT or TUYỆT MẬT), or None.

    Basis: Điều 8 Luật Bảo vệ bí mật nhà nước 2018 (three levels, shown by a stamp).
    """
    for piece in _pieces(source):
        level = _level(piece)
        if level:
            return level
    return None


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", text.translate(_INVISIBLE)).replace("\xa0", " ").strip()


def _pieces(source: Source) -> Iterator[_Piece]:
    """Every line and cell in reading order, told whether it stands at the head of a document."""
    ocr = source.kind in {"scan", "photo"}
    heads = _heads(source)
    run: list[tuple[str, bool]] = []
    for item, head in zip(source.items, heads, strict=True):
        if isinstance(item, Line):
            run.append((_printed(item), head))
            continue
        yield from _line_pieces(run, ocr=ocr)
        run = []
        yield from _table_pieces(item, head=head, ocr=ocr)
    yield from _line_pieces(run, ocr=ocr)


def _heads(source: Source) -> list[bool]:
    """For each item, whether it stands at the head: of the file, or near a letterhead."""
    marks = [False] * len(source.items)
    printed = 0
    for place, item in enumerate(source.items):
        text = _clean(item.text if isinstance(item, Line) else _table_text(item))
        marks[place] = marks[place] or printed < HEAD_LINES
        printed += bool(text)
        if _LETTERHEAD.search(text):
            for near in range(max(0, place - _NEAR_LETTERHEAD), place + _NEAR_LETTERHEAD + 1):
                if near < len(marks):
                    marks[near] = True
    return marks


def _table_text(table: Table) -> str:
    return " ".join(cell.text for row in table.rows[:3] for cell in row if cell)


def _printed(line: Line) -> str:
    """The text of a line; wide gaps between word boxes come out as wide spaces."""
    parts: list[str] = []
    edge: float | None = None
    for word in line.words:
        if word.box is None:
            return _clean(line.text)
        _, left, top, right, bottom = word.box
        wide = edge is not None and left - edge > _WIDE_GAP * (bottom - top)
        parts += ["    " if wide else " ", word.text]
        edge = right
    return _clean("".join(parts) or line.text)


def _line_pieces(
    run: list[tuple[str, bool]], *, ocr: bool, boxed: bool = False
) -> Iterator[_Piece]:
    """Lines one under another, then the letters of a word printed downwards, as pieces."""
    printed = [(text, head) for text, head in run if text]
    for place, (text, head) in enumerate(printed):
        before = printed[place - 1][0] if place else ""
        after = printed[place + 1][0] if place + 1 < len(printed) else ""
        yield _Piece(text, before, after, head, boxed, ocr)
    column = ""
    for text, head in [*printed, ("", False)]:
        if len(_letters(text)) == 1 and len(text) == 1:
            column += text
            continue
        if len(column) > 1:
            yield _Piece(column, "", text, head, boxed, ocr)
        column = ""


def _table_pieces(table: Table, *, head: bool, ocr: bool) -> Iterator[_Piece]:
    """Cells: line by line in a small frame, as a whole in a table of rows and columns."""
    width = max((len(row) for row in table.rows), default=0)
    grid = len(table.rows) > 1 and width > 2
    frame = len(table.rows) == 1 and width == 1
    for row in table.rows:
        for column, cell in enumerate(row):
            if cell is None:
                continue
            if not grid:
                lines = [(_printed(line), head) for line in cell.lines]
                yield from _line_pieces(lines, ocr=ocr, boxed=frame)
                if len(lines) > 1:
                    yield _Piece(_clean(cell.text), "", "", head, frame, ocr)
            elif not _lists_things(table, column, cell):
                yield _Piece(_clean(cell.text), "", "", head=False, ocr=False)


def _lists_things(table: Table, column: int, cell: Cell) -> bool:
    """Whether the first row heads this column as a list of papers or goods."""
    first = table.rows[0]
    heading = first[column] if column < len(first) else None
    return (
        heading is not None and heading is not cell and bool(_LISTING.search(_clean(heading.text)))
    )


def _level(piece: _Piece) -> str | None:
    """The level that a piece stamps on the document, if it is a stamp."""
    for block in _blocks(piece.text):
        level = _spelled(block, head=piece.head, ocr=piece.ocr)
        if level and _stands_alone(block, piece):
            above = _spelled(f"{piece.before} {block}", head=False, ocr=False)
            return above or level
    return _at_letterhead(piece.text) if _LETTERHEAD.search(piece.text) else None


def _blocks(text: str) -> Iterator[str]:
    yield text
    for gap in _GAPS:
        blocks = gap.split(text)
        if len(blocks) > 1:
            yield from (block.strip() for block in blocks if block.strip())


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalpha())


def _spelled(block: str, *, head: bool, ocr: bool) -> str | None:
    """The level whose letters are all that the block has; digits and other words make it none."""
    rest = _URGENCY.sub(" ", block)
    if head:
        rest = _PREFIX.sub("", rest)
    letters = _letters(rest)
    if any(letter.isdigit() for letter in rest):
        return None
    level = _LEVELS.get(letters.lower())
    if level or not (ocr and head and letters.isupper()):
        return level
    bare = re.sub(r"^[il]+|[il]+$", "", _bare(letters))
    return _MISREAD.get(bare)


def _bare(letters: str) -> str:
    """Lower case without tone and vowel marks."""
    parts = unicodedata.normalize("NFD", letters.lower())
    return "".join(part for part in parts if not unicodedata.combining(part))


def _stands_alone(block: str, piece: _Piece) -> bool:
    """Whether a block that spells a level is a stamp, not a word cut by the end of a line."""
    shout = _letters(_URGENCY.sub("", _PREFIX.sub("", block))).isupper()
    if not (shout or piece.head or piece.boxed):
        return False
    if not shout and (_BULLET.match(block) or piece.after[:1].islower()):
        return False
    if shout and not piece.head and _BULLET.match(block) and not block.rstrip().endswith(block[0]):
        return False
    return not (
        _cut_above(block, piece.before, shout=shout) or _cut_below(piece.after, shout=shout)
    )


def _cut_above(block: str, before: str, *, shout: bool) -> bool:
    """Whether the line above ends in the beginning of this word or of its sentence."""
    end = _last_syllable(before)
    if shout:
        return end.isupper() and end.lower() in _BEFORE
    running = block[:1].islower() and end.islower() and not _LETTERHEAD.search(before)
    return running or end.lower() in _BEFORE


def _cut_below(after: str, *, shout: bool) -> bool:
    """Whether the line below begins with the rest of this word."""
    start = _first_syllable(after)
    return start.lower() in _AFTER and (start.isupper() or not shout)


def _last_syllable(text: str) -> str:
    found = re.search(r"(\w+)\W*$", text)
    return found[1] if found and not re.search(r"[.;:]\s*$", text) else ""


def _first_syllable(text: str) -> str:
    found = re.match(r"\W*(\w+)", text)
    return found[1] if found else ""


def _at_letterhead(text: str) -> str | None:
    """A level printed in capitals before or after the words of a letterhead on one line."""
    start = _EDGE_START.match(text)
    if start and start[2].lower() not in _AFTER:
        return start[1]
    end = _EDGE_END.search(text)
    if end and end[1].lower() not in _BEFORE:
        return end[2]
    return None
