"""Whom a campaign may ask to review: the bodies below, and those beside the own one in its province."""

from collections.abc import Sequence
from datetime import date

from chuan.core.actor import Actor
from chuan.core.alphabet import sort_key
from chuan.plans.selectors.bodies import bodies_below
from chuan.plans.selectors.supervision import supervisable
from chuan.plans.types import Body


def bodies_to_ask(actor: Actor, on: date) -> Sequence[Body]:
    """Bodies that documents can be given to, the own one and those below it first."""
    below = bodies_below(actor, on)
    known = {body.pk for body in below}
    beside = [body for body in supervisable(actor, on) if body.pk not in known]
    return (*below, *sorted(beside, key=lambda body: (sort_key(body.name) or "", body.path)))


def bodies_inside(actor: Actor, path: str, on: date) -> Sequence[Body]:
    """Bodies at or below `path` that a review may be passed on to by who acts for that body."""
    if actor.path != path:
        return ()
    return [body for body in bodies_below(actor, on) if body.path != path]
