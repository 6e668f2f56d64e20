"""The small grammars of papers: labels, kinds, periods and days are read as people mean them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.vanban.kinds import is_upper, opening_kind, title_kind
from chuan.domain.vanban.labels import bullet_length, inner_label, label_of, roman, roman_value
from chuan.domain.vanban.passage import Passage
from chuan.domain.vanban.periods import due_in, is_time, period_of, time_share
from chuan.domain.vanban.targets import targets_in
from chuan.domain.vanban.types import Period

ROMAN = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]


@given(st.integers(1, 39))
def test_roman_numerals_up_to_39_are_read(number: int) -> None:
    written = "X" * (number // 10) + ROMAN[number % 10]

    assert roman_value(written) == roman_value(written.lower()) == number


@given(st.integers(1, 39))
def test_small_numbers_are_written_in_roman_as_they_are_read(number: int) -> None:
    assert roman_value(roman(number)) == number


@given(st.integers(1, 3999))
def test_roman_signs_stand_in_their_own_places_by_thousands_hundreds_tens_and_ones(
    number: int,
) -> None:
    places = [number // 1000, number // 100 % 10, number // 10 % 10, number % 10]
    signs = ["M??", "CDM", "XLC", "IVX"]
    shapes = ["", "1", "11", "111", "15", "5", "51", "511", "5111", "1X"]
    said = ""
    for digit, (one, five, ten) in zip(places, signs, strict=True):
        said += "".join({"1": one, "5": five, "X": ten}[sign] for sign in shapes[digit])

    assert roman(number) == said


@pytest.mark.parametrize("text", ["", "A", "IIII", "VX", "IL", "XXXX", "I I", "12"])
def test_what_is_no_roman_numeral_has_no_value(text: str) -> None:
    assert roman_value(text) is None


@pytest.mark.parametrize(
    ("line", "family", "text", "number"),
    [
        ("I. MỤC ĐÍCH", "roman", "I", 1), ("XII- TỔ CHỨC", "roman", "XII", 12),
        ("1. Mở lớp", "arabic", "1", 1), ("12/ Mở lớp", "arabic", "12", 12),
        ("1.2. Mở lớp", "decimal2", "1.2", 2), ("1.2.13 Mở lớp", "decimal3", "1.2.13", 13),
        ("a) Mở lớp", "letter", "a", 1), ("đ) Mở lớp", "letter", "đ", 5),
        ("A. HOÀN THIỆN", "capital", "A", 1), ("H. HOÀN THIỆN", "capital", "H", 7),
        ("Chương II", "chapter", "Chương II", 2), ("Điều 3. Thi hành", "article", "Điều 3", 3),
    ],
)  # fmt: skip
def test_a_label_is_told_with_its_place_in_its_series(
    line: str, family: str, text: str, number: int
) -> None:
    label = label_of(line)

    assert label is not None
    assert (label.family, label.text, label.number) == (family, text, number)
    assert line[label.length :].strip() == line.removeprefix(text).lstrip(".)/- ")


@pytest.mark.parametrize("line", ["Mở lớp", "2026 - 2030", "", "100% hộ", "- Mở lớp"])
def test_a_line_without_a_label_has_none(line: str) -> None:
    assert label_of(line) is None


def test_labels_stand_one_below_the_other_by_their_kind() -> None:
    lines = ["Chương I", "I. A B", "1. Mở lớp", "1.1. Mở lớp", "1.1.1. Mở lớp", "a) Mở lớp"]

    ranks = [label.rank for line in lines if (label := label_of(line))]

    assert ranks == sorted(set(ranks))
    assert len(ranks) == len(lines)


@pytest.mark.parametrize(
    ("line", "length"),
    [("- Mở", 2), ("+Mở", 1), ("•  Mở", 3), ("Mở - đóng", 0), ("--", 0), ("", 0)],
)
def test_a_bullet_takes_its_sign_and_the_blanks_behind(line: str, length: int) -> None:
    assert bullet_length(line) == length


@pytest.mark.parametrize(
    ("line", "second"),
    [
        ("I. MỤC ĐÍCH1. Mục đích", "1. Mục đích"),
        ("II. YÊU CẦU 1. Cụ thể", "1. Cụ thể"),
        ("I. MỤC ĐÍCH", ""),
        ("I. Mục đích1. Mục đích", ""),
        ("1. MỤC ĐÍCH1. Mục đích", ""),
        ("Mục đích 1. Mục đích", ""),
    ],
)
def test_a_heading_that_runs_into_the_next_is_parted(line: str, second: str) -> None:
    at = inner_label(line)

    assert (line[at:] if at else "") == second


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("KẾ HOẠCH", "plan"), ("**CHỈ THỊ**", "directive"), ("QUYẾT ĐỊNH", "decision"),
        ("NGHỊ QUYẾT LIÊN TỊCH", "resolution"), ("BÁO CÁO", "report"), ("THÔNG TƯ", "circular"),
        ("CHƯƠNG TRÌNH HÀNH ĐỘNG", "program"), ("CÔNG VĂN", "official_letter"),
        ("KẾT LUẬN", "other"), ("GIẤY MỜI", "other"), ("ĐỀ ÁN", "other"), ("LUẬT", "other"),
        ("THÔNG BÁO KẾT LUẬN", "other"), ("HƯỚNG DẪN", "other"), ("TỜ TRÌNH", "other"),
        ("Kế hoạch", None), ("KẾ HOẠCH NĂM 2026", None), ("", None),
    ],
)  # fmt: skip
def test_the_kind_of_a_paper_stands_alone_in_capitals(line: str, kind: str | None) -> None:
    found = title_kind(line)

    assert (found[0] if found else None) == kind
    opening = opening_kind(line.strip("*"))
    assert (opening is not None) == (kind is not None or line.startswith("KẾ HOẠCH"))


def test_whose_act_it_is_may_stand_behind_the_kind() -> None:
    found = title_kind("NGHỊ QUYẾT của Ban Chấp hành Đảng bộ phường")

    assert found == ("resolution", len("NGHỊ QUYẾT"), "của Ban Chấp hành Đảng bộ phường")
    assert opening_kind("KẾ HOẠCH NĂM 2026") == ("plan", len("KẾ HOẠCH"))
    assert opening_kind("Kế hoạch năm 2026") is None


@pytest.mark.parametrize(
    ("text", "upper"),
    [("TRÍCH YẾU", True), ("NGHỊ QUYẾt CHUNG", True), ("Trích yếu", False), ("12", False), ("", False)],
)  # fmt: skip
def test_capitals_are_told_though_a_letter_is_small(text: str, upper: object) -> None:
    assert is_upper(text) == upper


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2026 - 2030", Period(2026, 2030)), ("Từ 2026 đến 2030", Period(2026, 2030)),
        ("Năm 2026", Period(2026, 2026, "once")), ("Đến năm 2030", Period(None, 2030)),
        ("Từ năm 2026", Period(2026, None)), ("Từ năm 2026 đến hết năm 2027", Period(2026, 2027)),
        ("2026 và các năm tiếp theo", Period(2026, None)), ("Hằng năm", Period(recurrence="annual")),
        ("Thường xuyên", Period(recurrence="annual")), ("Hằng quý", Period(recurrence="quarterly")),
        ("Hằng tháng, hằng quý", Period(recurrence="monthly")),
        ("6 tháng một lần", Period(recurrence="half_yearly")),
        ("Quý III/2025", Period(2025, 2025, "once", 3)), ("Quý 2", Period(None, None, "once", 2)),
        ("Quý I, quý II/2026", Period(2026, 2026, "once")),
        ("Quý III, IV/2026", Period(2026, 2026, "once")),
        ("Quý III, 2026", Period(2026, 2026, "once", 3)),
        ("Tháng 5 đến tháng 10/2026", Period(2026, 2026, "once")),
        ("Trước ngày 30/9/2026", Period(None, 2026, "once")),
        ("2026-2030, hằng năm", Period(2026, 2030, "annual")),
        ("2026; 2028", Period(2026, 2028)), ("Từ năm 2026 - 2030", Period(2026, 2030)),
        ("Kể từ 2026 đến năm 2030", Period(2026, 2030)),
        ("Giai đoạn 2026 tới hết năm 2030", Period(2026, 2030)),
        ("2026 đến2030", Period(2026, 2030)), ("2026; nămtiếp theo", Period(2026, None)),
        ("Năm 2026 trở đi", Period(2026, None)),
        ("Theo quy định", None), ("", None),
    ],
)  # fmt: skip
def test_a_cell_of_time_is_a_period_or_leaves_it_open(text: str, period: Period | None) -> None:
    assert period_of(text) == period


@pytest.mark.parametrize(
    ("text", "due", "printed"),
    [
        ("trước ngày 20/11/2026", "2026-11-20", "ngày 20/11/2026"),
        ("xong ngày 5 tháng 1 năm 2027.", "2027-01-05", "ngày 5 tháng 1 năm 2027"),
        ("trước 15/6 hằng năm", "--06-15", "15/6"),
        ("ngày 31 tháng 12 hằng năm", "--12-31", "ngày 31 tháng 12"),
        ("ngày 15/6, ngày 20/11/2026", "--06-15", "ngày 15/6"),
        ("ngày 20/11/2026, ngày 15/6", "2026-11-20", "ngày 20/11/2026"),
        ("ngày 1/1", "--01-01", "ngày 1/1"),
    ],
)
def test_the_first_day_named_is_the_day_to_be_ready(text: str, due: str, printed: str) -> None:
    found = due_in(text)

    assert found is not None
    assert found.text == due
    assert text[found.start : found.end] == printed


@pytest.mark.parametrize(
    "text", ["ngày 32/12", "ngày 0/5", "ngày 5/0", "ngày 5/13", "quý I", "", "tỷ lệ 35/40"]
)
def test_what_is_no_day_of_the_year_is_no_day(text: str) -> None:
    assert due_in(text) is None


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Quý III năm 2026", 1.0),
        ("cả năm", 1.0),
        ("Sở Y tế", 0.0),
        ("", 0.0),
        (" ;", 0.0),
        ("Khi có việc phát sinh", 1.0),
        ("Theo chỉ đạo của cấp có thẩm quyền cho phép", 0.9),
        ("Ngay sau khi được phê duyệt", 1.0),
        ("Định kỳ, đột xuất theo yêu cầu", 1.0),
    ],
)
def test_the_share_of_words_of_time(text: str, share: float) -> None:
    assert time_share(text) == share


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Đạt 95% vào năm 2027 và 100% đến năm 2030", [2027, 2030]),
        ("Đến năm 2027 đạt 95%, đến năm 2030 đạt 100%", [2027, 2030]),
        ("Đến năm 2030 đạt 80% ở xã và 90% ở phường", [2030, 2030]),
        ("Đạt 80% ở xã và 90% ở phường vào năm 2030", [2030, 2030]),
    ],
)
def test_each_figure_has_the_year_said_of_it(text: str, years: list[int]) -> None:
    found = targets_in(Passage.at(text, 0), where="", by=None, counts=False)

    assert [target.by for target in found] == years


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Quý III/2026", True), ("(Hằng năm)", True), ("2026 - 2030", True), ("Thường xuyên", True),
        ("Quý III, IV/2026", True), ("Quý III/2026 tại xã", False), ("Sở Y tế", False), ("", False),
    ],
)  # fmt: skip
def test_a_whole_text_is_one_expression_of_time(text: str, time: object) -> None:
    assert is_time(text) == time
