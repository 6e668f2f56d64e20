"""The one spelling of an identifier: the Digital Link on id.gs1.org that says what an EPC says.

URNs, patterns of classes and links on any domain come to the same text: GTINs of 14 digits, words
for identifiers as digits, percent codes for everything but unreserved characters and "'", and of
the qualifiers the one that an EPC has: the serial, else the lot. The query goes. Check digits are
taken as written: a mistyped number stays one and the same identifier, whoever wrote it how.

Source: Core Business Vocabulary 2.0 §8.9 (canonical identifiers); EPC Tag Data Standard 2.1 §6.3.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from chuan.domain.gs1.ais import AIS
from chuan.domain.gs1.check_digits import GTIN_LENGTHS
from chuan.domain.gs1.digital_link import ALPHAS
from chuan.domain.gs1.epc_schemes import (
    DIGITS,
    DOMAIN,
    LOCATION_SCHEME,
    SCHEMES,
    SET_39,
    SET_82,
    WITHOUT_EXTENSION,
    Scheme,
)
from chuan.domain.gs1.epc_urn import read_urn
from chuan.domain.gs1.errors import Gs1Error
from chuan.domain.gs1.uri_text import escape_path, unescape_path
from chuan.domain.kept import kept
from chuan.domain.sentences import Sentence, gettext_noop

_CACHED: Final = 65_536
_PLAIN: Final[Mapping[str, str]] = {
    SET_82: r"A-Za-z0-9\-._~'",
    SET_39: r"\-0-9A-Z",
    DIGITS: DIGITS,
}
"""The characters that are never coded, of each set."""
_CODED: Final = re.compile(f"[^{_PLAIN[SET_82]}]")
_WEB: Final = re.compile(r"(?:https?|HTTPS?)://[^/?#\s]+(/[^?#\s]*)(?:[?#]\S*)?")
_WORDS_THEN_URN: Final = re.compile(r".*\s.*?(urn:epc:[^\s'\"]+)\S*\s*", re.DOTALL)
_GTIN: Final = "01"
_KEPT: Final = ("21", "235", "8011", "254", "10")
"""The qualifiers that an EPC has, the one to keep first."""
_NO_EPC_QUALIFIERS: Final = {"22": r"\S{1,20}", "8019": r"\d{1,10}"}


def canonical_identifier(text: str) -> str:
    """The canonical Digital Link of an EPC URN, class URN, class pattern or link on any domain.

    Any other text comes back as it is.

    >>> canonical_identifier("urn:epc:id:sgtin:8938501.000001.5")
    'https://id.gs1.org/01/08938501000019/21/5'
    >>> canonical_identifier("http://shop.example.vn/gtin/8938501000019/lot/L%31?lang=vi")
    'https://id.gs1.org/01/08938501000019/10/L1'
    >>> canonical_identifier("urn:uuid:4f2a")
    'urn:uuid:4f2a'
    """
    if text.startswith("urn:epc:"):
        item, _, serial = text.rpartition(".")
        start, longest = _before_serial(item)
        if serial.isalnum() and serial.isascii() and len(serial) <= longest and serial != "0":
            return start + serial
    return _known(text)


@kept(_CACHED)
def _known(text: str) -> str:
    try:
        return _canonical(text) or text
    except Gs1Error:
        return text


def require_canonical_identifier(text: str) -> str:
    """As `canonical_identifier`, but a text that names nothing of GS1 is refused.

    Words before a URN (a line copied from a label or a log) are passed over.
    """
    found = _WORDS_THEN_URN.fullmatch(text)
    canonical = _canonical(found.group(1) if found else text)
    if canonical is None:
        raise Gs1Error(
            Sentence(gettext_noop("“%(given)s” không phải EPC URN hay đường dẫn GS1."), given=text),
            code="no_gs1_identifier",
        )
    return canonical


def _canonical(text: str) -> str | None:
    if text.startswith("urn:epc:"):
        scheme, key, serial = read_urn(text)
        if not scheme.digits:
            key = spelled(key)
        if not serial:
            return f"https://id.gs1.org/{scheme.ai}/{key}"
        return f"https://id.gs1.org/{scheme.ai}/{key}{scheme.tail}{spelled(serial)}"
    if _CANONICAL.fullmatch(text):
        return text
    found = _WEB.fullmatch(text)
    return _canonical_link(found.group(1).split("/")) if found else None


@kept(_CACHED)
def _before_serial(item: str) -> tuple[str, int]:
    """The link of a URN up to its serial, and the length of the longest: many serials, few items.

    None may follow (0) where the URN is wrong or has no serial of free text.
    """
    try:
        scheme, key, _ = read_urn(f"{item}.1")
    except Gs1Error:
        return "", 0
    if not scheme.tail or not scheme.digits or scheme.serial_characters == DIGITS:
        return "", 0
    return f"https://id.gs1.org/{scheme.ai}/{key}{scheme.tail}", scheme.longest_serial


def _canonical_link(segments: list[str]) -> str | None:
    """The link of a path taken apart, or None where it does not end with a key of an EPC."""
    at = len(segments) - 2
    ais: list[str] = []
    while at > 0:
        ai = ALPHAS.get(segments[at], segments[at])
        if ai not in AIS:
            return None
        ais.insert(0, ai)
        if AIS[ai].qualifiers:
            break
        at -= 2
    else:
        return None
    kept = _kept(tuple(ais))
    if kept is None:
        return None
    values = [unescape_path(value) for value in segments[at + 1 :: 2]]
    if ais[0] == _GTIN and len(values[0]) in GTIN_LENGTHS:
        values[0] = values[0].zfill(14)
    if not all(_VALUES[ai].fullmatch(value) for ai, value in zip(ais, values, strict=True)):
        return None
    link = f"{DOMAIN}/{ais[0]}/{_coded(values[0])}"
    if not kept or (ais[kept] == "254" and values[kept] == WITHOUT_EXTENSION):
        return link
    return f"{link}/{ais[kept]}/{_coded(values[kept])}"


@lru_cache(maxsize=1024)
def _kept(ais: tuple[str, ...]) -> int | None:
    """The place of the qualifier to keep, 0 for none; None where these do not go together."""
    key, *qualifiers = ais
    if key not in _VALUES or not any(
        _in_order(qualifiers, sequence) for sequence in AIS[key].qualifiers
    ):
        return None
    if not all(ai in _VALUES for ai in qualifiers):
        return None
    return next((ais.index(ai) for ai in _KEPT if ai in qualifiers), 0)


def _in_order(ais: list[str], sequence: tuple[str, ...]) -> bool:
    rest = iter(sequence)
    return all(ai in rest for ai in ais)


def spelled(text: str) -> str:
    """A part of a URN as a canonical link writes it."""
    return _coded(unescape_path(text)) if _CODED.search(text) else text


def _coded(text: str) -> str:
    return escape_path(text).replace("%27", "'")


def _key_pattern(scheme: Scheme, characters: Mapping[str, str]) -> str:
    if not scheme.digits:
        least, most = int(scheme.reference_needed), scheme.longest_key - 6
        return rf"\d{{6}}[{characters[scheme.key_characters]}]{{{least},{most}}}"
    key = rf"{scheme.filler}\d{{{scheme.digits + 1}}}" + (r"\d{4}" if scheme.pieces else "")
    if scheme.tail == "":
        key += rf"[{characters[scheme.serial_characters]}]{{0,{scheme.longest_serial}}}"
    return key


def _serial_pattern(scheme: Scheme, characters: Mapping[str, str]) -> str:
    not_bare = r"(?!0\Z)" if scheme.name == LOCATION_SCHEME else ""
    return rf"{not_bare}[{characters[scheme.serial_characters]}]{{1,{scheme.longest_serial}}}"


def _canonical_patterns() -> Iterator[str]:
    """For each key the canonical paths about it that hold no percent code."""
    for ai in dict.fromkeys(scheme.ai for scheme in SCHEMES.values()):
        schemes = [scheme for scheme in SCHEMES.values() if scheme.ai == ai]
        serials = "|".join(
            f"{scheme.tail}{_serial_pattern(scheme, _PLAIN)}" for scheme in schemes if scheme.tail
        )
        yield f"{ai}/{_key_pattern(schemes[0], _PLAIN)}" + (f"(?:{serials})?" if serials else "")


def _values() -> Iterator[tuple[str, re.Pattern[str]]]:
    """What the value of each key and qualifier looks like, codes read."""
    as_written = {characters: characters for characters in _PLAIN}
    for scheme in SCHEMES.values():
        yield scheme.ai, re.compile(_key_pattern(scheme, as_written), re.ASCII)
        if scheme.tail:
            serial = rf"[{scheme.serial_characters}]{{1,{scheme.longest_serial}}}"
            yield scheme.tail.strip("/"), re.compile(serial, re.ASCII)
    for ai, pattern in _NO_EPC_QUALIFIERS.items():
        yield ai, re.compile(pattern, re.ASCII)


_CANONICAL: Final = re.compile(
    rf"https://id\.gs1\.org/(?:{'|'.join(_canonical_patterns())})", re.ASCII
)
"""Most identifiers are canonical already and hold no code: one match tells."""
_VALUES: Final = dict(_values())
