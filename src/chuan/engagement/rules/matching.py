"""Why a notification touches a product: a code of goods that both lie in, or the product's own words."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from chuan.engagement.enums import Scheme
from chuan.engagement.rules.goods import Agreeing, hs_agreeing, ics_agreeing, prefixes

IN_MARKET: Final = 5
"""Added where the product is sold to the member that tells."""
WORDS: Final = 45
"""Words of the product stand in the notification: more than a wide group, less than a heading."""
LEAST_SYLLABLES: Final = 2
LEAST_LETTERS: Final = 5
"""One syllable of Vietnamese names anything; an English word of five letters names a thing."""
WAY_WORDS: Final = "words"
_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Goods:
    """What is compared: codes, words, and for a product the markets it is sold to."""

    hs: Sequence[str] = ()
    ics: Sequence[str] = ()
    words: Sequence[str] = ()
    markets: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """The strongest reason why they go together; `way` says of what kind it is."""

    strength: int
    way: str
    shared: str
    in_market: bool = False


def reason_for(product: Goods, notification: Goods, member: str) -> Reason | None:
    """The strongest reason, or None where nothing says that they go together.

    A whole chapter told by a notification counts, though weakly; a product never states one.
    """
    found = [*_codes(product.hs, notification.hs, Scheme.HS)]
    found += _codes(product.ics, notification.ics, Scheme.ICS)
    best = max(found, default=None)
    said = _said(product.words, notification.words)
    if best is None and not said:
        return None
    in_market = member in product.markets
    more = IN_MARKET * in_market
    if best is None or (said and best.strength < WORDS):
        return Reason(WORDS + more, WAY_WORDS, said or "", in_market)
    return Reason(best.strength + more, best.scheme, best.shared, in_market)


def _codes(mine: Iterable[str], theirs: Sequence[str], scheme: Scheme) -> Iterable[Agreeing]:
    agreeing = hs_agreeing if scheme is Scheme.HS else ics_agreeing
    for one in mine:
        for other in theirs:
            both = agreeing(one, other)
            if both is not None:
                yield both


def _said(names: Iterable[str], texts: Sequence[str]) -> str:
    """The first name of which all words stand, in order, in one of the texts."""
    held = [f" {' '.join(_words(text))} " for text in texts if text]
    for name in names:
        words = _words(name)
        enough = len(words) >= LEAST_SYLLABLES or (
            len(words) == 1 and words[0].isascii() and len(words[0]) >= LEAST_LETTERS
        )
        if enough and any(f" {' '.join(words)} " in text for text in held):
            return " ".join(name.split())
    return ""


def _words(text: str) -> list[str]:
    """Lower case, diacritics kept: "bò" and "bơ" are not the same goods."""
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


class Shelf:
    """Many products, laid so that the few a notification may touch are found without trying all."""

    def __init__(self, products: Sequence[Goods]) -> None:
        self._products = products
        self._within: dict[tuple[str, str], set[int]] = {}
        self._exact: dict[tuple[str, str], set[int]] = {}
        self._first: dict[str, set[int]] = {}
        for at, product in enumerate(products):
            for scheme, codes in ((Scheme.HS, product.hs), (Scheme.ICS, product.ics)):
                for code in codes:
                    self._exact.setdefault((scheme, code), set()).add(at)
                    for part in prefixes(scheme, code):
                        self._within.setdefault((scheme, part), set()).add(at)
            for name in product.words:
                for word in _words(name)[:1]:
                    self._first.setdefault(word, set()).add(at)

    def touched_by(self, notification: Goods, member: str) -> Iterable[tuple[int, Reason]]:
        """Places of the products that go with it, each with its reason."""
        near: set[int] = set()
        for scheme, codes in ((Scheme.HS, notification.hs), (Scheme.ICS, notification.ics)):
            for code in codes:
                near |= self._within.get((scheme, code), set())
                for part in prefixes(scheme, code):
                    near |= self._exact.get((scheme, part), set())
        for text in notification.words:
            for word in set(_words(text)):
                near |= self._first.get(word, set())
        for at in sorted(near):
            reason = reason_for(self._products[at], notification, member)
            if reason is not None:
                yield at, reason
