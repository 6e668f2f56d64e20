"""Which events of a batch are new, which are stored already, and which would be another of the same id.

An owner captures an event id once. The same event again (equal hash) is the same capture: nothing is written
and nothing is refused. A declaration of error stands beside its event under the same id; the same declaration
again is the same capture too. Source: EPCIS 2.0 §7.4.1.2, §8.2.4.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from chuan.traceability.rules.rows import Row

Print = tuple[str, str]
"""Of an event of one owner: its id as an index holds it, and "" or the mark of a declaration."""


class Sorted(NamedTuple):
    """Rows to write, and the places in the batch of those that are refused."""

    new: list[Row]
    refused: list[int]


def sort_out(rows: Sequence[Row], known: Mapping[Print, bytes]) -> Sorted:
    """Part a batch by what its owner captured before (`known`, hash by print) and by itself."""
    new: list[Row] = []
    refused: list[int] = []
    met = dict(known)
    for place, row in enumerate(rows):
        name = (row.identity, row.mark)
        if name not in met:
            met[name] = row.hash
            new.append(row)
        elif met[name] != row.hash and not row.mark:
            refused.append(place)
    return Sorted(new, refused)
