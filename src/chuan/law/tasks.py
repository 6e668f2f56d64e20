"""The daily look at the data file of the register, so that an upgraded node says what holds today."""

from typing import Final

from chuan.core.jobs import JobContext
from chuan.law.services import load_register, tell_changes

LOAD: Final = "law.register.load"
TELL: Final = "law.changes.tell"


def load_register_job(context: JobContext) -> None:
    """Bring the register up to date."""
    done = load_register(actor=context.actor)
    context.progress(done.acts, done.acts)


def tell_changes_job(context: JobContext) -> None:
    """Tell what a day brings that arrives: an act begins, ends, is suspended or resumes."""
    told = tell_changes(actor=context.actor)
    context.progress(told, told)
