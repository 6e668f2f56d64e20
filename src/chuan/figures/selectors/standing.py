"""A report as it stands now, as the content that sending would keep."""

from collections.abc import Iterable, Sequence

from chuan.core.actor import Actor
from chuan.figures.models import Report
from chuan.figures.rules.version_shape import Content
from chuan.figures.rules.versions import RATE, Head, Line, Text, content_of
from chuan.figures.selectors.filling import sheet_of
from chuan.figures.selectors.gaps import look_below, makers_below
from chuan.figures.selectors.sheet import Row, RowKind, Sheet


def content_now(actor: Actor, report: Report) -> Content:
    """What would be kept if the report were sent this moment."""
    return content_from(sheet_of(actor, report), gaps=look_below(report).gaps.said())


def content_from(
    sheet: Sheet, *, gaps: str = "", looked: Iterable[str] = (), actual: bool = False
) -> Content:
    """The content of a sheet already read."""
    report = sheet.report
    return content_of(
        head_of(report, actual=actual),
        lines_from(sheet),
        texts=(Text(part.key, part.title, part.text) for part in sheet.parts),
        gaps=gaps,
        looked=looked,
        made_from=makers_below(report),
    )


def head_of(report: Report, *, actual: bool = False) -> Head:
    """What the report is."""
    round_ = report.round
    return Head(
        form=round_.form.code,
        form_version=round_.form.version,
        form_name=round_.form.name,
        period=round_.period,
        as_of=report.as_of,
        body=report.organisation.name,
        report=report.uid.hex,
        actual=actual,
    )


def lines_from(sheet: Sheet) -> Sequence[Line]:
    """Every line with an indicator: typed, counted, added up from below, or computed."""
    return tuple(_line(row) for row in sheet.rows if row.indicator is not None)


def _line(row: Row) -> Line:
    return Line(
        line=row.pk,
        label=row.label,
        name=row.name,
        code=row.indicator.code if row.indicator else "",
        unit=row.unit,
        stage=row.stage,
        decimals=row.decimals,
        value=row.value,
        estimate=row.estimate,
        origin=RATE if row.kind is RowKind.RATE else row.origin,
        note=row.note,
    )
