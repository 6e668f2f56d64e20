"""Tables of records with a heading: the heading says which column is which."""

from collections.abc import Mapping, Sequence
from typing import Final

from chuan.standards.reading.bounds import no_table
from chuan.standards.reading.lists import Sought
from chuan.standards.rules.columns import fields_of, is_head


def _columns(cells: Sequence[str]) -> Mapping[int, str]:
    return fields_of(cells) if is_head(cells) else {}


RECORDS: Final = Sought(_columns, no_table)
"""A table of standards."""
