"""Events over HTTP: all of them, one, and those of a type, an object, a step, a state or a place.

Source: EPCIS 2.0 §12.4, OpenAPI 2.0.0.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Final, NamedTuple

import orjson
from django.http import HttpRequest, HttpResponse

from chuan.domain.epcis.query import (
    Condition,
    SimpleEventQuery,
    Subject,
    Test,
    from_query_string,
)
from chuan.domain.epcis.vocabulary import bare
from chuan.domain.gs1 import canonical_identifier
from chuan.domain.sentences import gettext_noop
from chuan.traceability.errors import ResourceUnknown
from chuan.traceability.permissions import must_query
from chuan.traceability.rules.rows import ROLES
from chuan.traceability.rules.short import short
from chuan.traceability.selectors.asking import Place, Span, ask, distinct, latest, one
from chuan.traceability.selectors.documents import CONTEXT, written
from chuan.traceability.web.answers import form_of
from chuan.traceability.web.paging import Page, offer_next, page_of, parameters
from chuan.traceability.web.resources import Call


class Collection(NamedTuple):
    """A resource above events: the column it lists, how a value is spelled, the condition it sets."""

    column: str
    spelled: Callable[[str], str]
    subject: Subject
    test: Test = Test.EQ
    roles: tuple[str, ...] = ()


COLLECTIONS: Final[Mapping[str, Collection]] = {
    "eventTypes": Collection("type", str, Subject.EVENT_TYPE),
    "epcs": Collection("epc", canonical_identifier, Subject.KEY, Test.MATCH, tuple(ROLES)),
    "bizSteps": Collection("biz_step", partial(bare, "bizstep"), Subject.BIZ_STEP),
    "bizLocations": Collection("biz_location", canonical_identifier, Subject.BIZ_LOCATION),
    "readPoints": Collection("read_point", canonical_identifier, Subject.READ_POINT),
    "dispositions": Collection("disposition", partial(bare, "disp"), Subject.DISPOSITION),
}
_TOP: Final = ("queries", "capture", "events", *COLLECTIONS)


def service(_call: Call) -> HttpResponse:
    """What the service has."""
    return _collection(_TOP)


def event_list(call: Call) -> HttpResponse:
    """Events that answer the query in the address."""
    return answer(call, query_of(call.request))


def event_detail(call: Call, event_id: str) -> HttpResponse:
    """Every event of one id: the event and the declarations of its error."""
    must_query(call.access.actor)
    form = form_of(call.request)
    found = one(actor=call.access.actor, event_id=event_id, sandbox=call.access.sandbox)
    if not found:
        raise ResourceUnknown(gettext_noop("Không có sự kiện này, hoặc không được xem."))
    return HttpResponse(written(found, form), headers=form.headers)


def value_list(call: Call, *, kind: str) -> HttpResponse:
    """The values that visible events have, in pages."""
    must_query(call.access.actor)
    collection = COLLECTIONS[kind]
    page = page_of(call)
    found = distinct(
        actor=call.access.actor, sandbox=call.access.sandbox, column=collection.column,
        after=page.behind.rank if page.behind else "", limit=page.size + 1,
    )  # fmt: skip
    response = _collection(found[: page.size])
    if len(found) > page.size:
        offer_next(call, response, Page(page.size, Place(found[page.size - 1], 0)))
    return response


def value_detail(call: Call, value: str, *, kind: str) -> HttpResponse:
    """That events of a value are there to be asked for."""
    _must_be_there(call, COLLECTIONS[kind], value)
    return _collection(("events",))


def value_events(call: Call, value: str, *, kind: str) -> HttpResponse:
    """Events of a value; the query in the address narrows them."""
    collection = COLLECTIONS[kind]
    _must_be_there(call, collection, value)
    query = query_of(call.request)
    own = Condition(
        kind,
        collection.subject,
        collection.test,
        (collection.spelled(value),),
        roles=collection.roles,
    )
    return answer(call, _narrowed(query, own))


def token_end(_call: Call, token: str) -> HttpResponse:
    """Nothing is kept for a token: whoever is done with it need not say so, but may."""
    del token
    return HttpResponse(status=204)


def query_of(request: HttpRequest) -> SimpleEventQuery:
    """The query that an address asks; raises QueryParameterInvalid."""
    return from_query_string(parameters(request), extensions(request))


def extensions(request: HttpRequest) -> dict[str, str]:
    """Prefixes of extensions that a request declares: "ext=https://ns.example.vn/, …"."""
    told = request.headers.get("GS1-Extensions", "")
    pairs = [part.strip().partition("=") for part in told.split(",") if "=" in part]
    return {prefix.strip(): namespace.strip() for prefix, _, namespace in pairs[:50]}


def answer(call: Call, query: SimpleEventQuery, *, name: str = "SimpleEventQuery") -> HttpResponse:
    """A page of the events that answer, and where the next one is."""
    must_query(call.access.actor)
    form, page = form_of(call.request), page_of(call)
    until = latest(sandbox=call.access.sandbox) if page.until is None else page.until
    left = query.event_count_limit if page.left is None else page.left
    size = page.size if left is None else min(page.size, left)
    span = Span(size + 1, page.behind, until=until)
    found = ask(actor=call.access.actor, query=query, sandbox=call.access.sandbox, span=span)
    shown = found[:size]
    response = HttpResponse(written(shown, form, name=name), headers=form.headers)
    rest = None if left is None else left - len(shown)
    if len(found) > size and rest != 0:
        offer_next(call, response, Page(page.size, shown[-1].place, until, rest))
    return response


def _narrowed(query: SimpleEventQuery, own: Condition) -> SimpleEventQuery:
    return replace(query, conditions=(own, *query.conditions))


def _must_be_there(call: Call, collection: Collection, value: str) -> None:
    must_query(call.access.actor)
    spelled = short(collection.spelled(value))
    access = call.access
    if not distinct(
        actor=access.actor,
        sandbox=access.sandbox,
        column=collection.column,
        limit=1,
        only=(spelled,),
    ):
        raise ResourceUnknown(gettext_noop("Không có sự kiện nào với giá trị này mà bạn được xem."))


def _collection(members: object) -> HttpResponse:
    told = {"@context": CONTEXT, "type": "Collection", "member": members}
    return HttpResponse(orjson.dumps(told, default=list), content_type="application/ld+json")
