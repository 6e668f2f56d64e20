"""Two lists of messages of one day, ours and theirs, laid side by side."""

import hashlib
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

    @property
    def is_unknown_here(self) -> bool:
        """This side does not know it."""
        return bool(self.theirs) and not self.ours


def day_hash(messages: Mapping[str, str]) -> str:
    """One hash for all messages (id → hash of content), whatever their order."""
    lines = "".join(f"{key} {messages[key]}\n" for key in sorted(messages))
    return hashlib.sha256(lines.encode("ascii")).hexdigest()


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
