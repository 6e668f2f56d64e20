"""Two wordings of a draft beside each other: which clause became which, and which words changed."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

_TOKEN: Final = re.compile(r"\s+|\w+|[^\w\s]")
MOST_PAIRS: Final = 4_000_000
"""Words of one times words of the other that are compared one by one; beyond, line by line."""


class Kind(StrEnum):
    """What became of some words."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


class Change(StrEnum):
    """What became of a clause."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words and what became of them."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Worded:
    """A clause of one wording; `key` is the same in every wording of the draft."""

    key: str
    label: str
    heading: str
    text: str

    @property
    def whole(self) -> str:
        """Heading and text."""
        return "\n".join(filter(None, (self.heading, self.text)))


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """One clause in both wordings, either of which may not have it."""

    change: Change
    before: Worded | None
    after: Worded | None
    pieces: Sequence[Piece]

    @property
    def shown(self) -> Worded:
        """The clause as it stands now, or as it stood last."""
        return self.after or self.before or Worded("", "", "", "")


def word_changes(old: str, new: str) -> Sequence[Piece]:
    """Pieces that make `old` without those added, and `new` without those removed, to the letter."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    start, end = _shared(before, after)
    first, last = before[:start], before[len(before) - end :] if end else []
    middle_old, middle_new = before[start : len(before) - end], after[start : len(after) - end]
    pieces = [Piece(Kind.SAME, "".join(first))]
    if len(middle_old) * len(middle_new) <= MOST_PAIRS:
        pieces += _compared(middle_old, middle_new)
    else:
        pieces += _compared(
            "".join(middle_old).splitlines(keepends=True),
            "".join(middle_new).splitlines(keepends=True),
        )
    pieces.append(Piece(Kind.SAME, "".join(last)))
    return _merged(pieces)


def clause_changes(old: Sequence[Worded], new: Sequence[Worded]) -> Sequence[ClauseChange]:
    """Every clause of both wordings once: in the order of the new one, those gone where they stood."""
    before = {clause.key: clause for clause in old}
    kept = {clause.key for clause in new}
    gone_after: dict[str, list[Worded]] = {}
    last = ""
    for clause in old:
        if clause.key in kept:
            last = clause.key
        else:
            gone_after.setdefault(last, []).append(clause)
    found = [_gone(clause) for clause in gone_after.get("", ())]
    for clause in new:
        found.append(_became(before.get(clause.key), clause))
        found += [_gone(each) for each in gone_after.get(clause.key, ())]
    return found


def carried_keys(
    old: Sequence[Worded], new: Sequence[tuple[str, str]], fresh: Callable[[], str]
) -> Sequence[str]:
    """A key for each new (label, whole text): that of the clause with this label, else with this text.

    No two new clauses get the same key.
    """
    by_label = {clause.label: clause.key for clause in old}
    labels = {label for label, _whole in new}
    by_text: dict[str, str] = {}
    for clause in old:
        if clause.label not in labels and clause.whole:
            by_text.setdefault(clause.whole, clause.key)
    used: set[str] = set()
    keys: list[str] = []
    for label, whole in new:
        key = by_label.get(label) or by_text.get(whole) or ""
        if not key or key in used:
            key = fresh()
        used.add(key)
        keys.append(key)
    return keys


def _became(before: Worded | None, after: Worded) -> ClauseChange:
    if before is None:
        return ClauseChange(Change.NEW, None, after, (Piece(Kind.ADDED, after.whole),))
    if (before.whole, before.label) == (after.whole, after.label):
        return ClauseChange(Change.SAME, before, after, (Piece(Kind.SAME, after.whole),))
    return ClauseChange(Change.CHANGED, before, after, word_changes(before.whole, after.whole))


def _gone(clause: Worded) -> ClauseChange:
    return ClauseChange(Change.GONE, clause, None, (Piece(Kind.REMOVED, clause.whole),))


def _shared(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many tokens both begin with, and both end with after that."""
    most = min(len(old), len(new))
    start = 0
    while start < most and old[start] == new[start]:
        start += 1
    end = 0
    while end < most - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return start, end


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for code, a, b, c, d in matcher.get_opcodes():
        if code == "equal":
            yield Piece(Kind.SAME, "".join(old[a:b]))
        else:
            yield Piece(Kind.REMOVED, "".join(old[a:b]))
            yield Piece(Kind.ADDED, "".join(new[c:d]))


def _merged(pieces: Sequence[Piece]) -> Sequence[Piece]:
    found: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if found and found[-1].kind is piece.kind:
            found[-1] = Piece(piece.kind, found[-1].text + piece.text)
        else:
            found.append(piece)
    return found
