"""Centred texts break evenly between words; columns share the page and cut no word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.vanban.writing.breaking import balanced
from chuan.domain.vanban.writing.columns import shares
from chuan.domain.vanban.writing.widths import text_width

WORDS = st.sampled_from(
    ["tiêu", "chuẩn", "đo", "lường", "ngày", "12/12/2025", "số", "298/KH-UBND", "và", "Ủy", "ban",
     "nhân", "dân", "2026", "-", "2030", "chất", "lượng,", "nghiêng", "Ợ"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=60), st.integers(60, 500), st.booleans())
def test_no_word_is_lost_and_lines_fit(words: list[str], room: int, bold: bool) -> None:  # noqa: FBT001  (drawn)
    lines = balanced(" ".join(words), 14, room, bold=bold)

    assert " ".join(lines) == " ".join(words)
    assert all(text_width(line, 14, bold=bold) <= room or " " not in line for line in lines)


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH GIA LAI", 180, ["ỦY BAN NHÂN DÂN", "TỈNH GIA LAI"]),
        ("HỘI ĐỒNG NHÂN DÂN PHƯỜNG QUY NHƠN", 180, ["HỘI ĐỒNG NHÂN DÂN", "PHƯỜNG QUY NHƠN"]),
        (
            "Thực hiện Kế hoạch số 298/KH-UBND ngày 12/12/2025",
            280,
            ["Thực hiện Kế hoạch", "số 298/KH-UBND ngày 12/12/2025"],
        ),
    ],
)
def test_names_and_dates_stay_whole(text: str, room: float, lines: list[str]) -> None:
    assert list(balanced(text, 13, room, bold=True)) == lines


def test_a_text_far_too_long_for_a_title_is_broken_without_delay() -> None:
    lines = balanced("chất lượng " * 20_000, 14, 400)

    assert len(lines) > 1_000


@given(
    st.lists(st.lists(st.text(" aựW", max_size=60), min_size=4, max_size=4), max_size=12),
    st.sampled_from([165.0, 257.0]),
)
def test_columns_fill_the_page(rows: list[list[str]], room: float) -> None:
    widths = shares(["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"], rows, 12, room)

    assert sum(widths) == pytest.approx(room)
    assert min(widths) > 3


def test_no_word_of_a_usual_annex_is_cut() -> None:
    head = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"]
    rows = [["1", "Tuyên truyền quy chuẩn kỹ thuật " * 9, "Phòng Văn hóa", "2026 - 2030"]]

    widths = shares(head, rows, 12, 165)

    for column, width in enumerate(widths):
        for word in (head[column] + " " + rows[0][column]).split():
            assert text_width(word, 12) * 25.4 / 72 + 3.4 <= width
    assert widths[1] == max(widths)


def two_lines(text: str) -> tuple[str, ...]:
    """The text broken where two lines have room to spare."""
    lines = balanced(text, 13, 0.65 * text_width(text, 13))
    assert len(lines) == 2
    return lines


@pytest.mark.parametrize(
    "lead", ["ngày", "tháng", "năm", "số", "quý", "đoạn", "điều", "lần", "thứ", "-", "–"]
)
def test_a_word_that_counts_is_never_parted_from_its_number(lead: str) -> None:
    for before in range(2, 10):
        text = " ".join(["thi"] * before + [lead, "2026"] + ["thi"] * (11 - before))

        assert not two_lines(text)[0].endswith(lead)


@pytest.mark.parametrize(
    ("one", "other"),
    [("ban", "nhân"), ("nhân", "dân"), ("hội", "đồng"), ("đồng", "nhân"), ("Ban", "Thường")],
)
def test_the_name_of_a_body_is_never_parted(one: str, other: str) -> None:
    for before in range(2, 10):
        text = " ".join(["thi"] * before + [one, other] + ["thi"] * (11 - before))

        assert not two_lines(text)[0].endswith(one)


@pytest.mark.parametrize("after", ["ngày", "tháng", "năm"])
def test_a_number_is_never_parted_from_what_it_counts(after: str) -> None:
    for before in range(2, 10):
        text = " ".join(["thi"] * before + ["12", after] + ["thi"] * (11 - before))

        assert not two_lines(text)[0].endswith("12")


@pytest.mark.parametrize(
    "particle",
    ["và", "của", "về", "các", "những", "trên", "tại", "cho", "do", "với", "theo", "từ", "đến",
     "để"],
)  # fmt: skip
def test_a_line_begins_with_a_particle_rather_than_ends_with_it(particle: str) -> None:
    for before in range(3, 10):
        text = " ".join(["thi"] * before + [particle] + ["thi"] * (12 - before))

        assert not two_lines(text)[0].endswith(particle)


def test_what_is_left_of_the_page_goes_by_the_root_of_how_much_there_is_to_print() -> None:
    short, long = shares(["n", "n"], [["n " * 40, "n " * 160]], 6, 60)
    least = text_width("n", 6, bold=True) * 25.4 / 72 + 4.4

    assert (long - least) / (short - least) == pytest.approx(2, rel=0.02)
