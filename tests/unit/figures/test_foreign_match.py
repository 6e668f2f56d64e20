"""What the matcher proposes for forms of superiors: measured on forms it was made with and on later ones."""

import tempfile
import tomllib
from pathlib import Path
from typing import Any

import pytest

from chuan.figures import data
from chuan.figures.enums import CellMeaning
from chuan.figures.office.grids import grids_of
from chuan.figures.rules.foreign_grid import Blank, blanks_of
from chuan.figures.rules.foreign_match import Known, Matcher, meaning_of
from tests.factories.foreign_forms import Sample, later_samples, samples


def shipped() -> list[dict[str, Any]]:
    """The indicators that ship."""
    text = (Path(data.__path__[0]) / "indicators.toml").read_text()
    found: list[dict[str, Any]] = tomllib.loads(text)["indicator"]
    return found


def matcher_of(catalogue: list[dict[str, Any]], tier: str = "") -> Matcher:
    """The catalogue held by a body of the tier."""
    known = [
        Known(
            number, (each["name"], *each.get("also", ())), each["unit"], each["kind"],
            ("estimated", "settled") if each["kind"] == "money" else ("",), each["level"],
        )
        for number, each in enumerate(catalogue)
    ]  # fmt: skip
    return Matcher(known, tier)


def measured(forms: list[Sample], tier: str = "") -> tuple[float, float]:
    """Precision and recall of the proposals over all open cells."""
    catalogue = shipped()
    matcher = matcher_of(catalogue, tier)
    right = wrong = wanted = 0
    for form in forms:
        with tempfile.NamedTemporaryFile() as file:
            file.write(form.data)
            file.flush()
            blanks = blanks_of(grids_of(Path(file.name)))
        assert len(blanks) == len(form.wanted), form.name
        for blank, want in zip(blanks, form.wanted, strict=True):
            tie = matcher.propose(blank, 2026)
            wanted += want is not None
            if tie is not None:
                code = catalogue[tie.indicator]["code"]
                got = (code, tie.stage, str(tie.meaning), tie.years_back)
                right, wrong = right + (got == want), wrong + (got != want)
    return right / (right + wrong), right / wanted


def test_ten_forms_of_the_state_and_of_the_party_are_tied_nearly_whole() -> None:
    precision, recall = measured(samples())

    assert precision >= 0.98
    assert recall >= 0.95


def test_forms_written_after_the_matcher_are_tied_too() -> None:
    precision, recall = measured(later_samples())

    assert precision >= 0.95
    assert recall >= 0.9


@pytest.mark.parametrize(
    ("tier", "label", "code"),
    [
        ("commune", "Số cuộc kiểm tra về tiêu chuẩn, đo lường, chất lượng", "cuoc-kiem-tra"),
        (
            "province",
            "Số cuộc kiểm tra về tiêu chuẩn, đo lường, chất lượng",
            "cuoc-kiem-tra-cap-tinh",
        ),
        ("commune", "Số diễn đàn đối thoại với doanh nghiệp", "dien-dan-doi-thoai"),
        ("province", "Số diễn đàn đối thoại với doanh nghiệp", "dien-dan-doi-thoai-cap-tinh"),
        (
            "province",
            "Số diễn đàn đối thoại với doanh nghiệp do cấp xã tổ chức",
            "dien-dan-doi-thoai",
        ),
        ("province", "Số cơ sở được kiểm tra", "co-so-duoc-kiem-tra"),
    ],
)
def test_a_row_that_names_no_tier_means_the_tier_of_who_received_the_form(
    tier: str, label: str, code: str
) -> None:
    catalogue = shipped()

    tie = matcher_of(catalogue, tier).propose(Blank("a", label, "Kết quả năm 2026", "", ""), 2026)

    assert tie is not None
    assert catalogue[tie.indicator]["code"] == code


def test_the_words_above_a_column_say_which_figure_it_wants() -> None:
    assert meaning_of("Cùng kỳ năm 2025", 2026) == (CellMeaning.LAST_YEAR, 0)
    assert meaning_of("Chỉ tiêu giao năm 2026", 2026) == (CellMeaning.TARGET, 0)
    assert meaning_of("Năm 2024", 2026) == (CellMeaning.VALUE, 2)
    assert meaning_of("Ghi chú", 2026) == (CellMeaning.NOTE, 0)
    assert meaning_of("So sánh với cùng kỳ (%)", 2026) is None
    assert meaning_of("Năm 2030", 2026) is None
