"""Named queries and who is told of their answers, over HTTP.

Source: EPCIS 2.0 §12.4.5, OpenAPI 2.0.0.
"""

import re
from typing import Any, Final
from urllib.parse import quote

import orjson
from django.http import HttpResponse
from django.urls import reverse

from chuan.core.web.refusals import uid_of
from chuan.domain.epcis.query import from_json
from chuan.domain.sentences import gettext_noop
from chuan.traceability.errors import DocumentInvalid, KeyRefused, LengthMissing, ParameterInvalid
from chuan.traceability.models import NamedQuery, Subscription
from chuan.traceability.permissions import must_query
from chuan.traceability.rules.moments import recorded_at
from chuan.traceability.selectors.asking import Place
from chuan.traceability.selectors.queries import query_for, subscription_for, subscriptions_of
from chuan.traceability.services import queries, subscriptions
from chuan.traceability.web.events import answer, extensions
from chuan.traceability.web.paging import Page, offer_next, page_of, parameters
from chuan.traceability.web.resources import Call

_LARGEST: Final = 256_000
_NUL: Final = re.compile(rb"(?<!\\)(\\\\)*\\u0000")


def query_new(call: Call) -> HttpResponse:
    """Keep a query: 201 and where it is."""
    told = _body(call)
    if not isinstance(told, dict) or not isinstance(told.get("name"), str):
        raise DocumentInvalid(gettext_noop("Truy vấn cần hai trường name và query."))
    access = call.access
    kept = queries.keep_query(
        actor=access.actor, sandbox=access.sandbox, name=told["name"], told=told.get("query"),
        prefixes=extensions(call.request),
    )  # fmt: skip
    return HttpResponse(status=201, headers={"Location": _address(kept)})


def query_list(call: Call) -> HttpResponse:
    """The queries of the organisation, by name, in pages."""
    must_query(call.access.actor)
    page = page_of(call)
    rows = NamedQuery.objects.filter(
        owner_path=call.access.actor.path, sandbox=call.access.sandbox,
        name__gt=page.behind.rank if page.behind else "",
    ).order_by("name")[: page.size + 1]  # fmt: skip
    return _page(call, page, [(row.name, _query_json(row)) for row in rows])


def query_detail(call: Call, name: str) -> HttpResponse:
    """What a query asks."""
    must_query(call.access.actor)
    return _json(_query_json(query_for(call.access.actor, name, sandbox=call.access.sandbox)))


def query_end(call: Call, name: str) -> HttpResponse:
    """Forget a query."""
    queries.forget_query(actor=call.access.actor, sandbox=call.access.sandbox, name=name)
    return HttpResponse(status=204)


def query_events(call: Call, name: str) -> HttpResponse:
    """The events that answer a query now."""
    must_query(call.access.actor)
    if call.request.headers.get("Upgrade", "").lower() == "websocket":
        raise ParameterInvalid(
            gettext_noop(
                "Nhận tin bằng WebSocket ở cổng riêng của nút (mặc định là cổng kế tiếp), không ở cổng này."
            )
        )
    if parameters(call.request):
        raise ParameterInvalid(
            gettext_noop("Truy vấn có tên không nhận thêm điều kiện; chỉ perPage và nextPageToken.")
        )
    kept = query_for(call.access.actor, name, sandbox=call.access.sandbox)
    return answer(call, from_json(kept.query, {}), name=kept.name)


def subscription_new(call: Call, name: str) -> HttpResponse:
    """Take on who is told: 201 and where it is."""
    access = call.access
    if access.key is None:
        raise KeyRefused(gettext_noop("Đăng ký nhận tin cần khóa truy cập của đơn vị."))
    kept = query_for(access.actor, name, sandbox=access.sandbox)
    made = subscriptions.subscribe(actor=access.actor, key=access.key, query=kept, told=_body(call))
    return HttpResponse(
        status=201, headers={"Location": f"{_address(kept)}/subscriptions/{made.uid}"}
    )


def subscription_list(call: Call, name: str) -> HttpResponse:
    """Who is told of answers to a query."""
    must_query(call.access.actor)
    kept = query_for(call.access.actor, name, sandbox=call.access.sandbox)
    return _json([_subscription_json(each) for each in subscriptions_of(kept)])


def subscription_detail(call: Call, name: str, uid: str) -> HttpResponse:
    """How one of them stands."""
    response = _json(_subscription_json(_subscription(call, name, uid)))
    response["GS1-Query-Min-Record-Time"] = recorded_at(
        _subscription(call, name, uid).last
    ).isoformat()
    return response


def subscription_end(call: Call, name: str, uid: str) -> HttpResponse:
    """Tell no more."""
    found = _subscription(call, name, uid)
    subscriptions.unsubscribe(actor=call.access.actor, subscription=found)
    return HttpResponse(status=204)


def _subscription(call: Call, name: str, uid: str) -> Subscription:
    must_query(call.access.actor)
    kept = query_for(call.access.actor, name, sandbox=call.access.sandbox)
    return subscription_for(kept, uid_of(uid))


def _query_json(kept: NamedQuery) -> dict[str, Any]:
    return {"name": kept.name, "query": kept.query}


def _subscription_json(each: Subscription) -> dict[str, Any]:
    told: dict[str, Any] = {
        "subscriptionID": str(each.uid),
        "dest": each.dest,
        "createdAt": each.made_at.isoformat(),
        "reportIfEmpty": each.report_if_empty,
        "minRecordTime": recorded_at(each.last).isoformat(),
    }
    told |= {"stream": True} if each.schedule is None else {"schedule": each.schedule}
    if each.initial_record_time is not None:
        told["initialRecordTime"] = each.initial_record_time.isoformat()
    if each.delivered_at is not None:
        told["lastNotifiedAt"] = each.delivered_at.isoformat()
    return told


def _body(call: Call) -> Any:  # noqa: ANN401  (whatever JSON holds)
    length = call.request.META.get("CONTENT_LENGTH") or ""
    if not length.isdecimal():
        raise LengthMissing
    if int(length) > _LARGEST:
        raise DocumentInvalid(gettext_noop("Nội dung quá dài."))
    raw = call.request.read(int(length))
    try:
        told = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise DocumentInvalid(gettext_noop("Nội dung không phải JSON.")) from error
    if _NUL.search(raw):
        raise DocumentInvalid(gettext_noop("Nội dung có ký tự rỗng (NUL)."))
    return told


def _address(kept: NamedQuery) -> str:
    return f"{reverse('epcis:queries')}/{quote(kept.name, safe='')}"


def _page(call: Call, page: Page, rows: list[tuple[str, dict[str, Any]]]) -> HttpResponse:
    response = _json([told for _, told in rows[: page.size]])
    if len(rows) > page.size:
        offer_next(call, response, Page(page.size, Place(rows[page.size - 1][0], 0)))
    return response


def _json(told: object) -> HttpResponse:
    return HttpResponse(orjson.dumps(told), content_type="application/json")
