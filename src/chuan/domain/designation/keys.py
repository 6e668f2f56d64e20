"""Keys of numbers: one for an edition, one for all editions, one whose order is the natural one."""

import re
from functools import lru_cache
from typing import Final

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


def supplement_key(kind: str, number: str, year: int | None, joint: str) -> str:
    """A supplement: its kind whatever it is called, its number and year.

    >>> supplement_key("A", "01", 2018, "+"), supplement_key("Sửa đổi", "1", None, "/")
    ('+AMD 1:2018', '/SD 1')
    """
    kind = fold(kind)
    numbered = f" {number_key(number)}" if number else ""
    dated = f":{year}" if year else ""
    return f"{'+' if joint == '+' else '/'}{_SUPPLEMENTS.get(kind, kind)}{numbered}{dated}"


def ranked_series(series: str, adopted: str) -> str:
    """The series for an order: the register's own first, then by name."""
    key = series_key(series)
    name = key + (series_key(adopted) if adopted else "")
    return _RANKS.get(key, "90") + name.replace(" ", "").lower()


def ordered(text: str) -> str:
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
