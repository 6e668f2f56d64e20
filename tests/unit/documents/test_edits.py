"""Edits never move a path: what is removed leaves a gap, what is added goes to the end."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.documents.errors import CorrectionRefused
from chuan.documents.rules.edits import BadPath, apply_edits, without_gaps
from chuan.documents.rules.fields import BadField, parse_field, show_field
from chuan.documents.rules.steps import addition, corrections

DOCUMENTS: Any = [
    {"tasks": [{"text": "a", "period": None}, {"text": "b"}], "recipients": ["x", "y"]}
]


def test_a_removed_item_leaves_a_gap() -> None:
    changed = apply_edits(DOCUMENTS, [{"op": "remove", "path": "/documents/0/tasks/0"}])
    assert changed[0]["tasks"][0] is None
    assert without_gaps(changed)[0]["tasks"] == [{"text": "b"}]
    assert DOCUMENTS[0]["tasks"][0] == {"text": "a", "period": None}


def test_a_value_below_nothing_makes_its_place() -> None:
    edit = {"op": "replace", "path": "/documents/0/tasks/0/period/end", "value": 2030}
    assert apply_edits(DOCUMENTS, [edit])[0]["tasks"][0]["period"] == {"end": 2030}


@pytest.mark.parametrize("path", ["/documents/5/x", "/other", "/documents/0/tasks/7/text"])
def test_a_path_to_nowhere_is_refused(path: str) -> None:
    with pytest.raises(BadPath):
        apply_edits(DOCUMENTS, [{"op": "replace", "path": path, "value": 1}])


def test_only_boxes_that_differ_become_edits() -> None:
    item = {"text": "a", "lead": ["Sở A"], "period": None}
    edits = corrections(
        "/documents/0/tasks/0", item, {"text": "a", "lead": "Sở A\nSở B", "period/end": ""}
    )
    assert [(e.path, e.value) for e in edits] == [("/documents/0/tasks/0/lead", ["Sở A", "Sở B"])]


def test_an_empty_item_is_not_added() -> None:
    with pytest.raises(CorrectionRefused):
        addition(0, "citations", {})


@pytest.mark.parametrize(
    ("form", "typed", "value"),
    [
        ("date", "5/1/2026", "2026-01-05"), ("date", "1/2026", "2026-01"), ("date", "2026", "2026"),
        ("due", "20/11", "--11-20"), ("due", "20/11/2026", "2026-11-20"),
        ("number", "12,5", 12.5), ("number", "1.000,5", 1000.5), ("number", "100%", 100.0),
        ("year", "2030", 2030), ("names", " A \n\nB", ["A", "B"]), ("text", "", None),
    ],
)  # fmt: skip
def test_reads_what_people_type(form: Any, typed: str, value: object) -> None:
    assert parse_field(form, typed) == value


@pytest.mark.parametrize(
    ("form", "typed"),
    [
        ("date", "31/2/2026"),
        ("due", "x"),
        ("year", "hai"),
        ("year", "0001"),
        ("year", "²"),
        ("quarter", "5"),
        ("kind", "x"),
        ("recurrence", "often"),
        ("number", "nan"),
        ("number", "1e400"),
        ("date", "01/01/0001"),
        ("date", "9999"),
    ],
)
def test_says_what_it_cannot_read(form: Any, typed: str) -> None:
    with pytest.raises(BadField):
        parse_field(form, typed)


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_a_date_shown_and_typed_again_is_the_same(day: Any) -> None:
    shown = show_field("date", day.isoformat())
    assert parse_field("date", shown) == day.isoformat()
