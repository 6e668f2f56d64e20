"""Who is told of a change that reaches the things of a body, and what bodies themselves rest on."""

from collections.abc import Collection, Mapping
from typing import Final

from django.urls import reverse

from chuan.core import clock, reliance
from chuan.domain.provisions import acts_named
from chuan.orgs.enums import Role
from chuan.orgs.models import OrganisationSuccession, RoleAssignment

NODE: Final = ""
"""The path of what is nobody's but the node's."""
_FIRST: Final = (Role.HEAD, Role.OFFICER, Role.ADMINISTRATOR)
_CHUNK: Final = 400


def people_to_tell(paths: Collection[str]) -> Mapping[str, Collection[str]]:
    """The heads of each body; its officers where it has no head; its administrators at last.

    Of what is the node's own, the administrators of the node are told.
    """
    found: dict[str, dict[str, set[str]]] = {}
    asked = sorted(path for path in paths if path not in {NODE, "/"})
    held = RoleAssignment.objects.valid_on(clock.today())
    for start in range(0, len(asked), _CHUNK):
        rows = held.filter(organisation__path__in=asked[start : start + _CHUNK], role__in=_FIRST)
        for path, role, uid in rows.values_list("organisation__path", "role", "person__uid"):
            found.setdefault(path, {}).setdefault(role, set()).add(uid.hex)
    told: dict[str, Collection[str]] = {
        path: next(roles[role] for role in _FIRST if role in roles) for path, roles in found.items()
    }
    if len(asked) != len(paths):
        rows = held.filter(role=Role.NODE_ADMINISTRATOR)
        node = {uid.hex for uid in rows.values_list("person__uid", flat=True)}
        told |= {path: node for path in paths if path in {NODE, "/"}}
    return told


def successions() -> reliance.Pairs:
    """Bodies that follow others rest on the act that says so."""
    rows = (
        OrganisationSuccession.objects.exclude(basis_symbol="")
        .select_related("predecessor", "successor")
        .order_by("pk")
    )
    for row in rows:
        named = acts_named(row.basis_symbol) or ((row.basis_symbol, ""),)
        yield (
            reliance.Dependant(
                "orgs.succession",
                str(row.pk),
                f"{row.predecessor.name} → {row.successor.name}",
                reverse("orgs:organisation_detail", args=[row.successor.uid]),
                row.successor.path if row.successor.on_node and row.successor.path != "/" else NODE,
            ),
            [reliance.Basis("act", symbol, part) for symbol, part in named],
        )
