"""Reads what is noted under or behind a task: "Đơn vị chủ trì: …; phối hợp: …; thời gian: …"."""

import re
from dataclasses import dataclass

from chuan.domain.vanban.agencies import begins_agency
from chuan.domain.vanban.charges import charges_in
from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.passage import Passage, join
from chuan.domain.vanban.periods import TIME

_OF = (
    r"(?:các\s+)?(?:cơ quan|đơn vị|bộ phận|phòng|ban|cá nhân|sở|ngành)?"
    r"(?:\s*,\s*(?:cơ quan|đơn vị|ban|ngành|địa phương))*\s*"
)
_KEYS = re.compile(
    r"(?<![^\W_])(?:"
    rf"(?P<coordinate>{_OF}(?:cùng\s+)?phối hợp(?:\s+(?:thực hiện|tham mưu|triển khai|chính))?)"
    rf"|(?P<lead>{_OF}(?:được giao\s+)?chủ trì(?:\s+(?:thực hiện|tham mưu|triển khai|tổ chức))?"
    r"|(?:cơ quan|đơn vị|bộ phận|người|cán bộ)\s*(?:,\s*(?:đơn vị|bộ phận|cá nhân)\s*)?"
    r"(?:thực hiện|tham mưu|chịu trách nhiệm(?: chính)?|đầu mối|phụ trách|triển khai)"
    r"|phân công(?: thực hiện)?|chịu trách nhiệm(?: chính)?|đầu mối|phụ trách"
    r"|(?:(?<=\()|(?<=;)|(?<=;\s)|(?<=^)|(?<=-\s))(?:tổ chức )?thực hiện(?=\s*:\s*(?:các\s)?\S))"
    r"|(?P<time>(?:thời gian|thời hạn|tiến độ|thời điểm)(?:\s+(?:thực hiện|hoàn thành|triển khai"
    r"|tổ chức|dự kiến))*)"
    r"|(?P<product>(?:dự kiến\s+)?(?:sản phẩm|kết quả"
    r"|đầu ra)(?:\s*[/,]\s*kết quả)?(?:\s+(?:dự kiến|đầu ra|hoàn thành|đạt được|cần đạt"
    r"|thực hiện))*)"
    r"|(?P<other>(?:nguồn\s+)?kinh phí(?: thực hiện)?|địa điểm|đối tượng|thành phần|ghi chú"
    r"|nội dung|hình thức|số lượng|quy mô)"
    r")\s*:\s*"
)
_ROLES = ("lead", "coordinate", "time", "product")
_WEAK_KEY = re.compile(r"thực hiện|tổ chức thực hiện|chịu trách nhiệm|đầu mối|phụ trách")
"""What names the body only where a body follows: "Phụ trách: Sở …", not "Phụ trách: 2 đồng chí"."""
_SENTENCE = re.compile(r"[.;]\s+(?=[^\W\d_a-zđ])")
_NOTE = re.compile(
    r"\(\s*(?=[^()]{0,60}(?:chủ trì|phối hợp|thời gian|thực hiện|thời hạn)[^()]{0,30}:)"
)


_SAID = re.compile(
    r"\((?P<said>(?:giao\s+)?(?P<lead>[^():;]{3,120}?)\s+chủ trì(?:\s+(?:thực hiện|tham mưu))?"
    r"(?:\s*[,;]?\s*phối hợp\s+(?:với|cùng)\s+(?P<coordinate>[^():;]{3,200}?))?"
    r"(?:,?\s+(?:tổ chức |triển khai )?thực hiện)?)(?:\s*[;,.][^()]*)?\)"
)


@dataclass(slots=True)
class Noted:
    """The words of a task without its notes, and the notes by role."""

    text: Passage
    notes: dict[str, Passage]


def read_notes(passage: Passage) -> Noted:
    """Parts a paragraph into what is to be done and what is noted about it."""
    folded = fold(passage.text)
    opening = _NOTE.search(folded)
    if opening:
        close = folded.rfind(")")
        end = close if close > opening.end() else len(folded)
        inner = passage[opening.end() : end]
        rest = join([passage[: opening.start()], passage[end + 1 :].strip(" .;")])
        return Noted(text=rest.strip(" ;,"), notes=notes_in(inner))
    said = _said_in_brackets(passage, folded)
    if said:
        return Noted(text=passage, notes=said)
    first = _KEYS.search(folded)
    if first is None or not _stands_apart(folded, first):
        return Noted(text=passage, notes=_charged(passage))
    notes = notes_in(passage[first.start() :])
    if not notes:
        return Noted(text=passage, notes={})
    text = passage[: first.start()].strip(" ;,-+")
    return Noted(text=text, notes={**_charged(text), **notes})


def _charged(passage: Passage) -> dict[str, Passage]:
    """What a later sentence says and nothing else: "… Sở A chủ trì, phối hợp với B thực hiện."."""
    for found in _SENTENCE.finditer(passage.text):
        notes, end = charges_in(passage[found.end() :])
        rest = passage.text[found.end() + end :]
        if notes and not rest.strip(" .;/"):
            return notes
    return {}


def _said_in_brackets(passage: Passage, folded: str) -> dict[str, Passage]:
    """Such as "(Phòng Kinh tế chủ trì, phối hợp với Công an xã thực hiện; thường xuyên)"."""
    found = _SAID.search(folded)
    if not found:
        return {}
    notes = {
        role: passage[found.start(role) : found.end(role)].strip(" ,;.")
        for role in ("lead", "coordinate")
        if found.group(role)
    }
    if not begins_agency(notes["lead"].text):
        return {}
    time = TIME.search(folded, found.end("said"), found.end())
    if time:
        notes["time"] = passage[time.start() : time.end()].strip(" ,;.")
    return notes


def _stands_apart(folded: str, first: re.Match[str]) -> bool:
    return first.lastgroup in _ROLES and bool(
        re.search(r"(?:^|[.;:)\-–+])\s*$", folded[: first.start()])
    )


def notes_in(passage: Passage) -> dict[str, Passage]:
    """What is noted: who is charged in the first sentence, then what stands behind each key."""
    charged, end = charges_in(passage)
    return {**_keyed(passage[end:]), **charged}


def _keyed(passage: Passage) -> dict[str, Passage]:
    folded = fold(passage.text)
    keys = list(_KEYS.finditer(folded))
    notes: dict[str, Passage] = {}
    for index, key in enumerate(keys):
        end = keys[index + 1].start() if index + 1 < len(keys) else len(folded)
        value = passage[key.end() : end].strip(" ;,.-–+")
        if value.text.count(")") > value.text.count("("):
            value = value.rstrip(" )")
        weak = _WEAK_KEY.match(key.group()) and not begins_agency(value.text)
        if key.lastgroup in _ROLES and value and key.lastgroup not in notes and not weak:
            notes[str(key.lastgroup)] = value
    return notes


def is_note(passage: Passage) -> bool:
    """Whether a line says only who, with whom, by when or what comes of it."""
    _, end = charges_in(passage)
    folded = fold(passage.text[end:]).lstrip("(-+ .;")
    if end and not folded:
        return True
    found = _KEYS.match(folded)
    if not found or found.lastgroup not in (*_ROLES, "other"):
        return False
    weak = _WEAK_KEY.match(found.group())
    value = passage.text[len(passage.text) - len(folded) + found.end() :]
    return not weak or begins_agency(value)
