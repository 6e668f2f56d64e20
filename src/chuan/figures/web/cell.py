"""One cell opened: as a page, or in place beside the table; sources added and taken away."""

from typing import BinaryIO, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import references
from chuan.core.actor import Actor
from chuan.core.http import Request
from chuan.core.sent_once import looks_first
from chuan.domain.errors import DomainError
from chuan.figures.errors import FigureRefused, MayNotReport
from chuan.figures.permissions import can_judge
from chuan.figures.rules.naming import said_period
from chuan.figures.selectors.cell import CellPage, cell_page
from chuan.figures.selectors.filling import find_report, sheet_of
from chuan.figures.selectors.titles import round_title
from chuan.figures.services.sources import add_file, add_source, remove_source
from chuan.figures.web.filling_page import check_view, drill_url, from_words, goal_words
from chuan.plans.web.looking import files_looked_at


@require_safe
def cell_detail(request: Request, uid: UUID, line: int) -> HttpResponse:
    """What the line measures, what it is held against, its sources, history and questions."""
    page = _page(request, uid, line)
    return render(request, "figures/cell_detail.html", _context(request.actor, page))


@require_http_methods(["GET", "HEAD", "POST"])
@looks_first(files_looked_at)
def source_add(request: Request, uid: UUID, line: int) -> HttpResponse:
    """Name a row of a register or a document, or give a file."""
    page = _page(request, uid, line)
    if not page.sheet.editable:
        raise MayNotReport(
            _("Chỉ cán bộ của cơ quan báo cáo thêm được nguồn, khi báo cáo còn sửa.")
        )
    kinds = [kind for kind in references.kinds() if getattr(kind, "offered", True)]
    asked = request.GET.get("muc", kinds[0].kind if kinds else "")
    words = request.GET.get("tim", "")
    fault = ""
    if request.method == "POST":
        try:
            _add(request, uid, line)
            messages.success(request, _("Đã thêm nguồn của số liệu."))
            return redirect("figures:cell_detail", uid=uid, line=line)
        except DomainError as refusal:
            fault = refusal.said(_)
    context = _context(request.actor, page) | {
        "kinds": kinds,
        "asked": asked,
        "words": words,
        "found": references.find(request.actor, asked, words) if not fault else (),
        "fault": fault,
    }
    return render(request, "figures/source_add.html", context, status=422 if fault else 200)


@require_POST
def source_remove(request: Request, uid: UUID, line: int) -> HttpResponse:
    """Take one source away."""
    find_report(request.actor, uid)
    source = request.POST.get("source", "")
    if not (source.isascii() and source.isdigit() and len(source) < 19):
        raise FigureRefused(_("Hãy chọn nguồn cần gỡ."))
    remove_source(actor=request.actor, report=uid, source=int(source))
    messages.success(request, _("Đã gỡ nguồn khỏi ô này."))
    return redirect("figures:cell_detail", uid=uid, line=line)


def _add(request: Request, uid: UUID, line: int) -> None:
    upload = request.FILES.get("file")
    if upload is not None:
        add_file(
            actor=request.actor,
            report=uid,
            line=line,
            stream=cast("BinaryIO", upload),
            name=upload.name or "",
        )
        return
    kind, _mark, object_id = request.POST.get("reference", "").partition(":")
    if not object_id:
        raise FigureRefused(_("Hãy chọn một mục trong danh sách, hoặc chọn tệp."))
    add_source(actor=request.actor, report=uid, line=line, kind=kind, object_id=object_id)


def _page(request: Request, uid: UUID, line: int) -> CellPage:
    sheet = sheet_of(request.actor, find_report(request.actor, uid))
    return cell_page(request.actor, sheet, line)


def _context(actor: Actor, page: CellPage) -> dict[str, object]:
    report = page.sheet.report
    return {
        "page": page,
        "row": page.row,
        "report": report,
        "title": round_title(report.round),
        "period": said_period(report.round.period),
        "goal": goal_words(page.row),
        "from_words": from_words(page.row),
        "drill": drill_url(page.sheet, page.row),
        "may_ask": can_judge(actor, report) and not page.sheet.hidden,
        "checks": [check_view(check) for check in page.row.checks],
    }
