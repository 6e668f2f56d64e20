"""Events for pages: those an actor may read, and one of them with everything it says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.lookups import IsNull
from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.core.scope import under
from chuan.domain.epcis.codec import write_json, write_xml
from chuan.domain.epcis.model import Document, identifiers
from chuan.domain.epcis.model import Event as Told
from chuan.traceability import labels
from chuan.traceability.errors import EventNotFound
from chuan.traceability.models import Event, EventReader, Retraction
from chuan.traceability.permissions import must_query
from chuan.traceability.selectors import told
from chuan.traceability.selectors.names import bodies_at, names_of
from chuan.traceability.selectors.told import Fact, Measured, Things

_HASH = "ni:///sha-256;{}?ver=CBV2.0"


@dataclass(frozen=True, slots=True)
class EventPage:
    """One event in people's words: what, when, where, why, by whom, and who else reads it."""

    id: int
    title: str
    sentence: str
    type: str
    at: str
    recorded_at: datetime
    owner: str
    is_own: bool
    disposition: str
    is_bad: bool
    things: Sequence[Things]
    places: Sequence[Fact]
    parties: Sequence[Fact]
    papers: Sequence[Fact]
    sensors: Sequence[Measured]
    fields: Sequence[Fact]
    readers: Sequence[Fact]
    error: str
    is_retracted: bool
    event_id: str
    hash: str
    transformation: str


def visible_events(actor: Actor) -> QuerySet[Event]:
    """The events that an actor may read, but those of the sandbox; to be narrowed by their ids.

    Not by EXISTS: PostgreSQL would read everything that the body may to answer it for one event.
    """
    must_query(actor)
    if actor.path == "/":
        return Event.objects.filter(sandbox=False)
    named = EventReader.objects.filter(under(actor.path), event=OuterRef("pk")).order_by("path")
    named_here = Q(IsNull(Subquery(named.values("why")[:1]), False))
    return Event.objects.filter(under(actor.path, "owner_path") | named_here, sandbox=False)


def own_events(actor: Actor) -> QuerySet[Event]:
    """Those of the own body and below."""
    must_query(actor)
    return Event.objects.filter(under(actor.path, "owner_path"), sandbox=False)


def shared_events(actor: Actor) -> QuerySet[Event]:
    """Those of others that name the body or its place."""
    must_query(actor)
    if actor.path == "/":
        return Event.objects.none()
    named = EventReader.objects.filter(under(actor.path)).values("event")
    others = Event.objects.exclude(under(actor.path, "owner_path"))
    return others.filter(pk__among=named, sandbox=False)


def events_by_id(actor: Actor, ids: Iterable[int]) -> Mapping[int, Event]:
    """Events of a trace by their ids; those the actor may not read are left out."""
    return {row.pk: row for row in visible_events(actor).filter(pk__in=list(ids)).order_by("pk")}


def event_page(actor: Actor, event: int) -> EventPage:
    """One event with everything it says.

    Raises:
        NotOpened: the actor may not ask.
        EventNotFound: there is none, or none the actor may know of.
    """
    row = _event(actor, event)
    said = told.read_doc(row.doc)
    names = names_of(actor, _named_in(said), (row.owner_path,))
    is_own = bool(actor.path) and row.owner_path.startswith(actor.path)
    readers = _readers(actor, row, is_own=is_own)
    bodies = bodies_at({row.owner_path, *(each.path for each in readers)})
    declaration = said.error_declaration
    return EventPage(
        id=row.pk,
        title=told.title_of(said),
        sentence=told.in_words(said),
        type=labels.label(labels.EVENT_TYPE, said.type),
        at=told.local_time(row.event_time, row.time_offset),
        recorded_at=row.record_time,
        owner=bodies.get(row.owner_path, row.owner_path),
        is_own=is_own,
        disposition=labels.label(labels.DISPOSITION, said.disposition),
        is_bad=said.disposition in labels.BAD_DISPOSITIONS,
        things=told.things_of(said, names),
        places=_places(said, names),
        parties=told.parties_of(said, names),
        papers=told.papers_of(said),
        sensors=told.sensors_of(said),
        fields=list(told.fields_of((*(said.ilmd or ()), *said.extensions)))[: told.MOST_SHOWN],
        readers=[
            (bodies.get(each.path, each.path), str(labels.READER_REASON[each.why]))  # type: ignore[index]  # an IntEnum by its number
            for each in readers
        ],
        error=labels.label(labels.ERROR_REASON, declaration.reason or "incorrect_data")
        if declaration
        else "",
        is_retracted=Retraction.objects.filter(event=row.pk).exists(),
        event_id=row.event_id,
        hash=_HASH.format(bytes(row.hash).hex()),
        transformation=said.transformation_id
        or (row.event_id if said.type == "TransformationEvent" else ""),
    )


def _readers(actor: Actor, row: Event, *, is_own: bool) -> list[EventReader]:
    """Who reads it beside the owner: the owner may know, any other only why it reads itself."""
    readers = EventReader.objects.filter(event=row.pk)
    return list((readers if is_own else readers.filter(under(actor.path))).order_by("path", "why"))


def event_file(actor: Actor, event: int, *, xml: bool) -> bytes:
    """The event as it was captured, standing alone: JSON-LD, or a document in XML 2.0."""
    row = _event(actor, event)
    said = told.read_doc(row.as_captured or row.doc)
    document = Document(
        creation_date=f"{row.record_time:%Y-%m-%dT%H:%M:%S.%f}Z",
        numbered=((0, said),),
        namespaces=said.namespaces,
    )
    return write_xml(document) if xml else write_json(document)


def _event(actor: Actor, event: int) -> Event:
    row = visible_events(actor).filter(pk=event).first()
    if row is None:
        raise EventNotFound
    return row


def _named_in(said: Told) -> set[str]:
    """Everything of which the page shows a name."""
    parties = (*(said.source_list or ()), *(said.destination_list or ()))
    places = [place.id for place in (said.read_point, said.biz_location) if place]
    things = [name for _role, name in identifiers(said)][: 5 * told.MOST_SHOWN]
    return {*things, *places, *(party.id for party in parties)}


def _places(said: Told, names: Mapping[str, str]) -> list[Fact]:
    seen, after = (place.id if place else "" for place in (said.read_point, said.biz_location))
    if seen == after:
        return [(_("Tại"), told.named(seen, names))] if seen else []
    ends = ((_("Ghi nhận tại"), seen), (_("Sau đó ở"), after))
    return [(end, told.named(place, names)) for end, place in ends if place]
