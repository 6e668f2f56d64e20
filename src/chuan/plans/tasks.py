"""The jobs of this room: those that come round every night, and the look through long files."""

from typing import Final
from uuid import UUID

from chuan.core import clock
from chuan.core.actor import system_actor
from chuan.core.jobs import JobContext
from chuan.plans.services import press_late, remind_people
from chuan.plans.services.campaign_proposals import remind_reviews
from chuan.plans.services.looking_through import look_through_whole

REMIND: Final = "plans.remind"
PRESS: Final = "plans.press_late_answers"
REVIEWS: Final = "plans.remind_of_reviews"


def remind(context: JobContext) -> None:
    """One line for each person with something due."""
    told = remind_people(actor=system_actor(), on=clock.today())
    context.progress(told, told)


def press(context: JobContext) -> None:
    """Late answers go to the next level; answers that nobody spoke to are closed."""
    moved = press_late(actor=system_actor(), on=clock.today())
    context.progress(moved, moved)


def remind_of_reviews(context: JobContext) -> None:
    """Reviews of documents near their end or past it, and proposals to ask after."""
    told = remind_reviews(actor=system_actor(), on=clock.today())
    context.progress(told, told)


def look_through(context: JobContext) -> None:
    """Read one file of evidence to its end."""
    uid = UUID(context.payload["file"])
    look_through_whole(actor=context.actor, uid=uid, progress=context.progress)
