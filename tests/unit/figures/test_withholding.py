"""Two public tables beside each other tell no more of few people than one."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from chuan.domain.cascade import Period
from chuan.figures.rules.publishing import Column, Shown, content_of, publish
from chuan.figures.rules.withholding import Standing, withhold

YEAR, FIRST = Period.year(2026), Period.quarter(2026, 1)


def _published(**values: int) -> Shown:
    numbers: dict[str, Decimal | None] = {unit: Decimal(value) for unit, value in values.items()}
    total = sum((value for value in numbers.values() if value is not None), Decimal())
    return publish([Column("t:", "t", "người", 0, numbers, total, people=True)])[0]


def _standing(shown: Shown, period: str, place: str = "40") -> Standing:
    return Standing(place, content_of([shown], [], place="Nghệ An", period=period))


def _beside(new: Shown, *others: Standing, place: str = "40", period: Period = YEAR) -> Shown:
    return withhold([new], others, place=place, period=period)[0]


def test_a_year_is_left_out_beside_a_quarter_that_leaves_somebody_out() -> None:
    quarter = _published(x=2, y=30, z=9)
    year = _published(x=20, y=60, z=40)

    kept = _beside(year, _standing(quarter, FIRST.code))

    assert set(kept.values.values()) == {None}
    assert kept.total_hidden


def test_a_quarter_is_left_out_beside_a_year_whatever_came_first() -> None:
    year = _standing(_published(x=20, y=60, z=40), YEAR.code)

    kept = _beside(_published(x=2, y=30, z=9), year, period=FIRST)

    assert kept.total is None


def test_few_people_between_two_tables_are_not_told_by_subtracting() -> None:
    nine_months = _standing(_published(x=18, y=50), "2026-N1")

    assert _beside(_published(x=20, y=80), nine_months).total_hidden
    assert not _beside(_published(x=28, y=80), nine_months).total_hidden


def test_the_country_does_not_show_the_total_that_a_province_leaves_out() -> None:
    province = _standing(_published(x=3), YEAR.code)
    country = _published(**{"40": 30, "31": 60})

    assert _beside(country, province, place="").total_hidden
    assert not _beside(country, _standing(_published(x=30), YEAR.code), place="").total_hidden


def test_a_province_tells_nothing_of_what_the_country_leaves_out() -> None:
    country = _standing(_published(**{"40": 3, "31": 60, "01": 8}), YEAR.code, place="")

    assert _beside(_published(x=3, y=0), country).total_hidden


def test_years_apart_and_counts_of_things_are_left_as_they_are() -> None:
    other = _standing(_published(x=2, y=30, z=9), "2025")
    things = publish([Column("t:", "t", "cơ sở", 0, {"x": Decimal(2)}, Decimal(2))])[0]

    assert not _beside(_published(x=20, y=60), other).total_hidden
    assert _beside(things, _standing(things, FIRST.code)).total == 2


def test_a_difference_of_five_people_tells_of_nobody_and_of_four_it_does() -> None:
    def kept(now: int) -> Shown:
        return _beside(_published(x=now, y=60), _standing(_published(x=20, y=60), FIRST.code))

    assert kept(25).total == 85
    assert kept(20).total == 80
    assert kept(24).total_hidden
    assert kept(16).total_hidden


def test_few_people_of_a_unit_that_the_other_table_has_not_are_not_told() -> None:
    standing = _standing(_published(y=60), FIRST.code)
    known = _published(x=30, y=60)

    assert not _beside(known, standing).total_hidden
    unknown = replace(known, values={"x": None, "y": Decimal(60)})
    assert not _beside(unknown, standing).total_hidden


def test_another_indicator_or_another_province_tells_nothing_of_this_one() -> None:
    hiding = _published(x=2, y=30, z=9)
    other = replace(hiding, column=replace(hiding.column, key="u:"))
    year = _published(x=20, y=60, z=40)

    assert not _beside(year, _standing(other, FIRST.code)).total_hidden
    assert not _beside(year, _standing(hiding, FIRST.code, place="x")).total_hidden
    neighbour = replace(hiding, hidden=frozenset({"40"}))
    assert not _beside(year, _standing(neighbour, FIRST.code, place="42")).total_hidden


def test_a_rate_with_nothing_left_out_is_shown_in_both_tables() -> None:
    def rate(value: int) -> Shown:
        column = Column("r", "r", "%", 1, {"x": Decimal(value)}, Decimal(value), True, ("a", "b"))
        return Shown(column, column.values, frozenset(), column.total, total_hidden=False)

    assert _beside(rate(52), _standing(rate(50), FIRST.code)) == rate(52)


def _things(**values: int) -> Shown:
    """The same counts where another time they are no people."""
    shown = _published(**values)
    return replace(shown, column=replace(shown.column, people=False))


@pytest.mark.parametrize(
    ("now", "then", "left_out"),
    [
        (_published(x=22), _things(x=20), True), (_things(x=22), _published(x=20), True),
        (_things(x=22), _things(x=20), False),
        (replace(_things(x=22), hidden=frozenset("y")), _things(x=20), True),
    ],
)  # fmt: skip
def test_few_people_are_protected_whichever_of_the_tables_counts_people(
    now: Shown,
    then: Shown,
    left_out: bool,  # noqa: FBT001
) -> None:
    assert _beside(now, _standing(then, FIRST.code)).total_hidden == left_out


def test_periods_that_share_one_day_meet_and_neighbours_do_not() -> None:
    quarter = _standing(_published(x=2, y=30, z=9), FIRST.code)
    year = _published(x=20, y=60, z=40)

    def kept(begins: date, ends: date) -> Shown:
        return _beside(year, quarter, period=Period.span(begins, ends))

    assert kept(date(2026, 3, 31), date(2026, 6, 30)).total_hidden
    assert not kept(date(2026, 4, 1), date(2026, 6, 30)).total_hidden
    assert kept(date(2025, 12, 1), date(2026, 1, 1)).total_hidden
    assert not kept(date(2025, 12, 1), date(2025, 12, 31)).total_hidden


def test_a_province_that_the_country_shows_is_left_as_it_is() -> None:
    country = _standing(_published(**{"40": 30, "31": 60}), YEAR.code, place="")

    assert _beside(_published(x=22, y=60), country).total == 82


def test_a_column_left_out_names_the_units_that_had_a_figure() -> None:
    quarter = _standing(_published(x=2, y=30, z=9), FIRST.code)
    year = _published(x=20, y=60)
    some = replace(year, column=replace(year.column, values={**year.values, "z": None}))

    assert _beside(some, quarter).hidden == {"x", "y"}
