"""A run of text that remembers where each of its characters was printed."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from itertools import pairwise

from chuan.domain.vanban.types import Span, Value

_WHITE = re.compile(r"\s+")
_SYMBOL_HEAD = re.compile(r"\d[-/]$|\d[-/][A-ZĐ&a-z]{1,12}-$|/[A-ZĐ]{2,}-$")
_SYMBOL_TAIL = re.compile(r"[A-ZĐ]{2,}[A-Za-zĐđ]*(?:[-/.,;:)]|\s|$)")
_DATE_TAIL = re.compile(r"\d")
_DATE_HEAD = re.compile(r"(?:\d|[IV])/$")


class Passage:
    """Text and the offset of each character in the text of the file; spaces between may be ours.

    >>> p = Passage.at("38-", 10) + Passage.at("CT/TW", 20)
    >>> p.value()
    Value(text='38-CT/TW', spans=((10, 13), (20, 25)))
    """

    __slots__ = ("_at", "text")

    def __init__(self, text: str, at: array[int]) -> None:
        self.text = text
        self._at = at

    @classmethod
    def at(cls, text: str, start: int) -> Passage:
        """Text printed from `start` on without a gap."""
        return cls(text, array("l", range(start, start + len(text))))

    @classmethod
    def empty(cls) -> Passage:
        """No text."""
        return cls("", array("l"))

    @property
    def offsets(self) -> array[int]:
        """Where each character stands in the text of the file; -1 for a space of ours."""
        return self._at

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    def __getitem__(self, part: slice) -> Passage:
        return Passage(self.text[part], self._at[part])

    def __add__(self, other: Passage) -> Passage:
        return Passage(self.text + other.text, self._at + other.offsets)

    def __repr__(self) -> str:
        return f"Passage({self.text!r})"

    @property
    def start(self) -> int:
        """Where the first printed character stands, or 0."""
        return next((at for at in self._at if at >= 0), 0)

    @property
    def end(self) -> int:
        """The offset after the last printed character, or 0."""
        return next((at + 1 for at in reversed(self._at) if at >= 0), 0)

    def strip(self, extra: str = "") -> Passage:
        """Without white space, and `extra` characters, at both ends."""
        text = self.text
        drop = extra + " \t\n\r\f\v\u00a0"
        left = len(text) - len(text.lstrip(drop))
        right = len(text.rstrip(drop))
        return self[left : max(left, right)]

    def rstrip(self, extra: str = "") -> Passage:
        """Without white space, and `extra` characters, at the end."""
        return self[: len(self.text.rstrip(extra + " \t\n\r\f\v\u00a0"))]

    def capitalised(self) -> Passage:
        """The same with a capital first letter."""
        return Passage(self.text[:1].upper() + self.text[1:], self._at)

    def collapse(self) -> Passage:
        """White space stripped and each inner run of it made one space."""
        text, at = [], array("l")
        last = 0
        stripped = self.strip()
        for run in _WHITE.finditer(stripped.text):
            text += [stripped.text[last : run.start()], " "]
            at.extend(stripped.offsets[last : run.start()])
            at.append(-1)
            last = run.end()
        text.append(stripped.text[last:])
        at.extend(stripped.offsets[last:])
        return Passage("".join(text), at)

    def split_at(self, cuts: Iterable[int]) -> list[Passage]:
        """The parts between the cuts."""
        marks = [0, *cuts, len(self)]
        return [self[a:b] for a, b in pairwise(marks)]

    def spans(self) -> tuple[Span, ...]:
        """The runs of printed characters; a run goes on over the spaces of ours."""
        found: list[Span] = []
        gap = False
        for at in self._at:
            if at < 0:
                gap = True
            elif found and (at == found[-1][1] or (gap and at == found[-1][1] + 1)):
                found[-1] = (found[-1][0], at + 1)
                gap = False
            else:
                found.append((at, at + 1))
                gap = False
        return tuple(found)

    def value(self) -> Value:
        """The text as a value: white space collapsed, spans kept."""
        clean = self.collapse()
        return Value(clean.text, clean.spans())


SPACE = Passage(" ", array("l", [-1]))
NEW_LINE = Passage("\n", array("l", [-1]))


def join(parts: Iterable[Passage]) -> Passage:
    """Broken lines made one passage: a space between, none where a symbol or a date was cut."""
    text: list[str] = []
    at = array("l")
    tail = ""
    for part in parts:
        clean = part.collapse()
        if not clean:
            continue
        if tail and not _glued(tail, clean.text):
            text.append(" ")
            at.append(-1)
        text.append(clean.text)
        at.extend(clean.offsets)
        tail = clean.text[-24:]
    return Passage("".join(text), at)


def _glued(tail: str, head: str) -> bool:
    """Whether a line end and the next line are one word: "38-" "CT/TW", "30/" "7/2024"."""
    if _SYMBOL_HEAD.search(tail):
        return bool(_SYMBOL_TAIL.match(head))
    return bool(_DATE_HEAD.search(tail)) and bool(_DATE_TAIL.match(head))
