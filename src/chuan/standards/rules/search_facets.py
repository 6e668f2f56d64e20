"""Narrowing what was found: filters of one question, and counts that do not narrow themselves."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from chuan.standards.enums import StandardKind, Status

FACETS: Final = ("kind", "status", "year", "field")
_KINDS: Final = tuple(kind.value for kind in StandardKind)
_STATUSES: Final = tuple(status.value for status in Status)
_NO_FIELD: Final = 100


@dataclass(frozen=True, slots=True)
class Filters:
    """What was ticked; an empty one narrows nothing. `ics` is a field at any level."""

    kind: frozenset[str] = frozenset()
    status: frozenset[str] = frozenset()
    year: frozenset[str] = frozenset()
    field: frozenset[str] = frozenset()
    ics: str = ""

    def __bool__(self) -> bool:
        return bool(self.kind or self.status or self.year or self.field or self.ics)


def pack(kind: str, status: str, year: int, field: str) -> int:
    """The narrow columns as one number, so that an engine reads and hands out no more than that.

    >>> said(pack("qcvn", "in_force", 2019, "97")), said(pack("tccs", "unknown", 0, ""))
    (('qcvn', 'in_force', '2019', '97'), ('tccs', 'unknown', '0', ''))
    """
    place = int(field) if field.isdigit() else _NO_FIELD
    return ((_KINDS.index(kind) * 16 + _STATUSES.index(status)) * 4096 + year) * 128 + place


def said(packed: int) -> tuple[str, str, str, str]:
    """Kind, status, year and field of such a number."""
    kind, status, year, place = _apart(packed)
    return _KINDS[kind], _STATUSES[status], str(year), _field(place)


def lets_through(packed: Iterable[int], filters: Filters) -> frozenset[int]:
    """Those of the numbers whose values are ticked."""
    wanted = ticked(filters)
    return frozenset(one for one in packed if not _failing(one, wanted))


def counted(
    times: Mapping[int, int], filters: Filters
) -> tuple[int, Mapping[str, Mapping[str, int]]]:
    """How many records stay, and how many each value of each facet would leave beside the others.

    >>> times = {pack("tcvn", "in_force", 2019, "67"): 3, pack("qcvn", "unknown", 2020, "67"): 1}
    >>> stay, counts = counted(times, Filters(kind=frozenset({"tcvn"})))
    >>> stay, counts["kind"], counts["year"]
    (3, {'tcvn': 3, 'qcvn': 1}, {'2019': 3})
    """
    wanted = ticked(filters)
    stay = 0
    counts: list[Counter[int]] = [Counter() for _ in FACETS]
    for packed, many in times.items():
        failing = _failing(packed, wanted) if wanted else ()
        if len(failing) > 1:
            continue
        values = _apart(packed)
        if failing:
            counts[failing[0]][values[failing[0]]] += many
            continue
        stay += many
        for place, value in enumerate(values):
            counts[place][value] += many
    words: tuple[Callable[[int], str], ...] = (
        _KINDS.__getitem__, _STATUSES.__getitem__, str, _field,
    )  # fmt: skip
    return stay, {
        name: {word(value): many for value, many in counter.items()}
        for name, word, counter in zip(FACETS, words, counts, strict=True)
    }


def _apart(packed: int) -> tuple[int, int, int, int]:
    return packed >> 23, (packed >> 19) & 15, (packed >> 7) & 4095, packed & 127


def _field(place: int) -> str:
    return "" if place == _NO_FIELD else f"{place:02d}"


def ticked(filters: Filters) -> tuple[tuple[int, frozenset[int]], ...]:
    """The place of each facet that narrows, and its ticked values as they stand in the numbers."""
    found = []
    codes = (_KINDS, _STATUSES)
    for place, name in enumerate(FACETS):
        values = getattr(filters, name)
        if place < 2:
            known = frozenset(
                codes[place].index(value) for value in values if value in codes[place]
            )
        else:
            known = frozenset(int(value) for value in values if value.isascii() and value.isdigit())
        if values:
            found.append((place, known))
    return tuple(found)


def _failing(packed: int, wanted: tuple[tuple[int, frozenset[int]], ...]) -> tuple[int, ...]:
    """Facets whose ticked values leave this out."""
    values = _apart(packed)
    return tuple(place for place, known in wanted if values[place] not in known)
