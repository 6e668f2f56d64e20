"""Keys as the resolver keeps them: which identifiers it answers for, and what stands above a key.

A key is a canonical path, "/01/08936001230010/10/L1"; a range of companies is "/gcp/8936001".
"""

import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import unquote

PRIMARY: Final = (
    "00", "01", "253", "255", "401", "402", "414", "417", "8003", "8004", "8006", "8010", "8013",
    "8017", "8018",
)  # fmt: skip
"""Application identifiers of the keys that this resolver answers for."""
RANGE: Final = "gcp"
MOST_LEVELS: Final = 4
"""01 has the most qualifiers: 22, 10, 21."""
_PREFIXED: Final = ("01", "00", "8003", "8006")
"""Keys with one digit before the company's prefix: indicator, extension, or the leading zero."""
_SHORTEST, _LONGEST = 4, 12
begins_with_key: Final = re.compile(rf"/(?:{'|'.join(PRIMARY)})/").match
"""Whether a path is a key from its first segment on."""
begins_deeper: Final = re.compile(rf"(/.+?)(/(?:{'|'.join(PRIMARY)})/.+)").fullmatch
"""A path that has a key after other segments (the "stem" of a Digital Link)."""
_WORD: Final = "[A-Za-z0-9_.-]{1,20}"
_written: Final = re.compile(
    rf"(?:/01/[0-9]{{14}}(?:/22/{_WORD})?(?:/10/{_WORD})?(?:/21/{_WORD})?|/00/[0-9]{{18}}"
    rf"|/414/[0-9]{{13}}(?:/254/{_WORD})?|/417/[0-9]{{13}})/?"
).fullmatch


def as_written(path: str) -> str:
    """The canonical key that a path is when it needs no reading, else "".

    Then it is valid if its primary key is: no rule binds what may stand behind one but its length and
    its signs.
    """
    return path.removesuffix("/") if _written(path) else ""


def levels_of(key: str) -> Sequence[str]:
    """The key and those above it, nearest first.

    >>> levels_of("/01/08936001230010/10/L1/21/7")[1:]
    ['/01/08936001230010/10/L1', '/01/08936001230010']
    """
    found, end = [key], key.count("/")
    while end > 2:
        key = key[: key.rindex("/", 0, key.rindex("/"))]
        found.append(key)
        end -= 2
    return found


def ranges_of(key: str) -> Sequence[str]:
    """The ranges of companies that a key may belong to, the narrowest first.

    >>> ranges_of("/01/08936001230010")[-1]
    '/gcp/8936'
    """
    _, ai, value, *_rest = key.split("/")
    digits = value[1:] if ai in _PREFIXED else value
    found = re.match(r"[0-9]*", digits)
    number = found[0] if found else ""
    ends = range(min(_LONGEST, len(number)), _SHORTEST - 1, -1)
    return [f"/{RANGE}/{number[:end]}" for end in ends]


def kind_of(key: str) -> str:
    """The application identifier of the primary key, or "gcp"."""
    return key.split("/", 2)[1]


def key_words(key: str) -> str:
    """A key as people read it on a label.

    >>> key_words("/01/08936001230010/10/L%2F1")
    '(01) 08936001230010 (10) L/1'
    """
    parts = key.strip("/").split("/")
    if parts[0] == RANGE:
        return parts[1]
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return " ".join(f"({ai}) {unquote(value)}" for ai, value in pairs)
