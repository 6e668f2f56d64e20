"""Years of editions in every form in which they are written."""

from typing import Final

from chuan.domain.designation import errors
from chuan.domain.designation.kinds import Flag, YearForm
from chuan.domain.designation.reading import Reader, is_year
from chuan.domain.designation.series import Series

OLDEST_SHORT: Final = 54
"""Two digits from here on are of the 1900s even where a part could stand."""
CENTURY_TURNS: Final = 40


def read_year(
    reader: Reader, series: Series, parts: list[str]
) -> tuple[int | None, int | None, str, YearForm]:
    """Year, month, mark after the year, printed form; a year among the parts is taken out of them."""
    own = series.years[0]
    if reader.word == ":" and (reader.next().isdigit() or not reader.running):
        read = _after_colon(reader)
        if read:
            form = own if own is not YearForm.COLON and YearForm.COLON not in series.years else None
            return *read, _marks(reader, series), form or YearForm.COLON
    if own is YearForm.BRACKETS and reader.word == "(":
        read = _bracketed(reader)
        if read:
            return *read, "", own
    if parts and reader.word != ":":
        dashed = _dashed(reader, series, parts)
        if dashed:
            return dashed
    year = _elsewhere(reader)
    if year:
        reader.flags.add(Flag.OTHER_YEAR)
        return year, None, "", YearForm.COLON if YearForm.COLON in series.years else own
    return None, None, "", YearForm.COLON


def _after_colon(reader: Reader) -> tuple[int, int | None] | None:
    """The year after a colon, and its month when one touches it."""
    word = reader.next()
    short = len(word) == 2 and word.isdigit()
    if reader.running and not (is_year(word) or (short and reader.touches(1))):
        return None
    spaced = not (reader.touches() and reader.touches(1))
    reader.at += 1
    if short:
        reader.flags.add(Flag.SHORT_YEAR)
        year = full_year(int(word))
    elif is_year(word):
        year = int(word)
    else:
        reader.refuse(errors.NO_YEAR)
    if spaced:
        reader.flags.add(Flag.SPACING)
    reader.at += 1
    return year, _month(reader)


def full_year(short: int) -> int:
    """The century of two digits.

    >>> full_year(85), full_year(6)
    (1985, 2006)
    """
    return short + (1900 if short >= CENTURY_TURNS else 2000)


def _month(reader: Reader) -> int | None:
    word = reader.next()
    if reader.word != "-" or len(word) != 2 or not word.isdigit():
        return None
    if not (reader.touches() and reader.touches(1) and 1 <= int(word) <= 12):
        return None
    reader.at += 2
    return int(word)


def _bracketed(reader: Reader) -> tuple[int, int | None] | None:
    """(03/2008), (2008-03), (2008)."""
    words = [reader.next(ahead) for ahead in range(1, 5)]
    for year, month, length in ((2, 0, 4), (0, 2, 4)):
        is_pair = words[1] in {"/", "-"} and words[3] == ")" and is_year(words[year])
        if is_pair and words[month].isdigit() and 1 <= int(words[month][:3]) <= 12:
            reader.at += length + 1
            return int(words[year]), int(words[month])
    if is_year(words[0]) and words[1] == ")":
        reader.at += 3
        return int(words[0]), None
    return None


def _dashed(
    reader: Reader, series: Series, parts: list[str]
) -> tuple[int, None, str, YearForm] | None:
    """The last part as a year: four digits, or two where the series wrote so."""
    last = parts[-1]
    digits = last.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    mark = last[len(digits) :].lower()
    if not digits.isdigit() or (mark and YearForm.SHORT_DASH not in series.years):
        return None
    own = YearForm.DASH in series.years or YearForm.SHORT_DASH in series.years
    if is_year(digits):
        form: YearForm = YearForm.COLON
        if own:
            short = series.years[0] is YearForm.SHORT_DASH
            form = YearForm.SHORT_DASH if short else YearForm.DASH
        year = int(digits)
    elif len(digits) == 2 and _is_short_year(series, digits, parts):
        form = YearForm.SHORT_DASH if YearForm.SHORT_DASH in series.years else YearForm.COLON
        year = full_year(int(digits))
        if form is not YearForm.SHORT_DASH:
            reader.flags.add(Flag.SHORT_YEAR)
    else:
        return None
    parts.pop()
    if form is YearForm.COLON:
        reader.flags.add(Flag.DASH_YEAR)
    return year, None, mark + _marks(reader, series), form


def _is_short_year(series: Series, digits: str, parts: list[str]) -> bool:
    if YearForm.SHORT_DASH in series.years:
        return True
    likely = int(digits) >= OLDEST_SHORT or digits[0] == "0"
    return series.short_years and len(parts) == 1 and likely


def _elsewhere(reader: Reader) -> int | None:
    """A year after a full stop, a slash, in brackets; after a space where the text is a number only."""
    word = reader.word
    if word in {".", "/"} and is_year(reader.next()) and reader.touches(1):
        beyond = 2
    elif word == "(" and is_year(reader.next()) and reader.next(2) == ")":
        beyond = 3
    elif is_year(word) and not reader.running:
        beyond = 1
    else:
        return None
    year = int(reader.next() if beyond > 1 else word)
    reader.at += beyond
    return year


def _marks(reader: Reader, series: Series) -> str:
    """What an American house prints after the year: a letter, "(2017)", "e1"."""
    if series.years[0] is not YearForm.SHORT_DASH or reader.running:
        return ""
    mark = ""
    if reader.word.isalpha() and len(reader.word) == 1 and reader.touches():
        mark += reader.word.lower()
        reader.at += 1
    if reader.word == "(" and is_year(reader.next()) and reader.next(2) == ")":
        mark += f"({reader.next()})"
        reader.at += 3
    if reader.word == "E" and reader.next().isdigit() and reader.touches():
        mark += f"e{reader.next()}"
        reader.at += 2
    return mark


def read_supplement_year(reader: Reader, *, dash: bool) -> int | None:
    """The year of a supplement, after a colon, or after a dash where its house prints one."""
    if reader.word not in {":", "-"} or not reader.next().isdigit():
        return None
    if not is_year(reader.next()):
        if reader.running:
            return None
        reader.at += 1
        reader.refuse(errors.NO_YEAR)
    if reader.word == "-" and not dash:
        reader.flags.add(Flag.DASH_YEAR)
    reader.at += 2
    return int(reader.scan.words[reader.at - 1])
