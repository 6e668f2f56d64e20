"""Laws that hold for any text: reading never fails, spans say what values say, form does not matter."""

import re
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from chuan.domain.vanban import from_json, from_text, read, to_json
from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.types import Knowledge
from tests.unit.domain.vanban.papers import PAPERS

PIECES = st.sampled_from(
    [
        "KẾ HOẠCH", "Số: 12/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Sở Tài chính chủ trì, phối hợp với Sở Y tế thực hiện.", "- 100% cơ sở được kiểm tra",
        "TT Nội dung Cơ quan chủ trì Thời gian", "1", "I", "Hàng năm", "Sở Y tế;", "Phụ lục",
        "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "Trần Văn An", "QUYẾT ĐỊNH:", "Điều 1. Ban hành", "\f", "",
        "| TT | Nội dung | Chủ trì |", "|---|---|---|", "trước ngày 20/11 hằng năm báo cáo UBND tỉnh",
        "**II. NHIỆM VỤ**", "a) Đến năm 2030", "(Kèm theo Quyết định số /QĐ-UBND)", "Kính gửi: các xã",
    ]
)  # fmt: skip
PAPER = st.lists(st.one_of(PIECES, st.text(max_size=40)), max_size=40).map("\n".join)


def squeezed(text: str) -> str:
    return "".join(fold(text).split()).replace("–", "-")


@settings(max_examples=120, deadline=None)
@given(PAPER)
def test_reading_never_fails_and_spans_stay_inside_the_text(text: str) -> None:
    reading = read(from_text(text), Knowledge())
    written = to_json(reading)

    for spans in written["spans"].values():
        assert all(0 <= start < end <= len(reading.text) for start, end in spans)


@settings(max_examples=60, deadline=None)
@given(PAPER)
def test_documents_survive_writing_and_reading_back(text: str) -> None:
    written = to_json(read(from_text(text), Knowledge()))

    again = from_json(written)

    assert [document.kind for document in again] == [d["kind"] for d in written["documents"]]
    assert [len(document.tasks) for document in again] == [
        len(d["tasks"]) for d in written["documents"]
    ]


def test_the_words_of_a_span_are_the_words_of_its_value() -> None:
    for text in PAPERS.values():
        written = to_json(read(from_text(text), Knowledge()))
        for pointer, spans in written["spans"].items():
            value = at(written, pointer)
            if not isinstance(value, str) or pointer.endswith("/date"):
                continue
            printed = "".join(written["text"][start:end] for start, end in spans)
            if pointer.endswith("/due"):
                named = [int(part) for part in re.findall(r"\d+", printed)]
                assert named[:2] == [int(value[-2:]), int(value[-5:-3])], pointer
                continue
            assert squeezed(printed) == squeezed(value), pointer


def test_composed_and_decomposed_letters_and_line_ends_read_alike() -> None:
    for text in PAPERS.values():
        plain = to_json(read(from_text(text), Knowledge()))
        for other in (
            unicodedata.normalize("NFD", text),
            text.replace("\n", "\r\n"),
            "\ufeff" + text,
        ):
            assert to_json(read(from_text(other), Knowledge())) == plain


def at(written: object, pointer: str) -> object:
    for part in pointer.strip("/").split("/"):
        written = written[int(part)] if isinstance(written, list) else written[part]  # type: ignore[index]
    return written
