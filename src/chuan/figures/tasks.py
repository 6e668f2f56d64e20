"""The jobs of this room, a few lines each around a service."""

from typing import Final
from uuid import UUID

from django.urls import reverse

from chuan.core import clock
from chuan.core.actor import system_actor
from chuan.core.jobs import JobContext
from chuan.figures.services import workbooks
from chuan.figures.services.locking import close_due_rounds
from chuan.figures.services.opening import close_openings
from chuan.figures.services.schedules import open_due_rounds
from chuan.figures.services.shipped import load_catalogue
from chuan.figures.services.totals import recount_totals

OPEN_ROUNDS: Final = "figures.open_rounds"
LOAD: Final = "figures.catalogue.load"
RECOUNT: Final = "figures.recount_totals"
CLOSE: Final = "figures.close_due"


def open_rounds(context: JobContext) -> None:
    """Open every round that a schedule owes by today."""
    opened = open_due_rounds(on=clock.today())
    context.progress(opened, opened)


def load_catalogue_job(context: JobContext) -> None:
    """Bring the catalogue and the forms up to date with an upgraded node."""
    done = load_catalogue(actor=context.actor)
    context.progress(done.indicators, done.indicators)


def recount(context: JobContext) -> None:
    """Hold the totals of tonight's provinces against their figures."""
    repaired = recount_totals(actor=context.actor)
    context.progress(repaired, repaired)


def close_due(context: JobContext) -> None:
    """Openings whose day has gone, then rounds whose time is up."""
    on = clock.today()
    done = close_openings(actor=system_actor(), on=on) + close_due_rounds(
        actor=system_actor(), on=on
    )
    context.progress(done, done)


def read_workbook_job(context: JobContext) -> None:
    """Read one workbook as a dry run and lead to what was found."""
    uid = UUID(context.payload["workbook"])
    book = workbooks.read_workbook(actor=context.actor, uid=uid, progress=context.progress)
    context.lead_to(reverse("figures:workbook_detail", args=[book.uid]))


def apply_workbook_job(context: JobContext) -> None:
    """Write the good rows of one workbook, on from where a stopped worker left it."""
    uid = UUID(context.payload["workbook"])
    book = workbooks.apply_workbook(
        actor=context.actor,
        uid=uid,
        done=context.state,
        progress=context.progress,
        checkpoint=context.checkpoint,
    )
    context.lead_to(reverse("figures:workbook_detail", args=[book.uid]))
