"""Jobs of this room: two lines each around a service."""

from uuid import UUID

from django.urls import reverse

from chuan.core.jobs import JobContext
from chuan.documents.services.reading_signed import read_signed
from chuan.documents.services.receiving import read_upload
from chuan.documents.services.sweeping import sweep_temporary


def read_upload_job(context: JobContext) -> None:
    """Read one upload and lead to its import screen."""
    uid = UUID(context.payload["upload"])
    draft = read_upload(actor=context.actor, uid=uid, progress=context.progress)
    context.lead_to(draft.get_absolute_url())


def read_signed_job(context: JobContext) -> None:
    """Read one signed file and lead to its comparison with the draft."""
    uid = UUID(context.payload["signed"])
    read_signed(actor=context.actor, uid=uid, progress=context.progress)
    context.lead_to(reverse("documents:signed_detail", args=[uid]))


def sweep_job(context: JobContext) -> None:
    """Clear away what nobody came back for."""
    context.progress(sweep_temporary(), 0)
