"""Which of many queries have rows, asked of the database at once."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet


def present(queries: Sequence[QuerySet[Any]]) -> list[bool]:
    """Whether each has a row, in their order; one query whatever their number, none for none."""
    asked, parameters, found = [], [], [False] * len(queries)
    for place, rows in enumerate(queries):
        try:
            compiler = rows.order_by().query.exists().get_compiler(using=rows.db)
            sql, values = compiler.as_sql()
        except EmptyResultSet:
            continue
        asked.append((place, sql))
        parameters.extend(values)
    if asked:
        every = ", ".join(f"EXISTS({sql})" for _place, sql in asked)
        with connections[queries[asked[0][0]].db].cursor() as cursor:
            cursor.execute(f"SELECT {every}", parameters)
            answers = cursor.fetchone() or ()
        for (place, _sql), answer in zip(asked, answers, strict=True):
            found[place] = bool(answer)
    return found
