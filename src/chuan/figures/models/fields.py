"""A figure as stored: exact to four decimals, kept as a whole number so that both engines add alike."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Combinable, Expression

SCALE = 4
_ONE = Decimal(10) ** SCALE
LARGEST = Decimal(10) ** 13
"""The largest figure of one body: those of all provinces still add up within the column.

What a commune may state is smaller (`rules.numbers`): there are a hundred times as many.
"""


class FigureField(models.BigIntegerField):  # type: ignore[type-arg]  # takes its types from the plugin
    """`Decimal` in Python, ten-thousandths in a BIGINT: SQLite has no exact decimals of its own.

    SUM over it is exact on both engines and comes back as `Decimal`.
    """

    _pyi_private_set_type: Decimal | int | str | Combinable  # type: ignore[assignment]  # no float
    _pyi_private_get_type: Decimal  # type: ignore[assignment]  # not what the column holds

    def from_db_value(
        self,
        value: int | Decimal | None,
        expression: Expression,  # noqa: ARG002  (Django's signature)
        connection: BaseDatabaseWrapper,  # noqa: ARG002  (as above)
    ) -> Decimal | None:
        """What stands in the row, as a figure."""
        return None if value is None else Decimal(value) / _ONE

    def to_python(self, value: Any) -> Decimal | None:  # noqa: ANN401  (Django's signature)
        """A figure from what was given."""
        return None if value is None else Decimal(value)

    def get_prep_value(self, value: Any) -> Any:  # noqa: ANN401  (Django's signature)
        """A figure as ten-thousandths, an expression as it is; ValueError when it has finer parts."""
        if value is None or hasattr(value, "resolve_expression"):
            return value
        scaled = Decimal(value) * _ONE
        if scaled != scaled.to_integral_value():
            raise ValueError(f"{value} is finer than ten-thousandths")
        return int(scaled)
