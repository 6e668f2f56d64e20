"""Open cells of a form are found with the words around them, and nothing else is taken for one."""

from typing import Any

from chuan.figures.rules.foreign_grid import Blank, blanks_of
from chuan.figures.rules.foreign_match import labels_print, likeness

HEAD = ("STT", "Nội dung", "Đơn vị tính", "Kết quả")


def grid(*rows: tuple[str, ...], **more: object) -> dict[str, Any]:
    """A table without merged cells; the address of a cell is its row and column."""
    cells = [
        [row, at, 1, 1, text, f"{row}:{at}"]
        for row, texts in enumerate(rows)
        for at, text in enumerate(texts)
    ]
    return {"cells": cells, **more}


def found(*rows: tuple[str, ...], **more: object) -> list[Blank]:
    return blanks_of([grid(*rows, **more)])


def test_an_open_cell_has_the_words_of_its_row_its_column_and_its_unit() -> None:
    blanks = found(
        HEAD,
        ("(1)", "(2)", "(3)", "(4)"),
        ("1", "Số cơ sở được kiểm tra", "cơ sở", ""),
        ("2", "Số tiền xử phạt (triệu đồng)", "", "……"),
        ("3", "Số mẫu đã lấy", "mẫu", "12"),
        name="Biểu 1",
    )  # fmt: skip

    assert [(b.address, b.label, b.column, b.unit, b.title) for b in blanks] == [
        ("2:3", "Số cơ sở được kiểm tra", "Kết quả", "cơ sở", "Biểu 1"),
        ("3:3", "Số tiền xử phạt (triệu đồng)", "Kết quả", "triệu đồng", "Biểu 1"),
    ]


def test_a_formula_is_not_open_though_it_shows_nothing() -> None:
    rows = (HEAD, ("1", "Số cơ sở", "cơ sở", ""), ("2", "Số mẫu đo", "mẫu", ""))

    assert [blank.address for blank in found(*rows, formulas=[[1, 3]])] == ["2:3"]
    assert [blank.address for blank in found(*rows)] == ["1:3", "2:3"]


def test_a_row_of_words_is_the_section_of_what_stands_below_and_a_dash_goes_with_its_stem() -> None:
    blanks = found(
        HEAD,
        ("1", "Số cơ sở được kiểm tra", "cơ sở", ""),
        ("-", "- Số cơ sở vi phạm", "cơ sở", ""),
        ("II", "Công tác đo lường", "x", "x"),
        ("3", "Số phương tiện đo", "chiếc", ""),
    )  # fmt: skip

    assert [(b.label, b.section) for b in blanks] == [
        ("Số cơ sở được kiểm tra", ""),
        ("Số cơ sở vi phạm", "Số cơ sở được kiểm tra"),
        ("Số phương tiện đo", "Công tác đo lường"),
    ]


def test_headings_of_two_rows_are_read_from_the_top_and_merged_ones_once() -> None:
    cells = [
        [0, 0, 2, 1, "Nội dung", "a"], [0, 1, 1, 2, "Kết quả", "b"],
        [1, 1, 1, 1, "Năm 2025", "c"], [1, 2, 1, 1, "Năm 2026", "d"],
        [2, 0, 1, 1, "Số cơ sở", "e"], [2, 1, 1, 1, "", "f"], [2, 2, 1, 1, "", "g"],
    ]  # fmt: skip

    blanks = blanks_of([{"cells": cells}])

    assert [(b.address, b.column) for b in blanks] == [
        ("f", "Kết quả / Năm 2025"), ("g", "Kết quả / Năm 2026"),
    ]  # fmt: skip
    assert {b.label for b in blanks} == {"Số cơ sở"}


def test_a_table_to_be_filled_by_rows_of_ones_own_has_its_headings_only() -> None:
    blanks = found(("Tên cơ sở", "Số lượng", "Ghi chú"), ("", "", ""))

    assert [(b.address, b.label, b.column) for b in blanks] == [
        ("1:0", "", "Tên cơ sở"), ("1:1", "", "Số lượng"), ("1:2", "", "Ghi chú"),
    ]  # fmt: skip


def test_what_is_all_filled_or_all_empty_asks_for_nothing() -> None:
    assert found(("Nơi nhận", "Ký"), ("Lưu VT", "Nguyễn A")) == []
    assert found(("", ""), ("", "")) == []
    assert found() == []


def test_dots_in_a_sentence_are_to_be_filled_where_words_say_with_what() -> None:
    lines = [
        [0, 0, 1, 1, "- Tổng số cơ sở: ……… cơ sở; trong đó", "p1"],
        [1, 0, 1, 1, "Ngày ..... tháng ..... năm", "p2"],
    ]

    (blank,) = blanks_of([grid(HEAD), {"lines": lines}])

    assert (blank.address, blank.label, blank.unit, blank.table) == (
        "p1", "Tổng số cơ sở", "cơ sở", 1,
    )  # fmt: skip


def test_a_form_is_known_again_by_its_words_whatever_its_numbers_are() -> None:
    one = found(HEAD, ("1", "Số cơ sở", "cơ sở", ""), ("2", "Số mẫu đo", "mẫu", ""))
    other = found(HEAD, ("7", "Số cơ sở", "", "…"), ("8", "Số vụ vi phạm", "vụ", ""))

    assert likeness(labels_print(one), labels_print(one)) == 1
    assert likeness(labels_print(one), labels_print(other)) == 1 / 3
    assert likeness([], []) == 0
