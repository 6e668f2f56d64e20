"""The page of the register: what a question finds, facets with counts, and what applies to a product."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.core.search_query import parse
from chuan.core.search_snippet import Part as TextPart
from chuan.core.search_snippet import mark
from chuan.domain.confidence import Confidence
from chuan.standards.enums import Relation, StandardKind, Status
from chuan.standards.labels import KINDS, STATUS_BADGES, STATUSES
from chuan.standards.models import IcsField, Standard, StandardIcs, StandardRelation
from chuan.standards.rules.search_facets import FACETS, Filters
from chuan.standards.selectors.ics import FieldName, field_names
from chuan.standards.selectors.products import ProductAnswer, product_answer
from chuan.standards.selectors.searching import Found, Part, find
from chuan.standards.selectors.standards import Known, known_of_how_many

PER_PAGE: Final = 20
MOST_PAGES: Final = 250
MOST_VALUES: Final = 12


@dataclass(frozen=True, slots=True)
class Replacement:
    """The edition that took the place of a withdrawn one; without `slug` it is not in the register."""

    number: str
    slug: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One record as the list shows it."""

    slug: str
    number: str
    title: Sequence[TextPart]
    other: str
    kind: str
    status: str
    badge: str
    fields: str
    replacement: Replacement | None
    is_unverified: bool
    is_sample: bool


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet, how many records it would leave, whether it is ticked."""

    value: str
    label: str
    times: int
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet; `key` is that of the filter."""

    key: str
    label: str
    values: Sequence[Value]


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """One page of the register for one question."""

    text: str
    understood: str
    hits: Sequence[Hit]
    facets: Sequence[Facet]
    total: int
    number: int
    last: int
    meant: str
    offered: str
    is_loose: bool
    product: ProductAnswer | None
    field: str
    field_name: FieldName | None
    known: Known


def register_page(
    actor: Actor, text: str, filters: Filters, *, order: str = "", number: int = 1
) -> RegisterPage:
    """At most 20 records that the actor may see, the best first, with counts of every facet."""
    number = min(max(1, number), MOST_PAGES)
    found = find(actor, text, filters, Part(order, PER_PAGE, (number - 1) * PER_PAGE))
    question = found.question
    last = min(max(1, -(-found.total // PER_PAGE)), MOST_PAGES)
    field = question.ics or filters.ics
    asked = question.number.printed if question.number and not question.terms else ""
    return RegisterPage(
        text=text,
        understood=asked if asked != text.strip() else "",
        hits=_hits(found),
        facets=_facets(found, filters),
        total=found.total,
        number=min(number, last),
        last=last,
        meant=found.meant,
        offered=found.offered,
        is_loose=found.is_loose and bool(found.ids),
        product=product_answer(actor, text, question.hs) if text and number == 1 else None,
        field=field,
        field_name=next(iter(field_names([field])), None) if field else None,
        known=known_of_how_many(),
    )


def first_hits(actor: Actor, text: str, most: int) -> tuple[Sequence[Hit], int]:
    """The best records for the general search box and how many there are; none that only come near."""
    if not text.strip():
        return (), 0
    found = find(actor, text, Filters(), Part("", most), mends=False)
    return (_hits(found), found.total) if found.ids else ((), 0)


def _hits(found: Found) -> Sequence[Hit]:
    rows = Standard.objects.in_bulk(list(found.ids))
    shown = [rows[pk] for pk in found.ids if pk in rows]
    codes = _codes([row.pk for row in shown])
    replaced = _replacements([row.pk for row in shown if row.status == Status.WITHDRAWN])
    words = parse(f"{found.meant or found.question.text} ")
    return tuple(
        Hit(
            slug=row.slug,
            number=row.designation,
            title=mark(row.title_vi or row.title_en or _("Chưa rõ tên"), words),
            other=row.title_en if row.title_vi else "",
            kind=str(KINDS[StandardKind(row.kind)]),
            status=str(STATUSES[Status(row.status)]),
            badge=STATUS_BADGES[Status(row.status)],
            fields=", ".join(codes.get(row.pk, ())),
            replacement=replaced.get(row.pk),
            is_unverified=row.confidence == Confidence.UNCONFIRMED,
            is_sample=row.is_sample,
        )
        for row in shown
    )


def _codes(ids: Sequence[int]) -> Mapping[int, Sequence[str]]:
    codes: dict[int, list[str]] = {}
    rows = StandardIcs.objects.filter(standard__in=ids).order_by("code")
    for pk, code in rows.values_list("standard_id", "code"):
        codes.setdefault(pk, []).append(code)
    return codes


def _replacements(ids: Sequence[int]) -> Mapping[int, Replacement]:
    """What took the place of withdrawn records, told from either side."""
    found: dict[int, Replacement] = {}
    if not ids:
        return found
    told = StandardRelation.objects.filter(source__in=ids, relation=Relation.REPLACED_BY)
    for row in told.select_related("target").order_by("target_key"):
        found[row.source_id] = Replacement(row.target_label, row.target.slug if row.target else "")
    by_others = StandardRelation.objects.filter(target__in=ids, relation=Relation.REPLACES)
    for row in by_others.select_related("source").order_by("source__sort_key"):
        if row.target_id is not None:
            found[row.target_id] = Replacement(row.source.designation, row.source.slug)
    return found


def _facets(found: Found, filters: Filters) -> Sequence[Facet]:
    counts = found.counts
    names = dict(IcsField.objects.filter(level=1).values_list("code", "name_vi"))
    labels = {
        "kind": (_("Loại"), {kind.value: str(label) for kind, label in KINDS.items()}),
        "status": (_("Hiệu lực"), {status.value: str(label) for status, label in STATUSES.items()}),
        "year": (_("Năm"), {"0": _("Không ghi năm")}),
        "field": (_("Lĩnh vực (ICS)"), {code: f"{code} {name}" for code, name in names.items()}),
    }
    facets = []
    for key in FACETS:
        ticked = getattr(filters, key)
        values = {value: times for value, times in counts.get(key, {}).items() if value or times}
        order = list(labels[key][1])
        if key == "year":
            ranked = sorted(values, reverse=True)
        elif key == "field":
            ranked = sorted(values, key=lambda value: (-values[value], value))
        else:
            ranked = [value for value in order if value in values]
        chosen = [value for value in ranked if value in ticked]
        shown = dict.fromkeys([*chosen, *(v for v in ranked if v)][: MOST_VALUES + len(chosen)])
        facets.append(
            Facet(
                key,
                labels[key][0],
                tuple(
                    Value(
                        value,
                        labels[key][1].get(value, value),
                        values.get(value, 0),
                        value in ticked,
                    )
                    for value in shown
                ),
            )
        )
    return tuple(facets)
