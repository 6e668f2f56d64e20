"""Which syllable may have been meant where another one stands: the slips of hand and ear."""

import unicodedata
from collections.abc import Collection
from functools import lru_cache

from chuan.domain.vanban.spelling.syllables import Syllable, parse, strip_tone, write

_ALIKE = (
    {"tr", "ch"}, {"s", "x"}, {"d", "gi", "r", "v"}, {"l", "n"}, {"c", "k", "qu"}, {"g", "gh"},
    {"ng", "ngh"}, {"d", "đ"}, {"t", "th"}, {"p", "ph"}, {"g", "ng"}, {"n", "nh"}, {"c", "ch"},
    {"k", "kh"}, {"t", "tr"}, {"h", "ph"}, {"h", "kh"}, {"h", "th"}, {"h", "nh"},
)  # fmt: skip


_HOMOPHONES = ({"tr", "ch"}, {"s", "x"}, {"d", "gi", "r"}, {"l", "n"}, {"nh", "ng", "ngh"})
_HOI_NGA = {3, 4}
_WITH_Y: dict[str, Collection[int]] = {
    "ki": range(6), "li": range(6), "mi": (2, 3, 4), "ti": (2, 3, 4), "hi": (2, 3),
}  # fmt: skip
"""Syllables that most write with y, and in which tones."""


_ENDS = {"ng": "n", "n": "n", "m": "n", "c": "t", "t": "t"}


def _final(rime: str) -> tuple[str, str]:
    """The rime with its final consonant, as n or t where speakers mix the consonants up."""
    for end, heard in _ENDS.items():
        if rime.endswith(end):
            return rime.removesuffix(end), heard
    return rime, ""


@lru_cache(maxsize=8192)
def sounds_alike(printed: str, meant: str) -> bool:
    """Whether many speakers say the two words alike (hỏi and ngã, tr and ch), or a mark was left out.

    These are the slips that people make most, so less need speak for them than for a stray letter.
    """
    a, b = parse(printed), parse(meant)
    if a is None or b is None:
        return False
    if a.rime != b.rime:
        same = (a.onset, a.tone) == (b.onset, b.tone)
        return same and _final(a.rime) == _final(b.rime) != (a.rime, "")
    if a.onset == b.onset:
        return {a.tone, b.tone} == _HOI_NGA or (a.tone == 0 and b.tone != 0)
    return a.tone == b.tone and any(a.onset in g and b.onset in g for g in _HOMOPHONES)


@lru_cache(maxsize=65536)
def slip_kind(printed: str, meant: str) -> str:  # noqa: PLR0911  (one line for each kind)
    """How `printed` may have come out for `meant` (both spelt words): tone, accent, onset, letter.

    Empty when the two differ by more than one slip. An accent slip may also lack the tone mark
    ("duong" for "đường").
    """
    if printed == meant or abs(len(printed) - len(meant)) > 1:
        return ""
    plain_a, tone_a, _ = strip_tone(printed)
    plain_b, tone_b, _ = strip_tone(meant)
    if plain_a == plain_b:
        return "tone" if tone_a != tone_b else ""
    a, b = parse(printed), parse(meant)
    if a is not None and b is not None and a.key == b.key:
        return ""
    if unaccented(plain_a) == unaccented(plain_b) and (tone_a == tone_b or not tone_a):
        return "accent"
    if tone_a != tone_b:
        return ""
    if a is not None and b is not None and a.rime == b.rime and _alike(a, b):
        return "onset"
    return "letter" if within_one(plain_a, plain_b) else ""


def _alike(a: Syllable, b: Syllable) -> bool:
    return any(a.onset in group and b.onset in group for group in _ALIKE)


@lru_cache(maxsize=8192)
def unaccented(word: str) -> str:
    """`word` in the 26 letters, đ as d."""
    plain = unicodedata.normalize("NFD", word.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in plain if not unicodedata.combining(char))


def within_one(a: str, b: str) -> bool:
    """Whether one letter added, lost, changed, or two neighbours swapped, turn `a` into `b`."""
    if abs(len(a) - len(b)) > 1:
        return False
    head = 0
    while head < min(len(a), len(b)) and a[head] == b[head]:
        head += 1
    rest_a, rest_b = a[head:], b[head:]
    if len(a) == len(b):
        swapped = rest_a[:2] == rest_b[:2][::-1] and rest_a[2:] == rest_b[2:]
        return rest_a[1:] == rest_b[1:] or swapped
    return rest_a[1:] == rest_b if len(a) > len(b) else rest_a == rest_b[1:]


@lru_cache(maxsize=65536)
def spell(key: str) -> str:
    """The usual spelling of a key ("hoach5" is "hoạch"); a word that is no key stays as it is."""
    if not key[-1:].isdigit():
        return key
    plain, tone = key[:-1], int(key[-1])
    base = parse(plain) or parse(_with_acute(plain))
    if base is None:
        return plain
    rime = "y" if tone in _WITH_Y.get(plain, ()) else base.rime
    return write(Syllable(base.onset, rime, tone))


def _with_acute(plain: str) -> str:
    """`plain` with an acute on some vowel: stop codas spell no syllable without a tone."""
    for i, char in enumerate(plain):
        if char in "aăâeêioôơuưy":
            return unicodedata.normalize("NFC", plain[: i + 1] + "\u0301" + plain[i + 1 :])
    return plain
