"""Jobs about plans that hang together: long comparisons, and bodies that have ended."""

from datetime import date
from typing import Final
from uuid import UUID

from django.urls import reverse

from chuan.core import clock
from chuan.core.actor import system_actor
from chuan.core.jobs import JobContext
from chuan.plans.services import notice_ended_bodies
from chuan.plans.services.aligning import COMPARE_JOB, keep_comparison, sweep_results

NOTICE: Final = "plans.notice_ended_bodies"
__all__ = ("COMPARE_JOB", "NOTICE", "compare_job", "notice_job")


def compare_job(context: JobContext) -> None:
    """Compare what whoever asked may read, keep the result, lead to the page."""
    plan, document = (UUID(context.payload[key]) for key in ("plan", "document"))
    context.progress(0, 2)
    keep_comparison(actor=context.actor, plan_uid=plan, document=document)
    context.progress(2, 2)
    url = reverse("plans:alignment_detail", args=[plan])
    context.lead_to(f"{url}?van-ban={document}")


def notice_job(context: JobContext) -> None:
    """Propose what to do with the open work of bodies that have ended; old comparisons go."""
    made = notice_ended_bodies(actor=system_actor(), on=_today())
    sweep_results()
    context.progress(made, made)


def _today() -> date:
    return clock.today()
