"""Who is missing below a consolidated report, and what it is made from."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from chuan.core.alphabet import Alphabetical
from chuan.figures.enums import ReportState, RoundState
from chuan.figures.models import Report, ReportVersion
from chuan.figures.rules.gaps import Gaps
from chuan.figures.rules.version_shape import Content
from chuan.figures.rules.versions import Maker
from chuan.orgs.enums import Level


@dataclass(frozen=True, slots=True)
class Below:
    """Reports that feed another one: who is missing, who waits to be judged, who can be taken."""

    gaps: Gaps
    missing: Sequence[Report]
    waiting: int
    ready: int
    total: int


def below_of(report: Report) -> QuerySet[Report]:
    """The reports of the rounds that go into this one; cancelled rounds feed nothing."""
    rows = Report.objects.filter(round__into=report).exclude(round__state=RoundState.CANCELLED)
    return rows.select_related("organisation", "round").order_by(Alphabetical("organisation__name"))


def look_below(report: Report) -> Below:
    """Who has sent what this report is made from; one question."""
    return summed(tuple(below_of(report)))


def summed(rows: Sequence[Report]) -> Below:
    """The same for reports already read."""
    missing = [row for row in rows if row.version == 0]
    supplementing = [row for row in rows if row.version and row.is_editable]
    communes = all(row.organisation.level == Level.COMMUNE for row in rows)
    gaps = Gaps(
        asked=len(rows),
        sent=len(rows) - len(missing),
        missing=tuple(row.organisation.label for row in missing),
        supplementing=tuple(row.organisation.label for row in supplementing),
        noun="xã, phường" if communes else "đơn vị",
    )
    states = [row.state for row in rows]
    waiting, ready = states.count(ReportState.SUBMITTED), states.count(ReportState.APPROVED)
    return Below(gaps, missing, waiting, ready, len(rows))


def makers_below(report: Report) -> Sequence[Maker]:
    """The last version of every report below that has one: their figures are in the totals."""
    rows = latest_versions(below_of(report)).values_list(
        "report__uid", "report__organisation__name", "number", "sha256"
    )
    return tuple(Maker(uid.hex, name, number, sha) for uid, name, number, sha in rows)


def latest_versions(reports: QuerySet[Report]) -> QuerySet[ReportVersion]:
    """The last version of each of these reports."""
    wanted = Q(report__in=reports.order_by().values("pk"), number=F("report__version"))
    return ReportVersion.objects.filter(wanted).order_by("report")


def contents_at(makers: Sequence[Maker]) -> dict[str, Content]:
    """What was used: contents by the hash under which they were sent."""
    rows = ReportVersion.objects.filter(sha256__in=[maker.sha256 for maker in makers])
    return dict(rows.values_list("sha256", "content"))
