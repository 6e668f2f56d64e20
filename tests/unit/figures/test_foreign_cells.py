"""Forms as they come: repeated headings, merged labels, dots in all places, columns to be passed over."""

from typing import Any

import pytest

from chuan.figures.rules.foreign_grid import Blank, blanks_of
from tests.unit.figures.test_foreign_grid import HEAD, found

NAMES = ("TT", "Lĩnh vực", "Nội dung", "Kết quả")


def told(blanks: list[Blank]) -> list[tuple[str, str, str]]:
    """Address, row and column of each cell to be filled."""
    return [(blank.address, blank.label, blank.column) for blank in blanks]


def merged(*cells: tuple[int, int, int, int, str], **more: object) -> list[Blank]:
    """The open cells of a table; cells are (row, column, rows, columns, words)."""
    grid: dict[str, Any] = {"cells": [[*cell, f"{cell[0]}:{cell[1]}"] for cell in cells]}
    return blanks_of([grid | more])


def test_a_row_that_numbers_the_columns_again_on_the_next_page_asks_for_nothing() -> None:
    blanks = found(
        HEAD,
        ("1", "Số cơ sở được kiểm tra", "cơ sở", ""),
        ("(1)", "(2)", "3=2/1", ""),
        ("2", "Số mẫu đã lấy", "mẫu", ""),
    )

    assert told(blanks) == [
        ("1:3", "Số cơ sở được kiểm tra", "Kết quả"), ("3:3", "Số mẫu đã lấy", "Kết quả"),
    ]  # fmt: skip
    assert [blank.section for blank in blanks] == ["", ""]


@pytest.mark.parametrize("dots", ["", "…", "......", "____", "…… cơ sở", ".... / ....", "-", "–"])
def test_dots_of_any_kind_are_open_even_with_a_unit_behind_them(dots: str) -> None:
    blanks = found(HEAD, ("1", "Số cơ sở", "cơ sở", dots), ("2", "Số mẫu đã lấy", "mẫu", dots))

    assert told(blanks) == [("1:3", "Số cơ sở", "Kết quả"), ("2:3", "Số mẫu đã lấy", "Kết quả")]


@pytest.mark.parametrize("words", ["12", "0", "Đạt", "Không có", "5 / 7"])
def test_what_is_filled_is_not_open(words: str) -> None:
    blanks = found(HEAD, ("1", "Số cơ sở", "cơ sở", words), ("2", "Số mẫu đã lấy", "mẫu", ""))

    assert [blank.address for blank in blanks] == ["2:3"]


def test_two_columns_of_names_are_joined_and_one_over_both_is_said_once() -> None:
    blanks = merged(
        *((0, at, 1, 1, words) for at, words in enumerate(NAMES)),
        (1, 0, 1, 1, "1"), (1, 1, 2, 1, "Đo lường"), (1, 2, 1, 1, "Số phương tiện đo"), (1, 3, 1, 1, ""),
        (2, 0, 1, 1, "2"), (2, 2, 1, 1, "Số cuộc kiểm tra"), (2, 3, 1, 1, ""),
        (3, 0, 1, 1, "3"), (3, 1, 1, 2, "Số mẫu hàng hóa đã lấy"), (3, 3, 1, 1, ""),
        (4, 0, 1, 1, "4"), (4, 1, 1, 1, "…"), (4, 2, 1, 1, "Số vụ vi phạm"), (4, 3, 1, 1, ""),
    )  # fmt: skip

    assert told(blanks) == [
        ("1:3", "Đo lường – Số phương tiện đo", "Kết quả"),
        ("2:3", "Đo lường – Số cuộc kiểm tra", "Kết quả"),
        ("3:3", "Số mẫu hàng hóa đã lấy", "Kết quả"),
        ("4:3", "Số vụ vi phạm", "Kết quả"),
    ]


def test_a_row_named_elsewhere_than_the_others_goes_by_its_first_words_and_not_its_number() -> None:
    blanks = found(
        ("TT", "Nội dung", "Kết quả", "Ghi chú"),
        ("1", "Số cơ sở được kiểm tra", "", "x"),
        ("2", "Số mẫu đã lấy", "", "x"),
        ("3", "", "", "Số vụ tồn đọng"),
    )

    assert told(blanks)[-1] == ("3:2", "Số vụ tồn đọng", "Kết quả")


def test_a_column_of_dots_is_to_be_filled_however_many_there_are() -> None:
    blanks = found(("Nội dung", "Kết quả"), *(("Số cơ sở", "............"),) * 3)

    assert told(blanks) == [(f"{row}:1", "Số cơ sở", "Kết quả") for row in (1, 2, 3)]


def test_cells_at_the_left_of_the_words_are_no_figures_of_theirs() -> None:
    assert found(("Kết quả", "Nội dung"), ("", "Số cơ sở được kiểm tra")) == []


def test_a_heading_over_the_whole_table_says_nothing_of_a_column() -> None:
    alike = found(
        ("Biểu 2",) * 3, ("Nội dung", "Đơn vị tính", "Kết quả"), ("Số cơ sở", "cơ sở", "")
    )
    one_cell = merged(
        (0, 0, 1, 2, "Biểu 2"), (1, 0, 1, 1, "Nội dung"), (1, 1, 1, 1, "Kết quả"),
        (2, 0, 1, 1, "Số cơ sở"), (2, 1, 1, 1, ""),
    )  # fmt: skip

    assert told(alike) == [("2:2", "Số cơ sở", "Kết quả")]
    assert told(one_cell) == [("2:1", "Số cơ sở", "Kết quả")]


def test_a_table_of_two_headings_is_filled_by_rows_of_ones_own_and_one_of_one_heading_is_not() -> (
    None
):
    assert told(found(("Tên cơ sở", "Số lượng"), ("", ""), ("", ""))) == [
        ("1:0", "", "Tên cơ sở"), ("1:1", "", "Số lượng"),
        ("2:0", "", "Tên cơ sở"), ("2:1", "", "Số lượng"),
    ]  # fmt: skip
    assert found(("Nơi nhận", ""), ("", "")) == []


@pytest.mark.parametrize(
    ("row", "head", "unit"),
    [
        (("1", "Số tiền phạt (triệu đồng)", "nghìn đồng", ""), "Kết quả", "nghìn đồng"),
        (("1", "Số tiền phạt (triệu đồng)", "", ""), "Kết quả (đồng)", "triệu đồng"),
        (("1", "Số tiền phạt", "", ""), "Kết quả (đồng)", "đồng"),
        (("1", "Số tiền phạt (triệu) đồng", "", ""), "Kết quả", ""),
    ],
)
def test_the_unit_is_that_of_its_column_else_of_the_row_else_of_the_heading(
    row: tuple[str, ...], head: str, unit: str
) -> None:
    (blank,) = found(("STT", "Nội dung", "Đơn vị tính", head), row)

    assert blank.unit == unit


@pytest.mark.parametrize(
    ("line", "told_as"),
    [
        ("+ Số mẫu đã lấy: ....... mẫu, đạt", ("Số mẫu đã lấy", "mẫu")),
        ("Tổng kinh phí …… triệu đồng (bằng chữ)", ("Tổng kinh phí", "triệu đồng")),
        ("Số cơ sở: ____", ("Số cơ sở", "")),
    ],
)
def test_a_sentence_with_dots_says_before_them_what_and_behind_them_in_which_unit(
    line: str, told_as: tuple[str, str]
) -> None:
    (blank,) = blanks_of([{"lines": [[0, 0, 1, 1, line, "p1"]]}])

    assert (blank.label, blank.unit) == told_as
    assert blanks_of([{"lines": [[0, 0, 1, 1, "Ngày ..... năm", "p1"]]}]) == []


def test_of_several_tables_each_cell_says_in_which_it_stands() -> None:
    one: dict[str, Any] = {
        "cells": [
            [0, 0, 1, 1, "Nội dung", "a"], [0, 1, 1, 1, "Kết quả", "b"],
            [1, 0, 1, 1, "Số cơ sở", "c"], [1, 1, 1, 1, "", "d"],
        ],
    }  # fmt: skip

    blanks = blanks_of([one, {**one, "name": "Biểu 2"}])

    assert [(blank.table, blank.title) for blank in blanks] == [(0, ""), (1, "Biểu 2")]


def test_an_open_cell_over_several_columns_is_one_and_one_that_cannot_be_filled_is_none() -> None:
    rows = (
        (0, 0, 1, 1, "Nội dung"), (0, 1, 1, 1, "Kết quả"), (0, 2, 1, 1, "Ước"), (0, 3, 1, 1, "Năm sau"),
        (1, 0, 1, 1, "Số cơ sở"), (1, 1, 1, 2, ""), (1, 3, 1, 1, ""),
    )  # fmt: skip
    cells = [[*cell, f"{cell[0]}:{cell[1]}"] for cell in rows]

    assert [blank.address for blank in blanks_of([{"cells": cells}])] == ["1:1", "1:3"]
    cells[-1][-1] = ""
    assert [blank.address for blank in blanks_of([{"cells": cells}])] == ["1:1"]


def test_headings_in_three_rows_are_said_once_each_and_roles_are_told_by_any_of_them() -> None:
    blanks = merged(
        (0, 0, 1, 3, "Thông tin chung"), (0, 3, 1, 2, "Kết quả"),
        (1, 0, 2, 1, "STT"), (1, 1, 2, 1, "Nội dung"), (1, 2, 2, 1, "Đơn vị tính"),
        (1, 3, 2, 1, "Kỳ này"), (1, 4, 2, 1, "Kỳ trước"),
        (3, 0, 1, 1, ""), (3, 1, 1, 1, "Số cơ sở"), (3, 2, 1, 1, "cơ sở"), (3, 3, 1, 1, ""),
        (3, 4, 1, 1, ""),
    )  # fmt: skip

    assert told(blanks) == [
        ("3:3", "Số cơ sở", "Kết quả / Kỳ này"), ("3:4", "Số cơ sở", "Kết quả / Kỳ trước"),
    ]  # fmt: skip
    assert {blank.unit for blank in blanks} == {"cơ sở"}
