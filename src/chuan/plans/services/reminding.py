"""Reminds people once a day of what is due: one line each, never the same twice."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Final

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chuan.audit.services import record
from chuan.core import clock, inbox
from chuan.core.actor import Actor
from chuan.plans.models import Reminder, ReminderDay
from chuan.plans.selectors.reminders import Due, dues

_SHOWN: Final = 3
CODE: Final = "plans.reminder"


def remind_people(*, actor: Actor, on: date) -> int:
    """Send each person one line about what `on` calls for; how many people were told.

    Each person is a transaction of its own: a run that broke off goes on with the others, and a
    second run of a day tells nobody again.
    """
    waiting: defaultdict[str, list[Due]] = defaultdict(list)
    for due in dues(on):
        waiting[due.person].append(due)
    told = sum(_remind(actor, person, items, on) for person, items in sorted(waiting.items()))
    if told:
        with transaction.atomic():
            record(
                actor,
                "plans.reminders.sent",
                kind="reminder",
                object_id=on.isoformat(),
                label=f"{on:%d/%m/%Y}",
                path="/",
                changes={"people": told},
            )
    return told


@transaction.atomic
def _remind(actor: Actor, person: str, items: Sequence[Due], on: date) -> bool:
    """Whether a line was sent: not when it was sent today already, nor for stages told before."""
    if ReminderDay.objects.filter(person_id=person, on=on).exists():
        return False
    known = set(
        Reminder.objects.filter(
            person_id=person, object_id__in=[due.object_id for due in items]
        ).values_list("kind", "object_id", "due_on", "stage")
    )
    new = [due for due in items if (due.kind, due.object_id, due.due_on, due.stage) not in known]
    if not new:
        return False
    day, made = ReminderDay.objects.get_or_create(
        person_id=person, on=on, defaults={"at": clock.now()}
    )
    if not made:
        return False
    Reminder.objects.bulk_create(
        Reminder(
            day=day,
            person_id=person,
            kind=due.kind,
            object_id=due.object_id,
            due_on=due.due_on,
            stage=due.stage,
        )
        for due in new
    )
    url = f"{reverse('plans:reminder_list')}?ngay={on.isoformat()}"
    inbox.notify(
        [person], code=CODE, title=_title(new, on), body=_body(new, on), url=url, actor=actor
    )
    return True


def _title(items: Sequence[Due], on: date) -> str:
    late = sum(due.due_on < on for due in items)
    soon = len(items) - late
    parts = []
    if late:
        parts.append(ngettext("%(n)d việc quá hạn", "%(n)d việc quá hạn", late) % {"n": late})
    if soon:
        parts.append(
            ngettext("%(n)d việc sắp đến hạn", "%(n)d việc sắp đến hạn", soon) % {"n": soon}
        )
    return _("Nhắc việc: %(what)s") % {"what": ", ".join(parts)}


def _body(items: Sequence[Due], on: date) -> str:
    """The most urgent ones, each with its date."""
    ordered = sorted(items, key=lambda due: due.due_on)
    lines = [f"{due.title[:120]} – {_when(due.due_on, on)}" for due in ordered[:_SHOWN]]
    more = len(ordered) - _SHOWN
    if more > 0:
        lines.append(ngettext("và %(n)d việc khác", "và %(n)d việc khác", more) % {"n": more})
    return "; ".join(lines)


def _when(due_on: date, on: date) -> str:
    left = (due_on - on).days
    shown = f"{due_on:%d/%m/%Y}"
    if left == 0:
        return _("hạn hôm nay, %(day)s") % {"day": shown}
    said = (
        ngettext("còn %(n)d ngày, hạn %(day)s", "còn %(n)d ngày, hạn %(day)s", left)
        if left > 0
        else ngettext("quá %(n)d ngày, hạn %(day)s", "quá %(n)d ngày, hạn %(day)s", -left)
    )
    return said % {"n": abs(left), "day": shown}
