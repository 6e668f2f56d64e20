"""Periods: one code each, read back as written, and what is no period is refused."""

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.cascade import BadPeriod, Period, PeriodKind, parse_period

MOST = {"month": 12, "quarter": 4, "half": 2, "nine_months": 1, "year": 1}
regular = st.sampled_from(sorted(MOST)).flatmap(
    lambda kind: st.builds(
        Period.of, st.just(PeriodKind(kind)), st.integers(1901, 2100), st.integers(1, MOST[kind])
    )
)
spans = st.builds(
    lambda a, b: Period.span(min(a, b), max(a, b)),
    st.dates(date(1901, 1, 1), date(2100, 1, 1)),
    st.dates(date(1901, 1, 1), date(2100, 1, 1)),
)


@given(regular | spans)
def test_a_code_is_read_back_as_the_same_period(period: Period) -> None:
    assert parse_period(period.code) == period


@given(regular)
def test_a_year_before_is_the_same_kind_in_the_year_before(period: Period) -> None:
    before = period.a_year_before()

    assert (before.kind, before.index) == (period.kind, period.index)
    assert before.first_day.year == period.first_day.year - 1


def test_quarters_fill_the_year_without_gap() -> None:
    quarters = [Period.quarter(2026, n) for n in (1, 2, 3, 4)]

    assert quarters[0].first_day == date(2026, 1, 1)
    assert quarters[-1].last_day == date(2026, 12, 31)
    for one, next_one in itertools.pairwise(quarters):
        assert (next_one.first_day - one.last_day).days == 1
    assert all(Period.year(2026).contains(quarter) for quarter in quarters)
    assert not quarters[0].contains(Period.year(2026))


@pytest.mark.parametrize(
    "code",
    ["", "26", "2026-Q5", "2026-Q0", "2026-M13", "2026-M7", "2026-X1", "2026-H3", "0001", "２０２６",
     "20260131-20260101", "20261301-20261302", "2026-N2", "2026-Q1 "],
)  # fmt: skip
def test_what_names_no_period_is_refused(code: str) -> None:
    with pytest.raises(BadPeriod):
        parse_period(code)


def test_the_leap_day_becomes_the_28th_a_year_before() -> None:
    leap = Period.span(date(2024, 2, 29), date(2024, 3, 1))

    assert leap.a_year_before() == Period.span(date(2023, 2, 28), date(2023, 3, 1))


@pytest.mark.parametrize(
    ("kind", "index", "first", "last"),
    [
        (PeriodKind.MONTH, 1, (1, 1), (1, 31)), (PeriodKind.MONTH, 2, (2, 1), (2, 28)),
        (PeriodKind.MONTH, 12, (12, 1), (12, 31)), (PeriodKind.QUARTER, 2, (4, 1), (6, 30)),
        (PeriodKind.HALF, 1, (1, 1), (6, 30)), (PeriodKind.HALF, 2, (7, 1), (12, 31)),
        (PeriodKind.NINE_MONTHS, 1, (1, 1), (9, 30)), (PeriodKind.YEAR, 1, (1, 1), (12, 31)),
    ],
)  # fmt: skip
def test_each_kind_begins_and_ends_on_its_days(
    kind: PeriodKind, index: int, first: tuple[int, int], last: tuple[int, int]
) -> None:
    found = Period.of(kind, 2026, index)

    assert (found.first_day, found.last_day) == (date(2026, *first), date(2026, *last))
    assert found.index == index


@pytest.mark.parametrize("kind", PeriodKind)
def test_there_is_no_period_before_the_first_or_after_the_last_of_its_kind(
    kind: PeriodKind,
) -> None:
    for index in (0, MOST.get(kind, 0) + 1):
        with pytest.raises(BadPeriod):
            Period.of(kind, 2026, index)
    if kind is PeriodKind.SPAN:
        return
    assert [Period.of(kind, year).first_day.year for year in (1900, 9998)] == [1900, 9998]
    for year in (1899, 9999):
        with pytest.raises(BadPeriod):
            Period.of(kind, year)


def test_a_span_may_be_one_day_and_is_the_first_of_its_kind() -> None:
    day = date(2026, 11, 20)
    span = Period.span(day, day)

    assert (span.code, span.index) == ("20261120-20261120", 1)
    assert span.contains(span)
    assert not span.contains(Period.span(day, date(2026, 11, 21)))
    assert not span.contains(Period.span(date(2026, 11, 19), day))
    assert span.a_year_before() == Period.span(date(2025, 11, 20), date(2025, 11, 20))
    assert Period.month(2026, 2).code == "2026-M02"
    assert Period.quarter(2026, 3).code == "2026-Q3"
