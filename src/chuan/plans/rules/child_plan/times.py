"""The times of the own plan: what must come before the date of the plan above, and by how much."""

from dataclasses import dataclass
from datetime import date, timedelta

from chuan.domain.sentences import Sentence, gettext_noop
from chuan.domain.vanban.types import Task
from chuan.domain.vanban.writing.wording import said_day
from chuan.plans.enums import Repeat
from chuan.plans.rules.child_plan.types import BLANK, Terms
from chuan.plans.rules.due import due_date
from chuan.plans.rules.printed_time import Moment, read_moment
from chuan.plans.types import DueDate, PrintedTime

_YEARS_AHEAD = 5
_ROUND = 5
_NO_TIME = gettext_noop("Kế hoạch cấp trên không ghi thời gian; cơ quan mình tự xác định.")
_PAST = gettext_noop("Thời gian của kế hoạch cấp trên đã qua: “%(words)s”. Hãy ghi thời hạn mới.")
_EARLIER = gettext_noop(
    "Kế hoạch cấp trên ghi “%(words)s”; ghi sớm hơn %(days)d ngày làm việc để kịp tổng hợp."
)
NEAR = gettext_noop(
    "Thời hạn của kế hoạch cấp trên (“%(words)s”) còn rất gần, không đủ %(days)d ngày làm việc"
    " để tổng hợp."
)


@dataclass(frozen=True, slots=True)
class Timed:
    """The words for the time column, and what the officer should know about them."""

    words: str
    note: Sentence | None = None


def time_of(task: Task, terms: Terms) -> Timed:
    """When the own body does it: the printed time, or an earlier day where a day is printed.

    The date of the plan above never moves; what has passed there is left open.

    Basis: Điều 147, Điều 148 Bộ luật Dân sự 2015 (a period ends with its last day).
    """
    words = " ".join((task.time.text if task.time else "").split())
    if not words:
        return Timed(BLANK, Sentence(_NO_TIME))
    due = due_date(_printed(task, words), on=terms.on, strict_before=terms.strict_before)
    if due.repeat is Repeat.ONCE and due.on is not None and due.on < terms.on:
        return Timed(BLANK, Sentence(_PAST, words=words))
    moment = read_moment(words)
    if moment is None or moment.form != "day" or due.on is None:
        return Timed(words)
    return _earlier(words, due, moment, terms)


def _earlier(words: str, due: DueDate, moment: Moment, terms: Terms) -> Timed:
    """A day before the printed one, that leaves time to put together and report."""
    note = Sentence(_EARLIER, words=words, days=terms.days_to_report)
    if due.repeat is Repeat.ANNUAL:
        month, day = day_before_each_year(moment.month, moment.day, terms)
        return Timed(f"Trước ngày {day:02d}/{month} hằng năm", note)
    if due.repeat is not Repeat.ONCE or due.on is None:
        return Timed(words)
    own = terms.calendar.add_working_days(due.on, -terms.days_to_report)
    if own <= terms.on:
        return Timed(words, Sentence(NEAR, words=words, days=terms.days_to_report))
    return Timed(f"Trước ngày {said_day(own)}", note)


def _printed(task: Task, words: str) -> PrintedTime:
    period = task.period
    if period is None:
        return PrintedTime(words=words)
    return PrintedTime(words, period.start, period.end, period.quarter, period.recurrence)


def day_before_each_year(month: int, day: int, terms: Terms) -> tuple[int, int]:
    """Month and day by which units must have reported, every year, so that the date above is kept.

    The earliest over the coming years, rounded down to a fifth day that people remember.

    >>> from datetime import date
    >>> day_before_each_year(11, 20, Terms(date(2026, 11, 22)))
    (11, 10)
    """
    found = min(
        (_days_before(year, month, day, terms) for year in _years(terms)),
        key=lambda pair: (pair[0] <= month, pair),
    )
    if found[1] < _ROUND:
        return found
    return found[0], found[1] - found[1] % _ROUND


def _years(terms: Terms) -> range:
    return range(terms.on.year, terms.on.year + _YEARS_AHEAD)


def _days_before(year: int, month: int, day: int, terms: Terms) -> tuple[int, int]:
    legal = _date(year, month, day)
    last = legal - timedelta(days=1) if terms.strict_before else legal
    own = terms.calendar.add_working_days(last, -terms.days_to_report)
    return own.month, own.day


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, 28)
