"""Clocks out of the log alone: what started, paused, resumed or stopped them was a step, nothing else."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from chuan.domain.calendar_vn import Calendar
from chuan.procedures.enums import ClockKind, ClockState
from chuan.procedures.rules.periods import days_after, days_between, last_day
from chuan.procedures.types import EVERY_CLOCK, ClockNow, Definition, Logged, StepSpec


def standing_steps(log: Iterable[Logged]) -> Sequence[Logged]:
    """The steps that count: what was undone, and the undoing itself, are left out."""
    rows = sorted(log, key=lambda row: row.number)
    undone = {row.undoes for row in rows if row.undoes}
    return tuple(row for row in rows if not row.undoes and row.number not in undone)


def clocks_after(
    definition: Definition, log: Iterable[Logged], days: Calendar
) -> Mapping[str, ClockNow]:
    """Every clock of the definition as the log leaves it, by key.

    Used days are kept while a clock is paused; a clock that is started again begins anew.
    """
    clocks = {spec.key: ClockNow(spec) for spec in definition.clocks}
    flags: frozenset[str] = frozenset()
    for row in standing_steps(log):
        flags |= row.flags
        step = definition.step(row.source, row.event)
        if step is None:
            continue
        for key in _meant(step.stop, clocks):
            clocks[key] = _stopped(clocks[key], row.on)
        for key in _meant(step.pause, clocks):
            clocks[key] = _paused(clocks[key], row.on, days)
        for key in _meant(step.resume, clocks):
            clocks[key] = _resumed(clocks[key], row.on, days)
        for key in step.start:
            clocks[key] = _started(clocks[key], row.on, flags, days)
    return clocks


def earliest_due(clocks: Mapping[str, ClockNow]) -> date | None:
    """The next last day of a deadline that runs."""
    due = [
        clock.due_on
        for clock in clocks.values()
        if clock.state is ClockState.RUNNING
        and clock.due_on
        and clock.spec.kind is ClockKind.AT_MOST
    ]
    return min(due, default=None)


def touched_by(step: StepSpec) -> frozenset[str]:
    """The clocks that a step says something about."""
    return frozenset((*step.start, *step.pause, *step.resume, *step.stop))


def days_late(clock: ClockNow, on: date, days: Calendar) -> int:
    """By how many days a deadline was missed, or is missed by now; 0 when it is not."""
    end = clock.stopped_on if clock.state is ClockState.STOPPED else on
    if clock.due_on is None or end is None or clock.state is ClockState.WAITING:
        return 0
    if clock.state is ClockState.PAUSED:
        return max(0, -clock.left)
    return max(0, days_between(clock.due_on, end, clock.spec.unit, days))


def _meant(keys: Iterable[str], clocks: Mapping[str, ClockNow]) -> Sequence[str]:
    named = tuple(keys)
    return tuple(clocks) if EVERY_CLOCK in named else named


def _end(clock: ClockNow, day: date, days: Calendar) -> date:
    return days.next_working_day(day) if clock.spec.ends_on_working_day else day


def _started(clock: ClockNow, on: date, flags: frozenset[str], days: Calendar) -> ClockNow:
    length = clock.spec.length_for(flags)
    day = last_day(on, length, clock.spec.unit, days)
    return ClockNow(clock.spec, ClockState.RUNNING, length, on, day, _end(clock, day, days))


def _paused(clock: ClockNow, on: date, days: Calendar) -> ClockNow:
    if clock.state is not ClockState.RUNNING or clock.last_day is None or clock.due_on is None:
        return clock
    left = days_between(on, clock.last_day, clock.spec.unit, days)
    if left < 0 and on <= clock.due_on:
        left = 0
    return replace(clock, state=ClockState.PAUSED, paused_on=on, left=left)


def _resumed(clock: ClockNow, on: date, days: Calendar) -> ClockNow:
    if clock.state is not ClockState.PAUSED:
        return clock
    day = days_after(on, clock.left, clock.spec.unit, days)
    return replace(
        clock, state=ClockState.RUNNING, paused_on=None, left=0,
        last_day=day, due_on=_end(clock, day, days),
    )  # fmt: skip


def _stopped(clock: ClockNow, on: date) -> ClockNow:
    if clock.state not in {ClockState.RUNNING, ClockState.PAUSED}:
        return clock
    at = clock.paused_on if clock.state is ClockState.PAUSED and clock.paused_on else on
    return replace(clock, state=ClockState.STOPPED, stopped_on=at, paused_on=None)
