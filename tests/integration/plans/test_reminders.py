"""People hear once a day of what is due; nothing is told twice, a moved date is quiet, days off are named."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from chuan.core import clock
from chuan.core.actor import system_actor
from chuan.core.models import InboxItem
from chuan.domain.calendar_vn import Calendar
from chuan.orgs.enums import Role
from chuan.plans import services
from chuan.plans.models import Assignment, Reminder, ReminderDay
from chuan.plans.selectors.reminders import day_off_sentence
from tests.factories import drafts
from tests.factories.cast import Cast, Member
from tests.factories.people import person

DUE = date(2026, 12, 17)
"""A Thursday."""


@pytest.fixture
def chair(cast: Cast) -> Member:
    """The head of the commune's committee, whose one share is due on a known day."""
    services.accept_import(actor=cast.minh.actor, uid=drafts.make_draft(cast.minh).uid)
    chair = Member(person("Tâm", cast.commune, role=Role.HEAD), cast.commune)
    long_ago = datetime(2026, 1, 5, tzinfo=UTC)
    Assignment.objects.exclude(organisation=cast.commune).update(due_on=None)
    mine = Assignment.objects.filter(organisation=cast.commune)
    mine.exclude(task__order=1).update(due_on=None)
    mine.filter(task__order=1).update(due_on=DUE, created_at=long_ago)
    InboxItem.objects.all().delete()
    return chair


def told(chair: Member) -> list[str]:
    """The lines that reminders put into the inbox."""
    rows = InboxItem.objects.filter(recipient_id=chair.actor.id, code="plans.reminder")
    return [row.title for row in rows.order_by("pk")]


def run(first: date, last: date, *, down: frozenset[date] = frozenset()) -> Iterator[int]:
    """The job of every night, but for those in which it was down."""
    day = first
    while day <= last:
        if day not in down:
            yield services.remind_people(actor=system_actor(), on=day)
        day += timedelta(1)


def test_one_line_for_each_stage_and_never_twice_a_day(cast: Cast, chair: Member) -> None:
    sent = [n for n in run(date(2026, 12, 1), DUE) for _once in [services]]
    for _again in range(2):
        list(run(date(2026, 12, 1), DUE))

    assert sum(sent) == len(told(chair)) == 5
    stages = Reminder.objects.order_by("pk").values_list("stage", flat=True)
    assert list(stages) == [14, 7, 3, 1, 0]
    assert ReminderDay.objects.count() == 5
    last = InboxItem.objects.filter(recipient_id=chair.actor.id).latest("pk")
    assert "Rà soát cân tại chợ – hạn hôm nay, 17/12/2026" in last.body
    page = chair.client.get(last.url)
    assert page.status_code == 200
    assert "Báo hoàn thành" in page.content.decode()
    assert "Vì sao?" in page.content.decode()


def test_after_it_was_down_the_stage_that_holds_is_told_once(cast: Cast, chair: Member) -> None:
    down = frozenset(date(2026, 12, day) for day in range(3, 12))

    list(run(date(2026, 12, 1), date(2026, 12, 14), down=down))

    stages = Reminder.objects.order_by("pk").values_list("stage", flat=True)
    assert list(stages) == [3]
    assert len(told(chair)) == 1


def test_late_work_is_told_the_day_after_and_then_on_mondays(cast: Cast, chair: Member) -> None:
    list(run(date(2026, 12, 18), date(2027, 1, 5)))

    days = ReminderDay.objects.order_by("on").values_list("on", flat=True)
    assert list(days) == [
        date(2026, 12, 18),
        *(date(2026, 12, d) for d in (21, 28)),
        date(2027, 1, 4),
    ]
    assert told(chair)[0] == "Nhắc việc: 1 việc quá hạn"


def test_a_moved_date_and_a_reported_share_are_quiet(cast: Cast, chair: Member) -> None:
    list(run(date(2026, 12, 1), date(2026, 12, 11)))
    before = len(told(chair))

    Assignment.objects.filter(due_on=DUE).update(due_on=date(2027, 3, 31))
    list(run(date(2026, 12, 12), date(2026, 12, 31)))

    assert len(told(chair)) == before


def test_the_person_who_holds_the_share_hears_of_it_and_not_the_head(
    cast: Cast, chair: Member
) -> None:
    share = Assignment.objects.get(due_on=DUE)
    services.assign_person(
        actor=chair.actor, uid=share.uid, person=cast.hoa.person.uid, note="Làm."
    )
    InboxItem.objects.all().delete()

    list(run(DUE, DUE))

    assert told(chair) == []
    assert len(told(cast.hoa)) == 1
    assert clock.today()


def test_a_day_off_is_named_with_the_day_worked_before_it() -> None:
    said = day_off_sentence(Calendar(), date(2026, 4, 30))

    assert said.startswith("Ngày 30/4 là ngày nghỉ (")
    assert said.endswith("ngày làm việc trước đó là 29/4.")
    assert day_off_sentence(Calendar(), DUE) == ""
