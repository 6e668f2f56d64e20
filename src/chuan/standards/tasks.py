"""Jobs of this room: two lines each around a service."""

from typing import Final
from uuid import UUID

from django.urls import reverse

from chuan.core import clock
from chuan.core.jobs import JobContext
from chuan.standards.services.applying import apply_import, undo_import
from chuan.standards.services.consulting import forget_contacts, turn_by_date
from chuan.standards.services.harmonising import keep_rate
from chuan.standards.services.importing import read_import
from chuan.standards.services.indexing import heal_index
from chuan.standards.services.known import load_known
from chuan.standards.services.publishing import turn_effective
from chuan.standards.services.restarting import tell_stopped
from chuan.standards.services.saving import tell_news

NEWS_JOB: Final = "standards.tell_search_news"
LOAD_JOB: Final = "standards.load_known"
TURN_DRAFTS: Final = "standards.turn_drafts"
KEEP_RATE: Final = "standards.keep_rate"


def load_known_job(context: JobContext) -> None:
    """Bring the register up to what the release knows."""
    done = load_known(actor=context.actor)
    context.progress(done.records, done.records)


def read_import_job(context: JobContext) -> None:
    """Read one file as a dry run and lead to what was found."""
    uid = UUID(context.payload["run"])
    context.lead_to(reverse("standards:import_detail", args=[uid]))
    read_import(actor=context.actor, uid=uid, progress=context.progress)


def apply_import_job(context: JobContext) -> None:
    """Write one import into the register."""
    uid = UUID(context.payload["run"])
    context.lead_to(reverse("standards:import_detail", args=[uid]))
    doubts = bool(context.payload.get("doubts"))
    apply_import(actor=context.actor, uid=uid, with_doubts=doubts, progress=context.progress)


def undo_import_job(context: JobContext) -> None:
    """Take one import back."""
    uid = UUID(context.payload["run"])
    context.lead_to(reverse("standards:import_detail", args=[uid]))
    undo_import(actor=context.actor, uid=uid, progress=context.progress)


def turn_drafts_job(context: JobContext) -> None:
    """What comes by date: periods of comment, standards that take effect; contacts no longer needed go."""
    done = turn_by_date(actor=context.actor, on=clock.today())
    done += forget_contacts(actor=context.actor)
    done += turn_effective(actor=context.actor, on=clock.today())
    context.progress(done, done)


def keep_rate_job(context: JobContext) -> None:
    """Keep the harmonisation rate of the day."""
    done = keep_rate(actor=context.actor, on=clock.today())
    context.progress(done, done)


def tell_search_news_job(context: JobContext) -> None:
    """Index what was missed, say which imports stopped, then tell who keeps a search what is new in it."""
    heal_index()
    tell_stopped(actor=context.actor)
    told = tell_news()
    context.progress(told, told)
