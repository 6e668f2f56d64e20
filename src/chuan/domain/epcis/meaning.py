"""Whether two documents or events say the same, whatever they were written in.

XML has no numbers, truth values or empty objects outside the standard: there 1 and "1", True and "true",
nothing and "" are one. Fields of different names have no order; repeated ones do. A field of the header is
one of the document, for XML 2.0 has no room there.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import singledispatch
from typing import Any, Final

from chuan.domain.epcis.model import (
    Attribute,
    Document,
    Event,
    Extension,
    Extensions,
    Vocabulary,
)

_LAYOUT: Final = " \t\r\n"
_NOT_COMPARED: Final = frozenset(
    {"namespaces", "context", "listed", "schema_version", "creation_date", "numbered"}
)


def same_meaning(one: Document | Event, other: Document | Event) -> bool:
    """Both say the same; the version and the date of a document, and prefixes, say nothing here."""
    return bool(_told(one) == _told(other))


@singledispatch
def _told(value: Any) -> Any:  # noqa: ANN401  (any value of `model`)
    if is_dataclass(value):
        return tuple(
            _told(getattr(value, each.name))
            for each in fields(value)
            if each.name not in _NOT_COMPARED
        )
    return value


@_told.register
def _(value: tuple) -> Any:  # type: ignore[type-arg]  # noqa: ANN401  (any value of `model`)
    if value and isinstance(value[0], Extension):
        return _fields(value)
    return tuple(_told(each) for each in value) or None


@_told.register
def _(value: str) -> Any:  # noqa: ANN401  (any value of `model`)
    return value.strip(_LAYOUT) or None


@_told.register
def _(value: Attribute) -> Any:  # noqa: ANN401  (any value of `model`)
    return value.id, _value(value.value)


@_told.register
def _(value: Vocabulary) -> Any:  # noqa: ANN401  (any value of `model`)
    return value.type, tuple(_told(each) for each in value.elements)


@_told.register
def _(value: Document) -> Any:  # noqa: ANN401  (any value of `model`)
    return (
        value.kind,
        value.id,
        (value.instance_identifier, value.sender, value.receiver),
        value.query_name or "SimpleEventQuery",
        value.subscription_id,
        tuple(_told(event) for event in value.events),
        tuple(_told(each) for each in value.vocabularies),
        _fields((*value.header, *value.extensions)),
    )


def _fields(extensions: Extensions) -> Mapping[tuple[str, str], list[Any]]:
    """Fields by name, the values of each in their order."""
    told: dict[tuple[str, str], list[Any]] = {}
    for each in extensions:
        value = (_value(each.value), tuple(sorted(each.attributes)))
        told.setdefault((each.namespace, each.local), []).append(value)
    return told


def _value(value: Any) -> Any:  # noqa: ANN401  (a scalar or fields)
    if isinstance(value, tuple):
        return _fields(value) if value else ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal):
        return _digits(Decimal(value))
    return (value or "").strip(_LAYOUT)


def _digits(number: Decimal) -> str:
    return f"{number:f}"
