"""The daily look at the data file of the register, so that an upgraded node says what holds today."""

from typing import Final

from chuan.core.jobs import JobContext
from chuan.law.services import load_register

LOAD: Final = "law.register.load"


def load_register_job(context: JobContext) -> None:
    """Bring the register up to date."""
    done = load_register(actor=context.actor)
    context.progress(done.acts, done.acts)
