"""The only door through which figures and totals change."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core.actor import Actor
from chuan.domain.cascade import Period, parse_period
from chuan.figures.enums import IndicatorKind
from chuan.figures.errors import FigureRefused, MayNotReport
from chuan.figures.models import Figure, Indicator, Report
from chuan.figures.models.fields import LARGEST, SCALE
from chuan.figures.permissions import can_report
from chuan.figures.rules.tiers import states, tier_of
from chuan.figures.selectors.reach import reach_of
from chuan.figures.services.totals import Difference, TotalKey, move_totals, weight_of
from chuan.orgs.enums import PlaceLevel
from chuan.orgs.models import Organisation, Place
from chuan.orgs.rules.paths import is_of_the_party


@dataclass(frozen=True, slots=True)
class Stated:
    """One figure as stated: closed, estimated for the whole period, or both; empty is not zero."""

    indicator_id: int
    stage: str
    value: Decimal | None
    estimate: Decimal | None


FigureKey = tuple[int, str]
"""Indicator and stage."""


@transaction.atomic
def put_figures(*, report: Report, stated: Sequence[Stated]) -> None:
    """The figures of this report are these, and no others; totals move with them.

    Called where the report is sent. What a lower tier states, and rates, are computed, hence
    passed over. A contribution to a report of the same place writes nothing, nor does a report of the
    party: its sums go by the rounds that feed its own reports, and never into those of the state. A
    figure that another report of the same body stated for the same period gives way, and so does
    what others brought in for its place from old papers. `FigureRefused` for a value that the
    column cannot hold.
    """
    asked = report.round
    if _is_contribution(report) or is_of_the_party(report.path):
        return
    place = report.place
    body = hold_units(report.organisation_id, [place] if place else [])
    period = parse_period(asked.period)
    tier = tier_of(body.level, place.level if place else "")
    wanted = _figures(
        stated,
        _stating(stated, tier),
        Figure(
            period=asked.period, organisation=body, place=place, province=_province_of(place),
            as_of=report.as_of, report=report,
        ),
        period,
    )  # fmt: skip
    same = Q(organisation=body, period=asked.period, place=place)
    before = [
        figure
        for figure in Figure.objects.filter(Q(report=report) | same)
        if figure.report_id == report.pk or (figure.indicator_id, figure.stage) in wanted
    ]
    former = Figure.objects.filter(period=asked.period, place=place, report__isnull=True)
    brought = [
        figure
        for figure in (former.exclude(organisation=body) if place and wanted else ())
        if (figure.indicator_id, figure.stage) in wanted
    ]
    _replace([(before, wanted), *(([figure], {}) for figure in brought)])


def put_history(
    *,
    actor: Actor,
    organisation: Organisation,
    place: Place,
    period: Period,
    as_of: date,
    stated: Sequence[Stated],
) -> None:
    """The same for one unit."""
    put_histories(
        actor=actor, organisation=organisation, period=period, as_of=as_of, of={place: stated}
    )


@transaction.atomic
def put_histories(
    *,
    actor: Actor,
    organisation: Organisation,
    period: Period,
    as_of: date,
    of: Mapping[Place, Sequence[Stated]],
) -> None:
    """Figures of former units (or of years before the node began), stated by who keeps their papers.

    They are added to those that stand; the same one again replaces itself. `MayNotReport` for who
    is not of the body, `FigureRefused` for a place that it neither governs nor compiles (nor what
    became of it), or for one that stated it itself. Few questions however many units.
    """
    own = actor.path == organisation.path and can_report(actor)
    if not (actor.is_system or own):
        raise MayNotReport(_("Chỉ cán bộ của cơ quan lưu số liệu mới đưa được số liệu cũ vào."))
    if not (actor.is_system or all(map(reach_of(actor).holds, of))):
        raise FigureRefused(_("Đơn vị này không thuộc địa bàn mà cơ quan bạn tổng hợp."))
    body = hold_units(organisation.pk, of)
    of_places: dict[int | None, list[Figure]] = defaultdict(list)
    for figure in Figure.objects.filter(place__in=of, period=period.code):
        of_places[figure.place_id].append(figure)
    changes: list[tuple[Sequence[Figure], Mapping[FigureKey, Figure]]] = []
    for place, stated in of.items():
        wanted = _former(body, place, period, as_of, stated)
        standing = [f for f in of_places[place.pk] if (f.indicator_id, f.stage) in wanted]
        if any(figure.organisation_id != body.pk or figure.report_id for figure in standing):
            raise FigureRefused(_("Đã có báo cáo nêu số liệu của đơn vị này trong kỳ này."))
        changes.append((standing, wanted))
        record(
            actor, "figures.history.put", kind="place", object_id=place.pk, label=place.name,
            path=body.path, changes={"period": period.code, "figures": len(wanted)},
        )  # fmt: skip
    _replace(changes)


def _former(
    body: Organisation, place: Place, period: Period, as_of: date, stated: Sequence[Stated]
) -> dict[FigureKey, Figure]:
    like = Figure(
        period=period.code, organisation=body, place=place, province=_province_of(place),
        as_of=as_of,
    )  # fmt: skip
    return _figures(stated, {(each.indicator_id, each.stage) for each in stated}, like, period)


def hold_units(organisation: int, places: Iterable[Place]) -> Organisation:
    """The body and the places, held until the transaction ends: two may state the same figure.

    Always in this order and before any total, so that no two wait for each other.
    """
    body = Organisation.objects.select_for_update(no_key=True).get(pk=organisation)
    held = Place.objects.select_for_update(no_key=True).order_by("pk")
    list(held.filter(pk__in={place.pk for place in places}).values_list("pk"))
    return body


def _is_contribution(report: Report) -> bool:
    into = report.round.into
    return into is not None and into.place_id == report.place_id


def _province_of(place: Place | None) -> Place | None:
    at = place
    while at is not None and at.level != PlaceLevel.PROVINCE:
        at = at.parent
    return at


def _stating(stated: Iterable[Stated], tier: str) -> set[FigureKey]:
    """Which of them the body states itself."""
    levels = dict(
        Indicator.objects.filter(pk__in={each.indicator_id for each in stated})
        .exclude(kind=IndicatorKind.RATE)
        .order_by("pk")
        .values_list("pk", "level")
    )
    return {
        (each.indicator_id, each.stage)
        for each in stated
        if each.indicator_id in levels and states(levels[each.indicator_id], tier)
    }


def _figures(
    stated: Iterable[Stated], wanted: set[FigureKey], like: Figure, period: Period
) -> dict[FigureKey, Figure]:
    """A figure for each that says something; once all is closed, the estimate gives way."""
    found: dict[FigureKey, Figure] = {}
    for each in stated:
        key = (each.indicator_id, each.stage)
        closed = each.value is not None and like.as_of >= period.last_day
        estimate = None if closed else each.estimate
        if key not in wanted or (each.value is None and estimate is None):
            continue
        found[key] = Figure(
            indicator_id=each.indicator_id, stage=each.stage, period=like.period,
            organisation=like.organisation, place=like.place, province=like.province,
            value=_fitting(each.value), estimate=_fitting(estimate), as_of=like.as_of,
            report=like.report,
        )  # fmt: skip
    return found


def _fitting(value: Decimal | None) -> Decimal | None:
    if value is None:
        return None
    if not value.is_finite() or abs(value) > LARGEST:
        raise FigureRefused(_("Số quá lớn so với một cơ quan. Hãy kiểm tra lại đơn vị tính."))
    if value != round(value, SCALE):
        raise FigureRefused(_("Số liệu được ghi tối đa 4 chữ số sau dấu phẩy."))
    return value


def _replace(changes: Iterable[tuple[Sequence[Figure], Mapping[FigureKey, Figure]]]) -> None:
    """These rows instead of those, unit by unit; unchanged rows stay what they are."""
    steps: dict[TotalKey, Difference] = {}
    gone, rows = list[int](), list[Figure]()
    for before, wanted in changes:
        standing = {(figure.indicator_id, figure.stage): figure for figure in before}
        for figure in standing.values():
            _step(steps, figure, -weight_of(figure))
        for key, figure in wanted.items():
            figure.pk = standing[key].pk if key in standing else None
            _step(steps, figure, weight_of(figure))
        gone += [figure.pk for key, figure in standing.items() if key not in wanted]
        rows += wanted.values()
    if gone:
        Figure.objects.filter(pk__in=gone).delete()
    kept = [figure for figure in rows if figure.pk is not None]
    Figure.objects.bulk_update(kept, ("value", "estimate", "as_of", "report", "province"), 500)
    Figure.objects.bulk_create((figure for figure in rows if figure.pk is None), 500)
    move_totals(steps)


def _step(steps: dict[TotalKey, Difference], figure: Figure, step: Difference) -> None:
    if figure.province_id is not None:
        key = (figure.period, figure.indicator_id, figure.stage, figure.province_id)
        steps[key] = steps.get(key, Difference()) + step
