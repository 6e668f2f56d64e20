"""Gives each clause of a parent the clauses of the child that answer it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from chuan.domain.vanban.alignment.likeness import (
    POSSIBLE,
    SURE,
    Known,
    Scale,
    Score,
    candidates,
    compare,
)
from chuan.domain.vanban.alignment.under_headings import taken_up

_SHARES, _HELD = 0.5, 0.62
"""Likeness, and share held, from which a clause already given may answer one more."""


@dataclass(slots=True)
class Pair:
    """A clause of the parent, the clause of the child that answers it best, and others that help."""

    parent: int
    child: int
    score: Score
    also: list[int] = field(default_factory=list)

    @property
    def sure(self) -> bool:
        """Whether the two surely speak of one duty."""
        return self.score.value >= SURE


def pair_up(parents: Sequence[Known], children: Sequence[Known], scale: Scale) -> list[Pair]:
    """Best pairs first, each clause once; then what is left joins a pair that plainly holds it.

    Last, a point that nothing answers may be taken up by a heading of the child.

    Cost: linear in the shared features; a pair is weighed only where a rare feature is shared.
    """
    ranked = [entry for entry in candidates(parents, children, scale) if entry[0].value >= POSSIBLE]
    pairs: dict[int, Pair] = {}
    used: set[int] = set()
    for score, i, j in ranked:
        if i not in pairs and j not in used:
            pairs[i] = Pair(i, j, score)
            used.add(j)
    for score, i, j in ranked:
        if i not in pairs and _plainly(score, score.held_of_parent):
            pairs[i] = Pair(i, j, score)
    for score, i, j in ranked:
        if j not in used and i in pairs and _plainly(score, score.held_of_child):
            pairs[i].also.append(j)
            used.add(j)
    for i, answers in _under_headings(parents, children, set(pairs), used):
        pairs[i] = Pair(i, answers[0], Score(POSSIBLE, 0.0, 0.0), also=answers[1:])
        used |= set(answers)
    return [pairs[i] for i in sorted(pairs)]


def _under_headings(
    parents: Sequence[Known], children: Sequence[Known], paired: set[int], used: set[int]
) -> Iterator[tuple[int, list[int]]]:
    """Points that nothing answers, with what is free under the heading that takes them up."""
    left = [i for i in range(len(parents)) if i not in paired]
    points = [parents[i].clause.text.text for i in left]
    for place, under in taken_up(points, [child.clause.pillar for child in children]):
        free = [j for j in under if j not in used]
        ranked = sorted(free, key=lambda j: -compare(parents[left[place]], children[j]).value)
        if ranked:
            yield left[place], ranked


def _plainly(score: Score, held: float) -> bool:
    return score.value >= _SHARES and held >= _HELD
