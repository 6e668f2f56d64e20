"""Whom a body may ask for reports: those below it, and those of the places that it compiles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from chuan.core import clock
from chuan.core.scope import under
from chuan.figures.models import Compiler
from chuan.orgs.enums import MemberKind
from chuan.orgs.models import Organisation
from chuan.orgs.models.validity import valid_on

GROUPS: tuple[MemberKind, ...] = (
    MemberKind.COMMUNE_GOVERNMENT,
    MemberKind.DEPARTMENT,
    MemberKind.SECTOR,
    MemberKind.COMMUNE_ROOM,
    MemberKind.COMMUNE_BODY,
    MemberKind.PROVINCE_GOVERNMENT,
    MemberKind.MINISTRY,
    MemberKind.PARTY_COMMITTEE,
)
"""Groups of bodies that are asked together, in the order in which people think of them."""
MOST_BY_NAME = 400
"""More bodies than this are asked by group only."""


@dataclass(frozen=True, slots=True)
class Group:
    """One group that may be asked, and how many it has today."""

    kind: MemberKind
    count: int


def may_be_asked(own: Organisation, on: date | None = None) -> QuerySet[Organisation]:
    """Bodies that exist on `on` (today) and that `own` stands above or compiles; never itself."""
    day = on or clock.today()
    compiled = Compiler.objects.filter(organisation=own).filter(valid_on(day))
    places = compiled.filter(place__isnull=False).values("place")
    reach = under(own.path) | Q(place__in=places) | Q(place__parent__in=places)
    if compiled.filter(place__isnull=True).exists():
        reach = Q()
    found = Organisation.objects.valid_on(day).filter(reach, on_node=True).exclude(pk=own.pk)
    return _same_world(found, own)


def _same_world(found: QuerySet[Organisation], own: Organisation) -> QuerySet[Organisation]:
    """Party bodies ask party bodies, state bodies the others: the two report on ways of their own."""
    of_the_party = Q(path__startswith="/d")
    return found.filter(of_the_party if own.path.startswith("/d") else ~of_the_party)


def groups_of(own: Organisation, on: date | None = None) -> Sequence[Group]:
    """The groups among those that may be asked."""
    counts = dict(
        may_be_asked(own, on).exclude(member_kind="").order_by().values_list("member_kind")
        .annotate(count=Count("pk"))
    )  # fmt: skip
    return tuple(Group(kind, counts[kind]) for kind in GROUPS if counts.get(kind))


def members_of(
    own: Organisation, asked: Sequence[str], on: date | None = None
) -> QuerySet[Organisation]:
    """The bodies of these groups and those named by uid (hex), as far as they may be asked."""
    kinds = [each for each in asked if each in set(GROUPS)]
    uids = [each for each in asked if each not in set(GROUPS)]
    named = Q(member_kind__in=kinds) | Q(uid__in=uids)
    return may_be_asked(own, on).filter(named).order_by("path")


def said_asked(asked: Sequence[Sequence[str]]) -> Mapping[str, str]:
    """The names of the bodies that schedules ask by uid, by uid (hex); one question for all."""
    uids = {each for one in asked for each in one if each not in set(GROUPS)}
    bodies = Organisation.objects.filter(uid__in=uids).order_by("path")
    return {body.uid.hex: body.label for body in bodies}


def bodies_by_name(own: Organisation) -> Sequence[Organisation]:
    """Bodies to choose one by one; none when there are too many for a page."""
    found = may_be_asked(own).exclude(member_kind="").order_by("path")[: MOST_BY_NAME + 1]
    return tuple(found) if len(found) <= MOST_BY_NAME else ()
