"""Documents in the shapes that offices print: each paper read whole and checked as a reader would."""

from chuan.domain.vanban import from_text, read
from chuan.domain.vanban.types import Document, Knowledge, Task, Value
from tests.unit.domain.vanban import papers


def documents(text: str) -> tuple[Document, ...]:
    return read(from_text(text), Knowledge()).documents


def only(text: str) -> Document:
    (document,) = documents(text)
    return document


def words(values: tuple[Value, ...]) -> list[str]:
    return [value.text for value in values]


def task(document: Document, number: str) -> Task:
    return next(found for found in document.tasks if found.number == number)


def test_reads_the_head_of_a_state_plan_printed_in_two_columns() -> None:
    plan = only(papers.COMMUNE_PLAN)

    assert plan.kind == "plan"
    assert str(plan.issuer) == "UBND XÃ PHƯỚC AN"
    assert str(plan.superior) == "UBND HUYỆN SƠN HÒA"
    assert (str(plan.symbol), str(plan.place), plan.date) == (
        "45/KH-UBND",
        "Phước An",
        "2026-02-05",
    )
    assert str(plan.signer.name) == "Lê Thị Mai"
    assert words(plan.recipients) == ["UBND tỉnh", "Sở KH&CN", "Lưu: VT, VHXH"]


def test_reads_notes_in_brackets_and_lines_under_a_task() -> None:
    plan = only(papers.COMMUNE_PLAN)

    bracketed, listed = task(plan, "1.2"), task(plan, "a")

    assert words(bracketed.lead) == ["Phòng Kinh tế"]
    assert words(bracketed.coordinate) == ["Công an xã", "các thôn"]
    assert (str(bracketed.time), str(bracketed.product)) == ("Quý II/2026", "500 tờ rơi")
    assert words(listed.coordinate) == ["Phòng Văn hóa - Xã hội", "Công an xã"]
    assert str(listed.product) == "Báo cáo kết quả kiểm tra"
    assert words(task(plan, "1.1").coordinate) == ["Đài Truyền thanh", "Mặt trận Tổ quốc xã"]


def test_takes_targets_with_the_year_of_their_heading() -> None:
    plan = only(papers.COMMUNE_PLAN)

    found = [(t.value, t.unit, t.by, t.comparator) for t in plan.targets]

    assert (100.0, "%", 2026, "=") in found
    assert (85.0, "%", 2026, ">=") in found
    assert (2.0, "lớp tập huấn", 2026, "=") in found


def test_two_deadlines_in_one_sentence_are_two_reports() -> None:
    plan = only(papers.COMMUNE_PLAN)

    room = [r for r in plan.reporting if words(r.to) == ["Phòng Văn hóa - Xã hội"]]

    assert [(r.due, r.recurrence) for r in room] == [
        ("--06-15", "half_yearly"),
        ("--11-20", "annual"),
    ]


def test_reads_a_party_resolution() -> None:
    resolution = only(papers.PARTY_RESOLUTION)

    assert resolution.kind == "resolution"
    assert str(resolution.symbol) == "07-NQ/ĐU"
    assert str(resolution.issuer) == "ĐẢNG ỦY PHƯỜNG MỸ TRÀ"
    assert [section.label for section in resolution.sections] == ["I", "II", "III"]
    assert [words(t.lead) for t in resolution.tasks[:2]] == [
        ["Các chi bộ"],
        ["Đảng ủy Ủy ban nhân dân phường"],
    ]
    assert [(t.value, t.by) for t in resolution.targets[:2]] == [(15.0, 2030), (90.0, 2030)]
    assert str(resolution.signer.authority) == "T/M ĐẢNG ỦY"


def test_reads_what_a_letter_asks_of_whom() -> None:
    letter = only(papers.LETTER)

    assert letter.kind == "official_letter"
    assert str(letter.title) == "báo cáo kết quả thực hiện công tác đo lường năm 2026"
    asked = ["các sở, ban, ngành", "UBND các xã, phường, đặc khu"]
    assert [words(t.lead) for t in letter.tasks] == [asked, asked]
    assert [(words(r.to), r.due) for r in letter.reporting] == [
        (["Sở Khoa học và Công nghệ"], "2026-11-15"),
        (["UBND tỉnh"], None),
    ]


def test_puts_a_flattened_annex_back_into_its_cells_in_any_order_of_columns() -> None:
    plan = only(papers.FLAT_ANNEX)

    first, second, third = plan.tasks

    assert (str(first.time), str(first.product)) == ("Tháng 9/2025", "Báo cáo khảo sát")
    assert words(second.lead) == ["Phòng Văn hóa - Xã hội"]
    assert words(second.coordinate) == ["Phòng Kinh tế, Hạ tầng và Đô thị", "Đoàn Thanh niên"]
    assert third.time is None
    assert words(third.lead) == ["Trung tâm Phục vụ hành chính công"]


def test_splits_a_decision_from_the_rules_that_it_issues() -> None:
    decision, rules = documents(papers.DECISION_WITH_RULES)

    assert (decision.kind, rules.kind) == ("decision", "other")
    assert str(rules.issuer) == "UBND tỉnh"
    assert [str(section.title) for section in rules.sections[:2]] == [
        "QUY ĐỊNH CHUNG",
        "TRÁCH NHIỆM PHỐI HỢP",
    ]
    assert [words(t.coordinate) for t in rules.tasks] == [["Sở Công Thương", "Công an tỉnh"], []]
    assert [(words(r.who), r.due) for r in rules.reporting] == [
        (["Sở Khoa học và Công nghệ"], "--12-10")
    ]


def test_reads_columns_kept_apart_by_spaces_over_pages() -> None:
    plan = only(papers.SPACED_ANNEX)

    first, second, third = plan.tasks

    assert (first.section, third.section) == ("I", "II")
    assert words(second.lead) == ["Báo và Đài Phát thanh, Truyền hình tỉnh"]
    assert second.coordinate == ()
    assert (third.time, str(third.product)) == (None, "100 chuyên gia")


def test_reads_groups_of_two_depths_and_a_column_of_money() -> None:
    plan = only(papers.SEVEN_COLUMNS)

    assert [(t.section, t.number) for t in plan.tasks] == [
        ("A.1", "1.1"),
        ("A.1", "1.2"),
        ("A.2", "2.1"),
        ("B", "1"),
    ]
    assert str(plan.tasks[2].product) == "Mỗi năm ít nhất 02 lớp"
    assert words(plan.tasks[3].coordinate) == ["VNPT tỉnh", "Trung tâm Chuyển đổi số"]


def test_gives_items_the_body_that_their_heading_names() -> None:
    directive = only(papers.DIRECTIVE)

    assert directive.kind == "directive"
    assert words(directive.tasks[0].lead) == ["Sở Khoa học và Công nghệ"]
    assert words(directive.tasks[0].coordinate) == ["Sở Công Thương"]
    assert [(words(r.who), r.due) for r in directive.reporting] == [
        (["Ủy ban nhân dân các quận, huyện"], "--12-15")
    ]
