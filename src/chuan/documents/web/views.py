"""Pages of the library."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from chuan.core import panels, reliance, tables
from chuan.core.http import Request
from chuan.documents.errors import NoOrganisation
from chuan.documents.permissions import can_import
from chuan.documents.selectors import copies, drafts
from chuan.documents.selectors.resting import DOCUMENT
from chuan.documents.web.tables import DOCUMENTS


@require_safe
def document_list(request: Request) -> HttpResponse:
    """The documents one may see, and the own drafts above them."""
    context = {
        "page": tables.build(request, copies.list_documents(request.actor), DOCUMENTS),
        "drafts": drafts.list_drafts(request.actor),
        "uploads": drafts.unfinished_uploads(request.actor),
        "upload_url": reverse("documents:upload_new") if can_import(request.actor) else "",
        "export_url": reverse("documents:document_export"),
    }
    return render(request, "documents/document_list.html", context)


@require_safe
def document_export(request: Request) -> HttpResponseBase:
    """The same list as a file."""
    rows = copies.list_documents(request.actor)
    return tables.export(request, rows, DOCUMENTS, "van-ban.csv")


@require_safe
def document_detail(request: Request, uid: UUID) -> HttpResponse:
    """One document: what it is, where it hangs, its text and files, what it cites and who cites it."""
    if not request.actor.path:
        raise NoOrganisation
    page = copies.document_page(request.actor, uid)
    context = {
        "page": page,
        "changes": reliance.flagged(DOCUMENT, page.copy.uid.hex) if page.copy else (),
        "panels": panels.panels("documents.document", request.actor, page),
    }
    return render(request, "documents/document_detail.html", context)
