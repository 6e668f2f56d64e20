"""The report as it is filled: one page, one form, saved by hand or by itself."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from chuan.core.device import kept_on_device
from chuan.core.http import Request
from chuan.core.sent_once import HEADER
from chuan.domain.errors import DomainError
from chuan.figures.errors import FigureRefused, MayNotReport
from chuan.figures.permissions import is_of_its_body
from chuan.figures.rules.naming import said_period
from chuan.figures.selectors.filling import find_report, sheet_of
from chuan.figures.selectors.life import life_of
from chuan.figures.selectors.sheet import Sheet
from chuan.figures.selectors.titles import round_title
from chuan.figures.services.cells import answer_held, save_cells, undo_last
from chuan.figures.services.copying import copy_last_year
from chuan.figures.services.texts import save_texts
from chuan.figures.web.filling_forms import Typed, read_form, seen_of
from chuan.figures.web.filling_page import lines_of, parts_of, todo_of

MOST_ASKED = 400
"""Lines that one fragment answers."""


@require_safe
@kept_on_device
def report_detail(request: Request, uid: UUID) -> HttpResponse:
    """The report: what is left, the lines, the words, its life."""
    report = find_report(request.actor, uid)
    return _shown(request, sheet_of(request.actor, report))


@require_POST
def report_save(request: Request, uid: UUID) -> HttpResponse:
    """Keep what was typed; what cannot be read comes back in its box with a sentence.

    `tiep=gui` goes on to the sending once everything is kept.
    """
    report = find_report(request.actor, uid)
    sheet = sheet_of(request.actor, report)
    if not sheet.editable:
        raise MayNotReport(
            _("Báo cáo này không còn sửa được; số bạn vừa nhập chưa ghi. Hãy tải lại trang để xem.")
        )
    typed = read_form(request.POST, sheet)
    fault = ""
    changed = 0
    try:
        if typed.edits:
            saved = save_cells(
                actor=request.actor, report=uid, edits=typed.edits, origin=typed.origin
            )
            changed += len(saved.changed)
        if typed.texts:
            changed += len(save_texts(actor=request.actor, report=uid, edits=typed.texts))
    except DomainError as refusal:
        line = refusal.context.get("line")
        fault = refusal.said(_)
        if line is not None:
            typed.faults[f"v-{line}"] = fault
    if typed.faults or fault:
        return _shown(request, sheet_of(request.actor, report), typed, fault, status=422)
    if request.POST.get("tiep") == "gui":
        return redirect("figures:report_send", uid=uid)
    _say_saved(request, changed)
    return redirect("figures:report_detail", uid=uid)


@require_POST
def report_undo(request: Request, uid: UUID) -> HttpResponse:
    """Take back the own last batch."""
    saved = undo_last(actor=request.actor, report=uid)
    messages.success(
        request,
        ngettext("Đã hoàn tác %(n)s ô.", "Đã hoàn tác %(n)s ô.", len(saved.changed))
        % {"n": len(saved.changed)},
    )
    return redirect("figures:report_detail", uid=uid)


@require_POST
def report_copy(request: Request, uid: UUID) -> HttpResponse:
    """Copy last year's figures on purpose: into one line, or into all that are empty."""
    line = request.POST.get("line", "")
    lines = [int(line)] if line.isascii() and line.isdigit() and len(line) < 19 else None
    saved = copy_last_year(actor=request.actor, report=uid, lines=lines)
    messages.success(
        request,
        ngettext(
            "Đã chép số năm trước vào %(n)s ô; hãy cập nhật số của kỳ này.",
            "Đã chép số năm trước vào %(n)s ô; hãy cập nhật số của kỳ này.",
            len(saved.changed),
        )
        % {"n": len(saved.changed)},
    )
    return redirect("figures:report_detail", uid=uid)


@require_POST
def report_answer_held(request: Request, uid: UUID) -> HttpResponse:
    """Take the own figure after all, or leave the other's."""
    find_report(request.actor, uid)
    change, _mark, answer = request.POST.get("answer", "").partition(":")
    if not (change.isascii() and change.isdigit() and len(change) < 19):
        raise FigureRefused(_("Hãy chọn ô cần trả lời."))
    take = answer == "1"
    answer_held(actor=request.actor, report=uid, change=int(change), take=take)
    messages.success(request, _("Đã ghi số của bạn.") if take else _("Đã giữ số đang có."))
    return redirect("figures:report_detail", uid=uid)


@require_safe
def report_lines_fragment(request: Request, uid: UUID) -> HttpResponse:
    """What is left to do, and these lines as the page would show them."""
    sheet = sheet_of(request.actor, find_report(request.actor, uid))
    asked = set(request.GET.get("dong", "").split(",")[:MOST_ASKED])
    lines = lines_of(sheet)
    context = {
        "sheet": sheet,
        "todo": todo_of(sheet, lines),
        "lines": [
            line
            for line in lines
            if str(line.row.pk) in asked or line.has_notes or line.row.numerator
        ],
    }
    return render(request, "figures/_report_lines.html", context)


def _shown(
    request: Request,
    sheet: Sheet,
    typed: Typed | None = None,
    fault: str = "",
    *,
    status: int = 200,
) -> HttpResponse:
    report = sheet.report
    lines = lines_of(sheet, typed)
    context = {
        "sheet": sheet,
        "report": report,
        "title": round_title(report.round),
        "period": said_period(report.round.period),
        "lines": lines,
        "todo": todo_of(sheet, lines),
        "parts": parts_of(sheet, typed, fault),
        "seen": (typed.given.get("seen", "") if typed else "") or seen_of(sheet),
        "fault": fault,
        "faults": [line for line in lines if line.faults],
        "life": life_of(request.actor, report),
        "has_estimate": any(row.with_estimate for row in sheet.rows),
        "has_goal": any(row.goal for row in sheet.rows),
        "list_url": reverse("figures:report_list"),
        "has_paper": is_of_its_body(request.actor, report),
        "can_copy": sheet.editable
        and any(line.row.is_missing and line.last_year for line in lines),
    }
    return render(request, "figures/report_detail.html", context, status=status)


def _say_saved(request: Request, changed: int) -> None:
    """A word for who pressed the button; a page that saves by itself says it on its own."""
    if HEADER in request.headers:
        return
    if changed:
        said = ngettext("Đã ghi %(n)s chỗ.", "Đã ghi %(n)s chỗ.", changed) % {"n": changed}
    else:
        said = _("Không có gì thay đổi.")
    messages.success(request, said)
