"""Whom a notice about a body reaches."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from chuan.core import clock
from chuan.engagement.permissions import CHECKERS, WRITERS
from chuan.orgs.models import RoleAssignment
from chuan.orgs.rules.agencies import SCIENCE


def people_at(paths: Collection[str]) -> Mapping[str, set[str]]:
    """Opaque ids of who works for the bodies at these paths, by path; one query."""
    rows = RoleAssignment.objects.valid_on(clock.today()).filter(
        organisation__path__in=paths, role__in=WRITERS
    )
    found: dict[str, set[str]] = defaultdict(set)
    for path, uid in rows.values_list("organisation__path", "person__uid"):
        found[path].add(uid.hex)
    return found


def points_of(provinces: Collection[str]) -> Mapping[str, set[str]]:
    """Officers and heads of the department that is the TBT point, by path of the province."""
    rows = RoleAssignment.objects.valid_on(clock.today()).filter(
        organisation__agency=SCIENCE, role__in=CHECKERS
    )
    found: dict[str, set[str]] = defaultdict(set)
    for path, uid in rows.values_list("organisation__path", "person__uid"):
        province = f"/{path.strip('/').split('/')[0]}/"
        if province in provinces:
            found[province].add(uid.hex)
    return found


def province_of(path: str) -> str:
    """The province that a body stands in ("/40/"), "" for the node itself."""
    parts = [part for part in path.split("/") if part]
    return f"/{parts[0]}/" if parts else ""
