"""The administrative units of the data files agree with one another."""

from collections import Counter, defaultdict

import pytest

from chuan.orgs.knowledge import load_places, unit_rows
from chuan.orgs.rules.naming import bare_key, name_key

COLLIDING = {
    ("19", "van lang"), ("31", "cam giang"), ("38", "dong tien"), ("51", "son ha"), ("51", "ba to"),
    ("75", "loc thanh"), ("79", "thanh an"), ("80", "tan thanh"),
    ("82", "tan thanh"), ("82", "my tho"),
}  # fmt: skip
"""Pairs in one province that are one name without diacritics."""


@pytest.mark.parametrize(
    ("table", "rows"),
    [("provinces", 34), ("communes", 3321), ("former_districts", 696), ("former_wards", 10035)],
)
def test_each_file_holds_as_many_units_as_the_country_had(table: str, rows: int) -> None:
    assert len(unit_rows(table)) == rows


def test_there_were_sixty_three_provinces() -> None:
    lasting = [row for row in unit_rows("provinces") if not row["since"]]

    assert len(lasting) == 11
    assert len(lasting) + len(unit_rows("former_provinces")) == 63


@pytest.mark.parametrize(
    "table", ["provinces", "communes", "former_provinces", "former_districts", "former_wards"]
)
def test_a_code_names_one_unit_of_its_file(table: str) -> None:
    codes = Counter(row["code"] for row in unit_rows(table))

    assert not [code for code, times in codes.items() if times > 1]


def test_every_commune_stands_in_a_province_of_today() -> None:
    provinces = {row["code"] for row in unit_rows("provinces")}

    assert {row["province"] for row in unit_rows("communes")} == provinces


def test_every_former_ward_stands_in_a_former_district_and_province() -> None:
    districts = {row["code"]: row["province"] for row in unit_rows("former_districts")}
    provinces = {row["code"] for row in unit_rows("former_provinces")} | {
        row["code"] for row in unit_rows("provinces") if not row["since"]
    }

    assert {row["district"] for row in unit_rows("former_wards")} <= set(districts)
    assert set(districts.values()) == provinces


def test_every_former_unit_went_to_communes_of_the_province_that_took_its_own() -> None:
    home = {row["code"]: row["province"] for row in unit_rows("communes")}
    became = {row["code"]: row["successor"] for row in unit_rows("former_provinces")}
    districts = {row["code"]: row["province"] for row in unit_rows("former_districts")}

    for row in unit_rows("former_wards"):
        heirs = row["successors"].split(",")
        old = districts[row["district"]]
        assert heirs[0]
        assert {home[code] for code in heirs} == {became.get(old, old)}


def test_every_commune_of_today_came_from_somewhere() -> None:
    heirs = {
        code
        for table in ("former_wards", "former_districts")
        for row in unit_rows(table)
        for code in row["successors"].split(",")
    }

    assert {row["code"] for row in unit_rows("communes")} <= heirs


def test_the_pairs_that_collide_without_diacritics_are_ten_and_told_apart() -> None:
    named = defaultdict(list)
    for row in unit_rows("communes"):
        named[row["province"], bare_key(row["name"])].append(row)
    pairs = {key: rows for key, rows in named.items() if len(rows) > 1}

    assert set(pairs) == COLLIDING
    for rows in pairs.values():
        assert len({(row["kind"], name_key(row["name"])) for row in rows}) == len(rows) == 2


def test_place_names_serve_the_lexicon_without_numbers() -> None:
    names = load_places()

    assert {"Nghệ An", "Châu Tiến", "Bình Định", "Quỳ Châu"} <= set(names)
    assert not [name for name in names if name.isdigit()]
