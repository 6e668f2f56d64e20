"""Splits a file into the documents it holds: a letter and what it forwards, a decision and its"
" plan.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from chuan.domain.vanban.kinds import is_upper, title_kind
from chuan.domain.vanban.lines import Grid, Item, Printed
from chuan.domain.vanban.marks import (
    RECIPIENTS,
    annex_heading,
    has_motto,
    is_authority,
    is_person,
    is_position,
    is_sent_with,
    number_line,
    place_date,
)

_LOOK_BACK = 9
_NEAR_ANNEX = 6
_NEAR_TITLE = 14
_TITLE_ROOM, _SHORTEST, _NUMBER_LINE, _CRUMB = 2, 3, 60, 4
_TEMPLATE = re.compile(r"^(?:mẫu|biểu mẫu|phụ lục|mẫu số|biểu số)\b")


@dataclass(slots=True)
class _Progress:
    """What has been seen of the document being read."""

    start: int = 0
    motto: bool = False
    title: bool = False
    ended: bool = False
    annex: int = -100


def split_documents(items: Sequence[Item]) -> list[list[Item]]:
    """The items of each document in the file, in order; one list where the file holds one."""
    starts: list[int] = []
    seen = _Progress()
    for index, item in enumerate(items):
        if isinstance(item, Grid):
            continue
        if _begins_document(items, index, item, seen):
            start = _header_start(items, index, seen.start)
            if starts or start > 0:
                starts.append(start)
            seen = _Progress(start=start)
        _note(index, item, seen)
    marks = sorted({0, *starts, len(items)})
    parts = [list(items[a:b]) for a, b in pairwise(marks)]
    return _merge_crumbs(parts)


def _begins_document(items: Sequence[Item], index: int, item: Printed, seen: _Progress) -> bool:
    if index - seen.annex <= _NEAR_ANNEX or _is_template(items, index):
        return False
    if has_motto(item.text):
        return seen.ended or (seen.title and (seen.motto or _far_from_title(index, seen)))
    if title_kind(item.text) and seen.title and seen.annex < 0:
        return seen.ended or _issued_with(items, index)
    return bool(title_kind(item.text)) and seen.ended and _issued_with(items, index)


def _far_from_title(index: int, seen: _Progress) -> bool:
    return index - seen.start > _NEAR_TITLE


def _issued_with(items: Sequence[Item], index: int) -> bool:
    following = items[index + 1 : index + _NEAR_ANNEX + 4]
    return any(isinstance(i, Printed) and is_sent_with(i.text) for i in following)


def _is_template(items: Sequence[Item], index: int) -> bool:
    before = items[max(0, index - _NEAR_ANNEX) : index]
    return any(isinstance(i, Printed) and _TEMPLATE.match(i.folded) for i in before)


def _note(index: int, item: Printed, seen: _Progress) -> None:
    seen.motto = seen.motto or has_motto(item.text)
    if not seen.title and (title_kind(item.text) or re.match(r"kính gửi|v/v|về việc", item.folded)):
        seen.title = True
    if RECIPIENTS.match(item.folded) or is_authority(item.text):
        seen.ended = seen.ended or index - seen.start > _TITLE_ROOM
    if item.text.endswith("./."):
        seen.ended = True
    if annex_heading(item.text) and seen.ended:
        seen.annex = index


def _header_start(items: Sequence[Item], index: int, low: int) -> int:
    """The first line of the header that holds the motto or title at `index`."""
    start = index
    for back in range(index - 1, max(low, index - _LOOK_BACK) - 1, -1):
        item = items[back]
        if isinstance(item, Grid) or _closes_document(items, back, item):
            break
        if _is_header_line(item):
            start = back
    return start


def _is_header_line(item: Printed) -> bool:
    text = item.text
    if is_position(text) or is_authority(text):
        return False
    return bool(
        (is_upper(text) and len(text) > _SHORTEST)
        or has_motto(text)
        or place_date(text)
        or (number_line(text) and len(text) < _NUMBER_LINE)
    )


def _closes_document(items: Sequence[Item], index: int, item: Printed) -> bool:
    text = item.text
    if RECIPIENTS.match(item.folded) or is_authority(text) or is_position(text):
        return True
    if text.endswith(("./.", ";")) or text.startswith("-"):
        return True
    before = items[index - 1] if index else None
    signed = isinstance(before, Printed) and (is_position(before.text) or is_authority(before.text))
    return signed and is_person(text)


def _merge_crumbs(parts: list[list[Item]]) -> list[list[Item]]:
    """Joins to its neighbour a part too small to be a document."""
    kept: list[list[Item]] = []
    for part in parts:
        if kept and not any(isinstance(i, Grid) for i in kept[-1]) and len(kept[-1]) < _CRUMB:
            kept[-1].extend(part)
        else:
            kept.append(part)
    return kept
