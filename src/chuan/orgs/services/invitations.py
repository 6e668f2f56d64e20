"""Invites many people at once from a list, after a preview that tells every fault by its row."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.domain.sentences import Sentence, gettext_noop
from chuan.orgs.errors import InvitationFaulty, MayNotManage
from chuan.orgs.labels import ROLES, label
from chuan.orgs.models import Organisation, Person
from chuan.orgs.permissions import can_give_role, can_manage
from chuan.orgs.rules.invitations import Invitation, read_invitations, with_faults
from chuan.orgs.selectors.matching import match_agency
from chuan.orgs.services.people import USERNAME_TAKEN, Invited, create_person

_FAULTY = gettext_noop("Danh sách còn lỗi ở dòng %(lines)s. Chưa mời ai.")
_NO_SUCH_BODY = gettext_noop("Không tìm thấy đơn vị “%(name)s” trong %(parent)s.")


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row of the list and the body it goes to, when it fits."""

    invitation: Invitation
    organisation: Organisation | None

    @property
    def role_label(self) -> str:
        """The role in words, empty when the word was not understood."""
        return label(ROLES, self.invitation.role) if self.invitation.role else ""

    @property
    def faults(self) -> Sequence[str]:
        """What is wrong with the row, in the reader's language."""
        return [fault.said(gettext) for fault in self.invitation.faults]


def preview_invitations(
    *, actor: Actor, organisation: Organisation, text: str
) -> Sequence[PreviewRow]:
    """What inviting would do, nothing stored; raises `UnreadableList` when it is no list."""
    if not can_manage(actor, organisation.path):
        raise MayNotManage
    rows = read_invitations(text, today=clock.today())
    names = [row.username for row in rows if row.username]
    taken = set(Person.objects.filter(username__in=names).values_list("username", flat=True))
    places: dict[str, Organisation | None] = {}
    return tuple(_checked(actor, organisation, row, taken, places) for row in rows)


@transaction.atomic
def invite_people(*, actor: Actor, organisation: Organisation, csv: str) -> Sequence[Invited]:
    """Make an account for each row, or for none: a fault in one row refuses the whole list."""
    rows = preview_invitations(actor=actor, organisation=organisation, text=csv)
    faulty = [row.invitation.number for row in rows if row.invitation.faults]
    if faulty:
        lines = ", ".join(str(number) for number in faulty[:20])
        raise InvitationFaulty(Sentence(_FAULTY, lines=lines), lines=faulty)
    return tuple(_invite(actor, row) for row in rows)


def _invite(actor: Actor, row: PreviewRow) -> Invited:
    one = row.invitation
    if row.organisation is None or one.role is None:
        raise InvitationFaulty(Sentence(_FAULTY, lines=one.number))
    return create_person(
        actor=actor,
        organisation=row.organisation,
        full_name=one.full_name,
        role=one.role,
        username=one.username,
        position=one.position,
        phone=one.phone,
        email=one.email,
        valid_from=one.valid_from,
        valid_until=one.valid_until,
    )


def _checked(
    actor: Actor,
    organisation: Organisation,
    row: Invitation,
    taken: set[str],
    places: dict[str, Organisation | None],
) -> PreviewRow:
    faults: list[Sentence] = []
    if row.username in taken:
        faults.append(Sentence(USERNAME_TAKEN, name=row.username))
    if row.organisation not in places:
        places[row.organisation] = _body(row.organisation, organisation)
    body = places[row.organisation]
    if body is None:
        faults.append(Sentence(_NO_SUCH_BODY, name=row.organisation, parent=organisation.label))
    elif row.role and not can_give_role(actor, row.role, body.path):
        faults.append(Sentence(gettext_noop("Không được đặt vai trò này ở đơn vị này.")))
    return PreviewRow(with_faults(row, *faults), body)


def _body(name: str, organisation: Organisation) -> Organisation | None:
    if not name:
        return organisation
    found = match_agency(name, near=organisation).organisation
    return found if found is not None and found.path.startswith(organisation.path) else None
