"""What every resource of EPCIS shares: its methods, the headers of GS1, who asks, how refusals are told."""

import re
from collections.abc import Callable, Mapping
from importlib.metadata import version
from typing import Final, NamedTuple

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, override
from django.views.decorators.csrf import csrf_exempt

from chuan.core.middleware import has_nul
from chuan.core.scope import bind
from chuan.domain.errors import DomainError
from chuan.domain.sentences import Sentence, gettext_noop
from chuan.identifiers.rules.asking import read_accept
from chuan.traceability.errors import EpcisRefusal, ParameterInvalid, ResourceUnknown
from chuan.traceability.web.access import Access, access_of
from chuan.traceability.web.problems import problem

VERSIONS: Final = {"GS1-EPCIS-Version": "2.0.0", "GS1-CBV-Version": "2.0.0"}
"""What answers say of themselves, and the only versions that are spoken, beside XML 1.2 that is read."""
OFFERED: Final = {
    **VERSIONS,
    "GS1-EPCIS-Min": "1.2.0",
    "GS1-EPCIS-Max": "2.0.0",
    "GS1-CBV-Min": "1.2.0",
    "GS1-CBV-Max": "2.0.0",
    "GS1-EPC-Format": "Always_GS1_Digital_Link",
    "GS1-CBV-XML-Format": "Always_Web_URI",
}
_ASKED: Final = {
    "GS1-EPCIS-Min": (2, 0),
    "GS1-CBV-Min": (2, 0),
    "GS1-EPCIS-Max": (2, 0),
    "GS1-CBV-Max": (2, 0),
}


_VERSION: Final = re.compile(r"(\d{1,3})(?:\.(\d{1,3}))?(?:\.\d{1,3})*", re.ASCII).fullmatch


class MethodRefused(EpcisRefusal):
    """A method that the resource does not have."""

    code = "epcis.method"
    exception = "ImplementationException"
    status = 405


class VersionRefused(EpcisRefusal):
    """A version, or a form of identifiers, that is not spoken here."""

    code = "epcis.not_acceptable"
    exception = "NotAcceptableException"
    status = 406


class Call(NamedTuple):
    """One request to a resource, by whom."""

    request: HttpRequest
    access: Access


Handler = Callable[..., HttpResponse]


def resource(
    headers: Mapping[str, str] | None = None, **methods: Handler
) -> Callable[..., HttpResponse]:
    """A view of a resource: `methods` by name, each taking a `Call` and what the address names.

    `headers` are told by OPTIONS beside those of the service. Basis: EPCIS 2.0 §12.
    """
    allowed = sorted({*methods, "OPTIONS", *(["HEAD"] if "GET" in methods else [])})

    @csrf_exempt
    @login_not_required
    def view(request: HttpRequest, **named: str) -> HttpResponse:
        language = _language(request)
        with override(language):
            try:
                response = _answer(request, methods, named, allowed, headers or {})
            except DomainError as refusal:
                response = problem(request, refusal)
        response["Content-Language"] = language
        for name, value in (headers or {}).items() if response.status_code == 413 else ():
            response[name] = value
        for name, value in VERSIONS.items():
            response.setdefault(name, value)
        response.setdefault("Cache-Control", "private, no-store")
        response["Vary"] = "Accept, Accept-Language, Authorization, X-API-Key, Cookie"
        if response.status_code == MethodRefused.status:
            response["Allow"] = ", ".join(allowed)
        return response

    view.__dict__["refuses_nul"] = True  # a mark that NulSignMiddleware reads
    return view


def _language(request: HttpRequest) -> str:
    """What a program asks for in Accept-Language; a person's browser says it without being asked to."""
    is_program = not request.COOKIES
    for asked, _quality in read_accept(request.headers.get("Accept-Language", "")):
        language = asked.partition("-")[0]
        if is_program and language in dict(settings.LANGUAGES):
            return language
    return get_language() or settings.LANGUAGE_CODE


def nothing(call: Call, rest: str) -> HttpResponse:
    """Every address that is no resource; raises ResourceUnknown."""
    del call, rest
    raise ResourceUnknown(gettext_noop("Không có tài nguyên này; xem openapi.json."))


def _answer(
    request: HttpRequest,
    methods: Mapping[str, Handler],
    named: Mapping[str, str],
    allowed: list[str],
    headers: Mapping[str, str],
) -> HttpResponse:
    if request.method == "OPTIONS":
        told = {"Allow": ", ".join(allowed), **OFFERED, **headers}
        told["GS1-Vendor-Version"] = version("chuan")
        return HttpResponse(status=204, headers=told)
    handler = methods.get("GET" if request.method == "HEAD" else str(request.method))
    if handler is None:
        raise MethodRefused(
            Sentence(
                gettext_noop("Tài nguyên này không nhận cách gọi %(method)s."),
                method=str(request.method)[:20],
            )
        )
    if "\x00" in request.path or has_nul(request.GET):
        raise ParameterInvalid(gettext_noop("Địa chỉ có ký tự rỗng (NUL)."))
    _must_speak(request)
    access = access_of(request)
    with bind(access.actor):
        return handler(Call(request, access), **named)


def _must_speak(request: HttpRequest) -> None:
    """Raises VersionRefused when no version asked for is spoken here."""
    for name, ours in _ASKED.items():
        asked = _numbers(request.headers.get(name, ""))
        if asked and (asked > ours if name.endswith("Min") else asked < ours):
            raise VersionRefused(
                Sentence(
                    gettext_noop("Ở đây dùng EPCIS 2.0 và CBV 2.0; không đáp ứng được %(name)s."),
                    name=name,
                )
            )


def _numbers(text: str) -> tuple[int, ...]:
    found = _VERSION(text.strip())
    return (int(found[1]), int(found[2] or 0)) if found else ()
