"""What services about a share begin and end with: the locked row, its thread, the record, a notice."""

from collections.abc import Mapping
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock, inbox
from chuan.core.actor import Actor
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.plans.enums import NoteKind
from chuan.plans.errors import TaskNotFound
from chuan.plans.models import TASK, Assignment, AssignmentQuerySet, Note, Task, given_to

LONGEST_NOTE = 4000


def lock_share(actor: Actor, uid: UUID) -> Assignment:
    """The share, held until the transaction ends; a stranger is told that there is none."""
    rows = Assignment.objects.select_for_update(of=("self",), no_key=True)
    return _found(actor, rows.filter(uid=uid))


def look_at_share(actor: Actor, uid: UUID) -> Assignment:
    """The same without holding it: for what takes long before anything is written."""
    return _found(actor, Assignment.objects.filter(uid=uid))


def is_assignee(actor: Actor, share: Assignment) -> bool:
    """Whether the share was given to this very person."""
    if actor.is_system or not actor.id:
        return False
    return given_to(actor).filter(assignment=share).exists()


def write_note(actor: Actor, share: Assignment, kind: NoteKind, text: str, *, to: str = "") -> Note:
    """A line in the thread of the share."""
    refuse_stamped_words(actor, text)
    return Note.objects.create(
        assignment=share,
        kind=kind,
        author_id=actor.id,
        author_label=actor.label[:160],
        to_label=to[:160],
        text=text.strip()[:LONGEST_NOTE],
        at=clock.now(),
    )


def record_share(
    actor: Actor, share: Assignment, code: str, changes: Mapping[str, object] | None = None
) -> None:
    """An entry of the record about a share."""
    record(
        actor,
        code,
        kind=TASK,
        object_id=share.task_id,
        label=share.task.text[:300],
        path=share.path,
        changes={"body": share.organisation.name, **(changes or {})},
    )


def tell(
    actor: Actor, share: Assignment, people: set[str], *, code: str, title: str, body: str
) -> None:
    """A line in the inbox of these people that leads to the task."""
    url = reverse("plans:task_detail", args=[share.task.uid])
    shown = f"{title}: {share.task.text}"[:300]
    inbox.notify(people, code=code, title=shown, body=body[:500], url=url, actor=actor)


def _found(actor: Actor, rows: AssignmentQuerySet) -> Assignment:
    visible = Task.objects.visible_to(actor).values("pk")
    share = (
        rows.filter(task__in=visible)
        .select_related("task__plan__document", "task__compiler", "organisation")
        .first()
    )
    if share is None:
        raise TaskNotFound(_("Không tìm thấy việc này, hoặc việc không thuộc cơ quan của bạn."))
    return share
