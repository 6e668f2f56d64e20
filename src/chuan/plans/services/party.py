"""Joins a task of the party with the state document that carries it out."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents.models import Document
from chuan.documents.selectors.copies import find_document
from chuan.plans.enums import LinkState
from chuan.plans.errors import LinkIncomplete, MayNotPlan, TaskNotYours
from chuan.plans.models import CarriedOut, Plan, Task
from chuan.plans.permissions import can_accept, can_manage
from chuan.plans.selectors import party as read
from chuan.plans.selectors.tasks import find_task

LONGEST_REASON = 1000


def propose_carried_out(state: Plan) -> None:
    """Propose the party's tasks that a state plan just accepted carries out; a step of its acceptance.

    Only the party's side is told: the state's reader need not know that the task is there.
    """
    rows = read.party_tasks_beside(state)
    CarriedOut.objects.bulk_create(
        [
            CarriedOut(
                task=task,
                document=state.document,
                plan=state,
                owner_path=task.owner_path,
                at=state.accepted_at,
            )
            for task in rows.order_by("pk")
        ],
        ignore_conflicts=True,
    )


@transaction.atomic
def answer_link(*, actor: Actor, uid: UUID, keep: bool, reason: str = "") -> CarriedOut:
    """Confirm that the state document carries the task out, or dismiss it with a reason."""
    link = read.find_link(actor, uid)
    if not can_manage(actor, link.task):
        raise TaskNotYours
    if not keep and not reason.strip():
        raise LinkIncomplete(_("Hãy ghi lý do bỏ liên kết này."), field="reason")
    link.state = LinkState.CONFIRMED if keep else LinkState.DISMISSED
    link.note = reason.strip()[:LONGEST_REASON]
    link.by_label, link.at = actor.label[:160], clock.now()
    link.save()
    code = "plans.party_link.confirmed" if keep else "plans.party_link.dismissed"
    _record(actor, link.task, link.document, code)
    return link


@transaction.atomic
def add_link(*, actor: Actor, task: UUID, document: UUID) -> CarriedOut:
    """Join a task of the own party body with a state document that one may see."""
    if not can_accept(actor):
        raise MayNotPlan(_("Bạn chưa có vai trò được liên kết nhiệm vụ ở cơ quan này."))
    found, carried = find_task(actor, task), find_document(actor, document)
    if not can_manage(actor, found):
        raise TaskNotYours
    plan = Plan.objects.visible_to(actor).filter(document=carried).order_by("-accepted_at").first()
    link, _made = CarriedOut.objects.update_or_create(
        task=found,
        document_id=carried.pk,
        defaults={
            "plan": plan,
            "owner_path": found.owner_path,
            "state": LinkState.CONFIRMED,
            "by_label": actor.label[:160],
            "at": clock.now(),
        },
    )
    _record(actor, found, carried, "plans.party_link.confirmed")
    return link


def _record(actor: Actor, task: Task, document: Document, code: str) -> None:
    """The entry belongs to the party's side and says neither the task's words nor the other's title."""
    record(
        actor,
        code,
        kind="task",
        object_id=task.pk,
        label=task.plan.document.label if task.plan else "",
        path=task.owner_path,
        changes={"document": document.symbol},
    )
