"""Finds whom a sentence is about: "Sở Tài chính chủ trì …", "…, đề nghị các phòng chủ động …"."""

import re

from chuan.domain.vanban.agencies import begins_agency, begins_name
from chuan.domain.vanban.agency_words import (
    NOUN_OR_VERB,
    NOUNS_BEFORE_MODIFIER,
    PREDICATES,
    alternatives,
)
from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.passage import Passage

_PREDICATE = re.compile(rf"(?<![^\W_])(?:{alternatives(PREDICATES)})(?![^\W_])")
_ORGANISES = re.compile(
    r"(?<![^\W_])tổ chức\s+(?=(?:thực hiện|triển khai|phổ biến|quán triệt|học tập|tuyên truyền"
    r"|nghiên cứu|tốt|các|thi hành"
    r"|hội nghị|kiểm tra|đào tạo|tập huấn|thẩm định|xây dựng|rà soát|lấy|đánh giá|sơ kết"
    r"|tổng kết|hướng dẫn|giám sát))"
)
_NOUN_BEFORE = re.compile(rf"(?:{alternatives(NOUNS_BEFORE_MODIFIER)})$")
_OPENING = re.compile(
    r"^(?:trong|định kỳ|hằng năm|hàng năm|trước|căn cứ|khi|nếu|trường hợp|để|trên cơ sở|theo"
    r"|đồng thời|ngoài ra|đối với"
    r"|trên|sau|từ|đến|quá trình|hằng quý|giao|đề nghị|yêu cầu|phân công|thực hiện|kinh phí"
    r"|nguồn|nhằm|tiếp tục|ubnd"
    r"|ủy ban|ban thường vụ|thường trực|chủ tịch)"
)
_ADDRESSED = re.compile(
    r"(?<![^\W_])(?:giao(?: cho)?|đề nghị|yêu cầu|phân công)\s+(?:trách nhiệm cho\s+"
    r"|đồng chí\s+)?(?=\S)"
)
_MAX_SUBJECT = 420
_MAX_ADDRESSED = 160
_MAX_ADVERBIAL = 320
_CLAUSE = re.compile(r"[,;:]\s+")


def subject_end(text: str) -> int:
    """Where the bodies that begin a sentence end and its predicate begins; 0 where none begin"
    " it.
    """
    if not begins_agency(text):
        return 0
    folded = fold(text[:_MAX_SUBJECT])
    named = re.match(r"[^.:;]{3,120}:\s", folded)
    if named and not any(_is_predicate(text, folded, m) for m in _candidates(named.group())):
        return named.end() - 2
    stop = re.search(r"[.:;](?=\s|$)", folded)
    limit = len(folded)
    for found in _candidates(folded):
        if _is_predicate(text, folded, found):
            limit = found.start()
            break
    else:
        return 0
    if stop and stop.start() < limit and folded[stop.start()] in ".:":
        return 0
    return limit if limit > 1 else 0


def _candidates(folded: str) -> list[re.Match[str]]:
    found = [*_PREDICATE.finditer(folded), *_ORGANISES.finditer(folded)]
    return sorted(found, key=lambda match: match.start())


def _is_predicate(text: str, folded: str, found: re.Match[str]) -> bool:
    """Whether the word is the verb of the sentence, not a part of the name before it."""
    start = found.start()
    if start == 0 or text[start].isupper():
        return False
    before = folded[:start].rstrip()
    if re.search(r"(?<![^\W_])(?:các|những|của|và|được|do|về|mọi|có chức năng|được giao)$", before):
        return before.endswith("và") and found.group() not in NOUN_OR_VERB and begins_agency(text)
    if before.endswith(","):
        return found.group() not in NOUN_OR_VERB
    noun = found.group().strip() in NOUN_OR_VERB and found.re is not _ORGANISES
    if noun and _NOUN_BEFORE.search(before):
        return False
    if found.re is _ORGANISES:
        return True
    return not (_NOUN_BEFORE.search(before) and found.group().strip() == "tổ chức")


def subject_of(sentence: Passage) -> Passage | None:
    """The bodies that a sentence is about, as printed, wherever in it they are named."""
    end = subject_end(sentence.text)
    if end:
        orders = _ADDRESSED.match(fold(sentence.text), end)
        addressed = _addressed(sentence[end:]) if orders else None
        return addressed or sentence[:end].strip(" ,;:")
    return _addressed(sentence) or _after_adverbial(sentence) or _after_heading(sentence)


def _after_heading(sentence: Passage) -> Passage | None:
    """Such as "Chế độ báo cáo: Các đơn vị báo cáo …"."""
    opening = re.match(r"[^:.;]{3,60}:\s+", sentence.text)
    if not opening:
        return None
    rest = sentence[opening.end() :]
    end = subject_end(rest.text)
    return rest[:end].strip(" ,;:") if end else None


def leading_subject(sentence: Passage) -> Passage | None:
    """The bodies that begin a sentence, or that it orders ("giao Sở …"); for the lead of a task."""
    end = subject_end(sentence.text)
    if end:
        return sentence[:end].strip(" ,;:")
    ordered = re.match(r"(?:giao(?: cho)?|đề nghị|phân công|yêu cầu)\s+", fold(sentence.text))
    if not ordered:
        return None
    rest = sentence[ordered.end() :]
    end = subject_end(rest.text)
    return rest[:end].strip(" ,;:") if end else None


def addressed_subject(sentence: Passage) -> Passage | None:
    """The bodies that a sentence asks or orders to do something."""
    return _addressed(sentence)


def _addressed(sentence: Passage) -> Passage | None:
    """Such as "… đề nghị các cơ quan, đơn vị chủ động …"."""
    folded = fold(sentence.text)
    for found in _ADDRESSED.finditer(folded):
        rest = sentence[found.end() :]
        end = subject_end(rest.text)
        if end:
            return rest[:end].strip(" ,;:")
        if rest.text.endswith(":") and begins_agency(rest.text) and len(rest) < _MAX_ADDRESSED:
            return rest.strip(" ,;:")
    return None


def _after_adverbial(sentence: Passage) -> Passage | None:
    """Such as "Trong quá trình …, nếu có …, các sở, ban, ngành phản ánh …"."""
    folded = fold(sentence.text)
    if not _OPENING.match(folded):
        return None
    for found in _CLAUSE.finditer(folded[:_MAX_ADVERBIAL]):
        rest = sentence[found.end() :]
        if begins_agency(rest.text) and (
            begins_name(rest.text) or re.match(r"(?:các|những)\s", fold(rest.text))
        ):
            end = subject_end(rest.text)
            if end:
                return rest[:end].strip(" ,;:")
    return None
