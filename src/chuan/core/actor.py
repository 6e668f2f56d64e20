"""Who acts, for which organisation, in which roles: a value that goes from door to audit."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in person acting for one organisation, or the node itself.

    `id` is opaque (the person's uid in hex, "system" for the node). `path` is the path of the
    organisation acted for ("/" for the whole node, "" for none). `roles` are the roles held there
    today. `on_behalf_of` names a person stood in for.
    """

    id: str
    label: str
    path: str = ""
    organisation_uid: str = ""
    organisation_label: str = ""
    roles: frozenset[str] = frozenset()
    on_behalf_of: str = ""

    @property
    def is_system(self) -> bool:
        """The node itself: jobs and commands."""
        return self.id == "system"

    @property
    def is_anonymous(self) -> bool:
        """Nobody signed in."""
        return not self.id

    @property
    def body_label(self) -> str:
        """The organisation acted for; the own label where there is none."""
        return self.organisation_label or self.label

    def has_role(self, *roles: str) -> bool:
        """Holds at least one of `roles` in the organisation acted for."""
        return bool(self.roles.intersection(roles))


ANONYMOUS = Actor(id="", label="")


def system_actor(label: str = "Hệ thống") -> Actor:
    """The node itself, seeing everything."""
    return Actor(id="system", label=label, path="/", organisation_label=label)
