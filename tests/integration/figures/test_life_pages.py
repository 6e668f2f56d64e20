"""The steps of a report on its pages: who opens them, what they show, what their buttons do."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from chuan.core import clock
from chuan.figures.enums import ReportState
from chuan.figures.models import CellQuestion, LockException, Report
from chuan.figures.services import locking, opening, questions, sending
from tests.factories.cast import Cast, Member
from tests.factories.figures import Reporting
from tests.factories.reports import accept, fill, officer_of, send

NOT_THERE, NOT_ALLOWED, WRONG = 404, 403, 422


def url(name: str, thing: object, **more: object) -> str:
    return reverse(f"figures:{name}", kwargs={"uid": thing.uid, **more})  # type: ignore[attr-defined]


def shown(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def press(client: Client, address: str, given: Mapping[str, object], status: int = 302) -> str:
    answer = client.post(address, dict(given))
    assert answer.status_code == status, answer.content.decode()[:3000]
    return answer.content.decode()


def test_the_commune_sends_the_province_asks_returns_and_accepts(
    cast: Cast, reporting: Reporting
) -> None:
    hoa, minh, report, kit = cast.hoa.client, cast.minh.client, reporting.commune, reporting.kit
    missing = shown(hoa, url("report_send", report))
    assert f"#dong-{kit.line(kit.producers).pk}" in missing
    assert '<form class="section narrow"' not in missing
    fill(cast.hoa, report, kit, informed=20)
    page = shown(hoa, url("report_send", report))
    assert "2/2 dòng phải có đã đủ" in page
    assert "Cần kiểm tra lại" in press(hoa, url("report_send", report), {}, WRONG)
    press(
        hoa, url("report_send", report), {"looked": f"numerator_above-{kit.line(kit.informed).pk}"}
    )

    line = kit.line(kit.informed).pk
    assert "selected" in shown(minh, url("question_new", report) + f"?dong={line}")
    press(minh, url("question_new", report), {"line": line, "text": "Vì sao?", "days": 3})
    press(minh, url("question_new", report), {"line": line, "text": " Vì sao? ", "days": 3})
    asked = CellQuestion.objects.get()
    assert "Vì sao?" in shown(minh, url("report_approve", report))
    assert "chưa trả lời" in press(minh, url("report_approve", report), {"version": 1}, WRONG)
    press(hoa, url("question_answer", asked), {"answer": "Đếm cả hộ."})
    assert "Đếm cả hộ." in shown(minh, url("question_detail", asked))
    press(minh, url("question_close", asked), {})

    stale = press(minh, url("report_return", report), {"reason": "Sửa", "version": 9}, WRONG)
    assert 'name="version" value="1"' in stale
    press(minh, url("report_return", report), {"reason": "Sửa tử số", "version": 1})
    assert "Sửa tử số" in shown(hoa, url("report_detail", report))
    assert "Đang bổ sung" in shown(hoa, url("report_detail", report))
    send(cast.hoa, report, kit, informed=8)
    changes = shown(minh, url("report_changes", report))
    assert "từ 20 xuống 8 cơ sở, giảm 12." in changes
    judge = shown(minh, url("round_judge", reporting.round))
    assert f"{report.uid}:2" in judge
    press(minh, url("round_judge", reporting.round), {"report": [f"{report.uid}:2", "x:1", "9"]})
    report.refresh_from_db()
    assert report.state == ReportState.APPROVED
    version = shown(hoa, url("version_detail", report, number=2))
    assert "mã băm khớp với nhật ký" in version
    assert "SHA-256" in shown(hoa, url("version_detail", report, number=2) + "?in=1")


def test_a_locked_report_is_opened_and_made_official_on_the_pages(
    cast: Cast, reporting: Reporting, monkeypatch: pytest.MonkeyPatch
) -> None:
    hoa, minh, report, kit = cast.hoa.client, cast.minh.client, reporting.commune, reporting.kit
    send(cast.hoa, report, kit)
    press(minh, url("round_close", reporting.round), {})
    assert "Đề nghị mở khóa" in shown(hoa, url("report_detail", report))
    press(hoa, url("report_ask_open", report), {"reason": "Sót hai hộ"})
    asked = LockException.objects.get()
    assert "Sót hai hộ" in shown(minh, url("opening_detail", asked))
    far = clock.today() + timedelta(days=90)
    said = press(minh, url("opening_grant", asked), {"until": f"{far:%d/%m/%Y}"}, WRONG)
    assert "trong vòng 60 ngày" in said
    until = clock.today() + timedelta(days=5)
    press(minh, url("opening_grant", asked), {"until": f"{until:%d/%m/%Y}", "answer": ""})
    assert f"Đang mở khóa đến hết ngày {until:%d/%m/%Y}" in shown(hoa, url("report_detail", report))
    send(cast.hoa, report, kit, producers=14)
    accept(cast.minh, report)
    assert "Đã bổ sung xong" in shown(minh, url("report_detail", report))

    monkeypatch.setattr(clock, "today", lambda: reporting.round.period_until + timedelta(days=3))
    assert "ước cả năm: 15" in shown(hoa, url("report_actuals", report))
    lines = {f"line_{kit.line(each).pk}": "1.2x" for each in (kit.informed, kit.producers)}
    assert "không phải là số" in press(hoa, url("report_actuals", report), lines, WRONG)
    press(hoa, url("report_actuals", report), dict.fromkeys(lines, "11"))
    assert "số chính thức" in shown(hoa, url("report_detail", report))
    shown(hoa, url("report_actuals", report), NOT_ALLOWED)


def test_pages_open_to_the_body_and_who_asked_and_to_nobody_else(
    cast: Cast, reporting: Reporting
) -> None:
    report = send(cast.hoa, reporting.commune, reporting.kit)
    line = reporting.kit.line(reporting.kit.informed).pk
    asked = questions.ask_about(actor=cast.minh.actor, uid=report.uid, line=line, text="Vì sao?")
    own, judge, readers = {"report_send", "report_withdraw", "report_ask_open"}, {
        "report_return", "report_approve", "question_new",
    }, {"version_detail", "report_changes", "question_detail"}  # fmt: skip
    pages = {
        name: url(name, asked if name == "question_detail" else report,
                  **({"number": 1} if name == "version_detail" else {}))
        for name in own | judge | readers
    }  # fmt: skip

    def statuses(who: Member) -> dict[str, int]:
        client = who.client
        return {name: client.get(page).status_code for name, page in pages.items()}

    assert statuses(cast.hoa) == {n: 403 if n in judge else 200 for n in pages}
    assert statuses(cast.minh) == {n: 403 if n in own else 200 for n in pages}
    for stranger in (
        officer_of(cast.other_province),
        officer_of(cast.ward, "Mai"),
        cast.quan,
        cast.binh,
    ):
        assert set(statuses(stranger).values()) == {NOT_THERE}
    assert set(statuses(cast.an).values()) == {302}
    for stranger in (officer_of(cast.other_province, "Yến"), cast.hoa):
        client = stranger.client
        for name in ("round_judge", "round_consolidate"):
            assert client.get(url(name, reporting.round)).status_code == NOT_THERE
        assert client.post(url("round_close", reporting.round)).status_code in {403, 404}
    assert client.post(url("question_close", asked)).status_code == NOT_ALLOWED


def test_pages_ask_the_same_few_questions_however_many_reports_there_are(
    cast: Cast, reporting: Reporting, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    report = send(cast.hoa, reporting.commune, reporting.kit)
    send(officer_of(cast.ward), reporting.ward, reporting.kit)
    minh = cast.minh.client
    for address, most in (
        (url("round_judge", reporting.round), 22),
        (url("version_detail", report, number=1), 20),
        (url("report_approve", report), 32),
    ):
        with django_assert_max_num_queries(most):
            shown(minh, address)


def test_an_unused_opening_and_a_refused_one_are_told(cast: Cast, reporting: Reporting) -> None:
    report = send(cast.hoa, reporting.commune, reporting.kit)
    locking.close_round(actor=cast.minh.actor, uid=reporting.round.uid)
    asked = opening.ask_to_open(actor=cast.hoa.actor, uid=report.uid, reason="Sót hai hộ")
    minh = cast.minh.client
    press(minh, url("opening_refuse", asked), {"reason": ""}, WRONG)
    press(minh, url("opening_refuse", asked), {"reason": "Đã gửi cấp trên"})
    assert "Đã gửi cấp trên" in shown(cast.hoa.client, url("opening_detail", asked))
    assert Report.objects.get(pk=report.pk).state == ReportState.LOCKED
    with pytest.raises(sending.ReportIncomplete):
        sending.withdraw_report(
            actor=cast.hoa.actor, uid=_submitted(reporting.ward, cast, reporting).uid
        )


def _submitted(report: Report, cast: Cast, reporting: Reporting) -> Report:
    """As the report would stand had the round closed between sending and judging."""
    Report.objects.filter(pk=reporting.commune.pk).update(state=ReportState.SUBMITTED)
    return reporting.commune
