"""Gives back the capitals that TCVN3 cannot write: it has no capital letter with a tone."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_COMMITTEE = re.compile(r"(?<![^\W_])(?:ủy|uỷ)(?= ban (?:nhân|mặt|mttq|thường|kiểm|MTTQ|Mặt|Kiểm))")
"""A name whose first letter has a tone, so that it is always found small."""
_VOWEL = re.compile(r"[AEIOUY]")
_ENOUGH = 3
_CAPITALS, _SMALL, _UNSURE = "capitals", "small", "unsure"


def capitals_restored(text: str) -> str:
    r"""The text with words raised whose other letters are capitals, and unsure words beside them.

    >>> capitals_restored("Kế HOạCH\nSố 5 của Bộ TRƯởNG")
    'KẾ HOẠCH\nSố 5 của BỘ TRƯỞNG'
    """
    named = _COMMITTEE.sub(lambda found: found.group().capitalize(), text)
    return "\n".join(_line(line) for line in named.split("\n"))


def _line(line: str) -> str:
    words = list(_WORD.finditer(line))
    cases = [_case(word.group()) for word in words]
    if _all_capitals([word.group() for word in words]):
        return line.upper()
    if _CAPITALS not in cases:
        return line
    for order in (range(1, len(cases)), range(len(cases) - 2, -1, -1)):
        step = -1 if order.step > 0 else 1
        for index in order:
            if cases[index] == _UNSURE and cases[index + step] == _CAPITALS:
                cases[index] = _CAPITALS
    parts: list[str] = []
    at = 0
    for word, case in zip(words, cases, strict=True):
        raised = word.group().upper() if case == _CAPITALS else word.group()
        parts += [line[at : word.start()], raised]
        at = word.end()
    return "".join((*parts, line[at:]))


def _all_capitals(words: list[str]) -> bool:
    """Whether no letter that has a capital in TCVN3 is small, abbreviations not counted."""
    told = [word for word in words if not _is_abbreviation(word)]
    sure = [letter for word in told for letter in word if not _is_toned(letter)]
    return len(sure) >= _ENOUGH and not any(letter.islower() for letter in sure)


def _is_abbreviation(word: str) -> bool:
    return not _VOWEL.search(unicodedata.normalize("NFD", word).upper())


def _is_toned(letter: str) -> bool:
    return bool(_TONES & set(unicodedata.normalize("NFD", letter)))


@lru_cache(maxsize=4096)
def _case(word: str) -> str:
    """Whether the letters that have capitals in TCVN3 are capitals: those without a tone.

    One such letter says nothing ("Bộ"), and neither does none ("ở").
    """
    toned = [_is_toned(letter) for letter in word]
    sure = [letter for letter, tone in zip(word, toned, strict=True) if not tone]
    if any(letter.islower() for letter in sure):
        return _SMALL
    if len(sure) < 2 or len(word) < 3:
        return _UNSURE if any(toned) else _SMALL if len(word) == 1 else _decided(word)
    return _decided(word)


def _decided(word: str) -> str:
    """A word of capitals; an abbreviation without a vowel ("KH") tells nothing of its neighbours."""
    return _SMALL if _is_abbreviation(word) else _CAPITALS
