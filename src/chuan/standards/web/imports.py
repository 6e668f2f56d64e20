"""Files of records: brought in, looked at row by row, written, taken back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import tables
from chuan.core.http import Request
from chuan.core.web.refusals import carried_out
from chuan.standards.selectors import imports, standards
from chuan.standards.services import applying, importing, restarting
from chuan.standards.web.forms import ImportForm
from chuan.standards.web.register_tables import IMPORTS, ROWS


@require_http_methods(["GET", "HEAD", "POST"])
def import_list(request: Request) -> HttpResponse:
    """What was brought in, and a form for one more file."""
    rows = imports.imports_seen(request.actor)
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        run = carried_out(form, lambda given: importing.start_import(
            actor=request.actor, stream=given["file"], name=given["file"].name,
            source=given["source"], etag=given["etag"],
        ))  # fmt: skip
        if run is not None:
            return redirect("core:job_detail", uid=run.job_uid)
    context = {
        "page": tables.build(request, rows, IMPORTS),
        "form": form,
        "known": standards.known_of_how_many(),
    }
    status = 422 if form.errors else 200
    return render(request, "standards/import_list.html", context, status=status)


@require_safe
def import_detail(request: Request, uid: UUID) -> HttpResponse:
    """One import: counts, rows, and what may be done."""
    page = imports.import_page(request.actor, uid)
    context = {
        "page": page,
        "rows": tables.build(request, imports.rows_of(page), ROWS),
        "export_url": reverse("standards:import_rows_export", args=[uid]),
    }
    return render(request, "standards/import_detail.html", context)


@require_safe
def import_rows_export(request: Request, uid: UUID) -> HttpResponseBase:
    """The rows as a file."""
    rows = imports.rows_of(imports.import_page(request.actor, uid))
    return tables.export(request, rows, ROWS, "nhap-tieu-chuan.csv")


@require_POST
def import_apply(request: Request, uid: UUID) -> HttpResponse:
    """Write it into the register."""
    doubts = request.POST.get("ca_dong_can_xem_lai") == "1"
    run = applying.begin_applying(actor=request.actor, uid=uid, with_doubts=doubts)
    return redirect("core:job_detail", uid=run.job_uid)


@require_POST
def import_undo(request: Request, uid: UUID) -> HttpResponse:
    """Take it back."""
    run = applying.begin_undoing(actor=request.actor, uid=uid)
    return redirect("core:job_detail", uid=run.job_uid)


@require_POST
def import_again(request: Request, uid: UUID) -> HttpResponse:
    """Go on with what stopped half-way."""
    restarting.restart_import(actor=request.actor, uid=uid)
    messages.success(request, _("Đang làm tiếp."))
    return redirect("standards:import_detail", uid=uid)


@require_POST
def import_drop(request: Request, uid: UUID) -> HttpResponse:
    """Give it up unwritten."""
    importing.drop_import(actor=request.actor, uid=uid)
    messages.success(request, _("Đã bỏ; danh mục không thay đổi."))
    return redirect("standards:import_list")
