"""Slips of typing are told with the words as printed, and sound Vietnamese is left in peace."""

from dataclasses import replace

import pytest

from chuan.domain.vanban import from_text, read
from chuan.domain.vanban.review.catalogue import Case
from tests.unit.domain.vanban.review.papers_in_review import BY_ID, NOTHING, quoted, told


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Giao Phòng Kinh tế chủ trì của của dự án.", ["của của dự"]),
        ("Báo cáo về về\nSở.", ["về về"]),
        ("Tổ chức tổ chức lớp học.", ["Tổ chức tổ chức lớp"]),
        ("Các đơn vị phối phối hợp thực hiện.", ["phối phối hợp"]),
        ("Ngày càng xanh xanh, đẹp đẹp.", []),
        ("Việc làm là là lượt.", []),
        ("Kiểm tra từ từ.", ["từ từ"]),
    ],
)
def test_a_word_said_twice_is_quoted_with_the_word_after_it(text: str, words: list[str]) -> None:
    assert quoted("word-repeated", text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Đã khảo sát. thể hiện đầy đủ.", ["sát. thể hiện"]),
        ("Đã khảo sát.\nthể hiện đầy đủ.", ["sát. thể hiện"]),
        ("Đã khảo sát. Thể hiện đầy đủ.", []),
        ("Học tại TP. vinh và TX. cửa lò.", []),
        ("Mở lớp, v.v. rồi báo cáo.", []),
    ],
)
def test_a_small_letter_after_a_full_stop_is_asked_about(text: str, words: list[str]) -> None:
    assert quoted("small-letter-after-full-stop", text) == words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Cán bộ, công chức làm việc tại UBND  xã được  tập huấn.", 2),
        ("Cán bộ, công chức làm việc tại UBND xã,  được tập huấn.", 1),
        ("Cán bộ, công chức làm việc tại UBND xã được tập huấn.", 0),
        ("UBND  xã được tập huấn.", 0),
        ("TỔ CHỨC TẬP HUẤN TẠI  XÃ", 0),
        ("Họ và tên của người   học và  chức vụ", 0),
    ],
)
def test_double_spaces_inside_a_sentence_are_counted(text: str, count: int) -> None:
    found = told("double-spaces", text)

    assert [f"Có {count} chỗ" in one.note for one in found] == [True] * bool(count)


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Hiện đại hoá và đô thị hóa.", "hoá / hóa"),
        ("Hoà bình và hòa giải.", "hoà / hòa"),
        ("Uỷ ban, ủy viên.", "uỷ / ủy"),
        ("Hóa chất, văn hóa; quý I, quỹ đất.", ""),
        ("Hoá chất, văn hoá.", ""),
    ],
)
def test_two_manners_of_one_syllable_are_asked_about(text: str, forms: str) -> None:
    found = told("tone-mark-in-two-places", text)

    assert [forms in one.note for one in found] == [True] * bool(forms)


def test_of_many_mixed_syllables_the_three_most_evenly_mixed_are_shown() -> None:
    pairs = "hoá hóa hoá hóa; thuỷ thủy; loà lòa; hoạ họa; toà tòa"

    (found,) = told("tone-mark-in-two-places", f"Ghi {pairs}.")

    assert len(found.evidence) == 6
    assert found.note.count("/") == 3
    assert "hoá / hóa" in found.note.split(",")[0]


@pytest.mark.parametrize(
    ("printed", "times"),
    [
        ("Độc lập- Tự do - Hạnh phúc", 1), ("Độc lập -Tự do – Hạnh phúc", 1),
        ("Độc lập  - Tự do - Hạnh phúc", 1), ("ĐỘC LẬP - TỰ DO - HẠNH PHÚC", 0),
        ("Độc lập — Tự do — Hạnh phúc", 0), ("Độc lập, Tự do, Hạnh phúc", 0),
    ],
)  # fmt: skip
def test_the_motto_has_a_space_on_each_side_of_its_dashes(printed: str, times: int) -> None:
    assert len(told("motto-misprinted", printed)) == times


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Phát huy vai trò của Mặt trận tổ quốc Việt Nam xã.", ["Mặt trận tổ quốc Việt Nam"]),
        (
            "Thủ tướng chính phủ giao Đảng cộng sản Việt Nam.",
            ["Đảng cộng sản Việt Nam", "Thủ tướng chính phủ"],
        ),
        ("MẶT TRẬN TỔ QUỐC VIỆT NAM; mặt trận tổ quốc; Mặt trận Tổ quốc.", []),
    ],
)  # fmt: skip
def test_a_name_without_its_capitals_is_quoted_in_its_longest_form(
    text: str, words: list[str]
) -> None:
    assert quoted("name-without-capitals", text) == words


def _defence(listed: int, bare: int) -> str:
    return "Giữ vững quốc phòng, an ninh. " * listed + "Đầu tư cho quốc phòng an ninh. " * bare


@pytest.mark.parametrize(
    ("listed", "bare", "times"), [(1, 1, 0), (4, 1, 1), (4, 2, 2), (4, 0, 0), (2, 9, 0)]
)
def test_a_comma_is_missed_only_where_the_paper_usually_has_it(
    listed: int, bare: int, times: int
) -> None:
    assert quoted("comma-lost-in-list", _defence(listed, bare)) == ["quốc phòng an ninh"] * times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đề nghị các cơ quang, đơn vị nghiêm túc thực hiện; cơ quang báo cáo.", ("quang", 2)),
        ("Công tác tuyên truyền trên phát thanh, truyền hinh được đẩy mạnh.", ("hinh", 1)),
    ],
)
def test_every_place_of_one_misspelling_is_told_together(
    text: str, expected: tuple[str, int]
) -> None:
    (found,) = told("misspelt-word", text)

    assert expected[0] in found.note
    assert "có lẽ là" in found.note
    assert len(found.evidence) == expected[1]


def test_the_name_of_who_signs_is_not_spelt_for_him() -> None:
    paper = "Nơi nhận:\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n{name}\n"

    sound, odd = (
        told("misspelt-word", paper.format(name=name)) for name in ("Lê Văn Hòa", "Lê Văn Hinhh")
    )

    assert sound == odd == []


@pytest.mark.parametrize(
    "rule",
    [
        "word-repeated",
        "tone-mark-in-two-places",
        "motto-misprinted",
        "small-letter-after-full-stop",
    ],
)
def test_what_a_machine_read_from_a_picture_is_not_blamed_for_its_glyphs(rule: str) -> None:
    for example in BY_ID[rule].fires:
        reading = read(from_text(example.text), NOTHING)
        assert BY_ID[rule].findings(Case(reading))
        for kind in ("scan", "photo"):
            pictured = replace(reading, source=replace(reading.source, kind=kind))
            assert BY_ID[rule].findings(Case(pictured)) == []
