"""The nightly look at clocks: reminders, ends told once, steps that the law takes by itself."""

from datetime import date
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.domain.calendar_vn import Calendar
from chuan.domain.errors import DomainError
from chuan.law.selectors.days import calendar
from chuan.procedures.enums import AtEnd, ClockKind, ClockState, StepKind
from chuan.procedures.models import Dossier, DossierClock
from chuan.procedures.rules.clocks import clocks_after, earliest_due
from chuan.procedures.selectors.definitions import definition_of
from chuan.procedures.selectors.log import log_of
from chuan.procedures.services.standing import (
    keep_clocks,
    people_of,
    record_dossier,
    tell,
)
from chuan.procedures.services.stepping import carry_out, lock_dossier
from chuan.procedures.types import ClockSpec, Definition, Given

SOON: Final = 3
"""Days before the last day on which those in charge are reminded, in the unit of the clock."""


def look_at_clocks(*, actor: Actor, on: date) -> int:
    """Remind, tell ends, take what the law takes by itself; how many dossiers were touched.

    Each dossier is a transaction of its own. A clock's end never changes a state unless the
    definition says so, and then the step says why.
    """
    days = calendar()
    latest = days.add_working_days(on, SOON)
    rows = DossierClock.objects.filter(
        state=ClockState.RUNNING, due_on__lte=latest, dossier__closed_on__isnull=True
    )
    touched = 0
    for uid in list(rows.order_by("dossier_id").values_list("dossier__uid", flat=True).distinct()):
        touched += _look_at(actor, uid, on, days)
    return touched


@transaction.atomic
def refresh_clocks(*, actor: Actor) -> int:
    """After days of the calendar changed: last days anew out of the logs, each move told and recorded."""
    days = calendar()
    changed = 0
    for dossier in Dossier.objects.open().select_related("version").order_by("pk").iterator():
        clocks = clocks_after(definition_of(dossier.version), log_of(dossier), days)
        moved = keep_clocks(dossier, clocks)
        if not moved:
            continue
        dossier.due_on = earliest_due(clocks)
        dossier.save(update_fields=("due_on",))
        record_dossier(
            actor, dossier, "procedures.clock.moved", clock=", ".join(moved), due=dossier.due_on
        )
        _tell_all(
            actor, dossier, definition_of(dossier.version), clock.today(),
            _("Lịch làm việc đổi, thời hạn tính lại: %(title)s") % {"title": dossier.title},
        )  # fmt: skip
        changed += 1
    return changed


@transaction.atomic
def _look_at(actor: Actor, uid: UUID, on: date, days: Calendar) -> int:
    held = lock_dossier(actor, uid)
    clocks = clocks_after(held.definition, held.log, days)
    rows = {row.key: row for row in held.dossier.clocks.all()}
    touched = 0
    for key, now in clocks.items():
        row = rows.get(key)
        if row is None or now.state is not ClockState.RUNNING or now.due_on is None:
            continue
        if not now.is_over(on):
            touched += _remind(actor, held.dossier, held.definition, row, on)
        elif now.spec.at_end is AtEnd.STEP:
            if _take_by_law(actor, uid, now.spec, now.due_on):
                return 1
        elif row.told_end != now.due_on:
            row.told_end = now.due_on
            row.save(update_fields=("told_end",))
            _tell_end(actor, held.dossier, held.definition, now.spec, on=on, due_on=now.due_on)
            touched = 1
    return min(touched, 1)


def _remind(
    actor: Actor, dossier: Dossier, definition: Definition, row: DossierClock, on: date
) -> int:
    """Once for each last day, to those who answer for the clock."""
    if row.told_due == row.due_on or row.kind == ClockKind.AT_LEAST or row.due_on is None:
        return 0
    row.told_due = row.due_on
    row.save(update_fields=("told_due",))
    title = _("%(clock)s đến hạn %(day)s: %(title)s") % {
        "clock": row.label, "day": f"{row.due_on:%d/%m/%Y}", "title": dossier.title,
    }  # fmt: skip
    tell(
        _in_charge(dossier, definition, definition.clock(row.key), on), actor=actor,
        dossier=dossier, title=title, code="procedures.clock_soon",
    )  # fmt: skip
    return 1


def _tell_end(
    actor: Actor,
    dossier: Dossier,
    definition: Definition,
    spec: ClockSpec,
    *,
    on: date,
    due_on: date,
) -> None:
    values = {"clock": spec.label, "day": f"{due_on:%d/%m/%Y}", "title": dossier.title}
    if spec.kind is ClockKind.AT_LEAST:
        title = _("%(clock)s đã đủ, hồ sơ làm tiếp được: %(title)s") % values
    elif spec.at_end is AtEnd.OFFER:
        title = _("%(clock)s đã hết ngày %(day)s, hồ sơ có bước tiếp: %(title)s") % values
    else:
        title = _("%(clock)s đã quá hạn từ ngày %(day)s: %(title)s") % values
    tell(
        _in_charge(dossier, definition, spec, on), actor=actor, dossier=dossier, title=title,
        code="procedures.clock_ended",
    )  # fmt: skip


def _take_by_law(actor: Actor, uid: UUID, spec: ClockSpec, due_on: date) -> bool:
    """The step that the end of a clock is; left alone where something stands in its way."""
    note = _("Hết thời hạn “%(clock)s” ngày %(day)s; hệ thống tự ghi bước này.") % {
        "clock": spec.label, "day": f"{due_on:%d/%m/%Y}",
    }  # fmt: skip
    held = lock_dossier(actor, uid)
    step = held.definition.step(held.dossier.state, spec.event)
    if step is None:
        return False
    try:
        with transaction.atomic():
            carry_out(actor, held, step, Given(note=note), StepKind.BY_CLOCK)
    except DomainError:
        return False
    return True


def _in_charge(dossier: Dossier, definition: Definition, spec: ClockSpec, on: date) -> set[str]:
    """Who answers for a clock, and those whose turn it is."""
    parties = [
        party
        for party in dossier.parties.exclude(path="")
        if party.has_turn or party.role == spec.role
    ]
    return people_of(definition, parties, on)


def _tell_all(actor: Actor, dossier: Dossier, definition: Definition, on: date, title: str) -> None:
    people = people_of(definition, list(dossier.parties.exclude(path="")), on)
    tell(people, actor=actor, dossier=dossier, title=title, code="procedures.clock_moved")
