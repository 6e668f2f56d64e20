"""Tables of a report: the short one in its body, and the whole form in its annex; pure."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Final, TypedDict

from chuan.domain.vanban.writing import AnnexGroup, HeadCell, Table
from chuan.domain.vanban.writing.types import HeadRows
from chuan.domain.vanban.writing.wording import said_day
from chuan.figures import enums
from chuan.figures.rules.naming import capital
from chuan.figures.rules.narrating import amount
from chuan.figures.rules.numbers import write_number
from chuan.figures.rules.report_facts import Aim, Facts, Measure

NOTHING: Final = "–"
"""Empty is not zero."""
_STAGE: Final = {enums.Stage.ESTIMATED: "dự toán", enums.Stage.SETTLED: "quyết toán"}
_LIMIT: Final = {
    enums.Comparator.AT_LEAST: "≥ ", enums.Comparator.AT_MOST: "≤ ", enums.Comparator.EXACTLY: "",
}  # fmt: skip
_ORIGINS: Final = {
    enums.Origin.TYPED: "cơ quan báo cáo", enums.Origin.PASTED: "cơ quan báo cáo",
    enums.Origin.IMPORTED: "cơ quan báo cáo", enums.Origin.COPIED: "chép số kỳ trước",
    enums.Origin.LIVE: "đếm từ sổ đăng ký", enums.Origin.REUSED: "từ báo cáo khác",
    enums.Origin.ROLLED_UP: "cộng từ các đơn vị",
}  # fmt: skip


def main_table(facts: Facts) -> Table:
    """What was reached beside last year and the target."""
    return Table(
        columns=("TT", "Nội dung", "Đơn vị tính", capital(facts.before), *_now(facts)),
        head=(
            (
                HeadCell("TT", rows=2), HeadCell("Nội dung", rows=2),
                HeadCell("Đơn vị tính", rows=2), HeadCell(capital(facts.before), rows=2),
                HeadCell(capital(facts.period), columns=3),
            ),
            tuple(map(HeadCell, _now(facts))),
        ),
        groups=tuple(_grouped(facts, _short_row)),
        figures=(3, 4, 5, 6),
        note=f"Dấu “{NOTHING}” là chưa có số liệu hoặc không có mục tiêu số. Nguồn: {facts.form_annex}.",
    )  # fmt: skip


class FormTable(TypedDict):
    """The fields of an annex that make its table."""

    columns: tuple[str, ...]
    head: HeadRows
    groups: tuple[AnnexGroup, ...]
    figures: tuple[int, ...]


def whole_form(facts: Facts) -> FormTable:
    """Every line of the form with its comparison, its source and its note: fields of an annex."""
    return {
        "columns": (
            "Dòng", "Nội dung", "Đơn vị tính", capital(facts.before), *_now(facts),
            "Tăng, giảm", "Nguồn số liệu", "Ghi chú",
        ),
        "head": (
            (
                HeadCell("Dòng", rows=2), HeadCell("Nội dung", rows=2),
                HeadCell("Đơn vị tính", rows=2), HeadCell(capital(facts.before), rows=2),
                HeadCell(capital(facts.period), columns=3),
                HeadCell(f"Tăng, giảm so với {facts.before}", rows=2),
                HeadCell("Nguồn số liệu", rows=2), HeadCell("Ghi chú", rows=2),
            ),
            tuple(map(HeadCell, _now(facts))),
        ),
        "groups": tuple(_grouped(facts, _long_row)),
        "figures": (3, 4, 5, 6, 7),
    }  # fmt: skip


def _now(facts: Facts) -> tuple[str, str, str]:
    """Headings of the period itself."""
    return ("Chỉ tiêu", f"Đến ngày {said_day(facts.as_of)}", "Ước cả kỳ")


def _grouped(
    facts: Facts, row: Callable[[Measure, int, Facts], tuple[str, ...]]
) -> Iterator[AnnexGroup]:
    """Rows under the headings of the form, those under none first."""
    for label, title in (("", ""), *facts.groups):
        rows = _rows([one for one in facts.measures if one.group == label], facts, row)
        if rows:
            yield AnnexGroup(label, title, rows)


def _rows(
    measures: Sequence[Measure], facts: Facts, row: Callable[[Measure, int, Facts], tuple[str, ...]]
) -> tuple[tuple[str, ...], ...]:
    return tuple(row(one, number, facts) for number, one in enumerate(measures, 1))


def _short_row(one: Measure, number: int, facts: Facts) -> tuple[str, ...]:
    return (
        one.line or str(number), _named(one), one.unit, _figure(one, one.last_year), _aim(one, one.aim),
        _figure(one, one.value), "" if facts.is_over else _figure(one, one.estimate),
    )  # fmt: skip


def _long_row(one: Measure, number: int, facts: Facts) -> tuple[str, ...]:
    origin = "tính từ hai dòng" if one.is_rate else ""
    if not origin and one.origin:
        origin = _ORIGINS[enums.Origin(one.origin)]
    note = "; ".join(part for part in (one.note, one.broken) if part)
    return (*_short_row(one, number, facts), _step(one), origin or NOTHING, note)


def _named(one: Measure) -> str:
    stage = _STAGE.get(enums.Stage(one.stage), "") if one.stage else ""
    return f"{one.name} ({stage})" if stage else one.name


def _figure(one: Measure, value: Decimal | None) -> str:
    return NOTHING if value is None else write_number(value, one.decimals)


def _aim(one: Measure, aim: Aim | None) -> str:
    if aim is None or aim.value is None:
        return NOTHING
    return f"{_LIMIT[aim.comparator]}{write_number(aim.value, one.decimals)}"


def _step(one: Measure) -> str:
    """More or less than last year, with its sign; nothing where they cannot be compared."""
    if one.value is None or one.last_year is None or one.broken:
        return NOTHING
    step = one.value - one.last_year
    sign = "+" if step > 0 else ""
    return f"{sign}{amount(step, '', one.decimals)}"
