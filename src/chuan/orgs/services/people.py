"""Accounts and dated roles: invite, give and end roles, reset access, end accounts."""

import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from allauth.mfa.models import Authenticator
from django.db import transaction

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.domain.sentences import Sentence, gettext_noop
from chuan.orgs.enums import Role
from chuan.orgs.errors import AccountEnded, BadDates, MayNotManage, NameTaken, OwnAccess
from chuan.orgs.hashers import hash_code
from chuan.orgs.models import Organisation, Person, RoleAssignment
from chuan.orgs.permissions import ADMINISTRATORS, can_give_role, can_manage_account
from chuan.orgs.rules.invitations import username_from
from chuan.orgs.types import Slip

CODE_DAYS = 7
EARLIEST = date(1945, 9, 2)
"""No role began before the State did; an older day is a slip of the hand."""
USERNAME_TAKEN = gettext_noop("Tên đăng nhập %(name)s đã có người dùng.")
Days = tuple[date, date | None]
"""The first day and the last, which may be open."""
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without I, O, 0 and 1, which people misread."""
_GROUPS, _GROUP = 3, 4


@dataclass(frozen=True, slots=True)
class Invited:
    """A new account and the one-time code, shown once and stored nowhere."""

    person: Person
    organisation: Organisation
    role: str
    code: str

    @property
    def slip(self) -> Slip:
        """What is printed and handed over."""
        return Slip(self.person.full_name, self.person.username, self.organisation.name, self.code)


@transaction.atomic
def create_person(
    *,
    actor: Actor,
    organisation: Organisation,
    full_name: str,
    role: str,
    username: str = "",
    position: str = "",
    phone: str = "",
    email: str = "",
    valid_from: date | None = None,
    valid_until: date | None = None,
    password: str = "",
    is_sample: bool = False,
) -> Invited:
    """An account with one role; without `password`, with a one-time code valid for seven days.

    Only the node itself gives a password outright (sample people).
    """
    if not can_give_role(actor, role, organisation.path) or (password and not actor.is_system):
        raise MayNotManage
    name = _free_username(username, full_name)
    code = "" if password else _new_code()
    person = Person(
        username=name,
        full_name=full_name,
        position=position,
        phone=phone,
        email=email,
        home=organisation,
        is_sample=is_sample,
        created_at=clock.now(),
    )
    if password:
        person.set_password(password)
    else:
        _put_code(person, code)
    person.save()
    record(
        actor, "orgs.person.invited", kind="person", object_id=person.uid.hex,
        label=person.full_name, path=organisation.path, changes={"username": name, "role": role},
    )  # fmt: skip
    _give(actor, person, organisation, role, (valid_from or clock.today(), valid_until))
    return Invited(person, organisation, role, code)


@transaction.atomic
def set_role(
    *,
    actor: Actor,
    person: Person,
    organisation: Organisation,
    role: str,
    valid_from: date,
    valid_until: date | None = None,
) -> RoleAssignment:
    """Give `person` a role in a body at or below the actor's own, from one day to another.

    Nobody prolongs the own power: an administrator's role comes from somebody else.
    """
    if not can_give_role(actor, role, organisation.path):
        raise MayNotManage
    if person.uid.hex == actor.id and role in ADMINISTRATORS:
        raise OwnAccess
    if not person.is_active:
        raise AccountEnded
    return _give(actor, person, organisation, role, (valid_from, valid_until))


@transaction.atomic
def end_role(*, actor: Actor, assignment: RoleAssignment, last_day: date) -> RoleAssignment:
    """The role carries until `last_day`; ended before today, the person's sessions close now."""
    role = (
        RoleAssignment.objects.select_for_update(of=("self",))
        .select_related("person", "organisation")
        .get(pk=assignment.pk)
    )
    if not can_give_role(actor, role.role, role.organisation.path):
        raise MayNotManage
    if role.person.uid.hex == actor.id:
        raise OwnAccess
    if last_day < role.valid_from - timedelta(days=1):
        raise BadDates
    if last_day < role.valid_from:
        role.delete()
    else:
        role.valid_until = last_day
        role.save(update_fields=["valid_until"])
    if last_day < clock.today():
        _close_sessions(role.person)
    record(
        actor, "orgs.role.ended", kind="person", object_id=role.person.uid.hex,
        label=role.person.full_name, path=role.organisation.path,
        changes={"role": role.role, "organisation": role.organisation.name, "until": last_day},
    )  # fmt: skip
    return role


@transaction.atomic
def reset_access(*, actor: Actor, person: Person) -> str:
    """A new one-time code, shown once; the old password, the second factor and all sessions end."""
    locked = _managed(actor, person)
    code = _new_code()
    _put_code(locked, code)
    locked.session_epoch += 1
    locked.save(
        update_fields=["password", "must_change_password", "code_expires_at", "session_epoch"]
    )
    _forget_second_factor(locked)
    record(
        actor, "orgs.access.reset", kind="person", object_id=locked.uid.hex,
        label=locked.full_name, path=_path_of(locked, actor),
    )  # fmt: skip
    return code


@transaction.atomic
def use_code(*, actor: Actor, person: Person) -> bool:
    """Use up the one-time code; False when it was used before or its days are over.

    The session that it opened may choose the password, and no other.
    """
    waiting = Person.objects.filter(pk=person.pk, code_expires_at__gte=clock.now())
    if not waiting.update(code_expires_at=None):
        return False
    record(
        actor, "orgs.code.used", kind="person", object_id=person.uid.hex,
        label=person.full_name, path=_path_of(person, actor),
    )  # fmt: skip
    return True


@transaction.atomic
def end_account(*, actor: Actor, person: Person) -> Person:
    """No more sign-in: roles end today, sessions close; what the person did stays on record."""
    locked = _managed(actor, person)
    if locked.uid.hex == actor.id:
        raise OwnAccess
    today = clock.today()
    locked.is_active = False
    locked.ended_at = clock.now()
    locked.session_epoch += 1
    locked.set_unusable_password()
    locked.save(update_fields=["is_active", "ended_at", "session_epoch", "password"])
    locked.roles.filter(valid_from__gt=today).delete()
    locked.roles.exclude(valid_until__lte=today).update(valid_until=today)
    record(
        actor, "orgs.account.ended", kind="person", object_id=locked.uid.hex,
        label=locked.full_name, path=_path_of(locked, actor),
    )  # fmt: skip
    return locked


@transaction.atomic
def correct_person(
    *, actor: Actor, person: Person, full_name: str, position: str, phone: str, email: str
) -> Person:
    """Put a person's name and contacts right, by the person or by who manages the account."""
    own = person.uid.hex == actor.id
    locked = (
        Person.objects.select_for_update().get(pk=person.pk) if own else _managed(actor, person)
    )
    new = {"full_name": full_name, "position": position, "phone": phone, "email": email}
    changed = sorted(field for field, value in new.items() if getattr(locked, field) != value)
    if not changed:
        return locked
    for field in changed:
        setattr(locked, field, new[field])
    locked.save(update_fields=changed)
    record(
        actor, "orgs.person.corrected", kind="person", object_id=locked.uid.hex,
        label=locked.full_name, path=_path_of(locked, actor), changes={"fields": changed},
    )  # fmt: skip
    return locked


@transaction.atomic
def choose_password(*, actor: Actor, person: Person, password: str) -> Person:
    """The person's own new password; a one-time code is used up, other sessions end."""
    if person.uid.hex != actor.id:
        raise MayNotManage
    locked = Person.objects.select_for_update().get(pk=person.pk)
    locked.set_password(password)
    locked.must_change_password = False
    locked.code_expires_at = None
    locked.session_epoch += 1
    locked.save(
        update_fields=["password", "must_change_password", "code_expires_at", "session_epoch"]
    )
    record(
        actor, "orgs.password.chosen", kind="person", object_id=locked.uid.hex,
        label=locked.full_name, path=_path_of(locked, actor),
    )  # fmt: skip
    return locked


def _managed(actor: Actor, person: Person) -> Person:
    if not can_manage_account(actor, person):
        raise MayNotManage(
            gettext_noop("Người này còn làm việc ở cơ quan khác: hãy nhờ quản trị viên cấp trên.")
        )
    return Person.objects.select_for_update(of=("self",)).select_related("home").get(pk=person.pk)


def _path_of(person: Person, actor: Actor) -> str:
    return person.home.path if person.home else actor.path


def _give(
    actor: Actor, person: Person, organisation: Organisation, role: str, days: Days
) -> RoleAssignment:
    begin, end = days
    if begin < EARLIEST or (end and end < begin):
        raise BadDates
    given, _ = RoleAssignment.objects.update_or_create(
        person=person,
        organisation=organisation,
        role=Role(role),
        valid_from=begin,
        defaults={"valid_until": end},
    )
    record(
        actor, "orgs.role.given", kind="person", object_id=person.uid.hex,
        label=person.full_name, path=organisation.path,
        changes={"role": role, "organisation": organisation.name, "from": begin, "until": end},
    )  # fmt: skip
    return given


def _free_username(wanted: str, full_name: str) -> str:
    if wanted:
        name = wanted.strip().lower()
        if Person.objects.filter(username=name).exists():
            raise NameTaken(Sentence(USERNAME_TAKEN, name=name))
        return name
    base = username_from(full_name)
    taken = set(Person.objects.filter(username__startswith=base).values_list("username", flat=True))
    number = 1
    while (name := base if number == 1 else f"{base}{number}") in taken:
        number += 1
    return name


def _new_code() -> str:
    """A one-time code such as "K7QM-3RXD-PW9C": 12 signs of 32, 60 bits."""
    groups = ("".join(secrets.choice(_ALPHABET) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def _put_code(person: Person, code: str) -> None:
    person.password = hash_code(code)
    person.must_change_password = True
    person.code_expires_at = clock.now() + timedelta(days=CODE_DAYS)


def _close_sessions(person: Person) -> None:
    person.session_epoch += 1
    person.save(update_fields=["session_epoch"])


def _forget_second_factor(person: Person) -> None:
    Authenticator.objects.filter(user=person).delete()
