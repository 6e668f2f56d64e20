"""What every line does: send a message and get its receipt, fetch what waits, compare a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol


class LineFailed(Exception):
    """The other side was not reached, or gave no answer that makes sense; it is tried again later."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """Messages of the other side as signed there, and where to go on after them."""

    messages: Sequence[bytes]
    cursor: str
    more: bool


class Line(Protocol):
    """A way to one database. Nothing that comes over it is believed before its signature is proven."""

    def send(self, raw: bytes) -> bytes:
        """The receipt (a signed message) for one of ours; the same message again, the same receipt."""

    def fetch(self, cursor: str) -> Fetched:
        """What the other side has for us after `cursor`, oldest first."""

    def known(self, on: date) -> Mapping[str, str]:
        """Messages of ours that the other side got on a day: id → hash of content."""
