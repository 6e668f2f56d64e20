"""How many enterprises apply what: checked and merely declared, side by side and never added up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from chuan.core.actor import Actor
from chuan.core.scope import under
from chuan.engagement.enums import LineState, Section
from chuan.engagement.errors import ProfileNotFound
from chuan.engagement.knowledge import name_of, names_of
from chuan.engagement.models import Profile, ProfileLine
from chuan.engagement.models.profile import ProfileLineQuerySet
from chuan.engagement.permissions import KEEPS, watch_of
from chuan.orgs.models import Organisation


@dataclass(frozen=True, slots=True)
class CountRow:
    """How many bodies: checked; and only in their own word."""

    code: str
    name: str
    verified: int
    declared: int


@dataclass(frozen=True, slots=True)
class StatisticsPage:
    """The counts of a place."""

    bodies: int
    profiles: int
    systems: Sequence[CountRow]
    tools: Sequence[CountRow]
    sections: Sequence[CountRow]
    places: Sequence[CountRow]
    fields: Sequence[CountRow]
    of_system: str


def statistics(actor: Actor, on: date, system: str = "") -> StatisticsPage:
    """Counts of the place that the actor looks after; places and fields for one system or any."""
    path = watch_of(actor).path
    if not path:
        raise ProfileNotFound
    lines = standing(on).filter(under(path, "profile__owner_path"))
    wanted = system if system in names_of(Section.SYSTEM) else ""
    of_system = lines.filter(section=Section.SYSTEM, **({"code": wanted} if wanted else {}))
    keepers = Organisation.objects.valid_on(on).under(path).filter(KEEPS)
    return StatisticsPage(
        bodies=keepers.count(),
        profiles=Profile.objects.within(path).count(),
        systems=_by_code(lines, Section.SYSTEM),
        tools=_by_code(lines, Section.TOOL),
        sections=_sections(lines),
        places=_by(of_system, "profile__organisation__place__name"),
        fields=[
            CountRow(row.code, name_of("field", row.code), row.verified, row.declared)
            for row in _by(of_system, "profile__field")
        ],
        of_system=wanted,
    )


def standing(on: date) -> ProfileLineQuerySet:
    """Living lines that have not lapsed; what officers asked to complete is not counted."""
    return (
        ProfileLine.objects.living()
        .exclude(state=LineState.ASKED)
        .filter(Q(valid_until=None) | Q(valid_until__gte=on))
    )


def _counted(
    lines: QuerySet[ProfileLine], *fields: str
) -> Sequence[tuple[tuple[str, ...], int, int]]:
    rows = (
        lines.order_by()
        .values_list(*fields)
        .annotate(
            every=Count("profile", distinct=True),
            verified=Count("profile", distinct=True, filter=Q(state=LineState.VERIFIED)),
        )
    )
    return [(tuple(row[:-2]), row[-1], row[-2] - row[-1]) for row in rows]


def _by_code(lines: QuerySet[ProfileLine], section: Section) -> Sequence[CountRow]:
    """Every entry of the list with somebody, the most applied first."""
    rows = [
        CountRow(code, name_of(section, code), verified, declared)
        for (code,), verified, declared in _counted(lines.filter(section=section), "code")
    ]
    return sorted(rows, key=lambda row: (-row.verified, -row.declared, row.name))


def _sections(lines: QuerySet[ProfileLine]) -> Sequence[CountRow]:
    found = {key[0]: (verified, declared) for key, verified, declared in _counted(lines, "section")}
    return [CountRow(key, key, *found.get(key, (0, 0))) for key in Section]


def _by(lines: QuerySet[ProfileLine], field: str) -> Sequence[CountRow]:
    rows = [
        CountRow(key or "", key or "", verified, declared)
        for (key,), verified, declared in _counted(lines, field)
    ]
    return sorted(rows, key=lambda row: (-row.verified, -row.declared, row.name))
