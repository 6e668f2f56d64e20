"""Joins over rows that the same transaction has just written by the thousand."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def over_fresh_rows() -> Iterator[None]:
    """Inside, in a transaction, PostgreSQL joins by hash or by order, never row by row.

    Its statistics do not know yet what was just written: a nested loop that was planned for one row would
    run over thousands squared. SQLite joins by its indexes as ever.
    """
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop TO off")
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop TO DEFAULT")
