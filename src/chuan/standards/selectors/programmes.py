"""Yearly plans of national standards and of a province's regulations, and what is due for review."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from chuan.core.actor import Actor
from chuan.core.scope import under
from chuan.orgs.models import Organisation
from chuan.orgs.rules.agencies import FIELD
from chuan.procedures.models import Dossier
from chuan.standards.enums import StandardKind, Status
from chuan.standards.models import DRAFT, STANDARD, Draft, Standard
from chuan.standards.rules.lives import REVIEWS, quarter_words

SOON: Final = timedelta(days=180)
NATIONAL: Final = "/tw/"


@dataclass(frozen=True, slots=True)
class Programme:
    """One year's plan: what it is called, its years, what this quarter asks for."""

    kind: str
    year: int
    years: Sequence[int]
    province: str
    provinces: Sequence[tuple[str, str]]
    quarter: str


def programme_of(kind: str, year: int, province: str, on: date) -> Programme:
    """What stands at the head of a programme's page."""
    years = Draft.objects.filter(kind=kind, plan_year__isnull=False).values_list(
        "plan_year", flat=True
    )
    found = sorted({*(year for year in years.distinct() if year), year}, reverse=True)
    provinces: Sequence[tuple[str, str]] = ()
    if kind == StandardKind.QCDP:
        rows = Organisation.objects.filter(agency="ubnd-tinh", on_node=True).order_by("path")
        provinces = [(path.strip("/"), name) for path, name in rows.values_list("path", "name")]
    words = quarter_words(on)[1] if kind == StandardKind.QCDP else ""
    return Programme(kind, year, found, province, provinces, words)


def planned(kind: str, year: int, province: str) -> QuerySet[Draft]:
    """Public drafts of the year with the state of their file, in one query."""
    files = Dossier.objects.filter(subject_kind=DRAFT, subject_id=OuterRef("pk")).order_by("-pk")
    rows = Draft.objects.filter(kind=kind, plan_year=year, is_public=True)
    if province.isdigit():
        rows = rows.filter(under(f"/{province}/", "owner_path"))
    return rows.select_related("owner", "standard").annotate(
        file_state=Subquery(files.values("state_label")[:1]),
        file_due=Subquery(files.values("due_on")[:1]),
    )


def due_for_review(actor: Actor, on: date) -> QuerySet[Standard]:
    """Standards in force whose day of review has come or comes within half a year."""
    running = Dossier.objects.filter(
        subject_kind=STANDARD, subject_id=OuterRef("pk"), closed_on=None
    )
    return (
        Standard.objects.seen_by(actor)
        .filter(kind__in=list(REVIEWS), review_due_on__lte=on + SOON)
        .exclude(status__in=(Status.WITHDRAWN, Status.DRAFT))
        .filter(Q(owner_path=""))
        .annotate(is_reviewed=Exists(running))
    )


def reviews(actor: Actor) -> frozenset[str]:
    """Kinds whose review the actor's own body begins: one query, none for who works for no such body."""
    if not actor.path:
        return frozenset()
    agency = Organisation.objects.filter(path=actor.path).values_list("agency", flat=True).first()
    if agency not in FIELD or not actor.has_role("officer", "head", "clerk"):
        return frozenset()
    return frozenset({str(StandardKind.QCDP)} if agency == "so-khcn" else {str(StandardKind.TCVN)})
