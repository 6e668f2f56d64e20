"""The checker of makers: worked cases, and the laws that hold for every case."""

import json
import tomllib
from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.confidence import Confidence
from chuan.engagement.checker_tables import shipped_tables
from chuan.engagement.enums import Topic
from chuan.engagement.knowledge import members
from chuan.engagement.rules.checking import Holding, Truth, acts_stopped, evaluate, read_tables
from chuan.engagement.rules.checking.cases import read_case
from chuan.engagement.rules.checking.codes import code_of, read_code
from chuan.law.enums import Reason
from chuan.law.knowledge import act_rows
from chuan.law.rules import Span, judge

TABLES = shipped_tables()
CASES = tomllib.loads(
    Path(__file__).parents[2].joinpath("data", "checker", "cases.toml").read_text(encoding="utf-8")
)["case"]
VALUES = {
    **{each.fact: sorted(choice.value for choice in each.choices) for each in TABLES.questions},
    "group": sorted(group.key for group in TABLES.groups),
    "prepack_group": ["1", "2"],
}
FACTS = st.fixed_dictionaries(
    {},
    optional={
        fact: st.frozensets(st.sampled_from(values), min_size=1) for fact, values in VALUES.items()
    },
)
DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))


def holdings(on: date) -> Mapping[str, Holding]:
    """What the shipped register says of every act of the tables on a day."""
    rows = {row["symbol"]: row for row in act_rows()}
    return {symbol: _holding(rows[symbol], on) for symbol in TABLES.symbols}


def _holding(row: Mapping[str, Any], on: date) -> Holding:
    spans = [
        Span(
            Reason(each["reason"]), _day(each.get("start")), _day(each.get("end")),
            confidence=each.get("confidence", row["confidence"]),
        )
        for each in row.get("intervals", ())
    ]  # fmt: skip
    verdict = judge(
        spans, issued_on=_day(row.get("issued_on")), confidence=row["confidence"], on=on
    )
    return Holding(verdict.holds, Confidence(verdict.confidence))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_worked_case_has_its_duties_its_unknowns_and_its_days(case: dict[str, Any]) -> None:
    on = date.fromisoformat(case["on"])
    facts = {fact: frozenset(values) for fact, values in case["facts"].items()}

    answer = evaluate(TABLES, facts, on, holdings(on))

    told = {truth: [e.rule.key for e in answer.findings if e.truth is truth] for truth in Truth}
    assert sorted(told[Truth.YES]) == sorted(case["yes"])
    assert sorted(told[Truth.UNKNOWN]) == sorted(case["unknown"])
    days = {each.rule.key: each.due_on for each in answer.findings if each.truth is Truth.YES}
    for key, day in case.get("due", {}).items():
        assert days[key] == date.fromisoformat(day)


@given(FACTS, DAYS, st.data())
def test_forgetting_a_fact_never_takes_a_duty_away(
    facts: dict[str, frozenset[str]], on: date, data: st.DataObject
) -> None:
    known = evaluate(TABLES, facts, on, holdings(on))
    forgotten = data.draw(st.sets(st.sampled_from(sorted(facts) or ["none"])))
    rest = {fact: values for fact, values in facts.items() if fact not in forgotten}

    less = evaluate(TABLES, rest, on, holdings(on))

    kept = {each.rule.key for each in less.findings}
    assert {each.rule.key for each in known.findings} <= kept
    assert set(less.silent) <= set(known.silent)


@given(FACTS, DAYS)
def test_an_answer_uses_only_what_holds_on_its_day(
    facts: dict[str, frozenset[str]], on: date
) -> None:
    acts = holdings(on)

    for each in evaluate(TABLES, facts, on, acts).findings:
        assert each.rule.is_valid_on(on)
        assert all(acts[ground.symbol].holds for ground in each.rule.basis)
        assert each.confidence >= each.rule.confidence
        assert (each.truth is Truth.UNKNOWN) == bool(each.missing)


@given(FACTS, st.sampled_from(["", "04", "0409", "04090000"]), DAYS)
def test_a_printed_code_opens_the_same_case_on_the_same_day(
    facts: dict[str, frozenset[str]], hs: str, on: date
) -> None:
    told = {fact: sorted(values) for fact, values in facts.items() if fact != "group"}
    group = sorted(facts.get("group", {""}))[:1]
    case = read_case(TABLES, {**told, "nhom": group, "hs": [hs]})

    code = code_of(TABLES, case, on)

    assert read_code(TABLES, code.lower().replace("-", " ")) == (case, on)
    slip = ("7" if code[0] != "7" else "8") + code[1:]
    assert read_code(TABLES, slip) != (case, on)


def test_a_code_printed_today_is_read_when_the_tables_have_grown() -> None:
    honey = read_case(
        TABLES, {"nhom": ["mat-ong"], "hs": ["0409"], "activity": ["make"], "ocop": ["yes"]}
    )

    assert read_code(TABLES, "1FNW-4000-0000-00QT-ZAN6-1111-R") == (honey, date(2026, 11, 23))
    assert [read_code(TABLES, text) for text in ("", "?", "abc", "Z" * 60)] == [None] * 4


@pytest.mark.parametrize(
    ("on", "stopped"), [("2026-03-01", "46/2026/NĐ-CP"), ("2026-11-23", "15/2018/NĐ-CP")]
)
def test_an_act_that_does_not_hold_on_the_day_is_named_instead_of_answering(
    on: str, stopped: str
) -> None:
    day = date.fromisoformat(on)
    facts = {"group": frozenset({"thuc-pham"}), "activity": frozenset({"make"})}

    answer = evaluate(TABLES, facts, day, holdings(day))

    assert [rule.basis[0].symbol for rule in answer.held_back] == [stopped]
    assert acts_stopped(answer.held_back[0], holdings(day)) == (stopped,)


def test_a_topic_of_which_no_table_says_anything_is_silent_and_told_so() -> None:
    answer = evaluate(TABLES, {"market": frozenset({"domestic"})}, date(2026, 11, 23), {})

    assert Topic.REGULATION in answer.silent
    assert Topic.ONLINE in answer.silent


def test_a_duty_that_hangs_on_more_or_that_nobody_confirmed_is_not_told_as_sure() -> None:
    day = date(2026, 11, 23)
    facts = {
        "risk": frozenset({"high"}), "group": frozenset({"thuc-pham"}),
        "activity": frozenset({"make"}),
    }  # fmt: skip

    sure = {
        each.rule.key: each.is_sure for each in evaluate(TABLES, facts, day, holdings(day)).findings
    }

    assert sure["cong-bo-rui-ro-cao"]
    assert not sure["truy-xuat-bat-buoc"]
    assert not sure["thuc-pham-46-2026"]


def test_countries_to_sell_to_are_members_that_announce() -> None:
    asked = next(each for each in TABLES.questions if each.fact == "country")

    assert {each.value: each.vi for each in asked.choices}.items() <= members().items()


def test_every_act_of_the_tables_stands_in_the_register() -> None:
    told = (files("chuan.law") / "data" / "acts.json").read_text(encoding="utf-8")
    symbols = {row["symbol"] for row in json.loads(told)["acts"]}

    assert set(TABLES.symbols) <= symbols


def test_every_sentence_is_in_two_languages_and_every_fact_can_be_asked() -> None:
    asked = {question.fact for question in TABLES.questions} | {"group", "prepack_group"}

    for rule in TABLES.rules:
        assert rule.vi
        assert rule.en
        assert bool(rule.only_if_vi) == bool(rule.only_if_en)
        assert bool(rule.who_vi) == bool(rule.who_en)
        assert len(rule.papers_vi) == len(rule.papers_en)
        assert set(rule.when) <= asked


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"basis": []}, "rests on nothing"),
        ({"when": {"risk": ["huge"]}}, "cannot be"),
        ({"topic": "weather"}, "weather"),
    ],
)
def test_a_table_with_a_fault_is_refused_by_name(change: dict[str, Any], why: str) -> None:
    good = {
        "key": "x", "topic": "label", "strength": "must", "when": {}, "vi": "a", "en": "b",
        "basis": [{"symbol": "1/2026/NĐ-CP"}], "confidence": "A",
    }  # fmt: skip

    read_tables({"group": []}, {"question": []}, {"rule": [good]})
    with pytest.raises(ValueError, match=why):
        read_tables({"group": []}, {"question": []}, {"rule": [{**good, **change}]})
