"""The bodies and people of the demo, made through the same services as anybody's."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from importlib import resources
from typing import Any

from chuan.core.actor import Actor
from chuan.orgs.enums import Level, OrganisationKind
from chuan.orgs.knowledge import agency_kinds
from chuan.orgs.models import Organisation, Person, Place
from chuan.orgs.selectors import actor_for
from chuan.orgs.services import create_organisation, create_person, set_role

PASSWORD = "chuan-demo-2026"  # noqa: S105  (printed at every start of a demo, by design)
TWO_TIERS = date(2025, 7, 1)
"""Bodies of the two-tier local government begin here. Basis: Luật 72/2025/QH15."""

Say = Callable[[str], None]


def load_tree() -> dict[str, Any]:
    """The specification of the demo."""
    text = resources.files(__package__).joinpath("data", "tree.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def plant(actor: Actor, tree: Mapping[str, Any], say: Say) -> None:
    """Every body of the specification."""
    _root(actor)
    centre = _make(actor, "Trung ương", None, path="/tw/", level=Level.CENTRAL)
    _make(actor, "Ủy ban Tiêu chuẩn Đo lường Chất lượng Quốc gia", centre,
          agency="ub-tcdlcl", segment="tcdlcl")  # fmt: skip
    for province in tree["province"]:
        place = Place.objects.provinces().get(code=province["code"], valid_until=None)
        say(f"  {place.name}")
        _plant_state(actor, place, province)
        _plant_party(actor, place, province)
    for other in tree["other"]:
        _make(actor, other["name"], body_at(other["parent"]),
              **{key: value for key, value in other.items() if key not in {"name", "parent"}})  # fmt: skip


def invite(actor: Actor, people: Sequence[Mapping[str, Any]]) -> None:
    """Every sample person with the roles of the specification."""
    for row in people:
        seats = [(body_at(path), role) for path, role in row["seats"]]
        home, role = seats[0]
        invited = create_person(
            actor=actor, organisation=home, full_name=row["full_name"], role=role,
            username=row["username"], position=row["position"], password=PASSWORD,
            valid_from=TWO_TIERS, is_sample=True,
        )  # fmt: skip
        for organisation, further in seats[1:]:
            set_role(actor=actor, person=invited.person, organisation=organisation,
                     role=further, valid_from=TWO_TIERS)  # fmt: skip


def person_named(username: str) -> Person:
    """The sample person who signs in with `username`."""
    return Person.objects.get(username=username)


def acting(username: str, path: str) -> Actor:
    """That sample person acting for the body at `path`."""
    return actor_for(person_named(username), body_at(path))


def body_at(path: str) -> Organisation:
    """The body at a path of the demo."""
    return Organisation.objects.get(path=path)


def _root(actor: Actor) -> Organisation:
    return Organisation.objects.filter(path="/").first() or _make(
        actor, "Nút dữ liệu mẫu", None, path="/", kind=OrganisationKind.NODE, level=Level.NODE
    )


def _make(
    actor: Actor,
    name: str,
    parent: Organisation | None,
    **given: Any,  # noqa: ANN401  (passed on to the service, which types them)
) -> Organisation:
    return create_organisation(actor=actor, name=name, parent=parent, is_sample=True, **given)


def _plant_state(actor: Actor, place: Place, spec: Mapping[str, Any]) -> None:
    word = "thành phố" if place.kind == "thanh-pho" else "tỉnh"
    top = _make(actor, f"Ủy ban nhân dân {word} {place.short_name}", None, path=f"/{place.code}/",
                agency="ubnd-tinh", place=place, short_name=f"UBND {word} {place.short_name}")  # fmt: skip
    for agency in spec["government"]:
        _make(actor, _name_of(agency, place.short_name, word), top, agency=agency)
    with_rooms = spec.get("rooms_in", "all")
    for commune in _communes(place, spec["communes"]):
        body = _make(actor, f"Ủy ban nhân dân {_lower(commune)}", top, agency="ubnd-xa",
                     place=commune, short_name=f"UBND {_lower(commune)}", valid_from=TWO_TIERS)  # fmt: skip
        if with_rooms != "all" and commune.code not in with_rooms:
            continue
        for agency in spec["rooms"]:
            room = _generic(agency).removesuffix(" xã")
            _make(actor, f"{room} {_lower(commune)}", body, agency=agency,
                  short_name=room, valid_from=TWO_TIERS)  # fmt: skip


def _plant_party(actor: Actor, place: Place, spec: Mapping[str, Any]) -> None:
    city = place.kind == "thanh-pho"
    name = f"{'Thành ủy' if city else 'Tỉnh ủy'} {place.short_name}"
    top = _make(actor, name, None, path=f"/d{place.code}/", agency="tinh-uy", place=place)
    for agency in spec["party"]:
        _make(actor, _name_of(agency, place.short_name, "thành phố" if city else "tỉnh"), top,
              agency=agency)  # fmt: skip
    wanted = spec.get("party_communes", [])
    codes = [c.code for c in _communes(place, spec["communes"])] if wanted == "same" else wanted
    for commune in (
        Place.objects.communes().filter(code__in=codes, valid_until=None).order_by("code")
    ):
        body = _make(actor, f"Đảng ủy {_lower(commune)}", top, agency="dang-uy-xa",
                     place=commune, valid_from=TWO_TIERS)  # fmt: skip
        for agency in ("ban-xdd-xa", "du-ubnd-xa"):
            base = _generic(agency).removesuffix(" xã")
            short = base if base == _generic(agency) else f"{base} {_lower(commune).split()[0]}"
            _make(actor, f"{base} {_lower(commune)}", body, agency=agency,
                  short_name=short, valid_from=TWO_TIERS)  # fmt: skip


def _communes(province: Place, wanted: str | int) -> list[Place]:
    units = Place.objects.communes().filter(parent=province, valid_until=None).order_by("code")
    return list(units if wanted == "all" else units[: int(wanted)])


def _generic(agency: str) -> str:
    return next(kind.name for kind in agency_kinds() if kind.code == agency)


def _name_of(agency: str, place: str, word: str) -> str:
    name = _generic(agency)
    for ending in ("tỉnh", "Tỉnh ủy", "Tỉnh uỷ"):
        if name.endswith(f" {ending}"):
            base = name.removesuffix(ending).strip()
            rank = {"tỉnh": word}.get(ending, "Thành ủy" if word == "thành phố" else "Tỉnh ủy")
            return f"{base} {rank} {place}"
    return f"{name} {word} {place}"


def _lower(commune: Place) -> str:
    return commune.name[0].lower() + commune.name[1:]
