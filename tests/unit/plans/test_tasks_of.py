"""A read document makes one task of each row and of each reporting duty, in their order."""

from typing import Any

import pytest

from chuan.plans.enums import TaskKind
from chuan.plans.rules.tasks_of import ReadTask, clause_of, tasks_of
from chuan.plans.types import PrintedTime

AT = "/documents/0"


def read(content: dict[str, Any], text: str = "", spans: Any = None) -> list[ReadTask]:
    return list(tasks_of(content, at=AT, text=text, spans=spans or {}))


def test_a_row_hands_on_all_that_was_read() -> None:
    row = {
        "section": "II",
        "number": "3",
        "text": "Kiểm tra cân chợ",
        "product": "Báo cáo",
        "lead": ["Sở  KH&CN", "", None, "Sở KH&CN", " "],
        "coordinate": ["UBND xã", "Sở Y tế"],
        "time": "Quý II năm 2027",
        "period": {"start": 2027, "end": "2027", "quarter": 2, "recurrence": "once"},
    }

    assert read({"tasks": [row]}) == [
        ReadTask(
            pointer=f"{AT}/tasks/0",
            kind=TaskKind.WORK,
            section="II",
            clause="Mục II.3",
            text="Kiểm tra cân chợ",
            product="Báo cáo",
            lead=("Sở KH&CN",),
            coordinate=("UBND xã", "Sở Y tế"),
            time=PrintedTime("Quý II năm 2027", 2027, 2027, 2, "once"),
        )
    ]


def test_an_empty_row_is_a_task_without_words() -> None:
    (task,) = read({"tasks": [{"number": "1"}]})

    assert (task.section, task.text, task.product, task.lead, task.coordinate) == (
        *("", "", ""),
        *((), ()),
    )
    assert task.time == PrintedTime("")


def test_removed_rows_leave_gaps_and_the_others_keep_their_places() -> None:
    content = {
        "tasks": [None, {"text": "a"}],
        "reporting": [None, {"to": ["UBND tỉnh"]}, {"who": ["Sở Y tế"]}],
    }

    assert [task.pointer for task in read(content)] == [f"{AT}/tasks/1", f"{AT}/reporting/2"]
    assert read({}) == read({"tasks": None, "reporting": None}) == []


def test_a_reporting_duty_is_a_task_of_those_who_report() -> None:
    text = "Các sở báo cáo về UBND tỉnh trước ngày 20/11 hằng năm."
    duty = {"who": ["Các sở"], "to": ["UBND tỉnh"], "due": "--11-20", "recurrence": "annual"}
    spot = [text.index("20/11"), text.index("20/11") + 5]

    (task,) = read({"kind": "plan", "reporting": [duty]}, text, {f"{AT}/reporting/0/due": [spot]})

    assert task == ReadTask(
        pointer=f"{AT}/reporting/0",
        kind=TaskKind.REPORT,
        section="",
        clause="Chế độ báo cáo",
        text="Báo cáo kết quả thực hiện Kế hoạch, gửi UBND tỉnh",
        product="Báo cáo",
        lead=("Các sở",),
        coordinate=(),
        time=PrintedTime("trước ngày 20/11 hằng năm", recurrence="annual", due="--11-20"),
    )


@pytest.mark.parametrize(
    ("row", "clause"),
    [
        ({"section": "II", "number": "3"}, "Mục II.3"),
        ({"section": "II"}, "Mục II"),
        ({"number": "3"}, "Mục 3"),
        ({}, ""),
        ({"section": "I", "number": "4", "source": "annex"}, "Phụ lục, mục I, số 4"),
        ({"number": "4", "source": "annex"}, "Phụ lục, số 4"),
        ({"section": "I", "source": "annex"}, "Phụ lục, mục I"),
        ({"source": "annex"}, "Phụ lục"),
    ],
)
def test_the_place_of_a_task_is_said_as_people_say_it(row: dict[str, str], clause: str) -> None:
    assert clause_of(row) == clause


def test_headings_of_an_annex_are_told_from_those_of_the_body() -> None:
    sections = [
        {"label": "I", "children": [{"label": "1"}]},
        {"label": "Phụ lục 2", "children": [{"label": "A"}]},
        {"label": "PHỤ LỤC III", "children": [{"label": "B"}]},
        {"label": None, "children": None},
    ]
    rows = [
        {"section": "1", "text": "thân"},
        {"section": "A", "text": "của phụ lục 2", "source": "annex"},
        {"section": "B", "text": "của phụ lục III", "source": "annex"},
        {"section": "1", "text": "của phụ lục không tên", "source": "annex"},
        {"section": "", "text": "không mục", "source": "annex"},
    ]

    found = [task.section for task in read({"sections": sections, "tasks": rows})]

    assert found == ["1", "Phụ lục 2.A", "PHỤ LỤC III.B", "Phụ lục.1", ""]


def test_words_and_places_too_long_to_keep_are_cut() -> None:
    (task,) = read({"tasks": [{"section": "x" * 200, "time": "y" * 500}]})

    assert len(task.clause) == 80
    assert len(task.time.words) == 300


def test_a_name_that_is_no_list_names_nobody() -> None:
    (task,) = read({"tasks": [{"text": "a", "lead": "Sở Y tế", "coordinate": None}]})

    assert (task.lead, task.coordinate) == ((), ())
