"""Versions of an article over time: which one holds on a day, and what differs between two."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from chuan.domain.confidence import Confidence


@dataclass(frozen=True, slots=True)
class Statement:
    """What an article says from one day to another; no `start` is from the beginning of the act."""

    words: str
    start: date | None
    end: date | None
    confidence: str = Confidence.UNCONFIRMED


@dataclass(frozen=True, slots=True)
class Word:
    """A run of words: the same in both, only in the older ("gone"), only in the newer ("new")."""

    text: str
    change: str = ""


def version_on(versions: Sequence[Statement], on: date) -> int | None:
    """The place of the version that holds on the day: the one that began last; None when none does."""
    here = [
        (version.start or date.min, place)
        for place, version in enumerate(versions)
        if (version.start or date.min) <= on <= (version.end or date.max)
    ]
    return max(here)[1] if here else None


def differences(older: str, newer: str) -> tuple[Word, ...]:
    """What differs, word by word; read without the new words it is the older, and the reverse."""
    before, after = older.split(), newer.split()
    found: list[Word] = []
    for kind, i, j, k, m in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Word(" ".join(before[i:j])))
            continue
        if i < j:
            found.append(Word(" ".join(before[i:j]), "gone"))
        if k < m:
            found.append(Word(" ".join(after[k:m]), "new"))
    return tuple(found)
