"""The outline of a report, its paper, its letters: what stands where, and what is not there at all."""

from dataclasses import replace
from decimal import Decimal

import pytest

from chuan.documents.rules.house_style import House
from chuan.domain.vanban.writing import Block, BlockKind, Family, Signature
from chuan.figures.rules.gaps import Gaps
from chuan.figures.rules.report_facts import Facts, Measure, Proof, Trouble, Wanted, Work
from chuan.figures.rules.report_outline import CLOSING, OPENING, TABLE, outline_of, printed
from chuan.figures.rules.report_paper import (
    PROOFS,
    annexes_of,
    body_of,
    fingerprint_of,
    numbered,
    renewed_annexes,
    report_paper,
    sending_letter,
    submission,
)
from chuan.figures.rules.report_pictures import rates_picture
from chuan.figures.rules.rewording import Kept, renewed
from tests.unit.figures.test_narrating import COUNT, FACTS, PLAN, RATE

D = Decimal
HOUSE = House(
    "Ủy ban nhân dân xã Châu Tiến", "UBND xã", Family.STATE, "UBND", "", "Châu Tiến",
    Signature("TM. Ủy ban nhân dân", "", "Chủ tịch", ""),
)  # fmt: skip
UNIT = replace(HOUSE, name="Phòng Văn hóa - Xã hội", short="Phòng VH-XH")
LOOSE = Measure("khac", "Việc khác", "việc", value=D(2))
TROUBLE = Trouble("a", "Thiếu quả cân.", "", "Sở KH&CN")
OF_RESULTS = (Wanted("kq", "Kết quả"), Wanted("nb", "Tình hình nổi bật"))
OF_TROUBLES = Wanted("kk", "Kết quả khắc phục tồn tại, hạn chế")
WHOLE = replace(
    FACTS, groups=(("I", "Tuyên truyền"), ("II", "Trống")), measures=(COUNT, LOOSE),
    works=(Work("k", PLAN, 12, 8, 6),), troubles=(TROUBLE,),
    wanted=(*OF_RESULTS, OF_TROUBLES, Wanted("kn", "Kiến nghị")),
)  # fmt: skip
H, P, ITEM = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM


def places(facts: Facts) -> list[tuple[str, int]]:
    """Keys and levels in the order of the outline."""
    return [(one.key, one.level) for one in outline_of(facts)]


def test_every_part_stands_in_its_place_with_its_level() -> None:
    assert places(WHOLE) == [
        (OPENING, 0), ("bc-muc-ket-qua", 1), ("kq", 0), ("bc-muc-chi-dao", 2), ("bc-viec-k", 0),
        ("bc-muc-nhom-I", 2), ("bc-so-so", 0), ("bc-muc-chi-tieu", 2), ("bc-so-khac", 0), (TABLE, 0),
        ("bc-phan-nb", 2), ("nb", 0), ("bc-phan-kk", 1), ("bc-kho-khan-chung", 0),
        ("bc-vuong-mac-a", 0), ("kk", 0), ("bc-phan-kn", 1), ("kn", 0), ("bc-muc-so-lieu", 1),
        ("bc-chot-so-lieu", 0), ("bc-uoc", 0), (CLOSING, 0),
    ]  # fmt: skip
    texts = {one.key: one.text for one in outline_of(WHOLE)}
    assert texts["bc-phan-kk"] == "KẾT QUẢ KHẮC PHỤC TỒN TẠI, HẠN CHẾ"
    assert texts["bc-phan-nb"] == "Tình hình nổi bật"


def test_difficulties_get_a_heading_of_their_own_where_the_form_has_no_part_for_them() -> None:
    without = replace(WHOLE, wanted=(OF_RESULTS[0], Wanted("kn", "Kiến nghị")))
    found = [key for key, _ in places(without)]

    at = found.index("bc-muc-kho-khan-chung")
    assert found[at : at + 5] == [
        "bc-muc-kho-khan-chung", "bc-kho-khan-chung", "bc-vuong-mac-a", "bc-phan-kn", "kn",
    ]  # fmt: skip
    assert ("bc-muc-kho-khan-chung", 1) in places(without)
    none = [key for key, _ in places(replace(without, troubles=()))]
    assert not [key for key in none if "kho-khan" in key]
    twice = replace(WHOLE, wanted=(OF_TROUBLES, Wanted("vm", "Vướng mắc")))
    assert [key for key, _ in places(twice)].count("bc-vuong-mac-a") == 1


def test_without_tasks_figures_or_parts_their_headings_are_left_out() -> None:
    bare = replace(FACTS, groups=(("II", "Trống"),), measures=(), wanted=())

    assert places(bare) == [
        (OPENING, 0), ("bc-muc-ket-qua", 1), ("bc-muc-chi-tieu", 2), (TABLE, 0),
        ("bc-muc-so-lieu", 1), ("bc-chot-so-lieu", 0), (CLOSING, 0),
    ]  # fmt: skip


def test_the_opening_names_the_basis_and_otherwise_begins_with_the_body() -> None:
    with_basis, without = (outline_of(replace(FACTS, basis=b))[0].text for b in (PLAN, ""))

    assert with_basis.startswith(f"Thực hiện {PLAN}, UBND xã báo cáo ")
    assert without.startswith("UBND xã báo cáo ")


def heading(key: str, level: int, **more: bool) -> Kept:
    return Kept(key, H, key, level, **more)


ONE, TWO, OTHER = heading("1", 1), heading("1.1", 2), heading("2", 1)
WORDS = Kept("w", P, "lời")
END = Kept(CLOSING, P, "hết")


@pytest.mark.parametrize(
    ("outline", "left"),
    [
        ((ONE, TWO, WORDS, END), "1 1.1 w"), ((ONE, WORDS, TWO, END), "1 w"),
        ((ONE, TWO, OTHER, WORDS), "2 w"), ((WORDS, ONE), "w"), ((ONE, END), ""),
        ((ONE, OTHER, TWO, WORDS), "2 1.1 w"), ((replace(ONE, edited=True), END), "1"),
        ((ONE, replace(WORDS, removed=True), END), ""), ((ONE, replace(WORDS, text=" "), END), ""),
    ],
)  # fmt: skip
def test_a_drafted_heading_is_printed_only_where_something_stands_under_it(
    outline: tuple[Kept, ...], left: str
) -> None:
    assert [one.key for one in printed(outline) if one.key != CLOSING] == left.split()


@pytest.mark.parametrize(
    ("family", "labels"),
    [
        (Family.STATE, ["I.", "1.", "2.", "", "II.", "1.", "III."]),
        (Family.PARTY, ["I-", "1-", "2-", "", "II-", "1-", "III-"]),
    ],
)
def test_headings_are_numbered_anew_under_each_heading(family: Family, labels: list[str]) -> None:
    levels = (1, 2, 2, 3, 1, 2, 0)

    found = numbered([Block(H, "", "x", level) for level in levels], family)

    assert [block.label for block in found] == labels
    assert [block.level for block in found] == [1, 2, 2, 3, 1, 2, 1]


def test_the_paper_goes_to_whoever_asked_and_bears_its_period_once() -> None:
    paper = report_paper(FACTS, renewed((), outline_of(FACTS)), HOUSE)

    assert paper.title == "Kết quả thực hiện năm 2026"
    assert paper.recipients[0] == FACTS.asker
    assert paper.addressees == ()
    assert [annex.label for annex in paper.annexes] == ["Phụ lục"]
    named = replace(FACTS, subject="kết quả năm 2026")
    assert report_paper(named, (), HOUSE).title == "Kết quả năm 2026"


def test_a_table_or_picture_that_people_made_up_is_not_printed() -> None:
    own = (Kept("them-1", BlockKind.TABLE, "x"), Kept("them-2", BlockKind.PICTURE, "x"), WORDS)

    assert [block.key for block in body_of(replace(FACTS, measures=(RATE, RATE)), own)] == ["w"]


def test_the_picture_of_the_paper_comes_with_its_own_figures() -> None:
    facts = replace(FACTS, measures=(RATE, replace(RATE, name="Tỷ lệ khác", value=None), RATE))
    blocks = body_of(facts, renewed((), outline_of(facts)))

    (picture,) = (block for block in blocks if block.kind is BlockKind.PICTURE)
    drawn = rates_picture(facts)
    assert drawn is not None
    assert (picture.drawing, picture.table) == drawn
    assert len(drawn[1].groups[0].rows) == 2
    assert drawn[1].figures == (1, 2)
    assert (drawn[0].width_mm, 'width="620"' in drawn[0].svg) == (160, True)


def test_the_list_of_evidence_numbers_what_it_names() -> None:
    proofs = (Proof("Ảnh", "tệp", "việc", "ab12"), Proof("Trang", "đường dẫn", "chỉ tiêu"))

    annexes = {annex.key: annex for annex in annexes_of(replace(FACTS, proofs=proofs))}

    assert annexes[PROOFS].groups[0].rows == (
        ("1", "Ảnh", "tệp", "việc", "ab12"), ("2", "Trang", "đường dẫn", "chỉ tiêu", ""),
    )  # fmt: skip
    assert all(len(row) == len(annexes[PROOFS].columns) for row in annexes[PROOFS].groups[0].rows)


def test_an_annex_whose_reason_is_gone_goes_with_it_and_a_new_one_comes_at_the_end() -> None:
    with_proofs = annexes_of(replace(FACTS, proofs=(Proof("Ảnh", "tệp", "việc"),)))
    alone = annexes_of(FACTS)
    made = {annex.key: fingerprint_of(annex) for annex in with_proofs}

    assert [a.key for a in renewed_annexes(with_proofs, alone, made)] == [alone[0].key]
    first = {alone[0].key: fingerprint_of(alone[0])}
    grown = renewed_annexes(alone, with_proofs, first)
    assert [annex.key for annex in grown] == [annex.key for annex in with_proofs]
    assert grown[0].label == alone[0].label
    own = replace(alone[0], key="", title="Phụ lục riêng")
    assert renewed_annexes((own,), (), made) == (own,)


@pytest.mark.parametrize("missing", [(), ("xã A",)])
def test_the_letters_say_how_far_the_figures_reach_where_somebody_is_missing(
    missing: tuple[str, ...],
) -> None:
    facts = replace(FACTS, gaps=Gaps(34, 33, missing))
    reach = "33/34 đơn vị đã gửi; thiếu: xã A."

    letter = [block.text for block in sending_letter(facts, HOUSE, number="12/BC-UBND").body]
    asked = [block.text for block in submission(facts, UNIT, to="Chủ tịch UBND xã").body]

    assert letter[0].startswith(f"Thực hiện {PLAN}, UBND xã gửi kèm theo Báo cáo số 12/BC-UBND về ")
    assert [text for text in letter if "Phạm vi" in text] == (
        [f"Phạm vi số liệu: {reach}"] if missing else []
    )
    assert asked[0].startswith(f"Thực hiện {PLAN}, Phòng VH-XH đã tổng hợp")
    assert asked[1] == "Số liệu chốt đến ngày 15/11/2026." + (f" {reach}" if missing else "")


def test_the_letters_of_a_report_nobody_asked_for_in_writing_begin_with_who_sends_it() -> None:
    facts = replace(FACTS, basis="")

    assert sending_letter(facts, HOUSE).body[0].text.startswith("UBND xã gửi kèm theo Báo cáo kết")
    paper = submission(facts, UNIT, to="Chủ tịch UBND xã")
    assert paper.body[0].text.startswith("Phòng VH-XH đã tổng hợp")
    assert paper.addressees == ("Chủ tịch UBND xã",)
    assert paper.recipients[0] == "Như trên"
    assert paper.title == "Về việc ban hành Báo cáo kết quả thực hiện năm 2026"


def test_what_the_facts_do_not_say_is_nothing() -> None:
    needed = ("body", "short", "family", "shape", "asker", "subject", "period", "before", "is_over")
    bare = Facts(**{name: getattr(FACTS, name) for name in needed}, as_of=FACTS.as_of)
    line, trouble = Measure("k", "Việc", "việc"), Trouble("k", "Thiếu", "", "Sở")

    assert (bare.number, bare.measures, bare.troubles, bare.proofs, bare.gaps) == (
        0,
        (),
        (),
        (),
        None,
    )
    assert (line.decimals, line.is_rate, line.value, line.aim, line.group) == (
        0,
        False,
        None,
        None,
        "",
    )
    assert (trouble.late, trouble.answer, trouble.answered_on) == (False, "", None)
    late_too = replace(FACTS, gaps=Gaps(34, 34, (), ("xã B",)))
    assert late_too.form_annex == "Phụ lục"
