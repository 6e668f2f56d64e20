"""The register as files, exactly what its page shows for the same question: JSON, BibTeX, DCAT."""

from collections.abc import Iterator

import orjson
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuan.core.http import Request
from chuan.core.scope import bind
from chuan.standards.rules.export_shapes import Exported, as_object, bibtex, dcat
from chuan.standards.rules.search_facets import Filters
from chuan.standards.selectors.exports import changed_on, exported

JSON, BIBTEX, DCAT = "json", "bibtex", "dcat"
_TYPES = {JSON: "application/json", BIBTEX: "application/x-bibtex"}
_NAMES = {JSON: "tieu-chuan.json", BIBTEX: "tieu-chuan.bib"}


@login_not_required
@require_safe
def standard_export(request: Request, shape: str) -> HttpResponseBase:
    """What the page of the register shows for this query string, as a file of the shape asked for."""
    if shape == DCAT:
        return _catalogue(request)
    if shape not in _TYPES:
        raise Http404
    response = StreamingHttpResponse(
        _pieces(request, shape), content_type=f"{_TYPES[shape]}; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{_NAMES[shape]}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _pieces(request: Request, shape: str) -> Iterator[bytes]:
    """Made while it is sent, after the middleware is done: the scope is set here again."""
    with bind(request.actor):
        records = _records(request)
        if shape == BIBTEX:
            for entry in bibtex(records):
                yield f"{entry}\n".encode()
            return
        joint = b"[\n"
        for one in records:
            yield joint + orjson.dumps(as_object(one))
            joint = b",\n"
        yield b"[]\n" if joint == b"[\n" else b"\n]\n"


def _records(request: Request) -> Iterator[Exported]:
    given = request.GET
    chosen = {
        name: frozenset(given.getlist(key))
        for name, key in (
            ("kind", "loai"),
            ("status", "hieu_luc"),
            ("year", "nam"),
            ("field", "linh_vuc"),
        )
    }
    filters = Filters(**chosen, ics=given.get("ics", "")[:10])  # type: ignore[arg-type]  # a set for each facet
    return exported(
        request.actor, given.get("q", "")[:200], filters, order=given.get("xep", ""),
        base=f"{request.scheme}://{request.get_host()}",
    )  # fmt: skip


def _catalogue(request: Request) -> HttpResponse:
    base = f"{request.scheme}://{request.get_host()}"
    query = request.GET.urlencode()
    files = {
        kind: f"{base}{reverse('standards:standard_export', args=[shape])}?{query}".rstrip("?")
        for shape, kind in _TYPES.items()
    }
    told = dcat(
        title=_("Danh mục tiêu chuẩn, quy chuẩn kỹ thuật"),
        about=_("Số hiệu, tên, hiệu lực, quan hệ và lĩnh vực; không chứa toàn văn tiêu chuẩn."),
        url=f"{base}/tieu-chuan/",
        files=files,
        changed=changed_on(),
    )
    return JsonResponse(told, content_type="application/ld+json")
