"""What the EPCIS service offers, as an OpenAPI 3.1 document that programs read.

`data/openapi_operations.json` names the operations, `data/openapi_schemas.json` the shapes, the domain the
parameters. Source: EPCIS 2.0 §12.
"""

from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import Any, Final, NamedTuple

import orjson
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from chuan.domain.epcis.query import PARAMETERS
from chuan.traceability.web.events import COLLECTIONS
from chuan.traceability.web.paging import MOST_PER_PAGE, PER_PAGE

Json = dict[str, Any]
_ALWAYS: Final = ("400", "401", "403", "406", "429")
_DOCUMENT: Final = ("application/ld+json", "application/json", "application/xml")
_PLAIN: Final = ("application/json",)
_EXAMPLES: Final = {"eventType": "ObjectEvent", "bizStep": "shipping", "disposition": "in_transit"}
_LINK: Final = "https://id.gs1.org/414/8936123450007"


class Operation(NamedTuple):
    """One method of one resource; `schema` "" is an answer without a body, `vi` and `en` say what it is."""

    path: str
    method: str
    name: str
    vi: str
    en: str
    schema: str = ""
    status: str = "200"
    body: str = ""
    paged: bool = False
    asked: bool = False
    more: Sequence[str] = ()


@require_safe
@login_not_required
def openapi(request: HttpRequest) -> HttpResponse:
    """The description, for anybody: it says what may be asked, never what is kept."""
    server = request.build_absolute_uri(reverse("epcis:service")).rstrip("/")
    language = "en" if get_language() == "en" else "vi"
    response = HttpResponse(
        orjson.dumps({**_described(language), "servers": [{"url": server}]}),
        content_type="application/openapi+json",
    )
    response["Access-Control-Allow-Origin"] = "*"
    return response


@cache
def _described(language: str) -> Json:
    told = _data("operations")
    every = [Operation(**each) for each in told["operations"]]
    every += [
        Operation(**each)
        for many in COLLECTIONS
        for each in orjson.loads(
            orjson.dumps(told["of_values"]) % {b"many": many.encode(), b"one": many[:-1].encode()}
        )
    ]
    refusals = {code: _refusal(words[language]) for code, words in told["refusals"].items()}
    paths: dict[str, Json] = {}
    for each in every:
        path = paths.setdefault(each.path, {"parameters": _in_path(each.path)})
        path[each.method] = _written(each, each.en if language == "en" else each.vi)
        codes = (*_ALWAYS, *each.more)
        path[each.method]["responses"] |= {code: refusals[code] for code in sorted(codes)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "EPCIS 2.0, CBV 2.0",
            "version": version("chuan"),
            "description": "WebSocket: /queries/{queryName}/events?stream=true",
        },
        "security": [{"key": []}, {"header": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {
                "key": {"type": "http", "scheme": "bearer"},
                "header": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
            },
            "schemas": _data("schemas"),
        },
    }


def _data(name: str) -> Json:
    found: Json = orjson.loads(
        files("chuan.traceability").joinpath(f"data/openapi_{name}.json").read_bytes()
    )
    return found


def _written(each: Operation, said: str) -> Json:
    answer: Json = {"description": said}
    if each.schema:
        kinds = _kinds(each.schema)
        answer["content"] = {kind: {"schema": _shape(kind, each.schema)} for kind in kinds}
    if each.body:
        answer["headers"] = {"Location": {"schema": {"type": "string"}}}
    told: Json = {
        "operationId": each.name,
        "summary": said,
        "parameters": [*(_PAGED if each.paged else ()), *(_ASKED if each.asked else ())],
        "responses": {each.status: answer},
    }
    if each.body:
        sent = _DOCUMENT if each.body in {"Event", "EPCISDocument"} else _PLAIN
        content = {kind: {"schema": _shape(kind, each.body)} for kind in sent}
        told["requestBody"] = {"required": True, "content": content}
    if each.name == "capture":
        behaviour = {"type": "string", "enum": ["rollback", "proceed"]}
        told["parameters"] = [_parameter("GS1-Capture-Error-Behaviour", behaviour, place="header")]
    return told


def _kinds(schema: str) -> tuple[str, ...]:
    if schema in {"CaptureJob", "EPCISQueryDocument"}:
        return _DOCUMENT
    return ("application/ld+json",) if schema == "Collection" else _PLAIN


def _shape(kind: str, schema: str) -> Json:
    return {"type": "string"} if "xml" in kind else {"$ref": f"#/components/schemas/{schema}"}


def _refusal(said: str) -> Json:
    content = {
        kind: {"schema": _shape(kind, "Problem")}
        for kind in ("application/problem+json", "application/problem+xml")
    }
    return {"description": said, "content": content}


def _in_path(path: str) -> list[Json]:
    names = [part[1:-1] for part in path.split("/") if part.startswith("{")]
    return [_in_address(name) for name in names]


def _in_address(name: str) -> Json:
    schema: Json = {"type": "string", "minLength": 1}
    if name == "subscriptionID":
        schema["format"] = "uuid"
    told = _parameter(name, schema, place="path")
    if name.removesuffix("ID") in {"epc", "bizLocation", "readPoint", "event"}:
        told["example"] = _LINK
    elif name in _EXAMPLES:
        told["example"] = _EXAMPLES[name]
    return told


def _parameter(name: str, schema: Json, place: str = "query") -> Json:
    return {"name": name, "in": place, "required": place == "path", "schema": schema}


def _schema(kind: str) -> Json:
    """A parameter takes one value or several parted by "|": as a string."""
    return {"type": "string", "minLength": 1, "description": f"{kind}, …|…"}


_COUNT: Final = {"type": "integer", "minimum": 1}
_PAGED: Final = (
    _parameter("perPage", {**_COUNT, "maximum": MOST_PER_PAGE, "default": PER_PAGE}),
    _parameter("nextPageToken", {"type": "string"}),
)
_ASKED: Final = (
    *(_parameter(name, _schema(kind)) for name, kind in PARAMETERS.items()),
    _parameter("orderBy", {"type": "string", "minLength": 1}),
    _parameter("orderDirection", {"type": "string", "enum": ["ASC", "DESC"]}),
    _parameter("eventCountLimit", _COUNT),
    _parameter("maxEventCount", _COUNT),
)
