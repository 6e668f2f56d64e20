"""Words of the administrative register that say the same thing, and words that say little.

The tables are files in `data`, one notion a line: its phrases parted by bars, folded, without
figures. They know the register of plans in general and the work on standards, measurement and
quality a little better; a phrase that stands in none of them is compared as it is printed.
"""

from importlib import resources
from typing import Final


def _lines(name: str) -> tuple[str, ...]:
    text = (resources.files(__package__) / "data" / name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line)


def _pairs(name: str) -> tuple[tuple[str, str], ...]:
    """The two columns of a table."""
    parted = (line.partition("\t") for line in _lines(name))
    return tuple((first, second) for first, _tab, second in parted)


ACTIONS: Final = _pairs("actions.tsv")
"""What is done: a class and its phrases."""

OBJECTS: Final = _lines("objects.txt")
"""What it is done to."""

AUDIENCE: Final = _lines("audience.txt")
"""Whom a work is for or with; many clauses name the same ones, so they tell less than things do."""

COMMON: Final = _lines("common.txt")
"""Notions that nearly every clause of such plans holds; they tell little."""

STOPS: Final = _lines("stops.txt")
"""Phrases that carry no duty of their own, one a line."""

NEAR_DEEDS: Final = tuple(frozenset(line.split()) for line in _lines("near-deeds.txt"))
"""Deeds (classes of `ACTIONS`) that one plan may call by one name and another by another."""

OPPOSITES: Final = _pairs("opposites.tsv")
"""What cannot both be done to one thing (patterns over folded text)."""
