"""The calendar of the node: loaded, read by everybody, changed by its administrator with a reason."""

from datetime import date

import pytest
from django.test import Client

from chuan.audit.models import AuditEntry
from chuan.core.actor import system_actor
from chuan.domain.calendar_vn import Calendar, DayKind
from chuan.domain.confidence import Confidence
from chuan.law.errors import MayNotChangeDays, NoSuchDay, ReasonMissing
from chuan.law.models import CalendarDay
from chuan.law.selectors import calendar, reckon
from chuan.law.services import DayWords, change_day, load_register, release_day
from tests.factories.cast import make_cast

ROOT = "/lam-viec/phap-luat/ngay-nghi/"
CULTURE = date(2026, 11, 24)
OFF = DayWords(
    DayKind.OFF, counted=True, name="Nghỉ", basis="Thông báo", confidence=Confidence.READ
)


def test_the_calendar_of_the_node_is_that_of_the_package_until_somebody_changes_it() -> None:
    node, package = calendar(), Calendar()
    days = [date(2026, 1, 1).fromordinal(date(2026, 1, 1).toordinal() + n) for n in range(365)]

    assert [node.is_working_day(day) for day in days] == [package.is_working_day(d) for d in days]


def test_a_day_changed_by_hand_counts_is_on_record_and_outlives_a_release() -> None:
    before = calendar([2026]).add_working_days(date(2026, 11, 23), 1)
    change_day(actor=system_actor(), on=CULTURE, words=OFF, reason="Đã có thông báo")

    assert before == CULTURE
    assert calendar([2026]).add_working_days(date(2026, 11, 23), 1) == date(2026, 11, 25)
    assert AuditEntry.objects.get(code="law.day.changed").changes["reason"] == "Đã có thông báo"
    assert load_register().days == 0

    release_day(actor=system_actor(), on=CULTURE, reason="Ghi nhầm")
    assert calendar([2026]).is_working_day(CULTURE)
    with pytest.raises(NoSuchDay):
        release_day(actor=system_actor(), on=CULTURE, reason="Ghi nhầm")


def test_a_day_added_by_hand_goes_when_it_is_taken_back() -> None:
    saturday = date(2027, 3, 6)
    work = DayWords(DayKind.WORKING, True, "Làm bù", "Thông báo", Confidence.EXCERPT)
    change_day(actor=system_actor(), on=saturday, words=work, reason="Hoán đổi")
    assert calendar().is_working_day(saturday)

    release_day(actor=system_actor(), on=saturday, reason="Thôi hoán đổi")
    assert not CalendarDay.objects.filter(on=saturday).exists()


def test_a_release_that_says_otherwise_changes_what_nobody_touched() -> None:
    CalendarDay.objects.filter(on=date(2026, 9, 2)).update(name="điều đã đổi")
    CalendarDay.objects.filter(on=date(2026, 9, 1)).delete()
    CalendarDay.objects.create(on=date(2026, 7, 7), kind="off", name="thừa", confidence="C")

    assert load_register().days == 3
    assert CalendarDay.objects.get(on=date(2026, 9, 2)).name == "Quốc khánh"


def test_only_the_administrator_of_the_node_changes_the_calendar_and_says_why() -> None:
    cast = make_cast()

    with pytest.raises(MayNotChangeDays):
        change_day(actor=cast.province_admin.actor, on=CULTURE, words=OFF, reason="x")
    with pytest.raises(ReasonMissing):
        change_day(actor=cast.nga.actor, on=CULTURE, words=OFF, reason="  ")


def test_a_period_says_where_it_ends_and_what_it_met() -> None:
    tet = reckon(date(2026, 2, 13), 1, working=True)
    rolled = reckon(date(2026, 2, 7), 10, working=False)

    assert tet.end == date(2026, 2, 23)
    assert len(tet.off) == 5
    assert (rolled.rolled_from, rolled.end) == (date(2026, 2, 17), date(2026, 2, 23))


def test_a_visitor_reads_the_year_with_its_doubts_and_reckons() -> None:
    page = Client().get(f"{ROOT}2026/", {"tu": "13/02/2026", "so_ngay": "1", "loai": "lam-viec"})

    html = page.content.decode()
    assert page.status_code == 200
    assert "Ngày Văn hoá Việt Nam" in html
    assert "Chưa xác minh" in html
    assert "23/02/2026" in html
    assert Client().get(f"{ROOT}1999/").status_code == 404
    assert Client().get(f"{ROOT}sua/").status_code == 302


def test_the_administrator_changes_a_day_on_the_page_and_takes_it_back() -> None:
    client = make_cast().nga.client
    words = {
        "on": "24/11/2026", "kind": "off", "name": "Ngày Văn hoá Việt Nam", "basis": "Nghị quyết",
        "confidence": "A", "reason": "Đã có thông báo",
    }  # fmt: skip

    empty = client.post(f"{ROOT}sua/", {**words, "reason": ""})
    kept = client.post(f"{ROOT}sua/", words)

    assert "Ngày Văn hoá Việt Nam" in empty.content.decode(), "nothing is cleared by an error"
    assert kept["Location"] == f"{ROOT}2026/"
    assert not calendar().is_working_day(CULTURE)
    back = client.post(f"{ROOT}sua/?ngay=2026-11-24", {"release": "1", "tra-reason": "Ghi nhầm"})
    assert back.status_code == 302
    assert calendar().is_working_day(CULTURE)
