"""Pages of named queries: the list, a new one, one of them with who is told of its answers."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import tables
from chuan.core.http import Request
from chuan.core.web.refusals import carried_out
from chuan.traceability.permissions import can_manage_keys, must_query
from chuan.traceability.selectors import queries as reads
from chuan.traceability.services import queries, subscriptions
from chuan.traceability.web.query_forms import QueryForm, SubscriptionForm
from chuan.traceability.web.query_tables import QUERIES
from chuan.traceability.web.query_words import conditions_of, receiver_of


@require_safe
def query_list(request: Request) -> HttpResponse:
    """Named queries of the own body."""
    page = tables.build(request, reads.queries_of(request.actor), QUERIES)
    context = {"page": page, "may_manage_keys": can_manage_keys(request.actor)}
    return render(request, "traceability/query_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def query_new(request: Request) -> HttpResponse:
    """Keep a query under a name."""
    must_query(request.actor)
    form = QueryForm(request.POST or None)
    if request.method == "POST":
        kept = carried_out(
            form,
            lambda given: queries.keep_query(
                actor=request.actor, sandbox=given["sandbox"], name=given["name"],
                told=form.told(), prefixes={},
            ),
        )  # fmt: skip
        if kept is not None:
            messages.success(request, _("Đã lưu truy vấn. Giờ hãy chọn nơi nhận câu trả lời."))
            return redirect("traceability:query_detail", query=kept.pk)
    return render(
        request, "traceability/query_new.html", {"form": form}, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
def query_detail(request: Request, query: int) -> HttpResponse:
    """One query: what it asks, who is told; and take on one more."""
    kept = reads.own_query(request.actor, query)
    keys = reads.keys_that_ask(kept)
    form = SubscriptionForm(request.POST if request.method == "POST" else None, keys)
    if request.method == "POST":
        made = carried_out(
            form,
            lambda given: subscriptions.subscribe(
                actor=request.actor, key=given["key"], query=kept, told=form.told()
            ),
        )
        if made is not None:
            messages.success(request, _("Đã đăng ký nhận tin."))
            return redirect("traceability:query_detail", query=kept.pk)
    context = {
        "query": kept,
        "conditions": conditions_of(kept.query),
        "receivers": [receiver_of(row) for row in reads.subscriptions_of(kept)],
        "form": form,
        "has_key": keys.exists(),
        "may_manage_keys": can_manage_keys(request.actor),
    }
    return render(
        request, "traceability/query_detail.html", context, status=422 if form.errors else 200
    )


@require_POST
def query_forget(request: Request, query: int) -> HttpResponse:
    """Forget a query with everybody who is told of it."""
    kept = reads.own_query(request.actor, query)
    queries.forget_query(actor=request.actor, sandbox=kept.sandbox, name=kept.name)
    messages.success(request, _("Đã xóa truy vấn; không nơi nào còn nhận tin của truy vấn này."))
    return redirect("traceability:query_list")


@require_POST
def subscription_retry(request: Request, uid: UUID) -> HttpResponse:
    """Begin again with one that failed or was stopped."""
    found = subscriptions.try_again(actor=request.actor, uid=uid)
    messages.success(request, _("Sẽ gửi lại ngay trong lượt tới."))
    return redirect("traceability:query_detail", query=found.query.pk)


@require_POST
def subscription_stop(request: Request, uid: UUID) -> HttpResponse:
    """Tell no more until a person begins again."""
    found = subscriptions.stop(actor=request.actor, uid=uid)
    messages.success(request, _("Đã dừng gửi. Bấm Thử lại ngay để gửi tiếp từ chỗ đã dừng."))
    return redirect("traceability:query_detail", query=found.query.pk)


@require_POST
def subscription_end(request: Request, uid: UUID) -> HttpResponse:
    """Tell no more, for good."""
    found = reads.own_subscription(request.actor, uid)
    subscriptions.unsubscribe(actor=request.actor, subscription=found)
    messages.success(request, _("Đã bỏ đăng ký nhận tin."))
    return redirect("traceability:query_detail", query=found.query.pk)
