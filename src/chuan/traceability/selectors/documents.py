"""Events as an EPCISQueryDocument, in a writing and with identifiers of a kind.

JSON is put together from the documents as they are kept, unless identifiers are to be translated.
Source: EPCIS 2.0 §8.2.8, §12.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final, Literal, NamedTuple

import orjson

from chuan.core import clock
from chuan.domain.epcis.codec import event_from_json, event_to_json, with_identifiers, write_xml
from chuan.domain.epcis.model import Document, DocumentKind, Event
from chuan.domain.gs1 import Gs1Error, identifier_to_urn
from chuan.domain.kept import kept
from chuan.traceability.selectors.asking import Found

CONTEXT: Final = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"
XML: Final = ("application/xml", "text/xml")


class Form(NamedTuple):
    """How an answer is written: its media type, its identifiers, and the words of XML."""

    media_type: str = "application/ld+json"
    epcs: str = "Always_GS1_Digital_Link"
    words: Literal["web", "urn"] = "web"

    @property
    def headers(self) -> dict[str, str]:
        """What the answer says of its form."""
        told = {"Content-Type": self.media_type, "GS1-EPC-Format": self.epcs}
        if self.media_type in XML:
            name = "Always_URN" if self.words == "urn" else "Always_Web_URI"
            told["GS1-CBV-XML-Format"] = name
        return told


def written(
    found: Iterable[Found], form: Form, *, name: str = "SimpleEventQuery", subscription: str = ""
) -> bytes:
    """The document that answers."""
    if form.media_type in XML:
        return _as_xml(found, form, name, subscription)
    head = {
        "@context": [CONTEXT],
        "type": DocumentKind.QUERY_DOCUMENT.value,
        "schemaVersion": "2.0",
        "creationDate": clock.now().isoformat(timespec="milliseconds"),
    }
    results = {"queryName": name} | ({"subscriptionID": subscription} if subscription else {})
    events = b",".join([_as_json(each, form) for each in found])
    return b"%s,%s%s,%s%s]}}}}" % (
        orjson.dumps(head)[:-1],
        b'"epcisBody":{"queryResults":',
        orjson.dumps(results)[:-1],
        b'"resultsBody":{"eventList":[',
        events,
    )


def _as_json(found: Found, form: Form) -> bytes:
    recorded = f',"recordTime":"{found.record_time.isoformat(timespec="milliseconds")}"}}'
    if form.epcs == "Always_EPC_URN":
        event = with_identifiers(_event(found.doc), _urn)
        return _dumped(event)[:-1] + recorded.encode()
    doc = found.as_captured if form.epcs == "Never_Translates" and found.as_captured else found.doc
    return f"{doc[:-1]}{recorded}".encode()


def _as_xml(found: Iterable[Found], form: Form, name: str, subscription: str) -> bytes:
    translate: Callable[[str], str] | None = _urn if form.epcs == "Always_EPC_URN" else None
    captured = form.epcs == "Never_Translates"
    events = []
    for each in found:
        event = _event((captured and each.as_captured) or each.doc)
        event = with_identifiers(event, translate) if translate else event
        recorded = each.record_time.isoformat(timespec="milliseconds")
        events.append(replace(event, record_time=recorded))
    known: dict[str, str] = {}
    for event in events:
        known.update(event.namespaces)
    document = Document(
        kind=DocumentKind.QUERY_DOCUMENT,
        creation_date=clock.now().isoformat(timespec="milliseconds"),
        query_name=name,
        subscription_id=subscription,
        numbered=tuple(enumerate(events)),
        namespaces=known,
    )
    return write_xml(document, vocabulary=form.words)


def _event(doc: str) -> Event:
    return event_from_json(orjson.loads(doc))


def _dumped(event: Event) -> bytes:
    return orjson.dumps(event_to_json(event), default=list)


@kept(16_384)
def _urn(identifier: str) -> str:
    try:
        return identifier_to_urn(identifier)
    except Gs1Error:
        return identifier
