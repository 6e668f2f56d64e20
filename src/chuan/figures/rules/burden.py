"""How much of a report was typed: what counts as typed, as shown by a source, as typed once more."""

from dataclasses import dataclass
from typing import Final

from chuan.figures.enums import Origin

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
