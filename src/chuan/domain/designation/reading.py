"""A reader that walks over the tokens of a number: series, number and parts, one after the other."""

from dataclasses import dataclass, field
from typing import Final, NoReturn

from chuan.domain.designation import errors
from chuan.domain.designation.errors import NotADesignation
from chuan.domain.designation.kinds import Flag, Kind, YearForm
from chuan.domain.designation.scan import Scan, fold
from chuan.domain.designation.series import LONGEST_NAMES, NAMES, Name, Series

FIRST_YEAR, LAST_YEAR = 1900, 2100
MOST_DIGITS, MOST_PARTS = 12, 6
_JOINTS: Final = frozenset("/-.")
_NUMBER_WORDS: Final = frozenset(("SO", "NO", "NR"))
_TCN: Final = Series(
    "TCN", Kind.SECTOR, (YearForm.COLON, YearForm.SHORT_DASH, YearForm.DASH), zeros=True
)


@dataclass(slots=True)
class Reader:
    """Where we are in the tokens. `running` text is read with more care: a number ends in good time."""

    scan: Scan
    at: int = 0
    running: bool = False
    flags: set[Flag] = field(default_factory=set)

    @property
    def word(self) -> str:
        """The token we stand at; empty at the end."""
        return self.scan.words[self.at]

    def next(self, ahead: int = 1) -> str:
        """A token further on."""
        place = self.at + ahead
        return self.scan.words[place] if place < len(self.scan.words) else ""

    def touches(self, ahead: int = 0) -> bool:
        """Whether a token follows the one before it without a space."""
        return self.scan.touches(self.at + ahead)

    def refuse(self, reason: str) -> NoReturn:
        """Say what does not fit here."""
        place = self.scan.place(self.scan.starts[self.at])
        raise NotADesignation(self.scan.text, min(place, len(self.scan.text)), reason)

    def split_word(self) -> None:
        """Part names that were written together: "TCVNISO" is TCVN, ISO."""
        word = self.word
        if word in LONGEST_NAMES or not 4 <= len(word) <= 24 or not word.isalpha():
            return
        for cut in range(len(word) - 2, 1, -1):
            if word[:cut] in LONGEST_NAMES and word[cut:] in _LATER_WORDS:
                words, starts = list(self.scan.words), list(self.scan.starts)
                words[self.at : self.at + 1] = [word[:cut], word[cut:]]
                starts[self.at : self.at + 1] = [starts[self.at], starts[self.at] + cut]
                self.scan = Scan(self.scan.text, words, starts, self.scan.places)
                self.flags.add(Flag.SERIES_SPELLING)
                return


_LATER_WORDS: Final = frozenset(LONGEST_NAMES) | frozenset(
    word for name in NAMES for word in name[1:] if len(word) > 1
)


def is_year(word: str) -> bool:
    """Whether digits are a year of our time.

    >>> is_year("2011"), is_year("1061"), is_year("85")
    (True, False, False)
    """
    return len(word) == 4 and word.isdigit() and FIRST_YEAR <= int(word) <= LAST_YEAR


def read_series(reader: Reader) -> tuple[Series, str]:
    """The series we stand at and its printed name; the reader stands after it."""
    if reader.word.isdigit() and reader.next() == "TCN":
        joint = "" if reader.touches(1) else " "
        sector = f"{reader.word}{joint}TCN"
        reader.at += 2
        return _TCN, sector
    reader.split_word()
    names = _names_here(reader)
    for name, beyond in names:
        if _may_follow(reader, beyond, name.series):
            printed = _printed(reader, name, beyond)
            reader.at = beyond
            return name.series, printed
    if not names:
        reader.refuse(errors.NO_SERIES)
    reader.at = names[0][1]
    return reader.refuse(errors.NO_NUMBER)


def _names_here(reader: Reader) -> list[tuple[Name, int]]:
    """The names that begin here, the longest first, each with the token after it."""
    words, at = reader.scan.words, reader.at
    so_far: tuple[str, ...] = ()
    names: list[tuple[Name, int]] = []
    for _ in range(LONGEST_NAMES.get(words[at], 0)):
        so_far = (*so_far, words[at])
        at += 1
        if so_far in NAMES:
            names.append((NAMES[so_far], at))
        if words[at] in _JOINTS:
            at += 1
        if not words[at].isalnum():
            break
    return names[::-1]


def _may_follow(reader: Reader, at: int, series: Series) -> bool:
    """Whether what comes after a name may be a number, or a name that is adopted."""
    word = reader.scan.words[at]
    if word[:1].isdigit() or word in _JOINTS or word == ":" or word in _NUMBER_WORDS:
        return True
    if not word.isalpha():
        return False
    return bool(
        (series.letters is not None and len(word) <= 3)
        or word in number_words(series)
        or (series.adopts and (word in LONGEST_NAMES or len(word) > 3))
    )


def number_words(series: Series) -> dict[str, str]:
    """Words that stand for a number in this series, as printed, by their bare letters."""
    return {fold(word): word for word in series.number_words}


def _printed(reader: Reader, name: Name, beyond: int) -> str:
    """The printed name of the series; what was written otherwise is flagged."""
    printed = name.series.name
    written = reader.scan.raw(reader.at, beyond)
    if written == printed:
        return printed
    if name.series.spaced and written == printed.replace("/", " "):
        return written
    bare = "".join(name.words)
    if not name.other and "".join(sign for sign in written.upper() if sign.isalnum()) == bare:
        lost = fold(printed) == written.upper()
        reader.flags.add(
            Flag.MISSING_STROKE if lost and not printed.isascii() else Flag.SERIES_SPELLING
        )
    else:
        reader.flags.add(Flag.SERIES_SPELLING)
    return printed


def read_number(reader: Reader, series: Series) -> str:
    """The number itself, without its parts."""
    _skip_to_number(reader)
    if reader.scan.starts[reader.at] and reader.touches():
        reader.flags.add(Flag.SPACING)
    word = reader.word
    if word.isdigit():
        number = _digits(reader, series)
    elif word in number_words(series):
        number = number_words(series)[word]
        reader.at += 1
    elif series.letters is not None and word.isalpha() and len(word) <= 3:
        number = _classed(reader, series)
    else:
        reader.refuse(errors.NO_NUMBER)
    while series.dotted and reader.word == "." and reader.next().isdigit() and reader.touches(1):
        number += f".{_bounded(reader, reader.next())}"
        reader.at += 2
    return number


def _skip_to_number(reader: Reader) -> None:
    """Over "số", a dash or a colon between the series and its number."""
    for _ in range(3):
        skipped = reader.word in _NUMBER_WORDS or reader.word in {"-", ":", "."}
        if not skipped or not (reader.next()[:1].isalnum() or reader.next() in {".", ":"}):
            return
        reader.flags.add(Flag.SERIES_SPELLING)
        reader.at += 1


def _bounded(reader: Reader, word: str) -> str:
    if len(word) > MOST_DIGITS:
        reader.refuse(errors.TOO_LONG)
    return word


def _digits(reader: Reader, series: Series) -> str:
    """Digits with a letter or two that touch them; the two groups of European telecommunications."""
    number = _bounded(reader, reader.word)
    reader.at += 1
    if number[0] == "0" and len(number) > 1 and not series.zeros:
        reader.flags.add(Flag.LEADING_ZEROS)
        number = number.lstrip("0") or "0"
    if len(number) == 3 and series.name.endswith("EN") and _is_group(reader):
        number += f" {reader.word}"
        reader.at += 1
    return number + read_tail(reader)


def _is_group(reader: Reader) -> bool:
    return len(reader.word) == 3 and reader.word.isdigit() and not reader.touches()


def read_tail(reader: Reader) -> str:
    """One or two letters that touch the digits before them, as in 8802-1AX."""
    word = reader.word
    if not (word.isalpha() and len(word) <= 2 and reader.touches()):
        return ""
    if reader.running and not reader.scan.raw(reader.at, reader.at + 1).isupper():
        return ""
    reader.at += 1
    return word


def _classed(reader: Reader, series: Series) -> str:
    """A class and its digits, joined as this series does: "D1298", "G 3101", "G.652"."""
    letters, joint = reader.word, series.letters or ""
    reader.at += 1
    if reader.word in {".", "-"} and reader.next().isdigit():
        reader.at += 1
    if not reader.word.isdigit():
        reader.refuse(errors.NO_NUMBER)
    number = f"{letters}{joint}{_bounded(reader, reader.word)}"
    reader.at += 1
    number += read_tail(reader)
    if not joint and reader.word == "/" and reader.next() == letters and reader.touches(1):
        return _doubled(reader, number)
    return number


def _doubled(reader: Reader, number: str) -> str:
    """Both systems of units in one number: "E8/E8M"."""
    if not reader.next(2).isdigit():
        return number
    second = f"{reader.next()}{_bounded(reader, reader.next(2))}"
    reader.at += 3
    return f"{number}/{second}{read_tail(reader)}"


def read_parts(reader: Reader, series: Series) -> list[str]:
    """The parts after dashes; the last one may turn out to be a year."""
    parts: list[str] = []
    while reader.word == "-" and len(parts) < MOST_PARTS and _is_part(reader):
        if not (reader.touches() and reader.touches(1)):
            reader.flags.add(Flag.SPACING)
        reader.at += 1
        parts.append(_part(reader, series))
    return parts


def _is_part(reader: Reader) -> bool:
    word = reader.next()
    joined = reader.touches() and reader.touches(1)
    if word.isdigit():
        return joined or not reader.running or is_year(word) or reader.next(2) == ":"
    return word.isalpha() and len(word) <= 3 and (joined or not reader.running)


def _part(reader: Reader, series: Series) -> str:
    word = reader.word
    reader.at += 1
    if word.isalpha():
        if reader.word.isdigit() and reader.touches():
            word += _bounded(reader, reader.word)
            reader.at += 1
        return word
    _bounded(reader, word)
    if len(word) == 2 and word[0] == "0" and not series.zeros and reader.word == ":":
        reader.flags.add(Flag.LEADING_ZEROS)
        word = word[1]
    return word + read_tail(reader)
