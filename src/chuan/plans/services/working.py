"""The work itself: given to people with a note, moved between them, answered."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.core.scope import under
from chuan.orgs.models import Person, RoleAssignment
from chuan.plans.enums import NoteKind
from chuan.plans.errors import MayNotAssign, MayNotWork, TaskIncomplete, TaskNotFound
from chuan.plans.models import Assignment, Note, PersonalAssignment
from chuan.plans.permissions import can_assign, can_read_notes
from chuan.plans.services import sharing
from chuan.plans.services.shares import is_assignee, lock_share, record_share, tell, write_note


@transaction.atomic
def assign_person(*, actor: Actor, uid: UUID, person: UUID, note: str) -> PersonalAssignment:
    """The head of a body gives its share to one of its people, with a written note (ý kiến chỉ đạo)."""
    share = lock_share(actor, uid)
    if not can_assign(actor, share):
        raise MayNotAssign
    found, path = _person_under(share, person)
    given = sharing.give_person(actor, share, found, path, clock.now())
    _set_staffed(share)
    write_note(actor, share, NoteKind.DIRECTION, note or _("Giao thực hiện."), to=found.full_name)
    record_share(actor, share, "plans.share.person_assigned", {"to": found.full_name})
    tell(
        actor, share, {found.uid.hex}, code="plans.work_given", title=_("Việc được giao"), body=note
    )
    return given


@transaction.atomic
def reassign_person(
    *, actor: Actor, uid: UUID, from_person: UUID, person: UUID | None, note: str
) -> None:
    """Take the share from one person; give it to another, or back to the body when none is named."""
    share = lock_share(actor, uid)
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
    write_note(actor, share, NoteKind.DIRECTION, note, to=to_label)
    change = {"from": before.person.full_name, "to": to_label}
    record_share(actor, share, "plans.share.person_changed", change)
    tell(
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
    share = lock_share(actor, uid)
    if not can_read_notes(actor, share, is_assignee=is_assignee(actor, share)):
        raise MayNotWork(_("Chỉ người được giao và cơ quan được giao mới trao đổi ở đây."))
    if not text.strip():
        raise TaskIncomplete(_("Hãy ghi nội dung trả lời."), field="text")
    note = write_note(actor, share, NoteKind.REPLY, text)
    record_share(actor, share, "plans.share.replied")
    people = share.people.filter(ended_at=None)
    told = {*people.values_list("given_by", flat=True)}
    told |= {found.hex for found in people.values_list("person__uid", flat=True)}
    tell(actor, share, told, code="plans.share_replied", title=_("Có ý kiến trả lời"), body=text)
    return note


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
