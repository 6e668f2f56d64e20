"""Who may see a row, in SQL: the own organisation path and what lies below, or a participation row.

A path is a chain of short ASCII segments closed by a slash ("/40/skhcn/"): a body is under another
when its path begins with the other's. Comparison is by byte, so that one plain index answers it on
both engines.
"""

from collections.abc import Iterable
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, Q
from django.db.models.lookups import In
from django.db.models.sql.compiler import SQLCompiler

from chuan.core.actor import Actor
from chuan.core.binding import bind, transaction
from chuan.core.fields import PathField
from chuan.core.models import Participation

__all__ = (
    "Participation",
    "PathField",
    "add_participation",
    "add_participations",
    "bind",
    "remove_participation",
    "transaction",
    "under",
    "visible_to",
)


@Field.register_lookup
class Among(In):
    """`IN (subquery)` that PostgreSQL can answer by an index even beside an OR."""

    lookup_name = "among"

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, list[Any]]:
        """`= ANY (ARRAY(subquery))`: computed once, then an index condition."""
        left, left_parameters = self.process_lhs(compiler, connection)
        right, right_parameters = self.process_rhs(compiler, connection)
        return f"{left} = ANY (ARRAY{right})", [*left_parameters, *right_parameters]


def under(path: str, field: str = "path") -> Q:
    """Rows whose `field` is `path` or below it; no row for an empty path."""
    if not path:
        return Q(pk__in=())
    if path == "/":
        return Q()
    return Q(**{f"{field}__gte": path, f"{field}__lt": f"{path[:-1]}0"})


def visible_to(actor: Actor, kind: str, field: str = "owner_path") -> Q:
    """Rows of a register that `actor` may see: owned at or below the own path, or taken part in."""
    if actor.path in {"", "/"}:
        return under(actor.path, field)
    taken_part = Participation.objects.filter(under(actor.path), kind=kind).values("object_id")
    return under(actor.path, field) | Q(pk__among=taken_part)


def add_participation(kind: str, object_id: int, path: str, role: str) -> None:
    """Let the organisation at `path` see the thing; again is harmless."""
    Participation.objects.get_or_create(kind=kind, object_id=object_id, path=path, role=role)


def add_participations(kind: str, object_id: int, paths: Iterable[str], role: str) -> None:
    """Let the organisations at `paths` see the thing, all of them at once; again is harmless."""
    Participation.objects.bulk_create(
        [
            Participation(kind=kind, object_id=object_id, path=path, role=role)
            for path in sorted(set(paths))
        ],
        ignore_conflicts=True,
    )


def remove_participation(
    kind: str, object_id: int, path: str | None = None, role: str | None = None
) -> None:
    """Take back one participation, or all of a thing's when `path` (and `role`) are not given."""
    rows = Participation.objects.filter(kind=kind, object_id=object_id)
    if path is not None:
        rows = rows.filter(path=path)
    if role is not None:
        rows = rows.filter(role=role)
    rows.delete()
