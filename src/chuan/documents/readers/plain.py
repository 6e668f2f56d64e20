"""Plain text in any of the encodings that Vietnamese offices have used."""

import codecs
import re

from chuan.documents.readers.errors import EmptyFile, NotADocument, TooBig, TooManyPages
from chuan.documents.readers.legacy import (
    WINDOWS_PUNCTUATION,
    from_tcvn3,
    from_vni,
    repaired,
    tidy,
)
from chuan.documents.readers.likeness import READABLE, is_gibberish, likeness
from chuan.documents.readers.limits import CHARACTERS_A_PAGE, MAX_PAGES, MAX_TEXT_BYTES
from chuan.domain.vanban.plain_text import from_text
from chuan.domain.vanban.types import Source

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_SAMPLE = 20_000


def decoded(data: bytes) -> str:
    """The text of a file, NFC, line ends as LF; raises `NotADocument` for bytes that are none."""
    text = _unicode(data)
    if text is None:
        text = _eight_bit(data)
    if len(_CONTROL.findall(text[:_SAMPLE])) * 50 > len(text[:_SAMPLE]):
        raise NotADocument
    return repaired(text.replace("\r\n", "\n").replace("\r", "\n"))


def _unicode(data: bytes) -> str | None:
    """The text when the bytes are some form of Unicode."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    wide = _wide(data[:_SAMPLE])
    if wide:
        text = data.decode(wide, errors="replace")
        if is_gibberish(tidy(text[:_SAMPLE])):
            raise NotADocument
        return text
    if b"\x00" in data:
        raise NotADocument
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        whole = fault.start >= len(data) - 3 and fault.reason == "unexpected end of data"
        return data.decode("utf-8", errors="ignore") if whole else None


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of the spaces and ASCII letters is zero."""
    even, odd = sample[0::2], sample[1::2]
    if not odd:
        return None
    if odd.count(0) > len(odd) * 0.4 and even.count(0) < len(even) * 0.02:
        return "utf-16-le"
    if even.count(0) > len(even) * 0.4 and odd.count(0) < len(odd) * 0.02:
        return "utf-16-be"
    return None


def _eight_bit(data: bytes) -> str:
    """The reading among TCVN3, VNI, Windows-1258 and damaged UTF-8 that looks most Vietnamese."""
    latin = data.decode("latin-1").translate(WINDOWS_PUNCTUATION)
    readings = (
        tidy(data.decode("cp1258", errors="replace")),
        tidy(from_tcvn3(latin)),
        tidy(from_vni(latin)),
        tidy(data.decode("utf-8", errors="replace")),
    )
    score, text = max(((likeness(text[:_SAMPLE]), text) for text in readings), key=lambda r: r[0])
    if score < READABLE:
        raise NotADocument
    return text


def read_text(data: bytes) -> Source:
    """A plain text file as lines; a form feed begins a page."""
    if len(data) > MAX_TEXT_BYTES:
        raise TooBig
    text = decoded(data)
    if not text.strip():
        raise EmptyFile
    if len(text) > MAX_PAGES * CHARACTERS_A_PAGE or text.count("\f") >= MAX_PAGES:
        raise TooManyPages
    return from_text(text)
