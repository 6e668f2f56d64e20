"""Time in words: what is left, by how much it is over, from when it rests."""

from datetime import date

from chuan.domain.calendar_vn import Calendar
from chuan.domain.sentences import Sentence, gettext_noop
from chuan.procedures.enums import ClockKind, ClockState, ClockUnit
from chuan.procedures.rules.clocks import days_late
from chuan.procedures.rules.periods import days_between
from chuan.procedures.types import ClockNow

LENGTH = {
    ClockUnit.WORKING_DAYS: gettext_noop("%(n)s ngày làm việc"),
    ClockUnit.DAYS: gettext_noop("%(n)s ngày"),
    ClockUnit.MONTHS: gettext_noop("%(n)s tháng"),
    ClockUnit.YEARS: gettext_noop("%(n)s năm"),
}


def length_in_words(length: int, unit: ClockUnit) -> Sentence:
    """A length as people say it."""
    return Sentence(LENGTH[unit], n=length)


def time_in_words(clock: ClockNow, on: date, days: Calendar) -> Sentence:
    """Where a clock stands on a day, in one short phrase."""
    if clock.state is ClockState.WAITING or clock.due_on is None:
        return Sentence(gettext_noop("chưa bắt đầu"))
    if clock.state is ClockState.PAUSED and clock.paused_on is not None:
        return _of_paused(clock, clock.paused_on)
    if clock.state is ClockState.STOPPED:
        return _of_stopped(clock, days)
    return _of_running(clock, clock.due_on, on, days)


def _of_running(clock: ClockNow, due_on: date, on: date, days: Calendar) -> Sentence:
    if clock.spec.kind is ClockKind.AT_LEAST:
        return _of_at_least(clock, due_on, on, days)
    if clock.spec.kind is ClockKind.REVIEW:
        return _of_review(due_on, on)
    if on > due_on:
        return Sentence(
            gettext_noop("quá hạn %(n)s ngày làm việc")
            if clock.counts_working_days
            else gettext_noop("quá hạn %(n)s ngày"),
            n=days_late(clock, on, days),
        )
    left = days_between(on, due_on, clock.spec.unit, days)
    if on == due_on or not left:
        return Sentence(gettext_noop("hôm nay là ngày cuối"))
    return Sentence(
        gettext_noop("còn %(n)s ngày làm việc")
        if clock.counts_working_days
        else gettext_noop("còn %(n)s ngày"),
        n=left,
    )


def _of_paused(clock: ClockNow, paused_on: date) -> Sentence:
    if clock.left < 0:
        return Sentence(
            gettext_noop("tạm dừng từ %(day)s, đã quá hạn %(n)s ngày"),
            day=f"{paused_on:%d/%m/%Y}", n=-clock.left,
        )  # fmt: skip
    return Sentence(
        gettext_noop("tạm dừng từ %(day)s, còn %(n)s ngày làm việc")
        if clock.counts_working_days
        else gettext_noop("tạm dừng từ %(day)s, còn %(n)s ngày"),
        day=f"{paused_on:%d/%m/%Y}", n=clock.left,
    )  # fmt: skip


def _of_stopped(clock: ClockNow, days: Calendar) -> Sentence:
    if clock.stopped_late and clock.stopped_on is not None:
        late = days_late(clock, clock.stopped_on, days)
        return Sentence(
            gettext_noop("xong, chậm %(n)s ngày làm việc")
            if clock.counts_working_days
            else gettext_noop("xong, chậm %(n)s ngày"),
            n=late,
        )
    if clock.spec.kind is ClockKind.AT_MOST:
        return Sentence(gettext_noop("xong trong hạn"))
    return Sentence(gettext_noop("đã xong"))


def _of_at_least(clock: ClockNow, due_on: date, on: date, days: Calendar) -> Sentence:
    if clock.has_passed(on):
        return Sentence(gettext_noop("đã đủ thời gian"))
    left = max(1, days_between(on, due_on, clock.spec.unit, days))
    return Sentence(
        gettext_noop("chưa đủ, còn %(n)s ngày làm việc")
        if clock.counts_working_days
        else gettext_noop("chưa đủ, còn %(n)s ngày"),
        n=left,
    )


def _of_review(due_on: date, on: date) -> Sentence:
    if on > due_on:
        return Sentence(gettext_noop("đã qua ngày %(day)s"), day=f"{due_on:%d/%m/%Y}")
    return Sentence(gettext_noop("đến hết ngày %(day)s"), day=f"{due_on:%d/%m/%Y}")
