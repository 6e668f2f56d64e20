"""What the bodies of a task say to one another, and who hears of it."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock, inbox
from chuan.core.actor import Actor
from chuan.core.models import InboxItem
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.orgs.models import Organisation
from chuan.plans.errors import MayNotSpeak, TaskIncomplete, TaskNotFound
from chuan.plans.models import TASK, PersonalAssignment, Task, TaskMessage
from chuan.plans.selectors.chain import people_to_tell
from chuan.plans.selectors.discussion import bodies_of, can_speak, speaking_body

LONGEST: Final = 4000
CODE: Final = "plans.task_message"


@transaction.atomic
def say(
    *, actor: Actor, uid: UUID, text: str, mentions: Sequence[UUID] = (), once: str = ""
) -> TaskMessage:
    """One message to the bodies of a task; named bodies are told, the same sending twice says it once."""
    task = Task.objects.visible_to(actor).select_related("plan", "owner", "compiler")
    found = task.filter(uid=uid).first()
    if found is None:
        raise TaskNotFound(_("Không tìm thấy việc này."))
    if not can_speak(actor, found):
        raise MayNotSpeak(_("Chỉ các cơ quan tham gia việc này trao đổi ở đây."))
    kept = found.messages.filter(once=once[:64]).first() if once else None
    if kept is not None:
        return kept
    if not text.strip():
        raise TaskIncomplete(_("Hãy ghi nội dung trao đổi."), field="text")
    refuse_stamped_words(actor, text)
    message = TaskMessage.objects.create(
        task=found,
        organisation=speaking_body(actor),
        path=actor.path,
        text=text.strip()[:LONGEST],
        once=once[:64],
        by_id=actor.id,
        by_label=actor.label[:160],
        at=clock.now(),
    )
    named = [body for body in bodies_of(found) if body.uid in set(mentions)]
    message.mentions.set(named)
    record(
        actor,
        "plans.task.discussed",
        kind=TASK,
        object_id=found.pk,
        label=found.text[:300],
        path=actor.path,
        changes={"to": [body.name for body in named]} if named else {},
    )
    _tell(actor, message, named)
    return message


def _tell(actor: Actor, message: TaskMessage, named: Sequence[Organisation]) -> None:
    """The named bodies; without a name, those who spoke before. One unread line a task is enough."""
    task, today = message.task, clock.today()
    people = {person for body in named for person in people_to_tell(body.path, today)}
    if named:
        held = PersonalAssignment.objects.filter(
            assignment__task=task, assignment__organisation__in=named, ended_at=None
        )
        people |= {uid.hex for uid in held.values_list("person__uid", flat=True)}
    else:
        people |= set(task.messages.values_list("by_id", flat=True))
    url = reverse("plans:task_discussion", args=[task.uid])
    unread = InboxItem.objects.filter(
        recipient_id__in=people, code=CODE, url=url, read_at__isnull=True
    )
    told = people - set(unread.values_list("recipient_id", flat=True))
    title = _("Trao đổi về việc: %(text)s") % {"text": task.text[:200]}
    inbox.notify(told, code=CODE, title=title, body=message.text[:300], url=url, actor=actor)
