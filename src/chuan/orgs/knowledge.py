"""Organisations and places as plain values, read from the data files without Django."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from chuan.domain.vanban.types import Agency

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
def load_places() -> tuple[str, ...]:
    """Names of provinces and communes, present and former, without the word of their kind."""
    names: set[str] = set()
    for file in ("provinces.tsv", "communes.tsv", "former_units.tsv"):
        source = DATA / file
        if source.is_file():
            for line in source.read_text(encoding="utf-8").splitlines()[1:]:
                names.add(line.split("\t")[1])
    return tuple(sorted(names))
