"""Bringing a document in: one form without scripts, pieces that resume with them, and the progress."""

import json
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, JsonResponse
from django.http.request import RawPostDataException
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import jobs
from chuan.core.http import Request
from chuan.documents import page_pictures, services, temporary
from chuan.documents.enums import UploadState
from chuan.documents.errors import MayNotImport, UploadMoved, UploadRefused
from chuan.documents.permissions import can_import
from chuan.documents.selectors import drafts
from chuan.documents.services.uploads import MOST_BYTES, FilePart
from chuan.domain.errors import DomainError

PIECE = 1 << 20
"""Bytes of one piece that the script sends; a phone on a weak line loses at most that."""
_NOT_UNDERSTOOD = (
    KeyError,
    OverflowError,
    RawPostDataException,
    RecursionError,
    TypeError,
    ValueError,
)
"""What a body that is no such JSON, or a form in its place, raises."""


@require_http_methods(["GET", "HEAD", "POST"])
def upload_new(request: Request) -> HttpResponse:
    """Choose files; without scripts they come in one form."""
    if not can_import(request.actor):
        raise MayNotImport
    error = ""
    if request.method == "POST":
        try:
            upload = _take_whole(request)
            return redirect("documents:upload_detail", uid=upload)
        except UploadRefused as refusal:
            error = refusal.said(_)
    context = {
        "error": error,
        "uploads": drafts.unfinished_uploads(request.actor),
        "drafts": drafts.list_drafts(request.actor),
        "piece": PIECE,
        "most_bytes": MOST_BYTES,
    }
    return render(request, "documents/upload_new.html", context, status=422 if error else 200)


@require_POST
def upload_start(request: Request) -> HttpResponse:
    """Make room for files that will come in pieces: JSON in ({files: [{name, size}]}) and out."""
    try:
        asked: Any = json.loads(request.body)
        parts = [FilePart(str(f["name"]), int(f["size"])) for f in asked["files"]]
    except _NOT_UNDERSTOOD as error:
        raise UploadRefused(_("Không hiểu yêu cầu tải lên.")) from error
    upload = services.start_upload(actor=request.actor, parts=parts)
    url = reverse("documents:upload_detail", args=[upload.uid])
    return JsonResponse({"uid": upload.uid.hex, "url": url, "offset": 0}, status=201)


@require_http_methods(["GET", "HEAD", "PATCH"])
def upload_detail(request: Request, uid: UUID) -> HttpResponse:
    """HEAD tells how much has come, PATCH adds a piece at Upload-Offset, GET is the page of progress."""
    if request.method == "PATCH":
        return _append(request, uid)
    upload = drafts.find_upload(request.actor, uid)
    if upload is None:
        return redirect(drafts.find_draft(request.actor, uid))
    received = temporary.received(uid) if upload.state == UploadState.RECEIVING else upload.size
    if request.method == "HEAD":
        return _offset(HttpResponse(), received, upload.size)
    context = {
        "upload": upload,
        "received": received,
        "percent": received * 100 // upload.size if upload.size else 0,
        "piece": PIECE,
        "is_receiving": upload.state == UploadState.RECEIVING,
        "is_refused": upload.state == UploadState.REFUSED,
        "job": jobs.get(upload.job_uid, request.actor) if upload.job_uid else None,
    }
    return _offset(render(request, "documents/upload_detail.html", context), received, upload.size)


@require_POST
def upload_finish(request: Request, uid: UUID) -> HttpResponse:
    """All has come: read it, and show how far the reading is."""
    services.finish_upload(actor=request.actor, uid=uid)
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"url": reverse("documents:upload_detail", args=[uid])})
    return redirect("documents:upload_detail", uid=uid)


@require_POST
def upload_cancel(request: Request, uid: UUID) -> HttpResponse:
    """Give it up; nothing of it stays."""
    services.cancel_upload(actor=request.actor, uid=uid)
    return redirect("documents:upload_new")


@require_safe
def draft_page(request: Request, uid: UUID, number: int) -> HttpResponse:
    """The picture of one page of the own draft; anybody else's is not found."""
    drawn = page_pictures.picture(drafts.find_draft(request.actor, uid).uid, number)
    if drawn is None:
        raise Http404
    return HttpResponse(drawn, content_type="image/webp")


def _append(request: Request, uid: UUID) -> HttpResponse:
    offset = request.headers.get("Upload-Offset", "")
    if not offset.isascii() or not offset.isdigit() or len(offset) > 12:
        raise UploadRefused(_("Thiếu vị trí của phần tệp gửi lên."))
    try:
        received = services.append_bytes(
            actor=request.actor, uid=uid, offset=int(offset), piece=request.body
        )
    except UploadMoved as moved:
        response = JsonResponse({"detail": moved.said(_)}, status=409)
        response["Upload-Offset"] = str(moved.context["offset"])
        return response
    return _offset(HttpResponse(status=204), received, None)


def _offset(response: HttpResponse, received: int, size: int | None) -> HttpResponse:
    response["Upload-Offset"] = str(received)
    if size is not None:
        response["Upload-Length"] = str(size)
    response["Cache-Control"] = "no-store"
    return response


def _take_whole(request: Request) -> UUID:
    """Files of the plain form, through the same door as pieces."""
    files = request.FILES.getlist("files")
    parts = [FilePart(file.name or "tep", file.size or 0) for file in files]
    upload = services.start_upload(actor=request.actor, parts=parts)
    try:
        offset = 0
        for file in files:
            for piece in file.chunks(PIECE):
                offset = services.append_bytes(
                    actor=request.actor, uid=upload.uid, offset=offset, piece=piece
                )
        services.finish_upload(actor=request.actor, uid=upload.uid)
    except DomainError:
        services.cancel_upload(actor=request.actor, uid=upload.uid)
        raise
    return upload.uid
