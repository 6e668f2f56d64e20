"""The picture of a report: its rates beside those of last year, with its figures as a table; pure."""

from typing import Final

from chuan.domain.charts import About, Bars, Point, Series, Words, spoken, to_svg, twin
from chuan.domain.vanban.writing import AnnexGroup, Drawing, Table
from chuan.domain.vanban.writing.wording import said_day
from chuan.figures.rules.report_facts import Facts

_MOST: Final = 12
"""Rates in one picture; the others are in the table of the report."""
_WIDTH_PX: Final = 620.0
_WIDTH_MM: Final = 160
_WORDS: Final = Words()


def rates_picture(facts: Facts) -> tuple[Drawing, Table] | None:
    """The picture and its figures; None when the report has no rate."""
    rates = [one for one in facts.measures if one.is_rate and one.value is not None][:_MOST]
    if not rates:
        return None
    now = Series(_capital(facts.period), tuple(Point(one.name, one.value) for one in rates))
    last = tuple(Point(one.name, None if one.broken else one.last_year) for one in rates)
    known = any(point.value is not None for point in last)
    series = (Series(_capital(facts.before), last), now) if known else (now,)
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
        note=f"{about.as_of}. Nguồn: Phụ lục I.",
    )
    return drawing, table


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
