"""Pages and files of the open data; everybody may read them and take them."""

from collections.abc import Callable, Iterable, Iterator

import orjson
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date
from django.utils.translation import override
from django.views.decorators.http import require_safe

from chuan.core.actor import ANONYMOUS
from chuan.core.http import Request
from chuan.core.open_data import Dataset
from chuan.core.scope import bind
from chuan.portal.selectors import open_data as reads

Writer = Callable[[Dataset], Iterator[str] | Iterator[bytes]]


@login_not_required
@require_safe
def dataset_list(request: Request) -> HttpResponse:
    """The catalogue: what is open, and what can be asked for."""
    return render(request, "portal/open_data.html", {"rows": reads.catalogue()})


@login_not_required
@require_safe
def dataset_detail(request: Request, key: str) -> HttpResponse:
    """One set: what it is, its columns, its first rows, its files."""
    return render(request, "portal/dataset.html", {"page": reads.dataset_page(key)})


@login_not_required
@require_safe
def catalogue_dcat(request: Request) -> HttpResponse:
    """The catalogue for other catalogues."""
    with override("vi"):
        body = orjson.dumps(reads.as_dcat(request.build_absolute_uri("/")[:-1]))
    return HttpResponse(body, content_type="application/ld+json")


@login_not_required
@require_safe
def dataset_csv(request: Request, key: str) -> HttpResponseBase:
    """One set as CSV."""
    return _file(request, key, reads.as_csv, "text/csv; charset=utf-8", "csv")


@login_not_required
@require_safe
def dataset_json(request: Request, key: str) -> HttpResponseBase:
    """One set as JSON."""
    return _file(request, key, reads.as_json, "application/json", "json")


def _file(request: Request, key: str, write: Writer, media: str, ending: str) -> HttpResponseBase:
    """The set in one form, sent as it is read; nothing is sent to who has it already."""
    found = reads.open_dataset(key)
    extent = found.extent()
    mark = reads.mark_of(found, extent)
    changed = int(extent.changed_at.timestamp()) if extent.changed_at else None
    known = get_conditional_response(request, etag=mark or None, last_modified=changed)
    if known is not None:
        return known
    response = StreamingHttpResponse(_bound(found, write), content_type=media)
    name = content_disposition_header(True, f"{found.key}.{ending}") or "attachment"
    response["Content-Disposition"] = name
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    if mark and changed is not None:
        response["ETag"] = mark
        response["Last-Modified"] = http_date(changed)
    return response


def _bound(found: Dataset, write: Writer) -> Iterable[str | bytes]:
    """Written after the middleware is done, in nobody's scope and in the language of the law."""
    with bind(ANONYMOUS), override("vi"):
        yield from write(found)
