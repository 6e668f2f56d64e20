"""Everything a person holds goes to another, and a record that can be printed stays."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from chuan.audit.services import record
from chuan.core.actor import Actor
from chuan.core.scope import under
from chuan.core.worklist import HandedOver
from chuan.domain.sentences import gettext_noop
from chuan.orgs.models import Person
from chuan.plans.enums import AssignmentState
from chuan.plans.errors import HandOverRefused, MayNotHandOver
from chuan.plans.models import TASK, HandOver, PersonalAssignment
from chuan.plans.permissions import can_hand_over
from chuan.plans.selectors.people import path_of_person
from chuan.plans.services import sharing


@transaction.atomic
def move_personal_work(
    *, actor: Actor, from_person: str, to_person: str, at: datetime
) -> Sequence[HandedOver]:
    """Move every share that `from_person` holds at or below the own organisation and that is not settled."""
    if not can_hand_over(actor):
        raise MayNotHandOver
    receiver = Person.objects.get(uid=UUID(to_person))
    path = path_of_person(actor, receiver.uid, at.date())
    if path is None:
        raise HandOverRefused(
            gettext_noop("Người nhận không làm việc ở cơ quan của bạn."), field="to_person"
        )
    held = (
        PersonalAssignment.objects.filter(
            under(actor.path),
            Q(assignment__closed=False) | Q(assignment__state=AssignmentState.REPORTED),
            person__uid=UUID(from_person),
            ended_at=None,
        )
        .select_for_update(of=("self",))
        .select_related("assignment__task__plan__document", "assignment__organisation")
        .order_by("assignment__due_on", "pk")
    )
    return [_move(actor, row, receiver, path, at) for row in held]


@transaction.atomic
def record_hand_over(
    *,
    actor: Actor,
    from_person: Person,
    to_person: Person,
    reason: str,
    items: Sequence[HandedOver],
    at: datetime,
) -> HandOver:
    """Keep the list of what changed hands, with both names and the day."""
    if not can_hand_over(actor):
        raise MayNotHandOver
    kept = HandOver.objects.create(
        owner_path=actor.path,
        organisation_label=actor.organisation_label[:300],
        from_person=from_person,
        to_person=to_person,
        from_label=from_person.full_name,
        to_label=to_person.full_name,
        reason=reason.strip()[:1000],
        items=[_line(item) for item in items],
        by_label=actor.label[:160],
        at=at,
    )
    record(
        actor,
        "plans.work_handed_over",
        kind="hand_over",
        object_id=kept.pk,
        label=f"{kept.from_label} → {kept.to_label}",
        path=actor.path,
        changes={"items": len(items), "reason": kept.reason},
    )
    return kept


def _line(item: HandedOver) -> dict[str, str]:
    """One line of the record, as stored."""
    return {
        "kind": item.kind,
        "title": item.title,
        "url": item.url,
        "due_on": item.due_on.isoformat() if item.due_on else "",
    }


def _move(
    actor: Actor, held: PersonalAssignment, receiver: Person, path: str, at: datetime
) -> HandedOver:
    share = held.assignment
    held.ended_at = at
    held.save(update_fields=("ended_at",))
    sharing.give_person(actor, share, receiver, path, at)
    url = reverse("plans:task_detail", args=[share.task.uid])
    return HandedOver(TASK, share.task.text, url, share.due_on)
