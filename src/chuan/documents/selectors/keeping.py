"""Whose registers and numbers an actor keeps: the own body's, and those of the body its office serves."""

from chuan.core.actor import Actor
from chuan.documents.errors import NoOrganisation
from chuan.documents.selectors.routes import OFFICES
from chuan.orgs.models import Organisation


def kept_bodies(actor: Actor) -> tuple[Organisation, ...]:
    """The bodies whose registers the actor may look into, the one it works for most first.

    A Văn phòng keeps the registers of the body above it, and perhaps its own.
    """
    if not actor.path:
        raise NoOrganisation
    own = Organisation.objects.select_related("parent").filter(path=actor.path).first()
    if own is None:
        return ()
    if own.agency in OFFICES and own.parent is not None:
        return (own.parent, own)
    return (own,)


def kept_paths(actor: Actor) -> tuple[str, ...]:
    """The same as paths."""
    return tuple(body.path for body in kept_bodies(actor))


def kept_body(actor: Actor, path: str = "") -> Organisation:
    """The body whose register is meant: that at `path` when the actor keeps it, else the first."""
    bodies = kept_bodies(actor)
    for body in bodies:
        if body.path == path:
            return body
    if not bodies:
        raise NoOrganisation
    return bodies[0]
