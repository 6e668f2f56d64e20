"""Amendments and corrigenda, after the number they change or, in Vietnamese, before it."""

from typing import Final

from chuan.domain.designation import errors
from chuan.domain.designation.kinds import Flag, Kind
from chuan.domain.designation.reading import Reader
from chuan.domain.designation.series import Series, kind_of
from chuan.domain.designation.types import Designation, Supplement
from chuan.domain.designation.years import read_supplement_year

_AFTER: Final = {
    ("AMD",): "Amd",
    ("AMENDMENT",): "Amd",
    ("AM",): "Amd",
    ("DAMD",): "DAmd",
    ("DAM",): "DAmd",
    ("FDAMD",): "FDAmd",
    ("FDAM",): "FDAmd",
    ("COR",): "Cor",
    ("CORR",): "Cor",
    ("CORRIGENDUM",): "Cor",
    ("TECHNICAL", "CORRIGENDUM"): "Cor",
    ("DCOR",): "DCor",
    ("ADD",): "Add",
    ("ADDENDUM",): "Add",
    ("SUPPL",): "Suppl",
    ("SUPPLEMENT",): "Suppl",
    ("A",): "A",
    ("AC",): "AC",
    ("REV",): "Rev",
    ("SUA", "DOI"): "SỬA ĐỔI",
    ("SD",): "SỬA ĐỔI",
    ("DINH", "CHINH"): "ĐÍNH CHÍNH",
    ("DC",): "ĐÍNH CHÍNH",
}
_LENGTHS: Final = (2, 1)
_BEFORE: Final = frozenset((("SUA", "DOI"), ("SD",), ("DINH", "CHINH"), ("AMENDMENT",), ("AMD",)))
_OF: Final = frozenset(("CUA", "CHO", "TO", "-", ",", "DOI", "VOI"))
_VIETNAMESE: Final = frozenset((Kind.TCVN, Kind.QCVN, Kind.QCDP, Kind.TCCS, Kind.DLVN, Kind.SECTOR))
_CLOSE: Final = frozenset(("A", "AC"))
MOST: Final = 4


def read_front(reader: Reader) -> Supplement | None:
    """An amendment told before the number it changes."""
    words = _kind_words(reader, reader.at)
    if words not in _BEFORE:
        return None
    start = reader.at
    reader.at += len(words)
    _skip_words(reader, ("LAN", "SO", "."))
    number, year = _number_and_year(reader)
    if not number and reader.word not in _OF:
        reader.at = start
        return None
    for _ in range(3):
        if reader.word in _OF:
            reader.at += 1
    return Supplement(_AFTER[words], number, year)


def put_front(one: Designation, front: Supplement, flags: frozenset[Flag]) -> Designation:
    """The number with the supplement that stood before it."""
    kind = _native(one.series, front.kind)
    supplement = Supplement(kind, front.number, front.year)
    if not supplement.front:
        flags |= {Flag.SUPPLEMENT_SPELLING}
    return one.replaced(supplements=(*one.supplements, supplement), flags=one.flags | flags)


def read_supplements(reader: Reader, series: Series) -> tuple[Supplement, ...]:
    """Everything like "/Amd 1:2001/Cor 1:2003", "+A1:2018", "(SĐ 1:2018)"."""
    said: list[Supplement] = []
    while len(said) < MOST:
        one = _read_after(reader, series)
        if one is None:
            break
        said.append(one)
    if said and reader.word == "CSV":
        reader.at += 1
        reader.flags.add(Flag.SUPPLEMENT_SPELLING)
    return tuple(said)


def _kind_words(reader: Reader, at: int) -> tuple[str, ...]:
    for length in _LENGTHS:
        words = tuple(reader.scan.words[at : at + length])
        if words in _AFTER:
            return words
    return ()


def _read_after(reader: Reader, series: Series) -> Supplement | None:
    joint = reader.word if reader.word in {"/", "+", ",", "("} else ""
    first = reader.at + len(joint)
    words = _kind_words(reader, first)
    if not words or (not joint and (reader.running or words[0] in {"A", "AC", "DC"})):
        return None
    if not _fits(reader, words, first, joint, series):
        return None
    start = reader.at
    reader.at = first + len(words)
    if reader.word == "." and reader.next().isdigit():
        reader.at += 1
    number, year = _number_and_year(reader, dash=words[0] == "REV")
    if not number and year is None:
        if reader.running:
            reader.at = start
            return None
        reader.refuse(errors.NO_SUPPLEMENT)
    if joint == "(" and not _close_bracket(reader):
        reader.at = start
        return None
    kind = _native(series.name, _AFTER[words])
    if joint == "+" and kind in {"Amd", "Cor"}:
        kind = kind.upper()
    one = Supplement(kind, number, year, "+" if joint == "+" else "/")
    _flag_spelling(reader, one, start)
    return one


def _fits(reader: Reader, words: tuple[str, ...], first: int, joint: str, series: Series) -> bool:
    """Short words need their digit beside them, and are not who issued a regulation."""
    following = reader.scan.words[first + len(words)]
    if words[0] == "REV":
        return joint in {",", ""} and (following == "." or following.isdigit())
    if words[0] in {"A", "AC", "AM", "DC"}:
        beside = following.isdigit() and reader.scan.touches(first + len(words))
        return beside and joint in {"/", "+", "("} and not series.suffix
    return joint != "," or following.isdigit()


def _number_and_year(reader: Reader, *, dash: bool = False) -> tuple[str, int | None]:
    number = ""
    if reader.word.isdigit() and len(reader.word) <= 4:
        number = reader.word
        reader.at += 1
    return number, read_supplement_year(reader, dash=dash)


def _close_bracket(reader: Reader) -> bool:
    if reader.word != ")":
        return False
    reader.at += 1
    return True


def _native(series: str, kind: str) -> str:
    """A Vietnamese standard is amended by SỬA ĐỔI, a regulation by Sửa đổi; else the foreign word."""
    own = kind_of(series)
    if own not in _VIETNAMESE:
        return {"SỬA ĐỔI": "Amd", "ĐÍNH CHÍNH": "Cor"}.get(kind, kind)
    kind = {"Amd": "SỬA ĐỔI", "A": "SỬA ĐỔI", "Cor": "ĐÍNH CHÍNH", "AC": "ĐÍNH CHÍNH"}.get(
        kind, kind
    )
    return kind.capitalize() if own in {Kind.QCVN, Kind.QCDP} else kind


def _flag_spelling(reader: Reader, one: Supplement, start: int) -> None:
    written = reader.scan.raw(start, reader.at)
    if one.front or written.strip() != str(one).strip():
        reader.flags.add(Flag.SUPPLEMENT_SPELLING)


def _skip_words(reader: Reader, words: tuple[str, ...]) -> None:
    while reader.word in words:
        reader.at += 1
