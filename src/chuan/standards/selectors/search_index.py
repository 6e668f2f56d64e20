"""The index of the register on both engines behind a few functions; scope and filters are in the SQL."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.db import connection

from chuan.core.actor import Actor
from chuan.standards.models import SearchFacet, SearchTerm, SearchText, Standard
from chuan.standards.rules.search_facets import Filters, said
from chuan.standards.rules.search_places import id_in, lift_in, narrowed_in, packed_in, public_in
from chuan.standards.rules.search_query import Question, as_fts5, as_tsquery, ics_token
from chuan.standards.rules.search_ranking import Candidate

FINER: Final = 120
"""Candidates that are looked at more finely; beyond them the order of the index stands."""
_RANK_SQLITE: Final = "-bm25(standards_search_words, 6.0, 1.5, 5.0, 0.0)"
_RANK_POSTGRES: Final = "ts_rank('{0.0, 0.2, 0.7, 1.0}', t.vector, q.q)"
_STANDARD: Final = "JOIN standards_standard s ON s.id = n.standard_id"
ORDERS: Final = {
    "": "n.weight DESC, s.sort_key, s.id",
    "so": "s.sort_key, s.id",
    "-so": "s.sort_key DESC, s.id DESC",
    "nam": "n.year, s.sort_key, s.id",
    "-nam": "n.year DESC, s.sort_key, s.id",
}


def found(
    actor: Actor, question: Question, filters: Filters, limit: int
) -> tuple[list[tuple[int, float, int]], dict[int, int]]:
    """What the words find: id, score and packed columns of the first, best first; how many of each packed.

    The ticked values narrow the first, not the counts. PostgreSQL reads its rows once and keeps them
    meanwhile; SQLite counts faster by asking its index again than it keeps them.
    """
    source, values = _matched(actor, question, filters.ics)
    place = _place()
    rank, kept = (_RANK_POSTGRES, "") if _is_postgresql() else (_RANK_SQLITE, "NOT ")
    sql = (
        f"WITH m AS {kept}MATERIALIZED (SELECT {place} AS place, "  # noqa: S608  (fixed text and numbers of ours)
        f"{rank} * {lift_in(place)} AS score FROM {source}) "
        f"SELECT * FROM (SELECT {id_in('place')}, score, {packed_in('place')} FROM m "
        f"WHERE 1 = 1{narrowed_in('place', filters)} ORDER BY 2 DESC, 1 LIMIT %s) best "
        f"UNION ALL SELECT -1, count(*), {packed_in('place')} FROM m GROUP BY 3"
    )
    best: list[tuple[int, float, int]] = []
    times: dict[int, int] = {}
    for pk, number, columns in _rows(sql, [*values, limit]):
        if pk < 0:
            times[columns] = int(number)
        else:
            best.append((pk, number, columns))
    return best, times


def packed(actor: Actor, ics: str) -> dict[int, int]:
    """How many records of each kind, status, year and field there are in the register."""
    where, values = _where(actor, Filters(ics=ics))
    sql = (
        "SELECT n.packed, count(*) FROM standards_searchfacet n "  # noqa: S608  (fixed text)
        f"WHERE 1 = 1{where} GROUP BY n.packed"
    )
    return {row[0]: row[1] for row in _rows(sql, values)}


def listed(
    actor: Actor,
    question: Question | None,
    filters: Filters,
    *,
    order: str,
    limit: int,
    offset: int,
) -> list[int]:
    """Ids in the order of a column of the register, "-" before it: descending."""
    source, values = _source(question)
    where, narrowed = _where(actor, filters)
    sql = (
        f"SELECT n.standard_id FROM {source}{where} "  # noqa: S608  (fixed text)
        f"ORDER BY {ORDERS[order]} LIMIT %s OFFSET %s"
    )
    return [row[0] for row in _rows(sql, [*values, *narrowed, limit, offset])]


def by_number(actor: Actor, main: str) -> list[tuple[int, str, str]]:
    """Ids, printed numbers and statuses of the records with this bare number."""
    return _numbered(actor, "n.main = %s", [main])


def by_beginning(actor: Actor, main: str) -> list[tuple[int, str, str]]:
    """The same for numbers that begin so, while one is being typed."""
    return _numbered(actor, "n.main >= %s AND n.main < %s", [main, f"{main}:"])


def by_numbers(actor: Actor, mains: Sequence[str]) -> list[tuple[int, str, str]]:
    """The same for several bare numbers."""
    if not mains:
        return []
    return _numbered(actor, f"n.main IN ({', '.join(['%s'] * len(mains))})", mains)


def in_column(ids: Sequence[int], order: str) -> list[int]:
    """Some records in the order of a column of the register."""
    rows = Standard.objects.filter(pk__in=ids)
    columns = {"so": "sort_key", "-so": "-sort_key", "nam": "year", "-nam": "-year"}
    return list(rows.order_by(columns[order], "pk").values_list("pk", flat=True))


def adopters(actor: Actor, key: str, family: str) -> list[tuple[int, str, str]]:
    """Records that adopt an edition, any edition of a family, or a part of it."""
    where = (
        "n.standard_id IN (SELECT r.source_id FROM standards_standardrelation r "
        "WHERE r.relation = 'adopts' AND (r.target_key = %s OR r.target_family = %s "
        "OR (r.target_family >= %s AND r.target_family < %s)))"
    )
    return _numbered(actor, where, [key, family, f"{family}-", f"{family}."])


def _numbered(actor: Actor, where: str, values: Sequence[Any]) -> list[tuple[int, str, str]]:
    scope, scoped = _scope(actor)
    sql = (
        "SELECT n.standard_id, s.designation, n.status FROM standards_searchfacet n "  # noqa: S608  (fixed text)
        f"JOIN standards_standard s ON s.id = n.standard_id WHERE {where} AND {scope} "
        "ORDER BY n.standard_id LIMIT 600"
    )
    return [tuple(row) for row in _rows(sql, [*values, *scoped])]


def candidates(scored: Sequence[tuple[int, float, int]]) -> list[Candidate]:
    """What a finer look at these needs."""
    titles = dict(
        SearchText.objects.filter(pk__in=[row[0] for row in scored]).values_list("pk", "title")
    )
    known = []
    for pk, score, columns in scored:
        if pk in titles:
            kind, status, year, _field = said(columns)
            known.append(Candidate(pk, score, titles[pk], kind, status, int(year)))
    return known


def packed_of(ids: Sequence[int]) -> Mapping[int, int]:
    """The narrow columns of each of some records."""
    rows = SearchFacet.objects.filter(pk__in=list(ids))
    return dict(rows.values_list("pk", "packed"))


def times(words: Sequence[str]) -> dict[str, int]:
    """In about how many records each of these words occurs; unknown ones are left out."""
    known: dict[str, int] = {}
    unique = sorted(set(words))
    for start in range(0, len(unique), 800):
        rows = SearchTerm.objects.filter(word__in=unique[start : start + 800])
        known.update(rows.values_list("word", "times"))
    return known


def long_words(length: int, first: str) -> dict[str, int]:
    """Words of about this length that begin with this letter, for slips in long words."""
    rows = SearchTerm.objects.filter(word__startswith=first).values_list("word", "times")
    return {word: count for word, count in rows if abs(len(word) - length) <= 2}


def count(actor: Actor, question: Question) -> int:
    """How many records the words find."""
    source, values = _matched(actor, question, "")
    rows = _rows(f"SELECT count(*) FROM {source}", values)  # noqa: S608  (fixed text)
    return int(rows[0][0])


def registered(actor: Actor, keys: Sequence[str]) -> dict[str, Standard]:
    """The records of these keys that the actor may see."""
    rows = Standard.objects.seen_by(actor).filter(key__in=list(keys), owner_path="")
    return {row.key: row for row in rows}


def _is_postgresql() -> bool:
    return connection.vendor == "postgresql"


def _place() -> str:
    return "t.place" if _is_postgresql() else "standards_search_words.rowid"


def _words(question: Question) -> tuple[str, str]:
    """FROM … WHERE …: what the words match, and their parameter."""
    if _is_postgresql():
        return (
            "to_tsquery('simple', %s) AS q(q), standards_searchtext t WHERE t.vector @@ q.q",
            as_tsquery(question),
        )
    return "standards_search_words WHERE standards_search_words MATCH %s", as_fts5(question)


def _matched(actor: Actor, question: Question, ics: str) -> tuple[str, list[Any]]:
    """FROM … WHERE …: what the words match in a field, of what may be seen; by places alone."""
    source, asked = _words(question)
    place, values = _place(), [asked]
    if actor.path != "/":
        source += f" AND ({public_in(place)}"
        if actor.path:
            source += (
                f" OR {id_in(place)} IN (SELECT n.standard_id FROM standards_searchfacet n "  # noqa: S608  (fixed text)
                "WHERE NOT n.is_public AND n.owner_path >= %s AND n.owner_path < %s)"
            )
            values += _under(actor)
        source += ")"
    if ics:
        source += f" AND {id_in(place)} IN ({_in_field()})"
        values.append(_field_match(ics))
    return source, values


def _source(question: Question | None) -> tuple[str, list[Any]]:
    """FROM … WHERE …: records with their narrow columns, those that the words match, all without words."""
    source = f"standards_searchfacet n {_STANDARD} WHERE 1 = 1"
    if question is None or not question.terms:
        return source, []
    matched, asked = _words(question)
    return f"{source} AND n.standard_id IN (SELECT {id_in(_place())} FROM {matched})", [asked]  # noqa: S608  (fixed text)


def _where(actor: Actor, filters: Filters) -> tuple[str, list[Any]]:
    """AND …: what may be seen, and what was ticked."""
    scope, values = _scope(actor)
    where = f" AND {scope}"
    for name in ("kind", "status", "year", "field"):
        wanted = sorted(getattr(filters, name))
        if wanted:
            where += f" AND n.{name} IN ({', '.join(['%s'] * len(wanted))})"
            values += [int(value) for value in wanted] if name == "year" else wanted
    if filters.ics:
        where += f" AND n.standard_id IN ({_in_field()})"
        values.append(_field_match(filters.ics))
    return where, values


def _in_field() -> str:
    if _is_postgresql():
        return "SELECT f.standard_id FROM standards_searchtext f WHERE f.vector @@ to_tsquery('simple', %s)"
    return (
        f"SELECT {id_in('f.rowid')} FROM standards_search_words f "  # noqa: S608  (fixed text)
        "WHERE f.standards_search_words MATCH %s"
    )


def _field_match(code: str) -> str:
    token = ics_token(code)
    return f"'{token}':D" if _is_postgresql() else f'codes : "{token}"'


def _scope(actor: Actor) -> tuple[str, list[Any]]:
    """`StandardQuerySet.seen_by` in SQL."""
    if actor.path == "/":
        return "1 = 1", []
    if not actor.path:
        return "n.is_public", []
    return "(n.is_public OR (n.owner_path >= %s AND n.owner_path < %s))", _under(actor)


def _under(actor: Actor) -> list[Any]:
    """The bounds of the paths of the actor's organisation and those below it."""
    return [actor.path, f"{actor.path[:-1]}0"]


def _rows(sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        fetched: list[tuple[Any, ...]] = cursor.fetchall()
    return fetched
