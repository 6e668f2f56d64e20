"""Organisations and places as plain values, read from the data files without Django."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from chuan.domain.vanban.types import Agency
from chuan.orgs.types import AgencyKind, CommunePlace, Succession

_MERGER, _MERGED_UNTIL = "Nghị quyết 202/2025/QH15", "2025-06-30"
"""The act that merged provinces, and the last day of those that it ended."""

DATA = files("chuan.orgs") / "data"


@cache
def agency_rows() -> tuple[dict[str, Any], ...]:
    """The rows of `data/agencies.json` as written."""
    return tuple(json.loads((DATA / "agencies.json").read_text(encoding="utf-8")))


@cache
def load_agencies() -> tuple[Agency, ...]:
    """Every generic body with its aliases, validity and successors."""
    return tuple(_agency(row) for row in agency_rows())


def _agency(row: dict[str, Any]) -> Agency:
    return Agency(
        name=row["name"],
        aliases=tuple(row.get("aliases", ())),
        level=row.get("level", ""),
        valid_from=row.get("valid_from", ""),
        valid_until=row.get("valid_until", ""),
        successors=tuple(edge["name"] for edge in row.get("successors", ())),
        collective=row.get("collective", False),
        basis=row.get("basis", ""),
        confidence=row.get("confidence", ""),
    )


@cache
def agency_kinds() -> tuple[AgencyKind, ...]:
    """Every generic body and collective, as the matching of names wants them."""
    return tuple(
        AgencyKind(
            code=row["code"],
            name=row["name"],
            aliases=tuple(row.get("aliases", ())),
            level=row["level"],
            kind=row["kind"],
            member=row.get("member", ""),
            parent=row.get("parent", ""),
            valid_until=row.get("valid_until", ""),
            successors=tuple(_succession(edge) for edge in row.get("successors", ())),
            collective=row.get("collective", False),
            members=tuple(row.get("members", ())),
            basis=row.get("basis", ""),
            confidence=row.get("confidence", ""),
        )
        for row in agency_rows()
    )


def _succession(edge: dict[str, str]) -> Succession:
    return Succession(
        code=edge["code"],
        name=edge["name"],
        extent=edge["extent"],
        effective_on=edge.get("on", ""),
        basis_symbol=edge.get("basis", ""),
        basis_date=edge.get("basis_date", ""),
        confidence=edge["confidence"],
        note=edge.get("note", ""),
    )


@cache
def load_places() -> tuple[str, ...]:
    """Names of provinces and communes, present and former, without the word of their kind."""
    tables = ("provinces", "communes", "former_provinces", "former_districts", "former_wards")
    names = {row["name"] for table in tables for row in unit_rows(table)}
    return tuple(sorted(name for name in names if not name.isdigit()))


@cache
def load_merged_provinces() -> tuple[Agency, ...]:
    """Provinces that became part of another: name, last day, successor.

    Basis: Nghị quyết 202/2025/QH15 (sắp xếp đơn vị hành chính cấp tỉnh).
    """
    present = {row["code"]: row for row in unit_rows("provinces")}
    merged = [
        row
        for row in unit_rows("former_provinces")
        if row["successor"] in present and present[row["successor"]]["name"] != row["name"]
    ]
    return tuple(
        Agency(
            name=row["name"],
            level="province",
            valid_until=_MERGED_UNTIL,
            successors=(present[row["successor"]]["name"],),
            basis=_MERGER,
            confidence=row["confidence"],
        )
        for row in merged
    )


@cache
def load_commune_places() -> tuple[CommunePlace, ...]:
    """Where every commune of today lies and how large it is."""
    return tuple(
        CommunePlace(
            code=row["code"],
            name=row["name"],
            kind=row["kind"],
            province=row["province"],
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            area_km2=float(row["area"]) if row["area"] else None,
        )
        for row in unit_rows("communes")
    )


@cache
def unit_rows(table: str) -> tuple[dict[str, str], ...]:
    """The rows of one file of administrative units, by the names of its columns."""
    lines = (DATA / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    head = lines[0].split("\t")
    return tuple(dict(zip(head, line.split("\t"), strict=True)) for line in lines[1:])
