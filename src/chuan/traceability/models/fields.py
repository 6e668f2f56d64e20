"""Column types of this room: identifiers are compared by byte, for "equal" and "begins with" by one index."""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class IdentifierField(models.TextField):  # type: ignore[type-arg]  # TextField takes its types from the plugin
    """A URI or another key: collation C on PostgreSQL; SQLite's BINARY is the same order already."""

    def db_parameters(self, connection: BaseDatabaseWrapper) -> dict[str, Any]:
        """Say the collation where there is a choice."""
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters
