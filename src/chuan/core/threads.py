"""The thread: ordered knots, each a thing with its identity, state, date and who vouches for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.functional import Promise

KnotState = Literal["done", "now", "waiting", "empty", "warn", "broken"]
"""How a knot is drawn: tied, where we are, still to come, a gap, needs someone, broken."""

Mark = Literal["", "declared", "verified", "unverified", "sample"]

Words = str | Promise
Fact = tuple[Words, Words] | tuple[Words, Words, str]
"""A word and its value, and perhaps where the value leads."""


@dataclass(frozen=True, slots=True)
class Knot:
    """One knot; a `warn` or `broken` one carries its `reason`, and the act that says so in `basis`.

    It opens in place when it has `text`, `facts` (word, value and perhaps a link) or a `basis`.
    """

    title: Words
    state: KnotState = "done"
    state_label: Words = ""
    identity: str = ""
    url: str = ""
    on: date | None = None
    by: str = ""
    mark: Mark = ""
    reason: Words = ""
    text: Words = ""
    facts: Sequence[Fact] = ()
    basis: str = ""
    current: bool = False
    open: bool = False

    @property
    def opens(self) -> bool:
        """There is something inside to open."""
        return bool(self.text or self.facts or self.basis)
