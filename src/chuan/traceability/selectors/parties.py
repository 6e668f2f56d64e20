"""Who stands behind a GLN: the organisation that bears it, and the authority over its place."""

import re
from collections.abc import Collection, Iterable, Mapping

from chuan.identifiers.models import Identity
from chuan.orgs.enums import PlaceLevel
from chuan.orgs.models import Organisation, Place
from chuan.orgs.rules.paths import commune_code, segments

_GLN = re.compile(r"https://id\.gs1\.org/41[47]/(\d{13})(?:/|$)", re.ASCII).match


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


def authorities(paths: Collection[str]) -> Mapping[str, str]:
    """The path of the people's committee over the place of each of these organisations. One query.

    The commune where the organisation stands, by its path or its address; else the province.
    """
    if not paths:
        return {}
    bodies = Organisation.objects.filter(path__in=paths).select_related("place__parent")
    found = {body.path: _authority(body.path, body.place) for body in bodies.order_by("pk")}
    return {path: over for path, over in found.items() if over}


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
