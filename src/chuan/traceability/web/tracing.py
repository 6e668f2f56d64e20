"""Pages about one code: its trace, what a recall must reach, its balances; as pages and as files."""

import json
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuan.core.http import Request
from chuan.core.tables import export_rows
from chuan.domain.epcis.genealogy import Bounds, Trace
from chuan.domain.errors import DomainError, RuleBroken
from chuan.traceability import labels
from chuan.traceability.permissions import must_query
from chuan.traceability.rules.asked import read_asked
from chuan.traceability.selectors import balances, recalls, tracing

_WHOLE = Bounds()
Page = TypeVar("Page")


@require_safe
def trace(request: Request) -> HttpResponse:
    """Where a code came from and where it went."""
    wide, party = bool(request.GET.get("het")), request.GET.get("ben", "")
    return _answered(
        request,
        "trace",
        lambda asked: tracing.trace_page(request.actor, asked, wide=wide, party=party),
        is_wide=wide,
    )


@require_safe
def recall(request: Request) -> HttpResponse:
    """What a recall of a code must reach."""
    return _answered(request, "recall", lambda asked: recalls.recall_page(request.actor, asked))


@require_safe
def balance(request: Request) -> HttpResponse:
    """What went in and what came out where a code was made or used."""
    typed = [request.GET.get(name, "") for name in ("hao", "sai")]
    loss, tolerance = (_share(each) for each in typed)
    return _answered(
        request,
        "balance",
        lambda asked: balances.balance_page(
            request.actor, asked, expected_loss=loss, tolerance=tolerance
        ),
        loss=typed[0][:8],
        tolerance=typed[1][:8],
        is_share_wrong=any(map(_is_no_share, typed)),
    )


@require_safe
def trace_json(request: Request) -> HttpResponse:
    """Both traces as JSON: objects with the time they are part of it, and links."""
    asked = _asked(request)
    back, forward = tracing.both_ways(request.actor, asked, _WHOLE)
    told = {"start": asked, "back": _as_json(back), "forward": _as_json(forward)}
    answer = HttpResponse(json.dumps(told, ensure_ascii=False), content_type="application/json")
    answer["Content-Disposition"] = (
        content_disposition_header(True, "truy-vet.json") or "attachment"
    )
    return answer


@require_safe
def trace_csv(request: Request) -> HttpResponseBase:
    """Both traces as rows."""
    back, forward = tracing.both_ways(request.actor, _asked(request), _WHOLE)

    def rows() -> Iterator[tuple[object, ...]]:
        yield _("Chiều"), _("Cấp"), _("Mã"), _("Mã chuẩn"), _("Từ lúc"), _("Đến lúc")
        for way, found in ((_("ngược"), back), (_("xuôi"), forward)):
            for each in found.objects:
                words = labels.code_words(each.node)
                yield way, each.depth, words, each.node, each.since, each.until

    return export_rows(rows(), "truy-vet")


@require_safe
def recall_csv(request: Request) -> HttpResponseBase:
    """Everything a recall must reach as rows."""
    found = recalls.recall_of(request.actor, _asked(request))
    heads = (
        _("Mã"), _("Mã chuẩn"), _("Tên"), _("Loại"), _("Thấy lần cuối ở"), _("Bên giữ"),
        _("Tình trạng"), _("Lúc"),
    )  # fmt: skip
    rows = [
        (
            each.thing.code, each.thing.identifier, each.thing.name,
            _("Lô") if each.is_lot else _("Sản phẩm, kiện"),
            each.place, each.party, each.state, each.at,
        )
        for each in recalls.affected(request.actor, found)
    ]  # fmt: skip
    return export_rows([heads, *rows], "thu-hoi")


def _asked(request: Request) -> str:
    must_query(request.actor)
    return read_asked(request.GET.get("ma", ""))


def _answered(
    request: Request, name: str, page_of: Callable[[str], Page], **more: object
) -> HttpResponse:
    """The page of what was asked; only the box, with a sentence, where the code cannot be read."""
    must_query(request.actor)
    code = request.GET.get("ma", "").strip()[:2001]
    context: dict[str, Any] = {
        "code": code,
        "page": None,
        "refusal": "",
        "query": urlencode({"ma": code}),
        "tabs": _tabs(name, code),
        **more,
    }
    status = 200
    if code:
        try:
            context["page"] = page_of(read_asked(code))
        except RuleBroken as refusal:
            context["refusal"], status = _said(refusal), 422
    return render(request, f"traceability/{name}.html", context, status=status)


def _said(refusal: DomainError) -> str:
    return refusal.said(_)


def _tabs(current: str, code: str) -> list[dict[str, object]]:
    """The pages about the same code."""
    names = (
        ("trace", _("Truy vết")),
        ("recall", _("Phạm vi thu hồi")),
        ("balance", _("Cân đối lượng")),
    )
    return [
        {
            "url": f"{reverse(f'traceability:{name}')}?{urlencode({'ma': code})}",
            "label": label,
            "current": name == current,
            "count": "",
        }
        for name, label in names
    ]


def _share(text: str) -> Decimal:
    """Percent as a share; nothing, or nonsense, is none."""
    try:
        percent = Decimal(text.strip().replace(",", ".")[:8] or "0")
    except InvalidOperation:
        return Decimal(0)
    return min(max(percent, Decimal(0)), Decimal(100)) / 100 if percent.is_finite() else Decimal(0)


def _is_no_share(text: str) -> bool:
    """Whether something was typed that is not a percent from 0 to 100."""
    try:
        percent = Decimal(text.strip().replace(",", ".") or "0")
    except InvalidOperation:
        return True
    return not percent.is_finite() or not 0 <= percent <= 100


def _as_json(found: Trace) -> dict[str, object]:
    return {
        "cut": found.cut,
        "objects": [
            {
                "id": each.node,
                "depth": each.depth,
                "since": each.since.isoformat() if each.since else None,
                "until": each.until.isoformat() if each.until else None,
            }
            for each in found.objects
        ],
        "links": [
            {
                "source": link.source,
                "target": link.target,
                "kind": link.kind,
                "at": link.at.isoformat() if link.at else None,
                "events": link.events,
            }
            for link in found.links
        ],
    }
