"""The days of a round and of a schedule, at the edges where a day makes somebody late."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.cascade import Period, PeriodKind
from chuan.figures.enums import Reading
from chuan.figures.rules.naming import said_period
from chuan.figures.rules.timing import (
    Timing,
    coming,
    days_of,
    is_late,
    last_day_in_time,
    owed,
    printed_day,
)

YEARLY = Timing(PeriodKind.YEAR, 11, 20, Reading.EXCLUSIVE, internal_days=10)
QUARTERLY = Timing(PeriodKind.QUARTER, 0, 25, Reading.EXCLUSIVE, closing_days=3, opens_before=20)


def test_before_the_20th_of_november_is_the_19th_unless_the_day_itself_is_read_in() -> None:
    strict = days_of(YEARLY, Period.year(2026))
    wide = days_of(Timing(PeriodKind.YEAR, 11, 20, Reading.INCLUSIVE), Period.year(2026))

    assert (strict.printed_on, strict.due_on) == (date(2026, 11, 20), date(2026, 11, 19))
    assert wide.due_on == date(2026, 11, 20)
    assert strict.closing_on == date(2026, 11, 15)
    assert strict.internal_on == date(2026, 11, 9)


@pytest.mark.parametrize(
    ("sent", "exclusive", "inclusive"),
    [(date(2026, 11, 19), False, False), (date(2026, 11, 20), True, False),
     (date(2026, 11, 21), True, True)],
)  # fmt: skip
def test_the_19th_20th_and_21st_of_november(
    sent: date, *, exclusive: bool, inclusive: bool
) -> None:
    assert is_late(date(2026, 11, 19), sent_on=sent, on=date(2026, 12, 1)) is exclusive
    assert is_late(date(2026, 11, 20), sent_on=sent, on=date(2026, 12, 1)) is inclusive
    assert is_late(date(2026, 11, 19), sent_on=None, on=sent) is exclusive


def test_a_round_without_a_legal_day_makes_nobody_late() -> None:
    assert not is_late(None, sent_on=None, on=date(2030, 1, 1))


def test_a_quarter_is_due_on_the_25th_of_its_last_month_and_next_year_goes_on() -> None:
    fourth = days_of(QUARTERLY, Period.quarter(2026, 4))
    january = days_of(Timing(PeriodKind.YEAR, 13, 31, Reading.INCLUSIVE), Period.year(2026))

    assert (fourth.printed_on, fourth.closing_on) == (date(2026, 12, 25), date(2026, 12, 22))
    assert january.printed_on == date(2027, 1, 31)
    assert january.closing_on == date(2026, 12, 31)


def test_a_day_that_the_month_has_not_is_its_last() -> None:
    assert days_of(
        Timing(PeriodKind.MONTH, 1, 31, Reading.INCLUSIVE), Period.month(2026, 1)
    ).printed_on == date(2026, 2, 28)


@given(st.dates(date(2024, 1, 1), date(2030, 12, 31)))
def test_a_round_is_owed_from_its_opening_to_its_printed_day_and_never_after(on: date) -> None:
    for timing in (YEARLY, QUARTERLY):
        for period in owed(timing, on=on, valid_from=None, valid_until=None):
            days = days_of(timing, period)
            assert days.opens_on <= on <= days.printed_on


def test_a_schedule_owes_nothing_before_or_after_its_validity() -> None:
    on = date(2026, 10, 20)

    def periods(begins: date | None, ends: date | None) -> list[str]:
        return [p.code for p in owed(YEARLY, on=on, valid_from=begins, valid_until=ends)]

    assert periods(None, None) == ["2026"]
    assert periods(date(2026, 11, 21), None) == []
    assert periods(None, on) == []


def test_every_year_and_quarter_is_owed_once_in_turn() -> None:
    day, seen = date(2025, 1, 1), list[str]()
    while day <= date(2026, 12, 31):
        seen += [p.code for p in owed(QUARTERLY, on=day, valid_from=None, valid_until=None)]
        day += timedelta(days=1)

    assert sorted(set(seen)) == [f"{y}-Q{q}" for y in (2025, 2026) for q in (1, 2, 3, 4)]


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        (PeriodKind.MONTH, [f"2026-M{month:02d}" for month in range(1, 13)]),
        (PeriodKind.QUARTER, ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]),
        (PeriodKind.HALF, ["2026-H1", "2026-H2"]), (PeriodKind.NINE_MONTHS, ["2026-N1"]),
        (PeriodKind.YEAR, ["2026"]),
    ],
)  # fmt: skip
def test_a_schedule_of_each_kind_comes_as_often_as_the_year_has_periods(
    kind: PeriodKind, codes: list[str]
) -> None:
    timing = Timing(kind, 12 if kind is PeriodKind.YEAR else 0, 28, Reading.INCLUSIVE)
    found = [period.code for period in coming(timing, on=date(2026, 1, 1))]

    assert found[: len(codes)] == codes
    assert {code[:4] for code in found} == {"2026", "2027", "2028", "2029"}


def test_a_period_comes_until_its_printed_day_has_passed_though_its_year_is_over() -> None:
    january = Timing(PeriodKind.YEAR, 13, 10, Reading.INCLUSIVE, opens_before=45)

    def first(on: date) -> str:
        return next(coming(january, on=on)).code

    assert (first(date(2027, 1, 10)), first(date(2027, 1, 11))) == ("2026", "2027")
    assert [p.code for p in _owed(january, date(2027, 1, 10))] == ["2026"]
    assert _owed(january, date(2027, 1, 11)) == []


def test_a_round_that_is_printed_early_in_a_year_opens_in_the_year_before() -> None:
    early = Timing(PeriodKind.YEAR, 1, 10, Reading.INCLUSIVE)

    assert days_of(early, Period.year(2027)).opens_on == date(2026, 11, 26)
    assert _owed(early, date(2026, 11, 25)) == []
    assert [p.code for p in _owed(early, date(2026, 11, 26))] == ["2027"]


def _owed(
    timing: Timing, on: date, begins: date | None = None, ends: date | None = None
) -> list[Period]:
    return list(owed(timing, on=on, valid_from=begins, valid_until=ends))


@pytest.mark.parametrize(
    ("begins", "ends", "count"),
    [((11, 20), None, 1), ((11, 21), None, 0), (None, (11, 20), 1), (None, (11, 19), 0)],
)
def test_the_printed_day_may_be_the_first_or_the_last_of_the_validity(
    begins: tuple[int, int] | None, ends: tuple[int, int] | None, count: int
) -> None:
    valid = [None if day is None else date(2026, *day) for day in (begins, ends)]

    assert len(_owed(YEARLY, date(2026, 11, 1), *valid)) == count


def test_without_an_internal_day_there_is_none_and_the_figures_close_five_days_before() -> None:
    days = days_of(Timing(PeriodKind.YEAR, 11, 20, Reading.EXCLUSIVE), Period.year(2026))

    assert days.internal_on is None
    assert (days.opens_on, days.closing_on) == (date(2026, 10, 6), date(2026, 11, 15))
    assert last_day_in_time(None, Reading.EXCLUSIVE) is None


@given(st.integers(1, 31), st.integers(0, 3), st.integers(1, 12))
def test_a_printed_day_is_the_one_asked_for_or_the_last_of_its_month(
    day: int, later: int, month: int
) -> None:
    timing = Timing(PeriodKind.MONTH, later, day, Reading.INCLUSIVE)

    printed = days_of(timing, Period.month(2026, month)).printed_on

    assert (printed.year * 12 + printed.month) - (2026 * 12 + month) == later
    assert printed.day == day or (printed.day < day and (printed + timedelta(days=1)).day == 1)


@pytest.mark.parametrize(
    ("words", "day"),
    [("báo cáo trước ngày 20/11 hằng năm", (20, 11)), ("Trước  ngày 25 của tháng cuối quý", (25, None)),
     ("trước ngày 20 tháng 13", (20, None)), ("trước ngày 45/11", None), ("hằng năm", None),
     ("trước ngày 1/1", (1, 1)), ("trước ngày 31/12", (31, 12)), ("trước ngày 32/12", None),
     ("trước ngày 0/5", None), ("trước ngày 5/0", (5, None)), ("TRƯỚC NGÀY 15 THÁNG 6", (15, 6))],
)  # fmt: skip
def test_the_day_that_a_document_prints_is_read_from_its_words(
    words: str, day: tuple[int, int | None] | None
) -> None:
    assert printed_day(words) == day


def test_periods_are_said_as_titles_say_them() -> None:
    assert said_period("2026-M07") == "tháng 7 năm 2026"
    quarters = [said_period(f"2026-Q{n}") for n in (1, 2, 3, 4)]
    assert quarters == [f"quý {roman} năm 2026" for roman in ("I", "II", "III", "IV")]
    assert said_period(Period.year(2026)) == "năm 2026"
    assert said_period("2026-H1") == "6 tháng đầu năm 2026"
    assert said_period("2026-H2") == "6 tháng cuối năm 2026"
    assert said_period("2026-N1") == "9 tháng đầu năm 2026"
    assert said_period("20260301-20260415") == "từ ngày 01/03/2026 đến ngày 15/04/2026"
