"""How alike two names are, for candidates that a person chooses from; never a decision."""

from collections import Counter
from collections.abc import Iterable

ENOUGH = 0.55


def likeness(one: str, other: str) -> float:
    """Dice's coefficient of pairs of letters, 0 to 1; both texts without diacritics.

    >>> likeness("so y te", "so y te")
    1.0
    """
    pairs, others = _pairs(one), _pairs(other)
    total = sum(pairs.values()) + sum(others.values())
    return 2 * sum((pairs & others).values()) / total if total else 0.0


def most_alike(asked: str, names: Iterable[tuple[str, int]], limit: int) -> list[tuple[float, int]]:
    """The best score of each id among `names` (text, id), the best first, weak ones left out."""
    best: dict[int, float] = {}
    for name, key in names:
        score = likeness(asked, name)
        if score >= ENOUGH and score > best.get(key, 0.0):
            best[key] = score
    ranked = sorted(
        ((score, key) for key, score in best.items()), key=lambda pair: (-pair[0], pair[1])
    )
    return ranked[:limit]


def _pairs(text: str) -> Counter[str]:
    padded = f" {text} "
    return Counter(padded[index : index + 2] for index in range(len(padded) - 1))
