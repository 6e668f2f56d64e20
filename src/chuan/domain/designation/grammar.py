"""The grammar of numbers: [SỬA ĐỔI n:yyyy] series number[-part…][:year][/who][/Amd n:yyyy] [(adopted)]."""

from typing import Final

from chuan.domain.designation import errors
from chuan.domain.designation.kinds import Flag
from chuan.domain.designation.reading import Reader, read_number, read_parts, read_series
from chuan.domain.designation.scan import scan
from chuan.domain.designation.series import LONGEST_NAMES, SUFFIXES, Series
from chuan.domain.designation.supplements import put_front, read_front, read_supplements
from chuan.domain.designation.types import NOTHING, Designation, Supplement
from chuan.domain.designation.years import read_year

LONGEST: Final = 400
MOST_ADOPTED: Final = 6
MOST_FRONT: Final = 2
_DEGREES: Final = {
    "IDT": "IDT",
    "MOD": "MOD",
    "NEQ": "NEQ",
    "EQV": "EQV",
    "TUONG DUONG": "IDT",
    "CO SUA DOI": "MOD",
    "KHONG TUONG DUONG": "NEQ",
}
_SUFFIX_SIGNS: Final = frozenset("&-.")
_TRAILING: Final = frozenset((".", ",", ";", ":"))


def parse_designation(text: str) -> Designation:
    """Read the number of a standard in any spelling; the text holds nothing else.

    >>> one = parse_designation("tcvn6238-1 : 2011")
    >>> str(one), one.key, one.family
    ('TCVN 6238-1:2011', 'TCVN 6238-1:2011', 'TCVN 6238-1')
    >>> str(parse_designation("DLVN 08 – 2011")), str(parse_designation("TCVN 4057-85"))
    ('ĐLVN 08:2011', 'TCVN 4057:1985')
    >>> parse_designation("QCVN 01-189:2019/BNN&PTNT").suffix
    'BNNPTNT'
    >>> parse_designation("Sửa đổi 1:2018 TCVN 1111:2010").key
    'TCVN 1111:2010/SD 1:2018'
    >>> parse_designation("mật ong")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    chuan.domain.designation.errors.NotADesignation: “mật ong” chưa đọc được ... (vị trí 1).
    """
    if len(text) > LONGEST:
        raise errors.NotADesignation(text, LONGEST, errors.TOO_LONG)
    reader = Reader(scan(text))
    one = read_designation(reader)
    if reader.word:
        one = _unbracketed(reader, one)
    while reader.word in _TRAILING:
        reader.at += 1
    if reader.word:
        reader.refuse(errors.LEFT_OVER)
    return one


def read_designation(reader: Reader) -> Designation:
    """One number with all that belongs to it, from where the reader stands."""
    fronts: list[Supplement] = []
    while len(fronts) < MOST_FRONT and (front := read_front(reader)):
        fronts.append(front)
    one = _read_body(reader)
    for front in reversed(fronts):
        one = put_front(one, front, NOTHING)
    if reader.word == "(":
        one = _read_brackets(reader, one)
    return one


def _read_body(reader: Reader) -> Designation:
    series, name = read_series(reader)
    adopted_name, own = "", series
    if series.adopts and (reader.word.isalpha() or reader.next().isalpha()):
        adopted, adopted_name = _read_adopted_series(reader)
        own = adopted or series
    number = read_number(reader, own)
    parts = read_parts(reader, own)
    year, month, mark, form = read_year(reader, own, parts)
    suffix = _read_suffix(reader) if series.suffix and reader.word == "/" else ""
    supplements: tuple[Supplement, ...] = ()
    if reader.word:
        supplements = read_supplements(reader, series)
    flags = frozenset(reader.flags) if reader.flags else NOTHING
    reader.flags = set()
    return Designation(
        name,
        number,
        tuple(parts),
        year,
        month,
        adopted_name,
        mark,
        suffix,
        supplements,
        (),
        "",
        form,
        flags,
    )


def _read_adopted_series(reader: Reader) -> tuple[Series | None, str]:
    """The foreign name after the own one: "TCVN ISO/IEC", "BS EN ISO"; dashes and slashes are noise."""
    start, flags = reader.at, set(reader.flags)
    if reader.word in {"/", "-", ":"}:
        reader.at += 1
        reader.flags.add(Flag.SERIES_SPELLING)
    reader.split_word()
    if reader.word not in LONGEST_NAMES:
        reader.at, reader.flags = start, flags
        return None, ""
    try:
        series, name = read_series(reader)
    except errors.NotADesignation:
        reader.at, reader.flags = start, flags
        return None, ""
    if series.adopts and reader.word in LONGEST_NAMES:
        inner, inner_name = _read_adopted_series(reader)
        if inner:
            return inner, f"{name} {inner_name}"
    return series, name


def _read_suffix(reader: Reader) -> str:
    """Who issued it, after the slash; a company's name may have spaces when nothing else follows."""
    first = reader.at + 1
    if not reader.next()[:1].isalnum() or _is_supplement(reader):
        return ""
    reader.at = first + 1
    while reader.word and _goes_on(reader):
        reader.at += 1
    while reader.scan.words[reader.at - 1] in _SUFFIX_SIGNS:
        reader.at -= 1
    written = reader.scan.raw(first, reader.at)
    bare = "".join(word for word in reader.scan.words[first : reader.at] if word.isalnum())
    known = SUFFIXES.get(bare, "")
    if known and known != written:
        reader.flags.add(Flag.MISSING_STROKE if not known.isascii() else Flag.SERIES_SPELLING)
    return known or " ".join(written.split())


def _goes_on(reader: Reader) -> bool:
    word = reader.word
    if reader.touches():
        return word.isalnum() or word in _SUFFIX_SIGNS
    return word.isalnum() and not reader.running and word != "SUA"


def _is_supplement(reader: Reader) -> bool:
    word, after = reader.next(), reader.next(2)
    return (word == "SD" and after.isdigit()) or (word == "SUA" and after == "DOI")


def _read_brackets(reader: Reader, one: Designation) -> Designation:
    """What the number adopts, in brackets; or the mark of a language, which is left out."""
    start = reader.at
    inside = reader.next()
    if inside.isalpha() and len(inside) <= 2 and reader.next(2) in {")", "/"}:
        while reader.word and reader.word != ")":
            reader.at += 1
        reader.at += bool(reader.word)
        return one.replaced(flags=one.flags | {Flag.LANGUAGE_MARK})
    reader.at += 1
    try:
        adopted, degree = _adopted_list(reader)
    except errors.NotADesignation:
        if not reader.running:
            raise
        reader.at = start
        return one
    return one.replaced(adopted=tuple(adopted), degree=degree)


def _adopted_list(reader: Reader) -> tuple[list[Designation], str]:
    adopted: list[Designation] = []
    degree = ""
    while True:
        adopted.append(_read_body(reader))
        if reader.word == "(":
            adopted[-1] = (
                _read_brackets(reader, adopted[-1]) if reader.next(2) in {")", "/"} else adopted[-1]
            )
        degree = _read_degree(reader)
        if reader.word == ")":
            reader.at += 1
            return adopted, degree
        if len(adopted) == MOST_ADOPTED or reader.word not in {";", ",", "VA", "+", "&", "AND"}:
            reader.refuse(errors.NO_ADOPTED)
        reader.at += 1


def _read_degree(reader: Reader) -> str:
    """How far it was taken over, when that is said: IDT, MOD, "có sửa đổi"."""
    skip = 1 if reader.word in {",", "-", ";"} else 0
    for length in (1, 2, 3):
        first = reader.at + skip
        words = " ".join(reader.scan.words[first : first + length])
        if words in _DEGREES:
            reader.at = first + length
            return _DEGREES[words]
    return ""


def _unbracketed(reader: Reader, one: Designation) -> Designation:
    """What is adopted on the second line of a cover, or after a slash."""
    gap = reader.scan.text[
        reader.scan.place(reader.scan.end(reader.at - 1)) : reader.scan.place(
            reader.scan.starts[reader.at]
        )
    ]
    is_joined = reader.word in {"/", "=", "|"}
    if not is_joined and not ("\n" in gap or "\r" in gap):
        return one
    reader.at += is_joined
    adopted = _read_body(reader)
    flags = one.flags | {Flag.ADOPTED_SPELLING}
    return one.replaced(adopted=(*one.adopted, adopted), flags=flags)
