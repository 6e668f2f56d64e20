"""Pages of forms of others: dropped, tied on one page, given back filled."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import BinaryIO, cast
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import clock, files
from chuan.core.http import Request
from chuan.domain.cascade import Period
from chuan.domain.errors import DomainError
from chuan.figures.enums import CellMeaning, FileKind, Stage
from chuan.figures.errors import FigureRefused, MayNotReport
from chuan.figures.labels import CELL_MEANING, STAGE
from chuan.figures.permissions import can_report, can_use_figures
from chuan.figures.rules.naming import said_period
from chuan.figures.selectors import foreign
from chuan.figures.services.foreign import (
    TieEdit,
    filled_form,
    forget_copy,
    receive_form,
    tie_cells,
)
from chuan.figures.web.keys import number_in
from chuan.figures.web.office_answers import DOCX, XLSX, sent_file

_YEARS_BACK = 5


@require_http_methods(["GET", "HEAD", "POST"])
def foreign_list(request: Request) -> HttpResponse:
    """Forms that the own body received, and the box to drop one into."""
    if not can_use_figures(request.actor):
        raise MayNotReport(_("Bạn chưa có vai trò xem báo cáo ở cơ quan này."))
    error = ""
    if request.method == "POST":
        answer, error = _received(request)
        if answer is not None:
            return answer
    context = {
        "copies": [
            (copy, said_period(copy.period)) for copy in foreign.list_copies(request.actor)[:200]
        ],
        "periods": [(p.code, said_period(p)) for p in _periods(clock.today())],
        "chosen": request.POST.get("period", ""),
        "can_bring": can_report(request.actor),
        "error": error,
    }
    return render(request, "figures/foreign_list.html", context, status=422 if error else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def foreign_detail(request: Request, uid: UUID) -> HttpResponse:
    """The form beside its ties: what each cell wants, what it gets."""
    error = ""
    if request.method == "POST":
        page = foreign.copy_page(request.actor, uid)
        try:
            tie_cells(
                actor=request.actor,
                uid=uid,
                ties=_ties(request.POST, page),
                version=int(request.POST.get("version", "0") or 0),
            )
            messages.success(request, _("Đã lưu cách gắn; mọi cơ quan nhận biểu này dùng chung."))
            return redirect("figures:foreign_detail", uid=uid)
        except MayNotReport:
            raise
        except DomainError as refusal:
            error = refusal.said(_)
        except ValueError:
            error = _("Chưa hiểu nội dung gửi lên.")
    page = foreign.copy_page(request.actor, uid)
    if error:
        page = _as_typed(page, request.POST)
    context = {
        "page": page,
        "period": said_period(page.copy.period),
        "meanings": list(CELL_MEANING.items()),
        "stages": [(stage, STAGE[stage]) for stage in (Stage.ESTIMATED, Stage.SETTLED)],
        "years": range(_YEARS_BACK + 1),
        "can_bring": can_report(request.actor),
        "error": error,
    }
    return render(request, "figures/foreign_detail.html", context, status=422 if error else 200)


@require_safe
def foreign_filled(request: Request, uid: UUID) -> FileResponse:
    """The original file with what is known written into it."""
    with filled_form(actor=request.actor, uid=uid) as (path, copy, _missing):
        kept = BytesIO(path.read_bytes())
    kind = DOCX if copy.form.kind == FileKind.WORD else XLSX
    return sent_file(copy.name, kept, kind)


@require_safe
def foreign_original(request: Request, uid: UUID) -> FileResponse:
    """The file as it came."""
    copy = foreign.find_copy(request.actor, uid)
    kind = DOCX if copy.form.kind == FileKind.WORD else XLSX
    return sent_file(copy.name, files.open_file(copy.form.file), kind)


@require_POST
def foreign_forget(request: Request, uid: UUID) -> HttpResponse:
    """The body needs the form no more."""
    forget_copy(actor=request.actor, uid=uid)
    messages.success(request, _("Đã bỏ biểu mẫu khỏi danh sách của cơ quan."))
    return redirect("figures:foreign_list")


def _received(request: Request) -> tuple[HttpResponse | None, str]:
    file = request.FILES.get("file")
    if file is None:
        return None, _("Hãy chọn tệp biểu mẫu Word (.docx) hoặc Excel (.xlsx).")
    try:
        copy = receive_form(
            actor=request.actor,
            stream=cast("BinaryIO", file),
            name=file.name or "",
            period=request.POST.get("period", ""),
        )
    except MayNotReport:
        raise
    except DomainError as refusal:
        return None, refusal.said(_)
    return redirect("figures:foreign_detail", uid=copy.uid), ""


def _ties(posted: Mapping[str, str], page: foreign.CopyPage) -> list[TieEdit]:
    """What the page says of each cell; an empty box unties it, a name that is no indicator is refused."""
    known = {indicator.code: indicator for indicator in page.catalogue}
    named = {indicator.name: indicator for indicator in page.catalogue}
    ties, strange = [], []
    for row in page.rows:
        pk = row.cell.pk
        said = posted.get(f"chi-tieu-{pk}")
        if said is None:
            continue
        code = said.rpartition("[")[2].rstrip("] ")
        years = number_in(posted.get(f"nam-{pk}", "0"))
        indicator = known.get(code) or named.get(said.strip())
        if said.strip() and indicator is None:
            strange.append(str(row.number))
        ties.append(
            TieEdit(
                pk,
                indicator,
                posted.get(f"giai-doan-{pk}", ""),
                CellMeaning(posted.get(f"nghia-{pk}", CellMeaning.VALUE)),
                min(years or 0, 20),
            )
        )
    if strange:
        raise FigureRefused(
            _("Chưa nhận ra chỉ tiêu ở ô %(cells)s; hãy chọn trong danh sách, hoặc để trống.")
            % {"cells": ", ".join(strange)}
        )
    return ties


def _as_typed(page: foreign.CopyPage, posted: Mapping[str, str]) -> foreign.CopyPage:
    """The page with what was typed in its boxes, where it was refused."""
    rows = []
    for row in page.rows:
        pk, cell = row.cell.pk, row.cell
        years = number_in(posted.get(f"nam-{pk}", ""))
        cell.meaning = posted.get(f"nghia-{pk}", cell.meaning)
        cell.stage = posted.get(f"giai-doan-{pk}", cell.stage)
        cell.years_back = cell.years_back if years is None else years
        rows.append(replace(row, words=posted.get(f"chi-tieu-{pk}", row.words)))
    return replace(page, rows=rows)


def _periods(on: date) -> list[Period]:
    """Periods that forms ask for about now: this year and its parts, the year before."""
    year = on.year
    quarter = (on.month - 1) // 3 + 1
    parts = [Period.quarter(year, index) for index in range(quarter, 0, -1)]
    months = [Period.month(year, index) for index in range(on.month, 0, -1)]
    return [Period.year(year), *parts, *months, Period.year(year - 1)]
