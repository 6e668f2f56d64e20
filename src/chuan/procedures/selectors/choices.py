"""What forms of dossiers offer: roles and bodies to open with, kinds of papers, bodies to appoint."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.orgs.models import Organisation
from chuan.orgs.selectors import organisation_by_uid
from chuan.procedures.enums import Choice
from chuan.procedures.errors import MayNotOpen
from chuan.procedures.permissions import roles_to_open
from chuan.procedures.selectors.definitions import definition_of, version_in_force
from chuan.procedures.types import Definition

Choices = Sequence[tuple[str, str]]
MOST = 400
"""Bodies on one list to choose from."""
OTHER = "khac"


@dataclass(frozen=True, slots=True)
class OpeningChoices:
    """The definition in force, the roles that one may open in, and bodies by role."""

    definition: Definition
    roles: tuple[str, ...]
    bodies: Mapping[str, Choices]


def opening_choices(actor: Actor, key: str, on: date) -> OpeningChoices:
    """What the form of a new dossier offers; raises `MayNotOpen` to who may not open one."""
    definition = definition_of(version_in_force(key, on))
    if not actor.organisation_uid:
        raise MayNotOpen
    body = organisation_by_uid(actor.organisation_uid)
    roles = roles_to_open(actor, body, definition)
    if not roles or definition.subject:
        raise MayNotOpen
    bodies: dict[str, Choices] = {}
    for role in definition.roles:
        if role.key in roles and len(roles) == 1:
            continue
        if role.choose is Choice.AGENCY:
            found = _named(Organisation.objects.filter(agency__in=role.agency), on)
            if len(found) > 1 and role.key not in roles:
                bodies[role.key] = found
        elif role.choose is Choice.CHOSEN or role.key not in roles:
            bodies[role.key] = body_choices(on)
    return OpeningChoices(definition, roles, bodies)


def paper_choices(definition: Definition) -> Choices:
    """Kinds of papers of a procedure, and any other."""
    return [*((each.key, each.label) for each in definition.papers), (OTHER, _("Giấy tờ khác"))]


def role_choices(definition: Definition) -> Choices:
    """Roles of a procedure."""
    return [(role.key, role.label) for role in definition.roles]


def body_choices(on: date) -> Choices:
    """Bodies of this node."""
    return _named(Organisation.objects.all(), on)


def _named(rows, on: date) -> Choices:  # type: ignore[no-untyped-def]  # noqa: ANN001  (a queryset)
    found = rows.valid_on(on).filter(on_node=True).exclude(path="/").order_by("path")[:MOST]
    return [(str(body.uid), body.name) for body in found]
