"""Keeps the index of the register: the words and narrow columns of records, and the vocabulary."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any, Final

from django.db import connection, transaction

from chuan.domain.designation import NotADesignation, parse_designation
from chuan.domain.designation.keys import number_key
from chuan.standards.models import SearchFacet, SearchTerm, SearchText, Standard, StandardIcs
from chuan.standards.rules.search_facets import pack
from chuan.standards.rules.search_places import placed
from chuan.standards.rules.search_ranking import standing_weight
from chuan.standards.rules.search_words import LONGEST, folded, ics_tokens, marked

AT_ONCE: Final = 1000
_READ: Final = (
    *("pk", "designation", "title_vi", "title_en", "committee", "scope"),
    *("kind", "status", "year", "is_public", "owner_path"),
)
_TEXT: Final = ("place", "title", "words", "more", "exact", "codes")
_FACET: Final = (
    "main",
    "kind",
    "status",
    "year",
    "field",
    "packed",
    "weight",
    "is_public",
    "owner_path",
)


def index_standards(ids: Iterable[int]) -> int:
    """Make these records found as they are now, in the caller's transaction; how many there are."""
    remaining, done = iter(ids), 0
    while chunk := list(islice(remaining, AT_ONCE)):
        rows = list(Standard.objects.filter(pk__in=chunk).values(*_READ))
        fields = _fields(chunk)
        known = set(SearchText.objects.filter(pk__in=chunk).values_list("pk", flat=True))
        texts = [_text(row, fields.get(row["pk"], ())) for row in rows]
        facets = [_facet(row, fields.get(row["pk"], ())) for row in rows]
        _write(SearchText, texts, _TEXT, update=bool(known))
        _write(SearchFacet, facets, _FACET, update=bool(known))
        _learn(text for text in texts if text.pk not in known)
        done += len(rows)
    return done


@transaction.atomic
def reindex() -> int:
    """Build the whole index and count the vocabulary again; how many records there are."""
    SearchText.objects.all().delete()
    SearchFacet.objects.all().delete()
    SearchTerm.objects.all().delete()
    return index_standards(Standard.objects.order_by("pk").values_list("pk", flat=True))


def heal_index() -> int:
    """Index what was changed since it was indexed, or never was; for the nightly job."""
    missing = Standard.objects.exclude(pk__in=SearchText.objects.values("pk"))
    return index_standards(list(missing.values_list("pk", flat=True)))


def _fields(ids: Sequence[int]) -> Mapping[int, Sequence[str]]:
    fields: dict[int, list[str]] = {}
    rows = StandardIcs.objects.filter(standard__in=ids).order_by("pk")
    for pk, code in rows.values_list("standard_id", "code"):
        fields.setdefault(pk, []).append(code)
    return fields


def _text(row: Mapping[str, Any], codes: Sequence[str]) -> SearchText:
    return SearchText(
        standard_id=row["pk"],
        place=placed(row["pk"], _packed(row, codes), _lift(row), is_public=row["is_public"]),
        title=f"{row['title_vi']}\n{row['title_en']}",
        words=" ".join((*folded(row["title_vi"]), *folded(row["title_en"]))),
        more=" ".join(folded(f"{row['designation']} {row['committee']} {row['scope']}")),
        exact=" ".join(marked(row["title_vi"])),
        codes=" ".join(ics_tokens(codes)),
    )


def _facet(row: Mapping[str, Any], codes: Sequence[str]) -> SearchFacet:
    return SearchFacet(
        standard_id=row["pk"],
        main=main_number(row["designation"]),
        kind=row["kind"],
        status=row["status"],
        year=row["year"] or 0,
        field=_field(codes),
        packed=_packed(row, codes),
        weight=_lift(row),
        is_public=row["is_public"],
        owner_path=row["owner_path"],
    )


def _field(codes: Sequence[str]) -> str:
    return codes[0][:2] if codes else ""


def _packed(row: Mapping[str, Any], codes: Sequence[str]) -> int:
    return pack(row["kind"], row["status"], row["year"] or 0, _field(codes))


def _lift(row: Mapping[str, Any]) -> float:
    return standing_weight(row["kind"], row["status"])


def main_number(designation: str) -> str:
    """The number without series, parts and zeros, as people type it."""
    try:
        return number_key(parse_designation(designation).number)[:40]
    except NotADesignation:
        return ""


def _write(
    model: type[SearchText] | type[SearchFacet],
    rows: Sequence[Any],
    columns: Sequence[str],
    *,
    update: bool,
) -> None:
    if update:
        model._default_manager.bulk_create(  # noqa: SLF001  (either of two models)
            rows, update_conflicts=True, unique_fields=("standard",), update_fields=columns
        )
    else:
        model._default_manager.bulk_create(rows, batch_size=AT_ONCE)  # noqa: SLF001  (as above)


def _learn(texts: Iterable[SearchText]) -> None:
    """Count the words of newly indexed titles; the nightly rebuild counts them all again."""
    times = Counter(
        word
        for text in texts
        for word in set(text.words.split())
        if word.isalpha() and 1 < len(word) <= LONGEST
    )
    if not times:
        return
    sql = (
        "INSERT INTO standards_searchterm (word, times) VALUES (%s, %s) "
        "ON CONFLICT (word) DO UPDATE SET times = standards_searchterm.times + excluded.times"
    )
    with connection.cursor() as cursor:
        cursor.executemany(sql, sorted(times.items()))
