"""The lines of a form as columns or rows of a workbook: what they are called and what they may hold."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from chuan.figures.enums import IndicatorKind, Stage
from chuan.figures.labels import STAGE
from chuan.figures.models import Form, FormLine
from chuan.figures.office.template import Column
from chuan.figures.rules.workbook_keys import Field, column_key
from chuan.figures.rules.workbook_rows import LineSpec, heading_key

NAME_HEADINGS: Mapping[str, int] = {
    heading_key(text): at
    for at, texts in enumerate((("Mã", "Mã đơn vị", "STT"), ("Đơn vị", "Chỉ tiêu", "Tên đơn vị")))
    for text in texts
}
"""Header words of the columns that name a row: its code first, then its name."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that has an indicator, with the words it is known by."""

    line: FormLine
    heading: str

    @property
    def key(self) -> str:
        """What keys call it."""
        return str(self.line.pk)


def lines_of(form: Form) -> Sequence[Line]:
    """The lines with an indicator, in their order."""
    rows = form.lines.filter(indicator__isnull=False).select_related("indicator")
    return tuple(Line(line, _heading(line)) for line in rows)


def line_name(line: FormLine) -> str:
    """What the line is called, with the stage of its money."""
    name = line.text or (line.indicator.name if line.indicator else "")
    return f"{name} ({STAGE[line.stage]})" if line.stage != Stage.NONE else name


def _heading(line: FormLine) -> str:
    unit = line.indicator.unit if line.indicator else ""
    number = f"{line.label}. " if line.label else ""
    return f"{number}{line_name(line)}, {unit}"


def specs_of(lines: Sequence[Line]) -> Mapping[str, LineSpec]:
    """What each line may hold, whoever fills it; who may not is asked of each body."""
    return {
        line.key: LineSpec(
            line.key,
            line.heading,
            line.line.indicator.decimals,
            line.line.indicator.kind,
            line.line.with_estimate,
            writable=line.line.indicator.kind != IndicatorKind.RATE,
        )
        for line in lines
        if line.line.indicator is not None
    }


def columns_of(lines: Sequence[Line]) -> Iterator[tuple[Line, Field, Column]]:
    """Of each line a column for what is closed, and one for what is expected where it asks for it."""
    for line in lines:
        indicator = line.line.indicator
        if indicator is None:
            continue
        note = "\n".join(filter(None, (indicator.definition, line.line.hint, indicator.scope)))
        key = column_key(Field.VALUE, line.key)
        yield line, Field.VALUE, Column(line.heading, key, 15, note, indicator.decimals)
        if line.line.with_estimate:
            heading = _("%(name)s – ước cả năm") % {"name": line.heading}
            key = column_key(Field.ESTIMATE, line.key)
            yield line, Field.ESTIMATE, Column(heading, key, 15, "", indicator.decimals)


def round_headings(lines: Sequence[Line]) -> Mapping[str, tuple[str, Field]]:
    """Header words of a workbook of many bodies, where a word means one column only."""
    return _once(
        [
            (heading_key(column.heading), (line.key, field))
            for line, field, column in columns_of(lines)
        ]
        + [(heading_key(line_name(line.line)), (line.key, Field.VALUE)) for line in lines]
    )


def report_headings(as_of: date) -> Mapping[str, tuple[str, Field]]:
    """Header words of a workbook of one report."""
    words = (
        (_("Kết quả đến %(on)s") % {"on": f"{as_of:%d/%m/%Y}"}, Field.VALUE),
        (_("Kết quả"), Field.VALUE),
        (_("Ước cả năm"), Field.ESTIMATE),
        (_("Ghi chú"), Field.NOTE),
    )
    return {heading_key(word): ("", field) for word, field in words}


def _once(
    pairs: Sequence[tuple[str, tuple[str, Field]]],
) -> Mapping[str, tuple[str, Field]]:
    meanings: dict[str, set[tuple[str, Field]]] = {}
    for word, meaning in pairs:
        meanings.setdefault(word, set()).add(meaning)
    return {word: next(iter(found)) for word, found in meanings.items() if len(found) == 1}
