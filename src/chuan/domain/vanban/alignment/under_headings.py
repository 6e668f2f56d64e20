"""Finds points of a parent that a heading of the child takes up, its clauses telling how.

A plan often makes a heading of each point of the directive above it; no clause under the heading need
then be like the point as a whole.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from chuan.domain.vanban.alignment.words import pairs_of

_LEAST_PAIRS, _HELD = 5, 0.55
"""Pairs of syllables that tell a heading from the others, and how many of them the point must hold."""


def taken_up(points: Sequence[str], above: Sequence[str]) -> Iterator[tuple[int, list[int]]]:
    """Each point with the places of the clauses under the heading that takes it up.

    `above` is the heading of each clause, "" for none. A single heading tells nothing; what half of
    them say does not count; two points that fit one heading get none.

    >>> above = ["Tuyên truyền, nâng cao nhận thức của người dân", "Kiểm tra chợ và siêu thị"]
    >>> list(taken_up(["Đẩy mạnh tuyên truyền, nâng cao nhận thức của cán bộ và người dân"], above))
    [(0, [0])]
    """
    telling = _telling(list(dict.fromkeys(title for title in above if title)))
    fits: dict[str, list[int]] = {}
    for i, point in enumerate(points):
        said = pairs_of(point.split(". ")[0])
        held = {t: len(own & said) / len(own) for t, own in telling.items() if own & said}
        best = max(held, key=lambda title: (held[title], title), default="")
        if best and held[best] >= _HELD:
            fits.setdefault(best, []).append(i)
    for title, found in fits.items():
        if len(found) == 1:
            yield found[0], [j for j, heading in enumerate(above) if heading == title]


def _telling(titles: Sequence[str]) -> dict[str, frozenset[tuple[str, str]]]:
    """Of each heading the pairs of syllables that fewer than half of the headings have."""
    pairs = {title: frozenset(pairs_of(title)) for title in titles}
    counts = Counter(pair for own in pairs.values() for pair in own)
    rare = {
        title: frozenset(pair for pair in own if 2 * counts[pair] <= len(titles))
        for title, own in pairs.items()
    }
    return {t: own for t, own in rare.items() if len(own) >= _LEAST_PAIRS and len(titles) > 1}
