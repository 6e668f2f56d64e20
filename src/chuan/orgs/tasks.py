"""The daily look at the data files of places, so that an upgraded node knows today's units."""

from typing import Final

from chuan.core.jobs import JobContext
from chuan.orgs.services import load_units

LOAD: Final = "orgs.units.load"


def load_units_job(context: JobContext) -> None:
    """Bring places and their succession up to date."""
    done = load_units(actor=context.actor)
    context.progress(done.places, done.places)
