"""Whether a report can be sent: what must be filled or put right, and what must be looked at again."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.figures.enums import CheckLevel
from chuan.figures.models import Report
from chuan.figures.rules.checks import Check
from chuan.figures.selectors.filling import sheet_of
from chuan.figures.selectors.gaps import Below, look_below
from chuan.figures.selectors.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to see to: where it is, what it says, what to do, the note that explains it."""

    key: str
    line: int
    text: str
    advice: str = ""
    note: str = ""

    @property
    def anchor(self) -> str:
        """Where it stands on the page of the report."""
        return f"#dong-{self.line}" if self.line else "#loi-van"


@dataclass(frozen=True, slots=True)
class Readiness:
    """`stops` bar the way; `looks` are answered by a note of the line or a tick each."""

    sheet: Sheet
    stops: Sequence[Point]
    looks: Sequence[Point]
    below: Below

    def unlooked(self, looked: frozenset[str]) -> Sequence[Point]:
        """Looks with neither a note nor a tick."""
        return tuple(point for point in self.looks if not point.note and point.key not in looked)


def readiness_of(actor: Actor, report: Report) -> Readiness:
    """What stands between the report and its sending."""
    sheet = sheet_of(actor, report)
    return Readiness(
        sheet=sheet,
        stops=_points(sheet, CheckLevel.STOP),
        looks=_points(sheet, CheckLevel.LOOK),
        below=look_below(report),
    )


def _points(sheet: Sheet, level: CheckLevel) -> Sequence[Point]:
    return tuple(_point(sheet, check) for check in sheet.checks if check.level is level)


def _point(sheet: Sheet, check: Check) -> Point:
    row = sheet.lines.get(check.line or 0)
    return Point(
        key=f"{check.id}-{check.line or check.part}",
        line=check.line or 0,
        text=check.sentence.said(_),
        advice=check.advice.said(_),
        note=row.note if row and check.explained else "",
    )
