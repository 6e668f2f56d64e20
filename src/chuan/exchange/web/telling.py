"""Pages on which a body of the state says what its work for the party came to, before it is sent."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from chuan.core.http import Request
from chuan.domain.errors import RuleBroken
from chuan.exchange import labels, services
from chuan.exchange.errors import MayNotExchange
from chuan.exchange.permissions import can_exchange
from chuan.exchange.selectors import telling
from chuan.exchange.web.forms import ResultForm


@require_safe
def state_list(request: Request) -> HttpResponse:
    """Plans and tasks that carry party documents out, with what would be told of each."""
    if not can_exchange(request.actor):
        raise MayNotExchange
    words = request.GET.get("tim", "")[:200]
    rows = [
        (row, labels.STANDING[row.state], labels.STANDING_BADGE[row.state], _counted(row))
        for row in telling.tellings(request.actor, words)
    ]
    return render(request, "exchange/state_list.html", {"rows": rows, "search": words})


@require_http_methods(["GET", "HEAD", "POST"])
def state_words(request: Request, uid: UUID) -> HttpResponse:
    """The sentence of one plan or task, and the document issued for it."""
    if not can_exchange(request.actor):
        raise MayNotExchange
    row = telling.find_telling(request.actor, uid)
    said = row.said
    initial = (
        {"result": said.result, "symbol": said.symbol, "issued_on": said.issued_on} if said else {}
    )
    form = ResultForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            services.say_result(actor=request.actor, uid=uid, **form.cleaned_data)
        except RuleBroken as refusal:
            form.add_error("result", refusal.said(_))
        else:
            messages.success(request, _("Đã lưu. Nội dung này đi cùng gói tin khi bạn chọn gửi."))
            return redirect("exchange:state_list")
    context = {
        "row": row,
        "form": form,
        "state": labels.STANDING[row.state],
        "badge": labels.STANDING_BADGE[row.state],
        "counted": _counted(row),
    }
    return render(request, "exchange/state_words.html", context, status=422 if form.errors else 200)


def _counted(row: telling.Telling) -> str:
    return labels.counted(row.done, row.total, whole=row.task is None)
