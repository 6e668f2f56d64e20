"""The picture of a report: its rates beside those of last year, with its figures as a table; pure."""

from typing import Final

from chuan.domain.charts import About, Bars, Point, Series, Words, spoken, to_svg, twin
from chuan.domain.vanban.writing import AnnexGroup, Drawing, Table
from chuan.domain.vanban.writing.wording import said_day
from chuan.figures.rules.naming import capital
from chuan.figures.rules.report_facts import Facts

_FEWEST, _MOST = 2, 12
"""Rates in one picture: one alone shows nothing, more than these stand in the table."""
_WIDTH_PX: Final = 620.0
_WIDTH_MM: Final = 160
_WORDS: Final = Words()


def has_picture(facts: Facts) -> bool:
    """Whether there is something to compare."""
    return sum(one.is_rate and one.value is not None for one in facts.measures) >= _FEWEST


def rates_picture(facts: Facts) -> tuple[Drawing, Table] | None:
    """The picture and its figures; None when the report has no rate."""
    if not has_picture(facts):
        return None
    rates = [one for one in facts.measures if one.is_rate and one.value is not None][:_MOST]
    now = Series(capital(facts.period), tuple(Point(one.name, one.value) for one in rates))
    last = tuple(Point(one.name, None if one.broken else one.last_year) for one in rates)
    known = any(point.value is not None for point in last)
    series = (Series(capital(facts.before), last), now) if known else (now,)
    about = About(
        "ty-le", "Các tỷ lệ thực hiện", "%",
        as_of=f"Chốt đến ngày {said_day(facts.as_of)}", source=facts.body,
    )  # fmt: skip
    picture = Bars(about, series)
    drawing = Drawing(
        to_svg(picture, paper=True, width=_WIDTH_PX), spoken(picture, _WORDS), _WIDTH_MM
    )
    rows = twin(picture, _WORDS)
    table = Table(
        columns=rows.columns,
        groups=(AnnexGroup(rows=tuple(tuple(cell.words for cell in row) for row in rows.rows)),),
        figures=tuple(range(1, len(rows.columns) - rows.has_notes)),
        note=f"{about.as_of}. Nguồn: {facts.form_annex}.",
    )
    return drawing, table
