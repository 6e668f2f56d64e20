"""Classes of a map: where one shade ends and the next begins, and how they are said."""

import itertools
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal

from chuan.domain.charts.numbers import exact, with_unit
from chuan.domain.charts.types import About, Number, Words

MOST = 5


def class_bounds(values: Sequence[Number], given: Sequence[Number] = ()) -> tuple[Decimal, ...]:
    """The lower ends of all classes but the first: those given, else about equally many in each.

    >>> [str(bound) for bound in class_bounds([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])]
    ['3', '5', '7', '9']
    """
    if given:
        return tuple(exact(bound) for bound in given)
    known = sorted(exact(value) for value in values)
    distinct = sorted(set(known))
    if len(distinct) <= MOST:
        return tuple(distinct[1:])
    wanted = (known[len(known) * part // MOST] for part in range(1, MOST))
    return tuple(sorted({bound for bound in wanted if bound > known[0]}))


def class_of(value: Number, bounds: Sequence[Decimal]) -> int:
    """The number of the class that a value falls into: a lower end belongs to its own class."""
    return bisect_right(list(bounds), exact(value))


def class_words(about: About, bounds: Sequence[Decimal], words: Words) -> list[str]:
    """Each class in words: “dưới 60 %”, “từ 60 % đến dưới 80 %”, “từ 80 % trở lên”."""
    said = [with_unit(bound, about.unit, about.places) for bound in bounds]
    if not said:
        return [words.present]
    between = [words.between % {"low": low, "high": high} for low, high in itertools.pairwise(said)]
    return [words.below % {"high": said[0]}, *between, words.above % {"low": said[-1]}]
