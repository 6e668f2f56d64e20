"""Where local regulations apply on a day, and which of them apply in a commune."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from chuan.core.actor import Actor
from chuan.orgs.enums import Extent, PlaceLevel
from chuan.orgs.models import Place, PlaceSuccession
from chuan.standards.enums import Coverage, StandardKind, Status
from chuan.standards.errors import NoSuchStandard
from chuan.standards.models import Standard, StandardTerritory
from chuan.standards.rules.territories import Move, applies_in

MOST_ROUNDS = 12
"""Reforms that one unit may have lived through; a ring in the data ends here at the latest."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A commune of the day and how far the regulation applies there."""

    place: Place
    province: str
    coverage: Coverage

    @property
    def is_whole(self) -> bool:
        """All of it."""
        return self.coverage is Coverage.WHOLE


@dataclass(frozen=True, slots=True)
class Territory:
    """Where one regulation applies: as it was laid down, and on the day asked."""

    laid_down: int
    units: Sequence[Unit]
    on: date

    @property
    def parts(self) -> int:
        """Units where it applies in part, and nobody knows exactly where."""
        return sum(not unit.is_whole for unit in self.units)


@dataclass(frozen=True, slots=True)
class Applying:
    """A local regulation that applies in a commune."""

    standard: Standard
    coverage: Coverage


def territory_of(standard: Standard, on: date) -> Territory:
    """Where a regulation applies on a day: queries do not grow with its communes."""
    start = set(
        StandardTerritory.objects.filter(standard=standard).values_list("place_id", flat=True)
    )
    state = _carried(start, on)
    places = Place.objects.valid_on(on).filter(pk__in=list(state)).select_related("parent__parent")
    units = [
        Unit(place, _province(place), state[place.pk]) for place in places.order_by("code", "pk")
    ]
    return Territory(len(start), units, on)


def applying_in(actor: Actor, place: Place, on: date) -> Sequence[Applying]:
    """Local regulations that hold in a commune on a day, those that hold in part after the others."""
    came_from = _before({place.pk}, on)
    rows = StandardTerritory.objects.filter(
        place__in=list(came_from), standard__kind=StandardKind.QCDP
    ).exclude(standard__status__in=(Status.WITHDRAWN, Status.DRAFT))
    seen = Standard.objects.seen_by(actor).filter(pk__in=rows.values("standard"))
    standards = {row.pk: row for row in seen}
    starts: dict[int, set[int]] = defaultdict(set)
    all_rows = StandardTerritory.objects.filter(standard__in=list(standards))
    for standard_id, place_id in all_rows.values_list("standard_id", "place_id"):
        starts[standard_id].add(place_id)
    touched = {one for start in starts.values() for one in start}
    moves, stood = _moves(touched, on)
    found = []
    for pk, start in starts.items():
        coverage = applies_in(start, moves, on=on, stood_before=stood).get(place.pk)
        if coverage is not None:
            found.append(Applying(standards[pk], coverage))
    return sorted(found, key=lambda each: (each.coverage is Coverage.PART, each.standard.sort_key))


def communes_of(province: str, on: date) -> Sequence[tuple[str, str]]:
    """Communes of today of one province: id and name, by the alphabet of codes."""
    rows = (
        Place.objects.communes()
        .valid_on(on)
        .filter(parent__code=province, parent__level=PlaceLevel.PROVINCE)
    )
    return [(str(pk), name) for pk, name in rows.order_by("code").values_list("pk", "name")]


def provinces_on(on: date) -> Sequence[tuple[str, str]]:
    """Provinces of a day: code and name."""
    return list(Place.objects.provinces().valid_on(on).order_by("code").values_list("code", "name"))


def commune(pk: int, on: date) -> Place | None:
    """A commune of today."""
    rows = Place.objects.communes().valid_on(on).select_related("parent")
    return rows.filter(pk=pk).first()


def _carried(start: Collection[int], on: date) -> Mapping[int, Coverage]:
    moves, stood = _moves(start, on)
    return applies_in(start, moves, on=on, stood_before=stood)


def _moves(start: Collection[int], on: date) -> tuple[Sequence[Move], Callable[[int, date], bool]]:
    """Every move of what the units became, with the other units that went into the same ones."""
    reached, frontier = set(start), set(start)
    for _round in range(MOST_ROUNDS):
        frontier = (
            set(
                PlaceSuccession.objects.filter(
                    predecessor__in=list(frontier), effective_on__lte=on
                ).values_list("successor_id", flat=True)
            )
            - reached
        )
        if not frontier:
            break
        reached |= frontier
    edges = PlaceSuccession.objects.filter(
        Q(successor__in=list(reached)) | Q(predecessor__in=list(reached)), effective_on__lte=on
    )
    moves = [
        Move(old, new, day, extent == Extent.WHOLE)
        for old, new, day, extent in edges.values_list(
            "predecessor_id", "successor_id", "effective_on", "extent"
        )
    ]
    born = dict(
        Place.objects.filter(pk__in={move.new for move in moves}).values_list("pk", "valid_from")
    )
    return moves, lambda unit, day: (born.get(unit) or date.min) < day


def _before(start: Collection[int], on: date) -> set[int]:
    reached, frontier = set(start), set(start)
    for _round in range(MOST_ROUNDS):
        frontier = (
            set(
                PlaceSuccession.objects.filter(
                    successor__in=list(frontier), effective_on__lte=on
                ).values_list("predecessor_id", flat=True)
            )
            - reached
        )
        if not frontier:
            break
        reached |= frontier
    return reached


def _province(place: Place) -> str:
    top = place
    while top.parent is not None:
        top = top.parent
    return top.name if top.pk != place.pk else ""


def territory_page(actor: Actor, slug: str, on: date) -> tuple[Standard, Territory]:
    """A local regulation and where it applies; raises NoSuchStandard."""
    standard = Standard.objects.seen_by(actor).filter(slug=slug, kind=StandardKind.QCDP).first()
    if standard is None:
        raise NoSuchStandard
    return standard, territory_of(standard, on)
