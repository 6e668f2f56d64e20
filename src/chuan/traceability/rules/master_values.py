"""The value of an attribute of master data as JSON, and back without loss."""

from decimal import Decimal
from typing import Any

from chuan.domain.epcis.model import Extension, Extensions, Scalar


def as_json(value: "Scalar | Extensions") -> Any:  # noqa: ANN401  (whatever JSON holds)
    """Texts and truth values as they are, a number as {"number": digits}, nested fields as lists."""
    if isinstance(value, tuple):
        return [
            [each.namespace, each.local, as_json(each.value), list(each.attributes), each.listed]
            for each in value
        ]
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return {"number": str(value)}
    return value


def from_json(told: Any) -> "Scalar | Extensions":  # noqa: ANN401  (whatever JSON holds)
    """What `as_json` told."""
    if isinstance(told, list):
        return tuple(
            Extension(
                namespace,
                local,
                from_json(value),
                tuple((name, text) for name, text in attributes),
                listed,
            )
            for namespace, local, value, attributes, listed in told
        )
    if isinstance(told, dict):
        return Decimal(told["number"])
    scalar: Scalar = told
    return scalar
