"""What waits for a person: their own shares, and those of their body that nobody was named for."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from django.db.models import QuerySet
from django.urls import reverse

from chuan.core.actor import Actor
from chuan.core.worklist import WorkItem
from chuan.orgs.enums import Role
from chuan.plans import labels
from chuan.plans.enums import AssignmentEvent, AssignmentState
from chuan.plans.models import TASK, Assignment, given_to

MOST: Final = 200
"""Rows of each kind on one screen; the list of tasks has them all, with filters."""
_SHOWN = (
    "uid", "role", "due_on", "state", "staffed", "path",
    "task__uid", "task__text", "task__clause", "task__is_sample",
    "task__plan__document__symbol", "task__plan__document__title",
)  # fmt: skip


def list_items(actor: Actor, on: date) -> Sequence[WorkItem]:
    """Open shares of `actor` by date, at most `MOST` of each kind; three to six queries of one index each."""
    if not actor.id or actor.is_system or not actor.path:
        return ()
    mine = list(_personal(actor))
    found = {share.pk: _item(share, on, actor.id) for share in mine}
    for share in _of_body(actor):
        found.setdefault(share.pk, _item(share, on, ""))
    return tuple(found.values())


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
    return rows.select_related("task__plan__document").only(*_SHOWN)


def _item(share: Assignment, on: date, person: str) -> WorkItem:
    task = share.task
    url = reverse("plans:task_detail", args=[task.uid])
    document = task.plan.document if task.plan else None
    waits = share.state == AssignmentState.NOT_STARTED
    event = AssignmentEvent.START if waits else AssignmentEvent.FINISH
    return WorkItem(
        uid=share.uid,
        kind=TASK,
        title=task.text,
        url=url,
        role_label=str(labels.ROLE.get(share.role, "")),
        due_on=share.due_on,
        document_label=document.label if document else "",
        clause=task.clause,
        next_action_label=str(labels.EVENT[event]),
        next_action_url=f"{url}#phan-cong-{share.uid.hex}",
        state=share.state,
        state_label=str(labels.SHARE_STATE.get(share.state, "")),
        overdue=share.due_on is not None and share.due_on < on,
        person_id=person,
        is_sample=task.is_sample,
    )
