"""Findings stand in one order, and what only looks like a fault is left in peace."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from chuan.domain.vanban import from_text, read
from chuan.domain.vanban.review import RULES, review
from chuan.domain.vanban.types import Agency, Finding, Knowledge
from tests.unit.domain.vanban.review.papers_in_review import annexed, plan, quoted, told

ORDER = ["error", "warning", "question", "notice"]
EXAMPLES = [example for rule in RULES for example in rule.fires]


def _start(finding: Finding) -> int:
    return min((start for value in finding.evidence for start, _ in value.spans), default=0)


def test_the_gravest_findings_come_first_and_each_kind_in_the_order_of_the_text() -> None:
    text = "\n".join(example.text for example in EXAMPLES)
    known = Knowledge(
        agencies=tuple(a for example in EXAMPLES for a in example.knowledge.agencies),
        acts=tuple(a for example in EXAMPLES for a in example.knowledge.acts),
        provinces=tuple(a for example in EXAMPLES for a in example.knowledge.provinces),
    )

    found = review(read(from_text(text), known), known, on=date(2026, 11, 22))

    assert {finding.severity for finding in found} == set(ORDER)
    for one, other in pairwise(found):
        assert (ORDER.index(one.severity), _start(one)) <= (
            *(ORDER.index(other.severity), _start(other)),
        )


def test_every_rule_names_the_kind_of_its_fault() -> None:
    for rule in RULES:
        assert rule.kind.replace("_", "").isalpha(), rule.id
        assert rule.kind.islower(), rule.id
        assert not rule.confidence or rule.confidence in "ABC", rule.id


@pytest.mark.parametrize(
    ("letters", "leaps"),
    [("abcd", False), ("abcdđ", False), ("abd", True), ("acd", True), ("bcd", False)],
)
def test_letters_of_points_follow_one_another(letters: str, *, leaps: bool) -> None:
    lines = "".join(f"{label}) Việc số {n} của xã.\n" for n, label in enumerate(letters))
    text = plan(f"I. NHIỆM VỤ\n1. Kiểm tra\n{lines}2. Báo cáo\n- Gửi báo cáo.\n")

    assert bool(told("numbers-leap-or-repeat", text)) is leaps


def test_letters_that_the_alphabet_lacks_are_no_leap() -> None:
    lines = "".join(f"{label}) Việc thứ {label} của xã.\n" for label in "abcdefg")
    text = plan(f"I. NHIỆM VỤ\n1. Kiểm tra\n{lines}2. Báo cáo\n- Gửi báo cáo.\n")

    assert all("là f" not in one.note for one in told("numbers-leap-or-repeat", text))


def test_a_heading_printed_again_on_a_new_page_is_no_second_number() -> None:
    text = plan(
        "I. MỤC ĐÍCH\n- Mở lớp.\nII. NHIỆM VỤ\n- Dạy nghề.\n\fII. NHIỆM VỤ\n- Thi tay nghề.\n"
    )

    assert told("numbers-leap-or-repeat", text) == []


def test_three_places_that_speak_of_inspection_are_all_shown() -> None:
    lines = "".join(f"- Thanh tra, kiểm tra cơ sở thứ {n}.\n" for n in range(4))

    assert len(quoted("commune-inspectorate", plan(f"I. NHIỆM VỤ\n{lines}"))) == 3


def test_the_longest_name_of_an_ended_body_is_the_one_quoted() -> None:
    office = Agency(
        "Sở Thông tin", ("Sở Thông tin và Truyền thông",), valid_until="2025-02-28", confidence="B"
    )
    text = plan("I. NHIỆM VỤ\n- Giao Sở Thông tin và Truyền thông và Sở Thông tin chủ trì.\n")

    assert quoted("body-abolished", text, Knowledge(agencies=(office,))) == [
        "Sở Thông tin và Truyền thông",
        "Sở Thông tin",
    ]


@pytest.mark.parametrize(
    ("until", "times"), [("2026-12-30", 1), ("2026-12-31", 0), ("2027-01-01", 0)]
)
def test_a_plan_without_years_runs_to_the_end_of_the_year_of_its_date(
    until: str, times: int
) -> None:
    office = Agency("Ban Quản lý chợ Mới", valid_until=until, confidence="B")
    text = plan("I. NHIỆM VỤ\n- Giao Ban Quản lý chợ Mới chủ trì.\n", title="Quản lý chợ")

    assert len(told("body-abolished", text, Knowledge(agencies=(office,)))) == times


@pytest.mark.parametrize(("until", "times"), [("2027-12-30", 1), ("2028-12-31", 0)])
def test_a_row_may_carry_the_plan_beyond_its_own_year(until: str, times: int) -> None:
    office = Agency("Ban Quản lý chợ Mới", valid_until=until, confidence="B")
    text = annexed(
        "1 | Kiểm tra cân chợ | Ban Quản lý chợ Mới | Công an xã | 2026 - 2028 | Báo cáo",
        "2 | Mở lớp tập huấn | Phòng Kinh tế | Công an xã | Năm 2026 | 02 lớp",
    )

    assert len(told("body-abolished", text, Knowledge(agencies=(office,)))) == times


def test_a_word_of_two_ended_bodies_belongs_to_the_longer_name() -> None:
    one = Agency("Phòng Tài chính", valid_until="2025-06-30", confidence="B")
    other = replace(one, name="Phòng Tài chính - Kế hoạch")
    text = plan("I. NHIỆM VỤ\n- Giao Phòng Tài chính - Kế hoạch chủ trì.\n")

    (found,) = told("body-abolished", text, Knowledge(agencies=(one, other)))

    assert "“Phòng Tài chính - Kế hoạch”" in found.note


def test_of_many_spellings_of_a_merged_province_six_are_shown() -> None:
    heads = ("UBND tỉnh", "Ủy ban nhân dân tỉnh", "Uỷ ban nhân dân tỉnh", "HĐND tỉnh", "tỉnh")
    heads += ("thành phố", "TP.", "UBND thành phố")
    lines = "".join(f"- {head} Bình Định mở lớp.\n" for head in heads)
    province = Agency("Bình Định", valid_until="2025-06-30", successors=("Gia Lai",))

    found = quoted(
        "province-merged-since", plan(f"I. NHIỆM VỤ\n{lines}"), Knowledge(provinces=(province,))
    )

    assert found == [f"{head} Bình Định" for head in heads[:6]]


def test_inspection_is_quoted_from_its_own_line_to_the_end_of_the_phrase() -> None:
    text = plan("I. NHIỆM VỤ\n- Mở lớp.\n- Thanh tra, kiểm tra các chợ; báo cáo.\n")

    assert quoted("commune-inspectorate", text) == ["- Thanh tra, kiểm tra các chợ"]


def test_a_row_much_like_its_paragraph_is_quoted_only_where_they_part() -> None:
    example = next(rule for rule in RULES if rule.id == "row-drifts-from-body").fires[0].text
    cell = next(line for line in example.splitlines() if line.startswith("| 1 |")).split("|")[2]
    body = (
        "Tổ chức kiểm định toàn bộ cân thông dụng, cân đồng hồ lò xo tại các chợ hạng ba trên địa "
        "bàn các xã miền núi hằng năm"
    )
    near = body.replace("hạng ba", "hạng hai")

    (found,) = told("row-drifts-from-body", example.replace(cell.strip(), near))

    assert [("hạng" in value.text, "kiểm định" in value.text) for value in found.evidence] == [
        (True, False),
        (True, False),
    ]
