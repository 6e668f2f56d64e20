"""The catalogue as people look it up, and as the rule that proposes indicators sees it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from chuan.core.actor import Actor
from chuan.core.text import fold
from chuan.figures.enums import IndicatorKind
from chuan.figures.errors import IndicatorNotFound
from chuan.figures.models import (
    SHIPPED,
    Figure,
    Form,
    FormLine,
    Indicator,
    SeriesBreak,
    Target,
)
from chuan.figures.permissions import can_define
from chuan.figures.providers import provider
from chuan.figures.rules.proposing import Catalogue, Entry, catalogue_of
from chuan.figures.shipped import indicator_order
from chuan.orgs.models import Organisation
from chuan.orgs.models.validity import valid_on


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """One indicator with what belongs to it; `breaks` are its own and those of its parts."""

    indicator: Indicator
    breaks: Sequence[SeriesBreak]
    targets: Sequence[Target]
    forms: Sequence[Form]
    rates: Sequence[Indicator]
    is_shipped: bool
    is_used: bool
    can_change: bool
    provider: str
    owner: str


def searched(*words: str) -> str:
    """What a search of the catalogue looks in."""
    return fold("\n".join(words))


def matches(text: str) -> Q:
    """Indicators in whose name, code, other words or definition the text stands, marks aside."""
    return Q(folded__contains=fold(text)) | Q(name__icontains=text) | Q(code__icontains=text)


def list_indicators(actor: Actor) -> QuerySet[Indicator]:
    """The catalogue of the actor's tree, with how many targets one may see."""
    seen = Target.objects.visible_to(actor).values("pk")
    return (
        Indicator.objects.visible_to(actor)
        .select_related("numerator", "denominator")
        .annotate(target_count=Count("targets", filter=Q(targets__in=seen), distinct=True))
    )


def current(actor: Actor, on: date) -> QuerySet[Indicator]:
    """Those that may be used on `on`, in their order."""
    rows = Indicator.objects.visible_to(actor).filter(valid_on(on))
    return rows.select_related("numerator", "denominator").order_by("order", "name", "pk")


def find_indicator(actor: Actor, uid: UUID) -> Indicator:
    """One indicator; a stranger is told that there is none."""
    rows = Indicator.objects.visible_to(actor).select_related("numerator", "denominator")
    found = rows.filter(uid=uid).first()
    if found is None:
        raise IndicatorNotFound
    return found


def indicator_page(actor: Actor, uid: UUID) -> IndicatorPage:
    """One indicator with its breaks, the targets of every tier that one may see, and its forms."""
    indicator = find_indicator(actor, uid)
    targets = (
        Target.objects.visible_to(actor).filter(indicator=indicator)
        .select_related("indicator", "owner", "plan__document")
        .order_by("owner_path", "year_from", "pk")
    )  # fmt: skip
    lines = FormLine.objects.filter(indicator=indicator).values("form")
    forms = Form.objects.visible_to(actor).filter(pk__in=lines).order_by("name", "-version")
    rates = Indicator.objects.visible_to(actor).filter(
        Q(numerator=indicator) | Q(denominator=indicator)
    )
    shipped = is_shipped(indicator)
    return IndicatorPage(
        indicator=indicator,
        breaks=breaks_of(indicator),
        targets=tuple(targets),
        forms=tuple(forms),
        rates=tuple(rates),
        is_shipped=shipped,
        is_used=is_used(indicator),
        can_change=can_define(actor, indicator),
        provider=_provider(indicator),
        owner=_owner(indicator),
    )


def _provider(indicator: Indicator) -> str:
    """What the live count of it is called, or its name where no room gives it here."""
    known = provider(indicator.provider)
    return str(known.label) if known else indicator.provider


def _owner(indicator: Indicator) -> str:
    """The body that defined it; empty for what is everybody's."""
    if indicator.owner_path == SHIPPED:
        return ""
    body = Organisation.objects.filter(path=indicator.owner_path).first()
    return body.label if body else ""


def breaks_of(indicator: Indicator) -> Sequence[SeriesBreak]:
    """Breaks of the series: a rate breaks where one of its parts does."""
    parts = (indicator.pk, indicator.numerator_id, indicator.denominator_id)
    rows = SeriesBreak.objects.filter(indicator__in=[key for key in parts if key])
    return tuple(rows.select_related("indicator").order_by("on", "pk"))


def is_shipped(indicator: Indicator) -> bool:
    """Comes with the node: its words follow the data file."""
    return indicator.owner_path == SHIPPED and indicator.code in indicator_order()


def is_used(indicator: Indicator) -> bool:
    """Figures were stated of it, a form in use asks for it, or a target is set for it."""
    return (
        FormLine.objects.filter(indicator=indicator, form__in_use=True).exists()
        or Figure.objects.filter(indicator=indicator).exists()
        or indicator.targets.exists()
        or Indicator.objects.filter(Q(numerator=indicator) | Q(denominator=indicator)).exists()
    )


def proposing_catalogue(actor: Actor, on: date) -> tuple[Catalogue, Mapping[int, Indicator]]:
    """The indicators in use on `on` as the rule sees them, and themselves by key; one question."""
    rows = {row.pk: row for row in current(actor, on)}
    entries = [
        Entry(
            row.pk, row.kind, row.level, row.name,
            tuple(line for line in row.also.splitlines() if line.strip()), row.definition,
        )
        for row in rows.values()
    ]  # fmt: skip
    parts = {
        row.pk: [key for key in (row.numerator_id, row.denominator_id) if key]
        for row in rows.values()
        if row.kind == IndicatorKind.RATE
    }
    return catalogue_of(entries, parts), rows
