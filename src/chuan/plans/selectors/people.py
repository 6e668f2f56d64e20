"""People of the own organisation, for giving and handing over work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chuan.core.actor import Actor
from chuan.core.alphabet import sort_key
from chuan.core.scope import under
from chuan.orgs.enums import Role
from chuan.orgs.models import RoleAssignment


@dataclass(frozen=True, slots=True)
class Colleague:
    """A person who can be given work: opaque uid, name, and where they sit."""

    uid: UUID
    name: str
    organisation: str


def colleagues(path: str, on: date) -> Sequence[Colleague]:
    """People with a role at or below `path` on that day, by name."""
    roles = RoleAssignment.objects.valid_on(on).filter(under(path, "organisation__path"))
    rows = roles.order_by("organisation__path").values_list(
        "person__uid", "person__full_name", "organisation__name"
    )
    found: dict[UUID, Colleague] = {}
    for uid, name, organisation in rows:
        found.setdefault(uid, Colleague(uid, name, organisation))
    return sorted(
        found.values(),
        key=lambda one: [sort_key(part) or "" for part in (*one.name.split()[-1:], one.name)],
    )


def path_of_person(actor: Actor, uid: UUID, on: date) -> str | None:
    """Where under the own organisation the person holds a role that day; None when nowhere."""
    roles = RoleAssignment.objects.valid_on(on).filter(
        under(actor.path, "organisation__path"), person__uid=uid
    )
    return roles.order_by("organisation__path").values_list("organisation__path", flat=True).first()


def works_alone(path: str, on: date) -> bool:
    """At most one officer or head works for the body at `path` that day."""
    seats = RoleAssignment.objects.valid_on(on).filter(
        organisation__path=path, role__in=(Role.OFFICER, Role.HEAD)
    )
    return seats.values("person").distinct().count() <= 1
