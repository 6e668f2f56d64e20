"""A body's own plan drafted from the plan above: taken over, reworded, dated, or left open."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.documents.reading import knowledge
from chuan.documents.rules.printed_paper import source_of
from chuan.domain.calendar_vn import Calendar
from chuan.domain.vanban import read
from chuan.domain.vanban.alignment import MatchKind, align
from chuan.domain.vanban.writing import Paper, from_json, to_json
from chuan.domain.vanban.writing.wording import said_day
from chuan.plans.rules.child_plan import (
    BLANK,
    Above,
    ChildPlan,
    Issuer,
    Terms,
    Why,
    compose_child,
    include_task,
    trace,
)
from chuan.plans.rules.child_plan.times import day_before_each_year
from tests.unit.plans import child_samples as samples
from tests.unit.plans.child_samples import COMMUNE, PARTY, SCIENCE, TERMS, city, province

CASES = {
    "with goals": (province(samples.WITH_GOALS), COMMUNE),
    "with an annex": (province(samples.ANNEXED), COMMUNE),
    "of a department": (province(samples.ANNEXED), SCIENCE),
    "under a letter": (province(samples.LETTER, "777/UBND-KGVX"), COMMUNE),
    "of a party committee": (city(), PARTY),
    "given to districts": (province(samples.DISTRICTS), COMMUNE),
    "without an annex": (province(samples.WITHOUT_ANNEX), COMMUNE),
}


def drafted(name: str) -> ChildPlan:
    above, issuer = CASES[name]
    return compose_child(above, issuer, TERMS)


def rows_of(paper: Paper) -> list[tuple[str, ...]]:
    return [row for annex in paper.annexes for group in annex.groups for row in group.rows]


def body_of(paper: Paper) -> str:
    return "\n".join(f"{block.label} {block.text}" for block in paper.body)


@pytest.mark.parametrize("name", CASES)
def test_every_draft_is_a_paper_that_can_be_kept(name: str) -> None:
    paper = drafted(name).paper

    assert from_json(to_json(paper)) == paper
    assert paper.title
    assert paper.body


@pytest.mark.parametrize("name", CASES)
def test_every_task_is_taken_over_or_offered_with_a_reason(name: str) -> None:
    above, _issuer = CASES[name]
    child = drafted(name)
    known = {o.pointer for o in child.origins} | {o.pointer for o in child.offered}

    assert {f"tasks/{n}" for n in range(len(above.document.tasks))} <= known
    assert all(offered.sentence.said() for offered in child.offered)


@pytest.mark.parametrize("name", CASES)
def test_no_figure_is_made_up(name: str) -> None:
    """Every number in a drafted task stands in the plan above, or is a date worked out from it."""
    above, _issuer = CASES[name]
    child = drafted(name)
    printed = above.text + above.symbol

    for origin in child.origins:
        for word in origin.text.replace(",", " ").replace(".", " ").split():
            assert not word.isdigit() or word in printed or origin.pointer.startswith("reporting/")


@pytest.mark.parametrize("name", CASES)
def test_a_draft_laid_beside_the_plan_above_contradicts_nothing_and_misses_what_was_told(
    name: str,
) -> None:
    above, _issuer = CASES[name]
    child = drafted(name)
    reading = read(source_of(child.paper), knowledge())

    found = align(
        reading.documents[0], [above.document], knowledge=knowledge(),
        child_text=reading.text, parent_texts=[above.text], on=TERMS.on,
    )  # fmt: skip

    told = {offered.pointer for offered in child.offered}
    told |= {doubt.pointer for doubt in child.doubts}
    missing = found.of_kind(MatchKind.MISSING)
    assert {m.parent_clause.pointer.strip("/") for m in missing if m.parent_clause} <= told
    assert not [finding.note for finding in found.findings if finding.severity == "error"]


@pytest.mark.parametrize("name", CASES)
def test_the_importer_reads_the_draft_back_as_the_same_plan(name: str) -> None:
    paper = drafted(name).paper

    document = read(source_of(paper), knowledge()).documents[0]

    assert document.kind == "plan"
    assert document.title is not None
    assert document.title.text == paper.title
    if paper.annexes:
        assert [task.text.text for task in document.tasks] == [row[1] for row in rows_of(paper)]


def test_the_plan_above_is_cited_with_number_day_and_issuer() -> None:
    paper = drafted("with goals").paper

    cited = "Kế hoạch số 45/KH-UBND ngày 08/4/2026 của Ủy ban nhân dân tỉnh Nghệ An"
    assert cited in paper.opening
    assert cited in paper.title


def test_a_plan_without_a_number_is_cited_with_what_is_to_be_filled_in() -> None:
    above, issuer = CASES["with goals"]
    bare = Above(above.document, above.issuer, "/KH-UBND", None, "tỉnh", "Nghệ An", above.text)

    assert f"số {BLANK}/KH-UBND ngày {BLANK}" in compose_child(bare, issuer, TERMS).paper.opening


def test_a_letter_is_cited_as_a_letter() -> None:
    assert "Công văn số 777/UBND-KGVX" in drafted("under a letter").paper.opening


def test_words_of_the_province_become_those_of_the_commune_where_that_is_certain() -> None:
    said = body_of(drafted("with goals").paper)

    assert "các phòng, ban, ngành, đơn vị và người dân trên địa bàn xã" in said
    assert "kế hoạch phát triển kinh tế - xã hội của xã" in said


def test_a_share_is_taken_over_and_a_count_of_the_whole_province_is_left_open() -> None:
    child = drafted("with goals")
    said = body_of(child.paper)

    assert "100% tổ chức, cá nhân sản xuất sản phẩm chủ lực của xã" in said
    assert f"ít nhất {BLANK} lớp tập huấn" in said
    assert any("30 lớp" in doubt.sentence.said() for doubt in child.doubts)


def test_work_of_a_department_goes_to_the_room_that_takes_it() -> None:
    leads = {row[1]: row[2] for row in rows_of(drafted("with an annex").paper)}

    assert leads["Rà soát cân tại chợ trên địa bàn xã"] == "Phòng Văn hóa - Xã hội"
    assert leads["Cân đối kinh phí cho công tác đo lường"] == "Phòng Kinh tế"


def test_all_departments_become_the_rooms_by_name_without_the_one_that_leads() -> None:
    partners = {row[1]: row[3] for row in rows_of(drafted("with an annex").paper)}

    assert partners["Cân đối kinh phí cho công tác đo lường"] == (
        "Phòng Văn hóa - Xã hội; Văn phòng HĐND và UBND"
    )


def test_the_row_leaves_to_the_columns_who_leads_and_when() -> None:
    rows = rows_of(drafted("with goals").paper)

    assert [row[1] for row in rows] == [
        "Tuyên truyền về tiêu chuẩn, đo lường, chất lượng trên địa bàn xã",
        "Kiểm tra phương tiện đo tại chợ",
    ]


def test_a_printed_day_comes_earlier_by_working_days_and_the_legal_day_is_told() -> None:
    child = drafted("with goals")

    assert rows_of(child.paper)[1][4] == "Trước ngày 07/12/2026"
    assert any("trước ngày 15/12/2026" in doubt.sentence.said() for doubt in child.doubts)


def test_what_comes_back_every_year_stays_and_what_has_passed_is_left_open() -> None:
    times = [row[4] for row in rows_of(drafted("with an annex").paper)]

    assert times == ["Hằng năm", BLANK]


def test_rooms_report_before_the_body_must() -> None:
    said = body_of(drafted("with goals").paper)

    assert "báo cáo Sở Khoa học và Công nghệ trước ngày 20 tháng 11 hằng năm" in said
    assert "Trước ngày 10 tháng 11 hằng năm, gửi báo cáo" in said


def test_work_that_the_law_gives_to_the_province_is_not_taken_over() -> None:
    child = drafted("with an annex")

    assert not [row for row in rows_of(child.paper) if "quy chuẩn kỹ thuật" in row[1]]
    assert [o.why for o in child.offered if "quy chuẩn" in o.text] == [Why.ABOVE]


def test_work_of_others_is_offered_and_not_taken_over() -> None:
    child = drafted("with an annex")

    assert [o.why for o in child.offered if "phòng thử nghiệm" in o.text] == [Why.OTHERS]


def test_work_of_districts_is_proposed_with_the_reason() -> None:
    child = drafted("given to districts")

    assert rows_of(child.paper)[0][1] == "Rà soát cân tại chợ trên địa bàn xã"
    assert any("cấp huyện" in doubt.sentence.said() for doubt in child.doubts)


def test_a_department_gives_its_own_work_to_its_unit_and_keeps_the_province() -> None:
    rows = rows_of(drafted("of a department").paper)

    own = next(row for row in rows if row[1].startswith("Xây dựng quy chuẩn"))
    assert own[2] == "Chi cục Tiêu chuẩn Đo lường Chất lượng"
    assert "trên địa bàn tỉnh" in rows[0][1]


def test_what_another_department_leads_stays_its_own() -> None:
    rows = rows_of(drafted("of a department").paper)

    row = next(r for r in rows if r[1].startswith("Cân đối kinh phí"))
    assert row[2:4] == ("Sở Tài chính", "Chi cục Tiêu chuẩn Đo lường Chất lượng")


def test_a_party_plan_has_its_outline_its_bodies_and_no_annex() -> None:
    paper = drafted("of a party committee").paper
    said = body_of(paper)

    assert paper.symbol == "KH/ĐU"
    assert not paper.annexes
    assert "I- MỤC ĐÍCH, YÊU CẦU" in said
    assert "Ban Xây dựng Đảng hướng dẫn tuyên truyền" in said
    assert "Đảng ủy Ủy ban nhân dân xã lãnh đạo, chỉ đạo" in said
    assert "báo cáo Ban Thường vụ Đảng ủy" in said
    assert "Chỉ thị, Kế hoạch số 03-KH/TU và Kế hoạch này" in said
    assert "thanh tra" not in said


def test_a_commune_proposes_to_the_province_what_only_the_province_changes() -> None:
    rows = rows_of(drafted("without an annex").paper)

    assert rows[0][1] == (
        "Rà soát hệ thống kế hoạch của tỉnh về đo lường để đề nghị tỉnh điều chỉnh cho phù hợp"
    )


def test_threads_find_moved_and_edited_parts_again() -> None:
    child = drafted("with goals")
    body = child.paper.body
    edited = [*body[2:], *body[:2]]
    at = next(n for n, b in enumerate(edited) if "chủ lực" in b.text)
    edited[at] = type(edited[at])(edited[at].kind, "+", edited[at].text + " Ưu tiên hộ nghèo.")
    changed = Paper(child.paper.family, child.paper.kind, "", body=tuple(edited))

    traced = trace(changed, child.origins)

    assert traced.by_place[f"body/{at}"] == "targets/0"
    assert "tasks/0" in traced.lost


def test_an_offered_clause_is_put_where_its_pillar_is() -> None:
    above, issuer = CASES["with goals"]
    paper = drafted("with goals").paper

    grown, place, text = include_task(paper, above, issuer, TERMS, 2)

    assert place == "annexes.0.1.1"
    assert rows_of(grown)[-1][1] == text
    assert grown.body == paper.body


@given(
    st.dates(date(2025, 1, 1), date(2030, 12, 31)),
    st.integers(1, 12),
    st.integers(1, 28),
    st.integers(1, 10),
)
def test_units_always_have_reported_the_working_days_before_the_legal_day(
    on: date, month: int, day: int, days: int
) -> None:
    own_month, own_day = day_before_each_year(month, day, Terms(on, days_to_report=days))

    calendar = Calendar()
    for year in range(on.year, on.year + 5):
        legal = date(year, month, day) - timedelta(days=1)
        own = date(year if own_month <= month else year - 1, own_month, own_day)
        assert calendar.working_days_between(own - timedelta(days=1), legal) >= days


def test_days_are_cited_as_the_decree_writes_them() -> None:
    assert said_day(date(2026, 2, 5)) == "05/02/2026"
    assert said_day(date(2026, 11, 12)) == "12/11/2026"
    assert isinstance(COMMUNE, Issuer)
