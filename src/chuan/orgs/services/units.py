"""Loads the administrative units of the data files into the database; safe to run again."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from chuan.audit.services import record
from chuan.core.actor import Actor, system_actor
from chuan.domain.confidence import Confidence
from chuan.orgs.enums import Extent, PlaceKind, PlaceLevel
from chuan.orgs.knowledge import unit_rows
from chuan.orgs.models import Place, PlaceSuccession
from chuan.orgs.rules.naming import bare_key

NEW_FROM = date(2025, 7, 1)
"""Two-tier local government begins. Basis: Luật 72/2025/QH15."""
OLD_UNTIL = date(2025, 6, 30)
PROVINCES_BASIS = ("202/2025/QH15", date(2025, 6, 12))
"""From common knowledge, hence the marks B and C of the edges themselves."""
BATCH = 1000
_WORD = {
    PlaceKind.PROVINCE: "Tỉnh",
    PlaceKind.CITY: "Thành phố",
    PlaceKind.DISTRICT: "Huyện",
    PlaceKind.URBAN_DISTRICT: "Quận",
    PlaceKind.TOWN: "Thị xã",
    PlaceKind.COMMUNE: "Xã",
    PlaceKind.WARD: "Phường",
    PlaceKind.TOWNSHIP: "Thị trấn",
    PlaceKind.SPECIAL_ZONE: "Đặc khu",
}

Key = tuple[str, str, date | None]
"""Level, code and first day: one life of a code."""


@dataclass(frozen=True, slots=True)
class UnitsLoaded:
    """How many units and edges there are now, and how many of them are new."""

    places: int
    edges: int
    new_places: int
    new_edges: int


@transaction.atomic
def load_units(
    *, actor: Actor | None = None, provinces: Container[str] | None = None
) -> UnitsLoaded:
    """Bring places and their succession up to date with the data files.

    `provinces` (codes of today) narrows the work to their units; None loads the whole country.
    """
    wanted = _Wanted(provinces)
    known = _known()
    new_places = 0
    for tier in (_provinces(wanted), _tier_two(wanted), _tier_three(wanted)):
        rows = [row for row in tier if row[0] not in known]
        made = Place.objects.bulk_create((_place(row, known) for row in rows), batch_size=BATCH)
        known.update({(p.level, p.code, p.valid_from): p.pk for p in made})
        new_places += len(made)
    linked = set(PlaceSuccession.objects.values_list("predecessor_id", "successor_id").order_by())
    missing = [
        edge
        for edge in _edges(wanted, known)
        if (edge.predecessor_id, edge.successor_id) not in linked
    ]
    PlaceSuccession.objects.bulk_create(missing, batch_size=BATCH)
    done = UnitsLoaded(len(known), len(linked) + len(missing), new_places, len(missing))
    if done.new_places or done.new_edges:
        record(
            actor or system_actor(), "orgs.units.loaded", kind="place", object_id="",
            label="", path="/", changes={"places": new_places, "edges": done.new_edges},
        )  # fmt: skip
    return done


Row = tuple[Key, str, str, Key | None, date | None]
"""Key, short name, kind, key of the parent, last day."""


class _Wanted:
    """Which provinces of today, of before, and which districts, are to be loaded."""

    def __init__(self, provinces: Container[str] | None) -> None:
        self.now = {
            row["code"]: row
            for row in unit_rows("provinces")
            if provinces is None or row["code"] in provinces
        }
        self.before = {
            row["code"]: row
            for row in unit_rows("former_provinces")
            if row["successor"] in self.now
        }
        lasting = {code for code, row in self.now.items() if not row["since"]}
        self.old_codes = lasting | set(self.before)
        self.districts = {
            row["code"]: row
            for row in unit_rows("former_districts")
            if row["province"] in self.old_codes
        }

    def province_key(self, code: str) -> Key:
        """The life of a province that began last."""
        return (PlaceLevel.PROVINCE, code, NEW_FROM if self.now[code]["since"] else None)

    def old_province_key(self, code: str) -> Key:
        """The life of a province before 01/7/2025; an unchanged one has a single life."""
        return (PlaceLevel.PROVINCE, code, None)


def _known() -> dict[Key, int]:
    rows = Place.objects.order_by("pk").values_list("level", "code", "valid_from", "pk")
    return {(level, code, since): pk for level, code, since, pk in rows}


def _provinces(wanted: _Wanted) -> Iterator[Row]:
    for code, row in wanted.now.items():
        yield wanted.province_key(code), row["name"], row["kind"], None, None
    for code, row in wanted.before.items():
        yield wanted.old_province_key(code), row["name"], row["kind"], None, OLD_UNTIL


def _tier_two(wanted: _Wanted) -> Iterator[Row]:
    for row in unit_rows("communes"):
        if row["province"] in wanted.now:
            key = (PlaceLevel.COMMUNE, row["code"], NEW_FROM)
            yield key, row["name"], row["kind"], wanted.province_key(row["province"]), None
    for code, row in wanted.districts.items():
        district: Key = (PlaceLevel.DISTRICT, code, None)
        yield (
            district,
            row["name"],
            row["kind"],
            wanted.old_province_key(row["province"]),
            OLD_UNTIL,
        )


def _tier_three(wanted: _Wanted) -> Iterator[Row]:
    for row in unit_rows("former_wards"):
        if row["district"] in wanted.districts:
            key = (PlaceLevel.COMMUNE, row["code"], None)
            parent = (PlaceLevel.DISTRICT, row["district"], None)
            yield key, row["name"], row["kind"], parent, OLD_UNTIL


def _place(row: Row, known: dict[Key, int]) -> Place:
    (level, code, since), name, kind, parent, until = row
    return Place(
        level=level,
        code=code,
        name=f"{_WORD[PlaceKind(kind)]} {name}",
        short_name=name,
        folded=bare_key(name),
        kind=kind,
        parent_id=known[parent] if parent else None,
        valid_from=since,
        valid_until=until,
    )


def _edges(wanted: _Wanted, known: dict[Key, int]) -> Iterable[PlaceSuccession]:
    symbol, signed = PROVINCES_BASIS
    for code, row in wanted.before.items():
        yield PlaceSuccession(
            predecessor_id=known[wanted.old_province_key(code)],
            successor_id=known[wanted.province_key(row["successor"])],
            effective_on=NEW_FROM,
            basis_symbol=symbol,
            basis_date=signed,
            confidence=row["confidence"],
        )
    for level, table in (
        (PlaceLevel.DISTRICT, "former_districts"),
        (PlaceLevel.COMMUNE, "former_wards"),
    ):
        for row in unit_rows(table):
            former = known.get((level, row["code"], None))
            if former is not None and row["successors"]:
                yield from _edges_of(former, row["successors"].split(","), known)


def _edges_of(former: int, heirs: list[str], known: dict[Key, int]) -> Iterator[PlaceSuccession]:
    extent = Extent.WHOLE if len(heirs) == 1 else Extent.PART
    for rank, code in enumerate(heirs):
        yield PlaceSuccession(
            predecessor_id=former,
            successor_id=known[PlaceLevel.COMMUNE, code, NEW_FROM],
            extent=extent,
            main=rank == 0,
            effective_on=NEW_FROM,
            confidence=Confidence.UNCONFIRMED,
        )
