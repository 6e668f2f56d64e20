"""Text is read whatever encoding an office has saved it in."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chuan.documents.readers.errors import NotADocument
from chuan.documents.readers.legacy import font_converter, from_tcvn3, from_vni, tidy
from chuan.documents.readers.plain import decoded, read_text
from tests.factories.documents.encodings import to_cp1258, to_tcvn3, to_vni

TEXT = (
    "ỦY BAN NHÂN DÂN TỈNH\n"
    "Kế hoạch triển khai thực hiện công tác tiêu chuẩn, đo lường, chất lượng\n"
    "Đẩy mạnh việc kiểm định phương tiện đo tại các chợ; bảo vệ quyền lợi người tiêu dùng.\n"
)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_every_form_of_unicode_is_read_the_same(encoding: str, form: str, ends: str) -> None:
    data = unicodedata.normalize(form, TEXT).replace("\n", ends).encode(encoding)

    assert decoded(data) == TEXT


def test_vni_is_converted() -> None:
    assert decoded(to_vni(TEXT)) == TEXT


def test_windows_1258_is_converted() -> None:
    assert decoded(to_cp1258(TEXT)) == TEXT


def test_tcvn3_is_converted_and_gets_back_the_capitals_that_it_has_not() -> None:
    assert decoded(to_tcvn3(TEXT)) == TEXT


def test_capitals_come_back_only_where_the_line_shows_them() -> None:
    text = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "SỞ Y TẾ\nSở Y tế phối hợp với Bộ KH&CN, UBND tỉnh theo Quyết định số 05/QĐ-UBND\n"
        "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nLê Thị Bích Thủy\n"
    )

    assert decoded(to_tcvn3(text)) == text


@pytest.mark.parametrize(
    "data",
    [
        b"\x00" * 4000,
        b"\x01\x00\x00\x00" * 1000,
        b"\xff\xfe" + b"\x00" * 4000,
        b"".join(bytes([place % 200, 0]) for place in range(4000)),
    ],
)
def test_bytes_full_of_nuls_are_no_text(data: bytes) -> None:
    with pytest.raises(NotADocument):
        decoded(data)


@pytest.mark.parametrize("encode", [to_tcvn3, to_vni])
def test_an_old_encoding_saved_as_utf8_is_converted(encode: type[to_vni]) -> None:
    doubled = encode(TEXT).decode("latin-1").encode("utf-8")

    assert decoded(doubled).lower() == TEXT.lower()


def test_utf8_taken_for_windows_1252_and_saved_again_is_put_right() -> None:
    letters = [bytes([byte]) for byte in TEXT.encode()]
    seen = "".join(
        letter.decode("latin-1" if letter[0] in {0x81, 0x8D, 0x8F, 0x90, 0x9D} else "cp1252")
        for letter in letters
    )

    assert decoded(seen.encode()) == TEXT


def test_a_text_cut_within_its_last_letter_is_read() -> None:
    assert decoded((TEXT + "ế").encode()[:-1]) == TEXT


@pytest.mark.parametrize("data", [b"\x00\x01\x02" * 50, bytes(range(128, 256)) * 9])
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(NotADocument):
        decoded(data)


def test_invisible_characters_go_and_odd_spaces_become_plain() -> None:
    assert tidy("Số:\u00a0\u200b12/KH\u00ad-UBND \ufeffÐà Nẵng") == "Số: 12/KH-UBND Đà Nẵng"


def test_a_form_feed_begins_a_page() -> None:
    source = read_text(f"{TEXT}\f{TEXT}".encode())

    assert source.pages == 2
    assert source.items[-1].page == 2


@pytest.mark.parametrize(
    ("font", "printed", "read"),
    [
        (".VnTime", "KÕ ho¹ch", "Kế hoạch"),
        ("ABCDEF+.VnTimeH", "quyÕt ®Þnh", "QUYẾT ĐỊNH"),
        ("VNI-Times", "Keá hoaïch", "Kế hoạch"),
    ],
)
def test_the_name_of_a_typeface_tells_the_encoding(font: str, printed: str, read: str) -> None:
    convert = font_converter(font)

    assert convert is not None
    assert convert(printed) == read


@pytest.mark.parametrize("font", ["Times New Roman", "ABCDEF+NotoSerif-Regular", "VNTimes2000"])
def test_typefaces_of_unicode_are_left_alone(font: str) -> None:
    if font != "VNTimes2000":
        assert font_converter(font) is None


VIETNAMESE = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
)


@given(st.text(alphabet=VIETNAMESE + " ,.-", max_size=60))
@example("ủy ban mttq")
def test_what_is_written_in_tcvn3_or_vni_comes_back(text: str) -> None:
    # TCVN3 has no capitals with marks, so the reader gives names of bodies theirs again.
    assert from_tcvn3(to_tcvn3(text).decode("cp1252")).lower() == text
    assert from_vni(to_vni(text).decode("cp1252")) == text


def test_the_sample_documents_come_back_from_every_encoding(shared: Path) -> None:
    for seed in sorted((shared / "seeds").glob("*.txt")):
        text = decoded(seed.read_bytes())
        assert decoded(to_vni(text)) == text
        assert decoded(text.encode("utf-16")) == text
        assert decoded(to_tcvn3(text)).lower() == text.lower()
