"""Captures as their senders ask for them."""

from uuid import UUID

from django.db.models import Q, QuerySet

from chuan.core.actor import Actor
from chuan.domain.sentences import gettext_noop
from chuan.traceability.errors import ResourceUnknown
from chuan.traceability.models import CaptureJob, Event, EventIdentity


def captures_of(actor: Actor, *, sandbox: bool | None = None) -> "QuerySet[CaptureJob]":
    """Captures of the body acted for and those below, the latest first; of one side, or of both."""
    rows = CaptureJob.objects.visible_to(actor).order_by("-id")
    return rows if sandbox is None else rows.filter(sandbox=sandbox)


def captures_naming(actor: Actor, text: str) -> Q:
    """The capture of this id, or that brought the event of this id."""
    try:
        named = Q(uid=UUID(text))
    except ValueError:
        named = Q()
    ids = EventIdentity.objects.filter(event_id=text, owner_path__startswith=actor.path)
    brought = Event.objects.filter(id__in=ids.values("event")).values("capture")
    return named | Q(pk__in=brought) if named else Q(pk__in=brought)


def capture_for(actor: Actor, uid: UUID | None, *, sandbox: bool | None = None) -> CaptureJob:
    """One of them; raises ResourceUnknown (for no id at all, too)."""
    found = captures_of(actor, sandbox=sandbox).filter(uid=uid).first() if uid else None
    if found is None:
        raise ResourceUnknown(gettext_noop("Không có lần gửi sự kiện này."))
    return found
