"""Who acts: from a person and the roles held on a day to the plain value that goes everywhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.orgs.models import Organisation, Person, RoleAssignment


@dataclass(frozen=True, slots=True)
class Seat:
    """One organisation that a person may act for, and the roles held there."""

    organisation: Organisation
    roles: frozenset[str]


def places_to_act(person: Person, on: date) -> tuple[Seat, ...]:
    """Every organisation that `person` may act for on `on`, highest first; one query."""
    rows = (
        RoleAssignment.objects.valid_on(on)
        .filter(person=person)
        .select_related("organisation")
        .order_by("organisation__path", "role")
    )
    held: dict[int, tuple[Organisation, set[str]]] = {}
    for row in rows:
        held.setdefault(row.organisation_id, (row.organisation, set()))[1].add(row.role)
    return tuple(Seat(body, frozenset(roles)) for body, roles in held.values())


def _actor(person: Person, place: Seat) -> Actor:
    return Actor(
        id=person.uid.hex,
        label=person.full_name,
        path=place.organisation.path,
        organisation_uid=place.organisation.uid.hex,
        organisation_label=place.organisation.label,
        roles=place.roles,
    )


def _choose(places: Sequence[Seat], wanted_uid: str, home_id: int | None) -> Seat:
    """The organisation asked for, else the one the account belongs to, else the first."""
    for place in places:
        if place.organisation.uid.hex == wanted_uid:
            return place
    for place in places:
        if place.organisation.pk == home_id:
            return place
    return places[0]


def actor_of_session(person: Person, wanted_uid: str, on: date) -> Actor:
    """The actor of a session that asks for `wanted_uid`; without a role it sees nothing."""
    places = places_to_act(person, on) if person.is_active else ()
    if not places:
        return Actor(id=person.uid.hex, label=person.full_name)
    return _actor(person, _choose(places, wanted_uid, person.home_id))


def actor_for(person: Person, organisation: Organisation, on: date | None = None) -> Actor:
    """`person` acting for `organisation` with the roles held there on `on` (today), if any."""
    for place in places_to_act(person, on or clock.today()):
        if place.organisation.pk == organisation.pk:
            return _actor(person, place)
    return Actor(id=person.uid.hex, label=person.full_name)
