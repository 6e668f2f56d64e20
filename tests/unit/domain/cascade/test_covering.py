"""Of months, quarters and years that were stated, those count that cover the wanted period best."""

from chuan.domain.cascade import Period, PeriodKind, cover, last, parts_of

YEAR = Period.year(2026)
MONTHS = [Period.month(2026, index) for index in range(1, 13)]
H1 = Period.of(PeriodKind.HALF, 2026, 1)


def test_a_year_that_all_stated_goes_before_its_months() -> None:
    assert cover(YEAR, {YEAR: 5, **dict.fromkeys(MONTHS, 5)}) == (YEAR,)


def test_one_early_body_does_not_hide_the_months_of_all() -> None:
    assert cover(YEAR, {YEAR: 1, **dict.fromkeys(MONTHS, 5)}) == tuple(MONTHS)


def test_periods_never_overlap_and_may_be_of_several_kinds() -> None:
    stated = {H1: 4, MONTHS[0]: 4, MONTHS[6]: 4, Period.quarter(2026, 4): 4, Period.year(2025): 9}

    assert cover(YEAR, stated) == (H1, MONTHS[6], Period.quarter(2026, 4))


def test_of_a_stock_the_last_period_stands() -> None:
    assert last(YEAR, {H1: 4, MONTHS[5]: 9, MONTHS[2]: 9}) == (MONTHS[5],)
    assert last(YEAR, {}) == ()
    assert cover(YEAR, {Period.year(2025): 3}) == ()


def test_every_part_of_a_year_is_a_candidate() -> None:
    assert len(parts_of(YEAR)) == 1 + 12 + 4 + 2 + 1
    span = Period.span(H1.first_day.replace(day=2), H1.last_day)
    assert len(parts_of(span)) == 1 + 5 + 1
