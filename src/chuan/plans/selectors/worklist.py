"""What waits for a person: their own shares, and those of their body that nobody was named for."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chuan.core.actor import Actor
from chuan.core.worklist import WorkItem
from chuan.orgs.enums import Role
from chuan.plans import labels
from chuan.plans.enums import AssignmentEvent, AssignmentState, DifficultyState, Verdict
from chuan.plans.models import (
    DIFFICULTY,
    TASK,
    Assignment,
    Confirmation,
    Difficulty,
    Task,
    given_to,
)
from chuan.plans.selectors.people import works_alone

CONFIRMATION: Final = "confirmation"
MOST: Final = 200
"""Rows of each kind on one screen; the list of tasks has them all, with filters."""
_SHOWN = (
    "uid", "role", "due_on", "state", "staffed", "path",
    "task__uid", "task__text", "task__clause", "task__is_sample",
    "task__plan__document__symbol", "task__plan__document__title",
)  # fmt: skip


def list_items(actor: Actor, on: date) -> Sequence[WorkItem]:
    """Open shares of `actor` by date, at most `MOST` of each kind; five to ten queries of one index each."""
    if not actor.id or actor.is_system or not actor.path:
        return ()
    mine = list(_personal(actor))
    found = {share.pk: _item(share, on, actor.id) for share in mine}
    for share in _of_body(actor):
        found.setdefault(share.pk, _item(share, on, ""))
    return (*found.values(), *_to_confirm(actor, on), *_to_answer(actor, on))


def _to_confirm(actor: Actor, on: date) -> Iterable[WorkItem]:
    """A row for each task of which reports wait for the body to confirm."""
    if not actor.has_role(Role.HEAD, Role.OFFICER):
        return ()
    rows = Assignment.objects.to_confirm(actor)
    if not actor.has_role(Role.HEAD) and not works_alone(actor.path, on):
        rows = rows.exclude(path=actor.path)
    counted = rows.order_by().values("task_id").annotate(n=Count("pk"))
    waiting = dict(counted.values_list("task_id", "n")[:MOST])
    tasks = Task.objects.filter(pk__in=waiting).select_related("plan__document")
    return [_confirmation(task, waiting[task.pk]) for task in tasks.order_by("pk")]


def _to_answer(actor: Actor, on: date) -> Iterable[WorkItem]:
    """Difficulties that wait for an answer of the body; late ones first."""
    if not actor.has_role(Role.HEAD, Role.OFFICER):
        return ()
    rows = Difficulty.objects.to_answer(actor).select_related(
        "task__plan__document", "organisation"
    )
    return [_difficulty(row, on) for row in rows.order_by("answer_on", "pk")[:MOST]]


def _confirmation(task: Task, count: int) -> WorkItem:
    url = reverse("plans:confirm_task", args=[task.uid])
    said = ngettext("%(n)d cơ quan đã báo", "%(n)d cơ quan đã báo", count) % {"n": count}
    document = task.plan.document if task.plan else None
    return WorkItem(
        uid=task.uid,
        kind=CONFIRMATION,
        title=_("Xác nhận kết quả: %(text)s") % {"text": task.text},
        url=url,
        role_label=_("Tổng hợp"),
        due_on=None,
        document_label=document.label if document else "",
        clause=task.clause,
        next_action_label=_("Xem và xác nhận"),
        next_action_url=url,
        state="reported",
        state_label=said,
        is_sample=task.is_sample,
    )


def _difficulty(row: Difficulty, on: date) -> WorkItem:
    url = reverse("plans:difficulty_detail", args=[row.uid])
    document = row.task.plan.document if row.task.plan else None
    return WorkItem(
        uid=row.uid,
        kind=DIFFICULTY,
        title=_("Khó khăn, vướng mắc của %(body)s: %(text)s")
        % {"body": row.organisation.label, "text": row.text},
        url=url,
        role_label=_("Trả lời"),
        due_on=row.answer_on,
        document_label=document.label if document else "",
        clause=row.task.clause,
        next_action_label=_("Trả lời"),
        next_action_url=url,
        state=row.state,
        state_label=str(labels.DIFFICULTY_STATE[DifficultyState(row.state)]),
        overdue=row.answer_on < on,
        is_sample=row.is_sample,
    )


def _personal(actor: Actor) -> Iterable[Assignment]:
    """Given to this very person."""
    rows = Assignment.objects.open().filter(people__in=given_to(actor))
    return _shown(rows).order_by("due_on", "pk")[:MOST]


def _of_body(actor: Actor) -> Iterable[Assignment]:
    """Of the body: what nobody was named for; the head sees what people hold as well."""
    rows = Assignment.objects.of_body(actor).open()
    if not actor.has_role(Role.HEAD, Role.OFFICER, Role.CLERK):
        return ()
    kinds = (False, True) if actor.has_role(Role.HEAD) else (False,)
    found: list[Assignment] = []
    for staffed in kinds:
        some = _shown(rows.filter(staffed=staffed))
        dated = list(some.filter(due_on__isnull=False).order_by("due_on", "pk")[:MOST])
        found.extend(dated)
        if len(dated) < MOST:
            found.extend(some.filter(due_on__isnull=True).order_by("pk")[: MOST - len(dated)])
    return found


def _shown(rows: QuerySet[Assignment]) -> QuerySet[Assignment]:
    returned = Confirmation.objects.filter(
        assignment=OuterRef("pk"), verdict=Verdict.RETURNED, undone_at=None
    )
    shown = rows.select_related("task__plan__document").only(*_SHOWN)
    return shown.annotate(returned=Exists(returned))


def _item(share: Assignment, on: date, person: str) -> WorkItem:
    task = share.task
    url = reverse("plans:task_detail", args=[task.uid])
    document = task.plan.document if task.plan else None
    label, action = _next_action(share, url)
    return WorkItem(
        uid=share.uid,
        kind=TASK,
        title=task.text,
        url=url,
        role_label=str(labels.ROLE.get(share.role, "")),
        due_on=share.due_on,
        document_label=document.label if document else "",
        clause=task.clause,
        next_action_label=label,
        next_action_url=action,
        state=share.state,
        state_label=str(labels.SHARE_STATE.get(share.state, "")),
        overdue=share.due_on is not None and share.due_on < on,
        person_id=person,
        is_sample=task.is_sample,
    )


def _next_action(share: Assignment, url: str) -> tuple[str, str]:
    """What is to be done now: begin, report with evidence, or make good what was returned."""
    if share.state == AssignmentState.NOT_STARTED:
        return str(labels.EVENT[AssignmentEvent.START]), f"{url}#phan-cong-{share.uid.hex}"
    report = reverse("plans:share_report", args=[share.uid])
    if getattr(share, "returned", False):
        return _("Bổ sung và báo lại"), report
    return str(labels.EVENT[AssignmentEvent.FINISH]), report
