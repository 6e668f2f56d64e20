"""Reads a sentence that only says who does the work above it: "Sở A chủ trì, phối hợp với B …"."""

import re

from chuan.domain.vanban.agencies import begins_agency
from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.passage import Passage
from chuan.domain.vanban.periods import TIME
from chuan.domain.vanban.subjects import subject_end

_VERB = (
    r"(?:(?:chịu trách nhiệm|có trách nhiệm|là (?:cơ quan|đơn vị))\s+)?"
    r"(?:(?:làm\s+)?đầu mối,?\s*)?chủ trì|(?:là|làm) (?:(?:cơ quan|đơn vị) )?đầu mối"
    r"|chịu trách nhiệm(?: chính)?"
)
_PARTNERS = (
    r"(?:\s*[,;]?\s*(?:và\s+)?phối hợp\s+(?:chặt chẽ\s+)?(?:với|cùng)\s+"
    r"(?P<coordinate>[^:]{3,300}?))?"
)
_DOING = (
    r"(?:\s*,?\s*(?:tham mưu,?\s+)?(?:để\s+)?(?:tổ chức|triển khai|cùng)?\s*(?:thực hiện|triển khai)"
    r"(?:\s+(?:nhiệm vụ|nội dung|hoạt động|công việc)\s+này)?)?"
)
_CHARGE = re.compile(
    rf"(?:(?P<order>giao(?: cho)?|phân công|đề nghị|yêu cầu)\s+)?(?P<lead>[^:]{{3,240}}?)"
    rf"(?:\s*,)?\s+(?:{_VERB}){_PARTNERS}{_DOING}\s*(?=[.;]|$|,\s*(?:hoàn thành|xong|trước|trong))"
)
_ALONE = re.compile(
    r"(?:(?P<order>giao(?: cho)?|phân công)\s+)(?P<lead>[^:]{3,240}?)"
    r"\s+(?:tổ chức |triển khai )?thực hiện\s*(?=[.;]|$|,\s*(?:hoàn thành|xong|trước|trong))"
)
_HELPERS = re.compile(
    r"(?P<coordinate>[^:.]{3,300}?)\s+(?:cùng )?phối hợp(?: (?:tổ chức |triển khai )?thực hiện)?"
    r"\s*(?=[.;]|$)"
)
_GAP = re.compile(r"[\s.;,/-]*")
_LONGEST = 900
_FINISHED = re.compile(
    r"(?:(?:thời gian|thời hạn)\s+)?(?:(?:phải\s+)?(?:hoàn thành|xong|thực hiện)\s*)?(?=\S)"
)


def charges_in(passage: Passage) -> tuple[dict[str, Passage], int]:
    """Who leads, who helps and by when, as the first sentences say it, and where they end.

    Nothing, and 0, where the paragraph begins with anything but the charge itself.
    """
    folded = fold(passage.text[:_LONGEST])
    found = _CHARGE.match(folded) or _ALONE.match(folded)
    if not found or not begins_agency(passage.text[found.start("lead") :]):
        return {}, 0
    named = [passage.text[found.start(role) : found.end(role)] for role in _named(found)]
    if any(subject_end(words) for words in named):
        return {}, 0
    notes = {
        role: passage[found.start(role) : found.end(role)].strip(" ,;.") for role in _named(found)
    }
    end = _after_helpers(passage, folded, notes, found.end())
    return notes, _after_time(passage, folded, notes, end)


def _named(found: re.Match[str]) -> list[str]:
    return [role for role in ("lead", "coordinate") if found.groupdict().get(role)]


def _after_helpers(passage: Passage, folded: str, notes: dict[str, Passage], at: int) -> int:
    """Such as "; Công an xã phối hợp." behind the one who leads."""
    start = _skip(folded, at)
    found = _HELPERS.match(folded, start)
    if "coordinate" in notes or not found or not begins_agency(passage.text[start:]):
        return at
    notes["coordinate"] = passage[start : found.end("coordinate")].strip(" ,;.")
    return found.end()


def _after_time(passage: Passage, folded: str, notes: dict[str, Passage], at: int) -> int:
    """Such as "; hoàn thành trong quý III/2026." behind the charge."""
    opening = _FINISHED.match(folded, _skip(folded, at))
    start = opening.end() if opening else at
    found = TIME.match(folded, start)
    if not found or not re.match(r"\s*(?:[.;]|$)", folded[found.end() :]):
        return at
    notes["time"] = passage[start : found.end()].strip(" ,;.")
    return found.end()


def _skip(folded: str, at: int) -> int:
    gap = _GAP.match(folded, at)
    return gap.end() if gap else at
