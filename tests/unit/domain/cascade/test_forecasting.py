"""A forecast goes on as so far, and says when it cannot."""

from datetime import date
from decimal import Decimal

import pytest

from chuan.domain.cascade import Period, PeriodKind
from chuan.domain.cascade.forecasting import Silence, forecast_flow, forecast_stock

QUARTERS = [Period.quarter(2026, index) for index in range(1, 5)]


def test_a_flow_keeps_its_pace_over_the_days_of_the_year() -> None:
    nine = forecast_flow({quarter: Decimal(91) for quarter in QUARTERS[:3]}, 2026)

    assert nine.value == Decimal("365.0000")
    assert nine.known == tuple(QUARTERS[:3])
    assert not nine.is_final


def test_a_whole_year_is_no_forecast_any_more() -> None:
    found = forecast_flow({quarter: Decimal(5) for quarter in QUARTERS}, 2026)

    assert found.value == 20
    assert found.is_final


def test_a_flow_of_a_month_or_of_another_year_says_nothing() -> None:
    early = forecast_flow({Period.month(2026, 1): Decimal(9)}, 2026)

    assert early.silence is Silence.TOO_EARLY
    assert forecast_flow({Period.year(2025): Decimal(9)}, 2026).silence is Silence.NOTHING


def test_a_stock_goes_straight_on_within_its_bounds() -> None:
    half, year = Period.of(PeriodKind.HALF, 2026, 1), Period.year(2025)
    stated = {year: Decimal(80), half: Decimal(95)}

    found = forecast_stock(stated, 2026)

    assert found.value is not None
    assert 110 < found.value < 111
    assert forecast_stock(stated, 2026, most=Decimal(100)).value == 100
    falling = forecast_stock({year: Decimal(80), half: Decimal(5)}, 2026)
    assert falling.value == 0


def test_a_stock_needs_two_readings_and_does_not_look_too_far() -> None:
    year, half = Period.year(2025), Period.of(PeriodKind.HALF, 2026, 1)

    assert forecast_stock({}, 2026).silence is Silence.NOTHING
    assert forecast_stock({year: Decimal(1)}, 2026).silence is Silence.ONE_READING
    two = {year: Decimal(1), half: Decimal(2)}
    assert forecast_stock(two, 2027).silence is Silence.TOO_FAR
    assert forecast_stock(two, 2025).is_final


@pytest.mark.parametrize(
    ("until", "silence"), [(date(2026, 2, 28), Silence.TOO_EARLY), (date(2026, 3, 1), None)]
)
def test_sixty_days_of_a_year_tell_its_pace(until: date, silence: Silence | None) -> None:
    known = Period.span(date(2026, 1, 1), until)

    found = forecast_flow({known: Decimal(60)}, 2026)

    assert (found.silence, found.known) == (silence, (known,))
    assert found.value == (None if silence else 365)
    assert not found.is_final


@pytest.mark.parametrize(
    ("first", "last", "silence"),
    [
        (date(2026, 9, 5), date(2026, 10, 2), Silence.ONE_READING),
        (date(2026, 11, 2), date(2026, 11, 30), None),
        (date(2026, 8, 19), date(2026, 10, 2), Silence.TOO_FAR),
        (date(2026, 8, 18), date(2026, 10, 2), None),
    ],
)
def test_a_stock_is_told_from_four_weeks_on_and_twice_as_far_ahead(
    first: date, last: date, silence: Silence | None
) -> None:
    one, other = Period.span(date(2026, 1, 1), first), Period.span(date(2026, 1, 1), last)

    found = forecast_stock({other: Decimal(20), one: Decimal(10)}, 2026)

    assert found.silence is silence
    assert found.known == ((one,) if silence is Silence.ONE_READING else (one, other))
    assert (found.value is None) == (silence is not None)


def test_of_two_readings_of_one_day_the_shorter_period_counts_and_its_end_is_final() -> None:
    year, december = Period.year(2026), Period.month(2026, 12)
    stated = {december: Decimal(7), year: Decimal(9), Period.month(2026, 3): Decimal(5)}

    found = forecast_stock(stated, 2026)

    assert found.value == 7
    assert (found.known, found.is_final) == ((december,), True)


def test_a_balance_below_nought_may_stay_but_a_count_does_not_fall_below() -> None:
    one, other = Period.month(2026, 1), Period.of(PeriodKind.HALF, 2026, 1)

    assert forecast_stock({one: Decimal(-1), other: Decimal(-5)}, 2026).value == -5
    assert forecast_stock({one: Decimal(9), other: Decimal(1)}, 2026).value == 0
