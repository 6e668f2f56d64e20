"""A new paper has the parts that papers of its kind have, and nothing that nobody told."""

from dataclasses import replace

import pytest

from chuan.documents.rules.house_style import House
from chuan.documents.rules.new_papers import (
    BLANK,
    begin,
    blank_paper,
    blanks_of,
    chief_of,
    decision_for,
    minutes,
    notice,
    official_letter,
    proposal_for,
)
from chuan.domain.vanban.writing import (
    Annex,
    AnnexGroup,
    Block,
    BlockKind,
    Family,
    Paper,
    PaperKind,
    Signature,
)

STATE = House(
    "Ủy ban nhân dân xã An Hòa", "UBND xã", Family.STATE, "UBND", "", "An Hòa",
    Signature("TM. Ủy ban nhân dân", "", "Chủ tịch", ""),
)  # fmt: skip
SCIENCE = House(
    "Sở Khoa học và Công nghệ", "Sở KH&CN", Family.STATE, "SKHCN", "UBND tỉnh Nghệ An", "Nghệ An",
    Signature("", "", "Giám đốc", ""),
)  # fmt: skip
PARTY = House(
    "Đảng ủy xã An Hòa", "Đảng ủy", Family.PARTY, "ĐU", "", "An Hòa",
    Signature("T/M Ban Thường vụ", "", "Bí thư", ""),
)  # fmt: skip
PLAN = replace(
    begin(PaperKind.PLAN, STATE, title="Thực hiện Luật Đo lường"),
    opening="Thực hiện Kế hoạch số 45/KH-UBND ngày 08/4/2026 của Ủy ban nhân dân tỉnh Nghệ An "
    "(sau đây viết tắt là Kế hoạch số 45/KH-UBND), Ủy ban nhân dân xã ban hành Kế hoạch:",
    body=(
        Block(BlockKind.HEADING, "I.", "MỤC ĐÍCH, YÊU CẦU", 1),
        Block(BlockKind.HEADING, "1.", "Mục đích", 2),
        Block(BlockKind.HEADING, "II.", "Nhiệm vụ", 1),
    ),
    annexes=(Annex("Phụ lục"),),
)


def test_a_paper_begins_with_the_head_and_the_signature_of_its_body() -> None:
    paper = begin(PaperKind.PLAN, SCIENCE, drafter="TDC", title="Kiểm tra")

    assert (paper.issuer, paper.superior, paper.place) == (
        "Sở Khoa học và Công nghệ", "UBND tỉnh Nghệ An", "Nghệ An"
    )  # fmt: skip
    assert (paper.symbol, paper.title) == ("KH-SKHCN", "Kiểm tra")
    assert paper.signatures == (SCIENCE.signature,)
    assert paper.recipients == ("Lưu: VT, TDC",)


@pytest.mark.parametrize(
    ("house", "drafter", "line"),
    [
        (STATE, "VHXH", "Lưu: VT, VHXH"),
        (STATE, "UBND", "Lưu: VT"),
        (STATE, "", "Lưu: VT"),
        (PARTY, "BXDĐ", "Lưu Văn phòng Đảng ủy"),
    ],
)
def test_the_last_recipient_keeps_the_paper(house: House, drafter: str, line: str) -> None:
    assert begin(PaperKind.NOTICE, house, drafter=drafter).recipients == (line,)


@pytest.mark.parametrize("kind", PaperKind)
@pytest.mark.parametrize("house", [STATE, PARTY], ids=["state", "party"])
def test_every_kind_begins_as_a_paper_of_its_kind(kind: PaperKind, house: House) -> None:
    paper = blank_paper(kind, house, title="Tên")

    assert (paper.kind, paper.family, paper.title) == (kind, house.family, "Tên")
    assert paper.body
    assert paper.signatures


def labels(paper: Paper) -> list[tuple[str, str]]:
    return [(b.label, b.text) for b in paper.body if b.kind is BlockKind.HEADING]


def test_a_plan_and_a_report_have_their_outlines_numbered_as_the_family_numbers() -> None:
    plan = labels(blank_paper(PaperKind.PLAN, STATE))
    report = labels(blank_paper(PaperKind.REPORT, PARTY))

    assert plan == [
        ("I.", "MỤC ĐÍCH, YÊU CẦU"), ("II.", "NHIỆM VỤ, GIẢI PHÁP"),
        ("III.", "KINH PHÍ THỰC HIỆN"), ("IV.", "TỔ CHỨC THỰC HIỆN"),
    ]  # fmt: skip
    assert report == [
        ("I-", "KẾT QUẢ THỰC HIỆN"), ("II-", "KHÓ KHĂN, VƯỚNG MẮC"),
        ("III-", "PHƯƠNG HƯỚNG, NHIỆM VỤ"), ("IV-", "KIẾN NGHỊ"),
    ]  # fmt: skip


def test_a_new_decision_says_who_decides_and_what_is_still_to_be_told() -> None:
    paper = blank_paper(PaperKind.DECISION, SCIENCE)

    assert paper.competence == "Giám đốc Sở Khoa học và Công nghệ"
    assert paper.bases == (f"Căn cứ {BLANK}", f"Theo đề nghị của {BLANK}")
    assert [block.label for block in paper.body] == ["Điều 1.", "Điều 2."]
    assert chief_of(STATE) == STATE.name, "a collective body decides itself"


def test_a_proposal_submits_the_draft_with_its_reason_and_its_main_headings() -> None:
    paper = proposal_for(PLAN, STATE, to=["Chủ tịch UBND xã"], drafter="VHXH")
    bare = proposal_for(Paper(Family.STATE, PaperKind.PLAN, ""), STATE, to=[])
    said = [block.text for block in paper.body]

    assert paper.title == "Về việc ban hành Kế hoạch thực hiện Luật Đo lường"
    assert said[0] == (
        "Thực hiện Kế hoạch số 45/KH-UBND ngày 08/4/2026 của Ủy ban nhân dân tỉnh Nghệ An, UBND xã"
        " đã xây dựng dự thảo Kế hoạch thực hiện Luật Đo lường."
    )
    assert said[1] == "Nội dung chính của dự thảo: Mục đích, yêu cầu; Nhiệm vụ."
    assert said[2].startswith("UBND xã kính trình Chủ tịch UBND xã")
    assert (paper.addressees, paper.recipients) == (
        ("Chủ tịch UBND xã",), ("Như trên", "Lưu: VT, VHXH")
    )  # fmt: skip
    assert bare.addressees == (BLANK,)
    assert bare.body[0].text.startswith("Thực hiện nhiệm vụ được giao, UBND xã")
    assert BLANK in bare.body[1].text


def test_a_reason_that_is_told_stands_in_place_of_the_opening() -> None:
    paper = proposal_for(PLAN, STATE, to=["UBND"], reason="Theo chỉ đạo của Chủ tịch")

    assert paper.body[0].text.startswith("Theo chỉ đạo của Chủ tịch, UBND xã")


def test_a_decision_issues_the_plan_as_its_annex() -> None:
    paper = decision_for(PLAN, STATE, proposer="Phòng Văn hóa - Xã hội")
    attached, own = paper.annexes

    assert paper.title == "Ban hành Kế hoạch thực hiện Luật Đo lường"
    assert paper.bases == (
        "Căn cứ Luật Tổ chức chính quyền địa phương",
        "Căn cứ Kế hoạch số 45/KH-UBND ngày 08/4/2026 của Ủy ban nhân dân tỉnh Nghệ An",
        "Theo đề nghị của Phòng Văn hóa - Xã hội",
    )
    assert (attached.label, attached.title) == ("Kế hoạch", "Thực hiện Luật Đo lường")
    assert attached.blocks == (Block(BlockKind.PARAGRAPH, "", PLAN.opening), *PLAN.body)
    assert own == PLAN.annexes[0]
    assert paper.recipients[0] == "Như Điều 3"


def test_only_an_authority_rests_on_the_law_of_local_authorities() -> None:
    bare = replace(PLAN, opening="", recipients=())
    paper = decision_for(bare, SCIENCE)

    assert paper.bases == (f"Theo đề nghị của {BLANK}",)
    assert paper.recipients == ("Như Điều 3",)
    assert paper.annexes[0].blocks == PLAN.body


def test_names_in_capitals_keep_them_inside_a_title() -> None:
    paper = decision_for(replace(PLAN, title="CCHC năm 2026"), STATE)

    assert paper.title == "Ban hành Kế hoạch CCHC năm 2026"


def test_letters_and_notices_take_the_paragraphs_they_are_given() -> None:
    annex = Annex("Phụ lục")
    letter = official_letter(STATE, title="t", to=["Sở Y tế"], paragraphs=["a", "b"], annex=annex)
    empty = official_letter(STATE, title="t")

    assert [block.text for block in letter.body] == ["a", "b"]
    assert (letter.addressees, letter.annexes) == (("Sở Y tế",), (annex,))
    assert (empty.addressees, empty.body, empty.annexes) == (
        (BLANK,), (Block(BlockKind.PARAGRAPH),), ()
    )  # fmt: skip
    assert [block.text for block in notice(STATE, title="t", paragraphs=["a"]).body] == ["a"]


def test_minutes_are_signed_by_who_kept_them_and_who_presided() -> None:
    told = minutes(STATE, title="t", present=["Hoa", "Minh"], content=["Ý kiến"], chair="Hoa",
                   secretary="Minh")  # fmt: skip
    party = minutes(PARTY, title="t")

    assert [(s.position, s.name) for s in told.signatures] == [
        ("Thư ký", "Minh"),
        ("Chủ trì", "Hoa"),
    ]
    assert [b.text for b in told.body if b.kind is BlockKind.ITEM] == ["Hoa", "Minh"]
    assert labels(told) == [("I.", "THÀNH PHẦN THAM DỰ"), ("II.", "NỘI DUNG")]
    assert [label for label, _ in labels(party)] == ["I-", "II-"]
    assert [b.text for b in party.body if b.kind is BlockKind.ITEM] == [
        f"Chủ trì: {BLANK}", f"Thư ký: {BLANK}"
    ]  # fmt: skip


def test_blanks_are_counted_wherever_they_stand() -> None:
    block = Block(BlockKind.PARAGRAPH, "", f"{BLANK} và {BLANK}")
    paper = replace(
        PLAN, title=BLANK, opening=BLANK, competence=BLANK, bases=(BLANK,), addressees=(BLANK,),
        body=(block,),
        annexes=(Annex(blocks=(block,), groups=(AnnexGroup(rows=((BLANK, "x"), (BLANK,))),)),),
    )  # fmt: skip

    assert blanks_of(paper) == 11
    assert blanks_of(PLAN) == 0
