"""Levels are told from names, groups from words; who leads, what recurs, which parts are held."""

import pytest

from chuan.domain.vanban.alignment.absent import asks_for_plan, is_answered_by_being
from chuan.domain.vanban.alignment.bodies import canonical, leading
from chuan.domain.vanban.alignment.reports import _stands_in
from chuan.domain.vanban.alignment.sentences import Held, main_sentence, parts_of
from chuan.domain.vanban.alignment.strength import _often, times_a_year
from chuan.domain.vanban.alignment.tiers import (
    Tier,
    addresses,
    concern,
    is_specific,
    tier_of,
    tier_of_name,
)
from chuan.domain.vanban.alignment.types import Clause, ClauseKind
from chuan.domain.vanban.types import Agency, Document, Duty, Knowledge, Reporting, Task, Value


def clause(text: str, kind: ClauseKind = ClauseKind.TASK, *lead: str, **told: Value) -> Clause:
    """A clause of a parent with those who lead it."""
    return Clause(0, kind, "/tasks/0", "I.1", Value(text), tuple(map(Value, lead)), **told)


@pytest.mark.parametrize(
    ("name", "tier"),
    [
        ("Thủ tướng Chính phủ", Tier.CENTRAL),
        ("Bộ Khoa học và Công nghệ", Tier.CENTRAL),
        ("các Bộ", Tier.CENTRAL),
        ("Ủy ban Tiêu chuẩn Đo lường Chất lượng Quốc gia", Tier.CENTRAL),
        ("UBND tỉnh Nghệ An", Tier.PROVINCE),
        ("Tỉnh ủy", Tier.PROVINCE),
        ("Thường trực HĐND tỉnh", Tier.PROVINCE),
        ("Thường trực Tỉnh ủy", Tier.PROVINCE),
        ("Văn phòng Tỉnh ủy Nghệ An", Tier.DEPARTMENT),
        ("Đảng ủy Bộ Chỉ huy Quân sự", Tier.DEPARTMENT),
        ("Ban Thường vụ Thành ủy Hải Phòng", Tier.PROVINCE),
        ("Sở Khoa học và Công nghệ", Tier.DEPARTMENT),
        ("Bộ Chỉ huy Quân sự tỉnh", Tier.DEPARTMENT),
        ("các Chi cục", Tier.DEPARTMENT),
        ("Công an tỉnh", Tier.DEPARTMENT),
        ("UBND huyện Diễn Châu", Tier.DISTRICT),
        ("Thị ủy Cửa Lò", Tier.DISTRICT),
        ("UBND xã An Hòa", Tier.COMMUNE),
        ("Đảng ủy phường Vinh", Tier.COMMUNE),
        ("Công an xã", Tier.OFFICE),
        ("Phòng Kinh tế", Tier.OFFICE),
        ("Trạm Y tế", Tier.OFFICE),
        ("Văn phòng HĐND và UBND", Tier.OFFICE),
        ("Bộ phận một cửa", None),
        ("Hội Nông dân", None),
    ],
)
def test_the_name_of_a_body_tells_its_level(name: str, tier: Tier | None) -> None:
    assert tier_of_name(name) is tier


def issued(by: str, superior: str = "") -> Document:
    return Document(
        "plan", issuer=Value(by) if by else None, superior=Value(superior) if superior else None
    )


def test_a_document_stands_at_the_level_of_its_issuer() -> None:
    assert tier_of(issued("UBND xã An Hòa", "UBND tỉnh Nghệ An")) is Tier.COMMUNE
    assert tier_of(issued("Sở Y tế", "UBND tỉnh Nghệ An")) is Tier.DEPARTMENT
    assert tier_of(issued("UBND tỉnh Nghệ An")) is Tier.PROVINCE
    assert tier_of(issued("UBND thành phố Vinh", "UBND tỉnh Nghệ An")) is Tier.DISTRICT


def test_a_document_without_an_issuer_stands_where_those_it_names_stand() -> None:
    rooms = Document("plan", tasks=(Task("", Value("a"), lead=(Value("Phòng Kinh tế"),)),))
    mixed = Document(
        "plan",
        recipients=(Value("UBND tỉnh (báo cáo)"), Value("Bộ Y tế (b/c)"), Value("Công an xã")),
        duties=(Duty(Value("Phòng Kinh tế"), Value("làm")),),
    )

    assert tier_of(rooms) is Tier.COMMUNE
    assert tier_of(mixed) is Tier.COMMUNE
    assert tier_of(Document("plan")) is Tier.PROVINCE


@pytest.mark.parametrize(
    ("body", "tiers"),
    [
        ("UBND các xã, phường", {Tier.COMMUNE}),
        ("Đảng ủy xã", {Tier.COMMUNE}),
        ("UBND cấp xã", {Tier.COMMUNE}),
        ("UBND các huyện", {Tier.COMMUNE, Tier.DISTRICT}),
        ("Các sở, ban, ngành", {Tier.DEPARTMENT}),
        ("UBND các tỉnh", {Tier.PROVINCE}),
        ("Các phòng chuyên môn", {Tier.OFFICE}),
        ("Trưởng các thôn", {Tier.OFFICE}),
        ("các Bộ, cơ quan ngang Bộ", {Tier.CENTRAL}),
        ("Các địa phương", set(Tier)),
        ("Các chợ trên địa bàn", {Tier.COMMUNE, Tier.OFFICE}),
        ("Đoàn Thanh niên", {Tier.DISTRICT, Tier.COMMUNE, Tier.OFFICE}),
        ("Sở Tài chính", set()),
    ],
)
def test_a_group_holds_the_levels_that_its_words_name(body: str, tiers: set[Tier]) -> None:
    held = {
        tier for tier in Tier if addresses([Value(body)], Document("plan"), tier, Tier.PROVINCE)
    }

    assert held == tiers


def test_everybody_is_meant_where_no_level_is_named() -> None:
    everyone = [Value("Thủ trưởng các cơ quan, đơn vị")]

    def held(tier: Tier, above: Tier) -> bool:
        return addresses(everyone, Document("plan"), tier, above)

    assert held(Tier.COMMUNE, Tier.PROVINCE)
    assert held(Tier.OFFICE, Tier.COMMUNE)
    assert held(Tier.PROVINCE, Tier.CENTRAL)
    assert not held(Tier.PROVINCE, Tier.PROVINCE)


def test_the_own_name_is_addressed_however_it_is_written() -> None:
    child = issued("Ủy ban nhân dân xã An Hòa")

    assert addresses([Value("UBND  xã An Hòa")], child, Tier.COMMUNE, Tier.PROVINCE)
    assert not addresses([Value("Công an tỉnh")], child, Tier.COMMUNE, Tier.PROVINCE)


@pytest.mark.parametrize(
    ("lead", "helps", "found"),
    [
        ((), (), (True, False)),
        (("UBND các xã",), (), (True, True)),
        (("Sở Y tế",), ("UBND các xã",), (True, False)),
        (("Sở Y tế",), ("Sở Nội vụ",), (False, False)),
        ((), ("UBND các xã",), (True, False)),
        ((), ("Sở Y tế",), (False, False)),
        (("tổ chức",), (), (True, False)),
    ],
)
def test_a_clause_concerns_those_it_names_and_everybody_when_it_names_none(
    lead: tuple[str, ...], helps: tuple[str, ...], found: tuple[bool, bool]
) -> None:
    asked = clause("Rà soát.", ClauseKind.TASK, *lead)
    asked = Clause(0, asked.kind, "", "", asked.text, asked.lead, tuple(map(Value, helps)))

    assert concern(asked, issued("UBND xã An Hòa"), Tier.COMMUNE, Tier.PROVINCE) == found
    assert concern(asked, issued("UBND xã An Hòa"), Tier.COMMUNE, Tier.COMMUNE) == (True, True)


@pytest.mark.parametrize(
    ("name", "specific"),
    [
        ("Phòng Kinh tế", True), ("Công an xã", True), ("Các phòng", False),
        ("Thủ trưởng các sở", False), ("Hội Nông dân", False), ("đơn vị liên quan", False),
    ],
)  # fmt: skip
def test_one_body_is_told_from_a_group(name: str, *, specific: bool) -> None:
    assert is_specific(Value(name)) is specific


def test_a_body_has_one_name_without_its_place() -> None:
    known = Knowledge(agencies=(Agency("Sở Khoa học và Công nghệ", ("Sở KH&CN",), "province", ""),))

    for name in ("Sở KH&CN", "sở  khoa học và công nghệ", "Sở KH&CN tỉnh Nghệ An"):
        assert canonical(name, known) == "sở khoa học và công nghệ"
    assert canonical("Phòng Kinh tế xã An Hòa", known) == "phòng kinh tế"


def test_a_duty_is_led_only_where_it_says_so_and_a_report_by_nobody() -> None:
    lead = (Value("Phòng Kinh tế"),)

    assert leading(clause("Rà soát cân.", ClauseKind.TASK, "Phòng Kinh tế")) == lead
    assert leading(clause("Phòng Kinh tế rà soát.", ClauseKind.DUTY, "Phòng Kinh tế")) == ()
    assert leading(clause("Là cơ quan đầu mối rà soát.", ClauseKind.DUTY, "Phòng Kinh tế")) == lead
    assert leading(clause("Chủ trì báo cáo.", ClauseKind.REPORTING, "Phòng Kinh tế")) == ()


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("Đối thoại hằng tuần", 52), ("Kiểm tra hằng tháng", 12), ("Kiểm tra mỗi quý", 4),
        ("Họp 6 tháng một lần", 2), ("Sơ kết 6 tháng", 2), ("Kiểm tra hằng năm", 1),
        ("Kiểm tra 3 lần/năm", 3), ("Kiểm tra hai lần mỗi quý", 8), ("Họp 1 lần một tháng", 12),
        ("Đối thoại hai năm một lần", 0.5), ("Tổng kết 05 năm/lần", 0.2),
        ("Đánh giá mỗi ba năm", 1 / 3), ("Giám sát một lần duy nhất", 0.15),
        ("Giám sát giữa nhiệm kỳ", 0.15), ("Kiểm tra cân tại chợ", None),
    ],
)  # fmt: skip
def test_how_often_a_year_work_is_wanted_is_read_from_its_words(
    text: str, rate: float | None
) -> None:
    assert times_a_year(clause(text)) == rate
    assert times_a_year(clause("Kiểm tra.", time=Value(text))) == rate


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        (52, "hằng tuần"), (12, "hằng tháng"), (4, "hằng quý"), (1, "hằng năm"),
        (3, "3 lần một năm"), (0.5, "2 năm một lần"), (0.2, "5 năm một lần"),
        (0.15, "một lần trong cả giai đoạn"),
    ],
)  # fmt: skip
def test_how_often_is_said_as_people_say_it(rate: float, words: str) -> None:
    assert _often(rate) == words


def report(due: str | None, *spans: tuple[int, int]) -> Reporting:
    return Reporting((), (Value("UBND tỉnh"),), due, "annual", spans)


def test_a_report_stands_in_the_clause_that_holds_its_words_else_that_has_its_day() -> None:
    held = Clause(0, ClauseKind.DUTY, "", "", Value("Báo cáo", ((10, 50),)), due="--11-20")

    assert _stands_in(report("--12-05", (10, 20)), held)
    assert _stands_in(report("--12-05", (49, 60)), held)
    assert not _stands_in(report("--11-20", (50, 60)), held), "its words stand elsewhere"
    assert _stands_in(report("--11-20"), held)
    assert not _stands_in(report("--12-05"), held)
    assert not _stands_in(report(None), Clause(0, ClauseKind.DUTY, "", "", Value("Báo cáo")))


def test_a_clause_is_parted_into_sentences_and_at_semicolons() -> None:
    assert parts_of("Mở lớp tập huấn; rà soát cân. Báo cáo kết quả.") == (
        "Mở lớp tập huấn", "rà soát cân", "Báo cáo kết quả"
    )  # fmt: skip
    assert parts_of("a. b; c") == ("a. b", "c"), "a small letter goes on"
    assert parts_of("Mở lớp; ; .;  ") == ("Mở lớp",)
    assert parts_of("") == ()


def test_the_main_sentence_is_the_one_most_like_the_other_text() -> None:
    text = "Mở lớp tập huấn cho tiểu thương. Rà soát cân đồng hồ tại chợ."

    assert main_sentence(text, "Rà soát cân tại chợ") == "Rà soát cân đồng hồ tại chợ"
    assert main_sentence(text, "Tập huấn tiểu thương") == "Mở lớp tập huấn cho tiểu thương"
    assert main_sentence("Rà soát cân.", "Trồng cây") == "Rà soát cân."


def test_texts_hold_what_they_say_together_and_the_best_of_them_what_it_says_alone() -> None:
    held = Held(["Rà soát cân đồng hồ.", "Mở lớp tập huấn về nhãn hàng hóa."])
    both = "Rà soát cân đồng hồ; tập huấn về nhãn hàng hóa"

    assert held.share(both) > held.best(both) > 0.3
    assert held.share("Rà soát cân đồng hồ") == pytest.approx(1)
    assert held.share("Trồng rừng ngập mặn ven biển") == 0
    assert held.best("Trồng rừng ngập mặn ven biển") == 0
    assert held.share("") == held.best("") == 1
    assert held.tells(both)
    assert not held.tells("và các")


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Triển khai các nhiệm vụ được giao", True),
        ("thực hiện nhiệm vụ phân công tại Phụ lục", True),
        ("Xây dựng kế hoạch cụ thể để triển khai", True),
        ("Ban hành chương trình hành động thực hiện Chỉ thị", True),
        ("Xây dựng kế hoạch kiểm tra", False),
        ("Rà soát cân đang dùng", False),
    ],
)
def test_words_that_only_ask_for_a_plan_are_known(text: str, *, asks: bool) -> None:
    assert asks_for_plan(text) is asks


@pytest.mark.parametrize(
    ("kind", "answered"),
    [("plan", True), ("program", True), ("decision", True), ("directive", True),
     ("resolution", True), ("official_letter", False), ("report", False)],
)  # fmt: skip
def test_a_plan_answers_by_being_what_asks_only_for_a_plan(kind: str, *, answered: bool) -> None:
    only = clause("Xây dựng kế hoạch cụ thể để thực hiện. Rà soát cân.")
    more = clause("Rà soát cân. Xây dựng kế hoạch cụ thể để thực hiện.")

    assert is_answered_by_being(only, Document(kind)) is answered
    assert not is_answered_by_being(more, Document(kind))
