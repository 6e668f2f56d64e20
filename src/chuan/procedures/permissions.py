"""Who may open dossiers, take steps in a role, appoint parties; who reads them."""

from collections.abc import Iterable
from typing import Final

from chuan.core.actor import Actor
from chuan.orgs.enums import Role
from chuan.orgs.models import Organisation
from chuan.procedures.enums import Choice
from chuan.procedures.models import Dossier, DossierParty
from chuan.procedures.types import Definition, RoleSpec

WORKERS: Final = (Role.OFFICER, Role.HEAD, Role.CLERK)
READERS: Final = (*WORKERS, Role.AUDITOR)


def can_read(actor: Actor) -> bool:
    """People of bodies that work on dossiers, and their auditors."""
    return actor.is_system or actor.has_role(*READERS)


def can_open_as(actor: Actor, body: Organisation, role: RoleSpec) -> bool:
    """The actor's body may stand in that role, and the actor may act for it there."""
    if not actor.has_role(*role.people) or body.path != actor.path:
        return False
    if role.choose is Choice.AGENCY and body.agency not in role.agency:
        return False
    if role.choose is Choice.OPENER and role.agency and body.agency not in role.agency:
        return False
    return not role.levels or body.level in role.levels


def roles_to_open(actor: Actor, body: Organisation, definition: Definition) -> tuple[str, ...]:
    """The roles in which the actor's body may open a dossier of a procedure."""
    return tuple(
        key for key in definition.opened_by if can_open_as(actor, body, definition.role(key))
    )


def roles_held(
    actor: Actor, definition: Definition, parties: Iterable[DossierParty]
) -> frozenset[str]:
    """The roles in which the actor may take steps: the body's own, and those it stands in for."""
    rows = list(parties)
    own = {
        party.role
        for party in rows
        if party.path and party.path == actor.path
        and actor.has_role(*definition.role(party.role).people)
    }  # fmt: skip
    for party in rows:
        role = definition.role(party.role)
        if not party.path and role.stand_in in own:
            own.add(party.role)
    return frozenset(own)


def can_appoint(actor: Actor, dossier: Dossier) -> bool:
    """Heads and officers of the body that opened it, or of one that takes part, while it is open."""
    if dossier.closed_on is not None or not actor.has_role(Role.HEAD, Role.OFFICER):
        return False
    return dossier.parties.filter(path=actor.path).exists() and bool(actor.path)


def can_add_paper(actor: Actor, dossier: Dossier, roles: frozenset[str]) -> bool:
    """Whoever holds a role in a dossier that is open."""
    return dossier.closed_on is None and bool(roles) and not actor.is_anonymous
