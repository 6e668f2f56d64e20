"""The jobs of this room that come round every night."""

from typing import Final

from chuan.core import clock
from chuan.core.jobs import JobContext
from chuan.figures.services.schedules import open_due_rounds
from chuan.figures.services.shipped import load_catalogue
from chuan.figures.services.totals import recount_totals

OPEN_ROUNDS: Final = "figures.open_rounds"
LOAD: Final = "figures.catalogue.load"
RECOUNT: Final = "figures.recount_totals"


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
