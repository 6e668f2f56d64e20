"""Addresses of EPCIS: the names and the shapes are those of the standard."""

from functools import partial

from django.urls import path, register_converter

from chuan.traceability.web import capture, events, openapi, queries
from chuan.traceability.web.resources import nothing, resource


class Whatever:
    """Any text at all, of several lines too."""

    regex = r"[\s\S]*"

    def to_python(self, value: str) -> str:
        """As it is."""
        return value

    def to_url(self, value: str) -> str:
        """As it is."""
        return value


register_converter(Whatever, "whatever")
app_name = "epcis"
urlpatterns = [
    path("", resource(GET=events.service), name="service"),
    path("openapi.json", openapi.openapi, name="openapi"),
    path(
        "capture",
        resource(capture.CAPTURE_HEADERS, GET=capture.capture_list, POST=capture.capture_new),
        name="capture",
    ),
    path("capture/<str:uid>", resource(GET=capture.capture_detail), name="capture_detail"),
    path(
        "events",
        resource(capture.CAPTURE_HEADERS, GET=events.event_list, POST=capture.event_new),
        name="events",
    ),
    path("events/<path:event_id>", resource(GET=events.event_detail), name="event_detail"),
    path("queries", resource(GET=queries.query_list, POST=queries.query_new), name="queries"),
    path(
        "queries/<str:name>",
        resource(GET=queries.query_detail, DELETE=queries.query_end),
        name="query_detail",
    ),
    path("queries/<str:name>/events", resource(GET=queries.query_events), name="query_events"),
    path(
        "queries/<str:name>/subscriptions",
        resource(GET=queries.subscription_list, POST=queries.subscription_new),
        name="subscriptions",
    ),
    path(
        "queries/<str:name>/subscriptions/<str:uid>",
        resource(GET=queries.subscription_detail, DELETE=queries.subscription_end),
        name="subscription_detail",
    ),
    path("nextPageToken/<str:token>", resource(DELETE=events.token_end), name="token_end"),
]
for kind in events.COLLECTIONS:
    urlpatterns += [
        path(kind, resource(GET=partial(events.value_list, kind=kind)), name=kind),
        path(
            f"{kind}/<path:value>/events",
            resource(GET=partial(events.value_events, kind=kind)),
            name=f"{kind}_events",
        ),
        path(
            f"{kind}/<path:value>",
            resource(GET=partial(events.value_detail, kind=kind)),
            name=f"{kind}_detail",
        ),
    ]
urlpatterns.append(
    path("<whatever:rest>", resource(GET=nothing, POST=nothing, DELETE=nothing), name="nothing")
)
