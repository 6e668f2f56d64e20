"""Records as they leave the register, many at a time."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from django.urls import reverse

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.standards.enums import Relation
from chuan.standards.models import RegisterState, Standard, StandardIcs, StandardRelation
from chuan.standards.rules.export_shapes import Exported
from chuan.standards.rules.search_facets import Filters
from chuan.standards.selectors.searching import found_ids

AT_ONCE = 500


def changed_on() -> date:
    """The day on which the register last changed, Vietnam's."""
    state = RegisterState.objects.filter(pk=1).first()
    return clock.day_of(state.changed_at) if state else clock.today()


def exported(
    actor: Actor, text: str, filters: Filters, *, order: str, base: str
) -> Iterator[Exported]:
    """What the page of the register shows for the same question, in its order; `base` is our address."""
    ids = iter(found_ids(actor, text, filters, order=order))
    while chunk := list(islice(ids, AT_ONCE)):
        rows = Standard.objects.seen_by(actor).in_bulk(chunk)
        yield from _exported([rows[pk] for pk in chunk if pk in rows], base)


def _exported(rows: Sequence[Standard], base: str) -> Iterator[Exported]:
    ids = [row.pk for row in rows]
    codes: dict[int, list[str]] = {pk: [] for pk in ids}
    for pk, code in (
        StandardIcs.objects.filter(standard__in=ids)
        .order_by("code")
        .values_list("standard_id", "code")
    ):
        codes[pk].append(code)
    links: dict[tuple[int, str], list[tuple[str, str]]] = {}
    told = StandardRelation.objects.filter(source__in=ids).order_by("target_key")
    for pk, relation, label, degree in told.values_list(
        "source_id", "relation", "target_label", "degree"
    ):
        links.setdefault((pk, relation), []).append((label, degree))
    for row in rows:

        def numbers(relation: Relation, pk: int = row.pk) -> tuple[str, ...]:
            return tuple(label for label, _degree in links.get((pk, relation), ()))

        yield Exported(
            number=row.designation, kind=row.kind, year=row.year, title_vi=row.title_vi,
            title_en=row.title_en, status=row.status, issued_on=_day(row.issued_on),
            effective_on=_day(row.effective_on), ended_on=_day(row.ended_on), body=row.body,
            committee=row.committee, ics=tuple(codes[row.pk]),
            adopts=tuple(links.get((row.pk, Relation.ADOPTS), ())),
            replaces=numbers(Relation.REPLACES), replaced_by=numbers(Relation.REPLACED_BY),
            url=base + reverse("standards:standard_detail", args=[row.slug]), source=row.source,
            confidence=row.confidence,
        )  # fmt: skip


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""
