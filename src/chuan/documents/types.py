"""The values that rooms above hand to the pages of this room."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Thread:
    """A thread from a part of a paper to a clause beside it: the id of the clause on the page, its name."""

    anchor: str
    label: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What a room above ties to the parts of a paper ("body/3", "annexes/0/1/2").

    A panel of a paper hands it over in its context under "beside".
    """

    threads: Mapping[str, Thread] = field(default_factory=dict)
    notes: Mapping[str, Sequence[str]] = field(default_factory=dict)
