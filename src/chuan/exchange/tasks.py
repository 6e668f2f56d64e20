"""Jobs of this room: two lines each around a service."""

from typing import Final
from uuid import UUID

from django.urls import reverse

from chuan.core import clock
from chuan.core.actor import system_actor
from chuan.core.jobs import JobContext
from chuan.exchange.services import accept_waiting, read_handed, sweep_handed, write_prepared
from chuan.exchange.services.fetching import fetch_all
from chuan.exchange.services.reminding import remind_of_feeds

SWEEP_JOB: Final = "exchange.sweep"
FETCH_JOB: Final = "exchange.fetch"
REMIND_JOB: Final = "exchange.remind_feeds"


def fetch_job(context: JobContext) -> None:
    """Ask every database elsewhere what is new."""
    came = fetch_all(progress=context.progress)
    context.progress(came, came)


def remind_job(context: JobContext) -> None:
    """Tell those who sign that a feed is due."""
    context.progress(remind_of_feeds(on=clock.today()), 0)


def write_bundle_job(context: JobContext) -> None:
    """Write one bundle and lead to its page."""
    uid = UUID(context.payload["bundle"])
    write_prepared(actor=context.actor, uid=uid, progress=context.progress)
    context.lead_to(reverse("exchange:sent_detail", args=[uid]))


def read_bundle_job(context: JobContext) -> None:
    """Prove and read one file that was handed in, and lead to what was in it."""
    uid = UUID(context.payload["hand_in"])
    read_handed(actor=context.actor, uid=uid, progress=context.progress)
    context.lead_to(reverse("exchange:hand_in_detail", args=[uid]))


def accept_items_job(context: JobContext) -> None:
    """Accept what waits of one bundle."""
    uid = UUID(context.payload["bundle"])
    accept_waiting(actor=context.actor, bundle=uid, progress=context.progress)
    context.lead_to(reverse("exchange:received_detail", args=[uid]))


def sweep_job(context: JobContext) -> None:
    """Clear away what was handed in and never read."""
    context.progress(sweep_handed(actor=system_actor()), 0)
