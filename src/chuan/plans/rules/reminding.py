"""On which days people are reminded of a due date, and which day stands in for one that is not worked."""

from datetime import date, timedelta
from typing import Final

STAGES: Final = (14, 7, 3, 1, 0)
"""Days left at which a reminder is due."""
_MONDAY = 0


def stage_of(due_on: date, on: date, *, known_on: date, last_worked: date) -> int | None:
    """The stage that `on` stands in, or None when there is nothing to say that day.

    Days are counted to `last_worked`, the last day worked up to the due date. A stage holds until
    the next begins, so that a job that was down tells it late rather than never; a stage whose day
    was over before the work was known (`known_on`) is not told. Late work is -1 from the day after,
    and one less from each Monday.

    >>> stage_of(date(2026, 11, 19), date(2026, 11, 13), known_on=date(2026, 1, 1),
    ...          last_worked=date(2026, 11, 19))
    7
    """
    if on > due_on:
        return -1 - _mondays(due_on + timedelta(days=1), on)
    left = max(0, (last_worked - on).days)
    holding = [stage for stage in STAGES if stage >= left]
    if not holding:
        return None
    stage = min(holding)
    begins = last_worked - timedelta(days=stage)
    return None if known_on > begins else stage


def _mondays(after: date, until: date) -> int:
    """Mondays after the first day, up to and with the last."""
    first = after + timedelta(days=(_MONDAY - after.weekday()) % 7 or 7)
    return 0 if until < first else (until - first).days // 7 + 1
