"""Column types that every register shares."""

from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

PATH_SHAPE = r"^/([a-z0-9]+/)*$"
"""The node "/", or segments of small ASCII letters and digits, each closed by a slash."""


class PathField(models.CharField):  # type: ignore[type-arg]  # CharField takes its types from the plugin
    """An organisation path, compared by byte on both engines."""

    default_validators = [RegexValidator(PATH_SHAPE)]

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  (Django's field signature)
        kwargs.setdefault("max_length", 120)
        super().__init__(*args, **kwargs)

    def db_parameters(self, connection: BaseDatabaseWrapper) -> dict[str, Any]:
        """Collation C on PostgreSQL; SQLite's BINARY is the same order already."""
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters
