"""Who keeps a profile, who looks after the profiles of a place, who follows notifications."""

from dataclasses import dataclass
from typing import Final

from django.db.models import Q

from chuan.core.actor import Actor
from chuan.engagement.errors import MayNotCheck, MayNotKeep, MayNotKeepLists, MayNotTell
from chuan.orgs.enums import OrganisationKind, Role
from chuan.orgs.models import Organisation
from chuan.orgs.permissions import is_administrator
from chuan.orgs.rules.agencies import CENTRAL, COMMUNE, PROVINCE, SCIENCE
from chuan.orgs.selectors.offices import offices_above

KEEPERS: Final = (
    OrganisationKind.ENTERPRISE,
    OrganisationKind.COOPERATIVE,
    OrganisationKind.HOUSEHOLD,
    OrganisationKind.ASSESSMENT_BODY,
    OrganisationKind.CENTRE,
)
"""Kinds of bodies that keep a profile of themselves."""
KEEPS: Final = Q(kind__in=KEEPERS, agency="")
"""Bodies that keep one: a centre with a generic code is part of the administration."""
WRITERS: Final = (Role.OFFICER, Role.HEAD, Role.CLERK)
CHECKERS: Final = (Role.OFFICER, Role.HEAD)


@dataclass(frozen=True, slots=True)
class Watch:
    """Where the bodies stand whose profiles the actor reads, and whether the actor may check them."""

    path: str = ""
    checks: bool = False
    tells: bool = False


def kept_body(actor: Actor) -> Organisation:
    """The body that the actor writes a profile for; raises MayNotKeep."""
    body = Organisation.objects.filter(KEEPS, path=actor.path).first()
    if body is None or not actor.has_role(*WRITERS):
        raise MayNotKeep
    return body


def keeps_profile(actor: Actor) -> bool:
    """Whether the actor works for a body that keeps a profile, and may write it."""
    return actor.has_role(*WRITERS) and Organisation.objects.filter(KEEPS, path=actor.path).exists()


def watch_of(actor: Actor) -> Watch:
    """Own place of a people's committee; the whole province for its departments. One query.

    The province's department of science checks all of its province and is its point for TBT.
    """
    if actor.is_system or actor.path == "/":
        return Watch("/", tells=actor.is_system or actor.has_role(Role.NODE_ADMINISTRATOR))
    chain, working = offices_above(actor.path), actor.has_role(*CHECKERS)
    if set(chain) & set(CENTRAL):
        return Watch(tells=working)
    if SCIENCE in chain and PROVINCE in chain:
        return Watch(chain[PROVINCE], checks=working, tells=working)
    if COMMUNE in chain:
        return Watch(chain[COMMUNE], checks=working)
    if PROVINCE in chain:
        return Watch(chain[PROVINCE], checks=working and chain[PROVINCE] == actor.path)
    return Watch()


def checked_path(actor: Actor) -> str:
    """The place whose profiles the actor may check; raises MayNotCheck."""
    watch = watch_of(actor)
    if not watch.checks:
        raise MayNotCheck
    return watch.path


def must_tell(actor: Actor) -> None:
    """Raises MayNotTell for who does not follow technical barriers."""
    if not watch_of(actor).tells:
        raise MayNotTell


def may_comment(actor: Actor) -> bool:
    """Who keeps a profile, and the officers who look after one's place."""
    if not actor.has_role(*WRITERS):
        return False
    return watch_of(actor).checks or keeps_profile(actor)


def requests_path(actor: Actor) -> str:
    """Where wishes for an account are read: the watched place, or an administrator's own tree."""
    watch = watch_of(actor)
    if watch.checks:
        return watch.path
    return actor.path if is_administrator(actor) and not actor.path.startswith("/d") else ""


def sees_place(actor: Actor) -> bool:
    """Whether the rail shows the place: no query, so party bodies and visitors are told by path."""
    return bool(actor.path and actor.roles) and not actor.path.startswith("/d")


def may_keep_answers(actor: Actor) -> bool:
    """Whoever works for a body, but the node itself."""
    return actor.path not in {"", "/"} and actor.has_role(*WRITERS)


def can_keep_lists(actor: Actor) -> bool:
    """The node's administrator, and officers of the bodies in charge: the lists are one for everybody."""
    return (actor.path == "/" and is_administrator(actor)) or watch_of(actor).tells


def must_keep_lists(actor: Actor) -> None:
    """Raises MayNotKeepLists for everybody else."""
    if not can_keep_lists(actor):
        raise MayNotKeepLists
