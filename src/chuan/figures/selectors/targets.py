"""One target by its address, and the bodies for which an actor may set targets."""

from collections.abc import Sequence
from uuid import UUID

from chuan.core.actor import Actor
from chuan.figures.errors import IndicatorNotFound
from chuan.figures.models import Target
from chuan.figures.permissions import can_set_targets
from chuan.orgs.models import Organisation
from chuan.orgs.rules.paths import paths_above


def find_target(actor: Actor, uid: UUID) -> Target:
    """One target; a stranger is told that there is none."""
    rows = Target.objects.visible_to(actor).select_related(
        "owner", "plan", "indicator__numerator", "indicator__denominator"
    )
    found = rows.filter(uid=uid).first()
    if found is None:
        raise IndicatorNotFound
    return found


def target_owners(actor: Actor) -> Sequence[Organisation]:
    """The bodies for which the actor may set targets: the seat that its unit compiles first."""
    bodies = Organisation.objects.filter(path__in=paths_above(actor.path)).select_related("place")
    ordered = sorted(bodies, key=lambda body: len(body.path))
    return tuple(body for body in ordered if can_set_targets(actor, body))
