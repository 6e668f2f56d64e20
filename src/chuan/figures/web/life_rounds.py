"""Pages of who asked: the reports of a round that wait, what they make together, closing it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from chuan.core.http import Request
from chuan.core.web.refusals import carried_out, uid_of
from chuan.figures.errors import MayNotAsk
from chuan.figures.permissions import can_steer
from chuan.figures.selectors import judging
from chuan.figures.services.consolidating import consolidate_round
from chuan.figures.services.judging import Judged, approve_reports
from chuan.figures.services.locking import close_round
from chuan.figures.web.life_forms import ConsolidateForm


@require_http_methods(["GET", "HEAD", "POST"])
def round_judge(request: Request, uid: UUID) -> HttpResponse:
    """Look through the reports that came; accept those chosen at once."""
    if request.method == "POST":
        _tell(
            request,
            approve_reports(actor=request.actor, uid=uid, chosen=_chosen(request)),
        )
        return redirect("figures:round_judge", uid=uid)
    page = judging.judge_page(request.actor, uid)
    return render(request, "figures/life_judge.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def round_consolidate(request: Request, uid: UUID) -> HttpResponse:
    """Take what was accepted into the own report, knowing who is missing."""
    page = judging.consolidate_page(request.actor, uid)
    if request.method == "POST" and not can_steer(request.actor, page.round):
        raise MayNotAsk(_("Chỉ cơ quan mở kỳ báo cáo này mới tổng hợp được."))
    form = ConsolidateForm(
        request.POST if request.method == "POST" else None, missing=bool(page.below.gaps)
    )
    into = carried_out(
        form,
        lambda kept: consolidate_round(
            actor=request.actor, uid=uid, gaps_known=kept.get("gaps_known", False)
        ),
    )
    if into is not None:
        messages.success(request, _("Đã tổng hợp vào báo cáo của cơ quan."))
        return redirect("figures:report_detail", uid=into.uid)
    context = {"page": page, "form": form}
    status = 422 if form.errors else 200
    return render(request, "figures/life_consolidate.html", context, status=status)


@require_POST
def round_close(request: Request, uid: UUID) -> HttpResponse:
    """Take no more reports and lock those that came."""
    close_round(actor=request.actor, uid=uid)
    messages.success(request, _("Đã khóa sổ kỳ báo cáo."))
    return redirect("figures:round_judge", uid=uid)


def _chosen(request: Request) -> dict[UUID, int]:
    """Ticked reports as "uid:version"; anything else in the form is passed over."""
    found: dict[UUID, int] = {}
    for text in request.POST.getlist("report"):
        name, _colon, number = text.partition(":")
        uid = uid_of(name)
        if uid and number.isascii() and number.isdigit() and len(number) < 6:
            found[uid] = int(number)
    return found


def _tell(request: Request, judged: Judged) -> None:
    if judged.approved:
        said = ngettext(
            "Đã chấp nhận %(n)d báo cáo.", "Đã chấp nhận %(n)d báo cáo.", judged.approved
        )
        messages.success(request, said % {"n": judged.approved})
    for left in judged.left[:10]:
        messages.warning(request, f"{left.body}: {left.reason}")
    if not judged.approved and not judged.left:
        messages.warning(request, _("Hãy chọn ít nhất một báo cáo."))
