"""One search box: with or without diacritics, whole symbols and parts of them, within the scope."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final
from uuid import UUID

from chuan.core import search_sql
from chuan.core.actor import Actor
from chuan.core.models import SearchRecord, SearchWord
from chuan.core.search_correct import near_words
from chuan.core.search_query import Query, codes_of, parse
from chuan.core.search_snippet import Part, excerpt, mark
from chuan.core.text import lower, words

__all__ = ("SearchEntry", "SearchHit", "SearchPage", "put", "put_many", "remove", "search")

MOST_BODY: Final = 200_000
"""Letters of a body that are indexed."""
LONGEST_WORD: Final = 24
CHUNK: Final = 200
_WRITTEN: Final = (
    "uid",
    "title",
    "body",
    "url",
    "owner_path",
    "public",
    "weight",
    "codes",
    "title_lower",
    "words_title",
    "words_body",
)
MOST_TRIED: Final = 12
"""Near words whose number of hits is counted."""


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """A thing to be found: by anybody when `public`, else by `owner_path` or a participation.

    `codes` are its symbols beyond those in the title; `weight` above 1 lifts it in the order.
    """

    kind: str
    object_id: int
    uid: UUID | None
    title: str
    body: str
    url: str
    owner_path: str = ""
    public: bool = False
    weight: float = 1.0
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One thing found; the parts say which words were looked for."""

    kind: str
    object_id: int
    uid: UUID | None
    title: str
    url: str
    title_parts: Sequence[Part]
    snippet: Sequence[Part]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was found; `suggestion` is a query that would find something, when this one did not."""

    query: str
    hits: Sequence[SearchHit]
    total: int
    limit: int
    offset: int
    by_kind: Mapping[str, int]
    suggestion: str = ""


def put(entry: SearchEntry) -> None:
    """Make the thing found as it is now, in the caller's transaction."""
    put_many((entry,))


def put_many(entries: Iterable[SearchEntry]) -> None:
    """Make many things found as they are now, in the caller's transaction."""
    remaining = iter(entries)
    while chunk := list(islice(remaining, CHUNK)):
        records = [_record(entry) for entry in chunk]
        SearchRecord.objects.bulk_create(
            records,
            update_conflicts=True,
            unique_fields=("kind", "object_id"),
            update_fields=_WRITTEN,
        )
        _learn({word for r in records for word in f"{r.words_title} {r.words_body}".split()})


def remove(kind: str, object_id: int) -> None:
    """The thing is no longer found."""
    SearchRecord.objects.filter(kind=kind, object_id=object_id).delete()


def search(
    actor: Actor,
    query: str,
    *,
    kinds: Sequence[str] | None = None,
    limit: int = 20,
    offset: int = 0,
) -> SearchPage:
    """What `actor` may see and the words find, the best first."""
    asked = parse(query)
    if not asked.terms:
        return SearchPage(asked.text, (), 0, limit, offset, {})
    by_kind = search_sql.count(actor, asked)
    wanted = by_kind if kinds is None else {kind: by_kind.get(kind, 0) for kind in kinds}
    total = sum(wanted.values())
    rows: list[dict[str, Any]] = []
    if total:
        rows = search_sql.select(actor, asked, kinds=kinds, limit=limit, offset=offset)
    suggestion = "" if total else _suggest(actor, asked)
    hits = tuple(_hit(row, asked) for row in rows)
    return SearchPage(asked.text, hits, total, limit, offset, by_kind, suggestion)


def _record(entry: SearchEntry) -> SearchRecord:
    """The row of a thing: its text, and its words as the index reads them."""
    title, body = entry.title[:600], entry.body[:MOST_BODY]
    codes = dict.fromkeys(code for text in (title, *entry.codes) for code in codes_of(text))
    code_words = [word for text in entry.codes for word in words(text)]
    return SearchRecord(
        kind=entry.kind,
        object_id=entry.object_id,
        uid=entry.uid,
        title=title,
        body=body,
        url=entry.url,
        owner_path=entry.owner_path,
        public=entry.public,
        weight=entry.weight,
        codes=f" {' '.join(codes)} "[:800],
        title_lower=lower(title)[:600],
        words_title=" ".join([*words(title), *code_words]),
        words_body=" ".join(words(body)),
    )


def _hit(row: Mapping[str, Any], asked: Query) -> SearchHit:
    return SearchHit(
        kind=row["kind"],
        object_id=row["object_id"],
        uid=row["uid"],
        title=row["title"],
        url=row["url"],
        title_parts=mark(row["title"], asked),
        snippet=excerpt(row["body"], asked),
    )


def _learn(found: set[str]) -> None:
    """Remember words for later corrections; numbers are never corrected."""
    kept = sorted(word for word in found if word.isalpha() and 1 < len(word) <= LONGEST_WORD)
    SearchWord.objects.bulk_create(
        (SearchWord(word=word) for word in kept), ignore_conflicts=True, batch_size=500
    )


def _suggest(actor: Actor, asked: Query) -> str:
    """The same words with unknown ones corrected, only if they find something for this actor."""
    known = set(SearchWord.objects.filter(word__in=asked.words).values_list("word", flat=True))
    corrected = [word if word in known else _nearest(actor, word) for word in asked.words]
    text = " ".join(corrected)
    if text == " ".join(asked.words) or not search_sql.count(actor, parse(f"{text} ")):
        return ""
    return text


def _nearest(actor: Actor, word: str) -> str:
    """The word one keystroke away that finds most for this actor; else the word itself."""
    if not (word.isascii() and word.isalpha() and 1 < len(word) <= LONGEST_WORD):
        return word
    near = SearchWord.objects.filter(word__in=near_words(word)).order_by("word")
    found = {
        row.word: sum(search_sql.count(actor, parse(f"{row.word} ")).values())
        for row in near[:MOST_TRIED]
    }
    best = max(found, key=lambda other: found[other], default=word)
    return best if found.get(best) else word
