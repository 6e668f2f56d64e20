"""Numbers, days, routes and recipients of papers, as the rules of document work have them."""

from dataclasses import replace
from datetime import date

import pytest

from chuan.documents.enums import PaperEvent, PaperState, StepKind, StepPlace
from chuan.documents.errors import PaperRefused
from chuan.documents.rules.numbers import (
    NUMBERED,
    Term,
    full_symbol,
    group_of,
    period_of,
    refuse_day,
    symbol_fits,
    written,
)
from chuan.documents.rules.papers import PAPER_STEPS
from chuan.documents.rules.recipients import kept_line, recipients_of
from chuan.documents.rules.routes import MOST_STEPS, RouteStep, default_route, route_faults
from chuan.domain.vanban.writing import Family, Paper, PaperKind
from chuan.domain.workflow import TransitionRefused
from chuan.orgs.enums import Role

ON = date(2026, 3, 2)
PAPER = Paper(Family.STATE, PaperKind.PLAN, "UBND xã An Hòa", addressees=("Sở Y tế",))


@pytest.mark.parametrize(
    ("number", "state", "party"),
    [(5, "05/KH-UBND", "05-KH-UBND"), ("9", "09/KH-UBND", "09-KH-UBND"),
     (10, "10/KH-UBND", "10-KH-UBND"), ("12a", "12a/KH-UBND", "12a-KH-UBND"),
     (1234, "1234/KH-UBND", "1234-KH-UBND")],
)  # fmt: skip
def test_number_and_symbol_are_joined_as_the_family_joins_them(
    number: int | str, state: str, party: str
) -> None:
    assert full_symbol("state", number, "/KH-UBND") == state
    assert full_symbol("party", number, "KH-UBND -") == party


@pytest.mark.parametrize(
    ("symbol", "state", "party"),
    [
        ("KH-UBND", True, False),
        ("UBND", True, False),
        ("TTr-SKHCN", True, False),
        ("UBND-K3", True, False),
        (" KH/ĐU ", False, True),
        ("CV/ĐU-VP", False, True),
        ("KH/", False, False),
        ("kh-UBND", False, False),
        ("KH--UBND", False, False),
        ("KH UBND", False, False),
        ("", False, False),
    ],
)
def test_what_follows_the_number_is_built_as_the_family_builds_it(
    symbol: str, *, state: bool, party: bool
) -> None:
    assert symbol_fits("state", symbol) is state
    assert symbol_fits("party", symbol) is party


def test_kinds_are_numbered_apart_unless_the_body_chose_a_common_series() -> None:
    assert group_of("plan", {"notice": "common"}) == "plan"
    assert group_of("notice", {"notice": "common"}) == "common"
    assert set(PaperKind) - set(NUMBERED) == {PaperKind.SUBMISSION}
    assert [written(n) for n in (1, 9, 10, 123)] == ["01", "09", "10", "123"]


def test_a_state_body_counts_by_year_and_a_party_committee_by_term() -> None:
    terms = [
        Term("2020-2025", date(2020, 5, 1), date(2025, 8, 31)),
        Term("2025-2030", date(2025, 9, 1)),
    ]

    assert period_of("state", ON, terms) == "2026"
    assert period_of("party", ON, terms) == "2025-2030"
    assert period_of("party", date(2025, 8, 31), terms) == "2020-2025"
    assert period_of("party", date(2025, 9, 1), terms) == "2025-2030"
    assert period_of("party", date(2020, 5, 1), terms) == "2020-2025"
    with pytest.raises(PaperRefused, match="nhiệm kỳ"):
        period_of("party", date(2020, 4, 30), terms)


def test_of_terms_that_overlap_the_later_counts() -> None:
    terms = [Term("cũ", date(2020, 1, 1)), Term("mới", date(2025, 1, 1))]

    assert period_of("party", ON, terms) == period_of("party", ON, terms[::-1]) == "mới"


def test_no_paper_is_dated_ahead_nor_before_the_number_before_it() -> None:
    refuse_day(ON, today=ON, last_on=None)
    refuse_day(ON, today=ON, last_on=ON)
    with pytest.raises(PaperRefused, match="sau hôm nay"):
        refuse_day(date(2026, 3, 3), today=ON, last_on=None)
    with pytest.raises(PaperRefused, match="02/03/2026"):
        refuse_day(date(2026, 3, 1), today=date(2026, 3, 5), last_on=ON)


def kinds(family: str, *, of_itself: bool) -> list[StepKind]:
    return [step.kind for step in default_route(family, of_itself=of_itself)]


def test_the_usual_way_of_a_paper() -> None:
    kind = StepKind

    assert kinds("state", of_itself=False) == [
        kind.COMPOSE, kind.INITIAL, kind.FORMAT, kind.SUBMIT, kind.SIGN, kind.NUMBER, kind.ISSUE
    ]  # fmt: skip
    assert kinds("party", of_itself=True) == [
        kind.COMPOSE, kind.FORMAT, kind.MEETING, kind.SIGN, kind.NUMBER, kind.ISSUE
    ]  # fmt: skip


def test_only_steps_of_an_office_may_be_passed_over() -> None:
    for family in ("state", "party"):
        for step in default_route(family, of_itself=False):
            assert step.required is (step.place is not StepPlace.OFFICE)


def faults(*steps: RouteStep, family: str = "state") -> int:
    return len(route_faults(family, steps))


def test_each_fault_of_a_route_is_told() -> None:
    usual = default_route("state", of_itself=True)
    compose, sign = usual[0], RouteStep(StepKind.SIGN, StepPlace.ISSUER, Role.HEAD)
    number, issue = usual[-2:]
    check = RouteStep(StepKind.INITIAL, StepPlace.DRAFTER, Role.HEAD)
    chosen = replace(check, place=StepPlace.CHOSEN)
    fill = MOST_STEPS - 4

    assert faults() == 3
    assert faults(compose, sign, number, issue) == 0
    assert faults(sign, number, issue) == 1
    assert faults(compose, compose, sign, number, issue) == 1
    assert faults(compose, number, issue) == 1
    assert faults(compose, sign, issue, number) == 1
    assert faults(compose, sign, number, number, issue) == 1
    assert faults(compose, sign, issue, number, issue) == 1
    assert faults(compose, *(check,) * fill, sign, number, issue) == 0
    assert faults(compose, *(check,) * (fill + 1), sign, number, issue) == 1
    assert faults(compose, chosen, sign, number, issue) == 1
    assert faults(compose, replace(chosen, organisation="ab"), sign, number, issue) == 0
    meeting = RouteStep(StepKind.MEETING, StepPlace.ISSUER, Role.HEAD)
    assert faults(compose, meeting, sign, number, issue) == 1
    assert faults(compose, meeting, sign, number, issue, family="party") == 0


def names(*lines: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(r.name, r.names) for r in recipients_of(replace(PAPER, recipients=lines))]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("Như trên;", "Lưu: VT."), [("Sở Y tế", ())]),
        (("- UBND tỉnh (để báo cáo);", "Lưu: VT"), [("Sở Y tế", ()), ("UBND tỉnh", ())]),
        (("UBND tỉnh (b/c)", "Như kính gửi"), [("UBND tỉnh", ()), ("Sở Y tế", ())]),
        (("Sở Y tế.", "• Sở Y tế;"), [("Sở Y tế", ())]),
        (
            ("Sở Nội vụ, Sở Tài chính; Công an tỉnh", "Như trên"),
            [
                (
                    "Sở Nội vụ, Sở Tài chính; Công an tỉnh",
                    ("Sở Nội vụ", "Sở Tài chính", "Công an tỉnh"),
                ),
                ("Sở Y tế", ()),
            ],
        ),
        (
            ("Phòng Văn hóa, thể thao", "Như trên"),
            [("Phòng Văn hóa, thể thao", ()), ("Sở Y tế", ())],
        ),
        (
            ("Như Điều 3, Công an xã", "Như trên"),
            [("Như Điều 3, Công an xã", ()), ("Sở Y tế", ())],
        ),
        ((" ; ", "Lưu Văn phòng"), [("Sở Y tế", ())]),
    ],
)
def test_each_line_of_recipients_is_read_for_the_bodies_it_names(
    lines: tuple[str, ...], found: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert names(*lines) == found


def test_a_recipient_keeps_its_line_as_printed() -> None:
    (first, second) = recipients_of(replace(PAPER, recipients=("- UBND  tỉnh (để báo cáo);",)))

    assert (first.printed, second.printed) == ("Sở Y tế", "UBND tỉnh (để báo cáo)")


def test_who_keeps_a_copy_is_told_without_the_word() -> None:
    assert kept_line(["Như trên;", "- Lưu: VT, VHXH."]) == "VT, VHXH"
    assert kept_line(["Lưu Văn phòng Đảng ủy"]) == "Văn phòng Đảng ủy"
    assert kept_line(["Như trên"]) == ""


def test_what_goes_back_or_is_withdrawn_says_why_and_what_is_issued_stays() -> None:
    for event in (PaperEvent.STEP_BACK, PaperEvent.SEND_BACK):
        with pytest.raises(TransitionRefused):
            PAPER_STEPS.after(PaperState.ON_ROUTE, event)
        assert PAPER_STEPS.after(PaperState.ON_ROUTE, event, reason="Sai thể thức")
    with pytest.raises(TransitionRefused):
        PAPER_STEPS.after(PaperState.DRAFTING, PaperEvent.WITHDRAW)
    assert PAPER_STEPS.after(PaperState.ON_ROUTE, PaperEvent.RECALL) == PaperState.DRAFTING
    assert not PAPER_STEPS.allowed(PaperState.ISSUED)
    assert not PAPER_STEPS.allowed(PaperState.WITHDRAWN)
