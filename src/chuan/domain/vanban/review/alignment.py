"""Which paragraph of the body became which row of the annex, and in what words they differ."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.review.phrases import Paragraph
from chuan.domain.vanban.types import Task

_WORD = re.compile(r"[^\W_]+(?:[%‰])?")
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph of the body and the row that stands for it."""

    paragraph: Paragraph
    task: Task
    likeness: float


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where the two part: the words of each side (with neighbours), as printed.

    `is_clause`: the row only leaves out a whole clause, or all that follows.
    """

    body: str
    row: str
    lost: tuple[str, ...]
    added: tuple[str, ...]
    is_clause: bool = False


def align(paragraphs: Sequence[Paragraph], tasks: Sequence[Task]) -> list[Pair]:
    """Each row with the paragraph most like it, each used once, in order of the rows."""
    bags = [set(_words(p.text)) for p in paragraphs]
    scored = []
    for j, task in enumerate(tasks):
        bag = set(_words(task.text.text))
        for i, other in enumerate(bags):
            if len(other) < 6 or not bag:
                continue
            likeness = 2 * len(bag & other) / (len(bag) + len(other))
            if likeness >= _ALIKE:
                scored.append((likeness, j, i))
    scored.sort(key=lambda item: (-item[0], item[1], item[2]))
    rows: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    for likeness, j, i in scored:
        if j not in rows and i not in used:
            rows[j] = (i, likeness)
            used.add(i)
    return [Pair(paragraphs[i], tasks[j], v) for j, (i, v) in sorted(rows.items())]


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def differences(body: str, row: str) -> list[Difference]:
    """The places where the words of `row` are not those of `body`."""
    a, b = list(_WORD.finditer(body)), list(_WORD.finditer(row))
    matcher = SequenceMatcher(
        None, [fold(m.group()) for m in a], [fold(m.group()) for m in b], autojunk=False
    )
    found = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        found.append(
            Difference(
                _window(body, a, i1, i2),
                _window(row, b, j1, j2),
                tuple(fold(m.group()) for m in a[i1:i2]),
                tuple(fold(m.group()) for m in b[j1:j2]),
                tag == "delete" and _whole_clause(body, a, i1, i2),
            )
        )
    return found


def _whole_clause(text: str, words: Sequence[re.Match[str]], start: int, end: int) -> bool:
    """Whether the words `start:end` stand between signs, or go on to the end."""
    if end == len(words):
        return True
    before = text[words[start - 1].end() : words[start].start()] if start else ","
    after = text[words[end - 1].end() : words[end].start()]
    return bool(set(before) & set(",;.:")) and bool(set(after) & set(",;.:"))


def _window(text: str, words: Sequence[re.Match[str]], start: int, end: int) -> str:
    """The words `start:end` with up to four neighbours on each side, never more than 24 words."""
    low, high = max(0, start - 4), min(len(words), min(end, start + 16) + 4)
    return text[words[low].start() : words[high - 1].end()] if words and high > low else ""
