"""The page of a body's runs of numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chuan.core.actor import Actor
from chuan.documents import labels
from chuan.documents.enums import NumberState
from chuan.documents.models import CommitteeTerm, IssuedNumber, NumberSeries
from chuan.documents.permissions import can_keep_registers, can_set_routes
from chuan.documents.rules.numbers import COMMON, NUMBERED, written
from chuan.documents.selectors.keeping import kept_body
from chuan.documents.selectors.numbering import choices_of, series_of
from chuan.domain.vanban.writing import Family
from chuan.orgs.enums import OrganisationKind
from chuan.orgs.models import Organisation

PARTY_KINDS = (OrganisationKind.PARTY_COMMITTEE, OrganisationKind.PARTY_BODY)


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One run: what it numbers, its year or term, the last number and the next."""

    series: NumberSeries
    name: str
    last: str
    last_on: date | None
    following: str


@dataclass(frozen=True, slots=True)
class KindRow:
    """One kind of paper and whether it shares a run."""

    kind: str
    label: str
    shared: bool


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """What the page shows; `spare` are numbers that a paper holds and that may be voided."""

    body: Organisation
    family: str
    rows: Sequence[SeriesRow]
    kinds: Sequence[KindRow]
    terms: Sequence[CommitteeTerm]
    spare: Sequence[IssuedNumber]
    lost: Sequence[IssuedNumber]
    can_set: bool
    can_void: bool


def family_of(body: Organisation) -> str:
    """Whose rules a body's papers follow."""
    return Family.PARTY if body.kind in PARTY_KINDS or body.path.startswith("/d") else Family.STATE


def series_page(actor: Actor, on: date) -> SeriesPage:
    """Everything the page of runs shows; `on` chooses nothing yet but the present year."""
    body = kept_body(actor)
    family = family_of(body)
    chosen = choices_of(body, family)
    shared = [kind for kind in NUMBERED if chosen.get(kind) == COMMON]
    numbers = IssuedNumber.objects.filter(path=body.path).select_related("series", "draft")
    spare = numbers.filter(state=NumberState.USED, document=None).defer("draft__content")
    lost = numbers.exclude(state=NumberState.USED).filter(series__opened_at__year__gte=on.year - 1)
    return SeriesPage(
        body=body,
        family=family,
        rows=[_row(row, shared) for row in series_of(actor).order_by("-period", "group")[:100]],
        kinds=[
            KindRow(kind, str(labels.PAPER_KIND[kind]), chosen.get(kind) == COMMON)
            for kind in NUMBERED
        ],
        terms=tuple(CommitteeTerm.objects.filter(organisation=body).order_by("-starts_on")),
        spare=tuple(spare.order_by("series", "number")[:50]),
        lost=tuple(lost.order_by("-series", "-number")[:50]),
        can_set=can_set_routes(actor) or can_keep_registers(actor),
        can_void=can_keep_registers(actor),
    )


def _row(series: NumberSeries, shared: Sequence[str]) -> SeriesRow:
    if series.group == COMMON:
        name = ", ".join(str(labels.PAPER_KIND[kind]) for kind in shared)
    else:
        name = str(labels.PAPER_KIND.get(series.group, series.group))
    given = series.last >= series.first
    return SeriesRow(
        series=series,
        name=name,
        last=written(series.last) if given else "",
        last_on=getattr(series, "last_on", None),
        following=written(series.last + 1),
    )
