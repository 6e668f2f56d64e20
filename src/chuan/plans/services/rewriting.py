"""A task put right: its words, its date, its money, and which bodies have a share of it."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from chuan.orgs.models import Organisation
from chuan.plans.enums import AssignmentState, BasisCode, Repeat
from chuan.plans.errors import WorkHasBegun
from chuan.plans.models import Assignment, Task
from chuan.plans.services import sharing
from chuan.plans.types import BasisStep, DueDate, Share, TaskWords


def plan_fields(words: TaskWords) -> dict[str, object]:
    """Pillar and money, as the columns hold them."""
    money = words.money
    return {
        "pillar": str(words.pillar or ""),
        "funding_vnd": money.vnd,
        "funding_source": str(money.source or ""),
        "funding_programme": " ".join(money.programme.split())[:300],
    }


def set_by_hand(due_on: date | None) -> list[dict[str, object]]:
    """The reason behind a date that somebody typed."""
    if due_on is None:
        return []
    return [BasisStep(BasisCode.SET_BY_HAND, (("due", f"{due_on:%d/%m/%Y}"),)).as_json()]


def rewrite(task: Task, words: TaskWords) -> dict[str, object]:
    """Put the words and the date into the task; what changed, from and to."""
    changes: dict[str, object] = {}
    new: Mapping[str, object] = {
        "text": words.text.strip(),
        "product": words.product.strip(),
        "clause": words.clause[:80],
        "due_on": words.due_on,
        "recurrence": str(words.repeat),
        **plan_fields(words),
    }
    for field, value in new.items():
        old = getattr(task, field)
        if old != value:
            changes[field] = [_plain(old), _plain(value)]
            setattr(task, field, value)
    if "due_on" in changes or "recurrence" in changes:
        task.due_basis = set_by_hand(words.due_on)
        due = DueDate(words.due_on, words.repeat, ())
        _move_open(task, words.due_on, due.occurrence)
    compiler = Organisation.objects.filter(uid=words.compiler).first() if words.compiler else None
    if compiler and compiler.pk != task.compiler_id:
        changes["compiler"] = [_plain(task.compiler), compiler.name]
        task.compiler = compiler
    return changes


def _move_open(task: Task, due_on: date | None, occurrence: int) -> None:
    """Each body's latest open share moves to the new date, unless it holds one for that date already."""
    rows = task.assignments.order_by("occurrence", "pk")
    taken = set(rows.filter(occurrence=occurrence).values_list("organisation_id", flat=True))
    latest = dict(rows.filter(closed=False).values_list("organisation_id", "pk"))
    there = rows.filter(closed=False, occurrence=occurrence)
    there.update(due_on=due_on)
    moved = [pk for body, pk in latest.items() if body not in taken]
    task.assignments.filter(pk__in=moved).update(due_on=due_on, occurrence=occurrence)


def give_again(task: Task, shares: Sequence[Share]) -> dict[str, object]:
    """Take bodies off and put bodies on; a begun share stays, or the correction is refused."""
    wanted = {share.body.pk: share for share in shares}
    held = {row.organisation_id: row for row in task.assignments.filter(closed=False)}
    off = [row for pk, row in held.items() if pk not in wanted]
    begun = [row for row in off if row.state != AssignmentState.NOT_STARTED or row.staffed]
    if begun:
        bodies = Organisation.objects.filter(pk__in=[row.organisation_id for row in begun])
        who = "; ".join(bodies.values_list("name", flat=True))
        raise WorkHasBegun(_("Không bỏ được cơ quan đã bắt đầu làm: %(who)s.") % {"who": who})
    Assignment.objects.filter(pk__in=[row.pk for row in off]).delete()
    sharing.stop_seeing(task, [row.path for row in off])
    due = DueDate(task.due_on, Repeat(task.recurrence or Repeat.ONCE), ())
    over = set(
        task.assignments.filter(closed=True, occurrence=due.occurrence).values_list(
            "organisation_id", flat=True
        )
    )
    new = [share for pk, share in wanted.items() if pk not in held and pk not in over]
    sharing.give(task, new, occurrence=due.occurrence)
    if task.plan and new:
        sharing.let_see_plan(task.plan, [share.body.path for share in new])
    changed = [row for pk, row in held.items() if pk in wanted and row.role != wanted[pk].role]
    for row in changed:
        Assignment.objects.filter(pk=row.pk).update(role=wanted[row.organisation_id].role)
    taken = Organisation.objects.filter(pk__in=[row.organisation_id for row in off])
    names = {
        "bodies_added": [share.body.name for share in new],
        "bodies_removed": list(taken.values_list("name", flat=True)),
        "roles_changed": [wanted[row.organisation_id].body.name for row in changed],
    }
    return {key: value for key, value in names.items() if value}


def _plain(value: object) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value)
