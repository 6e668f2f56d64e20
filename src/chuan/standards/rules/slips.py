"""Slips of the keyboard: raw Telex and VNI, swapped letters, confused sounds, lost spaces."""

from collections.abc import Callable, Collection, Iterator, Mapping
from string import ascii_lowercase
from typing import Final

_SHAPES: Final = {"aa": "â", "aw": "ă", "ee": "ê", "oo": "ô", "ow": "ơ", "uw": "ư", "dd": "đ"}
_VNI_SHAPES: Final = {
    "6": {"a": "â", "e": "ê", "o": "ô"},
    "7": {"o": "ơ", "u": "ư"},
    "8": {"a": "ă"},
    "9": {"d": "đ"},
}
_TONES: Final = {"s": 0, "f": 1, "r": 2, "x": 3, "j": 4}
_VNI_TONES: Final = {"1": 0, "2": 1, "3": 2, "4": 3, "5": 4}
_TONED: Final = {
    "a": "áàảãạ",
    "ă": "ắằẳẵặ",
    "â": "ấầẩẫậ",
    "e": "éèẻẽẹ",
    "ê": "ếềểễệ",
    "i": "íìỉĩị",
    "o": "óòỏõọ",
    "ô": "ốồổỗộ",
    "ơ": "ớờởỡợ",
    "u": "úùủũụ",
    "ư": "ứừửữự",
    "y": "ýỳỷỹỵ",
}
_CONFUSED: Final = (
    *(("s", "x"), ("ch", "tr"), ("d", "gi"), ("r", "d"), ("gi", "r"), ("l", "n"), ("i", "y")),
    *(("c", "k"), ("c", "q"), ("ph", "f"), ("ngh", "ng"), ("gh", "g"), ("v", "d"), ("z", "d")),
)
_CONFUSED_ENDS: Final = (("n", "ng"), ("t", "c"), ("n", "nh"), ("ch", "t"), ("y", "i"), ("p", "b"))


def untyped(word: str) -> str:
    """A word typed for Telex or VNI while neither was on, as it was meant; else the word itself.

    >>> untyped("maatj"), untyped("nuwowcs"), untyped("ma6t5"), untyped("ddoof"), untyped("iso")
    ('mật', 'nước', 'mật', 'đồ', 'iso')
    """
    if any(sign.isdigit() for sign in word):
        return _vni(word)
    return _telex(word)


def _telex(word: str) -> str:
    tone = None
    if len(word) > 2 and word[-1] in _TONES and any(sign in "aeiouy" for sign in word[:-1]):
        tone, stem = _TONES[word[-1]], word[:-1]
    else:
        stem, tone = _inner_tone(word)
    if stem.count("d") == 2 and stem.startswith("d") and stem.endswith("d"):
        stem = f"đ{stem[1:-1]}"
    stem = stem.replace("uow", "ươ").replace("uwow", "ươ").replace("uwo", "ươ")
    for pair, shape in _SHAPES.items():
        stem = stem.replace(pair, shape)
    if stem == word and tone is None:
        return word
    return _toned(stem, tone) if _is_syllable(stem) else word


def _inner_tone(word: str) -> tuple[str, int | None]:
    """The tone key typed straight after its vowel ("mawjt")."""
    for place in range(2, len(word)):
        if word[place] in _TONES and word[place - 1] in "aeiouyw" and word[place:][1:]:
            stem = word[:place] + word[place + 1 :]
            return stem, _TONES[word[place]]
    return word, None


def _vni(word: str) -> str:
    stem, tone = "", None
    for sign in word:
        if sign in _VNI_TONES and stem:
            tone = _VNI_TONES[sign]
        elif sign in _VNI_SHAPES and stem:
            shapes = _VNI_SHAPES[sign]
            if "uo" in stem and sign == "7":
                stem = stem.replace("uo", "ươ")
                continue
            place = max((stem.rfind(letter) for letter in shapes), default=-1)
            if place < 0:
                return word
            stem = stem[:place] + shapes[stem[place]] + stem[place + 1 :]
        else:
            stem += sign
    return _toned(stem, tone) if stem.isalpha() and _is_syllable(stem) else word


def _is_syllable(stem: str) -> bool:
    """Vowels in one run, no more than three, and no foreign pile of consonants."""
    vowels = "".join("v" if sign in "aăâeêioôơuưy" else "c" for sign in stem)
    return 1 <= vowels.strip("c").count("v") <= 3 and "c" not in vowels.strip("c") and len(stem) < 8


def _toned(stem: str, tone: int | None) -> str:
    """The tone on the vowel that carries it."""
    if tone is None:
        return stem
    places = [place for place, sign in enumerate(stem) if sign in _TONED]
    if stem.startswith(("gi", "qu")) and len(places) > 1:
        places = places[1:]
    if not places:
        return stem
    shaped = [place for place in places if stem[place] in "ăâêôơư"]
    closed = places[-1] < len(stem) - 1
    plain = places[-1] if closed or len(places) == 1 else places[-2]
    place = shaped[-1] if shaped else plain
    return stem[:place] + _TONED[stem[place]][tone] + stem[place + 1 :]


def near(word: str) -> Mapping[str, float]:
    """Folded words that may have been meant and how far they are: confused sounds before slips.

    >>> near("xua")["sua"], near("onng")["ong"]
    (0.5, 1.0)
    """
    found: dict[str, float] = dict.fromkeys(_one_slip(word), 1.0)
    for one, other in _CONFUSED:
        for first, second in ((one, other), (other, one)):
            if word.startswith(first):
                found[second + word[len(first) :]] = 0.5
            if len(first) == 1 and first in "iy":
                found[word.replace(first, second)] = 0.5
    for one, other in _CONFUSED_ENDS:
        for first, second in ((one, other), (other, one)):
            if word.endswith(first):
                found[word[: -len(first)] + second] = 0.5
    found.pop(word, None)
    found.pop("", None)
    return found


def _one_slip(word: str) -> Iterator[str]:
    halves = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    for left, right in halves:
        if right:
            yield left + right[1:]
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
        for sign in ascii_lowercase:
            yield left + sign + right
            if right:
                yield left + sign + right[1:]


def distance(one: str, other: str, most: int) -> int:
    """Letters more, less, other or swapped between two words; more than `most` is `most` + 1.

    >>> distance("calibraton", "calibration", 2), distance("honey", "money", 2), distance("a", "xyz", 1)
    (1, 1, 2)
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, sign in enumerate(one, start=1):
        earlier, before, row = before, row, [place]
        for column, letter in enumerate(other, start=1):
            cost = min(
                before[column] + 1, row[column - 1] + 1, before[column - 1] + (sign != letter)
            )
            swapped = (
                place > 1 and column > 1 and sign == other[column - 2] and one[place - 2] == letter
            )
            row.append(min(cost, earlier[column - 2] + 1) if swapped else cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def parted(word: str, known: Callable[[str], int]) -> tuple[str, ...]:
    """A word that lost its spaces, as known words; nothing when it does not fall apart.

    The way with the fewest words, then the commonest ones.

    >>> vocabulary = {"do": 9, "choi": 4, "tre": 5, "em": 3}
    >>> parted("dochoitreem", lambda word: vocabulary.get(word, 0))
    ('do', 'choi', 'tre', 'em')
    """
    if not 4 <= len(word) <= 40:
        return ()
    best: list[tuple[int, int, tuple[str, ...]] | None] = [(0, 0, ())]
    for end in range(1, len(word) + 1):
        options = []
        for start in range(max(0, end - 12), end):
            so_far, piece = best[start], word[start:end]
            times = known(piece) if len(piece) > 1 and so_far is not None else 0
            if times and so_far is not None:
                options.append((so_far[0] + 1, so_far[1] - times, (*so_far[2], piece)))
        best.append(min(options, default=None))
    whole = best[-1]
    return whole[2] if whole and len(whole[2]) > 1 else ()


def pieces(words: Collection[str]) -> set[str]:
    """Every run of letters that `parted` may ask for, so that one query fetches their counts."""
    return {
        word[start:end]
        for word in words
        if 4 <= len(word) <= 40
        for start in range(len(word))
        for end in range(start + 2, min(len(word), start + 12) + 1)
    }
