"""Captures as their senders ask for them."""

from uuid import UUID

from django.db.models import QuerySet

from chuan.core.actor import Actor
from chuan.domain.sentences import gettext_noop
from chuan.traceability.errors import ResourceUnknown
from chuan.traceability.models import CaptureJob


def captures_of(actor: Actor, *, sandbox: bool) -> "QuerySet[CaptureJob]":
    """Captures of the body acted for and those below, the latest first."""
    return CaptureJob.objects.visible_to(actor).filter(sandbox=sandbox).order_by("-id")


def capture_for(actor: Actor, uid: UUID, *, sandbox: bool) -> CaptureJob:
    """One of them; raises ResourceUnknown."""
    found = captures_of(actor, sandbox=sandbox).filter(uid=uid).first()
    if found is None:
        raise ResourceUnknown(gettext_noop("Không có lần gửi sự kiện này."))
    return found
