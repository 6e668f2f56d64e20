"""A stamp is found however it is printed, and honest words are left alone."""

import unicodedata
from pathlib import Path

import pytest

from chuan.domain.vanban.secrecy import detect_secrecy
from chuan.domain.vanban.types import Cell, Line, Source, Table, Word

HEAD = ("UBND TỈNH NGHỆ AN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 12/KH-UBND")
BODY = tuple(f"{number}. Các sở triển khai nhiệm vụ được giao." for number in range(80))


def _lines(*texts: str, kind: str = "text") -> Source:
    return Source(tuple(Line(text) for text in texts), kind=kind)


def _table(*rows: tuple[str, ...]) -> Table:
    return Table(tuple(tuple(Cell((Line(text),)) for text in row) for row in rows))


@pytest.mark.parametrize("level", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
@pytest.mark.parametrize(
    "pattern", ["{}", "[ {} ]", "**{}**", "“{}”", "- {} -", "Độ mật: {}", "{} - KHẨN", "| {} |"]
)
def test_a_stamp_on_a_line_of_its_own_is_found(level: str, pattern: str) -> None:
    assert detect_secrecy(_lines(*HEAD, pattern.format(level), *BODY)) == level


@pytest.mark.parametrize(
    ("printed", "level"),
    [
        ("M Ậ T", "MẬT"),
        ("M  Ậ  T", "MẬT"),
        ("T Ố I   M Ậ T", "TỐI MẬT"),
        ("T U Y Ệ T   M Ậ T", "TUYỆT MẬT"),
        ("M\u00a0Ậ\u00a0T", "MẬT"),
        ("M\u200bẬT", "MẬT"),
        (unicodedata.normalize("NFD", "MẬT"), "MẬT"),
        ("Mật", "MẬT"),
        ("mật", "MẬT"),
        ("Tối mật", "TỐI MẬT"),
    ],
)
def test_spaced_decomposed_and_small_letters_are_a_stamp_at_the_head(
    printed: str, level: str
) -> None:
    assert detect_secrecy(_lines(*HEAD, printed, *BODY)) == level


@pytest.mark.parametrize(
    "line",
    [
        "UBND TỈNH NGHỆ AN        MẬT",
        "MẬT CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 12/KH-UBND MẬT",
        "MẬT    Nghệ An, ngày 5 tháng 6 năm 2025",
        "UBND TỈNH\tM Ậ T",
    ],
)
def test_a_stamp_beside_the_letterhead_is_found(line: str) -> None:
    assert detect_secrecy(_lines(line, *BODY)) == "MẬT"


def test_a_stamp_far_down_the_document_is_found() -> None:
    assert detect_secrecy(_lines(*HEAD, *BODY, "TỐI MẬT", *BODY)) == "TỐI MẬT"


def test_a_level_on_two_lines_is_read_whole() -> None:
    assert detect_secrecy(_lines(*HEAD, "TUYỆT", "MẬT")) == "TUYỆT MẬT"


def test_letters_printed_downwards_are_a_stamp() -> None:
    assert detect_secrecy(_lines("M", "Ậ", "T", *HEAD)) == "MẬT"


def test_a_stamp_told_apart_only_by_geometry_is_found() -> None:
    words = (
        Word("CHÂU", (1, 80, 50, 110, 63)),
        Word("TIẾN", (1, 114, 50, 140, 63)),
        Word("MẬT", (1, 300, 50, 330, 63)),
    )
    assert detect_secrecy(Source((Line("CHÂU TIẾN MẬT", words),), kind="pdf")) == "MẬT"


def test_a_frame_a_letterhead_cell_and_a_grid_cell_are_read() -> None:
    framed = Source((*_lines(*BODY).items, _table(("Mật",))))
    letterhead = Table(((Cell((Line("UBND TỈNH"), Line("Tối mật"))), Cell((Line(HEAD[1]),))),))
    grid = _table(("STT", "Nhiệm vụ", "Ghi chú"), ("1", "Kiểm tra", "MẬT"))

    assert detect_secrecy(framed) == "MẬT"
    assert detect_secrecy(Source((letterhead,))) == "TỐI MẬT"
    assert detect_secrecy(Source((grid,))) == "MẬT"


@pytest.mark.parametrize("seen", ["MẠT", "MÂT", "MAT", "|MẬT|", "IMẬTI", "TÓI MẠT", "TUYET MAT"])
def test_what_ocr_makes_of_a_stamp_is_found_on_scans_only(seen: str) -> None:
    assert detect_secrecy(_lines(*HEAD, seen, *BODY, kind="scan"))
    if "Ậ" not in seen:
        assert detect_secrecy(_lines(*HEAD, seen, *BODY)) is None


@pytest.mark.parametrize(
    "lines",
    [
        ("Danh mục bí mật nhà nước",),
        ("BẢO VỆ BÍ MẬT NHÀ NƯỚC",),
        ("độ mật",),
        ("ĐỘ MẬT",),
        ("MẬT ONG",),
        ("PHÁT TRIỂN SẢN PHẨM MẬT ONG HOA CÀ PHÊ",),
        ("MẬT", "ONG RỪNG U MINH"),
        ("BẢO MẬT",),
        ("QUY CHẾ BẢO", "MẬT"),
        ("BẢO VỆ BÍ", "MẬT", "NHÀ NƯỚC"),
        ("việc bảo vệ bí", "mật", "nhà nước"),
        ("người nuôi ong lấy", "mật", "Kết quả:"),
        ("MẬT ĐỘ DÂN SỐ",),
        ("1. Mật",),
        ("- Mật;",),
        ("- Mật ong, mật mía",),
        ("a) Tuyệt mật;", "b) Tối mật;", "c) Mật."),
        ("Số: 12/KH-UBND về bảo mật",),
        ("V/v BẢO MẬT thông tin, ngày 5 tháng 6 năm 2025",),
        ("Văn bản không đóng dấu mật.",),
        ("Độ mật: Không",),
        ("MẶT TRẬN TỔ QUỐC",),
    ],
)
@pytest.mark.parametrize("kind", ["text", "pdf", "scan"])
def test_honest_words_are_no_stamp(lines: tuple[str, ...], kind: str) -> None:
    assert detect_secrecy(_lines(*HEAD, *lines, *BODY, kind=kind)) is None
    assert detect_secrecy(_lines(*HEAD, *BODY, *lines, kind=kind)) is None


def test_small_letters_alone_far_from_any_letterhead_are_no_stamp() -> None:
    assert detect_secrecy(_lines(*HEAD, *BODY, "Mật", *BODY)) is None


def test_a_register_that_lists_the_secrecy_of_other_papers_is_no_stamp() -> None:
    register = _table(("STT", "Tên tài liệu", "Độ mật"), ("1", "Tờ trình", "TỐI MẬT"))
    goods = _table(("STT", "Sản phẩm", "Chỉ tiêu"), ("1", "MẬT", "5 tấn"), ("2", "Gạo", "9 tấn"))

    assert detect_secrecy(Source((register,))) is None
    assert detect_secrecy(Source((goods,))) is None


def test_the_sample_documents_carry_no_stamp(shared: Path) -> None:
    for seed in sorted((shared / "seeds").glob("*.txt")):
        text = seed.read_text(encoding="utf-8")
        for kind in ("text", "scan"):
            assert detect_secrecy(_lines(*text.splitlines(), kind=kind)) is None, seed.name
