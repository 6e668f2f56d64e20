"""Who may see a row, in SQL: the own organisation path and what lies below, or a participation row.

A path is a chain of short ASCII segments closed by a slash ("/vn/40/skhcn/"): a body is under another when
its path begins with the other's. Comparison is by byte, so that one plain index answers it on both engines.
"""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Exists, OuterRef, Q

from chuan.core.actor import Actor


class PathField(models.CharField):  # type: ignore[type-arg]  # CharField takes its types from the plugin
    """An organisation path, compared by byte on both engines."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  (Django's field signature)
        kwargs.setdefault("max_length", 120)
        super().__init__(*args, **kwargs)

    def db_parameters(self, connection: BaseDatabaseWrapper) -> dict[str, Any]:
        """Collation C on PostgreSQL; SQLite's BINARY is the same order already."""
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters


class Participation(models.Model):
    """An organisation takes part in a thing it does not own: partner, assignee, recipient."""

    kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    path = PathField()
    role = models.CharField(max_length=40)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "object_id", "path", "role"), name="one_participation_per_role"
            ),
        )
        indexes = (models.Index(fields=("kind", "path", "object_id"), name="participation_by_path"),)

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id} {self.path} {self.role}"


def under(path: str, field: str = "path") -> Q:
    """Rows whose `field` is `path` or below it; no row for an empty path."""
    if not path:
        return Q(pk__in=())
    if path == "/":
        return Q()
    return Q(**{f"{field}__gte": path, f"{field}__lt": f"{path[:-1]}0"})


def visible_to(actor: Actor, kind: str, field: str = "owner_path") -> Q:
    """Rows of a register that `actor` may see: owned at or below the own path, or taken part in."""
    if actor.path == "/":
        return Q()
    taken_part = Participation.objects.filter(under(actor.path), kind=kind, object_id=OuterRef("pk"))
    return under(actor.path, field) | Q(Exists(taken_part))
