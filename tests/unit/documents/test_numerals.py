"""Numbers that OCR misread are put right by the order they stand in, and no others."""

from chuan.documents.readers.ocr.numerals import mended_numerals
from chuan.domain.vanban.types import Cell, Line, Source, Table, Word


def _line(text: str) -> Line:
    return Line(text, tuple(Word(word, (1, 0.0, 0.0, 1.0, 1.0)) for word in text.split()))


def _mended(*texts: str) -> list[str]:
    source = mended_numerals(Source(tuple(map(_line, texts)), kind="scan"))
    lines = [item for item in source.items if isinstance(item, Line)]
    assert all(" ".join(word.text for word in line.words) == line.text for line in lines)
    return [line.text for line in lines]


def test_a_fence_of_strokes_is_read_as_the_numeral_due() -> None:
    assert _mended("I. MỤC ĐÍCH", "HỊ. NHIỆM VỤ", "II. TỔ CHỨC THỰC HIỆN", "IV. KINH PHÍ") == [
        "I. MỤC ĐÍCH",
        "II. NHIỆM VỤ",
        "III. TỔ CHỨC THỰC HIỆN",
        "IV. KINH PHÍ",
    ]


def test_numerals_in_order_and_a_new_beginning_are_left_as_read() -> None:
    texts = ["I. MỤC ĐÍCH", "II. NHIỆM VỤ", "III. KINH PHÍ", "I. PHẠM VI", "II. ĐỐI TƯỢNG"]

    assert _mended(*texts) == texts


def test_words_in_running_text_are_left_as_read() -> None:
    texts = ["Hi vọng các đơn vị phối hợp", "II năm 2026 của tỉnh", "ỦY BAN NHÂN DÂN"]

    assert _mended(*texts) == texts


def test_a_comma_after_a_number_at_the_start_is_a_full_stop() -> None:
    assert _mended("1, Sở Khoa học và Công nghệ", "10, 12 và 15 tháng 6") == [
        "1. Sở Khoa học và Công nghệ",
        "10, 12 và 15 tháng 6",
    ]


def _row(number: str, *texts: str) -> tuple[Cell | None, ...]:
    return tuple(Cell((_line(text),) if text else ()) for text in (number, *texts))


def test_numbers_of_rows_and_sections_of_a_table_are_put_in_order() -> None:
    def section(numeral: str) -> tuple[Cell | None, ...]:
        return (Cell((_line(numeral),)), Cell((_line("Nhóm nhiệm vụ"),), 2), None)

    rows = [section("I"), *(_row(n, "Việc", "Sở") for n in ("1", "8", "3")), section("H")]
    rows += [_row(n, "Việc", "Sở") for n in ("1", "", "3", "7")]
    source = mended_numerals(Source((Table(tuple(rows)),), kind="scan"))

    (table,) = source.items
    assert isinstance(table, Table)
    numbers = [row[0].text for row in table.rows if row[0]]
    assert numbers == ["I", "1", "2", "3", "II", "1", "2", "3", "7"]
