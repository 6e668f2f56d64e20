"""How much of a report was typed: what counts as typed, as shown by a source, as typed once more."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from chuan.figures.enums import Origin
from chuan.figures.rules.filling import HAVE_A_SOURCE

TYPED: Final = frozenset({Origin.TYPED, Origin.PASTED, Origin.IMPORTED, Origin.COPIED})
"""Somebody's work, whether by keyboard, by a block or by a file; a copy of last year is work too."""
NEVER_A_SOURCE: Final = Origin.COPIED
"""A figure copied from last year is shown by nothing, whatever was attached to it."""


@dataclass(frozen=True, slots=True)
class Burden:
    """Figures of some reports: all, those typed, those with a source, those typed once more.

    Rates are no figures of their own. `again` counts what another report of the same body had
    already: the same indicator, period and stage.
    """

    cells: int = 0
    typed: int = 0
    sourced: int = 0
    again: int = 0

    def __add__(self, other: "Burden") -> "Burden":
        """Both together."""
        return Burden(
            self.cells + other.cells,
            self.typed + other.typed,
            self.sourced + other.sourced,
            self.again + other.again,
        )

    @property
    def percent_typed(self) -> int | None:
        """The share that was typed, in whole percent; None without a figure."""
        return round(100 * self.typed / self.cells) if self.cells else None


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of a sent report: what it is about, and how it came."""

    body: str
    report: int
    about: tuple[int, str, str]
    origin: str
    sources: int = 0


def burden_of(cells: Iterable[Cell]) -> Burden:
    """The burden of these figures; the one written form of what the statement counts.

    >>> one = Cell("/40/", 1, (7, "2026", ""), "typed")
    >>> burden_of([one, Cell("/40/", 2, one.about, "pasted", sources=1)])
    Burden(cells=2, typed=2, sourced=1, again=1)
    """
    kept = sorted(cells, key=lambda cell: cell.report)
    first: set[tuple[str, tuple[int, str, str]]] = set()
    found = Burden()
    for cell in kept:
        typed = cell.origin in TYPED
        key = (cell.body, cell.about)
        found += Burden(1, int(typed), int(is_sourced(cell)), int(typed and key in first))
        if typed:
            first.add(key)
    return found


def is_sourced(cell: Cell) -> bool:
    """Whether it leads to rows or files."""
    if cell.origin == NEVER_A_SOURCE:
        return False
    return cell.origin in HAVE_A_SOURCE or cell.sources > 0
