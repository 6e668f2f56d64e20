"""Reads of accounts, shaped for their pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from chuan.core.actor import Actor
from chuan.orgs.errors import NoSuchPerson
from chuan.orgs.labels import ROLES, label
from chuan.orgs.models import Person, RoleAssignment
from chuan.orgs.permissions import can_give_role
from chuan.orgs.selectors.actors import places_to_act
from chuan.orgs.selectors.organisations import governed_roles

Account = Person
"""The signed-in account, as views name it."""


@dataclass(frozen=True, slots=True)
class SeatRow:
    """One organisation to act for, in words."""

    uid: str
    name: str
    place: str
    roles: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One role of a person, and whether the reader may end it."""

    id: int
    organisation: str
    organisation_uid: str
    role: str
    valid_from: date
    valid_until: date | None
    is_over: bool
    can_end: bool


def account_of(user: AbstractBaseUser | AnonymousUser) -> Person:
    """The account behind `request.user`; raises NoSuchPerson for anybody else."""
    if isinstance(user, Person):
        return user
    raise NoSuchPerson


def seats_of(person: Person, on: date, *, current_uid: str) -> Sequence[SeatRow]:
    """The organisations that `person` may act for, in words."""
    return tuple(
        SeatRow(
            uid=seat.organisation.uid.hex,
            name=seat.organisation.name,
            place=seat.organisation.short_name,
            roles=", ".join(sorted(label(ROLES, role) for role in seat.roles)),
            is_current=seat.organisation.uid.hex == current_uid,
        )
        for seat in places_to_act(person, on)
    )


def governed_person(actor: Actor, uid: UUID | str) -> Person:
    """A person with some role, past or present, below the actor's body; raises NoSuchPerson."""
    person = Person.objects.filter(uid=uid).select_related("home").first()
    if person is None or not governed_roles(actor).filter(person=person).exists():
        raise NoSuchPerson
    return person


def roles_of(actor: Actor, person: Person, on: date) -> Sequence[RoleRow]:
    """The roles of `person` in bodies below the actor's, newest first."""
    rows = governed_roles(actor).filter(person=person).order_by("-valid_from", "pk")
    return tuple(
        RoleRow(
            id=row.pk,
            organisation=row.organisation.name,
            organisation_uid=row.organisation.uid.hex,
            role=label(ROLES, row.role),
            valid_from=row.valid_from,
            valid_until=row.valid_until,
            is_over=row.valid_until is not None and row.valid_until < on,
            can_end=can_give_role(actor, row.role, row.organisation.path)
            and person.uid.hex != actor.id,
        )
        for row in rows
    )


def governed_role(actor: Actor, person: Person, role_id: int) -> RoleAssignment:
    """One role of `person` below the actor's body; raises NoSuchPerson."""
    row = governed_roles(actor).filter(person=person, pk=role_id).first()
    if row is None:
        raise NoSuchPerson
    return row
