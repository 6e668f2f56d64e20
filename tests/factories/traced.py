"""An event and a capture of the cooperative, a key of the commune, for addresses that name one."""

from collections.abc import Mapping
from uuid import UUID

from chuan.identifiers.services.naming import assign
from chuan.traceability.models import ApiKey, CaptureJob, Event, EventKey, Subscription
from chuan.traceability.selectors.glns import BODY
from chuan.traceability.services.capturing import capture_document
from chuan.traceability.services.queries import keep_query
from chuan.traceability.services.subscriptions import subscribe
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
    if room == "epcis" and not name.startswith("capture_"):
        return _of_epcis(cast, name)
    if name.startswith("event_"):
        return {"event": event_of(cast)}
    if name.startswith(("gln_", "key_")):
        return {"stated": _gln_of(cast), "uid": _key_of(cast)}
    if name.startswith(("query_", "subscription_")):
        told = _told_of(cast)
        return {"query": told.query.pk, "uid": told.uid}
    return {"uid": _capture_of(cast)} if name.startswith("capture_") else {}


def _key_of(cast: Cast) -> UUID:
    known = ApiKey.objects.filter(owner_path=cast.commune.path).first()
    if known is None:
        secret_of(cast.commune)
        known = ApiKey.objects.get(owner_path=cast.commune.path)
    return known.uid


def _gln_of(cast: Cast) -> int:
    body = cast.binh.organisation
    assert body
    stated = assign(
        BODY,
        body.pk,
        body.uid,
        label=body.name,
        path=body.path,
        scheme="gln",
        value="8938501000002",
    )
    return stated.pk


def _capture_of(cast: Cast) -> UUID:
    return CaptureJob.objects.get(events=event_of(cast)).uid


def _of_epcis(cast: Cast, name: str) -> Mapping[str, object]:
    """What stands in the addresses of the standard: values of the event, a query, who is told."""
    event = Event.objects.get(pk=event_of(cast))
    kind = name.partition("_")[0]
    values = {
        "eventTypes": event.type,
        "bizSteps": event.biz_step,
        "bizLocations": event.biz_location,
        "readPoints": event.read_point,
        "dispositions": event.disposition,
        "epcs": EventKey.objects.filter(event=event.pk).order_by("key")[0].key,
    }
    told = _told_of(cast)
    return {
        "value": values.get(kind) or "x",
        "event_id": event.event_id,
        "name": told.query.name,
        "uid": told.uid,
        "token": "x",
        "rest": "x",
    }


def _told_of(cast: Cast) -> Subscription:
    """Who is told of a query of the cooperative."""
    known = Subscription.objects.select_related("query").first()
    if known is not None:
        return known
    assert cast.binh.organisation
    body = cast.binh.organisation
    actor = program(body)
    query = keep_query(actor=actor, sandbox=False, name="xuat-kho", told={}, prefixes={})
    secret_of(body)
    key = ApiKey.objects.get(owner_path=body.path)
    told = {"dest": "https://nhan.example.org/epcis", "stream": True}
    return subscribe(actor=actor, key=key, query=query, told=told)
