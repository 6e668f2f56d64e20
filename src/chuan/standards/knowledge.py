"""What a release knows of standards and of the international classification, read from its data files."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from chuan.standards.rules.rows import read_row
from chuan.standards.types import Record

VIETNAM: Final = "vietnam.csv"
INTERNATIONAL: Final = "international.csv"
INTERNATIONAL_SOURCE: Final = "relaton-data-iso (06/2025)"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the international classification."""

    code: str
    level: int
    parent: str
    name_vi: str
    name_en: str
    notes: str


@cache
def known_records() -> tuple[Record, ...]:
    """The Vietnamese records whose facts we could transcribe, and the international ones they name."""
    return (*_records(VIETNAM, {}), *_records(INTERNATIONAL, _INTERNATIONAL))


@cache
def fields() -> tuple[Field, ...]:
    """Every field, fathers before sons."""
    return tuple(
        Field(
            row["code"],
            int(row["level"]),
            row["parent"],
            row["name_vi"],
            row["name_en"],
            row["notes"],
        )
        for row in _rows("ics.csv")
    )


_INTERNATIONAL: Final = {"source": INTERNATIONAL_SOURCE, "confidence": "B"}


def _records(name: str, told: Mapping[str, str]) -> Sequence[Record]:
    read = [read_row({**told, **row}) for row in _rows(name)]
    return [each.record for each in read if each.record is not None]


def _rows(name: str) -> Iterator[dict[str, str]]:
    source = files("chuan.standards") / "data" / name
    yield from csv.DictReader(source.read_text(encoding="utf-8").splitlines())
