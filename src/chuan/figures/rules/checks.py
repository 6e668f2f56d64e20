"""What a report should look at again before it is sent: pure, in plain words, each with what to do.

The list with its reasons is told in docs/algorithms/report-checks.md, which a test holds to this module.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from chuan.domain.sentences import Sentence, gettext_noop
from chuan.figures.enums import CheckLevel, IndicatorKind, OverTime, Stage
from chuan.figures.rules.numbers import write_number
from chuan.figures.rules.outliers import Jump, jump, stands_out


@dataclass(frozen=True, slots=True)
class LineFacts:
    """What is known of one line: what it measures, what it says, what it is held against.

    `typed` is false where the system computes. `counted` is what a register counts for the same
    line. `neighbours` are figures of bodies alike in the period before. `whole` is the line it is a
    part of; `numerator`, `denominator` those of a rate. All of them are keys of lines.
    """

    line: int
    name: str
    kind: str = IndicatorKind.COUNT
    stage: str = Stage.NONE
    decimals: int = 0
    over_time: str = OverTime.SUM
    required: bool = False
    with_estimate: bool = False
    typed: bool = True
    value: Decimal | None = None
    estimate: Decimal | None = None
    note: str = ""
    last_year: Decimal | None = None
    counted: Decimal | None = None
    neighbours: tuple[Decimal, ...] = ()
    whole: int | None = None
    numerator: int | None = None
    denominator: int | None = None


@dataclass(frozen=True, slots=True)
class PartFacts:
    """One part in words."""

    key: str
    title: str
    required: bool
    text: str


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at: which rule, how strongly, where, what it says and what to do.

    `line` is None for what concerns the report as a whole, `part` names a part in words.
    `explained` is true when the line has a note: it was looked at.
    """

    id: str
    level: CheckLevel
    line: int | None
    sentence: Sentence
    advice: Sentence
    part: str = ""
    explained: bool = False


Lines = dict[int, LineFacts]
Found = Iterator[Check]
FEWEST_SAME: Final = 3
"""So many figures equal to last year's, and no other, look like a copy."""


def check_report(lines: Sequence[LineFacts], parts: Sequence[PartFacts] = ()) -> Sequence[Check]:
    """Everything to look at, in the order of the lines, what concerns the whole first."""
    by_key = {line.line: line for line in lines}
    found = list(_same_as_last_year(lines))
    for line in lines:
        for rule in LINE_RULES.values():
            found += rule(line, by_key)
    for part in parts:
        found += _part_empty(part)
    return tuple(found)


def _empty(line: LineFacts, _lines: Lines) -> Found:
    """A required line says nothing; zero is said, empty is not."""
    if line.required and line.typed and line.value is None:
        yield _check(
            "empty", line, CheckLevel.STOP,
            Sentence(gettext_noop("“%(name)s” chưa có số."), name=line.name),
            Sentence(gettext_noop("Ghi số; nếu không phát sinh thì ghi 0.")),
        )  # fmt: skip


def _negative(line: LineFacts, _lines: Lines) -> Found:
    """Below nothing."""
    if any(figure is not None and figure < 0 for figure in (line.value, line.estimate)):
        yield _check(
            "negative", line, CheckLevel.STOP,
            Sentence(gettext_noop("“%(name)s” là số âm."), name=line.name),
            Sentence(gettext_noop("Bỏ dấu trừ, hoặc xem lại cách tính.")),
        )  # fmt: skip


def _broken(line: LineFacts, _lines: Lines) -> Found:
    """Half a thing where whole things are counted."""
    whole = line.kind == IndicatorKind.COUNT and line.decimals == 0 and line.typed
    figures = (line.value, line.estimate)
    if whole and any(figure is not None and figure % 1 for figure in figures):
        yield _check(
            "broken", line, CheckLevel.STOP,
            Sentence(gettext_noop("“%(name)s” đếm số nguyên mà có phần lẻ."), name=line.name),
            Sentence(gettext_noop("Ghi số nguyên.")),
        )  # fmt: skip


def _without_stage(line: LineFacts, _lines: Lines) -> Found:
    """Money that is neither planned nor settled."""
    if line.kind == IndicatorKind.MONEY and line.stage == Stage.NONE and line.value is not None:
        yield _check(
            "without_stage", line, CheckLevel.LOOK,
            Sentence(
                gettext_noop("“%(name)s” không cho biết là dự toán hay quyết toán."), name=line.name
            ),
            Sentence(gettext_noop("Ghi rõ ở ô ghi chú số này là dự toán hay quyết toán.")),
        )  # fmt: skip


def _rate_above(line: LineFacts, lines: Lines) -> Found:
    """A numerator larger than its denominator."""
    part, whole = lines.get(line.numerator or 0), lines.get(line.denominator or 0)
    if part is None or whole is None or part.value is None or whole.value is None:
        return
    if part.value > whole.value:
        yield _check(
            "numerator_above", part, CheckLevel.LOOK,
            Sentence(
                gettext_noop("“%(part)s” (%(n)s) lớn hơn “%(whole)s” (%(m)s)."),
                part=part.name, n=_said(part, part.value),
                whole=whole.name, m=_said(whole, whole.value),
            ),
            Sentence(gettext_noop("Xem lại cả hai số: tỷ lệ không thể quá 100%.")),
        )  # fmt: skip


def _part_above(line: LineFacts, lines: Lines) -> Found:
    """A part larger than the whole it belongs to."""
    whole = lines.get(line.whole or 0)
    if whole is None or line.value is None or whole.value is None or line.value <= whole.value:
        return
    yield _check(
        "part_above", line, CheckLevel.LOOK,
        Sentence(
            gettext_noop("“%(part)s” (%(n)s) là một phần của “%(whole)s” mà lớn hơn (%(m)s)."),
            part=line.name, n=_said(line, line.value),
            whole=whole.name, m=_said(whole, whole.value),
        ),
        Sentence(gettext_noop("Xem lại hai số này.")),
    )  # fmt: skip


def _estimate_below(line: LineFacts, _lines: Lines) -> Found:
    """The whole year estimated below what is reached so far; of a stock that may be."""
    if line.value is None or line.estimate is None or line.over_time == OverTime.LAST:
        return
    if line.estimate < line.value:
        yield _check(
            "estimate_below", line, CheckLevel.LOOK,
            Sentence(
                gettext_noop("“%(name)s”: ước cả năm (%(m)s) thấp hơn số đã đạt (%(n)s)."),
                name=line.name, n=_said(line, line.value), m=_said(line, line.estimate),
            ),
            Sentence(gettext_noop("Ước cả năm gồm cả số đã đạt đến ngày chốt.")),
        )  # fmt: skip


def _stock_gone(line: LineFacts, _lines: Lines) -> Found:
    """What was there last year is all gone."""
    if line.over_time == OverTime.LAST and line.value == 0 and (line.last_year or 0) > 0:
        yield _check(
            "stock_gone", line, CheckLevel.LOOK,
            Sentence(
                gettext_noop("“%(name)s” về 0, trong khi cùng kỳ năm trước là %(n)s."),
                name=line.name, n=_said(line, line.last_year),
            ),
            Sentence(gettext_noop("Nếu đúng là không còn, ghi lý do ở ô ghi chú.")),
        )  # fmt: skip


def _far_from_last_year(line: LineFacts, _lines: Lines) -> Found:
    """Many times more or less than last year, and not by a handful."""
    if line.value is None or line.last_year is None or not line.typed:
        return
    if line.over_time == OverTime.LAST and line.value == 0:
        return
    way = jump(line.value, line.last_year)
    if way is Jump.NONE:
        return
    text = (
        gettext_noop("“%(name)s” (%(n)s) cao hơn nhiều so với cùng kỳ năm trước (%(m)s).")
        if way is Jump.UP
        else gettext_noop("“%(name)s” (%(n)s) thấp hơn nhiều so với cùng kỳ năm trước (%(m)s).")
    )
    yield _check(
        "far_from_last_year", line, CheckLevel.LOOK,
        Sentence(
            text, name=line.name, n=_said(line, line.value), m=_said(line, line.last_year)
        ),
        Sentence(gettext_noop("Xem lại số và đơn vị tính; nếu đúng, ghi lý do ở ô ghi chú.")),
    )  # fmt: skip


def _far_from_neighbours(line: LineFacts, _lines: Lines) -> Found:
    """Far outside of what bodies alike had, where last year has not said so; nobody's figure is told."""
    if line.value is None or not line.typed or not stands_out(line.value, line.neighbours):
        return
    if line.last_year is not None and jump(line.value, line.last_year) is not Jump.NONE:
        return
    yield _check(
        "far_from_neighbours", line, CheckLevel.LOOK,
        Sentence(
            gettext_noop("“%(name)s” (%(n)s) khác xa phần lớn các đơn vị cùng cấp kỳ trước."),
            name=line.name, n=_said(line, line.value),
        ),
        Sentence(gettext_noop("Xem lại số và đơn vị tính; nếu đúng, ghi lý do ở ô ghi chú.")),
    )  # fmt: skip


def _above_register(line: LineFacts, _lines: Lines) -> Found:
    """More than the register counts."""
    if line.value is None or line.counted is None or line.value <= line.counted:
        return
    yield _check(
        "above_register", line, CheckLevel.LOOK,
        Sentence(
            gettext_noop("“%(name)s”: ghi %(n)s, sổ đăng ký chỉ có %(m)s."),
            name=line.name, n=_said(line, line.value), m=_said(line, line.counted),
        ),
        Sentence(gettext_noop("Bổ sung vào sổ đăng ký phần còn thiếu, hoặc dùng số đếm được.")),
    )  # fmt: skip


def _same_as_last_year(lines: Sequence[LineFacts]) -> Found:
    """Every figure is that of last year."""
    pairs = [
        (line.value, line.last_year)
        for line in lines
        if line.typed and line.value and line.last_year is not None
    ]
    if len(pairs) >= FEWEST_SAME and all(now == before for now, before in pairs):
        yield Check(
            "same_as_last_year", CheckLevel.LOOK, None,
            Sentence(
                gettext_noop("Cả %(n)s số đều giống hệt cùng kỳ năm trước."), n=len(pairs)
            ),
            Sentence(gettext_noop("Cập nhật số của kỳ này; số năm trước không tự thành số năm nay.")),
        )  # fmt: skip


def _part_empty(part: PartFacts) -> Found:
    """A required part has no words."""
    if part.required and not part.text.strip():
        yield Check(
            "words_empty", CheckLevel.STOP, None,
            Sentence(gettext_noop("Phần “%(title)s” chưa có lời."), title=part.title),
            Sentence(gettext_noop("Viết vài câu, hoặc ghi “Không có”.")),
            part=part.key,
        )  # fmt: skip


LINE_RULES: Final[dict[str, Callable[[LineFacts, Lines], Found]]] = {
    "empty": _empty,
    "negative": _negative,
    "broken": _broken,
    "without_stage": _without_stage,
    "numerator_above": _rate_above,
    "part_above": _part_above,
    "estimate_below": _estimate_below,
    "stock_gone": _stock_gone,
    "far_from_last_year": _far_from_last_year,
    "far_from_neighbours": _far_from_neighbours,
    "above_register": _above_register,
}


def _said(line: LineFacts, value: Decimal | None) -> str:
    return "" if value is None else write_number(value, line.decimals)


def _check(
    rule: str, line: LineFacts, level: CheckLevel, sentence: Sentence, advice: Sentence
) -> Check:
    explained = level is CheckLevel.LOOK and bool(line.note.strip())
    return Check(rule, level, line.line, sentence, advice, explained=explained)
