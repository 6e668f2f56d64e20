"""An event and a capture of the cooperative, a key of the commune, for addresses that name one."""

from collections.abc import Mapping
from uuid import UUID

from chuan.traceability.models import ApiKey, CaptureJob, Event
from chuan.traceability.services.capturing import capture_document
from chuan.traceability.types import Sent
from tests.factories.cast import Cast
from tests.factories.epcis import document, packed, program
from tests.factories.keys import secret_of


def event_of(cast: Cast) -> int:
    """The first event of the store; captured where there is none.

    Not among the rows that are laid again: their tables have no row numbers, and months of their own.
    """
    known = Event.objects.filter(sandbox=False).order_by("id").first()
    if known is not None:
        return known.pk
    assert cast.binh.organisation
    sent = Sent(document(packed("00000001", 1, 2)))
    capture_document(actor=program(cast.binh.organisation), sent=sent)
    return Event.objects.get(sandbox=False).pk


def named(cast: Cast, route: str) -> Mapping[str, object]:
    """What stands in the addresses of this room."""
    room, _, name = route.partition(":")
    if room not in {"traceability", "epcis"}:
        return {}
    if name.startswith("event_"):
        return {"event": event_of(cast)}
    if name.startswith("key_"):
        return {"uid": _key_of(cast)}
    return {"uid": _capture_of(cast)} if name.startswith("capture_") else {}


def _key_of(cast: Cast) -> UUID:
    known = ApiKey.objects.filter(owner_path=cast.commune.path).first()
    if known is None:
        secret_of(cast.commune)
        known = ApiKey.objects.get(owner_path=cast.commune.path)
    return known.uid


def _capture_of(cast: Cast) -> UUID:
    return CaptureJob.objects.get(events=event_of(cast)).uid
