"""Places over time as the pure roll-up wants them: keys are primary keys, each row one life."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from chuan.domain.cascade import Edge, History, Life
from chuan.orgs.enums import PlaceLevel
from chuan.orgs.models import Place, PlaceSuccession


@dataclass(frozen=True, slots=True)
class Provinces:
    """The lives of all provinces, and which of them lead to one."""

    history: History
    names: dict[int, str]
    edges: tuple[tuple[int, int], ...]

    def leading_to(self, province: int) -> tuple[int, ...]:
        """The province and those that became it, wholly or in part, at whatever remove."""
        found = [province]
        for at in found:
            found += [old for old, new in self.edges if new == at and old not in found]
        return tuple(found)


def provinces() -> Provinces:
    """All of them, of today and of before; two questions."""
    rows = Place.objects.provinces().order_by("pk")
    told = list(rows.values_list("pk", "parent_id", "valid_from", "valid_until", "name"))
    edges = list(_edges(Q(predecessor__level=PlaceLevel.PROVINCE)))
    history = History((Life(*row[:4]) for row in told), (Edge(*edge) for edge in edges))
    names = {row[0]: row[4] for row in told}
    return Provinces(history, names, tuple((old, new) for old, new, _ in edges))


def below(roots: Collection[int]) -> History:
    """Everything in these provinces, districts and wards of before included; two questions."""
    inside = Q(pk__in=roots) | Q(parent__in=roots) | Q(parent__parent__in=roots)
    lives = list(
        Place.objects.filter(inside)
        .order_by("pk")
        .values_list("pk", "parent_id", "valid_from", "valid_until")
    )
    known = {row[0] for row in lives}
    within = Q(predecessor__in=roots) | Q(predecessor__parent__in=roots)
    edges = list(_edges(within | Q(predecessor__parent__parent__in=roots)))
    outside = {new for _, new, _ in edges} - known
    each = [*(Life(*row) for row in lives), *(Life(place) for place in sorted(outside))]
    return History(each, (Edge(*edge) for edge in edges))


def origins_of(place: int) -> Sequence[int]:
    """Units that became this one, wholly or in part, the nearest first."""
    found: list[int] = []
    nearest = [place]
    while nearest:
        nearest = [
            pk
            for pk in PlaceSuccession.objects.filter(successor__in=nearest)
            .order_by("predecessor")
            .values_list("predecessor", flat=True)
            if pk not in found
        ]
        found += nearest
    return found


def _edges(wanted: Q) -> Iterable[tuple[int, int, date]]:
    return (
        PlaceSuccession.objects.filter(wanted)
        .order_by("predecessor", "successor")
        .values_list("predecessor_id", "successor_id", "effective_on")
    )
