"""Words with places come out in reading order, as lines and tables, each word once."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.documents.readers.flow import PageLayout, items_of
from chuan.documents.readers.grids import grid_of
from chuan.documents.readers.pdf.glyphs import Glyph, words_of
from chuan.documents.readers.tokens import Token, Turn
from chuan.domain.vanban.types import Line, Table

PAGE = Turn(0, 595, 842)


def _words(text: str, x: float, y: float) -> list[Token]:
    """Words of one line set from `x` at `y`, six points a letter."""
    tokens = []
    for word in text.split():
        tokens.append(Token(word, x, y, x + 6 * len(word), y + 12))
        x += 6 * len(word) + 3
    return tokens


def _read(*lines: tuple[str, float, float]) -> list[str]:
    tokens = [token for text, x, y in lines for token in _words(text, x, y)]
    items = items_of(PageLayout(1, PAGE, tokens))
    return [item.text for item in items if isinstance(item, Line) and item.text]


def test_a_letterhead_is_read_left_column_first() -> None:
    assert _read(
        ("ỦY BAN NHÂN DÂN", 90, 60),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 280, 60),
        ("TỈNH NGHỆ AN", 100, 76),
        ("Độc lập - Tự do - Hạnh phúc", 310, 76),
        ("Số: 12/KH-UBND", 100, 95),
        ("Nghệ An, ngày 5 tháng 6 năm 2026", 300, 95),
        ("KẾ HOẠCH", 270, 130),
        ("Nâng cao năng lực đo lường của toàn tỉnh đến hết năm 2030", 120, 146),
    ) == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH NGHỆ AN",
        "Số: 12/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Nghệ An, ngày 5 tháng 6 năm 2026",
        "KẾ HOẠCH",
        "Nâng cao năng lực đo lường của toàn tỉnh đến hết năm 2030",
    ]


def test_a_motto_close_to_the_issuer_is_parted_from_it() -> None:
    assert _read(
        ("UỶ BAN NHÂN DÂN", 90, 60),
        ("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", 186, 60),
        ("XÃ CHÂU TIẾN", 90, 76),
        ("Độc lập – Tự do – Hạnh phúc", 220, 76),
    ) == [
        "UỶ BAN NHÂN DÂN",
        "XÃ CHÂU TIẾN",
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập – Tự do – Hạnh phúc",
    ]


def test_recipients_are_read_before_the_signature_though_their_lines_alternate() -> None:
    assert _read(
        ("Nơi nhận:", 90, 600),
        ("TM. ỦY BAN NHÂN DÂN", 340, 603),
        ("- Như Điều 3;", 90, 614),
        ("KT. CHỦ TỊCH", 370, 621),
        ("- Bộ Khoa học và Công nghệ;", 90, 628),
        ("PHÓ CHỦ TỊCH", 370, 638),
        ("- Lưu: VT.", 90, 642),
        ("Trần Thị Mẫu", 370, 700),
    ) == [
        "Nơi nhận:",
        "- Như Điều 3;",
        "- Bộ Khoa học và Công nghệ;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Trần Thị Mẫu",
    ]


def test_what_stands_below_a_signature_block_is_read_after_it() -> None:
    lines = _read(
        ("Nơi nhận:", 90, 600),
        ("TM. ỦY BAN NHÂN DÂN", 340, 600),
        ("- Như Điều 3;", 90, 614),
        ("CHỦ TỊCH", 370, 614),
        ("- Lưu: VT.", 90, 628),
        ("1029 25 3", 90, 670),
    )

    assert lines[-2:] == ["CHỦ TỊCH", "1029 25 3"]


def test_a_widely_set_line_of_running_text_stays_one_line() -> None:
    tokens = [Token(word, 90 + 90 * n, 60, 130 + 90 * n, 72) for n, word in enumerate("abcde")]

    assert [i.text for i in items_of(PageLayout(1, PAGE, tokens))] == ["a b c d e"]  # type: ignore[union-attr]


def test_white_between_paragraphs_becomes_an_empty_line() -> None:
    tokens = [t for y in (60, 74, 88, 120, 134) for t in _words("một dòng chữ", 90, y)]

    texts = [item.text for item in items_of(PageLayout(1, PAGE, tokens)) if isinstance(item, Line)]
    assert texts == ["một dòng chữ"] * 3 + [""] + ["một dòng chữ"] * 2


def _cells(columns: list[float], rows: list[float]) -> list[tuple[float, float, float, float]]:
    return [(a, top, b, bottom) for top, bottom in pairwise(rows) for a, b in pairwise(columns)]


def test_words_in_a_ruled_table_are_in_their_cells_and_nowhere_else() -> None:
    cells = _cells([50, 80, 300, 500], [100, 130, 160])
    tokens = [*_words("TT", 55, 110), *_words("Nội dung", 90, 110), *_words("Chủ trì", 310, 110)]
    tokens += [*_words("1", 55, 140), *_words("Kiểm tra", 90, 140), *_words("Trước bảng", 60, 60)]
    grid = grid_of(cells)
    assert grid is not None

    before, table = items_of(PageLayout(1, PAGE, tokens, [grid]))

    assert isinstance(before, Line)
    assert before.text == "Trước bảng"
    assert isinstance(table, Table)
    texts = [[cell.text for cell in row if cell] for row in table.rows]
    assert texts == [["TT", "Nội dung", "Chủ trì"], ["1", "Kiểm tra", ""]]


def test_a_cell_over_several_columns_or_rows_is_kept_once() -> None:
    cells = [(50, 100, 80, 130), (80, 100, 500, 130), (50, 130, 80, 190)]
    cells += [(80, 130, 300, 160), (300, 130, 500, 160), (80, 160, 300, 190), (300, 160, 500, 190)]
    grid = grid_of(cells)

    assert grid is not None
    shape = [[cell and grid.spans[cell] for cell in row] for row in grid.rows]
    assert shape == [[1, 2, None], [1, 1, 1], [None, 1, 1]]


@pytest.mark.parametrize("cells", [[], [(0, 0, 500, 700)], _cells([0, 50, 100], [0, 20])])
def test_a_frame_or_a_pair_of_boxes_is_no_table(
    cells: list[tuple[float, float, float, float]],
) -> None:
    assert grid_of(cells) is None


@given(st.integers(0, 3), st.lists(st.floats(0, 500), min_size=4, max_size=4))
def test_a_box_turned_to_be_read_and_back_is_itself(quarters: int, sides: list[float]) -> None:
    x0, x1 = sorted(sides[:2])
    top, bottom = sorted(sides[2:])
    turn = Turn(quarters, 595, 842)

    assert turn.back(*turn.box(x0, top, x1, bottom)) == pytest.approx((x0, top, x1, bottom))


def _glyphs(letters: str, *, gap: float = 0.0, y: float = 100.0) -> list[Glyph]:
    return [
        Glyph(letter, 50 + n * (6 + gap), y, 56 + n * (6 + gap), y + 12, "Serif")
        for n, letter in enumerate(letters)
    ]


def test_letters_become_words_by_spaces_or_by_gaps() -> None:
    assert [w.text for w in words_of(_glyphs("kế hoạch"))] == ["kế", "hoạch"]
    apart = _glyphs("kế") + [
        Glyph(g.text, g.x0 + 20, g.top, g.x1 + 20, g.bottom, g.font) for g in _glyphs("hoạch")[2:]
    ]
    assert len(words_of(apart)) == 2


@pytest.mark.parametrize(
    ("marks", "letter"),
    [("\u0301", "á"), ("\u0302\u0301", "ấ"), ("\u0301\u0302", "ấ"), ("ˆ´", "ấ"), ("˘`", "ằ")],
)
def test_diacritics_drawn_apart_are_joined_to_their_letter(marks: str, letter: str) -> None:
    base = _glyphs("ma")
    drawn = [Glyph(mark, 57.5, 99, 60.5, 103, "Serif") for mark in marks]

    assert [word.text for word in words_of(base + drawn)] == [f"m{letter}"]


def test_letters_printed_twice_to_look_bold_are_read_once() -> None:
    once = _glyphs("hoạch")
    twice = [Glyph(g.text, g.x0 + 0.3, g.top, g.x1 + 0.3, g.bottom, g.font) for g in once]

    assert [word.text for word in words_of(once + twice)] == ["hoạch"]


def test_an_old_typeface_within_a_line_is_read() -> None:
    old = [Glyph(g.text, g.x0, g.top, g.x1, g.bottom, "AAA+.VnTime") for g in _glyphs("KÕ")]

    assert [word.text for word in words_of(old)] == ["Kế"]
