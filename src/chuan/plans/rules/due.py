"""When a task is due: from the time that a plan prints to one date, with every step of the reasoning."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from chuan.plans.enums import BasisCode, Repeat
from chuan.plans.rules.printed_time import (
    COMMON_YEAR,
    Moment,
    month_end,
    read_moment,
    read_repeat,
    year_of,
)
from chuan.plans.types import MONTHS_BETWEEN, BasisStep, DueDate, PrintedTime

_FORM_CODE = {
    "month": BasisCode.MONTH_END,
    "quarter": BasisCode.QUARTER_END,
    "half_year": BasisCode.HALF_YEAR_END,
    "year": BasisCode.YEAR_END,
}


def due_date(time: PrintedTime, *, on: date, strict_before: bool = True) -> DueDate:
    """The next due date on or after `on` where it repeats, else the only one, even when it has passed.

    `strict_before` reads "trước ngày 20/11" as 19/11 at the latest; without it the day itself counts.
    A quarter, month or year is due on its last day. What the document leaves open stays open.

    Basis: Điều 147, Điều 148 Bộ luật Dân sự 2015 (a period ends with its last day); the strict
    reading of "trước ngày" is a setting of the node, not a rule of law.
    """
    repeat = _repeat(time)
    printed = _printed(time)
    moment = _moment(time, repeat)
    if moment is None:
        code = BasisCode.NO_DAY_IN_WORDS if printed else BasisCode.NOTHING_PRINTED
        return DueDate(None, repeat, (*printed, BasisStep(code)))
    moment, reading = _strict(moment, strict=strict_before)
    if moment.year is not None:
        only = _date(moment, moment.year)
        return DueDate(only, Repeat.ONCE, (*printed, *reading, *_period_end(moment, only)))
    chosen, code = _instance(moment, repeat, time, on)
    step = BasisStep(code, (("from", _show(on)), ("due", _show(chosen)), ("repeat", str(repeat))))
    return DueDate(chosen, repeat, (*printed, *reading, *_period_end(moment, chosen), step))


def next_due(due_on: date, repeat: Repeat, *, end: int | None) -> date | None:
    """The instance after `due_on`, or None when the task does not come back (after the year `end`)."""
    step = MONTHS_BETWEEN.get(repeat)
    if step is None:
        return None
    months = due_on.year * 12 + due_on.month - 1 + step
    year, month = divmod(months, 12)
    if year > (date.max.year if end is None else end):
        return None
    last = month_end(year, month + 1)
    if due_on == month_end(due_on.year, due_on.month):
        return last
    return last.replace(day=min(due_on.day, last.day))


def _show(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _repeat(time: PrintedTime) -> Repeat:
    """What was corrected by hand wins over the words, but the words may be finer."""
    said = read_repeat(time.words)
    if time.recurrence in {None, ""}:
        yearly = time.due is not None and time.due.startswith("--")
        return said or (Repeat.ANNUAL if yearly else Repeat.ONCE)
    told = Repeat(str(time.recurrence))
    finer = {Repeat.MONTHLY, Repeat.QUARTERLY, Repeat.HALF_YEARLY}
    return said if said in finer and told in {Repeat.ANNUAL, Repeat.PERIODIC} else told


def _printed(time: PrintedTime) -> tuple[BasisStep, ...]:
    words = " ".join(time.words.split())
    return (BasisStep(BasisCode.PRINTED, (("words", words),)),) if words else ()


def _moment(time: PrintedTime, repeat: Repeat) -> Moment | None:
    """The day meant: a date told apart, a day in the words, a quarter, the end of the last year."""
    told = _told(time.due) if time.due and _is_told(time.due) else None
    if told:
        near = read_moment(time.words)
        same = near and (near.month, near.day) == (told.month, told.day)
        return replace(told, before=bool(same and near and near.before)) if same else told
    said = read_moment(time.words)
    if said and said.form != "quarter":
        return _with_year(said, time, repeat)
    quarter = time.quarter
    if quarter:
        end = month_end(COMMON_YEAR, quarter * 3)
        said = Moment(end.month, end.day, said.year if said else None, form="quarter")
    if said:
        return _with_year(said, time, repeat)
    if repeat in MONTHS_BETWEEN:
        return Moment(12, 31, form="year")
    last = time.end or time.start
    return Moment(12, 31, last, form="year") if last else None


def _with_year(moment: Moment, time: PrintedTime, repeat: Repeat) -> Moment:
    """A day without a year, due once, is of the last year that the task runs."""
    if moment.year is not None or repeat in MONTHS_BETWEEN:
        return moment
    return replace(moment, year=time.end or time.start)


def _is_told(due: str) -> bool:
    return due.startswith("--") or year_of(due[:4]) is not None


def _told(due: str) -> Moment:
    """YYYY-MM-DD, YYYY-MM, YYYY or --MM-DD."""
    if due.startswith("--"):
        month, day = due[2:].split("-")
        return Moment(int(month), int(day))
    parts = [int(part) for part in due.split("-")]
    if len(parts) == 3:
        return Moment(parts[1], parts[2], parts[0])
    if len(parts) == 2:
        return Moment(parts[1], month_end(parts[0], parts[1]).day, parts[0], form="month")
    return Moment(12, 31, parts[0], form="year")


def _strict(moment: Moment, *, strict: bool) -> tuple[Moment, tuple[BasisStep, ...]]:
    """The day before, where "trước ngày" is read strictly; and the sentence that says so."""
    if not moment.before:
        return moment, ()
    printed = f"{moment.day:02d}/{moment.month:02d}"
    if not strict:
        return moment, (BasisStep(BasisCode.BEFORE_INCLUDES_DAY, (("day", printed),)),)
    eve = date(
        moment.year or COMMON_YEAR, moment.month, min(moment.day, _last(moment))
    ) - timedelta(1)
    year = None if moment.year is None else eve.year
    read = replace(moment, month=eve.month, day=eve.day, year=year)
    values = (("day", printed), ("due", f"{eve:%d/%m}"))
    return read, (BasisStep(BasisCode.STRICTLY_BEFORE, values),)


def _last(moment: Moment) -> int:
    return month_end(moment.year or COMMON_YEAR, moment.month).day


def _date(moment: Moment, year: int) -> date:
    end = month_end(year, moment.month)
    return end if moment.form != "day" else end.replace(day=min(moment.day, end.day))


def _period_end(moment: Moment, due: date) -> Iterator[BasisStep]:
    code = _FORM_CODE.get(moment.form)
    if code:
        quarter = str((due.month + 2) // 3)
        values = (("due", _show(due)), ("year", str(due.year)), ("quarter", quarter))
        yield BasisStep(code, values)


def _instance(
    moment: Moment, repeat: Repeat, time: PrintedTime, on: date
) -> tuple[date, BasisCode]:
    """The first instance on or after `on` and the first year; the last one when all have passed."""
    first = max(on, date(time.start, 1, 1)) if time.start else on
    step = MONTHS_BETWEEN.get(repeat, 12)
    chosen = _date(moment, first.year - 1)
    while chosen < first:
        following = _after(chosen, step, moment)
        if time.end is not None and following.year > time.end:
            return chosen, BasisCode.LAST_INSTANCE
        chosen = following
    return chosen, BasisCode.NEXT_INSTANCE


def _after(due: date, step: int, moment: Moment) -> date:
    year, month = divmod(due.year * 12 + due.month - 1 + step, 12)
    end = month_end(year, month + 1)
    return end if moment.form != "day" else end.replace(day=min(moment.day, end.day))
