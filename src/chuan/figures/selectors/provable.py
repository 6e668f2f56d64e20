"""What a page of reconciliation opens with: what was chosen, else the first that has something to prove."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max, Q

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.domain.cascade import Period, parse_period
from chuan.figures.models import Indicator, Total
from chuan.figures.selectors.listing import provable
from chuan.figures.selectors.lives import provinces
from chuan.figures.selectors.reach import reach_of, readable_place
from chuan.orgs.enums import PlaceLevel
from chuan.orgs.models import Place, PlaceSuccession


@dataclass(frozen=True, slots=True)
class Asked:
    """The indicator (None: nothing can be proved), the address of the place, the period; the choices."""

    uid: UUID | None
    code: str
    period: Period
    offered: Sequence[Indicator]


def asked_of(actor: Actor, uid: UUID | None, code: str, period: Period | None) -> Asked:
    """What is left open is filled: the first indicator, the newest period, of units that are no more."""
    offered = tuple(provable(actor))
    if uid is not None and period is not None:
        return Asked(uid, code, period, offered)
    place = readable_place(reach_of(actor), code)
    among = [each for each in offered if uid in {None, each.uid}]
    first = _first(among, place, period)
    if first is None:
        return Asked(uid, code, period or Period.year(clock.today().year), offered)
    return Asked(first[0].uid, code, first[1], offered)


def _first(
    offered: Sequence[Indicator], province: Place | None, period: Period | None
) -> tuple[Indicator, Period] | None:
    """The first indicator stated by units that are no more, and the newest period that has it.

    `province` None is the country; a `period` that is chosen already is kept. Three questions.
    """
    tree = provinces()
    roots = None if province is None else tree.leading_to(province.pk)
    ended = _reformed_on(roots)
    if ended is None:
        return None
    rows = Total.objects.filter(indicator__in=[each.pk for each in offered])
    if roots is not None:
        rows = rows.filter(province__in=roots)
    if period is not None:
        rows = rows.filter(period=period.code)
    found: dict[int, list[Period]] = defaultdict(list)
    for key, code in rows.order_by().values_list("indicator_id", "period").distinct():
        if (each := parse_period(code)).last_day < ended:
            found[key].append(each)
    first = next((each for each in offered if found.get(each.pk)), None)
    if first is None:
        return None
    return first, max(
        found[first.pk], key=lambda each: (each.last_day, -each.first_day.toordinal())
    )


def _reformed_on(roots: Sequence[int] | None) -> date | None:
    """The last day on which a unit of these provinces became another one; None: of the country."""
    if roots is None:
        moved = Q(predecessor__level=PlaceLevel.PROVINCE)
    else:
        moved = Q(predecessor__in=roots) | Q(predecessor__parent__in=roots)
        moved |= Q(predecessor__parent__parent__in=roots)
    done = PlaceSuccession.objects.filter(moved, effective_on__lte=clock.today())
    latest: date | None = done.aggregate(latest=Max("effective_on"))["latest"]
    return latest
