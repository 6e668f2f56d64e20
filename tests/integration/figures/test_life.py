"""A report is sent, returned, taken back, accepted and locked; one of two at once wins."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest

from chuan.audit.models import AuditEntry
from chuan.core import inbox
from chuan.core.actor import system_actor
from chuan.core.clock import today
from chuan.domain.errors import DomainError, NotFound
from chuan.figures.enums import Reading, ReportState, RoundState
from chuan.figures.errors import ChangedMeanwhile, MayNotReport, ReportIncomplete, ReportNotFound
from chuan.figures.models import Figure, Report
from chuan.figures.rules.versions import fingerprint
from chuan.figures.selectors.filling import find_report
from chuan.figures.selectors.life import life_of
from chuan.figures.selectors.standing import content_now
from chuan.figures.selectors.versions import changes_page, version_page
from chuan.figures.services import actuals, opening, questions, sending
from chuan.figures.services.judging import approve_reports
from chuan.figures.services.locking import close_due_rounds, close_round
from tests.factories.at_once import at_once
from tests.factories.cast import Cast, Member, make_cast
from tests.factories.figures import Reporting, make_reporting, make_round
from tests.factories.reports import accept, at, fill, officer_of, send, version_of

REASON = "Số cơ sở chưa khớp danh sách."


def test_sending_keeps_a_version_counts_its_figures_and_tells_who_asked(
    cast: Cast, reporting: Reporting
) -> None:
    report = send(cast.hoa, reporting.commune, reporting.kit)

    version = version_of(report, 1)
    assert report.state == ReportState.SUBMITTED
    assert fingerprint(version.content) == version.sha256
    entry = AuditEntry.objects.get(code="figures.report.submit")
    assert entry.changes["sha256"] == version.sha256
    assert Figure.objects.get(report=report, indicator=reporting.kit.producers).value == 12
    assert any(
        "Báo cáo đã gửi" in note.title for note in inbox.list_notices(cast.minh.actor).notices
    )
    page = version_page(cast.minh.actor, report.uid, 1)
    assert page.proof.whole
    assert [row.value for row in page.lines] == ["9", "12", "75", "–", "–"]


def test_a_report_without_its_required_figures_is_refused_with_a_list(
    cast: Cast, reporting: Reporting
) -> None:
    with pytest.raises(ReportIncomplete) as refused:
        sending.submit_report(actor=cast.hoa.actor, uid=reporting.commune.uid)

    wanted = {
        reporting.kit.line(reporting.kit.informed).pk,
        reporting.kit.line(reporting.kit.producers).pk,
    }
    assert {point.line for point in refused.value.context["points"]} == wanted  # type: ignore[attr-defined]
    assert reporting.commune.versions.count() == 0


def test_what_must_be_looked_at_again_is_ticked_or_explained(
    cast: Cast, reporting: Reporting
) -> None:
    report, kit = reporting.commune, reporting.kit
    fill(cast.hoa, report, kit, informed=20, producers=12)
    with pytest.raises(ReportIncomplete, match="cần kiểm tra lại"):
        sending.submit_report(actor=cast.hoa.actor, uid=report.uid)

    key = f"numerator_above-{kit.line(kit.informed).pk}"
    sending.submit_report(actor=cast.hoa.actor, uid=report.uid, looked=[key])

    (looked,) = version_of(report, 1).content["looked"]
    assert "lớn hơn" in looked


def test_a_returned_report_stays_counted_comes_again_and_is_accepted_again(
    cast: Cast, reporting: Reporting
) -> None:
    kit, report = reporting.kit, send(cast.hoa, reporting.commune, reporting.kit)
    accept(cast.minh, report)

    sending.return_report(actor=cast.minh.actor, uid=report.uid, reason=REASON)

    life = life_of(cast.hoa.actor, find_report(cast.hoa.actor, report.uid))
    assert life.supplementing
    assert [action.key for action in life.actions] == ["send"]
    assert Figure.objects.get(report=report, indicator=kit.producers).value == 12
    notice = inbox.list_notices(cast.hoa.actor).notices[0]
    assert (notice.title.split(":")[0], notice.body) == ("Trả lại bổ sung", REASON)

    send(cast.hoa, report, kit, producers=15)
    assert Figure.objects.get(report=report, indicator=kit.producers).value == 15
    assert accept(cast.minh, report).version == 2
    page = changes_page(cast.minh.actor, report.uid, 1, 2)
    row = next(line for line in page.lines if line.change.name == kit.producers.name)
    assert (row.old, row.new, row.step) == ("12 (ước 13)", "15 (ước 16)", "+3")
    assert row.sentence == "Tổng số cơ sở sản xuất, kinh doanh: từ 12 lên 15 cơ sở, tăng 3."
    assert row.by_label == cast.hoa.actor.label
    assert version_of(report, 1).content["lines"][1]["value"] == "12"


def test_a_return_needs_its_reason_and_an_approved_report_is_not_taken_back(
    cast: Cast, reporting: Reporting
) -> None:
    report = send(cast.hoa, reporting.commune, reporting.kit)
    with pytest.raises(DomainError, match="lý do"):
        sending.return_report(actor=cast.minh.actor, uid=report.uid, reason="  ")

    sending.withdraw_report(actor=cast.hoa.actor, uid=report.uid)
    send(cast.hoa, report, reporting.kit)
    accept(cast.minh, report)

    with pytest.raises(ChangedMeanwhile, match="Minh đã chuyển báo cáo sang “Đã chấp nhận”"):
        sending.withdraw_report(actor=cast.hoa.actor, uid=report.uid)


def test_of_two_at_once_and_of_an_old_tab_one_wins_and_the_other_is_told(
    cast: Cast, reporting: Reporting
) -> None:
    report, kit = reporting.commune, reporting.kit
    fill(cast.hoa, report, kit)
    seen = fingerprint(content_now(cast.hoa.actor, find_report(cast.hoa.actor, report.uid)))
    fill(cast.head, report, kit, producers=14)
    with pytest.raises(ChangedMeanwhile, match="sau khi trang này mở"):
        sending.submit_report(actor=cast.hoa.actor, uid=report.uid, seen=seen)

    sending.submit_report(actor=cast.head.actor, uid=report.uid)
    with pytest.raises(ChangedMeanwhile, match="Đức đã chuyển"):
        sending.submit_report(actor=cast.hoa.actor, uid=report.uid)
    assert report.versions.count() == 1

    sending.withdraw_report(actor=cast.hoa.actor, uid=report.uid)
    send(cast.hoa, report, kit, producers=20)
    with pytest.raises(ChangedMeanwhile, match="bản thứ 2"):
        sending.approve_report(actor=cast.minh.actor, uid=report.uid, version=1)
    sending.approve_report(actor=cast.minh.actor, uid=report.uid, version=2)
    with pytest.raises(ChangedMeanwhile):
        sending.approve_report(actor=cast.minh.actor, uid=report.uid, version=2)
    assert report.steps.filter(event="approve").count() == 1


def test_who_asked_reads_no_draft_and_strangers_reach_nothing(
    cast: Cast, reporting: Reporting
) -> None:
    report = send(cast.hoa, reporting.commune, reporting.kit)
    sending.return_report(actor=cast.minh.actor, uid=report.uid, reason=REASON)
    asker = officer_of(cast.science, "Khoa")
    Report.objects.filter(pk=report.pk).update(asker_path=cast.science.path)
    with pytest.raises(ReportNotFound):
        changes_page(asker.actor, report.uid, 1, 0)

    for stranger in (officer_of(cast.other_province), officer_of(cast.ward, "Mai"), cast.quan):
        for attempt in _attempts(stranger, reporting):
            with pytest.raises((NotFound, DomainError)) as refused:
                attempt()
            assert refused.value.code.endswith(("_not_found", "may_not_ask"))
    report.refresh_from_db()
    assert report.state == ReportState.RETURNED


def _attempts(who: Member, reporting: Reporting) -> list[Callable[[], object]]:
    """Everything that a stranger may try on the report of the commune."""
    actor, uid = who.actor, reporting.commune.uid
    return [
        lambda: sending.submit_report(actor=actor, uid=uid),
        lambda: sending.withdraw_report(actor=actor, uid=uid),
        lambda: sending.return_report(actor=actor, uid=uid, reason=REASON),
        lambda: sending.approve_report(actor=actor, uid=uid),
        lambda: opening.ask_to_open(actor=actor, uid=uid, reason=REASON),
        lambda: questions.ask_about(actor=actor, uid=uid, line=1, text=REASON),
        lambda: actuals.state_actuals(actor=actor, uid=uid, actuals={}),
        lambda: version_page(actor, uid, 1),
        lambda: close_round(actor=actor, uid=reporting.round.uid),
    ]


def test_the_body_does_not_judge_itself_and_the_asker_does_not_send(
    cast: Cast, reporting: Reporting
) -> None:
    report = send(cast.hoa, reporting.commune, reporting.kit)
    with pytest.raises(MayNotReport):
        sending.approve_report(actor=cast.hoa.actor, uid=report.uid)
    with pytest.raises(MayNotReport):
        sending.withdraw_report(actor=cast.minh.actor, uid=report.uid)
    with pytest.raises(MayNotReport):
        sending.approve_report(actor=cast.province_admin.actor, uid=report.uid)


LAST_MOMENTS = (
    (Reading.EXCLUSIVE, (2026, 11, 19, 23, 59), False),
    (Reading.EXCLUSIVE, (2026, 11, 20, 0, 0), True),
    (Reading.INCLUSIVE, (2026, 11, 20, 23, 59), False),
    (Reading.INCLUSIVE, (2026, 11, 21, 0, 0), True),
)


@pytest.mark.parametrize("last", LAST_MOMENTS, ids=str)
def test_late_is_told_by_the_printed_day_as_it_is_read_in_vietnam(
    cast: Cast,
    reporting: Reporting,
    monkeypatch: pytest.MonkeyPatch,
    last: tuple[Reading, tuple[int, ...], bool],
) -> None:
    reading, moment, late = last
    at(monkeypatch, 2026, 11, 1)
    wished = reporting.round.closing_on
    round_ = make_round(
        cast.minh, reporting.kit, (cast.commune,), reading=reading, internal_on=wished
    )
    at(monkeypatch, *moment)
    report = send(cast.hoa, round_.reports.get(), reporting.kit)
    at(monkeypatch, 2027, 1, 2)
    sending.return_report(actor=cast.minh.actor, uid=report.uid, reason=REASON)
    send(cast.hoa, report, reporting.kit, producers=13)

    deadline = life_of(cast.hoa.actor, find_report(cast.hoa.actor, report.uid)).deadline

    assert deadline.late == late
    assert deadline.words.startswith("Gửi chậm 1 ngày" if late else "Gửi đúng hạn")
    assert "không tính chậm" in deadline.internal


def test_many_are_accepted_at_once_and_what_cannot_be_is_left(
    cast: Cast, reporting: Reporting
) -> None:
    ward = officer_of(cast.ward)
    one = send(cast.hoa, reporting.commune, reporting.kit)
    other = send(ward, reporting.ward, reporting.kit)
    line = reporting.kit.line(reporting.kit.informed).pk
    questions.ask_about(actor=cast.minh.actor, uid=other.uid, line=line, text="Vì sao tăng?")

    judged = approve_reports(
        actor=cast.minh.actor, uid=reporting.round.uid, chosen={one.uid: 1, other.uid: 1}
    )

    assert judged.approved == 1
    assert "1 câu hỏi chưa trả lời" in judged.left[0].reason
    sending.approve_report(actor=cast.minh.actor, uid=other.uid, gaps_known=True)


def test_a_round_closes_by_itself_and_a_correction_after_it_needs_an_opening(
    cast: Cast, reporting: Reporting, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit, report = reporting.kit, send(cast.hoa, reporting.commune, reporting.kit)
    at(monkeypatch, 2026, 12, 19)
    assert close_due_rounds(actor=system_actor(), on=today()) == 0
    at(monkeypatch, 2026, 12, 20)
    assert close_due_rounds(actor=system_actor(), on=today()) == 1
    reporting.round.refresh_from_db()
    report.refresh_from_db()
    assert (reporting.round.state, report.state) == (RoundState.CLOSED, ReportState.LOCKED)
    ward = officer_of(cast.ward)
    with pytest.raises(ReportIncomplete, match="khóa sổ"):
        send(ward, reporting.ward, kit)

    asked = opening.ask_to_open(actor=cast.hoa.actor, uid=report.uid, reason=REASON)
    with pytest.raises(ReportIncomplete, match="đang chờ"):
        opening.ask_to_open(actor=cast.hoa.actor, uid=report.uid, reason=REASON)
    opening.grant_opening(actor=cast.minh.actor, uid=asked.uid, until=today())
    send(cast.hoa, report, kit, producers=30)
    accept(cast.minh, report)

    report.refresh_from_db()
    asked.refresh_from_db()
    assert (report.state, report.version, asked.state) == (ReportState.LOCKED, 2, "used")
    assert version_of(report, 1).content["lines"][1]["value"] == "12"


def test_an_opening_that_nobody_used_closes_by_itself_as_things_were_sent(
    cast: Cast, reporting: Reporting, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit, report = reporting.kit, send(cast.hoa, reporting.commune, reporting.kit)
    close_round(actor=cast.minh.actor, uid=reporting.round.uid)
    asked = opening.ask_to_open(actor=cast.hoa.actor, uid=report.uid, reason=REASON)
    opening.grant_opening(actor=cast.minh.actor, uid=asked.uid, until=today())
    fill(cast.hoa, report, kit, producers=99)
    day = today() + timedelta(days=1)
    at(monkeypatch, day.year, day.month, day.day)
    with pytest.raises(ReportIncomplete, match="khóa sổ"):
        sending.submit_report(actor=cast.hoa.actor, uid=report.uid)

    assert opening.close_openings(actor=system_actor(), on=today()) == 1

    report.refresh_from_db()
    assert report.state == ReportState.LOCKED
    assert report.cells.get(line=kit.line(kit.producers)).value == Decimal(12)
    assert opening.close_openings(actor=system_actor(), on=today()) == 0


def test_a_question_is_answered_by_the_body_and_closed_by_who_asked(
    cast: Cast, reporting: Reporting, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, 2026, 11, 20)
    report = send(cast.hoa, reporting.commune, reporting.kit)
    line = reporting.kit.line(reporting.kit.producers).pk
    asked = questions.ask_about(
        actor=cast.minh.actor, uid=report.uid, line=line, text="Vì sao tăng nhiều?", days=2
    )
    assert f"{asked.due_on:%d/%m}" in {"24/11", "25/11"}  # a weekend lies between
    with pytest.raises(ReportIncomplete, match="chưa trả lời"):
        sending.approve_report(actor=cast.minh.actor, uid=report.uid)
    with pytest.raises(MayNotReport):
        questions.answer_question(actor=cast.minh.actor, uid=asked.uid, answer="…")

    questions.answer_question(actor=cast.hoa.actor, uid=asked.uid, answer="Có 3 hộ mới.")
    questions.close_question(actor=cast.minh.actor, uid=asked.uid)

    with pytest.raises(DomainError):
        questions.answer_question(actor=cast.hoa.actor, uid=asked.uid, answer="Thêm")
    assert accept(cast.minh, report).state == ReportState.APPROVED


@pytest.mark.django_db(transaction=True)
def test_two_officers_who_send_in_the_same_moment_make_one_version(*, on_postgresql: bool) -> None:
    if not on_postgresql:
        pytest.skip("SQLite tests have one connection")
    cast = make_cast()
    reporting = make_reporting(cast)
    fill(cast.hoa, reporting.commune, reporting.kit)
    uid = reporting.commune.uid

    said = at_once(
        lambda: sending.submit_report(actor=cast.hoa.actor, uid=uid),
        lambda: sending.submit_report(actor=cast.head.actor, uid=uid),
    )

    assert sorted(said) == ["ChangedMeanwhile", "done"]
    assert reporting.commune.versions.count() == 1
