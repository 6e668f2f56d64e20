"""What makes two documents the same one: issuer, kind, symbol and date."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from chuan.documents.enums import DocumentKind
from chuan.documents.errors import IdentityMissing
from chuan.domain.sentences import Sentence, gettext_noop
from chuan.orgs.rules.naming import name_key

_DASHES = re.compile(r"[‐‑‒–—−]")
_LEADING = re.compile(r"^0+(?=\d)")
_SIGN = re.compile(r"^\d+[A-Z]?[/-]([A-Z]+)[/-]")
_KINDS = {
    "TB": DocumentKind.NOTICE,
    "KL": DocumentKind.CONCLUSION,
    "TTR": DocumentKind.PROPOSAL,
    "BB": DocumentKind.MINUTES,
}
UNNUMBERED = "~"
"""Begins the symbol key of a document that has no number; a fold of its title follows."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The key of a document. `symbol_key` and `issued_key` (ISO, or empty) compare exactly."""

    issuer_key: str
    kind: str
    symbol_key: str
    issued_key: str


def issuer_key(name: str) -> str:
    """One key for the ways of printing an issuer; marks count (Sơn Hà is not Sơn Hạ).

    >>> issuer_key("UBND tỉnh Nghệ An") == issuer_key("Ủy ban nhân dân tỉnh Nghệ An")
    True
    """
    return name_key(name)[:300]


def symbol_key(symbol: str) -> str:
    """One key for the ways of printing a symbol: no spaces, plain hyphens, no leading noughts.

    >>> symbol_key("Số 09 /TTr–SKHCN")
    '9/TTR-SKHCN'
    """
    plain = _DASHES.sub("-", unicodedata.normalize("NFC", symbol))
    plain = re.sub(r"^\s*số\s*:?", "", plain, flags=re.IGNORECASE)
    return _LEADING.sub("", re.sub(r"\s+", "", plain)).upper()[:120]


def kind_told(kind: str, symbol: str) -> str:
    """The kind, which the symbol tells where the review knows no word for it.

    >>> str(kind_told("other", "05/TB-UBND")), str(kind_told("other", "117-KL/TW"))
    ('notice', 'conclusion')
    >>> kind_told("plan", "05/TB-UBND")
    'plan'

    Basis: Phụ lục III Nghị định 30/2020/NĐ-CP; Hướng dẫn 36-HD/VPTW.
    """
    sign = _SIGN.match(symbol_key(symbol))
    told = _KINDS.get(sign[1]) if sign and kind == DocumentKind.OTHER else None
    return told or kind


def has_number(symbol: str) -> bool:
    """Whether a symbol says its number: "/KH-UBND" does not."""
    return bool(re.match(r"\d", symbol_key(symbol)))


def unnumbered_key(title: str) -> str:
    """The symbol key of a document that officially has no number: told apart by its title."""
    digest = hashlib.sha256(name_key(title).encode()).hexdigest()
    return f"{UNNUMBERED}{digest[:24]}"


def identity_of(
    *, issuer: str, kind: str, symbol: str, issued_on: date | None, title: str, unnumbered: bool
) -> Identity:
    """The key of a document, or `IdentityMissing` with what is still to be filled in.

    Basis: Điều 8 và Phụ lục I Nghị định 30/2020/NĐ-CP (issuer, kind, symbol and date as parts of
    every administrative document).
    """
    missing = missing_parts(
        issuer=issuer, symbol=symbol, issued_on=issued_on, title=title, unnumbered=unnumbered
    )
    if missing:
        text = gettext_noop(
            "Còn thiếu %(parts)s. Hãy điền ở mục Thể thức, hoặc đánh dấu “Văn bản chưa có số”."
        )
        raise IdentityMissing(Sentence(text, parts=missing), missing=missing)
    return Identity(
        issuer_key=issuer_key(issuer),
        kind=kind_told(kind, "" if unnumbered else symbol),
        symbol_key=unnumbered_key(title) if unnumbered else symbol_key(symbol),
        issued_key=issued_on.isoformat() if issued_on else "",
    )


def vouches(holder_path: str, issuer_path: str) -> bool:
    """Whether a holder speaks for the issuer: the issuing body itself, or one above it."""
    return bool(holder_path) and issuer_path.startswith(holder_path)


def same_title(one: str, other: str) -> bool:
    """Whether two titles say the same, case and dashes aside."""
    return bool(name_key(one)) and name_key(one) == name_key(other)


def missing_parts(
    *, issuer: str, symbol: str, issued_on: date | None, title: str, unnumbered: bool
) -> tuple[str, ...]:
    """Parts of the identity that the officer must still fill in, in Vietnamese."""
    missing = []
    if not issuer.strip():
        missing.append(gettext_noop("cơ quan ban hành"))
    if unnumbered:
        return (*missing, *(() if title.strip() else (gettext_noop("trích yếu"),)))
    if not has_number(symbol):
        missing.append(gettext_noop("số, ký hiệu"))
    if issued_on is None:
        missing.append(gettext_noop("ngày ban hành"))
    return tuple(missing)
