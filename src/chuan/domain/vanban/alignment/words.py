"""Turns a clause into weighted features: notions of the register, pairs of syllables, syllables."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from chuan.domain.vanban.alignment.thesaurus import ACTIONS, AUDIENCE, COMMON, OBJECTS, STOPS
from chuan.domain.vanban.folding import fold

_PIECE = re.compile(r"[^\W_]+(?:&[^\W_]+)*|[.;:,()\[\]“”\"]")
_ACT = re.compile(
    r"(?:chỉ thị|kế hoạch(?: hành động)?|quyết định|nghị quyết|nghị định|thông tư|công văn|luật"
    r"|chương trình(?: hành động)?|kết luận"
    r"|hướng dẫn)?\s*(?:số\s*)?\d{1,5}\s*[/-]\s*[a-zđ\d][\w&/-]*"
    r"(?:,?\s*ngày\s+[\d/]+(?:\s+tháng\s+\d+\s+năm\s+\d+)?)?"
    r"(?:\s+của\s+(?:ban bí thư|bộ chính trị|thủ tướng(?: chính phủ)?|chính phủ|quốc hội"
    r"|ban thường vụ [^\s,;.]+ [^\s,;.]+|ubnd (?:tỉnh|thành phố)|bộ [^,;.]{3,30}?(?=[,;.]|$)))?"
)
_DATE = re.compile(
    r"(?:trước|đến|từ|chậm nhất|trong)?\s*(?:hết\s+)?(?:ngày\s+\d{1,2}(?:\s*/\s*\d{1,2}"
    r"|\s+tháng\s+\d{1,2})"
    r"|(?:quý|quí)\s+(?:iv|iii|ii|i|\d)(?![^\W_])|tháng\s+\d{1,2})(?:(?:\s*/|\s+năm|,)\s*\d{4})?"
)
_SORTS = {"a": "action", "o": "object", "w": "audience", "c": "common"}
_AIM = re.compile(
    r"(?<![^\W_])(?:nhằm|góp phần|(?<!không )(?<!triệt )để(?! (?:đề nghị|đề xuất|kiến nghị))|qua đó|từ đó"
    r"|tạo (?:nền tảng|chuyển biến)"
    r"|bảo đảm(?! (?:đo lường|an toàn|ngân sách|kinh phí))|đảm bảo(?! (?:đo lường|an toàn"
    r"|ngân sách|kinh phí))"
    r"|đáp ứng|phục vụ|theo hướng|phù hợp với)[^.;]*"
)
_WHERE, _WHAT, _WHERE_WORTH = {"tại", "trên", "ở"}, set(".;:,()"), 0.45
_WHERE_REACH = 6
"""After these words a text says where; a sign ends that, and so do some syllables."""
_AIM_WORTH, _THING = 0.4, 0.5
_SAYS_LITTLE = frozenset({"a:report", "s:báo cáo", "a:plan", "s:xây dựng kế hoạch"})
"""What a feature is worth that only tells what the work is good for."""
_NAMED_DAY = re.compile(
    r"(?:Ngày|Tuần lễ|Tháng)\s+(?:hành động\s+)?[A-ZĐ][^\W\d_]*(?:\s+[^\W\d_]+){0,3}"
)
MOST = 6000
"""How many characters of a clause are looked at."""
WEIGHT = {
    "object": 1.0,
    "audience": 0.4,
    "pair": 0.9,
    "action": 0.55,
    "single": 0.35,
    "common": 0.12,
}
"""How much a feature of each sort tells before it is known how often it occurs."""


@dataclass(frozen=True, slots=True)
class Words:
    """The features of a text, each with its weight; the actions it names, in order."""

    weights: dict[str, float]
    actions: tuple[str, ...]

    things: frozenset[str]
    """The features that name what the work is on; not where it is done nor what it is good for."""


_Entry = tuple[tuple[str, ...], tuple[str, ...]]
"""The syllables of a phrase, and its senses; no sense where it says nothing."""


def _phrases() -> Iterator[tuple[str, str]]:
    """Every phrase of the thesaurus with a sense of it."""
    for name, phrases in ACTIONS:
        yield from ((phrase, f"a:{name}") for phrase in phrases.split("|"))
    for mark, groups in (("o", OBJECTS), ("w", AUDIENCE), ("c", COMMON)):
        for group in groups:
            first = group.split("|", 1)[0]
            yield from ((phrase, f"{mark}:{first}") for phrase in group.split("|"))


@cache
def _lexicon() -> dict[str, list[_Entry]]:
    """The phrases of the thesaurus by their first syllable, the longest first."""
    senses: dict[str, list[str]] = {phrase: [] for phrase in STOPS}
    for phrase, sense in _phrases():
        senses.setdefault(phrase, []).append(sense)
    table: dict[str, list[_Entry]] = {}
    for phrase, found in senses.items():
        parts = tuple(phrase.split())
        table.setdefault(parts[0], []).append((parts, tuple(found)))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


def without_acts(folded: str) -> str:
    """The folded text without the names of acts and without dates."""
    return _DATE.sub(" ", _ACT.sub(" ", folded))


@lru_cache(maxsize=4096)
def words_of(text: str) -> Words:
    """The features of a text, as if each were met once."""
    text = text[:MOST]
    folded = without_acts(fold(text))
    weights: dict[str, float] = {}
    actions: dict[str, None] = {}
    for found in _NAMED_DAY.finditer(text):
        weights["o:" + " ".join(fold(found.group()).split()[:4])] = WEIGHT["object"]
    _take(_AIM.sub(" ; ", folded), 1.0, weights, actions)
    for aim in _AIM.findall(folded):
        _take(aim, _AIM_WORTH, weights, actions)
    things = frozenset(n for n, w in weights.items() if n[0] in "op" and w >= _THING)
    return Words(weights, tuple(actions), things)


@lru_cache(maxsize=4096)
def telling(text: str) -> frozenset[str]:
    """The features of a text that are its own: no common notions, no reports."""
    return frozenset(n for n in words_of(text).weights if n[0] != "c" and n not in _SAYS_LITTLE)


def _take(folded: str, worth: float, weights: dict[str, float], actions: dict[str, None]) -> None:
    """Note the features of folded words, each worth so much of its weight."""
    pieces = _PIECE.findall(folded)
    before, full, away = "", worth, 0
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if piece in _WHERE and not _is_number(pieces, at + 1):
            worth, away = full * _WHERE_WORTH, at + _WHERE_REACH
        elif piece in _WHAT or at > away:
            worth = full
        length, senses = _longest(pieces, at)
        if senses is None:
            before = _plain(piece, before, weights, worth)
        for sense in senses or ():
            _note(weights, sense, WEIGHT[_SORTS[sense[0]]] * worth)
            if sense[0] == "a":
                actions[sense] = None
                _note(weights, "s:" + " ".join(pieces[at : at + length]), WEIGHT["single"] * worth)
        before = "" if senses is not None else before
        at += length


def _is_number(pieces: Sequence[str], at: int) -> bool:
    return at < len(pieces) and pieces[at][0].isdigit()


def _note(weights: dict[str, float], name: str, weight: float) -> None:
    weights[name] = max(weight, weights.get(name, 0.0))


@lru_cache(maxsize=4096)
def pairs_of(text: str) -> frozenset[tuple[str, str]]:
    """The pairs of neighbouring syllables of a text, acts and dates left out."""
    syllables = re.findall(r"[^\W\d_]+", without_acts(fold(text[:MOST])))
    return frozenset(pairwise(syllables))


def _longest(pieces: Sequence[str], at: int) -> tuple[int, tuple[str, ...] | None]:
    """How many pieces the longest phrase takes here, and its senses; None where none stands."""
    for parts, senses in _lexicon().get(pieces[at], ()):
        if tuple(_run(pieces, at, len(parts))) == parts:
            return _reach(pieces, at, len(parts)), senses
    return 1, None


def _run(pieces: Sequence[str], at: int, wanted: int) -> Iterable[str]:
    """The next syllables, commas passed over ("tiêu chuẩn, đo lường")."""
    reach = pieces[at : at + 2 * wanted]
    return [piece for piece in reach if piece != ","][:wanted]


def _reach(pieces: Sequence[str], at: int, wanted: int) -> int:
    taken = 0
    for offset, piece in enumerate(pieces[at:]):
        if piece != ",":
            taken += 1
        if taken == wanted:
            return offset + 1
    return wanted


def _plain(piece: str, before: str, weights: dict[str, float], worth: float) -> str:
    """Note a syllable that no phrase holds; the syllable that the next one pairs with."""
    if not piece[0].isalpha():
        return "" if not piece[0].isdigit() else before
    _note(weights, f"s:{piece}", WEIGHT["single"] * worth)
    if before:
        _note(weights, f"p:{before} {piece}", WEIGHT["pair"] * worth)
    return piece
