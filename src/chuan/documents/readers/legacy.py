"""Vietnamese from before Unicode: TCVN3 (ABC), VNI and Windows-1258 turned into NFC."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from importlib import resources

from chuan.documents.readers.capitals import capitals_restored
from chuan.documents.readers.likeness import likeness, syllable_count

_GAIN = 0.15
"""How much more Vietnamese a converted text must look before the conversion is believed."""
_TELLTALE = re.compile(r"[\xa1-\xff]")
_FEW = 4
_HOLES = {0x81, 0x8D, 0x8F, 0x90, 0x9D}
"""Bytes that Windows-1252 leaves empty and programs let through."""

_TCVN3_FONT = re.compile(r"(?:^|\+)\.?vn[a-z]", re.IGNORECASE)
_CAPITAL_FONT = re.compile(r"(?:^|\+)\.?vn[a-z ]+?h(?:$|[,\-])", re.IGNORECASE)
_VNI_FONT = re.compile(r"(?:^|\+)vni[- ]", re.IGNORECASE)
_INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
_SPACES = {0xA0: " ", 0x2007: " ", 0x202F: " ", 0x3000: " ", 0xD0: "Đ", 0x2028: "\n", 0x2029: "\n"}
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
_CONTROLS = {code: None for code in range(32) if code not in {9, 10, 12, 13}}
_TIDY = _INVISIBLE | _SPACES | _LIGATURES | _CONTROLS

WINDOWS_PUNCTUATION = {
    code: bytes([code]).decode("cp1252") for code in range(0x80, 0xA0) if code not in _HOLES
}
"""Dashes, quotation marks and dots that Windows puts where Latin-1 has control codes."""

_AS_WRITTEN = dict.fromkeys(WINDOWS_PUNCTUATION, "?") | {
    ord(sign): code for code, sign in WINDOWS_PUNCTUATION.items()
}
"""Back to the bytes of Windows-1252, each as the Latin-1 letter of its number."""


@cache
def _table(name: str) -> dict[str, str]:
    file = resources.files("chuan.documents.readers").joinpath(name)
    rows = file.read_text(encoding="utf-8").splitlines()
    return dict(row.split("\t", 1) for row in rows if not row.startswith("#"))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    codes = sorted(_table(name), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, codes)))


def _converted(text: str, name: str) -> str:
    table = _table(name)
    return _pattern(name).sub(lambda found: table[found[0]], text)


def from_tcvn3(text: str) -> str:
    r"""TCVN3 read as Latin-1 into Unicode.

    >>> from_tcvn3("KÕ ho¹ch cña Uû ban nh©n d©n")
    'Kế hoạch của Uỷ ban nhân dân'
    >>> from_tcvn3("KÕ HO¹CH cña Bé tr\xadëng")
    'KẾ HOẠCH của Bộ trưởng'
    """
    return capitals_restored(_converted(text, "tcvn3.tsv"))


def from_vni(text: str) -> str:
    """VNI read as Latin-1 into Unicode.

    >>> from_vni("Keá hoaïch cuûa UÛy ban nhaân daân")
    'Kế hoạch của Ủy ban nhân dân'
    """
    return _converted(text, "vni.tsv")


def _from_doubled_utf8(text: str) -> str:
    """UTF-8 that was once taken for Windows-1252 and encoded again."""
    doubled = text.translate(_AS_WRITTEN).encode("latin-1", errors="replace")
    return doubled.decode("utf-8", errors="replace")


def tidy(text: str) -> str:
    """NFC, ordinary spaces, no invisible characters, the Icelandic Ð as the Vietnamese Đ."""
    return unicodedata.normalize("NFC", text.translate(_TIDY))


def font_converter(font: str) -> Callable[[str], str] | None:
    """How text set in a typeface of that name is read, or None for Unicode typefaces.

    >>> font_converter("ABCDEF+.VnTimeH")("quyÕt ®Þnh")
    'QUYẾT ĐỊNH'
    """
    if _VNI_FONT.search(font):
        return from_vni
    if not _TCVN3_FONT.search(font):
        return None
    if _CAPITAL_FONT.search(font):
        return lambda text: from_tcvn3(text).upper()
    return from_tcvn3


def best_conversion(text: str) -> Callable[[str], str] | None:
    """The conversion that makes a text clearly more Vietnamese; None when it is well as it is."""
    if len(_TELLTALE.findall(text)) < _FEW or syllable_count(text) < _FEW:
        return None
    plain = likeness(tidy(text))
    rated = [
        (likeness(tidy(convert(text))), place, convert)
        for place, convert in enumerate((from_tcvn3, from_vni, _from_doubled_utf8))
    ]
    score, _, convert = max(rated, key=lambda entry: entry[:2])
    return convert if score > plain + _GAIN else None


def repaired(text: str) -> str:
    """The text in Unicode, whichever of the old encodings it was in, tidied."""
    convert = best_conversion(text)
    return tidy(convert(text) if convert else text)
