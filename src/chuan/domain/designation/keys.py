"""Keys of numbers: one for an edition, one for all editions, one whose order is the natural one."""

import re
from functools import lru_cache
from typing import Final, Protocol

from chuan.domain.designation.scan import fold

_ZEROS: Final = re.compile(r"(?<![0-9.])0+(?=[0-9])")
_RUNS: Final = re.compile(r"[0-9]+|[A-Z]+|.", re.S)
_SAME_SERIES: Final = {"CXS": "CODEX STAN", "CXC": "CAC RCP", "CXG": "CAC GL", "IEC ISO": "ISO IEC"}
"""Series that were renamed while their numbers stayed."""
_SUPPLEMENTS: Final = {
    "A": "AMD",
    "AMD": "AMD",
    "AC": "COR",
    "COR": "COR",
    "SUA DOI": "SD",
    "DINH CHINH": "DC",
}
_RANKS: Final = {
    name: f"{rank:02d}"
    for rank, name in enumerate(
        ("TCVN", "QCVN", "QCDP", "TCCS", "DLVN", "ISO", "ISO IEC", "IEC"), start=10
    )
}
"""Series that stand before the others in a list."""


class SupplementLike(Protocol):
    """What a key reads of a supplement."""

    @property
    def kind(self) -> str: ...
    @property
    def number(self) -> str: ...
    @property
    def year(self) -> int | None: ...
    @property
    def joint(self) -> str: ...


class DesignationLike(Protocol):
    """What a key reads of a number."""

    @property
    def series(self) -> str: ...
    @property
    def adopted_series(self) -> str: ...
    @property
    def number(self) -> str: ...
    @property
    def parts(self) -> tuple[str, ...]: ...
    @property
    def year(self) -> int | None: ...
    @property
    def month(self) -> int | None: ...
    @property
    def mark(self) -> str: ...
    @property
    def suffix(self) -> str: ...
    @property
    def supplements(self) -> tuple[SupplementLike, ...]: ...


@lru_cache(maxsize=4096)
def series_key(series: str) -> str:
    """The words of a series, whatever joins them.

    >>> series_key("ISO/IEC TR"), series_key("28 TCN"), series_key("ĐLVN"), series_key("CXS")
    ('ISO IEC TR', '28TCN', 'DLVN', 'CODEX STAN')
    """
    words = " ".join(part for part in re.split(r"[^A-Z0-9]+", fold(series)) if part)
    words = re.sub(r"^([0-9]+) (?=TCN\b)", r"\1", words)
    for old, new in _SAME_SERIES.items():
        if words == old or words.startswith(f"{old} "):
            words = new + words.removeprefix(old)
    return words


def number_key(number: str) -> str:
    """A number or a part without leading zeros and spaces, in capitals.

    >>> number_key("02859"), number_key("E01"), number_key("1.061"), number_key("G 3101")
    ('2859', 'E1', '1.061', 'G3101')
    """
    if not number.isascii() or not number.isdigit():
        number = fold(number).replace(" ", "")
    return _ZEROS.sub("", number) if "0" in number else number


def family_key(one: DesignationLike) -> str:
    """All editions of a number; of a supplement, the supplements of its edition with that number."""
    if one.supplements:
        return f"{_dated_key(one)}{_supplements_key(one, last_year=False)}"
    return f"{_undated_key(one)}{_suffix_key(one)}"


def edition_key(one: DesignationLike) -> str:
    """One edition."""
    return f"{_dated_key(one)}{_supplements_key(one, last_year=True)}"


def sort_key(one: DesignationLike) -> str:
    """Series, number, parts, year, the rest; letters and digits only, so no collation moves it."""
    series = series_key(one.series)
    adopted = series_key(one.adopted_series) if one.adopted_series else ""
    ranked = _RANKS.get(series, "90") + (series + adopted).replace(" ", "").lower()
    numbers = [number_key(part) for part in (one.number, *one.parts)]
    whole = "1".join(_ordered(number) for number in numbers)
    dated = f"{one.year or 0:04d}{one.month or 0:02d}"
    rest = f"{fold(one.mark)}{_suffix_key(one)}{_supplements_key(one, last_year=True)}"
    return f"{ranked}0{whole}0{dated}{_ordered(rest)}"


def _undated_key(one: DesignationLike) -> str:
    series = series_key(one.series)
    if one.adopted_series:
        series = f"{series} {series_key(one.adopted_series)}"
    numbers = "-".join(number_key(part) for part in (one.number, *one.parts))
    return f"{series} {numbers}"


def _dated_key(one: DesignationLike) -> str:
    year = f":{one.year}" if one.year else ""
    month = f"-{one.month:02d}" if one.month else ""
    mark = fold(one.mark).replace(" ", "") if one.mark else ""
    return f"{_undated_key(one)}{year}{month}{mark}{_suffix_key(one)}"


def _suffix_key(one: DesignationLike) -> str:
    return f"/{fold(one.suffix)}" if one.suffix else ""


def _supplements_key(one: DesignationLike, *, last_year: bool) -> str:
    said = []
    for place, each in enumerate(one.supplements, start=1):
        kind = fold(each.kind)
        dated = each.year and (last_year or place < len(one.supplements))
        number = f" {number_key(each.number)}" if each.number else ""
        year = f":{each.year}" if dated else ""
        joint = "+" if each.joint == "+" else "/"
        said.append(f"{joint}{_SUPPLEMENTS.get(kind, kind)}{number}{year}")
    return "".join(said)


def _ordered(text: str) -> str:
    """Runs so that their order as text is natural: digits by length, then letters, then signs."""
    said = []
    for run in _RUNS.findall(text):
        if run.isdigit():
            length = len(run)
            said.append(f"{chr(96 + length)}{run}" if length < 16 else f"p{length:06d}{run}")
        elif run.isalpha():
            said.append(f"x{run.lower()}0")
        else:
            said.append(f"y{ord(run):06x}")
    return "".join(said)
