"""How a report and a round are called in titles, notices and the record."""

from chuan.figures.models import Report, Round
from chuan.figures.rules.naming import said_period


def round_title(round_: Round) -> str:
    """The title that the asker gave, with its period where the title does not say it already."""
    period = said_period(round_.period)
    return round_.title if period in round_.title else f"{round_.title}, {period}"


def title_of(report: Report) -> str:
    """A report: what it is, of which period, by whom."""
    return f"{round_title(report.round)} – {report.organisation.label}"
