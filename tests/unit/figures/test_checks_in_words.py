"""What a check says, and what is silent because another check has said it or nothing can be said."""

from decimal import Decimal

import pytest

from chuan.figures.enums import CheckLevel, IndicatorKind, OverTime, Stage
from chuan.figures.rules.checks import Check, LineFacts, PartFacts, check_report
from chuan.figures.rules.narrating import amount

D = Decimal
EIGHT = (D(12),) * 8


def checks(**known: object) -> list[Check]:
    """What there is to look at in a line of which no more is known."""
    return list(check_report([LineFacts(7, "Số cơ sở", **known)]))  # type: ignore[arg-type]  # by name


def said(check: Check) -> str:
    return str(check.sentence)


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({"value": D(1200), "last_year": D(30)},
         "“Số cơ sở” (1.200) cao hơn nhiều so với cùng kỳ năm trước (30)."),
        ({"value": D(30), "last_year": D(1200)},
         "“Số cơ sở” (30) thấp hơn nhiều so với cùng kỳ năm trước (1.200)."),
        ({"value": D(900), "neighbours": EIGHT},
         "“Số cơ sở” (900) khác xa phần lớn các đơn vị cùng cấp kỳ trước."),
        ({"value": D(9), "counted": D(8)}, "“Số cơ sở”: ghi 9, sổ đăng ký chỉ có 8."),
        ({"value": D(9), "estimate": D(8)}, "“Số cơ sở”: ước cả năm (8) thấp hơn số đã đạt (9)."),
        ({"value": D(0), "last_year": D(8), "over_time": OverTime.LAST},
         "“Số cơ sở” về 0, trong khi cùng kỳ năm trước là 8."),
        ({"value": D("1.5")}, "“Số cơ sở” đếm số nguyên mà có phần lẻ."),
        ({"required": True}, "“Số cơ sở” chưa có số."),
    ],
)  # fmt: skip
def test_a_check_says_the_figures_it_holds_against_each_other(
    known: dict[str, object], words: str
) -> None:
    (check,) = checks(**known)

    assert said(check) == words
    assert check.line == 7


def test_a_stock_that_is_all_gone_is_asked_about_once() -> None:
    gone = {"value": D(0), "last_year": D(800), "over_time": OverTime.LAST}

    assert [check.id for check in checks(**gone)] == ["stock_gone"]
    assert checks(**gone | {"last_year": None}) == []
    assert checks(**gone | {"last_year": D(0)}) == []
    assert [check.id for check in checks(**gone | {"value": D(1)})] == ["far_from_last_year"]
    assert [check.id for check in checks(**gone | {"over_time": OverTime.SUM})] == [
        "far_from_last_year"
    ]


def test_a_line_without_a_figure_is_far_from_nothing() -> None:
    assert checks(neighbours=EIGHT, last_year=D(900), counted=D(3), estimate=D(4)) == []


@pytest.mark.parametrize("figure", ["value", "estimate"])
def test_a_broken_or_negative_figure_stops_whether_reached_or_estimated(figure: str) -> None:
    other = {"value": D(0)} if figure == "estimate" else {}

    broken, negative = (checks(**other | {figure: D(text)}) for text in ("1.5", "-1"))

    assert ("broken", CheckLevel.STOP) in [(check.id, check.level) for check in broken]
    assert ("negative", CheckLevel.STOP) in [(check.id, check.level) for check in negative]
    parts = {"decimals": 1, "kind": IndicatorKind.COUNT} | other
    assert checks(**parts | {figure: D("1.5")}) == []


def test_money_without_a_stage_is_asked_about_only_where_there_is_money() -> None:
    money = {"kind": IndicatorKind.MONEY, "value": D("1.5"), "decimals": 1}

    assert [check.id for check in checks(**money)] == ["without_stage"]
    assert checks(**money | {"stage": Stage.ESTIMATED}) == []
    assert checks(**money | {"value": None}) == []


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([(9, 9), (8, 8), (7, 7)], ["same_as_last_year"]),
        ([(9, 9), (8, 8)], []),
        ([(9, 9), (8, 8), (7, 6)], []),
        ([(9, 9), (8, 8), (7, 7), (None, 3), (0, 5), (4, None)], ["same_as_last_year"]),
        ([(9, 9), (8, 8), (0, 0)], []),
    ],
)
def test_a_report_that_repeats_last_year_in_three_figures_or_more_is_asked_about(
    lines: list[tuple[int | None, int | None]], found: list[str]
) -> None:
    report = [
        LineFacts(
            at, str(at), value=None if now is None else D(now),
            last_year=None if before is None else D(before),
        )
        for at, (now, before) in enumerate(lines, 1)
    ]  # fmt: skip

    assert [check.id for check in check_report(report)] == found


@pytest.mark.parametrize(
    ("required", "text", "found"),
    [(True, " \n", ["words_empty"]), (True, "Không có", []), (False, "", [])],
)
def test_a_required_part_without_words_stops(
    required: bool,  # noqa: FBT001
    text: str,
    found: list[str],
) -> None:
    told = check_report((), [PartFacts("kq", "Kết quả", required, text)])

    assert [check.id for check in told] == found
    assert [check.part for check in told] == ["kq"] * len(found)


def test_a_note_explains_what_is_to_be_looked_at_and_never_what_stops() -> None:
    far = {"value": D(9), "counted": D(8)}

    assert [check.explained for check in checks(**far, note="mới mở")] == [True]
    assert [check.explained for check in checks(**far, note=" ")] == [False]
    assert [check.explained for check in checks(value=D(-1), note="trả lại")] == [False]


def test_an_amount_is_whole_unless_decimals_are_asked_for() -> None:
    assert amount(D("12.4"), "cơ sở") == "12 cơ sở"
    assert amount(D("12.4"), "", 1) == "12,4"
    assert amount(D("12.4"), "%", 1) == "12,4%"
