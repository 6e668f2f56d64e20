"""A refusal as the problem document of EPCIS: the standard's name for it, in JSON or in XML.

Source: EPCIS 2.0 §12.5; RFC 9457.
"""

from typing import Any, Final

import orjson
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from chuan.core.problems import title_of
from chuan.domain.epcis.query import QueryRefused, QueryTooLarge
from chuan.domain.epcis.xml_frames import write_exception
from chuan.domain.errors import Conflict, DomainError, NotAllowed, NotFound
from chuan.domain.sentences import gettext_noop
from chuan.traceability.errors import EpcisRefusal, KeyRefused, QuotaSpent
from chuan.traceability.types import Problem

_NAMES: Final[tuple[tuple[type[DomainError], str, int], ...]] = (
    (NotAllowed, "SecurityException", 403),
    (NotFound, "NoSuchResourceException", 404),
    (Conflict, "ResourceAlreadyExistsException", 409),
)
_TITLES: Final = {
    400: gettext_noop("Nội dung gửi lên không hợp lệ"),
    401: gettext_noop("Chưa có khóa truy cập"),
    405: gettext_noop("Cách gọi không được phép"),
    406: gettext_noop("Không trả lời được theo yêu cầu"),
    411: gettext_noop("Thiếu độ dài"),
    415: gettext_noop("Định dạng gửi lên không đọc được"),
}


def problem(request: HttpRequest, refusal: DomainError) -> HttpResponse:
    """The answer that tells a refusal, with the problems of its events."""
    name, status = _name(refusal)
    title = _title(status)
    told = refusal.said(_)
    if "xml" in request.headers.get("Accept", "") and "json" not in request.headers["Accept"]:
        raw = write_exception(name, title, status=status, detail=told)
        response = HttpResponse(raw, status=status, content_type="application/problem+xml")
    else:
        problems = refusal.problems if isinstance(refusal, EpcisRefusal) else ()
        body: dict[str, Any] = {
            "type": f"epcisException:{name}",
            "title": title,
            "status": status,
            "detail": told,
        }
        if problems:
            body["errors"] = [problem_json(each) for each in problems]
        response = HttpResponse(
            orjson.dumps(body), status=status, content_type="application/problem+json"
        )
    if isinstance(refusal, QuotaSpent):
        response["Retry-After"] = str(refusal.wait)
    if isinstance(refusal, KeyRefused):
        response["WWW-Authenticate"] = 'Bearer realm="epcis"'
    return response


def status_of(refusal: DomainError) -> int:
    """The HTTP status of a refusal."""
    return _name(refusal)[1]


def problem_json(each: Problem) -> dict[str, Any]:
    """One problem of one event, as the standard writes errors of a capture."""
    told: dict[str, Any] = {
        "type": f"epcisException:{each.exception}",
        "title": _title(each.status),
        "status": each.status,
        "detail": each.detail,
    }
    if each.event is not None or each.path:
        place = "" if each.event is None else f"#{each.event}"
        between = "/" if place and each.path and not each.path.startswith("/") else ""
        told["instance"] = f"{place}{between}{each.path}"
    return told


def _title(status: int) -> str:
    return _(_TITLES[status]) if status in _TITLES else title_of(status)


def _name(refusal: DomainError) -> tuple[str, int]:
    if isinstance(refusal, EpcisRefusal):
        return refusal.exception, refusal.status
    if isinstance(refusal, QueryRefused):
        return refusal.exception, 413 if isinstance(refusal, QueryTooLarge) else 400
    for kind, name, status in _NAMES:
        if isinstance(refusal, kind):
            return name, status
    return "ValidationException", 400
