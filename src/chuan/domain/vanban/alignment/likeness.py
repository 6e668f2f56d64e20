"""How alike two clauses are, found through an index of the features that few clauses share."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from chuan.domain.vanban.alignment.sentences import parts_of
from chuan.domain.vanban.alignment.thesaurus import NEAR_DEEDS
from chuan.domain.vanban.alignment.types import Clause
from chuan.domain.vanban.alignment.words import Words, pairs_of, telling, words_of

SURE, POSSIBLE = 0.46, 0.34
"""From which likeness a pair is taken for one duty, and from which it may be one."""
_KEEP = 8
_SAME_THING, _NEARLY_COPIED = 0.7, 0.68
_AS_PRINTED, _PARTS, _FEW_PAIRS = 0.9, 4, 6
_FREQUENT = 0.35
_SAYS_LITTLE = 3


@dataclass(frozen=True, slots=True)
class Known:
    """A clause with its features, and those of the heading above it."""

    clause: Clause
    words: Words
    pillar: Words
    total: float


@dataclass(frozen=True, slots=True)
class Score:
    """How alike two clauses are, and how much of each the other holds."""

    value: float
    held_of_parent: float
    held_of_child: float


class Scale:
    """Weighs features by how few of the clauses of all documents hold them."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts = Counter(name for text in texts for name in words_of(text).weights)
        self._size = max(1, len(texts))
        self._counts = counts

    def weigh(self, name: str, weight: float) -> float:
        """The weight of a feature here: one that every clause has keeps a third of it."""
        share = self._counts.get(name, 1) / self._size
        rarity = math.log(1 + 1 / max(share, 0.01)) / math.log(1 + 1 / 0.05)
        return weight * max(0.3, min(1.25, rarity)) if self._size > 12 else weight

    def is_frequent(self, name: str) -> bool:
        """Whether a feature is no help in finding candidates."""
        return self._size > 40 and self._counts.get(name, 0) > _FREQUENT * self._size

    def know(self, clause: Clause) -> Known:
        """A clause ready to be compared."""
        words = words_of(clause.text.text)
        weighed = {name: self.weigh(name, weight) for name, weight in words.weights.items()}
        return Known(
            clause,
            Words(weighed, words.actions, words.things),
            words_of(clause.pillar),
            sum(weighed.values()),
        )


def candidates(
    parents: Sequence[Known], children: Sequence[Known], scale: Scale
) -> list[tuple[Score, int, int]]:
    """For each clause of the child the clauses of the parent most like it, best pairs first."""
    index: dict[str, list[int]] = defaultdict(list)
    for i, parent in enumerate(parents):
        names = parent.words.weights
        says_little = sum(name[0] != "c" for name in names) < _SAYS_LITTLE
        for name in names:
            if says_little or (name[0] != "c" and not scale.is_frequent(name)):
                index[name].append(i)
    found: dict[tuple[int, int], Score] = {}
    by_parent: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for j, child in enumerate(children):
        shared: dict[int, float] = defaultdict(float)
        for name, weight in child.words.weights.items():
            for i in index.get(name, ()):
                shared[i] += weight
        best = sorted(
            shared.items(),
            key=lambda item: (-item[1] / (child.total + parents[item[0]].total), item[0]),
        )
        for i, _ in best[: 3 * _KEEP]:
            score = compare(parents[i], child)
            if score.value >= POSSIBLE * 0.8:
                found[i, j] = score
                by_parent[i].append((score.value, j))
    return sorted(
        ((score, i, j) for (i, j), score in found.items()),
        key=lambda item: (-item[0].value, _key(parents[item[1]]), _key(children[item[2]])),
    )


def _key(known: Known) -> tuple[str, str]:
    """A name for a clause that does not hang on its place among the others."""
    return known.clause.text.text, known.clause.label


def compare(parent: Known, child: Known) -> Score:
    """How alike two clauses are: what they share, whether the deed and the thing are one."""
    a, b = parent.words.weights, child.words.weights
    if not a or not b:
        return Score(0.0, 0.0, 0.0)
    shared = sum(min(weight, b[name]) for name, weight in a.items() if name in b)
    of_parent, of_child = shared / parent.total, shared / child.total
    dice = 2 * shared / (parent.total + child.total)
    within = max(of_parent, of_child) if min(parent.total, child.total) > 2.2 else 0.0
    value = max(dice, 0.35 * dice + 0.55 * within)
    deed, thing = _one_deed(parent.words, child.words), _one_thing(parent.words, child.words)
    value *= deed * thing
    printed = _printed_alike(parent.clause.text.text, child.clause.text.text)
    if not parent.words.things and not child.words.things:
        printed = max(printed, _spelt_alike(parent.clause.text.text, child.clause.text.text))
    if thing >= _SAME_THING or printed > _NEARLY_COPIED:
        value = max(value, _AS_PRINTED * printed * min(1.0, deed))
    value = max(value, _heads_alike(parent, child))
    value += _cues(parent, child) if value > 0.2 else 0.0
    return Score(min(1.0, value), min(1.0, of_parent), min(1.0, of_child))


_HEAD_ENDS = re.compile(r",?\s+(?:trong đó|nhất là|đặc biệt là|chú trọng)|[;:]|\.\s")


def _heads_alike(parent: Known, child: Known) -> float:
    """Likeness of long clauses that open alike under like headings and go on each in its own way."""
    heads = [words_of(_HEAD_ENDS.split(k.clause.text.text)[0]) for k in (parent, child)]
    above = [
        known.pillar if known.pillar.weights else head
        for known, head in zip((parent, child), heads, strict=True)
    ]
    if above == heads or share_alike(above[0].weights, above[1].weights) < 0.4:
        return 0.0
    alike = share_alike(heads[0].weights, heads[1].weights)
    things = [head.things for head in heads]
    if all(things) and not things[0] & things[1]:
        return 0.0
    deeds = [set(head.actions) for head in heads]
    same_deed = bool(deeds[0] & deeds[1]) and heads[0].actions[0] in deeds[1]
    return 0.2 + 0.35 * alike if alike >= 0.4 and same_deed else 0.0


def share_alike(a: dict[str, float], b: dict[str, float]) -> float:
    """What two sets of features share of both, 0 to 1."""
    total = sum(a.values()) + sum(b.values())
    return 2 * sum(min(w, b[n]) for n, w in a.items() if n in b) / total if total else 0.0


def _printed_alike(a: str, b: str) -> float:
    """How alike the very words are, pair by pair, of whole clauses or of a part of each."""
    whole = _share_of_pairs(a, b)
    ones, others = parts_of(a)[:_PARTS], parts_of(b)[:_PARTS]
    if len(ones) == len(others) == 1:
        return whole
    parts = (_share_of_pairs(one, other) for one in ones for other in others)
    return max(whole, 0.8 * max(parts, default=0.0))


def _spelt_alike(a: str, b: str) -> float:
    """How alike the syllables of two texts are in any order, for texts that name no thing."""
    one, two = ({syllable for pair in pairs_of(text) for syllable in pair} for text in (a, b))
    dice = 2 * len(one & two) / (len(one) + len(two)) if one and two else 0.0
    return dice if dice > 0.6 and min(len(one), len(two)) > _FEW_PAIRS else 0.0


def _share_of_pairs(a: str, b: str) -> float:
    """What two texts share of their pairs of syllables; nothing below three fifths or of few."""
    one, two = pairs_of(a), pairs_of(b)
    if min(len(one), len(two)) < _FEW_PAIRS:
        return 0.0
    dice = 2 * len(one & two) / (len(one) + len(two))
    return dice if dice > 0.6 else 0.0


def _one_deed(a: Words, b: Words) -> float:
    """Lower where the first deed named on one side is not named on the other."""
    if not a.actions or not b.actions:
        return 0.95
    if a.actions[0] == b.actions[0]:
        return 1.12
    first, second = a.actions[0] in b.actions, b.actions[0] in a.actions
    if first and second:
        return 1.0
    if first or second:
        return 0.9
    pair = {a.actions[0][2:], b.actions[0][2:]}
    return 0.82 if any(pair <= near for near in NEAR_DEEDS) else 0.42


def _one_thing(a: Words, b: Words) -> float:
    """Lower where the things named are others."""
    mine, other = a.things, b.things
    if not mine or not other:
        return 0.85 if not mine and not other else 0.75
    shared = mine & other
    if not shared:
        return 0.55
    objects = ({n for n in mine if n[0] == "o"}, {n for n in other if n[0] == "o"})
    if objects[0] and objects[1] and not objects[0] & objects[1]:
        return 0.72
    return 1.0


def _alike(a: frozenset[str], b: frozenset[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _cues(parent: Known, child: Known) -> float:
    """A little more where heading, product or lead agree."""
    found = 0.08 * _alike(telling(parent.clause.pillar), telling(child.clause.pillar))
    mine, other = parent.clause.product, child.clause.product
    if mine and other:
        found += 0.1 * _alike(telling(mine.text), telling(other.text))
    if parent.clause.kind is child.clause.kind:
        found += 0.02
    return found
