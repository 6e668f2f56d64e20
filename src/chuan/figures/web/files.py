"""Pages of workbooks: templates out, files in, the dry run, and what came of it."""

from pathlib import Path
from typing import BinaryIO, cast
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import clock, files, jobs
from chuan.core.errors import JobNotFound
from chuan.core.http import Request
from chuan.core.jobs import JobView
from chuan.core.web.refusals import uid_of
from chuan.domain.errors import DomainError
from chuan.figures.errors import MayNotReport
from chuan.figures.office.template import write_book
from chuan.figures.permissions import can_report, can_use_figures
from chuan.figures.selectors import workbooks
from chuan.figures.selectors.history_pages import history_book, may_bring_history
from chuan.figures.selectors.workbook_pages import Made, report_book, round_book
from chuan.figures.services.workbooks import ask_to_apply, give_up, take_workbook
from chuan.figures.web.office_answers import made_file, sent_file

_FIRST_YEAR = 1976


@require_safe
def workbook_list(request: Request) -> HttpResponse:
    """Files that the own body brought in, and the door for figures of former years."""
    if not can_use_figures(request.actor):
        raise MayNotReport(_("Bạn chưa có vai trò xem báo cáo ở cơ quan này."))
    context = {
        "books": workbooks.list_workbooks(request.actor, 100),
        "can_bring_history": can_report(request.actor) and may_bring_history(request.actor),
        "last_year": clock.today().year - 1,
    }
    return render(request, "figures/files_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def workbook_round(request: Request, uid: UUID) -> HttpResponse:
    """The workbook of one round: download it, bring it back."""
    page = workbooks.round_files(request.actor, uid)
    error = ""
    if request.method == "POST":
        report = uid_of(request.POST.get("report", ""))
        answer, error = _taken(request, uid, report)
        if answer is not None:
            return answer
    context = {"page": page, "error": error}
    return render(request, "figures/files_round.html", context, status=422 if error else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def workbook_history(request: Request) -> HttpResponse:
    """Figures of former years, by unit: download the sheet, bring it back."""
    if not (can_report(request.actor) and may_bring_history(request.actor)):
        raise MayNotReport(_("Chỉ đầu mối tổng hợp mới đưa được số liệu các năm cũ vào."))
    error = ""
    if request.method == "POST":
        answer, error = _taken(request, None, None)
        if answer is not None:
            return answer
    years = range(clock.today().year - 1, clock.today().year - 8, -1)
    context = {"error": error, "years": years}
    return render(request, "figures/files_history.html", context, status=422 if error else 200)


@require_safe
def workbook_history_template(request: Request, year: int) -> FileResponse:
    """The sheet of one former year."""
    if not (can_report(request.actor) and may_bring_history(request.actor)):
        raise MayNotReport(_("Chỉ đầu mối tổng hợp mới đưa được số liệu các năm cũ vào."))
    if not _FIRST_YEAR <= year <= clock.today().year:
        raise Http404
    book = history_book(request.actor, year)
    return made_file(f"so-lieu-cu-{year}.xlsx", lambda path: write_book(book, path))


@require_safe
def workbook_round_template(request: Request, uid: UUID) -> FileResponse:
    """The workbook of a round, one body a row, filled as far as it is."""
    return _book(round_book(request.actor, uid))


@require_safe
def workbook_report_template(request: Request, uid: UUID) -> FileResponse:
    """The workbook of one report, as its form stands."""
    return _book(report_book(request.actor, uid))


@require_safe
def workbook_detail(request: Request, uid: UUID) -> HttpResponse:
    """The dry run of one file, and what came of it."""
    page = workbooks.workbook_page(request.actor, uid)
    context = {"page": page, "job": _job(request, page.job), "can_apply": can_report(request.actor)}
    return render(request, "figures/files_detail.html", context)


@require_safe
def workbook_marked(request: Request, uid: UUID) -> FileResponse:
    """The sender's own file with what must be looked at again."""
    book = workbooks.find_workbook(request.actor, uid)
    if book.marked is None:
        raise Http404
    return sent_file(book.marked.name, files.open_file(book.marked))


@require_POST
def workbook_apply(request: Request, uid: UUID) -> HttpResponse:
    """Write the good rows in the background."""
    workbooks.find_workbook(request.actor, uid)
    try:
        ask_to_apply(actor=request.actor, uid=uid)
    except DomainError as refusal:
        messages.error(request, refusal.said(_))
    return redirect("figures:workbook_detail", uid=uid)


@require_POST
def workbook_give_up(request: Request, uid: UUID) -> HttpResponse:
    """Nothing of this file is wanted."""
    book = workbooks.find_workbook(request.actor, uid)
    round_uid = book.round.uid if book.round else None
    give_up(actor=request.actor, uid=uid)
    messages.success(request, _("Đã bỏ tệp. Số liệu không thay đổi."))
    if round_uid is None:
        return redirect("figures:workbook_list")
    return redirect("figures:workbook_round", uid=round_uid)


def _taken(
    request: Request, round_uid: UUID | None, report: UUID | None
) -> tuple[HttpResponse | None, str]:
    """Where to go on with the file that came, or why it was not taken."""
    file = request.FILES.get("file")
    if file is None:
        return None, _("Hãy chọn tệp Excel (.xlsx) đã điền.")
    try:
        book = take_workbook(
            actor=request.actor,
            stream=cast("BinaryIO", file),
            name=file.name or "",
            round_uid=round_uid,
            report_uid=report,
        )
    except MayNotReport:
        raise
    except DomainError as refusal:
        return None, refusal.said(_)
    return redirect("figures:workbook_detail", uid=book.uid), ""


def _book(made: Made) -> FileResponse:
    def write(path: Path) -> int:
        return write_book(made.book, path)

    return made_file(made.name, write)


def _job(request: Request, uid: UUID | None) -> JobView | None:
    """The work under way, for who asked for it; others of the body see where it stands by the page."""
    if uid is None:
        return None
    try:
        return jobs.get(uid, request.actor)
    except JobNotFound:
        return None
