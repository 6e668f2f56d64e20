"""The object that somebody asks about: out of what they type, paste or scan."""

import re
from typing import Final

from chuan.domain.gs1 import (
    Gs1Error,
    canonical_identifier,
    decompress_digital_link,
    is_compressed,
    require_canonical_identifier,
)
from chuan.domain.gs1.uri_text import escape_path
from chuan.domain.sentences import gettext_noop
from chuan.identifiers.rules.reading import LONGEST, read_code
from chuan.traceability.errors import CodeNotRead

_DOMAIN: Final = "https://id.gs1.org"
_GTIN_AND_LOT: Final = re.compile(
    r"(\d{8}|\d{12,14})\s+(?:lô|lo|lot|l:)?\s*(\S{1,20})", re.IGNORECASE
)
LONGEST_KEY: Final = 14
_SCANNED: Final = re.compile(r"(?:01\d{14}|00\d{18})[\S\x1d]*")
_SEPARATOR: Final = "\x1d"
"""What a scanner that types sends for FNC1."""
_SPACE: Final = re.compile(r"\s")


def read_asked(text: str) -> str:
    """The canonical identifier of an address, an EPC URN, an element string, scanned data, a GTIN or SSCC.

    A GTIN with a lot after a space is that lot. A URN or an address that is not GS1's comes back as it is.

    >>> read_asked("8936123450014 L1")
    'https://id.gs1.org/01/08936123450014/10/L1'
    >>> read_asked("(01)08936123450014(21)7")
    'https://id.gs1.org/01/08936123450014/21/7'

    Raises:
        CodeNotRead, KeyRefused, Gs1Error: what is wrong with it, in a sentence.
    """
    typed = text.strip()
    if not typed:
        raise CodeNotRead(gettext_noop("Hãy nhập mã cần tra cứu."))
    if len(typed) > LONGEST:
        raise CodeNotRead(gettext_noop("Mã dài quá 2000 ký tự."))
    if typed.startswith("urn:epc:"):
        return require_canonical_identifier(typed)
    if typed.startswith("urn:") and not _SPACE.search(typed):
        return typed
    if "://" in typed and is_compressed(typed):
        typed = decompress_digital_link(typed)
    if _SCANNED.fullmatch(typed) and len(typed) > LONGEST_KEY:
        typed = f"^{typed.replace(_SEPARATOR, '^')}"
    pair = _GTIN_AND_LOT.fullmatch(typed)
    if pair:
        typed = f"/01/{pair[1]}/10/{escape_path(pair[2])}"
    try:
        return canonical_identifier(_DOMAIN + read_code(typed))
    except Gs1Error as refusal:
        if refusal.code == "no_key" and not _SPACE.search(typed):
            return typed
        raise
