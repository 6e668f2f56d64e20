"""What was sent never changes; consolidation, official figures and what came after are told from it."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from chuan.core import inbox, worklist
from chuan.core.actor import system_actor
from chuan.core.clock import today
from chuan.core.search import search
from chuan.figures.enums import ReportState
from chuan.figures.errors import FigureRefused, ReportIncomplete, RoundRefused
from chuan.figures.models import Figure, Report, ReportVersion
from chuan.figures.selectors.filling import find_report, sheet_of
from chuan.figures.selectors.life import life_of
from chuan.figures.selectors.versions import broken_versions, since_of
from chuan.figures.services import actuals, consolidating, locking, sending
from tests.factories.cast import Cast, Member
from tests.factories.figures import Reporting, make_compiler, make_round
from tests.factories.reports import accept, at, fill, officer_of, send, version_of
from tests.postgres_fixtures import as_owner


@pytest.fixture
def ministry(cast: Cast, reporting: Reporting) -> Report:
    """The report of the province that Lan's committee asks for; Minh's round feeds it."""
    assert cast.lan.organisation is not None
    compiler = make_compiler(cast.lan.organisation)
    type(compiler).objects.filter(pk=compiler.pk).update(place=None)
    into = make_round(cast.lan, reporting.kit, (cast.province,)).reports.get()
    reporting.round.into = into
    reporting.round.save(update_fields=("into",))
    return into


def test_the_database_refuses_to_change_what_was_sent(cast: Cast, reporting: Reporting) -> None:
    report = send(cast.hoa, reporting.commune, reporting.kit)
    version = version_of(report, 1)
    version.content["lines"][1]["value"] = "99"

    with pytest.raises(DatabaseError), transaction.atomic():
        version.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        ReportVersion.objects.filter(pk=version.pk).update(sha256="0" * 64)

    assert version_of(report, 1).content["lines"][1]["value"] == "12"
    assert not list(broken_versions())


def test_a_version_replaced_behind_the_door_is_found(cast: Cast, reporting: Reporting) -> None:
    report = send(cast.hoa, reporting.commune, reporting.kit)
    kept = version_of(report, 1)
    forged = {**kept.content, "body": "Cơ quan khác"}
    with as_owner():
        ReportVersion.objects.filter(pk=kept.pk).delete()
    assert [fault.report for fault in broken_versions()] == [report]
    ReportVersion.objects.create(
        report=report, number=1, content=forged, sha256=kept.sha256, at=kept.at, by_label=""
    )

    (fault,) = broken_versions()

    assert fault.number == 1


def test_what_is_missing_is_confirmed_written_down_and_told_when_it_comes(
    cast: Cast, reporting: Reporting, ministry: Report
) -> None:
    kit, ward = reporting.kit, officer_of(cast.ward)
    one = send(cast.hoa, reporting.commune, kit)
    with pytest.raises(ReportIncomplete, match="1/2 xã, phường đã gửi; thiếu"):
        consolidating.consolidate_round(actor=cast.minh.actor, uid=reporting.round.uid)
    with pytest.raises(ReportIncomplete, match="Chưa có báo cáo nào"):
        consolidate(cast.minh, reporting)
    accept(cast.minh, one)
    consolidate(cast.minh, reporting)
    one.refresh_from_db()
    assert one.state == ReportState.CONSOLIDATED

    with pytest.raises(ReportIncomplete, match="phường Trường Vinh"):
        sending.submit_report(actor=cast.minh.actor, uid=ministry.uid)
    sent = sending.submit_report(actor=cast.minh.actor, uid=ministry.uid, gaps_known=True)

    content = version_of(sent, 1).content
    assert content["gaps"] == sent.gaps
    assert [maker["number"] for maker in content["made_from"]] == [1]
    assert content["lines"][1]["value"] == "12"
    one.refresh_from_db()
    assert one.state == ReportState.SENT
    with pytest.raises(ReportIncomplete, match="Trường Vinh"):
        sending.approve_report(actor=cast.lan.actor, uid=sent.uid)
    sending.approve_report(actor=cast.lan.actor, uid=sent.uid, gaps_known=True)

    send(ward, reporting.ward, kit, informed=4, producers=5)
    sending.return_report(actor=cast.minh.actor, uid=one.uid, reason="Xem lại")
    send(cast.hoa, one, kit, informed=9, producers=10)
    since = since_of(version_of(sent, 1))
    assert life_of(cast.lan.actor, find_report(cast.lan.actor, sent.uid)).moved_below == 2
    assert [(row.used, row.now) for row in since.later] == [(1, 2), (0, 1)]
    assert {effect.code: step for effect, step, _stage in since.effects} == {
        kit.informed.code: "+4", kit.producers.code: "+3",
    }  # fmt: skip


def consolidate(who: Member, reporting: Reporting) -> Report:
    return consolidating.consolidate_round(
        actor=who.actor, uid=reporting.round.uid, gaps_known=True
    )


def test_a_round_that_goes_nowhere_is_not_consolidated(cast: Cast, reporting: Reporting) -> None:
    with pytest.raises(RoundRefused):
        consolidate(cast.minh, reporting)


def test_estimates_give_way_to_official_figures_even_in_a_locked_report(
    cast: Cast, reporting: Reporting, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit = reporting.kit
    at(monkeypatch, 2026, 11, 18)
    report = send(cast.hoa, reporting.commune, kit)
    accept(cast.minh, report)
    locking.close_round(actor=cast.minh.actor, uid=reporting.round.uid)
    figures = {kit.line(kit.informed).pk: Decimal(11), kit.line(kit.producers).pk: Decimal(14)}
    at(monkeypatch, 2026, 12, 31, 23, 59)
    with pytest.raises(ReportIncomplete, match="khi năm đã kết thúc"):
        actuals.state_actuals(actor=cast.hoa.actor, uid=report.uid, actuals=figures)

    at(monkeypatch, 2027, 1, 1, 0, 0)
    items = worklist.list_items(cast.hoa.actor, today())
    assert "report_actuals" in {item.kind for item in items}
    with pytest.raises(FigureRefused, match="chưa có số chính thức"):
        actuals.state_actuals(actor=cast.hoa.actor, uid=report.uid, actuals={})
    actuals.state_actuals(actor=cast.hoa.actor, uid=report.uid, actuals=figures)

    report.refresh_from_db()
    content = version_of(report, 2).content
    assert (report.state, report.version) == (ReportState.LOCKED, 2)
    assert content["actual"]
    assert content["as_of"] == "2026-12-31"
    assert [line["estimate"] for line in content["lines"]] == [None] * 5
    figure = Figure.objects.get(report=report, indicator=kit.producers)
    assert (figure.value, figure.estimate, f"{figure.as_of:%d/%m}") == (14, None, "31/12")
    assert not life_of(cast.hoa.actor, find_report(cast.hoa.actor, report.uid)).deadline.late
    assert "số chính thức" in inbox.list_notices(cast.minh.actor).notices[0].title
    with pytest.raises(ReportIncomplete):
        actuals.state_actuals(actor=cast.hoa.actor, uid=report.uid, actuals=figures)


def test_everybody_asked_is_told_finds_the_report_and_has_it_on_the_worklist(
    cast: Cast, reporting: Reporting
) -> None:
    notice = inbox.list_notices(cast.hoa.actor).notices[0]
    assert "Báo cáo cần gửi" in notice.title
    found = [search(who.actor, "bao cao nam").by_kind for who in (cast.hoa, cast.minh)]
    assert found == [{"report": 1}, {"report": 2, "report_round": 1}]
    assert not search(officer_of(cast.other_province).actor, "bao cao nam").total

    (item,) = [i for i in worklist.list_items(cast.hoa.actor, today()) if i.kind == "report"]
    assert item.next_action_label == "Soạn báo cáo"
    assert f"{item.due_on:%d/%m/%Y}" == "19/11/2026"
    report = send(cast.hoa, reporting.commune, reporting.kit)
    assert "report" not in {i.kind for i in worklist.list_items(cast.hoa.actor, today())}
    judged = [i for i in worklist.list_items(cast.minh.actor, today()) if i.kind == "round"]
    assert [i.state_label for i in judged] == ["1 báo cáo chờ xem"]
    sending.return_report(actor=cast.minh.actor, uid=report.uid, reason="Xem lại")
    (back,) = [i for i in worklist.list_items(cast.hoa.actor, today()) if i.kind == "report"]
    assert (back.next_action_label, back.overdue) == ("Bổ sung và gửi lại", False)


def test_a_reader_of_what_was_sent_sees_no_later_draft(cast: Cast, reporting: Reporting) -> None:
    report = send(cast.hoa, reporting.commune, reporting.kit)
    sending.return_report(actor=cast.minh.actor, uid=report.uid, reason="Xem lại")
    fill(cast.hoa, report, reporting.kit, producers=77)
    asker = officer_of(cast.science, "Khoa")
    Report.objects.filter(pk=report.pk).update(asker_path=cast.science.path)

    sheet = sheet_of(asker.actor, find_report(asker.actor, report.uid))

    assert "77" not in {str(row.value) for row in sheet.rows}
    assert not life_of(asker.actor, find_report(asker.actor, report.uid)).reads_draft
    assert locking.close_due_rounds(actor=system_actor(), on=reporting.round.closing_on) == 0
