"""Cuts one document into header, title, body, foot and annex."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from chuan.domain.vanban.agencies import begins_name
from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.kinds import is_upper, opening_kind, title_kind
from chuan.domain.vanban.lines import Grid, Item, Printed
from chuan.domain.vanban.marks import (
    AUTHORITY,
    RECIPIENTS,
    annex_heading,
    has_motto,
    is_authority,
    is_person,
    is_position,
    is_sent_with,
    is_stamp,
    number_line,
    place_date,
)
from chuan.domain.vanban.passage import Passage

_OPENER = re.compile(
    r"^(?:căn cứ|thực hiện|thi hành|để|nhằm|quán triệt|trong|trên cơ sở|triển khai|tiếp tục|xét"
    r"|theo|sau khi"
    r"|sau một|thời gian (?:qua|gần đây|vừa qua)|hiện nay|vừa qua|hằng năm|năm \d{4},|nhận được"
    r"|được sự|qua|hưởng ứng|phát huy|những năm|ngày|kính gửi|i\s*[.-]|1\s*[.)]|điều\s+1|phần\s"
    r"|chương\s|a\.)"
)
_SUBJECT_LINE = re.compile(r"^v\s*/\s*v\b|^về việc\b")
_SENTENCE_HANGS = re.compile(r"(?:\s(?:của|và|về|theo|số|ngày|cho|các|tại|năm|đến|tiêu)|,)$")
_MAX_HEADER = 40
_MAX_TITLE = 14
_MAX_OWNER = 80
_MAX_TITLE_LINE = 420
_SIGNATURE_LINES = 14
_RIGHT_COLUMN = 6


@dataclass(slots=True)
class Zones:
    """The lines of one document by what they are for; `title` begins with the kind where"
    " printed.
    """

    header: list[Printed] = field(default_factory=list)
    kind: str | None = None
    kind_of: Passage | None = None
    """The body of "CHỈ THỊ CỦA BAN BÍ THƯ"."""
    kind_line: Printed | None = None
    title: list[Printed] = field(default_factory=list)
    sent_with: list[Printed] = field(default_factory=list)
    body: list[Item] = field(default_factory=list)
    foot: list[Printed] = field(default_factory=list)
    annex: list[Item] = field(default_factory=list)


def cut_zones(items: Sequence[Item]) -> Zones:
    """The zones of one document."""
    zones = Zones()
    at = _read_title(items, zones)
    foot = _foot_start(items, at)
    annex = _annex_start(items, at, foot)
    if annex < foot:
        zones.body = list(items[at:annex])
        zones.annex = list(items[annex:])
        return zones
    zones.body = list(items[at:foot])
    end = _foot_end(items, foot, annex)
    zones.foot = [item for item in items[foot:end] if isinstance(item, Printed)]
    zones.annex = _annex_items(items[end:], explicit=annex == end)
    return zones


def _annex_items(items: Sequence[Item], *, explicit: bool) -> list[Item]:
    """What stands behind the signature: an annex, or stamps that belong to nothing."""
    if explicit or any(isinstance(item, Grid) for item in items):
        return list(items)
    for index, item in enumerate(items):
        if isinstance(item, Printed) and annex_heading(item.text):
            return list(items[index:])
    headings = [
        index
        for index, item in enumerate(items)
        if isinstance(item, Printed) and (re.match(r"(?:stt|tt)\b", item.folded))
    ]
    return list(items) if headings else []


def _read_title(items: Sequence[Item], zones: Zones) -> int:
    """Fills header and title; returns where the body begins."""
    limit = min(len(items), _MAX_HEADER)
    for index in range(limit):
        item = items[index]
        if isinstance(item, Grid):
            return _letter(items, zones, index)
        alone = title_kind(item.text)
        opening = None if alone else opening_kind(item.text)
        if alone and not _is_clause(item.text):
            zones.kind = alone[0]
            zones.kind_of = _owner(item, alone[2])
            zones.kind_line = item
            zones.header = _printed(items[:index])
            return _title_lines(items, index + 1, zones)
        if opening and not zones.kind and _could_open(items, index):
            zones.kind, length = opening
            zones.kind_line = item
            zones.header = _printed(items[:index])
            zones.title = [_rest(item, length)]
            return _title_lines(items, index + 1, zones)
        if _begins_body(item):
            return _letter(items, zones, index)
    return _letter(items, zones, limit)


def _owner(item: Printed, words: str) -> Passage | None:
    """The body in "của …"."""
    at = item.text.find(words) if words else -1
    return item.passage[at + len("của ") : at + len(words)].strip() if at >= 0 else None


def _is_clause(text: str) -> bool:
    return text.rstrip().endswith(":")


def _could_open(items: Sequence[Item], index: int) -> bool:
    return index == 0 or any(
        isinstance(i, Printed) and (has_motto(i.text) or number_line(i.text) or is_upper(i.text))
        for i in items[:index]
    )


def _rest(item: Printed, length: int) -> Printed:
    return Printed(
        passage=item.passage[length:].strip(), page=item.page, bold=item.bold, centred=item.centred
    )


def _printed(items: Sequence[Item]) -> list[Printed]:
    return [item for item in items if isinstance(item, Printed)]


def _begins_body(item: Printed) -> bool:
    """The first words of a body; a subject may go on with the same words in small letters."""
    if is_upper(item.text):
        return False
    if item.folded.startswith("kính gửi"):
        return True
    return bool(re.match(r"(?:căn cứ|thực hiện)\s", item.folded)) and item.text[0].isupper()


def _letter(items: Sequence[Item], zones: Zones, limit: int) -> int:
    """A document without the name of its kind: its subject stands after "V/v"."""
    for index in range(limit):
        item = items[index]
        if isinstance(item, Printed) and _SUBJECT_LINE.search(item.folded):
            zones.kind = "official_letter"
            zones.header = _printed(items[:index])
            end = index + 1
            while end < limit and _goes_on_subject(items, end):
                end += 1
            zones.title = [item, *_printed(items[index + 1 : end])]
            limit = _behind_the_date(items, limit)
            zones.header += [
                i for i in _printed(items[end:limit]) if has_motto(i.text) or place_date(i.text)
            ]
            return limit
    has_header = any(
        isinstance(i, Printed) and (has_motto(i.text) or place_date(i.text)) for i in items[:limit]
    )
    if not has_header:
        return 0
    zones.header = _printed(items[:limit])
    return limit


def _behind_the_date(items: Sequence[Item], limit: int) -> int:
    """Where the head ends although "Kính gửi:" was read with its left column, before the right."""
    if any(place_date(item.text) for item in _printed(items[:limit])):
        return limit
    for index in range(limit + 1, min(limit + _RIGHT_COLUMN, len(items))):
        item = items[index]
        if isinstance(item, Printed) and place_date(item.text):
            above = _printed(items[limit:index])
            return index + 1 if any(has_motto(line.text) for line in above) else limit
    return limit


def _goes_on_subject(items: Sequence[Item], index: int) -> bool:
    item, before = items[index], items[index - 1]
    if not isinstance(item, Printed) or not isinstance(before, Printed):
        return False
    number = before.folded.endswith(" số") and item.text[:1].isdigit()
    number = number or before.folded.endswith(("/", "-"))
    return (
        not has_motto(item.text)
        and not place_date(item.text)
        and not _begins_body(item)
        and (number or not is_upper(item.text))
    )


def _title_lines(items: Sequence[Item], start: int, zones: Zones) -> int:
    index = start
    while index < min(len(items), start + _MAX_TITLE):
        item = items[index]
        if isinstance(item, Grid):
            break
        if is_sent_with(item.text):
            return _sent_with_lines(items, index, zones)
        if not zones.title and item.folded.startswith("của ") and len(item.text) < _MAX_OWNER:
            zones.kind_of = _owner(item, item.text)
            index += 1
            continue
        if not _is_title_line(item, zones, first=not zones.title):
            break
        zones.title.append(item)
        index += 1
    return _after_stamps(items, index)


def _sent_with_lines(items: Sequence[Item], index: int, zones: Zones) -> int:
    depth = 0
    for at in range(index, min(len(items), index + 6)):
        item = items[at]
        if isinstance(item, Grid):
            return at
        zones.sent_with.append(item)
        depth += item.text.count("(") - item.text.count(")")
        if depth <= 0:
            return at + 1
    return min(len(items), index + 1)


def _is_title_line(item: Printed, zones: Zones, *, first: bool) -> bool:  # noqa: PLR0911  (one answer a clue)
    text = item.text
    if is_stamp(text) or len(text) > _MAX_TITLE_LINE or has_motto(text) or _is_clause(text):
        return False
    if annex_heading(text):
        return False
    if first:
        return not re.match(r"(?:căn cứ|điều 1|i\.)\s", item.folded)
    if not any(char.isalpha() for char in text) or is_authority(text):
        return False
    so_far = zones.title[-1] if zones.title else None
    hangs = so_far is not None and bool(_SENTENCE_HANGS.search(fold(so_far.text)))
    if _OPENER.match(item.folded) and text[:1].isupper() and not (hangs and not item.gap):
        return False
    if so_far is None:
        return True
    if is_upper(text) != is_upper(so_far.text):
        return not is_upper(text) and not begins_name(text) and not so_far.bold and hangs
    if so_far.bold and not item.bold and item.gap:
        return False
    return not (len(text) > 1.6 * max(40, *(len(line.text) for line in zones.title)))


def _after_stamps(items: Sequence[Item], index: int) -> int:
    """Skips the stamps, and the rest of a stamp, between title and body."""
    end = index
    for at in range(index, min(len(items), index + 8)):
        item = items[at]
        if isinstance(item, Grid):
            break
        if is_stamp(item.text):
            end = at + 1
    return end


def _foot_start(items: Sequence[Item], start: int) -> int:
    for index in range(start, len(items)):
        item = items[index]
        if isinstance(item, Grid):
            continue
        if RECIPIENTS.match(item.folded):
            return index
        if is_authority(item.text) or (AUTHORITY.search(item.text) and _upper_tail(item.text)):
            return index
        if is_position(item.text) and _signed_below(items, index):
            return index
    return len(items)


def _upper_tail(text: str) -> bool:
    found = AUTHORITY.search(text)
    return bool(found) and is_upper(text[found.start() :] if found else "")


def _signed_below(items: Sequence[Item], index: int) -> bool:
    following = _printed(items[index + 1 : index + 4])
    return any(is_person(item.text) and not is_upper(item.text) for item in following)


def _annex_start(items: Sequence[Item], start: int, foot: int) -> int:
    for index in range(start, len(items)):
        item = items[index]
        found = None if isinstance(item, Grid) else annex_heading(item.text)
        if found is None or isinstance(item, Grid):
            continue
        before = items[index - 1] if index else None
        ended = not isinstance(before, Printed) or _is_over(before.text)
        apart = item.gap or item.turned or is_upper(item.text)
        alone = not found.group("rest") and item.text[:1].isupper()
        alone = alone and (bool(found.group("label")) or _heads_annex(items, index))
        if index > foot or (ended and apart) or alone:
            return index
    return len(items)


def _heads_annex(items: Sequence[Item], index: int) -> bool:
    """Whether "Phụ lục" alone stands over a title in capitals, "(Kèm theo …)" or a table."""
    following = items[index + 1] if index + 1 < len(items) else None
    if not isinstance(following, Printed):
        return following is not None
    return is_upper(following.text) or is_sent_with(following.text)


def _is_over(text: str) -> bool:
    return text.endswith((".", ":", ")")) or not any(char.isalpha() for char in text)


def _foot_end(items: Sequence[Item], foot: int, annex: int) -> int:
    """Behind the signer's name, or where the annex begins."""
    signing = False
    recipients = False
    for index in range(foot, min(len(items), annex)):
        item = items[index]
        if isinstance(item, Grid):
            return index
        recipients = recipients or bool(RECIPIENTS.match(item.folded))
        if AUTHORITY.search(item.text) or is_position(item.text):
            signing = True
        elif signing and is_person(item.text) and not _recipients_follow(items, index, annex):
            return index + 1
    return min(annex, len(items))


def _recipients_follow(items: Sequence[Item], index: int, annex: int) -> bool:
    following = items[index + 1 : min(annex, index + _SIGNATURE_LINES)]
    return any(isinstance(i, Printed) and RECIPIENTS.match(i.folded) for i in following)
