"""Two lists of messages of one day, ours and theirs, laid side by side."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Difference:
    """What one side knows of a message and the other does not, or knows otherwise."""

    message: str
    ours: str
    theirs: str

    @property
    def is_lost(self) -> bool:
        """The other side does not know it."""
        return bool(self.ours) and not self.theirs


def compare(ours: Mapping[str, str], theirs: Mapping[str, str]) -> Sequence[Difference]:
    """Every message (id → hash of content) on which the two sides do not agree, by id."""
    return tuple(
        Difference(key, ours.get(key, ""), theirs.get(key, ""))
        for key in sorted({*ours, *theirs})
        if ours.get(key) != theirs.get(key)
    )


def to_send_again(differences: Iterable[Difference]) -> Sequence[str]:
    """The messages that the other side never got."""
    return tuple(each.message for each in differences if each.is_lost)
