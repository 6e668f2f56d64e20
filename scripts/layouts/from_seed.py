"""Makes the blocks of a laid-out document from a flat text and its worked answer."""

import re
from collections.abc import Iterator
from typing import Any

from tests.factories.documents.blocks import Block, NewPage, Paragraph, Ruled, SideBySide

_MOTTO = re.compile(r"^C[ỘO]NG H(?:ÒA|OÀ)|^ĐẢNG CỘNG SẢN")
_LEFT_HEAD = re.compile(r"^(?:ỦY|UỶ) BAN NHÂN DÂN|^TỈNH ỦY|^THÀNH ỦY|^ĐẢNG BỘ")
_NUMBER = re.compile(r"^Số:.*?(?=\s[A-ZĐ]\w+(?:\s[A-ZĐ]\w+)*,\s*ngày|$)")
_AUTHORITY = re.compile(r"^(?:T/?M|K/?T|T/?L)\b")
_HEADING = re.compile(r"^(?:[IVX]+\.|Điều \d+\.|\d+\.|[a-zđ]\)|[-+])\s")
_TITLE = re.compile(r"^(?:QUYẾT ĐỊNH:?|KẾ HOẠCH|CHỈ THỊ|Phụ lục)$")
_PAGE = re.compile(r"^\d{1,3}$")
_END = re.compile(r"[.;:]$|\./\.$")
_OPENING = re.compile(r"^(?:Căn cứ|Thực hiện [CQ]\S+ \S+ số \S+,)")
_TITLE_LINES, _LONG = 6, 200
_FULL_LINE = 55
_SHARES = (5, 40, 20, 22, 13)
_HEADINGS = ("TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian")
_ANNEX_HEAD = re.compile(r"^(?:S?TT)\s+Nội dung")


def blocks_from_seed(text: str, gold: dict[str, Any]) -> list[Block]:
    """Blocks in reading order; the annex table comes from the rows of the worked answer."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    lines = [line for line in lines if line and not _PAGE.match(line) and line != "-----"]
    annex = next((n for n, line in enumerate(lines) if _ANNEX_HEAD.match(line)), len(lines))
    blocks = list(_body(lines[:annex]))
    if annex < len(lines):
        blocks.append(_annex(gold["documents"][-1]))
    return blocks


def _body(lines: list[str]) -> Iterator[Block]:
    place = 0
    while place < len(lines):
        line = lines[place]
        if _LEFT_HEAD.match(line) and any(map(_MOTTO.match, lines[place : place + 4])):
            if place:
                yield NewPage()
            place, block = _letterhead(lines, place)
            yield block
        elif line.startswith("Nơi nhận"):
            place, block = _signature(lines, place)
            yield block
        elif _TITLE.match(line):
            if line == "Phụ lục":
                yield NewPage(landscape=True)
            yield Paragraph(line, bold=True, centred=True)
            place, titles = _title(lines, place + 1)
            yield from titles
        else:
            place, paragraph = _paragraph(lines, place)
            yield paragraph


def _letterhead(lines: list[str], place: int) -> tuple[int, Block]:
    left: list[str] = []
    while not _MOTTO.match(lines[place]):
        left.append(lines[place])
        place += 1
    right = lines[place : place + 2]
    place += 2
    if lines[place].startswith("Số"):
        number = _NUMBER.match(lines[place])
        left.append(number[0] if number else lines[place])
        right.append(lines[place][len(left[-1]) :].strip())
        place += 1
    return place, SideBySide(tuple(left), tuple(filter(None, right)))


def _signature(lines: list[str], place: int) -> tuple[int, Block]:
    left: list[str] = []
    while place < len(lines) and not _AUTHORITY.match(lines[place]):
        if left and not lines[place].startswith("-") and len(left) > 1:
            left[-1] += f" {lines[place]}"
        else:
            left.append(lines[place])
        place += 1
    right: list[str] = []
    while place < len(lines) and (not right or right[-1].isupper()):
        right.append(lines[place])
        place += 1
    return place, SideBySide(tuple(left), (*right[:-1], "", "", right[-1]))


def _title(lines: list[str], place: int) -> tuple[int, list[Block]]:
    """The lines of a title, up to a line that begins the text."""
    words: list[str] = []
    note: list[str] = []
    while place < len(lines):
        line = lines[place]
        starts = _HEADING.match(line) or _OPENING.match(line)
        if starts or line.isupper() or len(words) > _TITLE_LINES or _ANNEX_HEAD.match(line):
            break
        (note if note or line.startswith("(") else words).append(line)
        place += 1
        if note and note[-1].endswith(")"):
            break
        if not words[:-1] and words and line.startswith("Điều"):
            break
    blocks: list[Block] = []
    if words:
        blocks.append(Paragraph(" ".join(words), bold=True, centred=True))
    if note:
        blocks.append(Paragraph(" ".join(note), italic=True, centred=True))
    return place, blocks


def _paragraph(lines: list[str], place: int) -> tuple[int, Paragraph]:
    words = lines[place]
    place += 1
    bold = words.isupper() or bool(re.match(r"^[IVX]+\.|^\d+\. [^.]{3,90}$", words))
    while place < len(lines) and not _ends(words, lines[place - 1], lines[place]):
        words += ("" if re.search(r"\d-$", words) else " ") + lines[place]
        place += 1
    return place, Paragraph(words, bold=bold and len(words) < _LONG)


def _ends(words: str, line: str, after: str) -> bool:
    """Whether a paragraph is complete before the next line."""
    broken = re.match(r"^- [a-zà-ỹđ]", after) and not _END.search(words)
    if (_starts(after) and not broken) or (_END.search(words) and not after[:1].islower()):
        return True
    return len(line) < _FULL_LINE and not after[:1].islower() and not after[:1].isdigit()


def _starts(line: str) -> bool:
    known = (_HEADING, _TITLE, _LEFT_HEAD, _ANNEX_HEAD)
    return line.startswith("Nơi nhận") or any(pattern.match(line) for pattern in known)


def _annex(document: dict[str, Any]) -> Ruled:
    titles = {
        child["label"]: child["title"]
        for section in document["sections"]
        if section["label"].startswith("Phụ lục")
        for child in section.get("children", [])
    }
    rows: list[tuple[str, ...]] = []
    section = None
    for task in document["tasks"]:
        if task.get("source") != "annex":
            continue
        if task["section"] != section:
            section = task["section"]
            rows.append((section, titles.get(section, "")))
        cells = (task["number"], task["text"], task.get("lead_raw"), task.get("coordinate_raw"))
        rows.append((*(cell or "" for cell in cells), task.get("time") or ""))
    return Ruled(_HEADINGS, tuple(rows), _SHARES)
