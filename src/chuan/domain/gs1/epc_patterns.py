"""Patterns of EPCs, as queries use them: the canonical identifiers that a pattern means.

Source: EPC Tag Data Standard 2.1 §6.4 and §8 (pure identity patterns); EPCIS 2.0 §8.2.7.1.
"""

import re
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final

from chuan.domain.gs1.canonical import canonical_identifier, spelled
from chuan.domain.gs1.epc_schemes import (
    DOMAIN,
    LONGEST_PREFIX,
    LOT_SCHEME,
    PATTERN,
    SCHEMES,
    SHORTEST_PREFIX,
    Scheme,
)
from chuan.domain.gs1.errors import Gs1Error
from chuan.domain.sentences import Sentence, gettext_noop

_ANY: Final = "*"
_SOME_PIECES: Final = ("00", "00")


@dataclass(frozen=True, slots=True)
class EpcPattern:
    """What a pattern means in terms of canonical identifiers.

    Either one identifier, `exact`; or those that begin with one of `prefixes` (for range scans of
    an index; `prefix` is what these have in common) and that `matches` accepts: instances, and the
    class itself where a class has a canonical link.

    >>> pattern = pattern_of("urn:epc:idpat:sgtin:8938501.000001.*")
    >>> pattern.exact, pattern.prefix
    (None, 'https://id.gs1.org/01/08938501000019')
    >>> pattern.matches("https://id.gs1.org/01/08938501000019/21/5")
    True
    """

    exact: str | None
    prefix: str | None = None
    prefixes: tuple[str, ...] = ()
    _meant: re.Pattern[str] | None = field(default=None, repr=False)

    def matches(self, canonical: str) -> bool:
        """Whether a canonical identifier is among those meant."""
        if self._meant is None:
            return canonical == self.exact
        return self._meant.fullmatch(canonical) is not None


def pattern_of(text: str) -> EpcPattern:
    """The pattern that a text writes: "*" for the last parts of a URN, or a plain identifier.

    A text that is no pattern means itself, in its canonical spelling. A pattern whose parts are
    wrong, or of a scheme without a GS1 key, is refused.
    """
    kind, name, body = _parts(text)
    scheme = SCHEMES.get(name)
    if kind == "class" and name == LOT_SCHEME and body.endswith(f".{_ANY}"):
        kind = PATTERN
    if kind != PATTERN:
        return EpcPattern(canonical_identifier(text))
    if scheme is None:
        raise _no_pattern(text)
    fields = body.split(".")
    count = 2 + 2 * scheme.pieces + (scheme.tail is not None)
    known = list(takewhile(lambda part: part != _ANY, fields))
    if len(known) == len(fields):
        return _of_one(text, f"urn:epc:id:{name}:{body}")
    if len(fields) != count or set(fields[len(known) :]) != {_ANY}:
        raise _no_pattern(text)
    if len(known) >= 2:  # company prefix and reference: the whole key
        return _of_key(text, scheme, known)
    return _of_company(text, scheme, *known)


def _parts(text: str) -> tuple[str, str, str]:
    parts = text.split(":", 4)
    if len(parts) != 5 or parts[:2] != ["urn", "epc"]:
        return "", "", ""
    return parts[2], parts[3], parts[4]


def _of_one(text: str, urn: str) -> EpcPattern:
    """The pattern that leaves nothing open."""
    exact = canonical_identifier(urn)
    if exact == urn:
        raise _no_pattern(text)
    return EpcPattern(exact)


def _of_key(text: str, scheme: Scheme, known: list[str]) -> EpcPattern:
    """The pattern that leaves the serial open, and the pieces perhaps."""
    company, reference, *pieces = known
    whole = ".".join(
        [company, reference, *pieces, *_SOME_PIECES[len(pieces) :]][: 2 + 2 * scheme.pieces]
    )
    if scheme.class_body.fullmatch(whole) is None or (
        scheme.digits and len(company) + len(reference) != scheme.digits
    ):
        raise _no_pattern(text)
    key = spelled(scheme.key(company, reference)) + "".join(pieces)
    prefix = f"{DOMAIN}/{scheme.ai}/{key}"
    open_pieces = r"\d\d" * (2 * scheme.pieces - len(pieces))
    return _open(scheme, (prefix,), re.escape(prefix) + open_pieces)


def _of_company(text: str, scheme: Scheme, company: str = "") -> EpcPattern:
    """The pattern that leaves the reference open, or all of the key."""
    longest = min(LONGEST_PREFIX, scheme.digits or LONGEST_PREFIX)
    if company and not (
        company.isascii() and company.isdigit() and SHORTEST_PREFIX <= len(company) <= longest
    ):
        raise _no_pattern(text)
    if scheme.digits:
        left = scheme.digits + 1 - scheme.indicator - len(company) + 4 * scheme.pieces
        rest = rf"\d{{{left}}}"
    else:
        rest = "[^/]+" if scheme.reference_needed else "[^/]*"
    indicators = "0123456789" if scheme.indicator and company else ("",)
    prefixes = tuple(f"{scheme.stem}{indicator}{company}" for indicator in indicators)
    any_indicator = r"\d" if scheme.indicator else ""
    return _open(scheme, prefixes, re.escape(scheme.stem) + any_indicator + company + rest)


def _open(scheme: Scheme, prefixes: tuple[str, ...], key: str) -> EpcPattern:
    """Every identifier that has the key (a regular expression) and any serial, or none."""
    serial = ""
    if scheme.tail == "":
        serial = "[^/]*"
    elif scheme.tail:
        serial = f"(?:{scheme.tail}.+)?"
    common = prefixes[0] if len(prefixes) == 1 else scheme.stem
    return EpcPattern(None, common, prefixes, re.compile(key + serial, re.ASCII | re.DOTALL))


def _no_pattern(text: str) -> Gs1Error:
    return Gs1Error(
        Sentence(
            gettext_noop(
                "“%(given)s” không phải mẫu EPC: dấu * chỉ thay các phần cuối, và phần trước phải "
                "đúng số chữ số."
            ),
            given=text,
        ),
        code="epc_pattern",
    )
