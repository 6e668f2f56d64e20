"""The full-text indexes of both engines behind one pair of functions; the scope is in the SQL."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from django.db import connection

from chuan.core.actor import Actor
from chuan.core.search_query import Query

_COLUMNS: Final = "r.kind, r.object_id, r.uid, r.title, r.body, r.url"
_TITLE_EXACT, _CODE_WHOLE, _CODE_PART = 6.0, 40.0, 12.0
"""How much an exact hit counts beside the index's own score, which seldom passes 10."""


def count(actor: Actor, query: Query) -> dict[str, int]:
    """How many things of each kind the actor may see and the query finds."""
    source, values = _source(actor, query)
    sql = f"SELECT r.kind, count(*) FROM {source} GROUP BY r.kind ORDER BY r.kind"  # noqa: S608  (fixed text)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return dict(cursor.fetchall())


def select(
    actor: Actor, query: Query, *, kinds: Sequence[str] | None, limit: int, offset: int
) -> list[dict[str, Any]]:
    """The rows, best first; equal ones in the order they came in."""
    source, values = _source(actor, query)
    if kinds is not None:
        source += f" AND r.kind IN ({', '.join(['%s'] * len(kinds)) or 'NULL'})"
        values += kinds
    score, score_values = _score(query)
    sql = (
        f"SELECT {_COLUMNS} FROM core_searchrecord r JOIN ("  # noqa: S608  (fixed text; all that was typed is a parameter)
        f"SELECT r.id AS id, {score} AS score FROM {source} "
        "ORDER BY score DESC, r.id LIMIT %s OFFSET %s"
        ") best ON best.id = r.id ORDER BY best.score DESC, r.id"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [*score_values, *values, limit, offset])
        names = [column[0] for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    for row in rows:
        row["uid"] = UUID(row["uid"]) if isinstance(row["uid"], str) else row["uid"]
    return rows


def _source(actor: Actor, query: Query) -> tuple[str, list[Any]]:
    """FROM … WHERE …: what matches and may be seen."""
    if connection.vendor == "postgresql":
        match = "core_searchrecord r WHERE r.vector @@ to_tsquery('simple', %s)"
        values: list[Any] = [query.as_tsquery()]
    else:
        match = (
            "core_search_words JOIN core_searchrecord r ON r.id = core_search_words.rowid "
            "WHERE core_search_words MATCH %s"
        )
        values = [query.as_fts5()]
    scope, scope_values = _scope(actor)
    return f"{match} AND {scope}", [*values, *scope_values]


def _scope(actor: Actor) -> tuple[str, list[str]]:
    """`core.scope.visible_to`, or public, for rows of every kind at once."""
    if actor.path == "/":
        return "1 = 1", []
    if not actor.path:
        return "r.public", []
    first, last = actor.path, f"{actor.path[:-1]}0"
    seen = (
        "(r.public OR (r.owner_path >= %s AND r.owner_path < %s) OR EXISTS ("
        "SELECT 1 FROM core_participation p WHERE p.kind = r.kind AND p.object_id = r.object_id "
        "AND p.path >= %s AND p.path < %s))"
    )
    return seen, [first, last, first, last]


def _score(query: Query) -> tuple[str, list[Any]]:
    """The index's score by weight, and what exact diacritics and exact symbols add."""
    if connection.vendor == "postgresql":
        score = "ts_rank(r.vector, to_tsquery('simple', %s)) * 10 * r.weight"
        values: list[Any] = [query.as_tsquery()]
        found = "position(%s in {column})"
    else:
        score = "-bm25(core_search_words, 8.0, 1.0) * r.weight"
        values = []
        found = "instr({column}, %s)"
    extras = [("r.title_lower", query.exact, _TITLE_EXACT)]
    for code in query.codes:
        extras.append(("r.codes", f" {code} ", _CODE_WHOLE))
        extras.append(("r.codes", code, _CODE_PART))
    for column, text, points in extras:
        score += f" + CASE WHEN {found.format(column=column)} > 0 THEN {points} ELSE 0 END"
        values.append(text)
    return score, values
