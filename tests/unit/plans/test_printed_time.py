"""Words of a plan point to one day, the most exact form first; a day that cannot be is no day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.plans.enums import BasisCode, Repeat
from chuan.plans.rules.due import due_date, next_due
from chuan.plans.rules.printed_time import Moment, month_end, read_moment, read_repeat, year_of
from chuan.plans.types import MONTHS_BETWEEN, PrintedTime

ON = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("trước ngày 20/11/2027", Moment(11, 20, 2027, before=True)),
        ("ngày 20 tháng 11, năm 2027", Moment(11, 20, 2027)),
        ("ngày 29/02", Moment(2, 29)),
        ("ngày 01/01", Moment(1, 1)),
        ("ngày 31/12", Moment(12, 31)),
        ("ngày 30/02", None),
        ("ngày 00/05", None),
        ("ngày 05/00", None),
        ("ngày 05/13", None),
        ("trước ngày 5 hằng tháng", Moment(1, 5, before=True)),
        ("ngày 31 hàng tháng", Moment(1, 31)),
        ("ngày 32 hàng tháng", None),
        ("ngày 0 hàng tháng", None),
        ("ngày 1 hàng tháng", Moment(1, 1)),
        ("tháng 2 năm 2028", Moment(2, 29, 2028, form="month")),
        ("tháng 2", Moment(2, 28, form="month")),
        ("tháng 1 đến tháng 12", Moment(12, 31, form="month")),
        ("tháng 13", None),
        ("tháng 0", None),
        ("quý I", Moment(3, 31, form="quarter")),
        ("Quý III, IV/2027", Moment(12, 31, 2027, form="quarter")),
        ("Quý II và quý III/2027", Moment(9, 30, 2027, form="quarter")),
        ("quý 4", Moment(12, 31, form="quarter")),
        ("sáu tháng đầu năm", Moment(6, 30, form="half_year")),
        ("6 tháng cuối năm 2027", Moment(12, 31, 2027, form="half_year")),
        ("thường xuyên", None),
        ("", None),
    ],
)
def test_words_point_to_the_last_day_they_allow(words: str, moment: Moment | None) -> None:
    assert read_moment(words) == moment


@pytest.mark.parametrize(
    ("words", "repeat"),
    [
        ("ngày 25 hằng tháng", Repeat.MONTHLY),
        ("mỗi quý", Repeat.QUARTERLY),
        ("06 tháng một lần", Repeat.HALF_YEARLY),
        ("từng năm", Repeat.ANNUAL),
        ("hằng tháng, hằng năm", Repeat.MONTHLY),
        ("năm 2027", None),
    ],
)
def test_words_say_how_often_the_finest_first(words: str, repeat: Repeat | None) -> None:
    assert read_repeat(words) is repeat


@pytest.mark.parametrize(
    ("value", "year"),
    [
        (1900, 1900), (2200, 2200), ("2027", 2027), (1899, None), (2201, None), ("0000", None),
        (None, None), ("", None), ("hai nghìn", None), (2027.0, None),
    ],
)  # fmt: skip
def test_a_year_is_one_that_plans_speak_of(value: object, year: int | None) -> None:
    assert year_of(value) == year


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.sampled_from(sorted(MONTHS_BETWEEN)))
def test_the_next_date_is_the_same_day_as_many_months_later_or_the_month_end(
    due_on: date, repeat: Repeat
) -> None:
    following = next_due(due_on, repeat, end=None)

    assert following is not None
    months = (following.year - due_on.year) * 12 + following.month - due_on.month
    assert months == MONTHS_BETWEEN[repeat]
    last = month_end(following.year, following.month)
    at_end = due_on == month_end(due_on.year, due_on.month)
    assert following.day == (last.day if at_end else min(due_on.day, last.day))


def test_the_last_year_of_a_task_is_the_last_in_which_it_comes_back() -> None:
    assert next_due(date(2029, 12, 31), Repeat.ANNUAL, end=2030) == date(2030, 12, 31)
    assert next_due(date(2030, 12, 31), Repeat.ANNUAL, end=2030) is None
    assert next_due(date(9999, 12, 31), Repeat.ANNUAL, end=None) is None


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (PrintedTime("", due="2027-03-15"), date(2027, 3, 15)),
        (PrintedTime("", due="2028-02"), date(2028, 2, 29)),
        (PrintedTime("", due="2027"), date(2027, 12, 31)),
        (PrintedTime("trước ngày 15/3/2027", due="2027-03-15"), date(2027, 3, 14)),
        (PrintedTime("trước ngày 16/3/2027", due="2027-03-15"), date(2027, 3, 15)),
        (PrintedTime("trước ngày 15/4/2027", due="2027-03-15"), date(2027, 3, 15)),
        (PrintedTime("ngày 15/3", start=2027), date(2027, 3, 15)),
        (PrintedTime("ngày 15/3", start=2027, end=2029), date(2029, 3, 15)),
        (PrintedTime("", start=2028), date(2028, 12, 31)),
        (PrintedTime("", quarter=2, end=2029), date(2029, 6, 30)),
        (PrintedTime("tháng 3 năm 2027", quarter=2), date(2027, 3, 31)),
        (PrintedTime("quý I năm 2027", quarter=3), date(2027, 9, 30)),
    ],
)
def test_a_task_due_once_has_the_date_that_was_told_or_printed(
    time: PrintedTime, expected: date
) -> None:
    found = due_date(time, on=ON)

    assert (found.on, found.repeat) == (expected, Repeat.ONCE)


@pytest.mark.parametrize(
    ("time", "repeat", "expected"),
    [
        (PrintedTime("", due="--11-22"), Repeat.ANNUAL, date(2026, 11, 22)),
        (PrintedTime("", due="--11-21"), Repeat.ANNUAL, date(2027, 11, 21)),
        (PrintedTime("hằng quý", recurrence="annual"), Repeat.QUARTERLY, date(2026, 12, 31)),
        (PrintedTime("hằng tháng", recurrence="periodic"), Repeat.MONTHLY, date(2026, 11, 30)),
        (PrintedTime("hằng quý", recurrence="monthly"), Repeat.MONTHLY, date(2026, 11, 30)),
        (PrintedTime("hằng năm", start=2030), Repeat.ANNUAL, date(2030, 12, 31)),
        (PrintedTime("ngày 1/1 hằng năm", start=2030), Repeat.ANNUAL, date(2030, 1, 1)),
        (PrintedTime("ngày 31 hằng tháng"), Repeat.MONTHLY, date(2026, 11, 30)),
        (PrintedTime("trước ngày 1/1 hằng năm"), Repeat.ANNUAL, date(2026, 12, 31)),
        (PrintedTime("hằng năm", end=2026), Repeat.ANNUAL, date(2026, 12, 31)),
    ],
)
def test_a_task_that_comes_back_has_its_next_date(
    time: PrintedTime, repeat: Repeat, expected: date
) -> None:
    found = due_date(time, on=ON)

    assert (found.on, found.repeat) == (expected, repeat)


@pytest.mark.parametrize(
    ("words", "code", "values"),
    [
        ("Tháng 6 năm 2027", BasisCode.MONTH_END, {"due": "30/06/2027", "year": "2027"}),
        ("Quý III năm 2027", BasisCode.QUARTER_END, {"due": "30/09/2027", "quarter": "3"}),
        ("6 tháng đầu năm 2027", BasisCode.HALF_YEAR_END, {"due": "30/06/2027", "quarter": "2"}),
        ("trước ngày 5/1/2027", BasisCode.STRICTLY_BEFORE, {"day": "05/01", "due": "04/01"}),
        ("hằng năm", BasisCode.NEXT_INSTANCE, {"from": "22/11/2026", "due": "31/12/2026"}),
        ("  hằng \n năm ", BasisCode.PRINTED, {"words": "hằng năm"}),
    ],
)
def test_the_reasons_say_what_was_read_and_how(
    words: str, code: BasisCode, values: dict[str, str]
) -> None:
    steps = {step.code: dict(step.values) for step in due_date(PrintedTime(words), on=ON).basis}

    assert values.items() <= steps[code].items()


def test_what_leaves_the_day_open_says_whether_anything_was_printed() -> None:
    silent, vague = (due_date(PrintedTime(words), on=ON) for words in ("", "thường xuyên"))

    assert [step.code for step in silent.basis] == [BasisCode.NOTHING_PRINTED]
    assert [step.code for step in vague.basis] == [BasisCode.PRINTED, BasisCode.NO_DAY_IN_WORDS]
