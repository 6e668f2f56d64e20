"""The tree of the international classification: fields, their names, how many records each has."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from chuan.core.actor import Actor
from chuan.standards.models import IcsField, Standard, StandardIcs


@dataclass(frozen=True, slots=True)
class Node:
    """One field with those below it; `times` counts the records in it and below."""

    code: str
    name: str
    other: str
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
            other=row.name_en if row.name_vi else "",
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


def field_name(code: str) -> str:
    """The name of a field, as far as the table knows it."""
    row = IcsField.objects.filter(code=code).first()
    return (row.name_vi or row.name_en) if row else ""
