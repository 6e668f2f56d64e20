"""Who is meant by a name of many, on a date, below one organisation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from chuan.core.scope import under as at_or_below
from chuan.domain.confidence import Confidence
from chuan.orgs.enums import MemberKind, PlaceLevel
from chuan.orgs.models import Organisation
from chuan.orgs.rules.collectives import read_collective
from chuan.orgs.rules.paths import commune_code, scopes
from chuan.orgs.selectors.matching import match_agency
from chuan.orgs.types import CollectiveName

DISTRICTS_ENDED_BY = "72/2025/QH15"
_OF_A_COMMUNE = (MemberKind.COMMUNE_ROOM, MemberKind.COMMUNE_BODY)


@dataclass(frozen=True, slots=True)
class Collective:
    """Members of a name of many; `proposed` stand in for a level that ended: a person decides."""

    members: tuple[Organisation, ...] = ()
    proposed: tuple[Organisation, ...] = ()
    unmatched: tuple[str, ...] = ()
    basis: str = ""
    confidence: str = ""


def collective_of(collective_name: str, *, under: Organisation, on: date) -> Collective:
    """Members, proposals and names that fit nobody.

    Basis: Luật 72/2025/QH15 (districts ended on 01/7/2025).
    """
    asked = read_collective(collective_name)
    if asked is None:
        return Collective()
    if asked.listed:
        return _listed(asked, under, on)
    if asked.ended:
        former = _select(asked.members, (), under, on)
        others = [kind for kind in asked.members if kind != MemberKind.DISTRICT_GOVERNMENT]
        heir = MemberKind.PARTY_COMMITTEE if others else MemberKind.COMMUNE_GOVERNMENT
        heirs = () if former else _select((heir,), (), under, on)
        return Collective(former, heirs, basis=DISTRICTS_ENDED_BY, confidence=Confidence.EXCERPT)
    return Collective(_select(asked.members, asked.place_kinds, under, on))


def _listed(asked: CollectiveName, under: Organisation, on: date) -> Collective:
    found: list[Organisation] = []
    lost: list[str] = []
    for name in asked.listed:
        body = match_agency(name, near=under, on=on).organisation
        if body is not None and body.path.startswith(under.path):
            found.append(body)
        else:
            lost.append(name)
    return Collective(tuple(found), unmatched=tuple(lost))


def _select(
    members: Sequence[str], place_kinds: Sequence[str], under: Organisation, on: date
) -> tuple[Organisation, ...]:
    kinds = _kinds_at(members, under)
    if not kinds:
        return ()
    found = (
        Organisation.objects.valid_on(on)
        .filter(at_or_below(under.path), member_kind__in=kinds)
        .exclude(pk=under.pk)
    )
    if place_kinds:
        found = found.filter(place__kind__in=place_kinds)
    return tuple(found.filter(_same_tier(under)).order_by("place__code", "path"))


def _kinds_at(members: Sequence[str], under: Organisation) -> set[str]:
    """In a commune, "phòng, ban, ngành" are its rooms and bodies; a province has none of them."""
    kinds = set(members)
    in_commune = bool(commune_code(under.path))
    if in_commune and kinds & {MemberKind.SECTOR, MemberKind.DEPARTMENT}:
        kinds |= set(_OF_A_COMMUNE)
    if not in_commune:
        kinds -= set(_OF_A_COMMUNE)
    return kinds


def _same_tier(under: Organisation) -> Q:
    """Unions and party bodies of a province do not bring those of its communes along.

    A committee inside a commune's ("Đảng ủy UBND xã") answers to that one, not to the province's.
    """
    if commune_code(under.path) or not scopes(under.path):
        return Q()
    of_communes = {MemberKind.COMMUNE_GOVERNMENT, MemberKind.PARTY_COMMITTEE}
    inside = Q(member_kind=MemberKind.PARTY_COMMITTEE, parent__place__level=PlaceLevel.COMMUNE)
    tier = (
        Q(member_kind__in=of_communes) | ~Q(place__level=PlaceLevel.COMMUNE) | Q(place__isnull=True)
    )
    return tier & ~inside
