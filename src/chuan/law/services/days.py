"""Loads the days of the calendar from the package and changes them by hand, with a reason."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from chuan.audit.services import record
from chuan.core.actor import Actor
from chuan.domain.calendar_vn import FIRST_YEAR, LAST_YEAR, Day, DayKind, year_table
from chuan.domain.confidence import Confidence
from chuan.law.errors import MayNotChangeDays, NoSuchDay, ReasonMissing
from chuan.law.models import CalendarDay
from chuan.law.permissions import can_change_days


@dataclass(frozen=True, slots=True)
class DayWords:
    """What is told of a day by hand."""

    kind: DayKind
    counted: bool
    name: str
    basis: str
    confidence: Confidence
    source: str = ""


def load_days() -> int:
    """Bring the rows of every year up to date with the package; how many came, went or changed.

    A day that somebody changed by hand stays as it is. Call it inside the transaction of the load.
    """
    told = {day.on: day for year in range(FIRST_YEAR, LAST_YEAR + 1) for day in year_table(year)}
    standing = {row.on: row for row in CalendarDay.objects.select_for_update().order_by("on")}
    gone = [row.pk for on, row in standing.items() if on not in told and not row.by_hand]
    CalendarDay.objects.filter(pk__in=gone).delete()
    came = [_filled(CalendarDay(on=on), day) for on, day in told.items() if on not in standing]
    CalendarDay.objects.bulk_create(came)
    changed = [
        _filled(standing[on], day)
        for on, day in told.items()
        if on in standing and not standing[on].by_hand and standing[on].as_day() != day
    ]
    for row in changed:
        row.save()
    return len(gone) + len(came) + len(changed)


@transaction.atomic
def change_day(*, actor: Actor, on: date, words: DayWords, reason: str) -> CalendarDay:
    """Say what a day is; raises MayNotChangeDays, ReasonMissing.

    Basis: khoản 3 Điều 112 Bộ luật Lao động 2019 (the days are decided anew each year).
    """
    _may(actor, reason)
    row = CalendarDay.objects.select_for_update().filter(on=on).first() or CalendarDay(on=on)
    before = "" if row.pk is None else _in_words(row)
    for name, value in asdict(words).items():
        setattr(row, name, value)
    row.by_hand = True
    row.save()
    _tell(actor, row, before=before, after=_in_words(row), reason=reason)
    return row


@transaction.atomic
def release_day(*, actor: Actor, on: date, reason: str) -> None:
    """Take a change by hand back: the day is again what the package says; raises NoSuchDay."""
    _may(actor, reason)
    row = CalendarDay.objects.select_for_update().filter(on=on, by_hand=True).first()
    if row is None:
        raise NoSuchDay
    before = _in_words(row)
    told = next((day for day in year_table(on.year) if day.on == on), None)
    if told is None:
        _tell(actor, row, before=before, after="", reason=reason)
        row.delete()
        return
    row.by_hand = False
    _filled(row, told).save()
    _tell(actor, row, before=before, after=_in_words(row), reason=reason)


def _may(actor: Actor, reason: str) -> None:
    if not can_change_days(actor):
        raise MayNotChangeDays
    if not reason.strip():
        raise ReasonMissing


def _filled(row: CalendarDay, day: Day) -> CalendarDay:
    """The row saying what `day` says."""
    for name, value in asdict(day).items():
        setattr(row, name, value)
    return row


def _in_words(row: CalendarDay) -> str:
    """What the record keeps of a day."""
    return f"{row.name} ({row.kind if row.counted else 'not_counted'})"


def _tell(actor: Actor, row: CalendarDay, *, before: str, after: str, reason: str) -> None:
    record(
        actor, "law.day.changed", kind="calendar_day", object_id=row.pk,
        label=f"{row.on:%d/%m/%Y}", path="/",
        changes={"day": [before, after], "reason": reason.strip()},
    )  # fmt: skip
