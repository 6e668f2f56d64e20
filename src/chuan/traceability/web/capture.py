"""Capture over HTTP: documents to `/epcis/capture`, single events to `/epcis/events`, and how captures stand.

Source: EPCIS 2.0 §12.6, OpenAPI 2.0.0.
"""

from typing import Any, Final
from urllib.parse import quote

import orjson
from django.http import HttpResponse
from django.urls import reverse

from chuan.core.web.refusals import uid_of
from chuan.domain.epcis.xml_frames import write_capture_job
from chuan.domain.sentences import Sentence, gettext_noop
from chuan.traceability.enums import ErrorBehaviour
from chuan.traceability.errors import (
    CaptureTooLarge,
    DocumentInvalid,
    LengthMissing,
    MediaTypeUnknown,
    NotAcceptable,
)
from chuan.traceability.models import CaptureJob
from chuan.traceability.rules.limits import CAPTURE as LIMITS
from chuan.traceability.selectors.asking import Place
from chuan.traceability.selectors.captures import capture_for, captures_of
from chuan.traceability.services import capturing
from chuan.traceability.types import Problem, Sent
from chuan.traceability.web.paging import offer_next, page_of
from chuan.traceability.web.problems import problem_json
from chuan.traceability.web.resources import VERSIONS, Call

CAPTURE_HEADERS: Final = {
    "GS1-EPCIS-Capture-Limit": str(LIMITS.events),
    "GS1-EPCIS-Capture-File-Size-Limit": str(LIMITS.octets),
    "GS1-Capture-Error-Behaviour": "all",
}
_TOLD: Final = ("application/json", "application/ld+json", "application/xml", "text/xml")
_MEDIA_TYPES: Final = frozenset(_TOLD)


def capture_new(call: Call) -> HttpResponse:
    """Take a document: 202 and where to ask how it stands."""
    job = capturing.capture_document(actor=call.access.actor, sent=_sent(call))
    return HttpResponse(status=202, headers={"Location": _address(job), **VERSIONS})


def event_new(call: Call) -> HttpResponse:
    """Take one event: 201 and where it is."""
    event_id = capturing.capture_event(actor=call.access.actor, sent=_sent(call))
    address = f"{reverse('epcis:events')}/{quote(event_id, safe='')}"
    return HttpResponse(status=201, headers={"Location": address})


def capture_detail(call: Call, uid: str) -> HttpResponse:
    """How one capture stands."""
    job = capture_for(call.access.actor, uid_of(uid), sandbox=call.access.sandbox)
    told = capture_json(job)
    media_type = call.request.get_preferred_type(_TOLD)
    if media_type is None:
        raise NotAcceptable(gettext_noop("Chỉ trả lời bằng JSON-LD hoặc XML (tiêu đề Accept)."))
    whole = write_capture_job(told) if "xml" in media_type else orjson.dumps(told)
    return HttpResponse(whole, content_type=media_type)


def capture_list(call: Call) -> HttpResponse:
    """The captures of the body, the latest first, in pages."""
    page = page_of(call)
    rows = captures_of(call.access.actor, sandbox=call.access.sandbox)
    found = list((rows.filter(pk__lt=page.behind.id) if page.behind else rows)[: page.size + 1])
    body = orjson.dumps([capture_json(job) for job in found[: page.size]])
    response = HttpResponse(body, content_type="application/json")
    if len(found) > page.size:
        offer_next(call, response, page._replace(behind=Place("", found[page.size - 1].pk)))
    return response


def capture_json(job: CaptureJob) -> dict[str, Any]:
    """A capture as the standard writes it."""
    told: dict[str, Any] = {
        "captureID": str(job.uid),
        "createdAt": job.created_at.isoformat(),
        "running": job.running,
        "success": job.success,
        "captureErrorBehaviour": job.behaviour,
        "errors": [problem_json(Problem(**_whole(each))) for each in job.errors],
    }
    if job.finished_at is not None:
        told["finishedAt"] = job.finished_at.isoformat()
    return told


def _whole(kept: dict[str, Any]) -> dict[str, Any]:
    return {"path": "", "event": None, **kept}


def _address(job: CaptureJob) -> str:
    return reverse("epcis:capture_detail", args=[job.uid])


def _sent(call: Call) -> Sent:
    """What came, read only as far as one capture may go.

    Raises:
        MediaTypeUnknown, LengthMissing, CaptureTooLarge, DocumentInvalid: nothing is taken.
    """
    request = call.request
    media_type = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if (
        media_type not in _MEDIA_TYPES
        or request.headers.get("Content-Encoding", "identity") != "identity"
    ):
        raise MediaTypeUnknown(
            gettext_noop("Chỉ nhận JSON-LD hoặc XML của EPCIS, không nén (tiêu đề Content-Type).")
        )
    length = request.META.get("CONTENT_LENGTH") or ""
    if not length.isdecimal():
        raise LengthMissing
    if int(length) > LIMITS.octets:
        raise CaptureTooLarge
    asked = request.headers.get("GS1-Capture-Error-Behaviour", ErrorBehaviour.ROLLBACK).lower()
    if asked not in set(ErrorBehaviour):
        raise DocumentInvalid(
            Sentence(
                gettext_noop(
                    "GS1-Capture-Error-Behaviour là rollback hoặc proceed, không phải “%(given)s”."
                ),
                given=asked[:40],
            )
        )
    raw = request.read(int(length))
    return Sent(raw, media_type, ErrorBehaviour(asked), call.access.sandbox)
