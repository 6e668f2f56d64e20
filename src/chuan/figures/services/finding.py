"""Rounds and reports are found by the one search box, by those who may see them."""

from collections.abc import Sequence
from itertools import chain

from django.urls import reverse

from chuan.core import search
from chuan.core.scope import Participation
from chuan.figures.models import Report, Round
from chuan.figures.selectors.titles import round_title, title_of
from chuan.figures.services.telling import compiling_units, url_of

REPORT, ROUND = "report", "report_round"
"""Kinds of things found: a round by who asks, a report by who owes it and who asked for it."""
ASKER, UNIT = "asker", "unit"
"""As what a body takes part in a report of another."""


def make_known(round_: Round, reports: Sequence[Report]) -> None:
    """The round, and these reports of it; a few statements for each hundred."""
    units = compiling_units(reports)
    paths = {report.pk: [path for _body, path in units[report.pk]] for report in reports}
    search.put_many(chain((_round(round_),), (_report(report) for report in reports)))
    Participation.objects.bulk_create(
        (
            Participation(kind=REPORT, object_id=report.pk, path=path, role=role)
            for report in reports
            for path, role in (
                (report.asker_path, ASKER),
                *((unit, UNIT) for unit in paths[report.pk]),
            )
        ),
        batch_size=500,
        ignore_conflicts=True,
    )


def _round(round_: Round) -> search.SearchEntry:
    return search.SearchEntry(
        kind=ROUND,
        object_id=round_.pk,
        uid=round_.uid,
        title=round_title(round_),
        body=" ".join(part for part in (round_.note, round_.basis) if part),
        url=reverse("figures:round_detail", args=[round_.uid]),
        owner_path=round_.asker_path,
    )


def _report(report: Report) -> search.SearchEntry:
    return search.SearchEntry(
        kind=REPORT,
        object_id=report.pk,
        uid=report.uid,
        title=title_of(report),
        body=report.round.form.name,
        url=url_of(report),
        owner_path=report.path,
    )
