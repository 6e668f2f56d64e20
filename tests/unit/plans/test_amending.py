"""The draft of a decision says what changes hands, and leaves the rest as it is."""

from datetime import date

from chuan.domain.vanban.writing import Family, PaperKind
from chuan.plans.rules.amending import MOST_ROWS, Ended, Replaced, amending_paper

ENDED = Ended("Ủy ban nhân dân xã An Hòa", date(2025, 6, 30), ("1678/NQ-UBTVQH15 (16/06/2025)",))
ROW = Replaced("Rà soát cân tại chợ", "12/KH-UBND", "Ủy ban nhân dân xã Bình Minh")


def test_a_decision_names_what_goes_to_whom_and_why() -> None:
    paper = amending_paper(
        issuer="Ủy ban nhân dân tỉnh Nghệ An", place="Nghệ An", ended=ENDED, rows=[ROW]
    )

    assert (paper.family, paper.kind) == (Family.STATE, PaperKind.DECISION)
    assert "Ủy ban nhân dân xã An Hòa" in paper.title
    assert paper.bases == ("Căn cứ 1678/NQ-UBTVQH15 (16/06/2025)", "Căn cứ 12/KH-UBND")
    assert [block.label for block in paper.body] == ["Điều 1.", "1.", "Điều 2.", "Điều 3."]
    assert (
        paper.body[1].text
        == "Rà soát cân tại chợ tại 12/KH-UBND: giao Ủy ban nhân dân xã Bình Minh."
    )


def test_many_rows_are_cut_with_their_number_told() -> None:
    paper = amending_paper(issuer="UBND tỉnh", place="", ended=ENDED, rows=[ROW] * (MOST_ROWS + 2))

    assert "và 2 nhiệm vụ khác" in paper.body[MOST_ROWS + 1].text
