"""Addresses of EPCIS: the names and the shapes are those of the standard."""

from django.urls import path

from chuan.traceability.web import capture
from chuan.traceability.web.resources import resource

app_name = "epcis"
urlpatterns = [
    path(
        "capture",
        resource(capture.CAPTURE_HEADERS, GET=capture.capture_list, POST=capture.capture_new),
        name="capture",
    ),
    path("capture/<uuid:uid>", resource(GET=capture.capture_detail), name="capture_detail"),
    path("events", resource(capture.CAPTURE_HEADERS, POST=capture.event_new), name="events"),
]
