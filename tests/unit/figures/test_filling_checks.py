"""Each check speaks when it should, is silent when it should be, and is told in the documents."""

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.figures.enums import CheckLevel, IndicatorKind, OverTime, Stage
from chuan.figures.rules.burden import Burden
from chuan.figures.rules.cells import Written, clash, merged
from chuan.figures.rules.checks import (
    LINE_RULES,
    LineFacts,
    PartFacts,
    check_report,
)
from chuan.figures.rules.outliers import Jump, Range, jump, range_of, stands_out
from chuan.figures.rules.wholes import wholes_by_label
from tests.factories.burden import Cell, burden_of

TOLD = Path(__file__).resolve().parents[3] / "docs" / "algorithms" / "report-checks.md"
PLAIN = LineFacts(1, "Số cơ sở", value=Decimal(12), last_year=Decimal(10))
OTHERS = tuple(Decimal(each) for each in (9, 10, 11, 12, 12, 13, 14, 15, 20))
RATE = LineFacts(3, "Tỷ lệ", kind=IndicatorKind.RATE, typed=False, numerator=1, denominator=2)


def ids(*lines: LineFacts) -> list[str]:
    return [check.id for check in check_report(lines)]


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"value": None, "required": True}, "empty"),
        ({"value": Decimal(-1)}, "negative"),
        ({"value": Decimal("2.5")}, "broken"),
        ({"kind": IndicatorKind.MONEY}, "without_stage"),
        ({"estimate": Decimal(11)}, "estimate_below"),
        ({"value": Decimal(0), "over_time": OverTime.LAST}, "stock_gone"),
        ({"value": Decimal(120)}, "far_from_last_year"),
        ({"value": Decimal(20), "last_year": Decimal(61)}, "far_from_last_year"),
        ({"value": Decimal(900), "last_year": None, "neighbours": OTHERS}, "far_from_neighbours"),
        ({"counted": Decimal(11)}, "above_register"),
    ],
)
def test_a_line_that_needs_a_look_gets_one(change: dict[str, object], rule: str) -> None:
    assert ids(PLAIN) == []
    assert ids(replace(PLAIN, **change)) == [rule]  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize(
    "change",
    [
        {"value": None}, {"value": Decimal(0), "required": True},
        {"value": Decimal(4), "last_year": Decimal(1)},
        {"kind": IndicatorKind.MONEY, "stage": Stage.SETTLED},
        {"kind": IndicatorKind.AMOUNT, "value": Decimal("11.5"), "decimals": 1},
        {"over_time": OverTime.LAST, "estimate": Decimal(11)},
        {"neighbours": OTHERS}, {"neighbours": OTHERS[:5], "value": Decimal(30)},
        {"value": None, "required": True, "typed": False}, {"counted": Decimal(12)},
    ],
)  # fmt: skip
def test_a_line_that_may_be_so_is_left_alone(change: dict[str, object]) -> None:
    assert ids(replace(PLAIN, **change)) == []  # type: ignore[arg-type]  # fields by name


def test_a_numerator_and_a_part_are_held_against_their_whole() -> None:
    whole = LineFacts(2, "Tổng số cơ sở", value=Decimal(11))
    assert ids(PLAIN, whole, RATE) == ["numerator_above"]
    assert ids(PLAIN, replace(whole, value=Decimal(12)), RATE) == []
    assert ids(whole, replace(PLAIN, whole=2)) == ["part_above"]
    lines = [
        (1, "2", "cơ sở", ""),
        (2, "2.1", "cơ sở", ""),
        (3, "2.2.", "đồng", ""),
        (4, "a)", "", ""),
    ]
    assert wholes_by_label(lines) == {2: 1}


def test_a_rate_that_names_one_of_its_lines_only_is_held_against_nothing() -> None:
    whole = LineFacts(2, "Tổng số cơ sở", value=Decimal(11))
    assert ids(PLAIN, whole, replace(RATE, numerator=None)) == []
    assert ids(PLAIN, whole, replace(RATE, denominator=None)) == []
    assert ids(PLAIN, replace(whole, value=None), RATE) == []
    assert ids(replace(PLAIN, value=None), whole, RATE) == []


def test_one_figure_is_asked_about_once_though_it_is_far_from_all() -> None:
    far = replace(PLAIN, value=Decimal(900), neighbours=OTHERS)
    assert ids(far) == ["far_from_last_year"]
    assert ids(replace(far, last_year=Decimal(800))) == ["far_from_neighbours"]
    assert ids(replace(far, typed=False)) == []


@pytest.mark.parametrize(
    ("value", "before", "way"),
    [
        (0, 60, Jump.DOWN), (60, 0, Jump.UP), (61, 20, Jump.UP), (60, 20, Jump.NONE),
        (20, 60, Jump.NONE), (20, 61, Jump.DOWN), (12, 2, Jump.NONE), (13, 2, Jump.UP),
        (-60, 20, Jump.NONE), (60, -20, Jump.NONE),
    ],
)  # fmt: skip
def test_a_jump_is_by_more_than_three_times_and_more_than_ten(
    value: int, before: int, way: Jump
) -> None:
    assert jump(Decimal(value), Decimal(before)) is way


def test_eight_bodies_alike_tell_a_ninth_and_seven_do_not() -> None:
    assert stands_out(Decimal(900), OTHERS[:8])
    assert not stands_out(Decimal(900), OTHERS[:7])
    assert not stands_out(Decimal(-900), OTHERS)
    assert stands_out(Decimal(0), tuple(other * 100 for other in OTHERS))


def test_a_range_is_told_of_five_bodies_in_two_digits_rounded_outwards() -> None:
    found = range_of([Decimal(each) for each in (0, 1234, 1239, 1301, 9000)])
    assert found == Range(Decimal(1200), Decimal(1400), 5)
    assert range_of([Decimal(0)] * 5) == Range(Decimal(0), Decimal(0), 5)


def test_an_unnumbered_line_is_the_whole_of_nothing() -> None:
    assert wholes_by_label([(1, "", "cơ sở", ""), (2, ".1", "cơ sở", "")]) == {}


def test_a_report_that_only_repeats_last_year_is_asked_about_once() -> None:
    same = [replace(PLAIN, line=pk, value=Decimal(pk), last_year=Decimal(pk)) for pk in (1, 2, 3)]
    assert ids(*same) == ["same_as_last_year"]
    assert ids(*same[:2]) == []
    assert ids(*same[:2], replace(same[2], value=Decimal(4))) == []


def test_a_note_answers_a_look_and_never_a_stop() -> None:
    (look,) = check_report([replace(PLAIN, value=Decimal(120), note="Đợt tổng điều tra")])
    (stop,) = check_report([replace(PLAIN, value=Decimal(-1), note="Đúng")])
    assert look.explained
    assert not stop.explained


def test_words_that_are_wanted_are_asked_for() -> None:
    parts = [PartFacts("a", "Kết quả", True, " "), PartFacts("b", "Khác", False, "")]
    (check,) = check_report([], parts)
    assert (check.id, check.level, check.part) == ("words_empty", CheckLevel.STOP, "a")


def test_every_check_says_what_to_do_and_is_told_in_the_documents() -> None:
    told = set(re.findall(r"^\| `(\w+)`", TOLD.read_text(encoding="utf-8"), re.MULTILINE))
    assert told == {*LINE_RULES, "same_as_last_year", "words_empty"}


@given(st.lists(st.integers(min_value=0, max_value=10**6), min_size=5, max_size=40))
def test_the_middle_of_the_others_stands_in_the_range_and_is_no_outlier(others: list[int]) -> None:
    figures = tuple(Decimal(each) for each in sorted(others))
    middle = figures[len(figures) // 2]
    found = range_of(figures)
    assert found is not None
    assert found.low <= middle <= found.high
    assert not stands_out(middle, figures)
    assert range_of(figures[:4]) is None


FIGURES = st.one_of(st.none(), st.integers(min_value=0, max_value=5).map(Decimal))
WRITTEN = st.builds(Written, FIGURES, FIGURES, st.sampled_from(("", "a", "b")), st.just("typed"))


@given(WRITTEN, WRITTEN, WRITTEN)
def test_a_merge_keeps_what_the_writer_left_and_loses_nothing_unasked(
    now: Written, wanted: Written, seen: Written
) -> None:
    result = merged(now, wanted, seen)
    if wanted == seen:
        assert (result.value, result.estimate, result.note) == (now.value, now.estimate, now.note)
    if not clash(now, result, seen):
        for stands, kept, old in (
            (now.value, result.value, seen.value), (now.note, result.note, seen.note),
        ):  # fmt: skip
            assert stands in {None, "", kept, old}
    assert Written.from_json(result.to_json()) == result


@given(WRITTEN, WRITTEN, WRITTEN)
def test_each_field_that_the_writer_changed_is_as_written_and_each_other_as_it_stands(
    now: Written, wanted: Written, seen: Written
) -> None:
    result = merged(replace(now, origin="live"), wanted, seen)

    for name in ("value", "estimate", "note"):
        mine = getattr(wanted, name) != getattr(seen, name)
        assert getattr(result, name) == getattr(wanted if mine else now, name)
    touched = (wanted.value, wanted.estimate) != (seen.value, seen.estimate)
    assert result.origin == ("typed" if touched else "live")
    assert merged(now, wanted, None) == wanted


@given(WRITTEN, WRITTEN, WRITTEN)
def test_only_what_stands_since_and_would_be_lost_is_a_clash(
    now: Written, wanted: Written, seen: Written
) -> None:
    fields = ("value", "estimate", "note")
    lost = [
        name
        for name in fields
        if getattr(now, name) not in {None, "", getattr(wanted, name), getattr(seen, name)}
    ]
    assert clash(now, wanted, seen) == bool(lost)
    assert clash(now, wanted, None) == (now != wanted)


def test_the_burden_counts_work_and_sources_apart() -> None:
    about = (7, "2026", "")
    cells = [
        Cell("/a/", 2, about, "pasted"),
        Cell("/a/", 1, about, "typed", sources=1),
        Cell("/b/", 3, about, "copied", sources=2),
        Cell("/a/", 3, (8, "2026", ""), "live"),
    ]
    assert burden_of(cells) == Burden(cells=4, typed=3, sourced=2, again=1)
