"""The lunar calendar agrees with the days of Tết and of the Hùng Kings that are known."""

import itertools
from datetime import date, timedelta

import pytest

from chuan.domain.calendar_vn.lunar import lunar_new_year, new_moon_day, solar_day


@pytest.mark.parametrize(
    "day",
    [
        date(
            1968, 1, 29
        ),  # a day before Beijing's: the two zones part here, and in 1985, 2007, 2030
        date(1985, 1, 21),
        date(2007, 2, 17),
        date(2020, 1, 25),
        date(2021, 2, 12),
        date(2022, 2, 1),
        date(2023, 1, 22),
        date(2024, 2, 10),
        date(2025, 1, 29),
        date(2026, 2, 17),
        date(2027, 2, 6),
        date(2028, 1, 26),
        date(2029, 2, 13),
        date(2030, 2, 2),
        date(2034, 2, 19),
    ],
    ids=str,
)
def test_tet_falls_on_the_day_that_is_known(day: date) -> None:
    assert lunar_new_year(day.year) == day


@pytest.mark.parametrize(
    "day",
    [
        date(2020, 4, 2),
        date(2021, 4, 21),
        date(2022, 4, 10),
        date(2023, 4, 29),  # a leap second month before it
        date(2024, 4, 18),
        date(2025, 4, 7),
        date(2026, 4, 26),
        date(2027, 4, 16),
    ],
    ids=str,
)
def test_the_day_of_the_hung_kings_falls_on_the_day_that_is_known(day: date) -> None:
    assert solar_day(day.year, 3, 10) == day


def test_months_have_twenty_nine_or_thirty_days_and_tet_keeps_to_its_season() -> None:
    days = [new_moon_day(number) for number in range(-1200, 1200)]
    lengths = {(after - before).days for before, after in itertools.pairwise(days)}

    assert lengths == {29, 30}
    for year in range(1905, 2096):
        tet = lunar_new_year(year)
        assert date(year, 1, 20) <= tet <= date(year, 2, 21)
        assert tet - lunar_new_year(year - 1) in {
            timedelta(days=count) for count in (353, 354, 355, 383, 384, 385)
        }
