"""How many cells of sent reports were typed, counted one by one: what the statement of the page must say."""

from collections.abc import Iterable
from dataclasses import dataclass

from chuan.figures.rules.burden import NEVER_A_SOURCE, TYPED, Burden
from chuan.figures.rules.filling import HAVE_A_SOURCE


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of a sent report: what it is about, and how it came."""

    body: str
    report: int
    about: tuple[int, str, str]
    origin: str
    sources: int = 0


def burden_of(cells: Iterable[Cell]) -> Burden:
    """The burden of these figures.

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
