"""The draft of a decision says what changes hands, and leaves the rest as it is."""

from datetime import date

from chuan.documents.rules.house_style import House
from chuan.domain.vanban.writing import Family, PaperKind, Signature
from chuan.plans.rules.amending import MOST_ROWS, Ended, Replaced, amending_paper

PROVINCE = House("Ủy ban nhân dân tỉnh Nghệ An", "UBND tỉnh", Family.STATE, "UBND", "",
                 "Nghệ An", Signature("TM. Ủy ban nhân dân", "", "Chủ tịch", ""))  # fmt: skip
DEPARTMENT = House("Sở Khoa học và Công nghệ", "Sở KH&CN", Family.STATE, "SKHCN", "UBND tỉnh Nghệ An",
                   "Nghệ An", Signature("", "", "Giám đốc", ""))  # fmt: skip
COMMITTEE = House("Tỉnh ủy Nghệ An", "Tỉnh ủy", Family.PARTY, "TU", "",
                  "Nghệ An", Signature("T/M Ban Thường vụ", "", "Bí thư", ""))  # fmt: skip
ENDED = Ended("Ủy ban nhân dân xã An Hòa", date(2025, 6, 30), ("1678/NQ-UBTVQH15 (16/06/2025)",))
ROW = Replaced("Rà soát cân tại chợ", "12/KH-UBND", "Ủy ban nhân dân xã Bình Minh")


def test_a_decision_names_what_goes_to_whom_and_why() -> None:
    paper = amending_paper(PROVINCE, ended=ENDED, rows=[ROW])

    assert (paper.family, paper.kind) == (Family.STATE, PaperKind.DECISION)
    assert (paper.symbol, paper.competence) == ("QĐ-UBND", PROVINCE.name)
    assert "Ủy ban nhân dân xã An Hòa" in paper.title
    assert paper.bases == ("Căn cứ 1678/NQ-UBTVQH15 (16/06/2025)", "Căn cứ 12/KH-UBND")
    assert [block.label for block in paper.body] == ["Điều 1.", "1.", "Điều 2.", "Điều 3."]
    assert (
        paper.body[1].text
        == "Rà soát cân tại chợ tại 12/KH-UBND: giao Ủy ban nhân dân xã Bình Minh."
    )


def test_many_rows_are_cut_with_their_number_told() -> None:
    paper = amending_paper(PROVINCE, ended=ENDED, rows=[ROW] * (MOST_ROWS + 2))

    assert "và 2 nhiệm vụ khác" in paper.body[MOST_ROWS + 1].text


def test_each_body_decides_under_its_own_symbol_and_signature() -> None:
    department = amending_paper(DEPARTMENT, ended=ENDED, rows=[ROW])
    committee = amending_paper(COMMITTEE, ended=ENDED, rows=[ROW])

    assert (department.symbol, department.superior) == ("QĐ-SKHCN", "UBND tỉnh Nghệ An")
    assert department.competence == "Giám đốc Sở Khoa học và Công nghệ"
    assert committee.symbol == "QĐ/TU"
    assert committee.signatures == (COMMITTEE.signature,)
    assert committee.recipients == ("Như Điều 3", "Lưu Văn phòng Tỉnh ủy")


def test_a_body_with_as_many_rows_as_fit_has_them_all() -> None:
    paper = amending_paper(PROVINCE, ended=ENDED, rows=[ROW] * MOST_ROWS)

    assert len([block for block in paper.body if block.text.startswith("Rà soát")]) == MOST_ROWS
    assert not any("nhiệm vụ khác" in block.text for block in paper.body)


def test_five_documents_are_cited_each_once_and_each_receiving_body_is_named_once() -> None:
    rows = [Replaced("Việc", f"{n // 2}/KH-UBND", f"Xã {n % 3}") for n in range(14)]

    paper = amending_paper(PROVINCE, ended=ENDED, rows=[Replaced("Việc", "", "Xã 0"), *rows])

    assert paper.bases[1:] == tuple(f"Căn cứ {n}/KH-UBND" for n in range(5))
    assert paper.body[1].text == "Việc: giao Xã 0."
    assert paper.body[-1].text.startswith("Xã 0; Xã 1; Xã 2 và các cơ quan")
    assert "kết thúc hoạt động sau ngày 30/06/2025" in paper.body[0].text
