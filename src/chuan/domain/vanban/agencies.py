"""Splits the printed list of bodies in a cell or a sentence into the bodies it names.

A semicolon always parts two bodies; a comma or "và" only where a new body begins after it, so that
"Các sở, ban, ngành" and "UBND các huyện, thị xã, thành phố" stay one and "Các Sở: A, B" gives two.
"""

import re
from collections.abc import Iterable, Iterator

from chuan.domain.vanban.agency_words import (
    COMMON_HEADS,
    FIELDS,
    PROPER_HEADS,
    SUBJECTS,
    alternatives,
)
from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.passage import SPACE, Passage

_NOT_A_BODY = (
    r"(?!báo cáo|báo hiệu|ban hành|bộ tiêu chí|bộ chỉ số|bộ dữ liệu|bộ thủ tục|bộ tài liệu"
    r"|tổ chức(?! chính trị| đảng"
    r"| xã hội| khoa)|đội ngũ|trường hợp|hội nghị|hội thảo|hội nhập|hội chợ|hội viên|quỹ đất"
    r"|khu vực|đảng viên|viện trợ"
    r"|vụ việc|vụ án|phòng ngừa|phòng[, ]+chống|phòng thử|phòng kiểm|sở hữu|cục bộ|thuế suất"
    r"|thanh tra,|thanh tra, kiểm"
    r"|thanh tra[^\W_]|cán bộ,|chính quyền điện|đoàn kiểm tra|đoàn viên|bảo hiểm y|trường học"
    r"|tt\s|trạm cân|ct\s|lãnh đạo(?:, chỉ đạo)?\s(?:xây|thực|chỉ|tổ chức|việc|công tác"
    r"|nâng|tốt|toàn|triển|đẩy|tăng|kiểm|quán|hoàn|phát|rà|tuyên|chính quyền))"
)
_PROPER = re.compile(rf"{_NOT_A_BODY}(?:{alternatives(PROPER_HEADS)})(?![^\W_])")
_COMMON = re.compile(rf"{_NOT_A_BODY}(?:{alternatives(COMMON_HEADS)})(?![^\W_])")
_FIELD = re.compile(rf"(?:{alternatives(FIELDS)})(?![^\W_])")
_COMMA_NAME = re.compile(rf"(?:{alternatives(SUBJECTS)})(?![^\W_])")
_GROUP = re.compile(
    r"(?:(?P<owner>[^\W_][^:;,]{0,60}?\s)?(?:các|những)\s+)?"
    r"(?P<head>sở|phòng|ban|bộ|hội|chi cục|trung tâm|xã|phường|huyện|thị xã|trường|cục|thôn|công ty"
    r"|cơ quan|đơn vị|đồng chí|ngành|chi bộ|đảng bộ|tổ chức|doanh nghiệp|đoàn thể|bản)"
    r"(?P<rest>[^:;,]{0,40}?|,[^:;A-ZĐ]{0,60}?)\s*:\s*"
)
_NAMELESS_HEADS = frozenset({"cơ quan", "đơn vị", "đồng chí", "ngành", "tổ chức", "đoàn thể"})
_SEPARATOR = re.compile(r"[;\n]|,|\s+(?:và|cùng|hoặc)\s+|\s-\s(?=[A-ZĐÁÂÔƯ])|(?<=\S)\s*[•+]\s|/")
_TRAILING = " \t\n.,;:-–+•"
_LABEL = re.compile(
    r"^\s*(?:[-+•*]\s*)?(?:(?:cơ quan|đơn vị|bộ phận)\s+)?(?:chủ trì|phối hợp)"
    r"(?:\s+(?:thực hiện|tham mưu|chính))?\s*:\s*"
)
_WITH = re.compile(r"^(?:phối hợp )?(?:với|cùng)\s+")
_MAX_LIST = 4000
_HEAD_ROOM = 60


def split_agencies(passage: Passage) -> list[Passage]:
    """The bodies named in a printed list, each with its own words (the head of a group"
    " repeated).
    """
    clean = passage[:_MAX_LIST].collapse()
    label = _LABEL.match(fold(clean.text))
    if label:
        clean = clean[label.end() :]
    found: list[Passage] = []
    head: Passage | None = None
    for part in _parts(clean, ";\n•"):
        group = _GROUP.match(fold(part.text))
        if group:
            head, rest = _group_head(part, group), part[group.end() :]
            found.extend(_members(rest, head))
        else:
            if begins_agency(part.text) and not begins_name(part.text):
                head = None
            found.extend(_members(part, None if begins_agency(part.text) else head))
    return [_without_with(item) for item in found if _is_name(item)]


def begins_agency(text: str) -> bool:
    """Whether a name of a body, or of a group of bodies, begins here."""
    stripped = text[:_HEAD_ROOM].lstrip(" -–+(")
    folded = fold(stripped)
    if _COMMON.match(folded):
        return True
    return bool(stripped[:1].isupper() and _PROPER.match(folded))


def begins_name(text: str) -> bool:
    """Whether a body's own name begins here: a head word with a capital ("Sở", "Đảng uỷ")."""
    stripped = text[:_HEAD_ROOM].lstrip(" -–+(")
    return bool(stripped[:1].isupper() and _PROPER.match(fold(stripped)))


def _group_head(part: Passage, group: re.Match[str]) -> Passage | None:
    word = group.group("head")
    if word in _NAMELESS_HEADS:
        return None
    head = part[group.start("head") : group.end("head")]
    owner = group.group("owner")
    if owner is not None:
        head = part[group.start("owner") : group.end("owner")].strip() + SPACE + head
    return head


def _parts(passage: Passage, marks: str) -> Iterator[Passage]:
    start = depth = 0
    for index, char in enumerate(passage.text):
        if char == "(":
            depth += 1
        elif char == ")":
            depth = max(0, depth - 1)
        elif char in marks and not depth:
            yield passage[start:index].strip()
            start = index + 1
    yield passage[start:].strip()


def _members(part: Passage, head: Passage | None) -> list[Passage]:
    """The bodies between two semicolons."""
    found: list[Passage] = []
    start = 0
    for left, right in _cuts(part, in_group=head is not None):
        found.append(part[start:left])
        start = right
    found.append(part[start:])
    kept = [item.strip(_TRAILING) for item in found]
    return [_headed(item, head) for item in _inherit(kept, head)]


def _headed(item: Passage, head: Passage | None) -> Passage:
    if head is None or not item or begins_agency(item.text):
        return item
    return head.capitalised() + SPACE + item


def _inherit(items: list[Passage], head: Passage | None) -> Iterable[Passage]:
    """Such as "Sở Tài chính, Y tế": the field that stands without a head takes the one before it."""
    last: Passage | None = None
    for item in items:
        folded = fold(item.text)
        own = re.match(r"(sở|phòng|bộ|ban)\s", folded)
        if own and begins_name(item.text):
            last = item[: own.end(1)]
        elif head is None and last is not None and _FIELD.fullmatch(folded):
            yield last + SPACE + item
            continue
        yield item


def _cuts(part: Passage, *, in_group: bool) -> Iterator[tuple[int, int]]:
    text, folded = part.text, fold(part.text)
    guarded = _guarded(folded)
    start = 0
    for mark in _SEPARATOR.finditer(text):
        if any(low <= mark.start() < high for low, high in guarded):
            continue
        before, after = text[start : mark.start()], text[mark.end() :]
        if _parts_two(before, mark.group(), after, in_group=in_group):
            yield mark.start(), mark.end()
            start = mark.end()


def _guarded(folded: str) -> list[tuple[int, int]]:
    """Where no separator counts: names that hold a comma, and whatever stands in brackets."""
    spans = [found.span() for found in _COMMA_NAME.finditer(folded)]
    depth, opened = 0, 0
    for index, char in enumerate(folded):
        if char == "(":
            opened = index if not depth else opened
            depth += 1
        elif char == ")" and depth:
            depth -= 1
            if not depth:
                spans.append((opened, index + 1))
    return spans


def _parts_two(before: str, mark: str, after: str, *, in_group: bool) -> bool:  # noqa: PLR0911  (one answer a clue)
    """Whether a separator stands between two bodies."""
    folded = fold(after).lstrip()
    kind = mark.strip()
    last = fold(before).strip()
    if kind == "/":
        return begins_name(after) and begins_name(before)
    if kind in {"và", "cùng", "hoặc"}:
        return _and_parts_two(before, last, after, folded)
    if in_group and kind == ",":
        return after.lstrip()[:1].isupper() or begins_agency(after)
    if begins_name(after):
        return not (last in {"báo", "đảng ủy", "hội đồng nhân dân"} or _only_heads(last))
    if _FIELD.match(folded) and after.lstrip()[:1].isupper():
        return bool(_FIELD.fullmatch(re.sub(r"^(?:sở|phòng|bộ|ban)\s+", "", last)))
    if re.match(r"(?:các|những|toàn thể)\s", folded):
        return True
    if _COMMON.match(folded):
        return _names_one_body(before)
    return False


def _and_parts_two(before: str, last: str, after: str, folded: str) -> bool:
    if re.search(r"(?:hđnd|hội đồng nhân dân|đbqh|đại biểu quốc hội|báo)$", last):
        return not re.match(r"(?:ubnd|ủy ban nhân dân|hđnd|hội đồng|đài|phát thanh)", folded)
    if re.match(r"(?:các|những|toàn thể)\s", folded):
        return not re.fullmatch(r"(?:các|những)\s+\S+", last) or begins_name(before)
    if begins_name(after):
        return not re.match(r"(?:xã|phường) hội|đào tạo|đoàn thể", folded)
    return bool(_COMMON.match(folded)) and _names_one_body(before)


def _only_heads(last: str) -> bool:
    return bool(re.fullmatch(r"(?:các|những)", last))


def _names_one_body(before: str) -> bool:
    """Whether what came before is a body of its own, not a row of common nouns."""
    folded = fold(before).strip()
    if re.match(r"(?:các|những|cơ quan|đơn vị|tổ chức|cấp ủy|cá nhân)\b", folded):
        return bool(re.search(r"[^\W\d_]", before)) and any(
            word[:1].isupper() for word in before.split()[1:]
        )
    return begins_name(before)


def _without_with(item: Passage) -> Passage:
    found = _WITH.match(fold(item.text))
    return item[found.end() :] if found else item


def _is_name(item: Passage) -> bool:
    return any(char.isalpha() for char in item.text)
