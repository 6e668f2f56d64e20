"""Differences of two versions are told once, each by its own name; a figure has one text."""

from dataclasses import replace
from decimal import Decimal

import pytest

from chuan.figures.rules.versions import (
    Change,
    Changes,
    Text,
    TextChange,
    changes_between,
    effects_of,
)
from tests.unit.figures.test_versions import LINE, content


def test_each_kind_of_difference_is_one() -> None:
    nothing = Changes((), (), None, None)
    change = Change("1", "A", "", "", 0, 1, None, None)

    assert not nothing
    for some in (
        {"lines": (change,)}, {"texts": (TextChange("A", "", "x"),)}, {"as_of": ("1", "2")},
        {"gaps": ("", "x")},
    ):  # fmt: skip
        assert replace(nothing, **some)  # type: ignore[type-var,arg-type]  # fields by name


def test_a_line_that_changed_is_told_once_in_the_order_of_the_new_one() -> None:
    one, two = (replace(LINE, code=code, name=code) for code in "ab")
    more = [replace(line, value=Decimal(11)) for line in (two, one)]

    changes = changes_between(content(one, two), content(*more)).lines

    assert [(change.name, change.difference) for change in changes] == [("b", 1), ("a", 1)]
    estimate = content(replace(one, estimate=None), two)
    assert [c.name for c in changes_between(content(one, two), estimate).lines] == ["a"]


def test_a_part_that_came_or_went_is_told_with_its_title_and_one_renamed_with_the_new() -> None:
    old = content(texts=[Text("a", "A cũ", "1"), Text("b", "B", "đi"), Text("d", "D", "")])
    new = content(texts=[Text("a", "A mới", "2"), Text("c", "C", "đến")])

    assert [(c.title, c.old, c.new) for c in changes_between(old, new).texts] == [
        ("A mới", "1", "2"), ("C", "", "đến"), ("B", "đi", ""),
    ]  # fmt: skip


def test_a_first_figure_and_one_taken_back_move_the_total_by_all_of_it() -> None:
    none, ten = content(replace(LINE, value=None)), content(LINE)

    assert [effect.difference for effect in effects_of([("xã A", none, ten)])] == [10]
    assert [effect.difference for effect in effects_of([("xã A", ten, none)])] == [-10]
    assert [effect.difference for effect in effects_of([("xã A", content(), ten)])] == [10]
    assert effects_of([("xã A", none, content())]) == []


@pytest.mark.parametrize(
    ("figure", "text"),
    [("0", "0"), ("-0", "0"), ("-0.00", "0"), ("1E+3", "1000"), ("12.50", "12.5"), ("100", "100"),
     ("0.0001", "0.0001"), ("-3.10", "-3.1")],
)  # fmt: skip
def test_a_figure_has_one_text(figure: str, text: str) -> None:
    told = content(replace(LINE, value=Decimal(figure)))

    assert told["lines"][0]["value"] == text
    assert told["schema"] == 1


def test_a_null_character_is_left_out_everywhere() -> None:
    told = content(
        replace(LINE, name="a\0b", note="\0"), texts=[Text("k", "t\0", "x\0y")], gaps="\0"
    )

    assert "\0" not in str(told)
    assert (told["lines"][0]["name"], told["texts"][0]["text"]) == ("ab", "xy")
