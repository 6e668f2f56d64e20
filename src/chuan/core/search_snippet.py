"""Which words of a text were looked for, as parts that a template can mark up safely."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from chuan.core.search_query import Query
from chuan.core.text import fold

LOOKED_THROUGH: Final = 40_000
"""Letters of a body in which the first hit is looked for; beyond it the beginning is shown."""
BEFORE: Final = 60
LENGTH: Final = 220
_WORD: Final = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")


@dataclass(frozen=True, slots=True)
class Part:
    """A run of text, looked for or not."""

    text: str
    hit: bool


def mark(text: str, query: Query) -> Sequence[Part]:
    """The whole text in parts."""
    parts: list[Part] = []
    end = 0
    for match in _WORD.finditer(text):
        if not _is_hit(match.group(), query):
            continue
        if match.start() > end:
            parts.append(Part(text[end : match.start()], hit=False))
        parts.append(Part(match.group(), hit=True))
        end = match.end()
    if end < len(text):
        parts.append(Part(text[end:], hit=False))
    return tuple(parts)


def excerpt(body: str, query: Query) -> Sequence[Part]:
    """About two lines of the body around the first hit, in parts; empty for an empty body."""
    if not body.strip():
        return ()
    hits = (m.start() for m in _WORD.finditer(body, 0, LOOKED_THROUGH) if _is_hit(m.group(), query))
    first = next(hits, 0)
    start = 0 if first <= BEFORE else body.find(" ", first - BEFORE, first) + 1 or first
    end = len(body) if start + LENGTH >= len(body) else body.rfind(" ", start, start + LENGTH)
    end = end if end > start else start + LENGTH
    text = " ".join(body[start:end].split())
    before, after = "…" if start else "", "…" if end < len(body) else ""
    return mark(f"{before}{text}{after}", query)


def _is_hit(word: str, query: Query) -> bool:
    folded = fold(word)
    if folded in query.words:
        return True
    return query.unfinished and folded.startswith(query.words[-1])
