"""The work itself: given to people with a note, answered, begun, finished, not done, taken up again."""

from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock, inbox
from chuan.core.actor import Actor
from chuan.core.scope import under
from chuan.orgs.models import Person, RoleAssignment
from chuan.plans.enums import AssignmentEvent, AssignmentState, NoteKind, Repeat
from chuan.plans.errors import MayNotAssign, MayNotWork, TaskIncomplete, TaskNotFound
from chuan.plans.models import TASK, Assignment, Note, PersonalAssignment, Task, given_to
from chuan.plans.permissions import can_assign, can_read_notes, can_work
from chuan.plans.rules.due import next_due
from chuan.plans.rules.states import CLOSED, SHARE
from chuan.plans.services import sharing

LONGEST_NOTE = 4000


@transaction.atomic
def assign_person(*, actor: Actor, uid: UUID, person: UUID, note: str) -> PersonalAssignment:
    """The head of a body gives its share to one of its people, with a written note (ý kiến chỉ đạo)."""
    share = _lock_share(actor, uid)
    if not can_assign(actor, share):
        raise MayNotAssign
    found, path = _person_under(share, person)
    given = sharing.give_person(actor, share, found, path, clock.now())
    _set_staffed(share)
    _note(actor, share, NoteKind.DIRECTION, note or _("Giao thực hiện."), to=found.full_name)
    _record(actor, share, "plans.share.person_assigned", to=found.full_name)
    _tell(
        actor, share, {found.uid.hex}, code="plans.work_given", title=_("Việc được giao"), body=note
    )
    return given


@transaction.atomic
def reassign_person(
    *, actor: Actor, uid: UUID, from_person: UUID, person: UUID | None, note: str
) -> None:
    """Take the share from one person; give it to another, or back to the body when none is named."""
    share = _lock_share(actor, uid)
    if not can_assign(actor, share):
        raise MayNotAssign
    held = share.people.filter(person__uid=from_person, ended_at=None).select_related("person")
    before = held.select_for_update(of=("self",)).first()
    if before is None:
        raise TaskNotFound(_("Người này không còn được giao việc."))
    if not note.strip():
        raise TaskIncomplete(_("Hãy ghi lý do chuyển việc."), field="note")
    before.ended_at = clock.now()
    before.save(update_fields=("ended_at",))
    to_label = ""
    told = {before.person.uid.hex}
    if person is not None:
        found, path = _person_under(share, person)
        sharing.give_person(actor, share, found, path, clock.now())
        to_label, told = found.full_name, {*told, found.uid.hex}
    _set_staffed(share)
    _note(actor, share, NoteKind.DIRECTION, note, to=to_label)
    change = {"from": before.person.full_name, "to": to_label}
    _record(actor, share, "plans.share.person_changed", **change)
    _tell(
        actor,
        share,
        told,
        code="plans.work_moved",
        title=_("Việc được chuyển người thực hiện"),
        body=note,
    )


@transaction.atomic
def reply(*, actor: Actor, uid: UUID, text: str) -> Note:
    """A person who was given the share answers, or the body writes into its thread."""
    share = _lock_share(actor, uid)
    if not can_read_notes(actor, share, is_assignee=is_assignee(actor, share)):
        raise MayNotWork(_("Chỉ người được giao và cơ quan được giao mới trao đổi ở đây."))
    if not text.strip():
        raise TaskIncomplete(_("Hãy ghi nội dung trả lời."), field="text")
    note = _note(actor, share, NoteKind.REPLY, text)
    _record(actor, share, "plans.share.replied")
    people = share.people.filter(ended_at=None)
    told = {*people.values_list("given_by", flat=True)}
    told |= {found.hex for found in people.values_list("person__uid", flat=True)}
    _tell(actor, share, told, code="plans.share_replied", title=_("Có ý kiến trả lời"), body=text)
    return note


@transaction.atomic
def move_share(*, actor: Actor, uid: UUID, event: AssignmentEvent, reason: str = "") -> Assignment:
    """Begin, finish, drop or take up again; a share that comes back is opened for its next date."""
    share = _lock_share(actor, uid)
    if not can_work(actor, share, is_assignee=is_assignee(actor, share)):
        raise MayNotWork(_("Việc này được giao cho người khác trong cơ quan."))
    before = AssignmentState(share.state)
    share.state = SHARE.after(before, event, reason=reason)
    share.closed = share.state in CLOSED
    share.closed_at = clock.now() if share.closed else None
    share.save(update_fields=("state", "closed", "closed_at"))
    if reason.strip():
        _note(actor, share, NoteKind.STATE, reason)
    _record(actor, share, f"plans.share.{event}", state=[str(before), str(share.state)])
    if event == AssignmentEvent.FINISH:
        _open_next(share)
        _tell_when_all_done(actor, share.task)
    return share


def is_assignee(actor: Actor, share: Assignment) -> bool:
    """Whether the share was given to this very person."""
    if actor.is_system or not actor.id:
        return False
    return given_to(actor).filter(assignment=share).exists()


def _lock_share(actor: Actor, uid: UUID) -> Assignment:
    visible = Task.objects.visible_to(actor).values("pk")
    rows = Assignment.objects.select_for_update(of=("self",), no_key=True).filter(
        uid=uid, task__in=visible
    )
    share = rows.select_related("task", "organisation").first()
    if share is None:
        raise TaskNotFound(_("Không tìm thấy việc này, hoặc việc không thuộc cơ quan của bạn."))
    return share


def _person_under(share: Assignment, uid: UUID) -> tuple[Person, str]:
    """The person and the path of the body below the share's that they hold a role in today."""
    roles = RoleAssignment.objects.valid_on(clock.today()).filter(
        under(share.path, "organisation__path"), person__uid=uid
    )
    role = roles.select_related("person", "organisation").order_by("organisation__path").first()
    if role is None:
        raise TaskIncomplete(_("Người này không làm việc ở cơ quan được giao."), field="person")
    return role.person, role.organisation.path


def _set_staffed(share: Assignment) -> None:
    share.staffed = share.people.filter(ended_at=None).exists()
    share.save(update_fields=("staffed",))


def _note(actor: Actor, share: Assignment, kind: NoteKind, text: str, *, to: str = "") -> Note:
    return Note.objects.create(
        assignment=share,
        kind=kind,
        author_id=actor.id,
        author_label=actor.label[:160],
        to_label=to[:160],
        text=text.strip()[:LONGEST_NOTE],
        at=clock.now(),
    )


def _record(actor: Actor, share: Assignment, code: str, **changes: object) -> None:
    record(
        actor,
        code,
        kind=TASK,
        object_id=share.task_id,
        label=share.task.text[:300],
        path=share.path,
        changes={"body": share.organisation.name, **changes},
    )


def _tell(
    actor: Actor, share: Assignment, people: set[str], *, code: str, title: str, body: str
) -> None:
    url = reverse("plans:task_detail", args=[share.task.uid])
    shown = f"{title}: {share.task.text}"[:300]
    inbox.notify(people, code=code, title=shown, body=body[:500], url=url, actor=actor)


def _open_next(share: Assignment) -> None:
    """The same share for its next date, with the same people; once, however often it is finished."""
    task = share.task
    repeat = Repeat(task.recurrence or Repeat.ONCE)
    following = next_due(share.due_on, repeat, end=task.ends_year) if share.due_on else None
    if following is None:
        return
    occurrence = following.year * 100 + following.month
    new, made = Assignment.objects.get_or_create(
        task=task,
        organisation_id=share.organisation_id,
        occurrence=occurrence,
        defaults={
            "path": share.path,
            "role": share.role,
            "due_on": following,
            "collective_from": share.collective_from,
            "staffed": share.staffed,
            "created_at": clock.now(),
        },
    )
    if made:
        _carry_people(share, new)


def _carry_people(share: Assignment, new: Assignment) -> None:
    """Who holds a share holds its next date too."""
    PersonalAssignment.objects.bulk_create(
        PersonalAssignment(
            assignment=new,
            person_id=held.person_id,
            path=held.path,
            given_by=held.given_by,
            given_by_label=held.given_by_label,
            given_at=clock.now(),
        )
        for held in share.people.filter(ended_at=None)
    )


def _tell_when_all_done(actor: Actor, task: Task) -> None:
    """When the last body has finished this round, who accepted the plan hears of it."""
    open_now = task.assignments.filter(closed=False)
    if task.due_on:
        open_now = open_now.filter(due_on__lte=task.due_on)
    if open_now.exists() or task.plan is None:
        return
    url = reverse("plans:task_detail", args=[task.uid])
    title = _("Mọi cơ quan đã hoàn thành: %(text)s") % {"text": task.text[:200]}
    inbox.notify([task.plan.accepted_by], code="plans.task_done", title=title, url=url, actor=actor)
