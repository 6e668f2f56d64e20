"""Validity is a set of intervals with reasons; a verdict never claims more than is known."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.confidence import Confidence
from chuan.law.enums import Reason, Standing
from chuan.law.knowledge import act_rows, load_acts
from chuan.law.rules import Span, Verdict, judge, symbol_key

DAY = date(2026, 11, 22)
FORCE, SUSPENDED, RESUMED = Reason.IN_FORCE, Reason.SUSPENDED, Reason.RESUMED


def _judge(*spans: Span, on: date, issued_on: date | None = None) -> Verdict:
    return judge(spans, issued_on=issued_on, confidence="B", on=on)


def test_an_act_holds_on_its_first_and_its_last_day() -> None:
    span = Span(FORCE, date(2025, 7, 1), date(2027, 2, 28), confidence="B")

    assert _judge(span, on=date(2025, 6, 30)).standing is Standing.NOT_YET
    assert _judge(span, on=date(2025, 7, 1)).holds
    assert _judge(span, on=date(2027, 2, 28)).holds
    assert _judge(span, on=date(2027, 3, 1)).standing is Standing.EXPIRED


def test_an_end_is_shown_ninety_days_ahead() -> None:
    span = Span(FORCE, date(2025, 7, 1), date(2027, 2, 28), confidence="B")

    assert _judge(span, on=date(2026, 11, 29)).ends_on is None
    assert _judge(span, on=date(2026, 11, 30)).ends_on == date(2027, 2, 28)


def test_a_suspended_act_does_not_hold_until_it_resumes() -> None:
    spans = (
        Span(FORCE, date(2026, 1, 1), date(2026, 2, 9)),
        Span(SUSPENDED, date(2026, 2, 10), date(2026, 4, 15)),
        Span(RESUMED, date(2026, 4, 16), None),
    )

    assert _judge(*spans, on=date(2026, 2, 9)).holds
    assert _judge(*spans, on=date(2026, 3, 1)).standing is Standing.SUSPENDED
    assert _judge(*spans, on=date(2026, 4, 16)).holds


def test_nothing_holds_before_it_was_issued() -> None:
    span = Span(FORCE, None, None)

    assert (
        _judge(span, on=date(2020, 1, 1), issued_on=date(2026, 1, 1)).standing is Standing.NOT_YET
    )


def test_without_intervals_nothing_is_claimed() -> None:
    assert _judge(on=DAY).standing is Standing.UNKNOWN


def test_the_weakest_mark_is_the_one_shown() -> None:
    span = Span(FORCE, date(2020, 1, 1), None, confidence=Confidence.UNCONFIRMED)

    verdict = judge((span,), issued_on=None, confidence=Confidence.READ, on=DAY)

    assert verdict.is_unverified


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(0, 3000), st.integers(-4000, 4000))
def test_an_act_holds_exactly_inside_its_interval(start: date, length: int, shift: int) -> None:
    end = start + timedelta(days=length)
    on = start + timedelta(days=shift)

    assert _judge(Span(FORCE, start, end), on=on).holds == (start <= on <= end)


@pytest.mark.parametrize("symbol", ["38-CT/TW", "38 – CT/TW", " 38-ct/tw "])
def test_spellings_of_a_symbol_meet(symbol: str) -> None:
    assert symbol_key(symbol) == "38-CT/TW"


def test_edges_lead_to_acts_of_the_register_and_marks_are_known() -> None:
    rows = act_rows()
    symbols = {row["symbol"] for row in rows}

    assert len(symbols) == len(rows)
    for row in rows:
        assert row["confidence"] in set(Confidence)
        assert {edge["target"] for edge in row.get("edges", ())} <= symbols
        for interval in row["intervals"]:
            assert interval["reason"] in set(Reason)


def test_what_is_not_confirmed_says_what_is_not_known() -> None:
    weak = [
        row["symbol"]
        for row in act_rows()
        if row["confidence"] == "C" and not row.get("unconfirmed")
    ]

    assert not weak


@pytest.mark.parametrize(
    ("symbol", "on", "standing"),
    [
        ("132/2008/NĐ-CP", date(2026, 6, 30), Standing.IN_FORCE),
        ("132/2008/NĐ-CP", date(2026, 7, 1), Standing.EXPIRED),
        ("13/2022/NĐ-CP", date(2026, 3, 1), Standing.PARTLY_EXPIRED),
        ("43/2017/NĐ-CP", date(2026, 1, 23), Standing.EXPIRED),
        ("70/2025/QH15", date(2025, 12, 31), Standing.NOT_YET),
        ("37/2026/NĐ-CP", DAY, Standing.IN_FORCE),
        ("46/2026/NĐ-CP", date(2026, 4, 15), Standing.SUSPENDED),
        ("132/2025/NĐ-CP", date(2027, 3, 1), Standing.EXPIRED),
    ],
)
def test_the_register_answers_as_the_brief_says(symbol: str, on: date, standing: Standing) -> None:
    (act,) = (act for act in load_acts() if act.symbol == symbol)
    spans = [
        Span(
            Reason(v.reason),
            date.fromisoformat(v.start) if v.start else None,
            date.fromisoformat(v.end) if v.end else None,
        )
        for v in act.validity
    ]
    issued = date.fromisoformat(act.issued_on) if act.issued_on else None

    assert judge(spans, issued_on=issued, confidence=act.confidence, on=on).standing is standing


def test_a_replaced_act_names_what_replaced_it() -> None:
    by_symbol = {act.symbol: act for act in load_acts()}

    assert by_symbol["65/2025/QH15"].replaced_by == ("72/2025/QH15",)
    assert by_symbol["154/2018/NĐ-CP"].replaced_by == ()
