#!/usr/bin/env python3
"""Writes the administrative units of today and before, from the package `vietnamadminunits`.

Run it by hand when the package changes; the result is committed. Reads the package's own data files
(SQLite and JSON), never its code.
"""

import json
import sqlite3
import unicodedata
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

OUT = Path(__file__).resolve().parents[1] / "src" / "chuan" / "orgs" / "data"
KINDS = {
    "Tỉnh": "tinh",
    "Thành phố": "thanh-pho",
    "Huyện": "huyen",
    "Quận": "quan",
    "Thị xã": "thi-xa",
    "Xã": "xa",
    "Phường": "phuong",
    "Thị trấn": "thi-tran",
    "Đặc khu": "dac-khu",
}
EXCERPT_SEEN = {
    "Tuyên Quang", "Lào Cai", "Thái Nguyên", "Phú Thọ", "Bắc Ninh", "Hưng Yên", "Hải Phòng",
    "Ninh Bình", "Quảng Trị",
}  # fmt: skip
"""New provinces whose merger was seen in an excerpt (mark B); the others are mark C."""

Row = dict[str, Any]


def source() -> Path:
    """The data folder of the installed package."""
    spec = find_spec("vietnamadminunits")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("vietnamadminunits is not installed: make dev")
    return Path(spec.submodule_search_locations[0]) / "data"


def rows(table: str) -> list[Row]:
    """All rows of one table of the package's dataset."""
    with sqlite3.connect(f"file:{source() / 'dataset.db'}?mode=ro", uri=True) as base:
        base.row_factory = sqlite3.Row
        return [dict(row) for row in base.execute(f"SELECT * FROM {table}")]  # noqa: S608  (a constant)


def kind_of(name: str) -> tuple[str, str]:
    """The kind's code and the name without the word of the kind, composed (NFC)."""
    name = " ".join(unicodedata.normalize("NFC", name).split())
    for word, code in KINDS.items():
        if name.casefold().startswith(f"{word.casefold()} "):
            rest = name[len(word) + 1 :]
            return code, rest[0].upper() + rest[1:]
    raise ValueError(name)


def write(name: str, head: tuple[str, ...], lines: Iterable[tuple[str, ...]]) -> None:
    """One TSV with a heading, ordered by its first column."""
    body = "".join("\t".join(line) + "\n" for line in sorted(set(lines)))
    (OUT / name).write_text("\t".join(head) + "\n" + body, encoding="utf-8", newline="\n")


def successors(new: list[Row], old: list[Row]) -> dict[str, list[str]]:
    """Former unit key → codes of the communes it went to, the main one first."""
    converter = json.loads((source() / "converter_2025.json").read_text(encoding="utf-8"))
    code = {(row["provinceKey"], row["wardKey"]): row["wardCode"] for row in new}
    edges: dict[str, list[str]] = {}
    for province, communes in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, origins in communes.items():
            for origin in origins:
                edges.setdefault(origin, []).append(code[province, commune])
    for province, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for origin, parts in divided.items():
            ordered = sorted(parts, key=lambda part: not part["isDefaultNewWard"])
            edges.setdefault(origin, []).extend(
                code[province, part["newWardKey"]] for part in ordered
            )
    missing = {former_key(row) for row in old} - set(edges)
    if missing:
        raise SystemExit(f"without successor: {sorted(missing)[:5]}")
    return edges


def former_key(row: Row) -> str:
    """The key of a former unit in the converter's tables."""
    return f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}"


def write_provinces(new: list[Row], unchanged: set[str]) -> None:
    """The provinces of today; one that was merged or renamed has the day its life began."""
    write(
        "provinces.tsv",
        ("code", "name", "kind", "since"),
        (
            (*named(row, "province"), "" if row["provinceKey"] in unchanged else "2025-07-01")
            for row in new
        ),
    )


def write_communes(new: list[Row]) -> None:
    """The units of the lowest tier today, with the place of each (degrees) and its area (km²)."""
    head = ("code", "name", "kind", "province", "latitude", "longitude", "area")
    lines = (
        (
            *named(row, "ward"),
            row["provinceCode"],
            f"{row['wardLat']:.4f}",
            f"{row['wardLon']:.4f}",
            "" if row["wardAreaKm2"] is None else f"{row['wardAreaKm2']:g}",
        )
        for row in new
    )
    write("communes.tsv", head, lines)


def write_former_provinces(
    old: list[Row], became: dict[str, str], now: dict[str, tuple[str, str]], unchanged: set[str]
) -> None:
    """The provinces that ended, what each became, and how sure that is."""
    heirs = ((row, became[row["provinceKey"]]) for row in old)
    write(
        "former_provinces.tsv",
        ("code", "name", "kind", "successor", "confidence"),
        (
            (*named(row, "province"), now[heir][0], "B" if now[heir][1] in EXCERPT_SEEN else "C")
            for row, heir in heirs
            if heir not in unchanged
        ),
    )


def write_former_districts(old: list[Row], edges: dict[str, list[str]]) -> None:
    """The districts that ended; one without wards has successors of its own."""
    write(
        "former_districts.tsv",
        ("code", "name", "kind", "province", "successors"),
        (
            (
                *named(row, "district"),
                row["provinceCode"],
                "" if row["ward"] else ",".join(edges[former_key(row)]),
            )
            for row in old
        ),
    )


def write_former_wards(old: list[Row], edges: dict[str, list[str]]) -> None:
    """The communes that ended and what each became."""
    write(
        "former_wards.tsv",
        ("code", "name", "kind", "district", "successors"),
        (
            (*named(row, "ward"), row["districtCode"], ",".join(edges[former_key(row)]))
            for row in old
            if row["ward"]
        ),
    )


def named(row: Row, tier: str) -> tuple[str, str, str]:
    """Code, name and kind of the unit of that tier in a row."""
    kind, name = kind_of(row[tier])
    return row[f"{tier}Code"], name, kind


def main() -> None:
    """Write the five files."""
    new, old = rows("admin_units"), rows("admin_units_legacy")
    converter = json.loads((source() / "converter_2025.json").read_text(encoding="utf-8"))
    became = {o: n for n, olds in converter["DICT_PROVINCE"].items() for o in olds}
    now = {row["provinceKey"]: (row["provinceCode"], row["provinceShort"]) for row in new}
    unchanged = {n for n, olds in converter["DICT_PROVINCE"].items() if len(olds) == 1}
    edges = successors(new, old)
    write_provinces(new, unchanged)
    write_communes(new)
    write_former_provinces(old, became, now, unchanged)
    write_former_districts(old, edges)
    write_former_wards(old, edges)


if __name__ == "__main__":
    main()
