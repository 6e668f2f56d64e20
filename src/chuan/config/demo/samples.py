"""What one sample commune does in a round: its figures, when it sends, who judges them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache

from chuan.core.actor import Actor
from chuan.figures.enums import OverTime, Stage
from chuan.figures.models import FormLine, Report
from chuan.figures.services.cells import CellEdit

_APPROVED, _RETURNED = 0.7, 0.97
"""Below the first of what was sent has been accepted, above the second it was given back."""
_PARTS = 12, 11
"""An estimate of the year out of what is closed in the middle of November."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What one commune does: its figures, when, and what becomes of its report."""

    report: Report
    figures: Mapping[str, Decimal]
    at: datetime
    actor: Actor
    sends: bool
    is_named: bool
    is_draft: bool
    fate: float
    is_over: bool

    @property
    def judged_at(self) -> datetime:
        """Two days later; what came in today is judged today."""
        return self.at + timedelta(days=2) if self.is_over else self.at

    @property
    def is_returned(self) -> bool:
        """Whether the judge gives it back."""
        return not self.is_over and self.fate > _RETURNED

    @property
    def is_accepted(self) -> bool:
        """Whether the judge accepts it; the rest waits."""
        return self.is_over or self.fate < _APPROVED

    @property
    def judge(self) -> Actor:
        """An officer of the body that asked."""
        asked = self.report.round
        return Actor(
            id="sample",
            label="Chuyên viên Sở (mẫu)",
            path=asked.asker_path,
            organisation_uid=asked.asker.uid.hex,
            organisation_label=asked.asker.label,
            roles=frozenset({"officer"}),
        )


@cache
def lines_of(form: int) -> Sequence[FormLine]:
    """The lines of a form with their indicators, read once."""
    return tuple(FormLine.objects.filter(form=form).select_related("indicator").order_by("order"))


def edits_of(sample: Sample) -> Sequence[CellEdit]:
    """What its officer types, with estimates of the whole year while it is not over."""
    found = []
    for line in lines_of(sample.report.round.form_id):
        indicator = line.indicator
        value = sample.figures.get(indicator.code) if indicator else None
        if indicator is None or value is None:
            continue
        if line.stage == Stage.SETTLED and not sample.is_over:
            continue
        estimate = None
        if line.with_estimate and not sample.is_over:
            stands = indicator.over_time == OverTime.LAST
            estimate = value if stands else value * _PARTS[0] // _PARTS[1]
        found.append(CellEdit(line.pk, value, estimate))
    return found
