"""A record's place in the index: what a search weighs, counts and narrows by, and its number, in one integer.

The full-text index of either engine hands out this integer beside the words' rank, so that neither a second
table nor a row of text is read for each of the many records that a common word finds.
"""

from typing import Final

from chuan.standards.rules.search_facets import Filters, ticked

_ID_BITS: Final = 26
_PACKED_BITS: Final = 28
_PUBLIC_AT: Final = _ID_BITS + _PACKED_BITS
_LIFT_AT: Final = _PUBLIC_AT + 1
_FACETS_AT: Final = (23, 19, 7, 0)
_FACETS_MASK: Final = (31, 15, 4095, 127)
MOST_IDS: Final = 1 << _ID_BITS
"""Records beyond this number have no place."""


def placed(standard_id: int, packed: int, lift: float, *, is_public: bool) -> int:
    """The place of a record, at most 63 bits; `lift` counts in hundredths.

    >>> place = placed(7, 5, 1.25, is_public=True)
    >>> place % MOST_IDS, place >> _LIFT_AT, (place >> _ID_BITS) % (1 << _PACKED_BITS)
    (7, 125, 5)
    """
    if not 0 <= standard_id < MOST_IDS or packed >> _PACKED_BITS:
        raise ValueError(f"no place for record {standard_id} with columns {packed}")
    return ((round(lift * 100) * 2 + is_public) << _PACKED_BITS | packed) << _ID_BITS | standard_id


def id_in(column: str) -> str:
    """SQL of a record's number in its place; both engines read it."""
    return f"({column} & {MOST_IDS - 1})"


def packed_in(column: str) -> str:
    """SQL of its kind, status, year and field, packed."""
    return f"(({column} >> {_ID_BITS}) & {(1 << _PACKED_BITS) - 1})"


def lift_in(column: str) -> str:
    """SQL of its lift, in hundredths."""
    return f"({column} >> {_LIFT_AT})"


def public_in(column: str) -> str:
    """SQL of whether everybody may see it."""
    return f"(({column} & {1 << _PUBLIC_AT}) <> 0)"


def narrowed_in(column: str, filters: Filters) -> str:
    """SQL of what was ticked, " AND …" for each facet; the values are numbers of ours, never typed text."""
    sql = ""
    for at, values in ticked(filters):
        value = f"(({column} >> {_ID_BITS + _FACETS_AT[at]}) & {_FACETS_MASK[at]})"
        known = ", ".join(str(int(each)) for each in sorted(values)) or "-1"
        sql += f" AND {value} IN ({known})"
    return sql
