"""The whole of a drafted plan: its parts in order, the annex by pillar, what was taken back."""

from dataclasses import replace

from chuan.domain.vanban.writing import BlockKind
from chuan.plans.rules.child_plan import BLANK, compose_child
from chuan.plans.rules.child_plan.bodies import partners_cell
from chuan.plans.rules.child_plan.headings import pillars_of
from chuan.plans.rules.child_plan.trace import _likeness, _words
from chuan.plans.rules.child_plan.types import Above, Issuer
from tests.unit.plans import child_samples as samples
from tests.unit.plans.child_samples import COMMUNE, PARTY, SCIENCE, TERMS, city, province

GOALS = province(samples.WITH_GOALS)
ANNEXED = province(samples.ANNEXED)
PART = BlockKind.HEADING


def parts(above: Above, issuer: Issuer = COMMUNE) -> list[str]:
    body = compose_child(above, issuer, TERMS).paper.body
    return [f"{block.label} {block.text}" for block in body if block.level == 1]


def under(above: Above, part: str, issuer: Issuer = COMMUNE) -> list[tuple[str, str]]:
    """Kind and label with words of the blocks of one part."""
    body = compose_child(above, issuer, TERMS).paper.body
    start = next(n for n, block in enumerate(body) if block.text == part)
    rest = body[start + 1 :]
    end = next((n for n, block in enumerate(rest) if block.level == 1), len(rest))
    return [(b.kind.value, f"{b.label} {b.text}".strip()) for b in rest[:end]]


def test_a_state_plan_has_its_parts_in_the_usual_order_and_goals_only_where_the_plan_above_has() -> (
    None
):
    assert parts(GOALS) == [
        "I. MỤC ĐÍCH, YÊU CẦU", "II. MỤC TIÊU", "III. NHIỆM VỤ, GIẢI PHÁP",
        "IV. KINH PHÍ THỰC HIỆN", "V. TỔ CHỨC THỰC HIỆN",
    ]  # fmt: skip
    assert "II. NHIỆM VỤ, GIẢI PHÁP" in parts(ANNEXED)


def test_a_party_plan_has_no_money_and_no_annex_of_tasks() -> None:
    assert parts(city(), PARTY) == [
        "I- MỤC ĐÍCH, YÊU CẦU", "II- NHIỆM VỤ VÀ GIẢI PHÁP", "III- TỔ CHỨC THỰC HIỆN",
    ]  # fmt: skip


def test_a_plan_without_purposes_says_that_the_plan_above_is_carried_out() -> None:
    found = under(province(samples.WITHOUT_ANNEX), "MỤC ĐÍCH, YÊU CẦU")

    assert [kind for kind, _ in found] == ["clause", "clause"]
    assert found[0][1] == (
        "1. Tổ chức triển khai thực hiện đầy đủ, kịp thời Kế hoạch số 45/KH-UBND."
    )
    assert found[1][1].startswith("2. Phân công rõ cơ quan chủ trì")


def test_purposes_and_requirements_stand_under_their_headings() -> None:
    found = under(GOALS, "MỤC ĐÍCH, YÊU CẦU")

    assert [words for kind, words in found if kind == "heading"] == ["1. Mục đích", "2. Yêu cầu"]
    assert all(words.endswith(".") for kind, words in found if kind != "heading")


def test_pillars_are_named_once_and_their_tasks_stand_in_the_annex() -> None:
    found = under(GOALS, "NHIỆM VỤ, GIẢI PHÁP")
    (annex,) = compose_child(GOALS, COMMUNE, TERMS).paper.annexes

    assert [words for _, words in found[:-1]] == ["1. Tuyên truyền.", "2. Kiểm tra."]
    assert found[-1][1].startswith("(Nhiệm vụ cụ thể")
    assert [(group.label, group.title) for group in annex.groups] == [
        ("I", "Tuyên truyền"), ("II", "Kiểm tra")
    ]  # fmt: skip
    assert [[row[0] for row in group.rows] for group in annex.groups] == [["1"], ["1"]]
    assert annex.title == "Danh mục nhiệm vụ triển khai thực hiện Kế hoạch số 45/KH-UBND"
    assert annex.landscape


def test_tasks_of_a_party_plan_stand_under_their_pillars() -> None:
    found = under(city(), "NHIỆM VỤ VÀ GIẢI PHÁP", PARTY)

    assert found[0] == ("heading", "1- Tuyên truyền")
    assert ("heading", "2- Kiểm tra") in found
    assert [kind for kind, _ in found if kind != "heading"] == ["item", "item"]


def test_a_task_that_no_longer_stands_is_neither_taken_over_nor_offered() -> None:
    gone = compose_child(replace(GOALS, withdrawn=frozenset({0})), COMMUNE, TERMS)

    assert "tasks/0" not in {origin.pointer for origin in gone.origins}
    assert "tasks/0" not in {offered.pointer for offered in gone.offered}
    assert [group.title for group in gone.paper.annexes[0].groups] == ["Kiểm tra"]


def test_goals_without_the_text_of_the_file_are_those_that_no_task_tells() -> None:
    silent = replace(GOALS, text="")
    said = under(silent, "MỤC TIÊU")

    assert [kind for kind, _ in said] == ["item", "item"]
    assert BLANK in said[1][1]
    first = GOALS.document.targets[0]
    task = replace(GOALS.document.tasks[0], text=first.text)
    told = replace(silent, document=replace(GOALS.document, tasks=(task,)))
    assert len(under(told, "MỤC TIÊU")) == 1


def test_products_of_rows_leave_counts_of_the_province_open() -> None:
    (annex,) = compose_child(ANNEXED, COMMUNE, TERMS).paper.annexes
    rows = {row[1]: row for group in annex.groups for row in group.rows}

    assert rows["Rà soát cân tại chợ trên địa bàn xã"][5].startswith("Danh sách")


def test_headings_of_an_annex_name_the_pillars_of_its_rows() -> None:
    titles = [pillar.title for pillar in pillars_of(ANNEXED.document)]

    assert [title.upper() for title in titles] == ["ĐO LƯỜNG", "CHẤT LƯỢNG"]


def test_those_who_stand_above_or_are_asked_themselves_are_no_partners() -> None:
    def partners(names: str, issuer: Issuer = COMMUNE) -> str:
        text = samples.ANNEXED.replace("Các sở, ban, ngành; UBND các xã, phường", names)
        return partners_cell(province(text).document.tasks[1], issuer, None)

    assert partners("UBND các xã, phường") == "Phòng Kinh tế"
    assert partners("Các doanh nghiệp liên quan") == "Phòng Kinh tế; các doanh nghiệp liên quan"
    assert partners("Liên đoàn Lao động tỉnh") == "Phòng Kinh tế"
    assert partners("Các sở, ban, ngành", SCIENCE) == "Các phòng, đơn vị liên quan"


def test_likeness_of_edited_texts_is_told_of_the_words_of_both() -> None:
    one, other = _words("kiểm tra cân tại chợ"), _words("kiểm tra cân ở nhà")

    assert _likeness(one, other) == 2 * 3 / 10
    assert _likeness(one, one) == 1
    assert _likeness(one, frozenset()) == _likeness(frozenset(), frozenset()) == 0
