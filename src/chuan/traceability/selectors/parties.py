"""Who stands behind a GLN: the organisation that bears it, and the authority over its place."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from django.db.models import Q

from chuan.core import clock
from chuan.identifiers.models import Identity
from chuan.orgs.enums import PlaceLevel
from chuan.orgs.models import Organisation, Place
from chuan.orgs.rules.paths import commune_code, segments

_GLN = re.compile(r"https://id\.gs1\.org/41[47]/(\d{13})(?:/|$)", re.ASCII).match

_OF_STANDARDS: Final = ("so-khcn", "chi-cuc-tdc", "phong-vhxh", "phong-kt", "phong-kthtdt")
"""The agencies of a province, and the rooms of a commune of which one, that do the work of standards."""


def gln_of(identifier: str | None) -> str:
    """The GLN of a canonical location or party; "" for anything else.

    >>> gln_of("https://id.gs1.org/414/8936123450007/254/K1")
    '8936123450007'
    """
    found = _GLN(identifier or "")
    return found[1] if found else ""


def bearers(glns: Iterable[str]) -> Mapping[str, str]:
    """The path of the organisation that bears each GLN, for those that are known here. One query."""
    wanted = {gln for gln in glns if gln}
    if not wanted:
        return {}
    rows = Identity.objects.filter(scheme="gln", value__in=wanted).exclude(path="")
    return dict(rows.values_list("value", "path").order_by("pk"))


def authorities(paths: Collection[str]) -> Mapping[str, Collection[str]]:
    """The authorities over the place of each of these organisations. Two queries.

    The people's committee of the commune where it stands, by its path or its address, else of the province,
    and the bodies that do the work of standards for that commune and that province today.
    """
    if not paths:
        return {}
    bodies = Organisation.objects.filter(path__in=paths).select_related("place__parent")
    over = {body.path: _authority(body.path, body.place) for body in bodies.order_by("pk")}
    found = {path: committee for path, committee in over.items() if committee}
    charged = _in_charge({*found.values(), *map(_province, found.values())})
    return {
        path: {committee, *charged.get(committee, ()), *charged.get(_province(committee), ())}
        for path, committee in found.items()
    }


def _in_charge(committees: Collection[str]) -> Mapping[str, Sequence[str]]:
    """The bodies that do the work of standards for each committee; of its rooms the usual one."""
    if not committees:
        return {}
    below = Q(parent__path__in=committees) | Q(parent__parent__path__in=committees)
    bodies = Organisation.objects.valid_on(clock.today()).filter(below, agency__in=_OF_STANDARDS)
    found: dict[str, list[str]] = defaultdict(list)
    for body in sorted(bodies, key=lambda body: (_OF_STANDARDS.index(body.agency), body.pk)):
        committee = "/".join(body.path.split("/")[: 3 if commune_code(body.path) else 2]) + "/"
        if not (commune_code(body.path) and found[committee]):
            found[committee].append(body.path)
    return found


def _province(committee: str) -> str:
    return f"/{segments(committee)[0]}/"


def _authority(path: str, place: Place | None) -> str:
    if commune_code(path):
        return f"/{'/'.join(segments(path)[:2])}/"
    if place is None:
        parts = segments(path)
        return f"/{parts[0]}/" if parts and parts[0].isdigit() else ""
    if place.level == PlaceLevel.PROVINCE or place.parent is None:
        return f"/{place.code}/" if place.level == PlaceLevel.PROVINCE else ""
    province = place.parent if place.parent.parent is None else place.parent.parent
    return f"/{province.code}/x{place.code}/" if place.level == PlaceLevel.COMMUNE else ""
