"""Tổ chức thực hiện of a drafted plan: who puts together, who leads what, who reports by when."""

from dataclasses import replace
from datetime import date

import pytest

from chuan.domain.vanban.writing import BlockKind
from chuan.plans.rules.child_plan import BLANK, Above, ChildPlan, Issuer, Terms, Unit, compose_child
from tests.unit.plans import child_samples as samples
from tests.unit.plans.child_samples import COMMUNE, PARTY, TERMS, city, province

GOALS = province(samples.WITH_GOALS)
PARTS = {
    "leads": "UBND các xã, phường chủ trì bảo đảm an toàn giao thông tại chợ.",
    "hard": "UBND các xã, phường kịp thời phản ánh khó khăn, vướng mắc về Sở Tài chính.",
    "plan": "UBND các xã, phường xây dựng kế hoạch thực hiện Kế hoạch này.",
    "told": "UBND các xã, phường báo cáo về Sở Tài chính khi có yêu cầu.",
    "others": "Sở Nội vụ theo dõi thi đua, khen thưởng.",
    "front": "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh giám sát việc thực hiện.",
}


def organised(
    above: Above, issuer: Issuer = COMMUNE, terms: Terms = TERMS
) -> list[tuple[str, str]]:
    """Kind and words of each block of the part."""
    return blocks(compose_child(above, issuer, terms))


def blocks(child: ChildPlan) -> list[tuple[str, str]]:
    body = child.paper.body
    start = next(n for n, block in enumerate(body) if block.text == "TỔ CHỨC THỰC HIỆN")
    return [(block.kind.value, block.text) for block in body[start + 1 :]]


def with_duties(*names: str) -> Above:
    said = "\n".join(f"{n}. {PARTS[name]}" for n, name in enumerate(names, start=1))
    return province(
        f"{samples.HEAD}I. NHIỆM VỤ\n- UBND các xã, phường rà soát cân tại chợ.\n"
        f"II. TỔ CHỨC THỰC HIỆN\n{said}\n{samples.FOOT}"
    )


def headings(found: list[tuple[str, str]]) -> list[str]:
    return [words for kind, words in found if kind == BlockKind.HEADING.value]


def test_the_focal_unit_comes_first_then_all_units() -> None:
    found = organised(GOALS)

    assert headings(found) == ["Phòng Văn hóa - Xã hội", "Các phòng, đơn vị thuộc UBND xã"]
    assert found[1][1].startswith("Là cơ quan đầu mối, chủ trì, phối hợp")
    assert found[2][1] == (
        "Tổng hợp kết quả thực hiện, tham mưu UBND xã báo cáo Sở Khoa học và Công nghệ trước ngày"
        " 20 tháng 11 hằng năm và báo cáo đột xuất khi có yêu cầu."
    )
    assert found[-1][0] == BlockKind.PARAGRAPH.value
    assert "phản ánh về Phòng Văn hóa - Xã hội để tổng hợp" in found[-1][1]


def test_a_unit_that_leads_rows_is_told_their_numbers() -> None:
    found = organised(province(samples.ANNEXED))

    assert "Phòng Kinh tế" in headings(found)
    at = found.index(("heading", "Phòng Kinh tế"))
    assert found[at + 1][1].startswith("Chủ trì thực hiện nhiệm vụ số ")
    assert found[at + 1][1].endswith("tại Phụ lục kèm theo Kế hoạch này.")


def test_without_a_focal_unit_its_place_is_left_open_and_asked_about() -> None:
    nobody = replace(COMMUNE, units=(), counterparts={})
    child = compose_child(GOALS, nobody, TERMS)

    assert headings(blocks(child))[0] == BLANK
    assert any("Chưa rõ đơn vị đầu mối" in doubt.sentence.said() for doubt in child.doubts)


@pytest.mark.parametrize(
    ("name", "kept"),
    [("leads", True), ("hard", False), ("plan", False), ("told", False), ("others", False)],
)
def test_only_duties_that_no_other_sentence_takes_up_are_repeated(name: str, *, kept: bool) -> None:
    found = organised(with_duties("others", name))

    repeated = [words for _, words in found if "an toàn giao thông" in words]
    assert bool(repeated) is kept
    assert all("thi đua" not in words for _, words in found)
    assert sum("khó khăn" in words for _, words in found) == 1


def test_the_front_is_asked_where_the_plan_above_asks_it() -> None:
    asked = organised(with_duties("leads", "front"))
    silent = organised(with_duties("leads"))

    assert any("Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã" in words for words in headings(asked))
    assert not any("Mặt trận" in words for words in headings(silent))


@pytest.mark.parametrize(
    ("on", "words", "doubt"),
    [
        (date(2026, 2, 22), "Trước ngày 23/02/2026", "Mốc nội bộ"),
        (date(2026, 2, 23), f"Trước ngày {BLANK}", "còn rất gần"),
        (date(2026, 2, 28), f"Trước ngày {BLANK}", "còn rất gần"),
        (date(2026, 3, 1), f"Trước ngày {BLANK}", "đã qua"),
    ],
)
def test_a_report_due_once_is_asked_of_units_earlier_until_its_day_has_passed(
    on: date, words: str, doubt: str
) -> None:
    """Due before Saturday 28 February 2026: five worked days before it begin on the 23rd."""
    child = compose_child(province(samples.LETTER, "777/UBND-KGVX"), COMMUNE, Terms(on))

    (item,) = (said for _, said in blocks(child) if "gửi báo cáo kết quả" in said)
    assert item.startswith(words)
    (said,) = (d.sentence.said() for d in child.doubts if d.text == item)
    assert doubt in said


def test_the_office_of_a_party_committee_follows_the_plan_under_its_own_name() -> None:
    named = replace(PARTY, counterparts={"vp-tu": Unit("vp-du", "Văn phòng Đảng ủy xã An Hòa")})

    assert organised(city(), PARTY)[-1][1].startswith("Văn phòng Đảng ủy theo dõi")
    assert organised(city(), named)[-1][1].startswith("Văn phòng Đảng ủy xã An Hòa theo dõi")
