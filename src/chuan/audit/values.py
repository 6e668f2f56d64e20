"""Turns what services report as changed into values that both databases give back unchanged."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from enum import Enum

PlainValue = str | int | bool | None | list["PlainValue"] | dict[str, "PlainValue"]


def clean_text(value: object, limit: int | None = None) -> str:
    """Text without NUL and lone surrogates, which PostgreSQL cannot hold, cut at `limit`."""
    text = str(value).replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
    return text if limit is None or len(text) <= limit else f"{text[: limit - 1]}…"


def plain(value: object) -> PlainValue:
    """`value` as text, whole numbers, booleans, lists and mappings.

    Fractions become text: a JSON column of PostgreSQL writes 1e22 otherwise than it was given, and
    the seal would break.
    """
    if isinstance(value, Enum):
        return plain(value.value)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Mapping):
        return {clean_text(key): plain(item) for key, item in value.items()}
    if isinstance(value, AbstractSet):
        return sorted((plain(item) for item in value), key=str)
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return [plain(item) for item in value]
    return clean_text(value.isoformat() if isinstance(value, date) else value)
