"""Keys out of what comes in: the path of a request, a code as somebody types or pastes it."""

import re
from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import Final
from urllib.parse import quote

from chuan.domain.gs1.compression import decompress_digital_link
from chuan.domain.gs1.digital_link import build_digital_link, parse_digital_link
from chuan.domain.gs1.element_strings import parse_bracketed, parse_element_string
from chuan.domain.gs1.elements import Element
from chuan.domain.gs1.errors import Gs1Error
from chuan.domain.gs1.uri_text import escape_path
from chuan.domain.sentences import Sentence, gettext_noop
from chuan.identifiers.errors import KeyRefused
from chuan.identifiers.rules.levels import PRIMARY, RANGE

_STEM: Final = "https://id.invalid"
"""Any will do: only the path of the key is taken."""
LONGEST: Final = 2_000
_ATTRIBUTES: Final = re.compile(r"(?:^|[&;])([0-9]{2,4}=[^&;]*)")
_QUALIFIERS: Final = ("22", "10", "21", "235", "254", "7040", "8011", "8019")
_WITH_SIGNS: Final = (*_QUALIFIERS, "253", "401", "8003", "8004", "8010", "8013")
_MOST_SLASHED: Final = 8
PAIR: Final = 2
_compressed: Final = re.compile(r"(?:/[^/]+){0,8}/[A-Za-z0-9_-]{8,200}/?").fullmatch
_SPACED: Final = re.compile(r"[\s.-]+")
_SYMBOLOGY: Final = re.compile(r"\][A-Za-z][0-9]")
_GTIN: Final = (8, 12, 13, 14)
_SSCC: Final = 18
NOT_ANSWERED: Final = gettext_noop("Máy chủ này không trả lời cho loại mã (%(ai)s).")
TOO_LONG: Final = gettext_noop("Mã dài quá 2000 ký tự.")
NOT_A_CODE: Final = gettext_noop(
    "Chưa nhận ra mã. Hãy dán địa chỉ trong mã QR, chuỗi có ngoặc như (01)08936…(10)L1, hoặc dãy số GTIN."
)
NOT_A_RANGE: Final = gettext_noop("Tiền tố doanh nghiệp gồm 4 đến 12 chữ số, ví dụ 8936001.")


def has_attributes(query: str) -> bool:
    """Whether a query string carries application identifiers: they are checked with the key."""
    return bool(query) and _ATTRIBUTES.search(query) is not None


def read_path(path: str, query: str = "") -> str:
    """The canonical key of a path as the server hands it on (escapes undone, a character an octet).

    Any stem may precede it, one slash may end it, a GTIN may be short. Gs1Error or KeyRefused for
    anything but a valid key of ours, with valid attributes in the query.
    """
    attributes = "&".join(_ATTRIBUTES.findall(query))
    if len(path) + len(attributes) > LONGEST:
        raise KeyRefused(TOO_LONG)
    octets = path.removesuffix("/").encode("latin-1", errors="replace")
    asked = quote(attributes, safe="%=&+", encoding="latin-1", errors="replace")
    return _key_of(f"{_STEM}{quote(octets)}{f'?{asked}' if asked else ''}")


def with_slashes(path: str) -> Sequence[str]:
    """Keys that the path may have been before the server read "%2F" as a slash; not checked.

    >>> with_slashes("/01/08936001230010/10/A/B")
    ['/01/08936001230010/10/A%2FB']
    """
    segments = path.strip("/").split("/")
    marks = [at for at in range(2, len(segments) - 1) if segments[at] in _QUALIFIERS]
    found = []
    for count in range(min(len(marks), 3) + 1):
        for chosen in combinations(marks, count):
            cuts = [0, *chosen, len(segments)]
            parts = [segments[start:end] for start, end in pairwise(cuts)]
            if all(map(_may_stand, parts)) and any(len(part) > PAIR for part in parts):
                found.append("".join(_joined(part) for part in parts))
    return found[:_MOST_SLASHED]


def _may_stand(part: Sequence[str]) -> bool:
    """An identifier and its value, in which a slash may stand where it is no number."""
    return len(part) == PAIR or (len(part) > PAIR and part[0] in _WITH_SIGNS)


def _joined(part: Sequence[str]) -> str:
    return f"/{part[0]}/{escape_path('/'.join(part[1:]))}"


def read_code(text: str) -> str:
    """The canonical key of a code as people type or paste it: an address, an element string, a GTIN.

    >>> read_code("8936 0012 3001 1")
    '/01/08936001230011'
    """
    typed = text.strip()
    if len(typed) > LONGEST:
        raise KeyRefused(TOO_LONG, field="code")
    if "://" in typed:
        return _key_of(typed)
    if typed.startswith("/"):
        return _key_of(f"{_STEM}{typed.removesuffix('/')}")
    if typed.startswith("("):
        return _key_of_elements(parse_bracketed(typed.replace(" ", "")))
    if typed.startswith("^") or _SYMBOLOGY.match(typed):
        scanned = _SYMBOLOGY.sub("", typed, count=1).removeprefix("^")
        return _key_of_elements(parse_element_string(f"^{scanned}"))
    digits = _SPACED.sub("", typed)
    if digits.isascii() and digits.isdigit() and len(digits) in (*_GTIN, _SSCC):
        return _key_of(f"{_STEM}/{'00' if len(digits) == _SSCC else '01'}/{digits}")
    raise KeyRefused(NOT_A_CODE, field="code")


def _key_of_elements(elements: Sequence[Element]) -> str:
    return _key_of(build_digital_link(elements))


def read_range(text: str) -> str:
    """The key of a range of companies by the prefix that they share."""
    digits = _SPACED.sub("", text)
    if not re.fullmatch("[0-9]{4,12}", digits):
        raise KeyRefused(NOT_A_RANGE, field="digits")
    return f"/{RANGE}/{digits}"


def _key_of(address: str) -> str:
    link = parse_digital_link(address, short_gtins=True)
    if link.key.ai not in PRIMARY:
        raise KeyRefused(Sentence(NOT_ANSWERED, ai=link.key.ai), field="code")
    return next(link.walk_up())


def read_compressed(path: str) -> str:
    """The Digital Link that a path says in few characters, without scheme and stem; "" for no such path.

    >>> read_compressed("/DBBCUFqWpgYDg")
    '/01/08938501000019/21/007'
    """
    if not _compressed(path):
        return ""
    try:
        whole = decompress_digital_link(f"{_STEM}{path.removesuffix('/')}")
        key = _key_of(whole)
    except (Gs1Error, KeyRefused):
        return ""
    return f"{key}{whole[whole.find('?') :] if '?' in whole else ''}"
