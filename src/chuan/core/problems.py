"""A refusal as an answer: a page with its sentence, or an RFC 9457 problem document, by Accept."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from chuan.domain.errors import Conflict, DomainError, NotAllowed, NotFound, RuleBroken

PROBLEM: Final = "application/problem+json"
_STATUS: Final[tuple[tuple[type[DomainError], int], ...]] = (
    (NotAllowed, 403),
    (NotFound, 404),
    (Conflict, 409),
    (RuleBroken, 422),
)


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong: an HTTP status, a stable code, a short title and one sentence."""

    status: int
    code: str
    title: str
    detail: str


def of_error(error: DomainError) -> Problem:
    """The problem that a refusal is."""
    status = next((status for kind, status in _STATUS if isinstance(error, kind)), 422)
    return Problem(status, error.code, title_of(status), error.said(_))


def title_of(status: int) -> str:
    """The heading of the error page."""
    titles = {
        400: _("Yêu cầu không đọc được"),
        403: _("Bạn chưa được phép làm việc này"),
        404: _("Không tìm thấy"),
        409: _("Có thay đổi trước đó"),
        413: _("Tệp gửi lên quá lớn"),
        422: _("Chưa thực hiện được"),
        429: _("Xin chờ một lát"),
    }
    return titles.get(status, _("Hệ thống gặp lỗi"))


def answer(request: HttpRequest, problem: Problem) -> HttpResponse:
    """JSON when the caller prefers it, else a page; never kept by a cache."""
    response = _json(request, problem) if wants_json(request) else _page(request, problem)
    response["Cache-Control"] = "no-store"
    return response


def is_for_programs(request: HttpRequest) -> bool:
    """Programs send there with a key of their own: no page is shown."""
    return request.path.startswith(settings.PROGRAMS_UNDER)


def wants_json(request: HttpRequest) -> bool:
    """The caller asks for JSON before HTML."""
    if is_for_programs(request):
        return True
    preferred = request.get_preferred_type(["text/html", "application/json", PROBLEM])
    return preferred in {"application/json", PROBLEM}


def _json(request: HttpRequest, problem: Problem) -> HttpResponse:
    body = {
        "type": f"urn:chuan:problem:{problem.code}",
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail,
        "instance": request.path,
    }
    return JsonResponse(
        body,
        status=problem.status,
        content_type=PROBLEM,
        json_dumps_params={"ensure_ascii": False},
    )


def _page(request: HttpRequest, problem: Problem) -> HttpResponse:
    context = {"problem": problem, "back_url": _back(request)}
    response = render(request, "core/problem.html", context, status=problem.status)
    if getattr(request, "htmx", False):
        response["HX-Retarget"] = response["HX-Reselect"] = "#noi-dung"
        response["HX-Reswap"] = "outerHTML show:window:top"
        response["HX-Push-Url"] = "false"
    return response


def _back(request: HttpRequest) -> str:
    """The page one came from, if it is ours and another one."""
    try:
        came_from = urlsplit(request.headers.get("Referer", ""))
        ours = came_from.netloc == request.get_host()
    except (ValueError, DisallowedHost):
        return ""
    if not ours or came_from.path == request.path or came_from.path.startswith("//"):
        return ""
    return f"{came_from.path}?{came_from.query}" if came_from.query else came_from.path
