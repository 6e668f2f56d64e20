"""An event of the cooperative, for addresses that name one."""

from chuan.traceability.models import Event
from chuan.traceability.services.capturing import capture_document
from chuan.traceability.types import Sent
from tests.factories.cast import Cast
from tests.factories.epcis import document, packed, program


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
