"""The lunar calendar agrees with the days of Tết and of the Hùng Kings that are known."""

import itertools
from datetime import date, datetime, timedelta

import pytest

from chuan.domain.calendar_vn import lunar
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


def _julian(moment: datetime) -> float:
    return moment.toordinal() + 1721424.5 + (moment.hour * 60 + moment.minute) / 1440


@pytest.mark.parametrize(
    "universal",
    [
        "1985-01-21 02:28", "1999-08-11 11:08", "2000-01-06 18:14", "2007-02-17 16:14",
        "2015-03-20 09:36", "2017-08-21 18:30", "2019-07-02 19:16", "2020-06-21 06:41",
        "2021-06-10 10:53", "2023-01-21 20:53", "2023-10-14 17:55", "2024-02-09 22:59",
        "2024-04-08 18:21", "2024-10-02 18:49", "2025-01-29 12:36", "2025-03-29 10:58",
        "2025-09-21 19:54", "2026-02-17 12:01", "2026-08-12 17:37", "2027-02-06 15:56",
        "2027-08-02 10:05", "2030-02-02 16:07",
    ],
)  # fmt: skip
def test_new_moons_come_at_the_minute_that_almanacs_tell(universal: str) -> None:
    """Minutes of well-known new moons, many of them eclipses of the sun."""
    told = _julian(datetime.fromisoformat(universal))
    found = lunar._new_moon(round((told - 2451550.1) / 29.530588861))

    assert abs(found - lunar._dynamical_seconds(found) / 86400 - told) * 1440 < 1.2


@pytest.mark.parametrize(
    ("universal", "longitude"),
    [
        ("1985-12-21 22:08", 270), ("2000-03-20 07:35", 0), ("2020-03-20 03:50", 0),
        ("2024-03-20 03:06", 0), ("2024-06-20 20:51", 90), ("2024-12-21 09:21", 270),
        ("2025-09-22 18:19", 180),
    ],
)  # fmt: skip
def test_the_sun_stands_where_almanacs_tell(universal: str, longitude: float) -> None:
    """Equinoxes and solstices, which fix the twelfths of the sun's way."""
    moment = _julian(datetime.fromisoformat(universal))
    found = lunar._sun_longitude(moment + lunar._dynamical_seconds(moment) / 86400)

    assert abs((found - longitude + 180) % 360 - 180) < 0.01


def test_the_worked_examples_of_the_book_come_out() -> None:
    """Meeus, examples 49.a (new moon of February 1977) and 25.a (13 October 1992)."""
    assert lunar._new_moon(-283) == pytest.approx(2443192.65118, abs=0.0007)
    assert lunar._sun_longitude(2448908.5) == pytest.approx(199.90895, abs=0.0001)


def test_dynamical_time_runs_ahead_without_a_leap_at_the_end_of_a_polynomial() -> None:
    ahead = [lunar._dynamical_seconds(2451545 + 365.25 * year) for year in range(-15, 150)]

    assert ahead[15] == pytest.approx(63, abs=1), "the year 2000, as measured"
    assert all(-8 < after - before < 8 for before, after in itertools.pairwise(ahead))


@pytest.mark.parametrize(
    ("lunar_day", "day"),
    [
        ((2020, 8, 15), date(2020, 10, 1)),
        ((2023, 8, 15), date(2023, 9, 29)),
        ((2024, 8, 15), date(2024, 9, 17)),
        ((2025, 8, 15), date(2025, 10, 6)),
        ((2026, 8, 15), date(2026, 9, 25)),
        ((2025, 7, 15), date(2025, 9, 6)),
        ((2023, 11, 1), date(2023, 12, 13)),
        ((2023, 12, 1), date(2024, 1, 11)),
        ((2033, 12, 1), date(2034, 1, 20)),
    ],
    ids=str,
)
def test_other_days_of_the_moon_fall_where_they_are_known(
    lunar_day: tuple[int, int, int], day: date
) -> None:
    assert solar_day(*lunar_day) == day


def test_the_eleventh_month_holds_the_winter_solstice_of_every_year() -> None:
    for year in range(1950, 2090):
        solstice_at_the_latest, at_the_earliest = date(year, 12, 23), date(year, 12, 21)

        assert solar_day(year, 11, 1) <= solstice_at_the_latest
        assert at_the_earliest - solar_day(year, 11, 1) < timedelta(days=30)
