"""The pages that Django shows when nothing else answers."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from chuan.core.problems import Problem, answer, title_of, wants_json


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  (Django's signature)
    """400."""
    detail = _("Trình duyệt gửi một yêu cầu mà hệ thống không đọc được. Hãy quay lại và thử lại.")
    return answer(request, _problem(400, "core.bad_request", detail))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  (Django's signature)
    """403."""
    detail = _(
        "Vai trò bạn đang giữ không được làm việc này. Hãy đổi cơ quan đang làm việc, "
        "hoặc nhờ quản trị viên của cơ quan giao vai trò."
    )
    return answer(request, _problem(403, "core.forbidden", detail))


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  (Django's signature)
    """403 when a form is too old or comes from elsewhere."""
    detail = _(
        "Biểu mẫu đã quá hạn hoặc không được gửi từ trang này. Hãy tải lại trang rồi gửi lại."
    )
    return answer(request, _problem(403, "core.form_expired", detail))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  (Django's signature)
    """404."""
    detail = _(
        "Không có trang này, hoặc bạn không được xem. "
        "Hãy kiểm tra địa chỉ, hoặc tìm bằng ô tìm kiếm."
    )
    return answer(request, _problem(404, "core.not_found", detail))


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """429, for who sends forms of the account pages faster than people type."""
    detail = _("Thao tác quá nhanh. Hãy đợi một lát rồi thử lại.")
    return answer(request, _problem(429, "core.too_many_requests", detail))


def server_error(request: HttpRequest) -> HttpResponse:
    """500: a page that needs neither the database nor the frame."""
    detail = _(
        "Việc vừa rồi chưa được ghi. Hãy thử lại sau ít phút; nếu vẫn lỗi, báo cho quản trị viên."
    )
    problem = _problem(500, "core.server_error", detail)
    if wants_json(request):
        return answer(request, problem)
    page = render_to_string("core/server_error.html", {"problem": problem})
    return HttpResponse(page, status=HTTPStatus.INTERNAL_SERVER_ERROR)


def _problem(status: int, code: str, detail: str) -> Problem:
    return Problem(status, code, title_of(status), detail)
