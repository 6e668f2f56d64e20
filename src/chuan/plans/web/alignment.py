"""A plan beside the plans above it: what is there, what is missing, what is weaker."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from chuan.core import clock, tables
from chuan.core.http import Request
from chuan.core.web.refusals import uid_of
from chuan.plans import services
from chuan.plans.alignment_words import KIND
from chuan.plans.errors import AnswerRefused
from chuan.plans.selectors import alignment
from chuan.plans.selectors.align_values import Compared, Row, lines
from chuan.plans.web.paging import turn

POINTS_ON_A_PAGE = 20


@require_safe
def alignment_detail(request: Request, uid: UUID) -> HttpResponse:
    """The page; ?van-ban= chooses the parent, ?loai= one kind of row, ?trang= a page of rows.

    ?trang-diem= turns the points to look at.
    """
    page = _page(request, uid)
    kind = request.GET.get("loai", "")
    chosen = f"van-ban={page.chosen.uid}" if page.chosen else ""
    context = {
        "page": page,
        "kind": kind,
        "chips": chips_of(page.compared, kind, chosen),
        "chosen_query": chosen,
        **turned(request, page.compared, kind),
    }
    return render(request, "plans/alignment_detail.html", context)


@require_safe
def alignment_print(request: Request, uid: UUID) -> HttpResponse:
    """The comparison on paper."""
    return render(
        request, "plans/alignment_print.html", {"page": _page(request, uid), "on": clock.today()}
    )


@require_safe
def alignment_export(request: Request, uid: UUID) -> HttpResponseBase:
    """Every row as CSV that spreadsheets open rightly."""
    page = _page(request, uid)
    heads = (
        _("Kết quả"),
        _("Mục cấp trên"),
        _("Nội dung cấp trên"),
        _("Mục"),
        _("Nội dung"),
        _("Vì sao"),
    )
    rows = lines(page.compared) if page.compared else ()
    return tables.export_rows((heads, *rows), "doi-chieu.csv")


@require_POST
def alignment_start(request: Request, uid: UUID) -> HttpResponse:
    """Compare two long documents outside the request."""
    document = uid_of(request.POST.get("van-ban", ""))
    if document is None:
        raise AnswerRefused(_("Hãy chọn văn bản để đối chiếu."), field="van-ban")
    job = services.ask_to_compare(actor=request.actor, plan_uid=uid, document=document)
    return redirect("core:job_detail", uid=job.uid)


@require_POST
def alignment_answer(request: Request, uid: UUID) -> HttpResponse:
    """Set a point aside with its reason, or look at it again."""
    given = request.POST
    fingerprint = given.get("fingerprint", "")
    if given.get("reopen"):
        services.reopen_alignment(actor=request.actor, plan_uid=uid, fingerprint=fingerprint)
    else:
        services.answer_alignment(
            actor=request.actor,
            plan_uid=uid,
            fingerprint=fingerprint,
            reason=given.get("reason", ""),
            document=uid_of(given.get("van-ban", "")),
        )
    messages.success(request, _("Đã ghi nhận."))
    url = reverse("plans:alignment_detail", args=[uid])
    chosen = uid_of(given.get("van-ban", ""))
    return HttpResponseRedirect(f"{url}?van-ban={chosen}#diem" if chosen else f"{url}#diem")


@require_safe
def alignment_sums(request: Request, uid: UUID) -> HttpResponse:
    """The counts of a plan beside the sum of what those below set themselves."""
    page = alignment.sums_page(request.actor, uid)
    return render(request, "plans/alignment_sums.html", {"page": page})


def _page(request: Request, uid: UUID) -> alignment.AlignmentPage:
    document = uid_of(request.GET.get("van-ban", ""))
    return alignment.alignment_of(request.actor, uid, document, clock.today())


def rows_of(compared: Compared | None, kind: str) -> Sequence[Row]:
    """The rows of one kind, or all of them; none of a kind that there is not."""
    if compared is None:
        return ()
    if not kind:
        return compared.rows
    return compared.of_kind(kind) if kind in KIND else ()


def turned(request: Request, compared: Compared | None, kind: str) -> dict[str, object]:
    """One page of the rows of a kind, and one of the points, each with its turning."""
    rows, findings = rows_of(compared, kind), compared.findings if compared else ()
    turn_rows = turn(request, len(rows))
    turn_points = turn(
        request, len(findings), size=POINTS_ON_A_PAGE, key="trang-diem", anchor="#diem"
    )
    return {
        "rows": rows[turn_rows.part],
        "turn": turn_rows,
        "findings": findings[turn_points.part],
        "turn_points": turn_points,
    }


def chips_of(compared: Compared | None, kind: str, chosen: str) -> list[dict[str, object]]:
    """One tab for each kind there is; `chosen` is carried along in the query string."""
    if compared is None:
        return []
    counts = compared.counts
    every = {
        "label": _("Tất cả"),
        "count": len(compared.rows),
        "url": f"?{chosen}",
        "current": not kind,
    }
    return [
        every,
        *(
            {
                "label": str(label),
                "count": counts.get(key, 0),
                "url": f"?{chosen}&loai={key}",
                "current": kind == key,
            }
            for key, label in KIND.items()
            if counts.get(key)
        ),
    ]
