"""Keeps the harmonisation rate: a figure for each day on which it changed, with the lists it was made of."""

from datetime import date

from django.db import transaction

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.standards.models import HarmonisationList, HarmonisationPoint
from chuan.standards.rules.harmonising import Rate
from chuan.standards.selectors.harmonisation import Computed, compute

RATE = "harmonisation"
"""Kind of a computation in the audit."""


@transaction.atomic
def keep_rate(*, actor: Actor, on: date) -> int:
    """Compute the rate and keep what changed since the last point of each field; how many were written.

    The same day again replaces its points; a day without change writes nothing but the first of a year.
    """
    computed = compute()
    lists, made = HarmonisationList.objects.get_or_create(
        fingerprint=computed.fingerprint, defaults=_lists(computed)
    )
    rates = {"": computed.rate, **{code: rate for code, rate in computed.fields.items() if code}}
    behind = _behind(computed)
    last = _last_points(on)
    fresh = []
    for code, rate in rates.items():
        now = _numbers(rate, behind.get(code, 0))
        before = last.get(code)
        if before is None or before.day.year != on.year or _numbers_of(before) != now:
            fresh.append(_point(on, code, now, lists))
    gone = [code for code in last if code not in rates and any(_numbers_of(last[code]))]
    fresh += [_point(on, code, (0, 0, 0, 0), lists) for code in gone]
    HarmonisationPoint.objects.filter(day=on, field__in=[each.field for each in fresh]).delete()
    HarmonisationPoint.objects.bulk_create(fresh)
    if fresh or made:
        record(
            actor, "standards.rate.kept", kind=RATE, object_id=computed.fingerprint[:12],
            label=f"{len(computed.rate.harmonised)}/{len(computed.rate.in_force)}", path="/",
            changes={"records": len(computed.editions), "fields": len(rates) - 1},
        )  # fmt: skip
    return len(fresh)


def _lists(computed: Computed) -> dict[str, object]:
    lag = [
        f"{each.key} {each.adopts.key} {each.editions} {each.years}"
        for each in computed.lags
        if each.is_behind
    ]
    return {
        "in_force": "\n".join(computed.rate.in_force),
        "harmonised": "\n".join(computed.rate.harmonised),
        "unknown": "\n".join(computed.rate.unknown),
        "lagging": "\n".join(sorted(lag)),
        "made_at": clock.now(),
    }


def _behind(computed: Computed) -> dict[str, int]:
    """How many standards are behind, by field and for all."""
    late = {each.key for each in computed.lags if each.is_behind}
    found: dict[str, int] = {"": len(late)}
    for each in computed.editions:
        if each.key in late:
            for code in {code.partition(".")[0] for code in each.fields}:
                found[code] = found.get(code, 0) + 1
    return found


def _last_points(on: date) -> dict[str, HarmonisationPoint]:
    rows = HarmonisationPoint.objects.select_for_update().filter(day__lte=on).order_by("day")
    return {row.field: row for row in rows}


def _numbers(rate: Rate, behind: int) -> tuple[int, int, int, int]:
    return len(rate.in_force), len(rate.harmonised), len(rate.unknown), behind


def _numbers_of(point: HarmonisationPoint) -> tuple[int, int, int, int]:
    return point.in_force, point.harmonised, point.unknown, point.lagging


def _point(
    on: date, code: str, numbers: tuple[int, int, int, int], lists: HarmonisationList
) -> HarmonisationPoint:
    in_force, harmonised, unknown, lagging = numbers
    return HarmonisationPoint(
        day=on, field=code, in_force=in_force, harmonised=harmonised, unknown=unknown,
        lagging=lagging, made_of=lists,
    )  # fmt: skip
