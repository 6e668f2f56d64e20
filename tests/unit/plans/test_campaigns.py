"""Rules of campaigns: what a finding must say, how a pasted list is read, what papers tell."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.documents.rules.house_style import House
from chuan.documents.rules.new_papers import BLANK
from chuan.domain.vanban.writing import Family, PaperKind, Signature
from chuan.plans.enums import (
    ExaminedEvent,
    ExaminedState,
    FindingVerdict,
    ProposalEvent,
    ProposalState,
    ProposedAction,
    ProposedTo,
)
from chuan.plans.rules.campaign_papers import (
    Row,
    Told,
    change_request,
    expired_list,
    of_expired,
    review_report,
)
from chuan.plans.rules.campaigns import (
    EXAMINED,
    FITTING,
    PROPOSAL,
    SETTLED,
    Said,
    Tally,
    begins_as,
    is_late,
    missing_of,
    read_lines,
    step_lacks,
)

TODAY = date(2026, 11, 21)
HOUSE = House(
    "Sở Khoa học và Công nghệ tỉnh Nghệ An", "Sở Khoa học và Công nghệ", Family.STATE, "SKHCN",
    "Ủy ban nhân dân tỉnh Nghệ An", "Nghệ An", Signature(position="Giám đốc"),
)  # fmt: skip
TOLD = Told("Rà soát văn bản về đo lường", "Kế hoạch số 298/KH-UBND", "Văn bản của tỉnh", 3, 2, 1)
ROWS = (
    Row("15/2021/QĐ-UBND", "Quy định đo lường", "UBND xã Châu Tiến", FindingVerdict.UNSUITED,
        ProposedAction.AMEND, "Điều 5", "cấp huyện", "Không còn cấp huyện", "Giao cấp xã",
        "Ủy ban nhân dân tỉnh", ProposalState.PENDING),
    Row("02/2010/QĐ-UBND", "Quy định cũ", "UBND xã Châu Tiến", FindingVerdict.EXPIRED,
        ProposedAction.ANNOUNCE, basis="Đã được thay thế", proposal=ProposalState.PENDING),
)  # fmt: skip


@given(
    st.sampled_from(FindingVerdict), st.sampled_from(ProposedAction), st.sampled_from(ProposedTo)
)
def test_a_finding_with_everything_said_lacks_at_most_a_fitting_proposal(
    verdict: FindingVerdict, action: ProposedAction, to: ProposedTo
) -> None:
    whole = Said(verdict, action, "Luật 70/2025/QH15", "Sửa Điều 5", to, "Bộ Khoa học và Công nghệ")

    assert missing_of(whole) == ("" if action in FITTING[verdict] else "action")


@pytest.mark.parametrize(
    ("said", "lacks"),
    [
        (Said(FindingVerdict.UNSUITED, ProposedAction.AMEND), "basis"),
        (Said(FindingVerdict.UNSUITED, ProposedAction.AMEND, "Điều 5"), "content"),
        (Said(FindingVerdict.UNSUITED, ProposedAction.REPEAL, "Điều 5", to=ProposedTo.OTHER), "to_name"),
    ],
)  # fmt: skip
def test_the_first_box_that_a_finding_lacks_is_named(said: Said, lacks: str) -> None:
    assert missing_of(said) == lacks


def test_nothing_is_followed_about_a_document_that_is_kept() -> None:
    assert begins_as(ProposedAction.KEEP) in SETTLED
    assert begins_as(ProposedAction.AMEND) not in SETTLED


@given(st.lists(st.sampled_from(ExaminedEvent), max_size=8))
def test_no_review_is_approved_that_was_not_submitted(events: list[ExaminedEvent]) -> None:
    state, seen = ExaminedState.WAITING, [ExaminedState.WAITING]
    for event in events:
        if event in {step.event for step in EXAMINED.allowed(state)}:
            state = EXAMINED.after(state, event, reason="vì")
            seen.append(state)

    if ExaminedState.APPROVED in seen:
        assert seen[seen.index(ExaminedState.APPROVED) - 1] is ExaminedState.SUBMITTED


@given(st.lists(st.sampled_from(ProposalEvent), max_size=10))
def test_a_proposal_ends_only_after_it_was_asked_for_or_begun(events: list[ProposalEvent]) -> None:
    state, before = ProposalState.PENDING, ProposalState.PENDING
    for event in events:
        if event in {step.event for step in PROPOSAL.allowed(state)}:
            before, state = state, PROPOSAL.after(state, event, reason="vì")
            if state in SETTLED:
                assert before is not ProposalState.PENDING


def test_a_paper_that_was_sent_or_issued_has_a_number_and_a_day_gone_by() -> None:
    assert step_lacks(ProposalEvent.SEND, symbol="", on=TODAY, today=TODAY) == "symbol"
    assert (
        step_lacks(ProposalEvent.ISSUE, symbol="1/QĐ", on=date(2026, 11, 22), today=TODAY) == "on"
    )
    assert step_lacks(ProposalEvent.RECEIVE, symbol="", on=None, today=TODAY) == ""


def test_a_review_is_late_until_it_is_submitted() -> None:
    assert is_late(ExaminedState.RETURNED, date(2026, 11, 20), TODAY)
    assert not is_late(ExaminedState.SUBMITTED, date(2026, 11, 20), TODAY)
    assert not is_late(ExaminedState.GIVEN, TODAY, TODAY)
    assert (Tally(3, 2, 1, 1) + Tally(1)).open == 3


def test_a_list_is_read_from_cells_of_a_sheet_and_from_sentences() -> None:
    text = """STT\tSố, ký hiệu\tNgày\tTrích yếu
1\t15/2021/QĐ-UBND\t20/4/2021\tQuy định quản lý đo lường\tUBND tỉnh Nghệ An
2\t08/NQ-HĐND\t2020-07-13 00:00:00\tVề chính sách hỗ trợ áp dụng tiêu chuẩn
3. Quyết định số 40/2019/QĐ-UBND ngày 05 tháng 11 năm 2019 của UBND tỉnh Nghệ An về hỗ trợ áp dụng tiêu chuẩn.
- Chỉ thị 38-CT/TW ngày 30/7/2024 của Ban Bí thư về tiêu chuẩn
15/2021/qđ-ubnd\t20/4/2021\tbản chép hai lần"""
    lines = read_lines(text)

    assert [line.symbol for line in lines[:4]] == [
        "15/2021/QĐ-UBND", "08/NQ-HĐND", "40/2019/QĐ-UBND", "38-CT/TW",
    ]  # fmt: skip
    assert [line.issued_on for line in lines[:3]] == [
        date(2021, 4, 20), date(2020, 7, 13), date(2019, 11, 5),
    ]  # fmt: skip
    assert (lines[0].title, lines[0].issuer) == ("Quy định quản lý đo lường", "UBND tỉnh Nghệ An")
    assert (lines[2].title, lines[2].issuer) == (
        "về hỗ trợ áp dụng tiêu chuẩn", "UBND tỉnh Nghệ An",
    )  # fmt: skip


@given(st.text(max_size=400))
def test_any_text_is_read_without_a_fault_and_no_line_is_nameless(text: str) -> None:
    assert all(line.symbol or line.title for line in read_lines(text))


def test_the_papers_tell_the_findings_of_their_kind() -> None:
    report = review_report(HOUSE, TOLD, ROWS, on=TODAY)
    letter = change_request(HOUSE, TOLD, ROWS[:1], to="Ủy ban nhân dân tỉnh")
    submission = change_request(HOUSE, TOLD, ROWS[:1], to="Ủy ban nhân dân tỉnh", submission=True)
    grounds = ("Kế hoạch số 298/KH-UBND", "Công văn số 12/SKHCN-TĐC")
    listed = expired_list(HOUSE, of_expired(ROWS), bases=grounds)

    text = " ".join(block.text for block in report.body)
    assert report.kind is PaperKind.REPORT
    assert "02/03 văn bản" in text
    assert "Hết hiệu lực pháp luật: 01 văn bản" in text
    assert len(report.annexes[0].groups[0].rows) == len(ROWS)
    assert letter.addressees == submission.addressees == ("Ủy ban nhân dân tỉnh",)
    assert submission.kind is PaperKind.PROPOSAL
    assert [base for base in listed.bases if BLANK not in base] == [
        f"Căn cứ {each}" for each in grounds
    ]
    assert listed.annexes[0].groups[0].rows[0][1] == "02/2010/QĐ-UBND"
    widths = {len(a.columns) - len(row) for p in (report, letter, listed) for a in p.annexes
              for g in a.groups for row in g.rows}  # fmt: skip
    assert widths == {0}
