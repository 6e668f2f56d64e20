"""Working days across Tết, swaps and year ends; laws that hold on every day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.calendar_vn import Calendar, Day, DayKind, year_table
from chuan.domain.confidence import Confidence

CALENDAR = Calendar()
DAYS = st.dates(date(2018, 1, 1), date(2036, 12, 31))
COUNTS = st.integers(0, 120)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2020, 1, 23), date(2020, 1, 29)),
        (date(2021, 2, 10), date(2021, 2, 16)),
        (date(2022, 1, 29), date(2022, 2, 6)),
        (date(2022, 4, 30), date(2022, 5, 3)),
        (date(2023, 1, 20), date(2023, 1, 26)),
        (date(2023, 4, 29), date(2023, 5, 3)),
        (date(2023, 9, 1), date(2023, 9, 4)),
        (date(2024, 2, 8), date(2024, 2, 14)),
        (date(2024, 4, 27), date(2024, 5, 1)),
        (date(2024, 8, 31), date(2024, 9, 3)),
        (date(2025, 1, 25), date(2025, 2, 2)),
        (date(2025, 4, 30), date(2025, 5, 4)),
        (date(2025, 8, 30), date(2025, 9, 2)),
        (date(2026, 1, 1), date(2026, 1, 4)),
        (date(2026, 2, 14), date(2026, 2, 22)),
        (date(2026, 4, 25), date(2026, 4, 27)),
        (date(2026, 8, 29), date(2026, 9, 2)),
    ],
    ids=str,
)
def test_a_rest_is_as_long_as_it_was_announced(first: date, last: date) -> None:
    rest = [first + timedelta(days=number) for number in range((last - first).days + 1)]

    assert not any(CALENDAR.is_working_day(day) for day in rest)
    assert CALENDAR.is_working_day(first - timedelta(days=1))
    assert CALENDAR.is_working_day(last + timedelta(days=1))


@pytest.mark.parametrize(
    "saturday", [date(2024, 5, 4), date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22)], ids=str
)
def test_a_saturday_that_was_swapped_is_worked(saturday: date) -> None:
    assert CALENDAR.is_working_day(saturday)
    assert CALENDAR.why_off(saturday) is None


@pytest.mark.parametrize("year", range(2024, 2031))
def test_tet_gives_at_least_five_days_off_in_a_row(year: int) -> None:
    tet = [day for day in year_table(year) if day.name.startswith("Tết Nguyên đán")]

    assert len(tet) == 5
    assert tet[-1].on - tet[0].on == timedelta(days=4)
    assert not any(CALENDAR.is_working_day(day.on) for day in tet)


def test_a_plain_day_is_worked_and_a_weekend_says_so() -> None:
    assert CALENDAR.is_working_day(date(2025, 7, 1))
    assert CALENDAR.why_off(date(2025, 7, 1)) is None
    off = CALENDAR.why_off(date(2025, 7, 5))
    assert off is not None
    assert off.name == "Thứ Bảy"
    assert not off.is_unverified


def test_a_holiday_says_its_act() -> None:
    off = CALENDAR.why_off(date(2026, 4, 27))

    assert off is not None
    assert off.name == "Nghỉ bù ngày 26/04/2026"
    assert off.basis == "khoản 3 Điều 111 Bộ luật Lao động 2019"


def test_before_2021_the_national_day_was_one_day() -> None:
    assert CALENDAR.is_working_day(date(2020, 9, 1))
    assert CALENDAR.is_working_day(date(2020, 9, 3))


def test_adding_crosses_tet_and_the_end_of_the_year() -> None:
    assert CALENDAR.add_working_days(date(2026, 2, 13), 3) == date(2026, 2, 25)
    assert CALENDAR.add_working_days(date(2025, 12, 31), 1) == date(2026, 1, 5)
    assert CALENDAR.add_working_days(date(2026, 1, 9), 1) == date(2026, 1, 10)
    assert CALENDAR.add_working_days(date(2026, 2, 23), -1) == date(2026, 2, 13)
    assert CALENDAR.working_days_between(date(2026, 2, 13), date(2026, 2, 25)) == 3


def test_a_period_that_ends_on_a_day_off_ends_with_the_next_working_day() -> None:
    assert CALENDAR.deadline_end(date(2025, 6, 1), 30) == date(2025, 7, 1)
    assert CALENDAR.deadline_end(date(2025, 12, 2), 30) == date(2026, 1, 5)
    assert CALENDAR.deadline_end(date(2026, 2, 7), 10) == date(2026, 2, 23)


def test_a_day_that_waits_for_confirmation_is_worked_until_it_is_counted() -> None:
    culture = date(2026, 11, 24)
    row = next(day for day in year_table(2026) if day.on == culture)

    assert row.confidence is Confidence.UNCONFIRMED
    assert not row.counted
    assert CALENDAR.is_working_day(culture)
    counted = Day(culture, DayKind.OFF, row.name, row.basis, row.symbol, Confidence.EXCERPT)
    assert not Calendar((counted,)).is_working_day(culture)


def test_rows_of_a_year_stand_in_place_of_its_table_and_touch_no_other_year() -> None:
    calendar = Calendar(
        (Day(date(2026, 3, 7), DayKind.WORKING, "Làm bù", "", "", Confidence.EXCERPT),)
    )

    assert calendar.is_working_day(date(2026, 3, 7))
    assert calendar.is_working_day(date(2026, 2, 17))
    assert not calendar.is_working_day(date(2025, 1, 29))


def test_days_of_tet_bear_their_lunar_names() -> None:
    names = {day.on: day.name for year in (2024, 2025) for day in year_table(year)}

    assert names[date(2024, 2, 8)] == "Tết Nguyên đán (29 tháng Chạp)"
    assert names[date(2024, 2, 12)] == "Tết Nguyên đán (mùng 3)"
    assert names[date(2025, 1, 28)] == "Tết Nguyên đán (29 tháng Chạp)"


def test_what_nobody_has_decided_yet_is_marked() -> None:
    table = {day.on: day for day in year_table(2027)}

    assert table[date(2027, 2, 6)].confidence is Confidence.EXCERPT, "mùng 1 is the law's own"
    assert table[date(2027, 2, 4)].confidence is Confidence.UNCONFIRMED
    assert table[date(2027, 2, 9)].confidence is Confidence.UNCONFIRMED, "a day off instead"


@pytest.mark.parametrize(
    ("year", "beside"),
    [(2027, 3), (2030, 3), (2031, 1), (2032, 3), (2033, 1)],
)
def test_the_day_beside_an_undecided_national_day_makes_the_longest_rest(
    year: int, beside: int
) -> None:
    """A Thursday leads into the weekend, a Monday out of it; else the day before is taken."""
    (row,) = (day for day in year_table(year) if day.name == "Nghỉ liền kề Quốc khánh")

    assert row.on == date(year, 9, beside)
    assert row.confidence is Confidence.UNCONFIRMED


@given(DAYS, COUNTS)
def test_taking_away_undoes_adding(on: date, count: int) -> None:
    start = CALENDAR.next_working_day(on)

    assert CALENDAR.add_working_days(CALENDAR.add_working_days(start, count), -count) == start


@given(DAYS, COUNTS)
def test_between_counts_what_was_added(on: date, count: int) -> None:
    end = CALENDAR.add_working_days(on, count)

    assert CALENDAR.working_days_between(on, end) == count
    assert CALENDAR.working_days_between(end, on) == -count
    assert not count or CALENDAR.is_working_day(end)


@given(DAYS, st.integers(0, 40), COUNTS)
def test_later_begins_and_longer_periods_end_no_earlier(on: date, shift: int, count: int) -> None:
    later = on + timedelta(days=shift)

    assert CALENDAR.add_working_days(on, count) <= CALENDAR.add_working_days(later, count)
    assert CALENDAR.deadline_end(on, count) <= CALENDAR.deadline_end(later, count)
    assert CALENDAR.deadline_end(on, count) <= CALENDAR.deadline_end(on, count + 1)
    assert CALENDAR.is_working_day(CALENDAR.deadline_end(on, count))
