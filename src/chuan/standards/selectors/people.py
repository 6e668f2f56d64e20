"""Who works for a body, for letters."""

from collections.abc import Collection, Mapping, Sequence

from chuan.core import clock
from chuan.orgs.enums import Role
from chuan.orgs.models import RoleAssignment


def people_of(organisations: Collection[int]) -> Mapping[int, Sequence[str]]:
    """Persons by organisation: its officers and heads of today."""
    found: dict[int, list[str]] = {}
    rows = RoleAssignment.objects.valid_on(clock.today()).filter(
        organisation__in=list(organisations), role__in=(Role.OFFICER, Role.HEAD)
    )
    for organisation, uid in rows.values_list("organisation_id", "person__uid").distinct():
        found.setdefault(organisation, []).append(uid.hex)
    return found
