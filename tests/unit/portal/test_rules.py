"""What is urgent on the worklist."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chuan.portal.enums import Group
from chuan.portal.rules import SOON_DAYS, group_of, in_groups, page_of

TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Thing:
    """Something with a last day."""

    due_on: date | None
    overdue: bool = False
    waits: bool = False


def due_in(days: int) -> Thing:
    return Thing(TODAY + timedelta(days=days))


def test_yesterday_is_overdue_and_today_is_soon() -> None:
    assert group_of(due_in(-1), TODAY) is Group.OVERDUE
    assert group_of(due_in(0), TODAY) is Group.SOON


def test_the_fourteenth_day_is_soon_and_the_next_is_later() -> None:
    assert group_of(due_in(SOON_DAYS), TODAY) is Group.SOON
    assert group_of(due_in(SOON_DAYS + 1), TODAY) is Group.LATER


def test_what_has_no_date_is_later_unless_its_room_calls_it_late() -> None:
    assert group_of(Thing(None), TODAY) is Group.LATER
    assert group_of(Thing(None, overdue=True), TODAY) is Group.OVERDUE


def test_a_step_that_others_wait_for_comes_before_what_is_only_due_some_day() -> None:
    assert group_of(Thing(None, waits=True), TODAY) is Group.WAITING
    assert group_of(Thing(TODAY + timedelta(days=90), waits=True), TODAY) is Group.LATER
    assert list(Group).index(Group.WAITING) < list(Group).index(Group.SOON)


@given(st.lists(st.integers(-400, 400), unique=True).map(lambda days: [due_in(n) for n in days]))
def test_groups_keep_everything_and_its_order(things: list[Thing]) -> None:
    groups = in_groups(things, TODAY)

    assert sum(map(len, groups.values())) == len(things)
    for group in groups.values():
        places = [things.index(thing) for thing in group]
        assert places == sorted(places)


@given(st.integers(0, 5000), st.integers(-5, 500), st.integers(1, 100))
def test_a_page_lies_within_the_list_whatever_number_is_asked(
    total: int, number: int, per_page: int
) -> None:
    page = page_of(total, number, per_page)

    assert 1 <= page.number <= page.last
    assert 0 <= page.start <= page.end <= total
    assert page.end - page.start <= per_page
    assert (page.last - 1) * per_page <= total <= max(1, page.last) * per_page
