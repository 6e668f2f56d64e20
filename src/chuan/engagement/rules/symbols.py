"""Symbols of notifications to the WTO: read in any spelling, printed in one."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from chuan.engagement.enums import Agreement, Supplement
from chuan.engagement.errors import NotASymbol

MOST: Final = 999_999
"""No member has told so many; a longer number is a slip."""
MOST_LATER: Final = 999
_PIECES: Final = re.compile(r"[^\s/]+")
_MEMBER: Final = re.compile(r"[A-Z]{2,4}")
_WORD_NUMBER: Final = re.compile(r"([A-Z]+)\.?([0-9]{1,3})")
_DIGITS: Final = re.compile(r"[0-9]{1,6}")
_LATER: Final = {
    "ADD": "Add", "ADDENDUM": "Add", "CORR": "Corr", "CORRIGENDUM": "Corr", "COR": "Corr",
    "REV": "Rev", "REVISION": "Rev",
}  # fmt: skip
_TRIM: Final = ".,;:()[]\"'"
_APART: Final = re.compile(r"[,;\n\r]+|(?<=[0-9])\s+(?=G\s*/)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Symbol:
    """One notification: who told it, the running number, which revision, which supplement.

    >>> parse_symbol("g/tbt/n/vnm/07/rev 1/corr.2")
    Symbol(agreement='TBT', member='VNM', number=7, revision=1, supplement='Corr', supplement_number=2)
    >>> str(parse_symbol("G/TBT/N/EU/900/Add.1"))
    'G/TBT/N/EU/900/Add.1'
    """

    agreement: str
    member: str
    number: int
    revision: int = 0
    supplement: str = ""
    supplement_number: int = 0

    @property
    def family(self) -> str:
        """The symbol that all its revisions and supplements share."""
        return f"G/{self.agreement}/N/{self.member}/{self.number}"

    @property
    def is_first(self) -> bool:
        """Neither a revision nor a supplement of another."""
        return not self.revision and not self.supplement

    @property
    def sort_key(self) -> tuple[str, str, int, int, str, int]:
        """Members by code, numbers by size, what came later after what it follows."""
        return (
            self.agreement, self.member, self.number, self.revision, self.supplement,
            self.supplement_number,
        )  # fmt: skip

    def __str__(self) -> str:
        text = self.family
        if self.revision:
            text += f"/Rev.{self.revision}"
        if self.supplement:
            text += f"/{self.supplement}.{self.supplement_number}"
        return text


def parse_symbol(text: str) -> Symbol:
    """The symbol that `text` is; raises NotASymbol. Case, spaces and leading zeros do not matter."""
    folded = unicodedata.normalize("NFKC", text[:200]).upper()
    pieces = _PIECES.findall(folded.strip(_TRIM + " \t"))
    if len(pieces) < 5 or pieces[0] != "G" or pieces[2] != "N":
        raise NotASymbol(text)
    agreement, member, number = pieces[1], pieces[3], pieces[4].strip(_TRIM)
    if agreement not in set(Agreement) or not _MEMBER.fullmatch(member):
        raise NotASymbol(text)
    if not _DIGITS.fullmatch(number) or not int(number):
        raise NotASymbol(text)
    symbol = Symbol(agreement, member, int(number))
    for kind, count in _later(pieces[5:], text):
        symbol = _followed(symbol, kind, count, text)
    return symbol


def find_symbols(text: str) -> tuple[Symbol, ...]:
    """Every symbol of a cell: several members may tell one measure together.

    >>> [str(one) for one in find_symbols("G/TBT/N/ARE/500, G/TBT/N/BHR/650")]
    ['G/TBT/N/ARE/500', 'G/TBT/N/BHR/650']
    """
    found: dict[Symbol, None] = {}
    for part in _APART.split(text[:4000]):
        try:
            found[parse_symbol(part)] = None
        except NotASymbol:
            continue
    return tuple(found)


def _later(pieces: list[str], text: str) -> Iterator[tuple[str, int]]:
    """Kind and number of each piece; "REV 1" comes apart as two."""
    waiting = ""
    for piece in (one.strip(_TRIM) for one in pieces):
        if waiting and _DIGITS.fullmatch(piece):
            yield waiting, int(piece)
            waiting = ""
            continue
        if waiting:
            raise NotASymbol(text)
        whole = _WORD_NUMBER.fullmatch(piece)
        if whole and whole[1] in _LATER:
            yield _LATER[whole[1]], int(whole[2])
        elif piece in _LATER:
            waiting = _LATER[piece]
        elif piece:
            raise NotASymbol(text)
    if waiting:
        raise NotASymbol(text)


def _followed(symbol: Symbol, kind: str, count: int, text: str) -> Symbol:
    if not 0 < count <= MOST_LATER or symbol.supplement:
        raise NotASymbol(text)
    if kind == "Rev":
        if symbol.revision:
            raise NotASymbol(text)
        return replace(symbol, revision=count)
    return replace(symbol, supplement=str(Supplement(kind)), supplement_number=count)
