"""What waits for a person: their own shares, and those of their body that nobody was named for."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chuan.core.actor import Actor
from chuan.core.worklist import Source, WorkItem
from chuan.orgs.enums import Role
from chuan.orgs.models import RoleAssignment
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

CONFIRMATION: Final = "confirmation"
_SHOWN = (
    "uid", "role", "due_on", "state", "staffed", "path",
    "task__uid", "task__text", "task__clause", "task__is_sample",
    "task__plan__document__symbol", "task__plan__document__title",
)  # fmt: skip


def sources_of(actor: Actor, on: date) -> Sequence[Source]:
    """Open shares of the person and of the body, reports to confirm, difficulties to answer.

    A share that the person holds stands there once, as theirs.
    """
    own = Source(_personal(actor), lambda rows: (_item(row, on, actor.id) for row in rows))
    body = [
        Source(rows, lambda rows: (_item(row, on, "") for row in rows)) for rows in _of_body(actor)
    ]
    if not actor.has_role(Role.HEAD, Role.OFFICER):
        return (own, *body)
    return (
        own,
        *body,
        Source(_to_confirm(actor, on), lambda rows: map(_confirmation, rows)),
        Source(_to_answer(actor), lambda rows: (_difficulty(row, on) for row in rows)),
    )


def _to_confirm(actor: Actor, on: date) -> QuerySet[Task]:
    """A row for each task of which reports wait for the body to confirm.

    What the own body reported is for its head, or for its only officer.
    """
    shares = Assignment.objects.to_confirm(actor)
    if not actor.has_role(Role.HEAD):
        others = RoleAssignment.objects.valid_on(on).filter(
            organisation__path=actor.path, role__in=(Role.OFFICER, Role.HEAD)
        )
        others = others.exclude(person__uid=UUID(actor.id))
        shares = shares.filter(~Q(path=actor.path) | ~Exists(others))
    tasks = Task.objects.filter(assignments__in=shares).select_related("plan__document")
    return tasks.annotate(waiting=Count("assignments")).order_by("pk")


def _to_answer(actor: Actor) -> QuerySet[Difficulty]:
    """Difficulties that wait for an answer of the body; late ones first."""
    rows = Difficulty.objects.to_answer(actor)
    return rows.select_related("task__plan__document", "organisation").order_by("answer_on", "pk")


def _confirmation(task: Task) -> WorkItem:
    count = int(getattr(task, "waiting", 0))
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
        waits=True,
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


def _personal(actor: Actor) -> QuerySet[Assignment]:
    """Given to this very person."""
    rows = Assignment.objects.open().filter(people__in=given_to(actor))
    return _shown(rows).order_by("due_on", "pk")


def _of_body(actor: Actor) -> Iterable[QuerySet[Assignment]]:
    """Of the body: what nobody was named for; the head sees what people hold as well.

    What has a date and what has none are asked apart, each from one index.
    """
    if not actor.has_role(Role.HEAD, Role.OFFICER, Role.CLERK):
        return
    rows = Assignment.objects.of_body(actor).open()
    for staffed in (False, True) if actor.has_role(Role.HEAD) else (False,):
        some = _shown(rows.filter(staffed=staffed))
        yield some.filter(due_on__isnull=False).order_by("due_on", "pk")
        yield some.filter(due_on__isnull=True).order_by("pk")


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
