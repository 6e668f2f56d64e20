"""The letter that chases what is late: addressed by name or by annex, in the words of its family."""

from datetime import date

import pytest

from chuan.documents.rules.house_style import House
from chuan.domain.vanban.writing import Family, PaperKind, Signature
from chuan.plans.rules.chasing import NAMED, Chased, Late, chase_letter, named, short_message

ON, ANSWER = date(2026, 2, 5), date(2026, 2, 12)
STATE = House("Sở Khoa học và Công nghệ", "Sở KH&CN", Family.STATE, "SKHCN", "UBND tỉnh Nghệ An",
              "Nghệ An", Signature("", "", "Giám đốc", ""))  # fmt: skip
PARTY = House("Đảng ủy xã Châu Tiến", "Đảng ủy", Family.PARTY, "ĐU", "Tỉnh ủy Nghệ An",
              "Châu Tiến", Signature("T/M Ban Thường vụ", "", "Bí thư", ""))  # fmt: skip


def bodies(count: int) -> list[Chased]:
    late = Late("Rà soát cân ở chợ", "12/KH-UBND, Mục II.1", date(2026, 1, 20), 16)
    return [Chased(f"UBND xã Số {number}", (late,)) for number in range(1, count + 1)]


def said(house: House, count: int) -> str:
    paper = chase_letter(house, bodies(count), on=ON, answer_by=ANSWER, about="Kế hoạch số 12")
    return "\n".join(block.text for block in paper.body)


def test_few_bodies_are_addressed_by_name_and_many_by_the_annex() -> None:
    few = chase_letter(STATE, bodies(2), on=ON, answer_by=ANSWER)
    many = chase_letter(STATE, bodies(NAMED + 1), on=ON, answer_by=ANSWER)

    assert few.addressees == ("UBND xã Số 1", "UBND xã Số 2")
    assert many.addressees == ("Các cơ quan, đơn vị, địa phương có tên tại Phụ lục kèm theo",)


def test_the_letter_counts_what_is_late_and_says_by_when_to_answer() -> None:
    text = said(STATE, 3)

    assert "Đến ngày 05/02/2026, còn 03 nhiệm vụ quá hạn của 03 cơ quan, đơn vị" in text
    assert "trước ngày 12/02/2026" in text
    assert "theo Kế hoạch số 12" in text


def test_the_annex_lists_every_late_thing_under_its_body() -> None:
    paper = chase_letter(STATE, bodies(2), on=ON, answer_by=ANSWER)

    (annex,) = paper.annexes
    assert [(group.label, group.title) for group in annex.groups] == [
        ("I", "UBND xã Số 1"),
        ("II", "UBND xã Số 2"),
    ]
    assert annex.groups[0].rows == (
        ("1", "Rà soát cân ở chợ", "12/KH-UBND, Mục II.1", "20/01/2026", "16"),
    )


def test_a_plan_that_is_owed_is_told_as_such() -> None:
    owed = Late("UBND các xã xây dựng kế hoạch", "12/KH-UBND", date(2026, 1, 20), 16, is_plan=True)

    paper = chase_letter(STATE, [Chased("UBND xã A", (owed,))], on=ON, answer_by=ANSWER)

    assert paper.annexes[0].groups[0].rows[0][1] == "Ban hành kế hoạch thực hiện"


def test_a_party_letter_gives_no_orders_of_the_state() -> None:
    text = said(PARTY, 2)
    paper = chase_letter(PARTY, bodies(2), on=ON, answer_by=ANSWER)

    assert "giao nhiệm vụ" not in text
    assert "tổ chức đảng" in text
    assert paper.symbol == "CV/ĐU"
    assert paper.recipients[-1].startswith("Lưu Văn phòng")
    assert paper.kind is PaperKind.OFFICIAL_LETTER


def test_as_many_as_may_be_named_are_named_and_party_bodies_are_called_so() -> None:
    full = chase_letter(STATE, bodies(NAMED), on=ON, answer_by=ANSWER)
    party = chase_letter(PARTY, bodies(NAMED + 1), on=ON, answer_by=ANSWER)

    assert len(full.addressees) == NAMED
    assert party.addressees == ("Các tổ chức đảng có tên tại Phụ lục kèm theo",)


def test_the_letter_says_in_four_paragraphs_who_asks_whom_for_what() -> None:
    state, party = said(STATE, 2).split("\n"), said(PARTY, 2).split("\n")

    assert len(state) == len(party) == 4
    assert state[0].startswith(
        "Sở Khoa học và Công nghệ đã giao nhiệm vụ cho các cơ quan, đơn vị theo Kế hoạch số 12. "
    )
    assert party[0].startswith("Đảng ủy xã Châu Tiến đã phân công nhiệm vụ cho các tổ chức đảng ")
    for paragraphs, whom in ((state, "các cơ quan, đơn vị"), (party, "các tổ chức đảng")):
        assert f"đề nghị {whom} có tên tại Phụ lục khẩn trương thực hiện" in paragraphs[1]
        assert paragraphs[3] == f"Trân trọng đề nghị {whom} quan tâm thực hiện."


def test_the_annex_is_a_wide_table_that_says_until_which_day_it_counts() -> None:
    (annex,) = chase_letter(STATE, bodies(1), on=ON, answer_by=ANSWER).annexes

    assert annex.landscape
    assert annex.title == "Nhiệm vụ quá hạn đến ngày 05/02/2026"
    assert annex.columns == ("TT", "Nội dung", "Theo văn bản", "Thời hạn", "Quá hạn (ngày)")
    assert {len(row) for group in annex.groups for row in group.rows} == {len(annex.columns)}


@pytest.mark.parametrize(
    ("kind", "symbol", "on", "words"),
    [
        ("plan", "298/KH-UBND", date(2025, 4, 28), "Kế hoạch số 298/KH-UBND ngày 28/4/2025"),
        ("plan", "12/KH-UBND", date(2026, 1, 5), "Kế hoạch số 12/KH-UBND ngày 05/01/2026"),
        ("directive", "38-CT/TW", None, "Chỉ thị số 38-CT/TW"),
        ("other", "9/XX", None, "Văn bản số 9/XX"),
        ("plan", "", date(2026, 1, 5), ""),
    ],
)
def test_a_document_is_named_as_letters_name_it(
    kind: str, symbol: str, on: date | None, words: str
) -> None:
    assert named(kind, symbol, on) == words


def test_the_message_says_how_many_and_where_and_nothing_of_what() -> None:
    message = short_message("Sở KH&CN", 2, "https://chuan.example/viec/")

    assert message == (
        "Sở KH&CN: cơ quan đang có 2 việc quá hạn. Xem và cập nhật tại https://chuan.example/viec/"
    )
