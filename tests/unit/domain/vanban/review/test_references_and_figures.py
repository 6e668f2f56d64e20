"""References lead somewhere, one thing has one figure, and rows say what the body says."""

import pytest

from chuan.domain.vanban import from_text, read
from chuan.domain.vanban.review.catalogue import Case
from tests.unit.domain.vanban.review.papers_in_review import BY_ID, NOTHING, plan, told


def _decision(articles: int, recipients: str, body: str = "") -> str:
    lines = "".join(f"Điều {n}. Việc thứ {n} của xã.\n" for n in range(1, articles + 1))
    return (
        "ỦY BAN NHÂN DÂN\nXÃ HÒA BÌNH\nSố: 12/QĐ-UBND\nHòa Bình, ngày 05 tháng 3 năm 2026\n\n"
        f"QUYẾT ĐỊNH\nVề việc thành lập Tổ công tác\n\nQUYẾT ĐỊNH:\n\n{lines}{body}"
        f"\nNơi nhận:\n- {recipients};\n- Lưu: VT.\n"
    )


@pytest.mark.parametrize(
    ("articles", "used", "times"), [(2, 2, 0), (2, 1, 0), (2, 3, 1), (3, 3, 0), (1, 9, 1)]
)
def test_an_article_is_told_exactly_when_the_paper_has_fewer(
    articles: int, used: int, times: int
) -> None:
    for text in (
        _decision(articles, f"Như Điều {used}"),
        _decision(articles, "Như trên", f"Các phòng theo Điều {used} Quyết định này.\n"),
    ):
        found = told("article-missing", text)

        assert len(found) == times
        for one in found:
            assert f"dẫn Điều {used} nhưng chỉ có đến Điều {articles}" in one.note
            assert one.evidence[-1].text == f"Điều {articles}. Việc thứ {articles} của xã."


def test_an_article_named_twice_is_told_once_and_its_place_is_said() -> None:
    text = _decision(2, "Như Điều 5", "Theo Điều 5 Quyết định này và Điều 6 Quyết định này.\n")

    found = told("article-missing", text)

    assert [(one.where, one.evidence[0].text) for one in found] == [
        ("Nơi nhận", "Như Điều 5"),
        ("", "Điều 6 Quyết định này"),
    ]


def test_a_plan_without_articles_has_no_article_to_name() -> None:
    text = plan("I. NHIỆM VỤ\n- Thực hiện Điều 2 Kế hoạch này.\n")

    (found,) = told("article-missing", text)

    assert "không chia theo điều" in found.note
    assert len(found.evidence) == 1


@pytest.mark.parametrize(
    ("use", "heads", "annex"),
    [
        ("tại Phụ lục kèm theo Kế hoạch này", "", "Phụ lục"),
        ("tại Phụ lục kèm theo Kế hoạch này", "Phụ lục\nPhân công\n", ""),
        ("tại Phụ lục II kèm theo", "Phụ lục I\nPhân công\n", "Phụ lục II"),
        ("tại Phụ lục II", "Phụ lục I\nPhân công\n\nPhụ lục II\nKinh phí\n", ""),
        ("theo Phụ lục số 2", "Phụ lục 1\nPhân công\n", "Phụ lục 2"),
        ("tại Phụ lục của Nghị định", "", ""),
        ("tại Phụ lục I của Nghị định số 30", "", ""),
        ("xem Phụ lục đính kèm", "Biểu 1\nPhân công\n", ""),
    ],
)
def test_an_annex_is_asked_about_when_the_file_has_none_of_that_number(
    use: str, heads: str, annex: str
) -> None:
    found = told("annex-missing", plan(f"I. NHIỆM VỤ\n- Phân công {use}.\n\n{heads}"))

    assert [f"dẫn {annex} nhưng" in one.note for one in found] == [True] * bool(annex)


@pytest.mark.parametrize(
    ("use", "label"),
    [
        ("Mục V Kế hoạch này", "V"), ("phần IV nêu trên", "IV"), ("Mục II Kế hoạch này", ""),
        ("mục III.2 của Kế hoạch này", ""), ("Mục V Nghị quyết của tỉnh", ""),
    ],
)  # fmt: skip
def test_a_section_that_the_paper_lacks_is_told(use: str, label: str) -> None:
    text = plan(
        "I. MỤC ĐÍCH\n- Nâng cao nghiệp vụ.\nII. NHIỆM VỤ\n- Bố trí kinh phí.\n"
        f"III. TỔ CHỨC THỰC HIỆN\n- Các phòng thực hiện {use}.\n"
    )

    found = told("section-missing", text)

    assert [f"Mục {label}" in one.note for one in found] == [True] * bool(label)


def test_a_paper_with_one_section_is_not_asked_for_others() -> None:
    assert told("section-missing", plan("I. NHIỆM VỤ\n- Theo Mục V Kế hoạch này.\n")) == []


def _targets(one: str, other: str) -> str:
    return plan(f"I. MỤC TIÊU\n- {one}.\n- Nâng cao nghiệp vụ.\nII. CHỈ TIÊU\n- {other}.\n")


HOUSES = "{} hộ kinh doanh tại chợ được phổ biến quy định về đo lường"


@pytest.mark.parametrize(
    ("one", "other", "times"),
    [
        ("100%", "90%", 1),
        ("90%", "90%", 0),
        ("90%", "90,5%", 1),
    ],
)
def test_one_target_with_two_figures_is_told_with_both(one: str, other: str, times: int) -> None:
    found = told("two-figures-one-target", _targets(HOUSES.format(one), HOUSES.format(other)))

    assert len(found) == times
    for each in found:
        assert one in each.note
        assert other in each.note


@pytest.mark.parametrize(
    "other",
    [
        "Trên 90% hộ kinh doanh tại chợ được phổ biến quy định về đo lường",
        "90 hộ kinh doanh tại chợ được phổ biến quy định về đo lường",
        "90% doanh nghiệp xuất khẩu nông sản áp dụng hệ thống quản lý chất lượng",
        "90% hộ kinh doanh",
    ],
)
def test_figures_of_other_kinds_and_things_are_two_targets(other: str) -> None:
    assert told("two-figures-one-target", _targets(HOUSES.format("100%"), other)) == []


@pytest.mark.parametrize(
    ("symbol", "days", "severity"),
    [
        ("45/QĐ-UBND", ("12/3/2026", "21/3/2026"), ["error"]),
        ("45/QĐ-UBND", ("12/3/2025", "12/3/2026"), ["question"]),
        ("45/2025/NĐ-CP", ("12/3/2025", "12/3/2026"), ["error"]),
        ("45/QĐ-UBND", ("12/3/2026", "12 tháng 03 năm 2026"), []),
    ],
)
def test_an_act_of_two_days_is_told_and_two_years_of_one_number_are_asked_about(
    symbol: str, days: tuple[str, str], severity: list[str]
) -> None:
    text = "".join(f"Theo Quyết định số {symbol} ngày {day} của UBND tỉnh; " for day in days)

    found = told("act-dated-twice", text)

    assert [one.severity for one in found] == severity
    for one in found:
        assert [value.text for value in one.evidence] == [f"{symbol} ngày {day}" for day in days]
        assert all(text[a:b] == value.text for value in one.evidence for a, b in value.spans)


BODY = (
    "Tổ chức kiểm định toàn bộ cân thông dụng, cân đồng hồ lò xo tại các chợ hạng ba trên địa bàn "
    "các xã miền núi hằng năm"
)


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (BODY, ""),
        (BODY.upper(), ""),
        (BODY.replace("toàn bộ ", "và các "), "“toàn bộ” thành “và các”"),
        (BODY.replace("toàn bộ cân thông dụng, ", ""), "thiếu “toàn bộ cân thông dụng”"),
        (BODY.replace("lò xo", "lò xo, cân bàn"), "thêm “cân bàn”"),
        (BODY.replace("cân thông dụng, cân", "cân thông dụng và cân"), ""),
        ("Biên soạn tài liệu hướng dẫn cho cán bộ", ""),
    ],
)
def test_a_row_that_parts_from_its_paragraph_is_asked_about(row: str, what: str) -> None:
    example = BY_ID["row-drifts-from-body"].fires[0].text
    printed = next(line for line in example.splitlines() if line.startswith("| 1 |"))
    cell = printed.split("|")[2].strip()

    found = told("row-drifts-from-body", example.replace(f"| {cell} |", f"| {row} |"))

    assert [what in one.note for one in found] == [True] * bool(what)
    for one in found:
        assert one.evidence
        assert all(value.spans for value in one.evidence)


def test_words_are_quoted_as_printed_with_broken_symbols_joined() -> None:
    text = "Theo  Quyết định số 15/QĐ-\nUBND và Kế hoạch 2/\nKH-UBND\ncủa xã. "
    case = Case(read(from_text(text), NOTHING))

    whole = case.quote(-5, 500)

    assert whole.text == "Theo Quyết định số 15/QĐ-UBND và Kế hoạch 2/KH-UBND của xã."
    assert [case.text[start:end] for start, end in whole.spans] == [case.text.strip()]
    assert case.quote(4, 16).text == "Quyết định"[: 16 - 6]
