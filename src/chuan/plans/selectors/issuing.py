"""The body that issues a plan of its own, as the drafting rules want it: names, units, counterparts."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from chuan.core import clock
from chuan.core.scope import under
from chuan.documents.rules.house_style import abbreviation_of, symbol_for
from chuan.documents.selectors.houses import house_of, short_name
from chuan.domain.vanban.writing import Family, PaperKind
from chuan.orgs.enums import Level as OrgLevel
from chuan.orgs.enums import MemberKind, OrganisationKind, PlaceLevel
from chuan.orgs.knowledge import agency_kinds
from chuan.orgs.models import Organisation, OrganisationAlias, Place
from chuan.orgs.rules.naming import name_key
from chuan.plans.models import Counterpart, PlanTarget
from chuan.plans.rules.child_plan import Figure, Issuer, Level, Unit

PLACE_WORDS = {
    "tinh": "tỉnh",
    "thanh-pho": "thành phố",
    "xa": "xã",
    "phuong": "phường",
    "dac-khu": "đặc khu",
}
_UNITS = {
    OrganisationKind.ROOM,
    OrganisationKind.OFFICE,
    OrganisationKind.CENTRE,
    OrganisationKind.ARMED,
    OrganisationKind.DEPARTMENT,
    OrganisationKind.PARTY_BODY,
    OrganisationKind.PARTY_COMMITTEE,
    OrganisationKind.FRONT,
    OrganisationKind.UNION,
    OrganisationKind.OTHER,
    OrganisationKind.GOVERNMENT,
}
_IN_CHARGE = {"so-khcn": "chi-cuc-tdc", "so-ct": "chi-cuc-qltt"}
"""The unit of a department that is in charge of standards, measurement and quality."""
_NAMED_ANYWAY = {OrgLevel.PARTY, OrgLevel.SOCIETY}
_MOST_FIGURES = 200


@dataclass(frozen=True, slots=True)
class CounterpartRow:
    """An agency above, the own units that might take its work, the one that does, and why."""

    code: str
    name: str
    unit: Organisation | None
    own: bool
    confidence: str


@cache
def usual_counterparts() -> Sequence[Mapping[str, object]]:
    """The rows of `data/counterparts.json`: an agency and the units that usually take its work."""
    source = files("chuan.plans") / "data" / "counterparts.json"
    return tuple(json.loads(source.read_text(encoding="utf-8")))


def issuer_of(body: Organisation) -> Issuer:
    """The body as the drafting rules want it."""
    house = house_of(body)
    place = place_of(body)
    units = units_of(body)
    rooms = tuple(_unit(unit) for unit in units)
    party = house.family is Family.PARTY
    word = PLACE_WORDS.get(place.kind, "") if place else ""
    return Issuer(
        name=house.name,
        short=house.short,
        voice=_voice(house.name, house.short, party=party),
        family=house.family,
        level=_level(body, place),
        place_word=word,
        place=house.place,
        symbol=symbol_for(PaperKind.PLAN, house.family, house.abbreviation),
        signature=house.signature,
        superior=house.superior,
        keys=frozenset(
            OrganisationAlias.objects.filter(organisation=body).values_list("key", flat=True)
        )
        | {name_key(body.name)},
        code=body.agency,
        counted_as=frozenset({body.member_kind or _member(body.agency)} - {""}),
        place_kind=place.kind if place else "",
        units=rooms,
        counterparts=_by_code(body, units),
        figures=_figures(body),
    )


def _by_code(body: Organisation, units: Sequence[Organisation]) -> dict[str, Unit]:
    """The unit for each agency above; a department's own work goes to its unit of that field."""
    found = {
        row.code: unit
        for row in counterparts_of(body, units)
        if (unit := _chosen(row, body)) is not None
    }
    own = next((unit for unit in units if unit.agency == _IN_CHARGE.get(body.agency)), None)
    if own is None and len(units) == 1:
        own = units[0]
    return {**found, body.agency: _unit(own)} if own is not None and body.agency else found


def place_of(body: Organisation) -> Place | None:
    """The area of a body, or of what it stands under."""
    if body.place is not None:
        return body.place
    return body.parent.place if body.parent is not None else None


def units_of(body: Organisation) -> Sequence[Organisation]:
    """Bodies under it that may be given work."""
    below = Organisation.objects.valid_on(clock.today()).filter(under(body.path), kind__in=_UNITS)
    rows = below.exclude(pk=body.pk).select_related("place", "parent__place").order_by("path")
    depth = body.path.count("/") + 1
    own_level = {OrgLevel.PROVINCE, OrgLevel.COMMUNE, OrgLevel.PARTY, OrgLevel.SOCIETY}
    return tuple(unit for unit in rows if unit.path.count("/") == depth and unit.level in own_level)


def counterparts_of(
    body: Organisation, units: Sequence[Organisation] | None = None
) -> Sequence[CounterpartRow]:
    """For every agency above, the own unit that takes its work: as the body said, else as usual."""
    units = units_of(body) if units is None else units
    by_code = {unit.agency: unit for unit in reversed(units) if unit.agency}
    said = Counterpart.objects.filter(organisation=body).select_related(
        "unit__place", "unit__parent__place"
    )
    told = {row.agency: row.unit for row in said}
    names = {kind.code: kind.name for kind in agency_kinds()}
    found = []
    for row in usual_counterparts():
        code, usual = str(row["of"]), row["to"]
        assert isinstance(usual, list)  # noqa: S101  (the shape of our own file)
        unit = told.get(code) or next((by_code[c] for c in usual if c in by_code), None)
        found.append(CounterpartRow(code, names[code], unit, code in told, str(row["confidence"])))
    return tuple(found)


def _chosen(row: CounterpartRow, body: Organisation) -> Unit | None:
    """The unit as plans print it; what a body surely has is named although no page was made for it."""
    if row.unit is not None:
        return _unit(row.unit)
    usual = next(r["to"] for r in usual_counterparts() if r["of"] == row.code)
    assert isinstance(usual, list)  # noqa: S101  (the shape of our own file)
    kinds = {kind.code: kind for kind in agency_kinds()}
    kind = kinds[usual[0]]
    in_party = body.level == OrgLevel.PARTY
    if (kind.level in _NAMED_ANYWAY and in_party) or kind.level == OrgLevel.SOCIETY:
        return Unit(kind.code, kind.name)
    return None


def _unit(body: Organisation) -> Unit:
    room = body.member_kind == MemberKind.COMMUNE_ROOM or (
        not body.member_kind and _member(body.agency) == MemberKind.COMMUNE_ROOM
    )
    return Unit(
        body.agency or body.uid.hex, short_name(body), abbreviation_of(body.name), is_room=room
    )


def _member(code: str) -> str:
    return next((kind.member for kind in agency_kinds() if kind.code == code), "")


def _level(body: Organisation, place: Place | None) -> Level:
    if place is not None and place.level == PlaceLevel.COMMUNE:
        return Level.COMMUNE
    member = body.member_kind or _member(body.agency)
    if member in {MemberKind.DEPARTMENT, MemberKind.SECTOR}:
        return Level.DEPARTMENT
    return Level.OTHER


def _voice(name: str, short: str, *, party: bool) -> str:
    """In whose name the body decides.

    Basis: Điều lệ Đảng (ban thường vụ decides between meetings of the committee).
    """
    committee = party and name_key(name).startswith(("đảng ủy", "tỉnh ủy", "thành ủy"))
    return f"Ban Thường vụ {short}" if committee else name


def _figures(body: Organisation) -> Sequence[Figure]:
    """What the body set itself in plans that it issued."""
    rows: Iterable[PlanTarget] = (
        PlanTarget.objects.filter(plan__document__issuer=body, value__isnull=False)
        .select_related("plan__document")
        .order_by("-plan__accepted_at", "order")[:_MOST_FIGURES]
    )
    return tuple(
        Figure(row.text, row.value or 0.0, row.unit, row.plan.document.label) for row in rows
    )
