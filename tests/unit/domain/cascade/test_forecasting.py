"""A forecast goes on as so far, and says when it cannot."""

from decimal import Decimal

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

    assert (found.value, found.is_final) == (20, True)


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
