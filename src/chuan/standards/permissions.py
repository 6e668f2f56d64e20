"""Who keeps the register, who declares what it applies, who confirms it."""

from typing import Final

from django.db.models import Q

from chuan.core.actor import Actor
from chuan.core.scope import under
from chuan.orgs.enums import Level, Role
from chuan.orgs.models import Organisation
from chuan.orgs.rules.agencies import COMMUNE, FIELD, PROVINCE, SCIENCE
from chuan.orgs.rules.paths import paths_above
from chuan.orgs.selectors.offices import offices_above
from chuan.standards.enums import StandardKind

WORKERS: Final = (Role.OFFICER, Role.HEAD)
CLAIMANTS: Final = (Role.OFFICER, Role.HEAD, Role.CLERK)
PARTY: Final = "/d"
"""Party bodies stand below paths that begin so: they take no part in this."""


def can_keep_register(actor: Actor) -> bool:
    """The node itself and its administrators; officers and heads of the bodies in charge of standards."""
    if actor.is_system or actor.has_role(Role.NODE_ADMINISTRATOR):
        return True
    return actor.has_role(*WORKERS) and bool(set(offices_above(actor.path)) & set(FIELD))


def can_claim(actor: Actor) -> bool:
    """Whoever works for a body with a path of its own; party bodies apply no standards to goods."""
    return (
        actor.path not in {"", "/"}
        and not actor.path.startswith(PARTY)
        and actor.has_role(*CLAIMANTS)
    )


def confirming_path(actor: Actor) -> str:
    """The place whose bodies' claims the actor may confirm; "" for none.

    A science department answers for its province, a commune's people's committee for its commune.
    """
    if not actor.has_role(*WORKERS):
        return ""
    chain = offices_above(actor.path)
    if SCIENCE in chain and PROVINCE in chain:
        return chain[PROVINCE]
    return chain.get(COMMUNE, "")


def confirmers(owner_path: str) -> tuple[str, ...]:
    """Paths of the bodies that check claims of a body: of its commune, else the science department."""
    above = [path for path in paths_above(owner_path) if path != owner_path]
    rows = Organisation.objects.filter(path__in=above, agency__in=(PROVINCE, COMMUNE))
    found = dict(rows.values_list("agency", "path"))
    if COMMUNE in found:
        return (found[COMMUNE],)
    place = found.get(PROVINCE)
    if not place:
        return ()
    science = Organisation.objects.filter(under(place, "path"), agency=SCIENCE)
    return tuple(path for path in science.values_list("path", flat=True) if path != owner_path)


def can_confirm(actor: Actor, owner_path: str) -> bool:
    """Whether a claim of the body at `owner_path` is the actor's to confirm: never the own body's."""
    place = confirming_path(actor)
    return bool(place) and owner_path.startswith(place) and owner_path != actor.path


def sees_claims(actor: Actor) -> Q:
    """Claims that the actor may see in the workspace: the own body's and below, or of the place in charge."""
    place = confirming_path(actor)
    own = under(actor.path, "owner_path")
    return own | under(place, "owner_path") if place else own


def can_draft(actor: Actor, owner_path: str) -> bool:
    """Whether the actor writes the drafts of the body at `owner_path`: its own people only."""
    return bool(actor.path) and owner_path == actor.path and actor.has_role(*WORKERS)


def may_begin_drafts(actor: Actor) -> bool:
    """Whoever works for a body that is neither a party's nor the node itself."""
    return can_claim(actor) and actor.has_role(*WORKERS)


def kinds_drafted_at(level: str) -> tuple[StandardKind, ...]:
    """What a body of this level may draft for consultation.

    Basis: Điều 11, Điều 27 Luật Tiêu chuẩn và quy chuẩn kỹ thuật 2006 (TCVN, QCVN của bộ; QCĐP của UBND cấp
    tỉnh; TCCS của tổ chức); cấp xã không ban hành quy chuẩn kỹ thuật địa phương.
    """
    if level == Level.CENTRAL:
        return (StandardKind.TCVN, StandardKind.QCVN, StandardKind.TCCS)
    if level == Level.PROVINCE:
        return (StandardKind.QCDP, StandardKind.TCCS)
    return (StandardKind.TCCS,)


def speaks_for_body(actor: Actor) -> bool:
    """Whether a comment of the actor can be that of the body acted for."""
    return actor.path not in {"", "/"} and actor.has_role(*CLAIMANTS)
