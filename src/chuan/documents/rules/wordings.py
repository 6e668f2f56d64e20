"""What differs between two texts, line by line and word by word, side by side."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

MOST_WORDS: Final = 6_000
"""In one stretch of changed lines; beyond that, words seen everywhere do not tie lines together."""
_PAGE_NUMBER = re.compile(r"\d{1,3}|[-_=*]+")
_SPACE = re.compile(r"\s+")
_DASHES = re.compile(r"[‐‑‒–—−]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a line; `changed` when the other side says otherwise."""

    text: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class DiffRow:
    """One row of the comparison; a side that has no such line is empty."""

    kind: str
    """same, changed, added or removed."""
    left: tuple[Piece, ...] = ()
    right: tuple[Piece, ...] = ()


def plain(line: str) -> str:
    """A line without what typesetting changes: case, spaces, kinds of hyphens, ending marks."""
    told = _DASHES.sub("-", unicodedata.normalize("NFC", line))
    return _SPACE.sub(" ", told).strip(" .;,:*").casefold()


def differences(left: Sequence[str], right: Sequence[str]) -> tuple[DiffRow, ...]:
    """Both texts side by side. Lines that only typesetting changes are the same."""
    keys = [plain(line) for line in left], [plain(line) for line in right]
    matcher = SequenceMatcher(a=keys[0], b=keys[1], autojunk=False)
    rows: list[DiffRow] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            rows += [
                DiffRow("same", _whole(x), _whole(y))
                for x, y in zip(left[a:b], right[c:d], strict=True)
            ]
        else:
            rows += _changed(left[a:b], right[c:d])
    return tuple(rows)


def has_differences(rows: Sequence[DiffRow]) -> bool:
    """Whether any row says something else on one side."""
    return any(row.kind != "same" for row in rows)


def likeness(left: str, right: str) -> int:
    """How much of two texts is shared, by runs of three words, 0-100; quick for long texts."""
    one, other = _shingles(left), _shingles(right)
    if not one or not other:
        return 0
    return round(200 * len(one & other) / (len(one) + len(other)))


def reflowed(text: str) -> tuple[str, ...]:
    """Lines of a page put together again into the pieces they were broken from.

    A line goes on in the next one when that begins with a small letter or it ends without a mark.
    """
    pieces: list[str] = []
    for raw in text.splitlines():
        line = " ".join(raw.split())
        if not line or _PAGE_NUMBER.fullmatch(line):
            continue
        goes_on = pieces and line[:1].islower() and not _begins(line)
        if goes_on:
            pieces[-1] = f"{pieces[-1]} {line}"
        else:
            pieces.append(line)
    return tuple(pieces)


def _begins(line: str) -> bool:
    """A point "a)" or a bullet begins a piece although its letter is small."""
    return bool(re.match(r"[a-zđ]{1,2}[.)]\s|[-+•*]\s", line))


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = plain(text).split()
    return {tuple(words[at : at + 3]) for at in range(max(0, len(words) - 2))}


def _whole(line: str) -> tuple[Piece, ...]:
    return (Piece(line),)


def _changed(left: Sequence[str], right: Sequence[str]) -> list[DiffRow]:
    """Lines that differ, word by word: where a line was only broken elsewhere, nothing differs."""
    if not left:
        return [DiffRow("added", (), (Piece(line, changed=True),)) for line in right]
    if not right:
        return [DiffRow("removed", (Piece(line, changed=True),)) for line in left]
    one = [(at, word) for at, line in enumerate(left) for word in line.split()]
    other = [word for line in right for word in line.split()]
    sides = [_Side() for _ in left], [_Side() for _ in left]
    matcher = SequenceMatcher(
        a=[plain(word) for _, word in one],
        b=[plain(word) for word in other],
        autojunk=len(one) + len(other) > MOST_WORDS,
    )
    row = 0
    for tag, a, b, c, d in matcher.get_opcodes():
        changed = tag != "equal"
        for at, word in one[a:b]:
            sides[0][at].add(word, changed=changed)
        if not changed:
            for (at, _), word in zip(one[a:b], other[c:d], strict=True):
                sides[1][at].add(word, changed=False)
        else:
            row = one[a][0] if a < b else row
            for word in other[c:d]:
                sides[1][row].add(word, changed=True)
        row = one[b - 1][0] if b else row
    return [_row(mine, theirs) for mine, theirs in zip(*sides, strict=True)]


class _Side:
    """The pieces of one line of one side, as words are added to it."""

    def __init__(self) -> None:
        self._runs: list[tuple[list[str], bool]] = []

    def add(self, word: str, *, changed: bool) -> None:
        """One more word of the line."""
        if self._runs and self._runs[-1][1] is changed:
            self._runs[-1][0].append(word)
        else:
            self._runs.append(([word], changed))

    def pieces(self) -> tuple[Piece, ...]:
        """Runs of words that are the same or changed."""
        return tuple(Piece(" ".join(words), changed) for words, changed in self._runs)


def _row(mine: _Side, theirs: _Side) -> DiffRow:
    left, right = mine.pieces(), theirs.pieces()
    differs = any(_says(piece) for piece in (*left, *right))
    kind = "same"
    if differs:
        kind = "changed" if any(piece.text for piece in right) else "removed"
    return DiffRow(kind, left, right)


def _says(piece: Piece) -> bool:
    return piece.changed and bool(plain(piece.text))
