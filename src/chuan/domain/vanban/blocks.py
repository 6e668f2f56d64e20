"""Joins printed lines into paragraphs, headings and bullets."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.kinds import is_upper
from chuan.domain.vanban.labels import Label, bullet_length, inner_label, label_of
from chuan.domain.vanban.lines import Grid, Item, Printed
from chuan.domain.vanban.passage import Passage, join

_TERMINAL = re.compile(r"[.;:!?…\])”\"/]$")
_SENTENCE_END = re.compile(r"[.;:!?…/]$")
_HANGING = re.compile(
    r"(?:,|\s(?:và|của|về|theo|số|ngày|cho|các|tại|năm|với|là|trong|đến|từ|để|khoản|điều|điểm"
    r"|mục|phụ lục"
    r"|-|–))$"
)
_WAITS = re.compile(r"\s(?:ngày|tháng|năm|quý|quí|giai đoạn|trước|từ ngày)$")
_QUARTER = re.compile(r"(?:I{1,3}|IV)\s*(?:/|năm|-|,|và)")
_SOCIETY = re.compile(r"Xã\s+hội|Kế\s+hoạch(?=[,;]|$)|Thương\s+binh")
_FIGURES = re.compile(r"\d{1,2}/\d{1,2}/\d{4}\b|\d{4}\s*[.;,:)]*$")
_LONG_LINE = 180
_EVEN = 0.85
_LONG_ENOUGH = 60
_MIN_LINE = 40
_FULL, _QUITE_FULL = 0.84, 1.06
_BROKEN_SHARE, _FEW_BROKEN = 0.2, 0.08
_STARTS_PARAGRAPH = re.compile(
    r"(?:đề nghị|yêu cầu|trong quá trình|trên đây|mọi|căn cứ|giao|trường hợp|định kỳ|để|nhận được"
    r"|trân trọng|kế hoạch này|chỉ thị này|ngoài ra|nơi nhận)(?![^\W_])"
)
"""Words that open a paragraph far oftener than a sentence inside one."""
_CLOSES = re.compile(r"trên đây là\s|nơi nhận|(?:kế hoạch|chỉ thị|quyết định|chương trình) này\s")
"""Words with which the last paragraph of a document begins."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, bullet or paragraph; `passage` is without its label or bullet."""

    passage: Passage
    whole: Passage
    label: Label | None = None
    bullet: str = ""
    bold: bool = False
    depth: int = 0
    """1 for a bullet "-", 2 for the "+" below it."""

    @property
    def text(self) -> str:
        """The words without label or bullet."""
        return self.passage.text

    @property
    def caps(self) -> bool:
        """Whether it is printed in capitals."""
        return is_upper(self.passage.text)


def blocks_of(items: Sequence[Item]) -> list[Block]:
    """The blocks of a run of lines, tables passed over."""
    kept = [item for i, item in enumerate(items) if _is_text(item) or _ends_a_date(items[:i], item)]
    lines = _without_even_gaps(_cut_run_together(kept))
    if not lines:
        return []
    width = typical_width(lines)
    groups: list[list[Printed]] = [[lines[0]]]
    for line in lines[1:]:
        if _goes_on(groups[-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_block(group) for group in groups]


def _without_even_gaps(lines: list[Printed]) -> list[Printed]:
    """Empty lines after every line say nothing of where a paragraph ends."""
    if sum(line.gap for line in lines) <= _EVEN * len(lines):
        return lines
    return [replace(line, gap=False) for line in lines]


def _is_text(item: Item) -> bool:
    return not isinstance(item, Grid) and any(char.isalpha() for char in item.text)


def _ends_a_date(before: Sequence[Item], item: Item) -> bool:
    """Figures alone on a line that the line before waits for ("… ngày", "… giai đoạn 2021 -")."""
    last = before[-1] if before else None
    return (
        isinstance(item, Printed)
        and isinstance(last, Printed)
        and bool(_FIGURES.match(item.text) and _HANGING.search(fold(last.text)))
    )


def _cut_run_together(items: Sequence[Item]) -> list[Printed]:
    lines: list[Printed] = []
    for item in items:
        if isinstance(item, Grid):
            continue
        cut = inner_label(item.text)
        if cut:
            lines += [_part(item, slice(0, cut)), _part(item, slice(cut, None))]
        else:
            lines.append(item)
    return lines


def _part(line: Printed, part: slice) -> Printed:
    return Printed(passage=line.passage[part].strip(), page=line.page, gap=line.gap, bold=line.bold)


def typical_width(lines: Sequence[Printed]) -> int:
    """Characters in a full line; 0 where each line is a paragraph of its own."""
    lengths = sorted(len(line.text) for line in lines if len(line.text) >= _MIN_LINE)
    if not lengths or lengths[-1] > _LONG_LINE or not _is_wrapped(lines):
        return 0
    return lengths[round(0.9 * (len(lengths) - 1))]


def _is_wrapped(lines: Sequence[Printed]) -> bool:
    """Whether lines break in the middle of sentences."""
    pairs = list(pairwise(lines))
    broken = sum(line.text[:1].islower() for _, line in pairs)
    if broken > _BROKEN_SHARE * len(pairs):
        return True
    cut = sum(
        line.text[:1].islower() and len(before.text) >= _MIN_LINE and not line.gap
        for before, line in pairs
    )
    return cut > 1 and cut > _FEW_BROKEN * len(pairs)


def _goes_on(group: list[Printed], line: Printed, width: int) -> bool:  # noqa: PLR0911  (one answer a clue)
    """Whether a line continues the paragraph of the lines before it."""
    before = group[-1]
    if _is_bare_label(group[0].text):
        return len(group) == 1 and label_of(line.text) is None
    if _WAITS.search(fold(before.text)) and (line.text[:1].isdigit() or _QUARTER.match(line.text)):
        return True
    if _begins_block(group, line, width):
        return False
    text, last = line.text, before.text
    lower = text[:1].islower() or not text[:1].isalnum()
    if _SENTENCE_END.search(last) and not re.search(r"\d/$", last):
        return _goes_on_ended(before, line, width)
    if _HANGING.search(fold(last)) and (not is_upper(last) or is_upper(text)):
        return True
    if _is_heading_line(group) and not lower:
        return is_upper(text) and is_upper(last) and label_of(text) is None
    if lower or (text[:1].isdigit() and not width):
        return True
    return bool(width) and _is_full(last, text, width)


def _goes_on_ended(before: Printed, line: Printed, width: int) -> bool:
    """Whether a paragraph goes on behind the end of a sentence at the end of a line."""
    text, last = line.text, before.text
    lower = text[:1].islower() or not text[:1].isalnum()
    if _is_remark(text):
        return False
    if lower and not last.endswith((":", ";", "./.")):
        return True
    if lower and last.endswith(";") and not line.gap and len(last) >= _LONG_ENOUGH:
        return True
    if (line.gap and not line.turned) or _CLOSES.match(fold(text)):
        return False
    share = _QUITE_FULL if _STARTS_PARAGRAPH.match(fold(text)) else _FULL
    return _is_full(last, text, width, share) and not line.indent > before.indent + 1


def _is_full(last: str, following: str, width: int, share: float = _FULL) -> bool:
    """Whether the next word would not have found room at the end of the line."""
    if not width:
        return False
    first = following.split(" ", 1)[0]
    return len(last) + 1 + len(first) > share * width


def _is_heading_line(group: list[Printed]) -> bool:
    first = group[0]
    return is_upper(first.text) or (first.bold and label_of(first.text) is not None)


def _is_bare_label(text: str) -> bool:
    """Such as "Chương II" on a line of its own: its title stands on the next."""
    label = label_of(text)
    return label is not None and label.length >= len(text) and label.family in {"part", "chapter"}


def _is_remark(text: str) -> bool:
    """Such as "(Chi tiết tại Phụ lục kèm theo)" on a line of its own."""
    return text[:1] == "(" and text[1:2].isupper()


def _begins_block(group: list[Printed], line: Printed, width: int) -> bool:
    before = group[-1]
    ended = bool(_TERMINAL.search(before.text)) or is_upper(before.text)
    full = _is_full(before.text, line.text, width)
    hanging = bool(_HANGING.search(fold(before.text)))
    label = label_of(line.text)
    if label is not None:
        return _label_counts(label, line, ended=ended, full=full, hanging=hanging)
    length = bullet_length(line.text)
    if not length:
        return line.bold and not before.bold and ended
    rest = line.text[length:]
    if ended or (label_of(group[0].text) and rest[:1].isupper() and not _SOCIETY.match(rest)):
        return True
    return (rest[:1].isupper() or rest[:1].isdigit() or rest[:1] in '"“(') and not (full or hanging)


def _label_counts(label: Label, line: Printed, *, ended: bool, full: bool, hanging: bool) -> bool:
    rest = line.text[label.length :]
    if hanging and label.family in {"article", "division", "arabic", "letter", "part", "chapter"}:
        return ended and not full
    if label.family == "letter" and not (rest[:1].isupper() or ended):
        return False
    if label.family == "letter" and ")" in line.text[: label.length]:
        return True
    if label.family == "roman" and is_upper(rest):
        return True
    return ended or not full or line.bold


def _block(group: list[Printed]) -> Block:
    whole = join(line.passage for line in group)
    label = label_of(whole.text)
    length = 0 if label else bullet_length(whole.text)
    cut = label.length if label else length
    mark = whole.text[:1] if length else ""
    passage = whole[cut:].strip()
    if label is not None:
        inner = bullet_length(passage.text)
        passage = passage[inner:] if inner and label.family == "roman" else passage
    return Block(
        passage=passage,
        whole=whole,
        label=label,
        bullet=mark,
        bold=group[0].bold,
        depth=0 if not mark else 2 if mark in "+◦‣" else 1,
    )
