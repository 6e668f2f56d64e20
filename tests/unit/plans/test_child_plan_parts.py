"""The parts of a drafted plan one by one: who helps, how it is cited, figures, goals, pillars."""

from dataclasses import replace

import pytest

from chuan.domain.vanban.writing import (
    Family,
)
from chuan.plans.rules.child_plan import BLANK, Unit
from chuan.plans.rules.child_plan.bodies import by_subject, focal_of, lead_of, partners_cell
from chuan.plans.rules.child_plan.citing import cite, opening_of, title_of
from chuan.plans.rules.child_plan.figures import shown, with_own_figures
from chuan.plans.rules.child_plan.headings import goals_text, pillars_of
from chuan.plans.rules.child_plan.types import Figure, Issuer
from tests.unit.plans import child_samples as samples
from tests.unit.plans.child_samples import (
    BRANCH,
    COMMUNE,
    CULTURE,
    ECONOMY,
    OFFICE,
    PARTY,
    SCIENCE,
    plan,
    province,
    row,
)

GOALS = province(samples.WITH_GOALS)
ANNEXED = province(samples.ANNEXED)


def named(*rooms: Unit) -> Issuer:
    return replace(COMMUNE, units=rooms)


def rooms(count: int) -> tuple[Unit, ...]:
    return tuple(Unit(f"phong-{n}", f"Phòng {n}", is_room=True) for n in range(count))


@pytest.mark.parametrize(
    ("issuer", "words"),
    [
        (named(), "Các phòng, đơn vị liên quan"),
        (named(*rooms(1)), "Các phòng, đơn vị liên quan"),
        (named(*rooms(2)), "Phòng 0; Phòng 1"),
        (named(*rooms(6)), "Phòng 0; Phòng 1; Phòng 2; Phòng 3; Phòng 4; Phòng 5"),
        (named(*rooms(7)), "Các phòng, đơn vị liên quan"),
        (named(*rooms(2), BRANCH), "Phòng 0; Phòng 1"),
        (replace(named(), family=Family.PARTY), "Các cơ quan, đơn vị liên quan"),
    ],
)
def test_all_departments_are_named_room_by_room_while_the_rooms_are_few(
    issuer: Issuer, words: str
) -> None:
    (task,) = row("UBND các xã, phường", "Các sở, ban, ngành").document.tasks

    assert partners_cell(task, issuer, None) == words


def test_who_leads_is_not_among_those_who_help_and_others_are_told_once() -> None:
    (task,) = row("Sở Tài chính", "Sở Công Thương; Sở Y tế; Sở Tư pháp").document.tasks

    assert lead_of(task, COMMUNE, None) == ECONOMY
    assert partners_cell(task, COMMUNE, ECONOMY) == f"{CULTURE.name}; {OFFICE.name}"
    assert partners_cell(task, COMMUNE, None).startswith(f"{ECONOMY.name}; ")


def test_a_task_of_communes_is_led_by_the_room_of_who_helps_above_else_by_the_focal_one() -> None:
    (helped,) = row("UBND các xã, phường", "Sở Tài chính").document.tasks
    (alone,) = row("UBND các xã, phường", "").document.tasks

    assert lead_of(helped, COMMUNE, CULTURE) == ECONOMY
    assert lead_of(alone, COMMUNE, CULTURE) == CULTURE


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("Bảo đảm an toàn thực phẩm", "so-yt"),
        ("Phát triển khoa học và công nghệ", "so-khcn"),
        ("Xây dựng nông thôn mới", "so-nnmt"),
        ("Quản lý tài sản công", "so-tc"),
        ("Phòng, chống hàng giả", "so-ct"),
        ("Phổ cập giáo dục", "so-gddt"),
        ("Phong trào văn nghệ", None),
    ],
)
def test_the_title_tells_whose_field_a_plan_is(title: str, unit: str | None) -> None:
    fields = ("so-yt", "so-khcn", "so-nnmt", "so-tc", "so-ct", "so-gddt")
    issuer = replace(COMMUNE, counterparts={code: Unit(code, code) for code in fields})
    found = by_subject(plan("I. NHIỆM VỤ\n- Làm.\n", title).document, issuer)

    assert (found.code if found else None) == unit


def test_the_focal_unit_takes_the_work_of_whom_the_plan_above_is_reported_to() -> None:
    told = plan(
        "I. NHIỆM VỤ\n- Sở Tài chính chủ trì kiểm tra cân.\nII. TỔ CHỨC THỰC HIỆN\n"
        "1. UBND các xã báo cáo kết quả về Sở Tư pháp trước ngày 20 tháng 11 hằng năm.\n"
    )
    led = plan("I. NHIỆM VỤ\n- Sở Tài chính chủ trì kiểm tra cân.\n")

    assert focal_of(told.document, COMMUNE) == OFFICE
    assert focal_of(led.document, COMMUNE) == ECONOMY
    assert focal_of(plan("I. NHIỆM VỤ\n- Kiểm tra cân.\n").document, SCIENCE) == BRANCH


@pytest.mark.parametrize(
    ("symbol", "kind"),
    [
        ("45/KH-UBND", "Kế hoạch"),
        ("38-CT/TW", "Chỉ thị"),
        ("1322/QĐ-TTg", "Quyết định"),
        ("57-NQ/TW", "Nghị quyết"),
        ("12-CTr/TU", "Chương trình"),
        ("36-HD/VPTW", "Hướng dẫn"),
        ("10/TB-UBND", "Thông báo"),
        ("99-KL/TU", "Kết luận"),
        ("777/UBND-KGVX", "Kế hoạch"),
        ("", "Kế hoạch"),
    ],
)
def test_a_document_is_cited_by_the_kind_that_its_symbol_tells(symbol: str, kind: str) -> None:
    assert cite(replace(GOALS, symbol=symbol), Family.STATE).short.startswith(f"{kind} số ")


def test_a_citation_names_number_day_and_issuer_and_leaves_open_what_is_not_told() -> None:
    bare = replace(GOALS, symbol="", issued_on=None, issuer="")

    assert cite(GOALS, Family.PARTY).full == (
        "Kế hoạch số 45/KH-UBND, ngày 08/4/2026 của Ủy ban nhân dân tỉnh Nghệ An"
    )
    assert cite(bare, Family.STATE).full == f"Kế hoạch số {BLANK} ngày {BLANK} của {BLANK}"


@pytest.mark.parametrize(
    ("title", "issuer", "words"),
    [
        ("Triển khai thực hiện Luật Đo lường", COMMUNE, "Triển khai thực hiện Luật Đo lường"),
        ("Thực hiện Đề án cân đúng", PARTY, "Thực hiện Đề án cân đúng"),
        ("thực hiện Đề án cân đúng", COMMUNE, "Thực hiện Đề án cân đúng"),
        (
            "Về việc kiểm tra cân",
            COMMUNE,
            f"Triển khai thực hiện {cite(GOALS, Family.STATE).full} về kiểm tra cân",
        ),
    ],
)
def test_what_the_plan_above_carries_out_is_carried_out_here_too(
    title: str, issuer: Issuer, words: str
) -> None:
    above = plan("I. NHIỆM VỤ\n- Làm.\n", title)

    assert title_of(above, cite(above, Family.STATE), issuer) == words


def test_the_opening_says_on_which_document_and_who_issues() -> None:
    short = plan("I. NHIỆM VỤ\n- Làm.\n", "Kiểm tra cân")
    long = plan("I. NHIỆM VỤ\n- Làm.\n", "Kiểm tra cân tại chợ, cửa hàng và trạm cân của tỉnh")

    said = opening_of(short, cite(short, Family.STATE), COMMUNE)
    longer = opening_of(long, cite(long, Family.STATE), PARTY)

    assert said.endswith(
        " về kiểm tra cân, Ủy ban nhân dân xã An Hòa ban hành Kế hoạch thực hiện như sau:"
    )
    assert "(sau đây viết tắt là Kế hoạch số 45/KH-UBND)" in longer
    assert longer.endswith("Ban Thường vụ Đảng ủy xây dựng Kế hoạch thực hiện như sau:")


def test_a_figure_that_the_body_has_set_itself_is_told_beside_the_share_above() -> None:
    above = GOALS
    share, count = above.document.targets
    own = Figure("lớp tập huấn về truy xuất nguồn gốc", 3, count.unit, "Kế hoạch 5/KH-UBND")
    issuer = replace(COMMUNE, figures=(own,))

    opened = with_own_figures(count.text.text, [count], issuer, above)
    kept = with_own_figures(share.text.text, [share], issuer, above)

    assert f"{BLANK} lớp" in opened.text
    assert [note.said() for note in opened.notes] == [
        f"Cơ quan mình đã đặt 3 {count.unit} tại Kế hoạch 5/KH-UBND; hãy đối chiếu."
    ]
    assert "100%" in kept.text
    assert not kept.notes


def test_only_a_commune_leaves_a_count_of_the_whole_area_open() -> None:
    count = GOALS.document.targets[1]

    def said(issuer: Issuer) -> str:
        return with_own_figures(count.text.text, [count], issuer, GOALS).text

    assert "30 lớp" in said(SCIENCE)
    assert "30 lớp" not in said(COMMUNE)


@pytest.mark.parametrize("said", ["tổ chức 02 lần kiểm tra mỗi năm", "ít nhất 02 đợt/năm"])
def test_a_rhythm_is_nobody_s_share(said: str) -> None:
    above = plan(f"I. MỤC TIÊU\n- Bảo đảm {said}.\nII. NHIỆM VỤ\n- Làm.\n")

    assert "02" in with_own_figures(said, above.document.targets, COMMUNE, above).text


def test_figures_are_shown_as_vietnamese_prints_them() -> None:
    assert [shown(value) for value in (0.5, 12, 1250.0, 3.25)] == ["0,5", "12", "1250", "3,25"]


def test_goals_are_taken_paragraph_by_paragraph_with_their_marks() -> None:
    text = (
        samples.HEAD
        + """I. MỤC TIÊU
Mục tiêu chung là bảo đảm
cân đúng cho người mua.
Phấn đấu đi đầu cả nước.

a) Đến năm 2027 có 50% chợ
được kiểm tra;
- Mỗi chợ một cân đối chứng.
II. NHIỆM VỤ
- Kiểm tra cân.
"""
        + samples.FOOT
    )
    found = goals_text(province(text).document, text)

    assert [(p.label, p.text) for p in found] == [
        ("", "Mục tiêu chung là bảo đảm cân đúng cho người mua."),
        ("", "Phấn đấu đi đầu cả nước."),
        ("a)", "Đến năm 2027 có 50% chợ được kiểm tra;"),
        ("-", "Mỗi chợ một cân đối chứng."),
    ]
    assert goals_text(province(text).document, "") == ()
    assert goals_text(ANNEXED.document, ANNEXED.text) == ()


@pytest.mark.parametrize(
    "heading", ["MỤC ĐÍCH, MỤC TIÊU", "NHIỆM VỤ VÀ CHỈ TIÊU", "TỔ CHỨC THỰC HIỆN"]
)
def test_a_heading_that_is_of_more_than_goals_is_not_taken_for_them(heading: str) -> None:
    text = samples.HEAD + f"I. {heading}\n- Có 50% chợ được kiểm tra.\n" + samples.FOOT

    assert goals_text(province(text).document, text) == ()


def test_tasks_stand_by_heading_and_a_heading_that_only_says_tasks_names_no_pillar() -> None:
    titles = [(pillar.label, pillar.title) for pillar in pillars_of(GOALS.document)]
    bare = pillars_of(plan("I. NHIỆM VỤ, GIẢI PHÁP CHỦ YẾU\n- Làm.\n- Kiểm tra.\n").document)

    assert titles == [("1", "Tuyên truyền"), ("2", "Kiểm tra")]
    assert [(p.label, p.title, [n for n, _ in p.tasks]) for p in bare] == [("", "", [0, 1])]
