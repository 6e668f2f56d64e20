"""What a line says in the end, who states it, and which doors its report has."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.cascade import Period
from chuan.figures.enums import (
    ExceptionEvent,
    ExceptionState,
    IndicatorKind,
    Origin,
    QuestionEvent,
    QuestionState,
    ReportEvent,
    ReportState,
)
from chuan.figures.rules.filling import Offer, Standing, has_ended, is_typed, quotient, standing_of
from chuan.figures.rules.states import (
    EDITABLE_STATES,
    EXCEPTION,
    PENDING,
    QUESTION,
    REPORT,
    SENT_STATES,
)
from chuan.figures.rules.tiers import TIERS, governs_a_place, is_below, is_seat, states, tier_of
from chuan.figures.rules.word_marks import LONGEST, mark_of, plain

LIVE = Offer(Decimal(5), Origin.LIVE)


@pytest.mark.parametrize(
    ("kept", "offer", "value", "estimate", "origin"),
    [
        (None, None, None, None, ""),
        (None, LIVE, 5, None, Origin.LIVE),
        (Standing(Decimal(3), None, Origin.TYPED), LIVE, 3, None, Origin.TYPED),
        (Standing(Decimal(0), None, Origin.COPIED), LIVE, 0, None, Origin.COPIED),
        (Standing(Decimal(3), Decimal(4), Origin.LIVE), LIVE, 5, None, Origin.LIVE),
        (Standing(Decimal(3), Decimal(4), Origin.REUSED), None, 3, 4, Origin.REUSED),
        (Standing(None, Decimal(9), Origin.TYPED), LIVE, 5, 9, Origin.LIVE),
        (Standing(None, Decimal(9), Origin.TYPED), replace(LIVE, estimate=Decimal(7)), 5, 9,
         Origin.LIVE),
        (None, replace(LIVE, estimate=Decimal(7)), 5, 7, Origin.LIVE),
        (Standing(None, Decimal(9), Origin.TYPED), None, None, 9, Origin.TYPED),
    ],
)  # fmt: skip
def test_what_people_wrote_goes_before_an_offer_and_an_offer_before_an_old_one(
    kept: Standing | None, offer: Offer | None, value: int, estimate: int, origin: str
) -> None:
    assert standing_of(kept, offer) == Standing(value, estimate, origin)  # type: ignore[arg-type]


def test_a_rate_has_four_places_and_none_of_nothing() -> None:
    assert quotient(Decimal(2), Decimal(3)) == Decimal("66.6667")
    assert quotient(Decimal(0), Decimal(3)) == 0
    assert quotient(None, Decimal(3)) is None
    assert quotient(Decimal(3), None) is None
    assert quotient(Decimal(3), Decimal(0)) is None


def test_an_estimate_gives_way_on_the_last_day_of_the_period() -> None:
    year = Period.year(2026)
    assert [has_ended(year, date(2026, 12, day)) for day in (30, 31)] == [False, True]
    assert has_ended(year, date(2027, 1, 1))


def test_a_rate_and_what_a_lower_tier_states_are_not_typed() -> None:
    assert is_typed(IndicatorKind.COUNT, "commune", "commune")
    assert not is_typed(IndicatorKind.RATE, "commune", "commune")
    assert not is_typed(IndicatorKind.COUNT, "commune", "province")
    assert is_typed(IndicatorKind.COUNT, "province", "commune")


@given(st.sampled_from([*TIERS, "party", "node", ""]), st.sampled_from([*TIERS, "node"]))
def test_a_tier_states_its_own_and_what_no_tier_states_and_adds_up_what_is_below(
    indicator: str, tier: str
) -> None:
    assert states(indicator, tier) == (indicator == tier or indicator not in TIERS)
    below = indicator in TIERS and tier in TIERS and TIERS.index(indicator) < TIERS.index(tier)
    assert is_below(indicator, tier) == below
    assert not (states(indicator, tier) and is_below(indicator, tier))


def test_the_tier_of_a_body_is_that_of_its_place_unless_it_has_its_own() -> None:
    assert tier_of("commune", "province") == "commune"
    assert tier_of("party", "province") == "province"
    assert tier_of("party", "khác") == tier_of("party") == "central"


def test_only_the_government_is_the_seat_and_each_tree_has_its_own_top() -> None:
    tops = ["/40/", "/40/x16681/", "/d40/", "/d40/x16681/"]
    assert [is_seat(path) for path in tops] == [True, True, False, False]
    assert all(governs_a_place(path) for path in tops)
    others = ["/40/skhcn/", "/40/x16681/vp/", "/", "/dd40/"]
    assert not any(is_seat(path) or governs_a_place(path) for path in others)


def test_a_report_is_changed_by_its_body_or_stands_as_sent_and_is_never_both() -> None:
    assert set(EDITABLE_STATES) | set(SENT_STATES) == set(ReportState)
    assert not set(EDITABLE_STATES) & set(SENT_STATES)
    for state in ReportState:
        events = {step.event for step in REPORT.allowed(state)}
        assert (ReportEvent.STATE_ACTUALS in events) == (state in SENT_STATES)
        assert (ReportEvent.SUBMIT in events) == (state in EDITABLE_STATES)


def test_what_goes_back_to_a_body_says_why() -> None:
    told = {
        step.event for state in ReportState for step in REPORT.allowed(state) if step.needs_reason
    }
    assert told == {ReportEvent.RETURN, ReportEvent.UNLOCK}
    (refused,) = (step for step in EXCEPTION.allowed(ExceptionState.ASKED) if step.needs_reason)
    assert refused.event is ExceptionEvent.REFUSE


def test_a_request_that_is_over_and_a_closed_question_stay_so() -> None:
    for state in ExceptionState:
        assert bool(EXCEPTION.allowed(state)) == (state in PENDING)
    assert not QUESTION.allowed(QuestionState.CLOSED)
    (left,) = QUESTION.allowed(QuestionState.ANSWERED)
    assert left.event is QuestionEvent.CLOSE


@given(st.text(st.sampled_from("a b\t\n"), max_size=30))
def test_words_are_known_again_however_they_are_spaced(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert mark_of(text) == mark_of(plain(text))
    assert plain(text).split() == text.split()
    assert len(mark_of(text)) == 16


def test_another_word_or_line_has_another_mark_up_to_the_longest_text() -> None:
    assert len({mark_of(text) for text in ("a b", "a\nb", "ab", "")}) == 4
    long = "a" * LONGEST
    assert mark_of(f"{long}b") == mark_of(long)
    assert mark_of(f"{long[1:]}b") != mark_of(long)
