"""The tree of the international classification: fields, their names, how many records each has."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count

from chuan.core.actor import Actor
from chuan.standards.models import IcsField, Standard, StandardIcs


@dataclass(frozen=True, slots=True)
class Node:
    """One field with those below it; `times` counts the records in it and below."""

    code: str
    name: str
    is_english: bool
    times: int
    children: Sequence["Node"]


def tree(actor: Actor, opened: str = "") -> Sequence[Node]:
    """All fields of the first two levels; the third below the one that is opened."""
    counts = _counts(actor)
    rows = IcsField.objects.order_by("code")
    by_parent: dict[str, list[IcsField]] = {}
    for row in rows:
        by_parent.setdefault(row.parent_code, []).append(row)

    def node(row: IcsField) -> Node:
        below = by_parent.get(row.code, []) if row.level < 2 or opened.startswith(row.code) else []
        return Node(
            code=row.code,
            name=row.name_vi or row.name_en,
            is_english=not row.name_vi,
            times=counts.get(row.code, 0),
            children=tuple(node(each) for each in below),
        )

    return tuple(node(row) for row in by_parent.get("", []))


def _counts(actor: Actor) -> dict[str, int]:
    """Records of each field and of the fields above it."""
    seen = Standard.objects.seen_by(actor)
    rows = StandardIcs.objects.filter(standard__in=seen).values_list("code").annotate(Count("pk"))
    counts: dict[str, int] = {}
    for code, times in rows.order_by():
        for length in {2, 6, len(code)}:
            if length <= len(code):
                counts[code[:length]] = counts.get(code[:length], 0) + times
    return counts


@dataclass(frozen=True, slots=True)
class FieldName:
    """What a field is called; only the first two levels have official names in Vietnamese."""

    code: str
    name: str
    is_english: bool


def field_names(codes: Iterable[str]) -> Sequence[FieldName]:
    """The names of fields by code, as far as the table knows them: one query."""
    rows = IcsField.objects.filter(code__in=list(codes)).order_by("code")
    return tuple(FieldName(row.code, row.name_vi or row.name_en, not row.name_vi) for row in rows)
