"""A paper as it will be printed: pages as pictures, the files to download."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from chuan.core.http import Request
from chuan.documents.selectors import paper_prints
from chuan.documents.selectors.papers import find_paper

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def paper_preview(request: Request, uid: UUID) -> HttpResponse:
    """The pages, and the same words as text for who cannot see pictures."""
    view = paper_prints.preview(request.actor, uid)
    return render(request, "documents/paper_preview.html", {"view": view})


@require_safe
def paper_page(request: Request, uid: UUID, number: int) -> HttpResponse:
    """The picture of one page as it stands now."""
    page = paper_prints.page(find_paper(request.actor, uid), number)
    if page is None:
        raise Http404
    response = HttpResponse(page, content_type="image/svg+xml")
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_safe
def paper_docx(request: Request, uid: UUID) -> HttpResponse:
    """The paper for an office program."""
    draft = find_paper(request.actor, uid)
    return _file(paper_prints.docx(draft), _DOCX, paper_prints.file_name(draft, "docx"))


@require_safe
def paper_pdf(request: Request, uid: UUID) -> HttpResponse:
    """The paper for signing and printing."""
    draft = find_paper(request.actor, uid)
    return _file(paper_prints.pdf(draft), "application/pdf", paper_prints.file_name(draft, "pdf"))


def _file(made: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(made, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response["Cache-Control"] = "private, no-store"
    return response
