"""Live counts of plans: shares due and done, evidence, reviews, difficulties, tasks tied to an indicator."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from chuan.core.clock import VIETNAM
from chuan.core.scope import under
from chuan.domain.cascade import Period
from chuan.figures.models import TaskTie
from chuan.figures.providers import Counted, SourceRow
from chuan.figures.selectors.live_rows import DIFFICULTY, REVIEW, SHARE
from chuan.orgs.models import Organisation
from chuan.plans.enums import (
    AssignmentRole,
    AssignmentState,
    DifficultyEvent,
    TaskState,
)
from chuan.plans.models import Assignment, Difficulty, DifficultyStep, Evidence, Review
from chuan.plans.selectors.named import DOCUMENT

LONGEST_LABEL = 200
ANSWERS = (DifficultyEvent.GUIDE, DifficultyEvent.NOTE)


@dataclass(frozen=True, slots=True)
class Span:
    """The part of a period up to a day, as days and as moments of Vietnam's time."""

    first: date
    last: date

    @classmethod
    def of(cls, period: Period, on: date) -> "Span":
        """From the first day of the period to `on`, or to its end when that comes first."""
        return cls(period.first_day, min(on, period.last_day))

    def days(self, field: str) -> Q:
        """Rows whose day lies in the span."""
        return Q(**{f"{field}__gte": self.first, f"{field}__lte": self.last})

    def moments(self, field: str) -> Q:
        """Rows whose moment lies in the span."""
        return Q(**{f"{field}__gte": _begins(self.first), f"{field}__lt": self.over})

    @property
    def over(self) -> datetime:
        """The first moment after the span."""
        return _begins(self.last + timedelta(days=1))


def own_tier(organisation: Organisation, field: str = "path") -> Q:
    """Rows of a body and of its units; those of communes are not a province's own."""
    own = under(organisation.path, field)
    if len(organisation.path.strip("/").split("/")) == 1 and organisation.path != "/":
        base = organisation.path
        return own & ~Q(**{f"{field}__gte": f"{base}x0", f"{field}__lt": f"{base}x:"})
    return own


def counted(rows: Iterable[SourceRow]) -> Counted:
    """As many as there are rows."""
    found = tuple((kind, key, label[:LONGEST_LABEL]) for kind, key, label in rows)
    return Counted(Decimal(len(found)), found)


def shares_due(organisation: Organisation, period: Period, on: date) -> Counted | None:
    """Shares that the body leads and whose day falls into the period so far; None without any work."""
    shares = _led(organisation)
    due = _shares(shares.filter(Span.of(period, on).days("due_on")))
    return None if not due.rows and not shares.exists() else due


def shares_done(organisation: Organisation, period: Period, on: date) -> Counted | None:
    """Of these the ones that are confirmed as done by `on`."""
    span = Span.of(period, on)
    shares = _led(organisation)
    done = _shares(shares.filter(span.days("due_on"), _confirmed_before(span)))
    return None if not done.rows and not shares.exists() else done


def shares_in_time(organisation: Organisation, period: Period, on: date) -> Counted | None:
    """Of these the ones that were reported on their day or before it."""
    span = Span.of(period, on)
    shares = _led(organisation)
    kept = shares.filter(
        span.days("due_on"), _confirmed_before(span), closed_at__date__lte=F("due_on")
    )
    in_time = _shares(kept)
    return None if not in_time.rows and not shares.exists() else in_time


def shares_with_evidence(organisation: Organisation, period: Period, on: date) -> Counted | None:
    """Shares confirmed in the period that show evidence; None without any work."""
    shares = _led(organisation)
    shown = _shares(_proved(shares, Span.of(period, on)))
    return None if not shown.rows and not shares.exists() else shown


def tied_shares(
    organisation: Organisation, period: Period, on: date, indicator_id: int
) -> Counted | None:
    """Shares of the tasks tied to the indicator that were confirmed in the period, with evidence.

    One share is one time that the thing was done. None while no task of the body is tied.
    """
    shares = _tied(organisation, indicator_id)
    found = _shares(_proved(shares, Span.of(period, on)))
    return None if not found.rows and not shares.exists() else found


def tied_documents(
    organisation: Organisation, period: Period, on: date, indicator_id: int
) -> Counted | None:
    """Documents named as evidence in confirmed shares of the tasks tied to the indicator, each once."""
    shares = _tied(organisation, indicator_id)
    proved = _proved(shares, Span.of(period, on))
    named = (
        Evidence.objects.standing()
        .filter(assignment__in=proved.values("pk"), reference_kind=DOCUMENT)
        .order_by("reference_label", "pk")
    )
    once = {row.reference_id: row.reference_label for row in named}
    found = counted((DOCUMENT, key, label) for key, label in once.items())
    return None if not found.rows and not shares.exists() else found


def reviews_held(organisation: Organisation, period: Period, on: date) -> Counted:
    """Sơ kết and tổng kết held in the period."""
    rows = Review.objects.filter(
        own_tier(organisation, "owner_path"), Span.of(period, on).days("held_on")
    )
    named = rows.select_related("plan").order_by("held_on", "pk")
    return counted(
        (REVIEW, str(row.pk), f"{row.plan.title} ({row.held_on:%d/%m/%Y})") for row in named
    )


def difficulties_raised(organisation: Organisation, period: Period, on: date) -> Counted:
    """Difficulties that the body raised in the period."""
    rows = Difficulty.objects.filter(
        own_tier(organisation), Span.of(period, on).moments("raised_at")
    )
    return _difficulties(rows)


def difficulties_answered(organisation: Organisation, period: Period, on: date) -> Counted:
    """Difficulties that the body answered in the period."""
    return _answered(organisation, period, on)


def difficulties_answered_in_time(organisation: Organisation, period: Period, on: date) -> Counted:
    """Of these the ones that it answered by the day that was set."""
    return _answered(organisation, period, on, was_late=False)


def _answered(organisation: Organisation, period: Period, on: date, **more: bool) -> Counted:
    steps = DifficultyStep.objects.filter(
        own_tier(organisation), Span.of(period, on).moments("at"), event__in=ANSWERS, **more
    )
    return _difficulties(Difficulty.objects.filter(pk__in=steps.values("difficulty")))


def _difficulties(rows: QuerySet[Difficulty]) -> Counted:
    found = rows.order_by("raised_at", "pk").values_list("pk", "text")
    return counted((DIFFICULTY, str(key), text) for key, text in found)


def _led(organisation: Organisation) -> QuerySet[Assignment]:
    return Assignment.objects.filter(
        own_tier(organisation), role=AssignmentRole.LEAD, task__state=TaskState.OPEN
    )


def _tied(organisation: Organisation, indicator_id: int) -> QuerySet[Assignment]:
    tasks = TaskTie.objects.filter(indicator=indicator_id).values("task")
    return _led(organisation).filter(task__in=tasks)


def _confirmed_before(span: Span) -> Q:
    return Q(state=AssignmentState.DONE, confirmed_at__lt=span.over)


def _proved(shares: QuerySet[Assignment], span: Span) -> QuerySet[Assignment]:
    shown = Evidence.objects.standing().filter(assignment=OuterRef("pk"))
    return shares.filter(Exists(shown), span.moments("confirmed_at"), state=AssignmentState.DONE)


def _shares(rows: QuerySet[Assignment]) -> Counted:
    found = rows.order_by("due_on", "pk").values_list("pk", "task__text")
    return counted((SHARE, str(key), text) for key, text in found)


def _begins(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=VIETNAM)
