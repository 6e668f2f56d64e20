"""Which numbers of a sequence are missing."""

from collections.abc import Iterable, Sequence


def missing(numbers: Iterable[int]) -> Sequence[tuple[int, int]]:
    """Spans from 1 to the highest number seen that nobody handed in.

    >>> missing([2, 3, 7])
    [(1, 1), (4, 6)]
    """
    spans, expected = [], 1
    for number in sorted(set(numbers)):
        if number > expected:
            spans.append((expected, number - 1))
        expected = number + 1
    return spans


def written(spans: Iterable[tuple[int, int]]) -> str:
    """The spans as people read them.

    >>> written([(1, 1), (4, 6)])
    '1, 4–6'
    """
    return ", ".join(f"{first}" if first == last else f"{first}–{last}" for first, last in spans)
