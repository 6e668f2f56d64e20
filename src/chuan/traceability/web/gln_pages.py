"""Pages of GLNs: which body bears which, one more, one no more."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from chuan.core import tables
from chuan.core.http import Request
from chuan.core.tables import Column, Table, TextFilter
from chuan.core.web.refusals import carried_out
from chuan.traceability.permissions import can_state_glns, must_query, must_state_glns
from chuan.traceability.selectors.glns import body_called, glns_of, stated_gln
from chuan.traceability.services import glns


class GlnForm(forms.Form):
    """Which body, which GLN."""

    body = forms.CharField(
        label=_("Tên đơn vị"),
        max_length=300,
        help_text=_("Tên đầy đủ, hoặc một phần tên nếu chỉ một đơn vị có."),
    )
    gln = forms.CharField(
        label=_("GLN"), max_length=20, help_text=_("13 chữ số, ví dụ 8938501000002.")
    )


def _table(*, may_state: bool) -> Table:
    columns = [
        Column("gln", _("GLN"), "value", lambda row: row.value, is_heading=True),
        Column("don_vi", _("Đơn vị"), "label", lambda row: row.label),
        Column("tu", _("Khai lúc"), "assigned_at", lambda row: row.assigned_at),
    ]
    if may_state:
        columns.append(
            Column(
                "viec", _("Việc làm được"), None, lambda _row: say("Thôi dùng"),
                link=lambda row: reverse("traceability:gln_withdraw", args=[row.pk]),
            )
        )  # fmt: skip
    return Table(
        id="gln",
        columns=tuple(columns),
        default_sort="don_vi",
        filters=(TextFilter("q", _("GLN hoặc tên đơn vị"), fields=("value", "label")),),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def gln_list(request: Request) -> HttpResponse:
    """The GLNs of the own body and those below, and one more."""
    must_query(request.actor)
    may_state = can_state_glns(request.actor)
    form = GlnForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        must_state_glns(request.actor)
        stated = carried_out(
            form,
            lambda given: glns.state_gln(
                actor=request.actor,
                body=body_called(request.actor, given["body"]),
                gln=given["gln"],
            ),
        )
        if stated is not None:
            told = say(
                "Từ nay sự kiện nêu GLN %(gln)s là nêu %(body)s; sự kiện cũ đang được mở dần."
            )
            messages.success(request, told % {"gln": stated.value, "body": stated.label})
            return redirect("traceability:gln_list")
    page = tables.build(request, glns_of(request.actor), _table(may_state=may_state))
    context = {"page": page, "form": form if may_state else None}
    return render(
        request, "traceability/gln_list.html", context, status=422 if form.errors else 200
    )


@require_safe
def gln_export(request: Request) -> HttpResponseBase:
    """The same list as a file."""
    must_query(request.actor)
    return tables.export(request, glns_of(request.actor), _table(may_state=False), "gln")


@require_http_methods(["GET", "HEAD", "POST"])
def gln_withdraw(request: Request, stated: int) -> HttpResponse:
    """Ask once more, then use it no longer."""
    must_state_glns(request.actor)
    found = stated_gln(request.actor, stated)
    if request.method == "POST":
        glns.withdraw_gln(actor=request.actor, stated=found)
        messages.success(request, say("Đã thôi dùng GLN này."))
        return redirect("traceability:gln_list")
    return render(request, "traceability/gln_withdraw.html", {"stated": found})
