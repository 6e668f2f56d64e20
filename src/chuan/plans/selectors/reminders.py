"""Whom to remind of what on a day, and the page that a reminder leads to."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.domain.calendar_vn import Calendar
from chuan.law.selectors import calendar
from chuan.orgs.enums import Role
from chuan.orgs.models import RoleAssignment
from chuan.plans import labels
from chuan.plans.enums import TaskState
from chuan.plans.models import Assignment, PersonalAssignment, Plan, PlanDuty, Reminder, Task
from chuan.plans.rules.reminding import STAGES, stage_of
from chuan.plans.selectors.duties import duties_due

SHARE: Final = "share"
DUTY: Final = "duty"
_HORIZON: Final = max(STAGES) + 14
"""Days ahead that are looked at: a run of days off may bring the last worked day forward."""
_AT_ONCE: Final = 1000
"""Shares asked about together: a query takes so many values, a nation has more that are late."""


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that somebody is reminded of, with the day that counts and how many days are left."""

    kind: str
    object_id: int
    title: str
    due_on: date
    stage: int
    person: str


@dataclass(frozen=True, slots=True)
class RemindedView:
    """One thing on the page of a reminder: what, why, from where, how to finish."""

    title: str
    url: str
    due_on: date
    left: int
    reasons: Sequence[str]
    day_off: str
    source: str
    how: str


def dues(on: date) -> Iterator[Due]:
    """Every reminder that `on` calls for, person by person; none on a day that is not worked."""
    days = calendar((on.year - 1, on.year, on.year + 1))
    if days.is_working_day(on):
        yield from _shares_due(on, days)
        yield from _duties_due(on, days)


def _shares_due(on: date, days: Calendar) -> Iterator[Due]:
    """Shares of tasks, told to who holds them, else to the body's heads."""
    rows = Assignment.objects.open().filter(
        due_on__lte=on + timedelta(days=_HORIZON), task__state=TaskState.OPEN
    )
    keys = list(rows.order_by("due_on", "pk").values_list("pk", flat=True))
    for start in range(0, len(keys), _AT_ONCE):
        yield from _some_due(keys[start : start + _AT_ONCE], on, days)


def _some_due(keys: Sequence[int], on: date, days: Calendar) -> Iterator[Due]:
    found = Assignment.objects.filter(pk__in=keys).select_related("task")
    shares = list(found.order_by("due_on", "pk"))
    people = _people(shares, on)
    for share in shares:
        assert share.due_on is not None  # noqa: S101  (asked for above)
        stage = _stage(share.due_on, on, share.created_at, days)
        if stage is not None:
            for person in people.get(share.pk, ()):
                yield Due(SHARE, share.pk, share.task.text, share.due_on, stage, person)


def _duties_due(on: date, days: Calendar) -> Iterator[Due]:
    """Plans that bodies must issue by a printed day, told to their heads."""
    duties = [duty for duty in duties_due(on, days=_HORIZON) if duty.due_on is not None]
    told = _by_body({duty.organisation_id for duty in duties if duty.organisation_id}, on)
    for duty in duties:
        assert duty.due_on is not None  # noqa: S101  (asked for above)
        stage = _stage(duty.due_on, on, duty.at, days)
        if stage is not None and duty.organisation_id:
            for person in told.get(duty.organisation_id, ()):
                yield Due(DUTY, duty.pk, _duty_title(duty), duty.due_on, stage, person)


def _stage(due_on: date, on: date, known_at: datetime, days: Calendar) -> int | None:
    known_on = known_at.astimezone(clock.VIETNAM).date()
    return stage_of(due_on, on, known_on=known_on, last_worked=last_worked(days, due_on))


def _duty_title(duty: PlanDuty) -> str:
    return _("Ban hành kế hoạch thực hiện %(label)s") % {"label": duty.plan.document.label}


def last_worked(days: Calendar, due_on: date) -> date:
    """The due date itself when it is worked, else the last day before it that is."""
    while not days.is_working_day(due_on):
        due_on -= timedelta(days=1)
    return due_on


def day_off_sentence(days: Calendar, due_on: date) -> str:
    """What to know when the due date is a day off; empty when it is worked."""
    why = days.why_off(due_on)
    if why is None:
        return ""
    before = last_worked(days, due_on)
    said = _("Ngày %(due)s là ngày nghỉ (%(name)s); ngày làm việc trước đó là %(before)s.")
    shown = {"due": f"{due_on.day}/{due_on.month}", "before": f"{before.day}/{before.month}"}
    return said % {**shown, "name": _(why.name)}


def reminder_page(actor: Actor, on: date) -> Sequence[RemindedView]:
    """What the actor was reminded of on a day and is still to be done, most urgent first."""
    kept = Reminder.objects.filter(person_id=actor.id, day__on=on)
    ids = list(kept.filter(kind=SHARE).values_list("object_id", flat=True))
    duty_ids = list(kept.filter(kind=DUTY).values_list("object_id", flat=True))
    visible = Task.objects.visible_to(actor).values("pk")
    shares = Assignment.objects.open().filter(pk__in=ids, task__in=visible, due_on__isnull=False)
    today = clock.today()
    days = calendar((today.year - 1, today.year, today.year + 1))
    rows = shares.select_related("task__plan__document").order_by("due_on", "pk")
    duties = PlanDuty.objects.expected().filter(
        pk__in=duty_ids, plan__in=Plan.objects.visible_to(actor).values("pk"), due_on__isnull=False
    )
    found = [
        *(_view(share, days, today) for share in rows),
        *(_duty_view(duty, days, today) for duty in duties.select_related("plan__document")),
    ]
    return tuple(sorted(found, key=lambda row: row.due_on))


def _view(share: Assignment, days: Calendar, today: date) -> RemindedView:
    task = share.task
    assert share.due_on is not None  # noqa: S101  (asked for by the caller)
    document = task.plan.document.label if task.plan else task.owner.name
    return RemindedView(
        title=task.text,
        url=reverse("plans:share_report", args=[share.uid]),
        due_on=share.due_on,
        left=(share.due_on - today).days,
        reasons=labels.basis_sentences(task.due_basis),
        day_off=day_off_sentence(days, share.due_on),
        source=", ".join(part for part in (document, task.clause) if part),
        how=_("Nêu kết quả, kèm minh chứng rồi bấm “Báo hoàn thành”."),
    )


def _duty_view(duty: PlanDuty, days: Calendar, today: date) -> RemindedView:
    assert duty.due_on is not None  # noqa: S101  (asked for by the caller)
    document = duty.plan.document.label
    return RemindedView(
        title=_duty_title(duty),
        url=reverse("plans:plan_detail", args=[duty.plan.uid]),
        due_on=duty.due_on,
        left=(duty.due_on - today).days,
        reasons=labels.basis_sentences(duty.due_basis),
        day_off=day_off_sentence(days, duty.due_on),
        source=", ".join(part for part in (document, duty.clause) if part),
        how=_("Mở kế hoạch cấp trên, soạn kế hoạch của cơ quan mình rồi ban hành."),
    )


def _people(shares: Sequence[Assignment], on: date) -> Mapping[int, Sequence[str]]:
    """Who holds each share; of a share nobody holds, the heads of the body, else its officers."""
    held: dict[int, list[str]] = {}
    rows = PersonalAssignment.objects.filter(assignment__in=shares, ended_at=None)
    for share_id, uid in rows.values_list("assignment_id", "person__uid"):
        held.setdefault(share_id, []).append(uid.hex)
    told = _by_body({s.organisation_id for s in shares if s.pk not in held}, on)
    for share in shares:
        if share.pk not in held and share.organisation_id in told:
            held[share.pk] = list(told[share.organisation_id])
    return held


def _by_body(bodies: set[int], on: date) -> Mapping[int, Sequence[str]]:
    """The heads of each body, else its officers."""
    seats = RoleAssignment.objects.valid_on(on).filter(
        organisation_id__in=bodies, role__in=(Role.HEAD, Role.OFFICER)
    )
    heads: defaultdict[int, set[str]] = defaultdict(set)
    others: defaultdict[int, set[str]] = defaultdict(set)
    for body, role, uid in seats.values_list("organisation_id", "role", "person__uid"):
        (heads if role == Role.HEAD else others)[body].add(uid.hex)
    return {body: sorted(heads.get(body) or others[body]) for body in {*heads, *others}}
