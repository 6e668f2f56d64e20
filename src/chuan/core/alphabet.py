"""The order of the Vietnamese alphabet, the same on both engines: đ after d, then tone by tone."""

import unicodedata
from typing import Any, Final

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Func
from django.db.models.sql.compiler import SQLCompiler

LETTERS: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES: Final = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng; none comes before them."""
SQLITE_FUNCTION: Final = "chuan_sort_key"
_RANK: Final = {letter: chr(0x1000 + place) for place, letter in enumerate(LETTERS)}
_TONE: Final = {tone: str(place) for place, tone in enumerate(TONES, start=1)}


def sort_key(text: str | None) -> str | None:
    """A key that sorts by letters first and by tones among equals; None stays None."""
    if text is None:
        return None
    letters: list[str] = []
    tones: list[str] = []
    for sign in unicodedata.normalize("NFC", text).lower():
        apart = unicodedata.normalize("NFD", sign)
        tone = next((mark for mark in apart if mark in _TONE), "")
        letter = unicodedata.normalize("NFC", apart.replace(tone, "")) if tone else sign
        letters.append(_RANK.get(letter, letter))
        tones.append(_TONE.get(tone, "0"))
    return f"{''.join(letters)}\x01{''.join(tones)}"


class Alphabetical(Func):
    """An expression to order text columns by: `order_by(Alphabetical("name"))`."""

    arity = 1

    def as_sqlite(
        self,
        compiler: SQLCompiler,
        connection: BaseDatabaseWrapper,
        **extra: Any,  # noqa: ANN401  (Django's signature)
    ) -> tuple[str, Any]:
        """By `sort_key`, which every connection knows."""
        return super().as_sql(compiler, connection, function=SQLITE_FUNCTION, **extra)

    def as_postgresql(
        self,
        compiler: SQLCompiler,
        connection: BaseDatabaseWrapper,
        **extra: Any,  # noqa: ANN401  (Django's signature)
    ) -> tuple[str, Any]:
        """By the Vietnamese rules of ICU, which PostgreSQL carries."""
        template = '%(expressions)s COLLATE "vi-x-icu"'
        return super().as_sql(compiler, connection, template=template, **extra)


def teach(connection: BaseDatabaseWrapper, **_signal: object) -> None:
    """Make the key known to a new SQLite connection."""
    if connection.vendor == "sqlite":
        connection.connection.create_function(SQLITE_FUNCTION, 1, sort_key, deterministic=True)
