"""Offices of the state, by the codes of their agencies."""

from collections.abc import Mapping
from typing import Final

from chuan.core.asked_once import once
from chuan.orgs.enums import OrganisationKind
from chuan.orgs.models import Organisation
from chuan.orgs.rules.agencies import CENTRAL, FIELD
from chuan.orgs.rules.paths import paths_above

OFFICES: Final = (
    OrganisationKind.GOVERNMENT,
    OrganisationKind.MINISTRY,
    OrganisationKind.DEPARTMENT,
    OrganisationKind.OFFICE,
    OrganisationKind.ROOM,
)
"""Kinds of bodies that hold the authority of the state: a firm below a department holds none."""


def offices_above(path: str) -> Mapping[str, str]:
    """Path by agency code of the office at `path` and those above it; {} for no office. One query a page."""
    if path in {"", "/"}:
        return {}
    return once(("orgs.offices_above", path), lambda: _offices_above(path))


def _offices_above(path: str) -> Mapping[str, str]:
    rows = Organisation.objects.filter(path__in=paths_above(path)).order_by("path")
    chain = list(rows.values_list("agency", "path", "kind"))
    if not chain or chain[-1][1] != path or chain[-1][2] not in OFFICES:
        return {}
    return {agency: at for agency, at, _kind in chain if agency}


def keeper_of_registers() -> str:
    """The name of the body that answers for the field on this node: the national one, or the only department.

    Empty where several departments share a node without it.
    """
    rows = Organisation.objects.filter(agency__in=FIELD, on_node=True).order_by("path")
    found = list(rows.values_list("agency", "name"))
    central = [name for agency, name in found if agency in CENTRAL]
    if central:
        return central[0]
    return found[0][1] if len(found) == 1 else ""
