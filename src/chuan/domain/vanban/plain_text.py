"""Turns a plain text file, or the text that a recogniser marked up, into a `Source`."""

import re
import unicodedata

from chuan.domain.vanban.types import Cell, Line, Source, Table

_LINE_BREAK = re.compile(r"\r\n|\r|\n|\u2028|\u2029|\x85|\x0b")
_INVISIBLE = re.compile("[\ufeff\u200b\u200c\u200d\u2060\u00ad\x00-\x08\x0e-\x1f\x7f]")
_ODD_SPACE = re.compile("[\u00a0\u2000-\u200a\u202f\u3000]")
_RULE = re.compile(r"^\s*(?:[-_=~]{3,}|\*{3,}|\\?\*(?:\s*\\?\*)*)\s*$")
_HASHES = re.compile(r"^\s{0,3}#{1,6}\s+(.*?)\s*#*$")
_PICTURE = re.compile(r"!\[[^\]]{0,200}\]\([^)]{0,500}\)")
_TAG = re.compile(
    r"</?(?:b|i|u|strong|em|p|div|span|center|sup|sub|h[1-6])\b[^<>]{0,200}>", re.IGNORECASE
)
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([\\*_#.\-+()\[\]|`>~!])")
_SPLIT_BOLD = re.compile(r"(?<=\S)\s*(?:\*\*|__)(?=\s*(?:[IVXLC]{1,7}|\d{1,2}|[a-zđ])[.)]\s*\S)")
_WHOLE_ITALIC = re.compile(r"^\s*(?:\*([^*]+)\*|_([^_]+)_)\s*$")
_PIPE_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_STAR_BULLET = re.compile(r"^(\s*)\*\s+(?=\S)")
_PIPES_IN_ROW = 2
_LAYOUT = re.compile(
    r"^\W*Nơi\s+nhận\W*$|^\W*Nơi\s+nhận\s*:|^CỘNG H(?:ÒA|OÀ) XÃ HỘI|^ĐẢNG CỘNG SẢN VIỆT NAM"
)
"""What only a letterhead or the foot of a document holds."""


def from_text(text: str) -> Source:
    """Lines of a text file in order, form feeds as page breaks, empty lines kept as empty lines.

    Text becomes NFC; marks of markdown (`**`, `#`, backslashes, pipes) become what they mean.
    """
    items: list[Line | Table] = []
    pages = _clean(text).split("\f")
    for number, page in enumerate(pages, start=1):
        rows: list[str] = []
        for raw in [*_LINE_BREAK.split(page), ""]:
            if _is_pipe_row(raw) or (rows and _PIPE_RULE.match(raw)):
                rows.append(raw)
                continue
            if rows:
                items.extend(_table(rows, number))
                rows = []
            items.extend(_lines(raw, number))
        if items and isinstance(items[-1], Line) and not items[-1].text:
            items.pop()
    return Source(items=tuple(items), pages=len(pages), kind="text")


def _clean(text: str) -> str:
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", _ODD_SPACE.sub(" ", text).replace("\t", "    "))


def _is_pipe_row(raw: str) -> bool:
    stripped = raw.strip()
    return stripped.startswith("|") and stripped.count("|") >= _PIPES_IN_ROW


def _table(rows: list[str], page: int) -> list[Line | Table]:
    cells = [
        tuple(_cell(cell, page) for cell in re.split(r"(?<!\\)\|", row.strip().strip("|")))
        for row in rows
        if not _PIPE_RULE.match(row)
    ]
    if any(_LAYOUT.search(cell.text) for row in cells for cell in row):
        return _side_by_side(cells)
    return [Table(rows=tuple(cells), page=page)] if cells else []


def _side_by_side(rows: list[tuple[Cell, ...]]) -> list[Line | Table]:
    """A letterhead or a foot that was drawn as a table: its columns one after another."""
    width = max(map(len, rows))
    return [
        line
        for column in range(width)
        for row in rows
        if column < len(row)
        for line in row[column].lines
    ]


def _cell(raw: str, page: int) -> Cell:
    lines = [line for part in _BREAK_TAG.split(raw) for line in _lines(part, page) if line.text]
    return Cell(lines=tuple(lines))


def _lines(raw: str, page: int) -> list[Line]:
    raw = _TAG.sub("", _PICTURE.sub("", _BREAK_TAG.sub(" ", raw)))
    if _RULE.match(raw):
        return [Line(text="", page=page)]
    return [_line(part, page) for part in _SPLIT_BOLD.split(raw)]


def _line(raw: str, page: int) -> Line:
    heading = _HASHES.match(raw)
    body = heading.group(1) if heading else raw
    marked = body.strip()
    bold = bool(heading) or (marked.startswith("**") and marked.endswith("**") and len(marked) > 1)
    body = body.replace("**", "").replace("__", "")
    italic = _WHOLE_ITALIC.match(body)
    if italic:
        body = italic.group(1) or italic.group(2) or ""
    body = _STAR_BULLET.sub(r"\1- ", _ESCAPE.sub(r"\1", body)).rstrip()
    return Line(
        text=unicodedata.normalize("NFC", body),
        page=page,
        bold=bold and bool(body.strip()),
        italic=bool(italic),
    )
