"""A cell of a form and an indicator: what speaks for their being one, and what speaks against it."""

from dataclasses import replace

import pytest

from chuan.figures.enums import CellMeaning, IndicatorKind, Stage
from chuan.figures.rules.foreign_grid import Blank
from chuan.figures.rules.foreign_match import Known, Matcher, Tie, meaning_of
from chuan.figures.rules.foreign_match import _unit_factor as unit_factor

CHECKED = Known(1, ("Số cơ sở được kiểm tra",), "cơ sở", IndicatorKind.COUNT)
SAMPLES = Known(2, ("Số mẫu hàng hóa đã lấy", "mẫu thử nghiệm"), "mẫu", IndicatorKind.COUNT)
MONEY = Known(
    3, ("Kinh phí đo lường",), "triệu đồng", IndicatorKind.MONEY, (Stage.ESTIMATED, Stage.SETTLED)
)
SHARE = Known(4, ("Tỷ lệ cơ sở được kiểm tra",), "%", IndicatorKind.RATE)
ALL = Matcher([CHECKED, SAMPLES, MONEY, SHARE])
CELL = Blank("a", "Số cơ sở được kiểm tra", "Kết quả năm 2026", "cơ sở")


def tied(**words: str) -> int | None:
    """The indicator proposed for the cell with other words around it."""
    tie = ALL.propose(replace(CELL, **words), 2026)
    return None if tie is None else tie.indicator


def test_the_name_of_an_indicator_is_it_wholly_and_another_name_as_well() -> None:
    assert ALL.propose(CELL, 2026) == Tie(1, Stage.NONE, CellMeaning.VALUE, 0, 1.0)
    assert tied(label="Mẫu thử nghiệm", unit="mẫu") == 2
    assert tied(label="1.2. Số cơ sở được kiểm tra", unit="") == 1


def test_a_section_helps_a_short_row_and_does_not_spoil_a_whole_one() -> None:
    assert tied(section="Công tác thi đua, khen thưởng, văn nghệ và thể thao") == 1
    assert tied(label="Được kiểm tra", section="Số cơ sở") == 1
    assert tied(label="Được khen thưởng", section="Số cơ sở") is None


def test_a_column_is_read_where_the_row_says_nothing_or_names_a_body() -> None:
    assert tied(label="", column=CELL.label) == 1
    assert tied(label="Xã Kim Liên", column=CELL.label) == 1
    assert tied(label="Việc khác hẳn", column=CELL.label) is None
    assert tied(label="", column="") is None


def test_a_percentage_is_of_a_rate_only_and_a_count_of_none() -> None:
    assert tied(unit="%") == 4
    assert tied(label="Tỷ lệ cơ sở được kiểm tra", unit="") == 4
    assert tied(label="Tỷ lệ mẫu hàng hóa đã lấy", unit="%") is None


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        ({"column": "Dự toán năm 2026"}, Stage.ESTIMATED), ({"column": "Quyết toán"}, Stage.SETTLED),
        ({"section": "Dự toán", "column": "Đã chi"}, Stage.SETTLED),
        ({"section": "Quyết toán", "column": "Dự toán"}, Stage.ESTIMATED),
        ({"column": "Chỉ tiêu giao"}, Stage.ESTIMATED), ({"column": "Năm 2026"}, None),
    ],
)  # fmt: skip
def test_money_says_its_stage_or_is_not_tied(words: dict[str, str], stage: str | None) -> None:
    tie = ALL.propose(replace(CELL, label="Kinh phí đo lường", unit="triệu đồng", **words), 2026)

    assert (None if tie is None else tie.stage) == stage


def test_of_two_alike_none_is_proposed() -> None:
    twin = replace(CHECKED, id=9)

    assert Matcher([CHECKED, twin]).propose(CELL, 2026) is None
    assert Matcher([CHECKED]).propose(CELL, 2026) is not None
    assert Matcher([]).propose(CELL, 2026) is None


@pytest.mark.parametrize(
    ("unit", "known", "factor"),
    [
        ("", CHECKED, 1.0), ("co so", CHECKED, 1.05), ("so co so", CHECKED, 1.05),
        ("co", CHECKED, 1.05), ("mau", CHECKED, 0.85), ("trieu dong", CHECKED, 0.4),
        ("nghin dong", MONEY, 1.0), ("dong", MONEY, 1.05), ("mau", MONEY, 0.5),
    ],
)  # fmt: skip
def test_another_unit_speaks_against_an_indicator_and_money_most(
    unit: str, known: Known, factor: float
) -> None:
    assert unit_factor(unit, known) == factor


@pytest.mark.parametrize(
    ("column", "meaning"),
    [
        ("Năm 2026", (CellMeaning.VALUE, 0)), ("Năm 2006", (CellMeaning.VALUE, 20)),
        ("Năm 2005", None), ("Năm 2027", None), ("2024 - 2025", (CellMeaning.VALUE, 1)),
        ("Ước năm 2025", (CellMeaning.ESTIMATE, 1)), ("Kế hoạch năm 2025", (CellMeaning.TARGET, 1)),
        ("Số lượng / Mục tiêu", (CellMeaning.TARGET, 0)), ("Khó khăn, vướng mắc", None),
        ("Tăng, giảm (%)", None), ("Nguyên nhân", (CellMeaning.NOTE, 0)), ("", (CellMeaning.VALUE, 0)),
    ],
)  # fmt: skip
def test_a_column_wants_a_figure_of_a_year_or_none(
    column: str, meaning: tuple[CellMeaning, int] | None
) -> None:
    assert meaning_of(column, 2026) == meaning
