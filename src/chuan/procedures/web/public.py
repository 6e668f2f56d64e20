"""Public pages: the catalogue of procedures, one procedure, a receipt looked up."""

from allauth.core.internal import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from chuan.core import clock
from chuan.core.http import Request
from chuan.procedures.selectors import catalogue, receipts
from chuan.procedures.web.forms import CodeForm

LIMIT = {"receipt_lookup": "20/m/ip"}


@require_safe
@login_not_required
def procedure_list(request: Request) -> HttpResponse:
    """Procedures with a version in force, found by words."""
    words = request.GET.get("q", "")[:200]
    context = {"rows": catalogue.procedures(clock.today(), words), "q": words}
    return render(request, "procedures/procedure_list.html", context)


@require_safe
@login_not_required
def procedure_detail(request: Request, key: str) -> HttpResponse:
    """One procedure: steps, papers, clocks, basis, versions."""
    asked = request.GET.get("phien_ban", "")
    number = int(asked) if asked.isdecimal() and len(asked) < 4 else None
    page = catalogue.procedure_page(request.actor, key, clock.today(), number)
    return render(request, "procedures/procedure_detail.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def receipt_lookup(request: Request) -> HttpResponse:
    """Where a dossier stands, for whoever holds its receipt: number, state, dates and nothing else."""
    form = CodeForm(request.POST or None)
    found = None
    if request.method == "POST":
        if not ratelimit.consume(request, app="chuan", action="receipt_lookup", config=LIMIT):
            form.add_error(None, _("Đã tra cứu quá nhiều lần. Hãy đợi vài phút rồi thử lại."))
        elif form.is_valid():
            found = receipts.looked_up(form.cleaned_data["code"])
            if found is None:
                form.add_error(
                    "code",
                    _("Không có giấy tiếp nhận nào mang mã này. Hãy xem lại từng chữ rồi gõ lại."),
                )
    status = 422 if form.errors else 200
    context = {"form": form, "found": found}
    return render(request, "procedures/receipt_lookup.html", context, status=status)
