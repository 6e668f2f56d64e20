"""Steps and incoming documents that a person holds by name pass to another person."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from chuan.core.actor import Actor
from chuan.core.worklist import HandedOver
from chuan.documents.enums import IncomingState, StepState
from chuan.documents.models import PAPER, DraftStep, IncomingEntry
from chuan.orgs.models import Person


@transaction.atomic
def move_paper_work(*, actor: Actor, from_person: str, to_person: str) -> Sequence[HandedOver]:
    """Everything at or below the actor's body that waits for one person by name waits for the other."""
    to = Person.objects.get(uid=UUID(to_person))
    steps = list(
        DraftStep.objects.filter(
            person_id=from_person,
            path__startswith=actor.path,
            state__in=(StepState.WAITING, StepState.CURRENT, StepState.RETURNED),
        ).select_related("draft")
    )
    entries = list(
        IncomingEntry.objects.filter(
            handed_person=from_person,
            handed_path__startswith=actor.path,
            state=IncomingState.REGISTERED,
        )
    )
    for step in steps:
        step.person_id, step.person_label = to.uid.hex, to.full_name[:160]
    for entry in entries:
        entry.handed_person, entry.handed_label = to.uid.hex, to.full_name[:300]
    DraftStep.objects.bulk_update(steps, ("person_id", "person_label"))
    IncomingEntry.objects.bulk_update(entries, ("handed_person", "handed_label"))
    papers = {step.draft_id: step.draft for step in steps}
    return [
        *(
            HandedOver(PAPER, str(draft), reverse("documents:paper_route", args=[draft.uid]))
            for draft in papers.values()
        ),
        *(
            HandedOver(
                "incoming",
                str(entry),
                reverse("documents:register_entry", args=[entry.uid]),
                entry.due_on,
            )
            for entry in entries
        ),
    ]
