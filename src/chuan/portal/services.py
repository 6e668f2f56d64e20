"""Hand-over: everything a person holds in every room goes to another, with one printable record."""

from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.core import clock, inbox, worklist
from chuan.core.actor import Actor
from chuan.orgs.models import Person
from chuan.plans.errors import HandOverRefused, MayNotHandOver
from chuan.plans.models import HandOver
from chuan.plans.permissions import can_hand_over
from chuan.plans.selectors.people import path_of_person
from chuan.plans.services import record_hand_over
from chuan.portal.selectors.handover import holders


@transaction.atomic
def hand_over_work(*, actor: Actor, from_person: UUID, to_person: UUID, reason: str) -> HandOver:
    """Move the work of one person to another of the own organisation, all rooms or none."""
    if not can_hand_over(actor):
        raise MayNotHandOver
    if from_person == to_person:
        raise HandOverRefused(_("Người giao và người nhận phải khác nhau."), field="to_person")
    at = clock.now()
    if from_person not in {holder.uid for holder in holders(actor, clock.today())}:
        raise HandOverRefused(_("Không tìm thấy người giao."), field="from_person")
    if path_of_person(actor, to_person, clock.today()) is None:
        raise HandOverRefused(_("Người nhận không làm việc ở cơ quan của bạn."), field="to_person")
    people = {
        person.uid: person for person in Person.objects.filter(uid__in=(from_person, to_person))
    }
    moved = worklist.hand_over(actor, from_person.hex, to_person.hex, at)
    kept = record_hand_over(
        actor=actor,
        from_person=people[from_person],
        to_person=people[to_person],
        reason=reason,
        items=moved,
        at=at,
    )
    inbox.notify(
        [from_person.hex, to_person.hex],
        code="portal.work_handed_over",
        title=_("Bàn giao công việc: %(from)s → %(to)s")
        % {"from": kept.from_label, "to": kept.to_label},
        body=reason[:500],
        url=reverse("portal:worklist"),
        actor=actor,
    )
    return kept
