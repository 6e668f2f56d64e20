"""The written syllable of Vietnamese as onset, rime and tone, with the rules of its spelling.

A key such as "hoach5" or "ky3" names a syllable whatever way its tone mark is placed and whether a
final open i is written i or y: "hoà" and "hòa", "kỹ" and "kĩ" share one key.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_TONES = {"\u0300": 1, "\u0301": 2, "\u0303": 3, "\u0309": 4, "\u0323": 5}
_MARKS = {number: mark for mark, number in _TONES.items()}

_TONED = {
    unicodedata.normalize("NFC", vowel + mark): tone
    for vowel in "aăâeêioôơuưy"
    for mark, tone in _TONES.items()
}
_BARE = str.maketrans(
    {
        unicodedata.normalize("NFC", vowel + mark): vowel
        for vowel in "aăâeêioôơuưy"
        for mark in _TONES
    }
)

_ONSETS = (
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr",
    "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
)  # fmt: skip

_ONSETS_BY_LETTER = {
    letter: tuple(onset for onset in _ONSETS if onset[:1] in (letter, ""))
    for letter in {onset[0] for onset in _ONSETS if onset}
}

_RIMES = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu
    iêc iêm iên iêng iêp iêt iêu oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn
    oăng oăt oe oen oeo oet o oc oi om on ong op ot ooc oong ô ôc ôi ôm ôn ông ôp ôt
    ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât uây uê uêch uên uênh uêu uơ
    uy uya uych uyn uynh uyp uyt uyu uyên uyêt uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ưt ưu
    ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu
    """.split()  # noqa: SIM905  (a list of two hundred strings is no better to read)
)
_AFTER_QU = frozenset(
    """
    a ac ach ai an ang anh ao at au ay ăc ăm ăn ăng ăp ăt âc ân âng ât ây e en eng eo et
    ê êch ên ênh êt êu i ich it inh y yt ynh ych yên yêt ơ ôc ua
    """.split()  # noqa: SIM905  (as above)
)
_FRONT = tuple("eêiy")
_STOPS = ("c", "ch", "p", "t")


@dataclass(frozen=True, slots=True)
class Syllable:
    """Onset and rime as spelt without tone mark; tone 0 level, 1 ` , 2 ´, 3 ~, 4 hỏi, 5 nặng."""

    onset: str
    rime: str
    tone: int

    @property
    def key(self) -> str:
        """The name of the syllable, one for all accepted spellings."""
        rime = "i" if self.rime == "y" and self.onset not in ("", "qu") else self.rime
        if self.onset == "qu" and self.rime == "i":
            rime = "y"
        return f"{self.onset}{rime}{self.tone}"


def strip_tone(word: str) -> tuple[str, int, int]:
    """`word` (lower case, NFC) without its tone mark, the tone, and the number of marks seen."""
    tones = [_TONED[char] for char in word if char in _TONED]
    if not tones:
        return word, 0, 0
    return word.translate(_BARE), tones[-1], len(tones)


@lru_cache(maxsize=65536)
def parse(word: str) -> Syllable | None:
    """The syllable that `word` (any case, NFC) spells, or None when no syllable is spelt so."""
    base, tone, seen = strip_tone(word.lower())
    if seen > 1 or not base:
        return None
    for onset in _ONSETS_BY_LETTER.get(base[0], ("",)):
        if base.startswith(onset):
            rime = base[len(onset) :]
            if onset == "gi" and (not rime or rime[0] == "ê" or rime in ("n", "m", "p", "ch")):
                rime = "i" + rime
            if _fits(onset, rime) and not (rime.endswith(_STOPS) and tone not in (2, 5)):
                return Syllable(onset, rime, tone)
    return None


def _fits(onset: str, rime: str) -> bool:
    """Whether the letters of `onset` may stand before `rime`."""
    if onset == "qu":
        return rime in _AFTER_QU
    if rime not in _RIMES or (rime.startswith("yê") and onset):
        return False
    front = rime.startswith(_FRONT)
    if onset in ("k", "gh", "ngh"):
        return front
    if onset in ("c", "ng"):
        return not front
    if onset == "g":
        return not front or rime in ("in", "i")
    return not (onset == "" and rime.startswith("iê"))


def write(syllable: Syllable) -> str:
    """The usual spelling, the tone mark on the main vowel (hòa, thúy, quý)."""
    onset, rime = syllable.onset, syllable.rime
    if onset == "gi" and rime.startswith("i"):
        onset = "g"
    if not syllable.tone:
        return onset + rime
    at = _main_vowel(rime, onset)
    marked = rime[: at + 1] + _MARKS[syllable.tone] + rime[at + 1 :]
    return unicodedata.normalize("NFC", onset + marked)


def _main_vowel(rime: str, onset: str = "") -> int:
    vowels = [i for i, char in enumerate(rime) if char in "aăâeêioôơuưy"]
    for i in reversed(vowels):
        if rime[i] in "ăâêôơ":
            return i
    for i in vowels:
        if rime[i] == "ư":
            return i
    if len(vowels) == 1 or onset == "qu":
        return vowels[0]
    closed = rime[-1] not in "aăâeêioôơuưy"
    return vowels[1] if closed or len(vowels) == 3 else vowels[0]


@lru_cache(maxsize=65536)
def is_well_marked(word: str) -> bool:
    """Whether the tone mark stands where the old or the new manner puts it."""
    syllable = parse(word)
    if syllable is None or not syllable.tone:
        return True
    lowered = unicodedata.normalize("NFC", word.lower())
    return lowered == write(syllable) or lowered == _new_manner(syllable)


def _new_manner(syllable: Syllable) -> str:
    """The spelling with the mark on the second vowel of oa, oe and uy (hoà, thuý)."""
    rime = syllable.rime
    if rime not in ("oa", "oe", "uy") or not syllable.tone:
        return write(syllable)
    return unicodedata.normalize("NFC", syllable.onset + rime + _MARKS[syllable.tone])
