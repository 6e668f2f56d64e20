"""Only what was changed becomes an edit; an item without its words is neither kept nor added."""

from typing import Any

import pytest

from chuan.documents.errors import CorrectionRefused
from chuan.documents.rules.edits import BadPath, Edit, apply_edits, edited_paths, without_gaps
from chuan.documents.rules.fields import BY_KEY, HEADER
from chuan.documents.rules.steps import addition, corrections, item_at, section_of


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("/documents/0", "header"),
        ("/documents/12/tasks/3", "tasks"),
        ("/documents/0/recipients/0", "recipients"),
    ],
)
def test_a_path_leads_to_its_section(path: str, key: str) -> None:
    assert section_of(path) is BY_KEY[key]


@pytest.mark.parametrize(
    "path",
    [
        "", "/", "/documents", "/documents/x", "/other/0", "/documents/0/tasks",
        "/documents/0/tasks/x", "/documents/x/tasks/0", "/documents/0/header/0",
        "/documents/0/nothing/0", "/documents/0/tasks/0/lead",
    ],
)  # fmt: skip
def test_a_path_to_no_item_is_refused(path: str) -> None:
    with pytest.raises(CorrectionRefused):
        section_of(path)


def test_a_text_that_stays_is_no_edit_and_one_that_changes_is_one() -> None:
    path = "/documents/0/recipients/1"

    assert corrections(path, "Sở A", {"text": " Sở A "}) == []
    assert corrections(path, "Sở A", {"text": "Sở B"}) == [Edit("replace", path, "Sở B")]


@pytest.mark.parametrize("path", ["/documents/0/recipients/1", "/documents/0/tasks/0"])
def test_words_cannot_be_emptied(path: str) -> None:
    with pytest.raises(CorrectionRefused) as refused:
        corrections(path, {"text": "a"}, {"text": "  "})
    assert refused.value.context == {"field": "text"}


def test_boxes_not_on_the_page_change_nothing() -> None:
    item: Any = {"text": "a", "lead": ["Sở A"], "product": "b"}

    assert corrections("/documents/0/tasks/0", item, {"text": "a"}) == []


@pytest.mark.parametrize(
    ("old", "typed", "kept"),
    [
        (None, "", []), ("", "", []), (100, "100", []), (100.0, "100", []),
        ("100", "100", [100.0]), (100, "101", [101.0]), (None, "5", [5.0]), (5, "", [None]),
    ],
)  # fmt: skip
def test_empty_missing_and_null_are_one_and_numbers_compare_as_numbers(
    old: Any, typed: str, kept: list[float | None]
) -> None:
    edits = corrections("/documents/0/targets/0", {"value": old}, {"value": typed})

    assert [edit.value for edit in edits] == kept


def test_a_bad_value_is_refused_with_its_box() -> None:
    with pytest.raises(CorrectionRefused) as refused:
        corrections("/documents/0", {}, {"kind": "plan", "date": "mai"})
    assert refused.value.context == {"field": "date"}


def test_a_new_item_goes_to_the_end_of_its_section() -> None:
    typed = {"text": "Kiểm tra", "period/end": "2030", "lead": "Sở A"}

    edit = addition(1, "tasks", typed)

    assert (edit.op, edit.path) == ("add", "/documents/1/tasks/-")
    item: Any = edit.value
    assert (item["text"], item["period"]["end"], item["period"]["start"], item["lead"]) == (
        *("Kiểm tra", 2030),
        *(None, ["Sở A"]),
    )
    assert (item["source"], item["section"]) == ("hand", "")
    assert addition(0, "purposes", {"text": " a "}) == Edit("add", "/documents/0/purposes/-", "a")
    section = addition(0, "tasks", typed | {"section": "II"}).value
    assert isinstance(section, dict)
    assert section["section"] == "II"


def test_only_tasks_say_that_they_were_written_by_hand() -> None:
    value = addition(0, "citations", {"symbol": "38-CT/TW"}).value

    assert value == {"symbol": "38-CT/TW", "kind": None, "date": None, "issuer": None}


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("nothing", {"text": "a"}),
        (HEADER.key, {"symbol": "1/KH"}),
        ("purposes", {}),
        ("tasks", {"lead": "Sở A"}),
        ("tasks", {}),
        ("reporting", {"who": " "}),
    ],
)
def test_an_item_that_says_nothing_is_not_added(key: str, typed: dict[str, str]) -> None:
    with pytest.raises(CorrectionRefused):
        addition(0, key, typed)


def test_an_item_is_found_by_its_path_unless_it_is_gone() -> None:
    documents: Any = [{"tasks": [None, {"text": "a"}], "purposes": ["b"]}]

    assert item_at(documents, "/documents/0/tasks/1") == {"text": "a"}
    assert item_at(documents, "/documents/0/purposes/0") == "b"
    assert item_at(documents, "/documents/0") is documents[0]
    for path in ("/documents/0/tasks/0", "/documents/0/tasks/2", "/documents/1", "/documents/0/x"):
        with pytest.raises(CorrectionRefused):
            item_at(documents, path)
    with pytest.raises(CorrectionRefused):
        item_at(documents, "/documents/0/purposes/0/x")


def test_edits_are_applied_one_after_another_and_told_by_their_paths() -> None:
    documents: Any = [{"tasks": [{"text": "a"}], "purposes": []}]
    edits: Any = [
        Edit("add", "/documents/0/tasks/-", {"text": "b"}).as_json(),
        Edit("replace", "/documents/0/tasks/1/text", "c").as_json(),
        Edit("remove", "/documents/0/tasks/0").as_json(),
    ]

    changed: Any = apply_edits(documents, edits)

    assert changed == [{"tasks": [None, {"text": "c"}], "purposes": []}]
    assert without_gaps(changed) == [{"tasks": [{"text": "c"}], "purposes": []}]
    assert edited_paths(edits) == {"/documents/0/tasks/-", "/documents/0/tasks/1/text"}
    assert documents == [{"tasks": [{"text": "a"}], "purposes": []}]


def test_what_is_put_in_is_a_copy_so_that_later_edits_leave_the_patch_alone() -> None:
    item: Any = {"text": "b"}
    edits: Any = [
        {"op": "add", "path": "/documents/0/tasks/-", "value": item},
        {"op": "replace", "path": "/documents/0/tasks/0/text", "value": "c"},
    ]

    apply_edits([{"tasks": []}], edits)

    assert item == {"text": "b"}


@pytest.mark.parametrize(
    ("op", "path"),
    [
        ("remove", "/documents/0/title"),
        ("add", "/documents/0/title"),
        ("replace", "/documents/0/tasks/1"),
        ("replace", "/documents/0/tasks/x"),
        ("replace", "/documents/0/title/0"),
        ("replace", "/documents/1/tasks/0"),
        ("replace", "documents/0/title"),
    ],
)
def test_an_edit_that_leads_nowhere_is_refused(op: str, path: str) -> None:
    with pytest.raises(BadPath):
        apply_edits([{"tasks": [{"text": "a"}], "title": "b"}], [{"op": op, "path": path}])
