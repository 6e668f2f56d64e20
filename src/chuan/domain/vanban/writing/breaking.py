"""Breaks centred texts into even lines where Vietnamese can be broken: never inside a word."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from chuan.domain.vanban.spelling.lexicon import key_of, lexicon
from chuan.domain.vanban.writing.widths import text_width

_INSIDE_A_WORD: Final = 0.3
_AFTER_A_PARTICLE: Final = 0.12
_TORN: Final = 2.0
"""Parts that nobody writes on two lines: a date, a number and what it counts, a name's dash."""
_LEADS: Final = frozenset(
    {"ngày", "tháng", "năm", "số", "quý", "đoạn", "điều", "lần", "thứ", "-", "–"}
)
_PARTICLES: Final = frozenset(
    {
        "và",
        "của",
        "về",
        "các",
        "những",
        "trên",
        "tại",
        "cho",
        "do",
        "với",
        "theo",
        "từ",
        "đến",
        "để",
    }
)
_BODIES: Final = frozenset(
    {("ban", "nhân"), ("nhân", "dân"), ("hội", "đồng"), ("đồng", "nhân"), ("ban", "thường")}
)
"""Inside "Ủy ban nhân dân", "Hội đồng nhân dân", "Ban Thường vụ"."""
_MOST_WORDS: Final = 150
"""Longer texts are no titles: their lines are filled one after another."""
_FIGURE: Final = re.compile(r"\d")


def balanced(text: str, size: float, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """The lines of a centred text: as few as fit `room` points, even, broken between words.

    >>> balanced("ỦY BAN NHÂN DÂN XÃ AN HÒA", 13, 180, bold=True)
    ('ỦY BAN NHÂN DÂN', 'XÃ AN HÒA')
    """
    words = text.split()
    if not words:
        return ()
    widths = [text_width(word, size, bold=bold) for word in words]
    space = text_width(" ", size, bold=bold)
    filled = _filled(widths, space, room)
    if len(filled) == 1 or len(words) > _MOST_WORDS:
        return _lines(words, filled)
    costs = [0.0, *(_cost(left, right) for left, right in pairwise(words))]
    return _lines(words, _best_ends(widths, space, room, len(filled), costs))


def _lines(words: Sequence[str], ends: Sequence[int]) -> tuple[str, ...]:
    return tuple(" ".join(words[a:b]) for a, b in pairwise((0, *ends)))


def _filled(widths: Sequence[float], space: float, room: float) -> list[int]:
    """Where lines end when each is as full as it goes."""
    ends, taken = [0], 0.0
    for at, width in enumerate(widths):
        if taken and taken + space + width > room:
            ends.append(at)
            taken = 0.0
        taken += width + (space if taken else 0.0)
    return [*ends[1:], len(widths)]


def _cost(left: str, right: str) -> float:
    """What it costs to part two neighbours; evenness of lines is weighed against it."""
    before, after = left.lower(), right.lower()
    if before in _LEADS or after in {"-", "–"}:
        return _TORN
    if _FIGURE.match(before) and after in {"tháng", "năm", "ngày"}:
        return _TORN
    if (before, after) in _BODIES:
        return _TORN
    if lexicon().joins(key_of(before.strip(",;()")), key_of(after.strip(",;()"))):
        return _INSIDE_A_WORD if before[-1] not in ",;" else 0.0
    return _AFTER_A_PARTICLE if before in _PARTICLES else 0.0


def _best_ends(
    widths: Sequence[float], space: float, room: float, count: int, costs: Sequence[float]
) -> list[int]:
    """Where the lines end: the cheapest way to make `count` lines that fit, evenness counted."""
    total = len(widths)
    mean = (sum(widths) + space * (total - count)) / count
    sums = [0.0]
    for width in widths:
        sums.append(sums[-1] + width)

    def unevenness(start: int, end: int) -> float:
        width = sums[end] - sums[start] + space * (end - start - 1)
        over = 100.0 if width > room and end - start > 1 else 0.0
        return ((width - mean) / mean) ** 2 + over

    best = {(0, 0): (0.0, [0])}
    for line in range(1, count + 1):
        for end in range(line, total - (count - line) + 1):
            options = (
                (
                    best[line - 1, start][0]
                    + unevenness(start, end)
                    + (costs[end] if end < total else 0.0),
                    [*best[line - 1, start][1], end],
                )
                for start in range(line - 1, end)
                if (line - 1, start) in best
            )
            best[line, end] = min(options, key=lambda option: option[0])
    return best[count, total][1][1:]
