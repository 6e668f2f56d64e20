"""Series of numbers as a body keeps them, and the number that comes next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, QuerySet

from chuan.core.actor import Actor
from chuan.documents.models import CommitteeTerm, IssuedNumber, NumberSeries, SeriesChoice
from chuan.documents.rules.numbers import Term, full_symbol, group_of, period_of
from chuan.documents.selectors.keeping import kept_paths
from chuan.orgs.models import Organisation


@dataclass(frozen=True, slots=True)
class SeriesKey:
    """Which run of numbers a paper belongs to."""

    organisation: Organisation
    family: str
    group: str
    period: str


def choices_of(organisation: Organisation, family: str) -> Mapping[str, str]:
    """The group that a body chose for each kind it chose one for."""
    rows = SeriesChoice.objects.filter(organisation=organisation, family=family)
    return dict(rows.values_list("kind", "group"))


def terms_of(organisation: Organisation) -> Sequence[Term]:
    """The terms a committee has declared, the latest first."""
    rows = CommitteeTerm.objects.filter(organisation=organisation).order_by("-starts_on")
    return tuple(Term(row.name, row.starts_on, row.ends_on) for row in rows)


def series_key(organisation: Organisation, family: str, kind: str, on: date) -> SeriesKey:
    """The run that a paper of this kind is numbered in on that day."""
    return SeriesKey(
        organisation,
        family,
        group_of(kind, choices_of(organisation, family)),
        period_of(family, on, terms_of(organisation)),
    )


def next_symbol(key: SeriesKey, symbol: str) -> str:
    """The symbol that the next paper would bear, if nobody takes a number before."""
    series = NumberSeries.objects.filter(
        organisation=key.organisation, family=key.family, group=key.group, period=key.period
    ).first()
    return full_symbol(key.family, (series.last if series else 0) + 1, symbol)


def series_of(actor: Actor) -> QuerySet[NumberSeries]:
    """Series of the body acted for, with the day of the last number."""
    if not actor.path:
        return NumberSeries.objects.none()
    rows = NumberSeries.objects.filter(path__in=kept_paths(actor)).select_related("organisation")
    return rows.annotate(last_on=Max("numbers__issued_on"))


def outgoing(actor: Actor) -> QuerySet[IssuedNumber]:
    """The register of outgoing papers of the body acted for."""
    if not actor.path:
        return IssuedNumber.objects.none()
    rows = IssuedNumber.objects.filter(path__in=kept_paths(actor))
    return rows.select_related("series", "document", "draft").defer("draft__content")
