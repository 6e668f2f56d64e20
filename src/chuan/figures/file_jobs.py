"""Jobs of workbooks: two lines each around a service."""

from uuid import UUID

from django.urls import reverse

from chuan.core.jobs import JobContext
from chuan.figures.services import workbooks


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
