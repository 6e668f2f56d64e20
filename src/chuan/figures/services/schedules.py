"""Standing duties to report: laid down, ended, and the rounds that they open by themselves."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor, system_actor
from chuan.domain.cascade import Period, PeriodKind
from chuan.domain.errors import DomainError
from chuan.figures.enums import Reading
from chuan.figures.errors import MayNotAsk, RoundNotFound, RoundRefused
from chuan.figures.models import Form, Schedule
from chuan.figures.permissions import can_ask
from chuan.figures.rules.naming import said_period
from chuan.figures.rules.timing import Days, Timing, coming, days_of, owed
from chuan.figures.selectors.asking import GROUPS, may_be_asked, members_of
from chuan.figures.services.rounds import Asking, open_round
from chuan.orgs.selectors import organisation_by_uid
from chuan.plans.models import Plan

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Duty:
    """What a schedule asks, of which groups of bodies or bodies by uid (hex), on what ground."""

    form: Form
    timing: Timing
    groups: Sequence[str]
    valid_from: date
    basis: str = ""
    plan: Plan | None = None
    bodies: Sequence[str] = ()


def timing_of(schedule: Schedule) -> Timing:
    """The stored days of a schedule as a value."""
    return Timing(
        kind=PeriodKind(schedule.period_kind),
        due_month=schedule.due_month,
        due_day=schedule.due_day,
        reading=Reading(schedule.reading),
        closing_days=schedule.closing_days,
        internal_days=schedule.internal_days,
        opens_before=schedule.opens_before,
    )


def next_days(schedule: Schedule, on: date) -> tuple[Period, Days] | None:
    """The next period that the schedule will ask for and its days; None when it has ended."""
    timing = timing_of(schedule)
    for period in coming(timing, on=on):
        days = days_of(timing, period)
        begun = schedule.valid_from is None or schedule.valid_from <= days.printed_on
        if begun and (schedule.valid_until is None or days.printed_on <= schedule.valid_until):
            return period, days
    return None


@transaction.atomic
def lay_schedule(*, actor: Actor, duty: Duty) -> Schedule:
    """A standing duty of the groups below the own body; rounds open by themselves from then on."""
    if not can_ask(actor):
        raise MayNotAsk(_("Chỉ cán bộ và người đứng đầu cơ quan mới lập được lịch báo cáo."))
    own = organisation_by_uid(actor.organisation_uid)
    named = may_be_asked(own).filter(uid__in=list(duty.bodies)).order_by("path")
    groups = [str(kind) for kind in GROUPS if kind in set(duty.groups)]
    groups += [body.uid.hex for body in named]
    if not groups or not members_of(own, groups).exists():
        raise RoundRefused(_("Hãy chọn ít nhất một nhóm hoặc một đơn vị báo cáo."), field="groups")
    if duty.timing.kind is not PeriodKind(duty.form.period_kind):
        raise RoundRefused(_("Biểu mẫu này dùng cho loại kỳ khác."), field="form")
    if not _closes_within(duty.timing):
        raise RoundRefused(
            _("Ngày chốt số liệu phải nằm trong hoặc sau kỳ báo cáo."), field="closing_days"
        )
    schedule = Schedule.objects.create(
        form_code=duty.form.code,
        form_owner_path=duty.form.owner_path,
        asker=own,
        asker_path=own.path,
        period_kind=duty.timing.kind,
        due_month=duty.timing.due_month,
        due_day=duty.timing.due_day,
        reading=duty.timing.reading,
        closing_days=duty.timing.closing_days,
        internal_days=duty.timing.internal_days,
        opens_before=duty.timing.opens_before,
        asked=groups,
        basis=duty.basis.strip()[:500],
        plan=duty.plan,
        valid_from=duty.valid_from,
    )
    _record(actor, schedule, "figures.schedule.laid")
    return schedule


@transaction.atomic
def end_schedule(*, actor: Actor, pk: int, reason: str) -> Schedule:
    """No round is opened any more from today on; those that are open go on."""
    schedule = (
        Schedule.objects.select_for_update().filter(pk=pk, asker_path=actor.path or None).first()
    )
    if schedule is None or not can_ask(actor):
        raise RoundNotFound
    if not reason.strip():
        raise RoundRefused(_("Hãy ghi lý do."), field="reason")
    yesterday = clock.today() - timedelta(days=1)
    schedule.valid_until = max(yesterday, schedule.valid_from or yesterday)
    schedule.save(update_fields=("valid_until",))
    _record(actor, schedule, "figures.schedule.ended", reason=reason.strip()[:1000])
    return schedule


def _closes_within(timing: Timing) -> bool:
    """Whether the figures of every period of a year are closed after it has begun."""
    year = clock.today().year
    periods = (period for period in coming(timing, on=date(year, 1, 1)))
    return all(days_of(timing, each).closing_on >= each.first_day for each in periods)


def open_due_rounds(*, on: date) -> int:
    """Open every round that a schedule owes by `on`; returns how many were opened. Again is harmless.

    A schedule that cannot open (its body is no more, its days make no sense) holds up no other.
    """
    opened = 0
    for schedule in Schedule.objects.select_related("asker", "plan").order_by("pk"):
        done = set(schedule.rounds.values_list("period", flat=True))
        for period in owed(
            timing_of(schedule),
            on=on,
            valid_from=schedule.valid_from,
            valid_until=schedule.valid_until,
        ):
            if period.code not in done:
                opened += _opened(schedule.pk, period, on)
    return opened


def _opened(pk: int, period: Period, on: date) -> int:
    try:
        return _open(pk, period, on)
    except DomainError as refusal:
        log.warning("schedule %s opens nothing for %s: %s", pk, period.code, refusal.code)
        return 0


@transaction.atomic
def _open(pk: int, period: Period, on: date) -> int:
    """One round, under the lock of its schedule, so that two workers open it once."""
    schedule = Schedule.objects.select_for_update(of=("self",)).select_related("asker").get(pk=pk)
    if schedule.rounds.filter(period=period.code).exists():
        return 0
    form = current_form(schedule.form_code, schedule.form_owner_path, on)
    bodies = members_of(schedule.asker, schedule.asked, on)
    if form is None or not bodies:
        return 0
    days = days_of(timing_of(schedule), period)
    asking = Asking(
        form=form,
        period=period,
        closing_on=days.closing_on,
        printed_on=days.printed_on,
        reading=Reading(schedule.reading),
        internal_on=days.internal_on,
        title=f"{form.name}, {said_period(period)}"[:300],
        basis=schedule.basis,
        confidence=schedule.confidence,
        plan=schedule.plan,
        is_sample=schedule.is_sample,
    )
    open_round(
        actor=system_actor(), asking=asking, bodies=bodies, schedule=schedule, asker=schedule.asker
    )
    return 1


def current_form(code: str, owner_path: str, on: date) -> Form | None:
    """The newest version of a form that is valid on `on`."""
    versions = Form.objects.filter(code=code, owner_path=owner_path).order_by("-version")
    for form in versions:
        begun = form.valid_from is None or form.valid_from <= on
        if begun and (form.valid_until is None or form.valid_until >= on):
            return form
    return None


def _record(actor: Actor, schedule: Schedule, code: str, **changes: object) -> None:
    record(
        actor,
        code,
        kind="schedule",
        object_id=schedule.pk,
        label=schedule.form_code,
        path=schedule.asker_path,
        changes=changes,
    )
