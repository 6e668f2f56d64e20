"""Rows of any register by the words of the search index, for filters of tables."""

from collections.abc import Callable
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Lookup, Q, TextField
from django.db.models.sql.compiler import SQLCompiler

from chuan.core.models import SearchRecord
from chuan.core.search_query import Query, parse


@TextField.register_lookup
class Matches(Lookup[Any]):
    """`words_title__matches=Query`: what the full-text index of `SearchRecord` finds."""

    lookup_name = "matches"
    prepare_rhs = False
    rhs: Query

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[str, ...]]:
        """By the stored tsvector on PostgreSQL, by FTS5 on SQLite."""
        row = compiler.quote_name_unless_alias(self.lhs.alias)
        if connection.vendor == "postgresql":
            return f"{row}.vector @@ to_tsquery('simple', %s)", (self.rhs.as_tsquery(),)
        found = "SELECT rowid FROM core_search_words WHERE core_search_words MATCH %s"
        return f"{row}.id IN ({found})", (self.rhs.as_fts5(),)


def matching(kind: str) -> Callable[[str], Q]:
    """For `TextFilter(match=…)`: things of `kind` whose indexed words the text finds.

    With or without diacritics, symbols whole and in part, the last word unfinished, as in the
    search box. Text without a single word narrows nothing.
    """

    def match(text: str) -> Q:
        query = parse(text)
        if not query.terms:
            return Q()
        found = SearchRecord.objects.filter(kind=kind, words_title__matches=query)
        return Q(pk__among=found.values("object_id"))

    return match
