"""How many standards there are in all: one form for who keeps the register."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from chuan.core.http import Request
from chuan.core.web.refusals import carried_out
from chuan.standards.errors import MayNotKeepRegister
from chuan.standards.permissions import can_keep_register
from chuan.standards.selectors.standards import known_of_how_many
from chuan.standards.services.known_total import set_known_total


class TotalForm(forms.Form):
    """The number and where it is said."""

    total = forms.IntegerField(
        label=gettext_lazy("Tổng số tiêu chuẩn, quy chuẩn của Việt Nam"), required=False,
        min_value=1, max_value=1_000_000, help_text=gettext_lazy("Để trống khi chưa có nguồn nào nói."),
    )  # fmt: skip
    source = forms.CharField(
        label=gettext_lazy("Nguồn"), required=False, max_length=300,
        help_text=gettext_lazy("Tên văn bản hoặc trang công bố, ngày."),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def known_total(request: Request) -> HttpResponse:
    """Read and set it."""
    if not can_keep_register(request.actor):
        raise MayNotKeepRegister
    known = known_of_how_many()
    form = TotalForm(request.POST or None, initial={"total": known.total, "source": known.source})
    if request.method == "POST":
        told = carried_out(form, lambda given: set_known_total(
            actor=request.actor, total=given["total"], source=given["source"]
        ))  # fmt: skip
        if told is not None:
            messages.success(request, _("Đã ghi tổng số tiêu chuẩn, quy chuẩn."))
            return redirect("standards:import_list")
    status = 422 if form.errors else 200
    context = {"form": form, "known": known}
    return render(request, "standards/known_total.html", context, status=status)
