"""Targets: reached, on course, hard, missed, unknown, or without a number."""

from decimal import Decimal

import pytest

from chuan.figures.enums import Comparator, Outlook
from chuan.figures.rules.reaching import reach

D = Decimal
LEAST, MOST, EXACT = Comparator.AT_LEAST, Comparator.AT_MOST, Comparator.EXACTLY


@pytest.mark.parametrize(
    ("value", "forecast", "target", "how", "over", "outlook"),
    [
        (D(100), None, D(100), LEAST, False, Outlook.REACHED),
        (D(87), D(101), D(100), LEAST, False, Outlook.ON_COURSE),
        (D(87), D(95), D(100), LEAST, False, Outlook.HARD),
        (D(87), D(120), D(100), LEAST, True, Outlook.MISSED),
        (D(87), None, D(100), LEAST, False, Outlook.UNKNOWN),
        (None, D(100), D(100), LEAST, False, Outlook.UNKNOWN),
        (D(87), D(90), None, LEAST, False, Outlook.NO_NUMBER),
        (D(3), D(4), D(5), MOST, False, Outlook.ON_COURSE),
        (D(3), None, D(5), MOST, False, Outlook.ON_COURSE),
        (D(3), D(6), D(5), MOST, False, Outlook.HARD),
        (D(6), None, D(5), MOST, False, Outlook.MISSED),
        (D(5), None, D(5), MOST, True, Outlook.REACHED),
        (D(1), None, D(1), EXACT, True, Outlook.REACHED),
        (D(2), None, D(1), EXACT, True, Outlook.MISSED),
    ],
)  # fmt: skip
def test_the_outlook_of_a_target(
    value: Decimal | None, forecast: Decimal | None, target: Decimal | None,
    how: Comparator, *, over: bool, outlook: Outlook,
) -> None:  # fmt: skip
    found = reach(value=value, forecast=forecast, target=target, comparator=how, is_over=over)

    assert found.outlook is outlook


@pytest.mark.parametrize(
    ("value", "forecast", "how", "outlook"),
    [
        (D(12), None, LEAST, Outlook.ON_COURSE),
        (D(12), D(9), LEAST, Outlook.HARD),
        (D(7), None, LEAST, Outlook.UNKNOWN),
        (D(12), None, MOST, Outlook.UNKNOWN),
        (D(12), D(8), MOST, Outlook.ON_COURSE),
    ],
)
def test_what_is_wanted_of_a_later_year_is_neither_reached_nor_missed_yet(
    value: Decimal, forecast: Decimal | None, how: Comparator, outlook: Outlook
) -> None:
    found = reach(
        value=value, forecast=forecast, target=D(10), comparator=how, is_over=False, is_ahead=True
    )

    assert found.outlook is outlook


def test_the_gap_is_what_is_wanting() -> None:
    def gap(value: str) -> Decimal | None:
        return reach(
            value=D(value), forecast=None, target=D(10), comparator=LEAST, is_over=False
        ).gap

    assert gap("7.5") == D("2.5")
    assert gap("12") == 0
