"""The register as files, exactly what its page shows for the same question: JSON, BibTeX, DCAT."""

from collections.abc import Iterator, Sequence

import orjson
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuan.core import dcat
from chuan.core.http import Request
from chuan.core.scope import bind
from chuan.core.tables import export_long
from chuan.standards.rules.export_shapes import Exported, as_object, bibtex
from chuan.standards.selectors.exports import changed_on, exported
from chuan.standards.web.search import asked

CSV, JSON, BIBTEX, DCAT = "csv", "json", "bibtex", "dcat"
_TYPES = {JSON: "application/json", BIBTEX: "application/x-bibtex"}
_NAMES = {JSON: "tieu-chuan.json", BIBTEX: "tieu-chuan.bib"}


@login_not_required
@require_safe
def standard_export(request: Request, shape: str) -> HttpResponseBase:
    """What the page of the register shows for this query string, as a file of the shape asked for."""
    if shape == DCAT:
        return _catalogue(request)
    if shape == CSV:
        return export_long(request, _table(request), "tieu-chuan.csv")
    if shape not in _TYPES:
        raise Http404
    response = StreamingHttpResponse(
        _pieces(request, shape), content_type=f"{_TYPES[shape]}; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{_NAMES[shape]}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _columns() -> dict[str, str]:
    """Headings by what stands below: the importer knows them, so that the file can be brought in again."""
    return {
        "number": _("Số hiệu"),
        "title_vi": _("Tên tiếng Việt"),
        "title_en": _("Tên tiếng Anh"),
        "status": _("Hiệu lực"),
        "issued_on": _("Ngày ban hành"),
        "effective_on": _("Ngày có hiệu lực"),
        "ended_on": _("Ngày hết hiệu lực"),
        "body": _("Cơ quan ban hành"),
        "committee": _("Ban kỹ thuật"),
        "ics": _("Lĩnh vực ICS"),
        "adopts": _("Chấp nhận"),
        "replaces": _("Thay thế"),
        "replaced_by": _("Được thay thế bằng"),
        "source": _("Nguồn"),
        "confidence": _("Mức tin cậy"),
        "url": _("Trang trên hệ thống này"),
    }


def _table(request: Request) -> Iterator[Sequence[object]]:
    """The heading and a row for each record, as spreadsheets take them."""
    columns = _columns()
    yield list(columns.values())
    for one in _records(request):
        adopts = "; ".join(" ".join(pair).strip() for pair in one.adopts)
        told = {**as_object(one), "adopts": adopts}
        values = (told.get(name, "") for name in columns)
        yield ["; ".join(value) if isinstance(value, tuple) else value for value in values]


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
    text, filters, order = asked(request.GET)
    return exported(
        request.actor,
        text,
        filters,
        order=order,
        base=f"{request.scheme}://{request.get_host()}",
    )


def _catalogue(request: Request) -> HttpResponse:
    base = f"{request.scheme}://{request.get_host()}"
    query = request.GET.urlencode()
    files = {
        kind: f"{base}{reverse('standards:standard_export', args=[shape])}?{query}".rstrip("?")
        for shape, kind in _TYPES.items()
    }
    told = dcat.dataset(
        title=_("Danh mục tiêu chuẩn, quy chuẩn kỹ thuật"),
        about=_("Số hiệu, tên, hiệu lực, quan hệ và lĩnh vực; không chứa toàn văn tiêu chuẩn."),
        url=base + reverse("standards:standard_list"),
        files=files,
        changed=changed_on(),
    )
    return JsonResponse({"@context": dcat.CONTEXT, **told}, content_type="application/ld+json")
