"""Finds again, in a draft that people have edited, which clause each part came from."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.writing import Paper
from chuan.plans.rules.child_plan.types import Origin

_ALIKE = 0.55


@dataclass(frozen=True, slots=True)
class Traced:
    """For each place of the paper ("body/7", "annexes/0/2/1") the clause it came from.

    `lost` are the clauses that no part of the paper takes up any more.
    """

    by_place: Mapping[str, str]
    lost: tuple[str, ...]


def trace(paper: Paper, origins: Sequence[Origin]) -> Traced:
    """Places whose text still is, or still resembles, what was made from a clause.

    Equal texts first, so that a moved paragraph keeps its thread; then the most alike, once each.
    """
    open_origins = list(origins)
    by_place: dict[str, str] = {}
    waiting: list[tuple[str, str]] = []
    for place, text in texts_of(paper):
        same = next((o for o in open_origins if o.text == text), None)
        if same is None:
            waiting.append((place, text))
            continue
        open_origins.remove(same)
        by_place[place] = same.pointer
    by_place.update(_alike(waiting, open_origins))
    taken = set(by_place.values())
    lost = dict.fromkeys(origin.pointer for origin in origins if origin.pointer not in taken)
    return Traced(by_place, tuple(lost))


def texts_of(paper: Paper) -> Iterator[tuple[str, str]]:
    """Every text of a paper that may come from a clause, by its place."""
    for number, block in enumerate(paper.body):
        yield f"body/{number}", block.text
    for number, annex in enumerate(paper.annexes):
        for group_number, group in enumerate(annex.groups):
            for row_number, row in enumerate(group.rows):
                yield (
                    f"annexes/{number}/{group_number}/{row_number}",
                    row[1] if len(row) > 1 else "",
                )


def _alike(waiting: Iterable[tuple[str, str]], origins: Sequence[Origin]) -> Mapping[str, str]:
    known = [(number, _words(origin.text)) for number, origin in enumerate(origins)]
    pairs = [
        (score, place, number)
        for place, words in ((place, _words(text)) for place, text in waiting)
        for number, others in known
        if (score := _likeness(words, others)) >= _ALIKE
    ]
    found: dict[str, str] = {}
    used: set[int] = set()
    for _score, place, number in sorted(pairs, reverse=True):
        if place not in found and number not in used:
            found[place] = origins[number].pointer
            used.add(number)
    return found


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", fold(text)))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
