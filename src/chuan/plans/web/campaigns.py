"""Pages of who leads a campaign: the list, one campaign, its documents listed and given out, its papers."""

from collections.abc import Callable, Sequence
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import clock, tables
from chuan.core.http import Request
from chuan.core.web.refusals import carried_out, show_refusal, uid_of
from chuan.domain.errors import DomainError, RuleBroken
from chuan.plans.enums import CampaignEvent
from chuan.plans.errors import MayNotReviewDocuments
from chuan.plans.permissions import can_accept
from chuan.plans.rules.campaign_papers import CampaignPaper
from chuan.plans.rules.campaigns import read_lines
from chuan.plans.selectors import campaign_sources as sources
from chuan.plans.selectors import campaigns as reads
from chuan.plans.selectors.campaign_bodies import bodies_to_ask
from chuan.plans.selectors.campaign_tasks import tasks_to_carry_out
from chuan.plans.selectors.campaign_told import lines_of
from chuan.plans.services import campaign_papers, campaign_proposals
from chuan.plans.services import campaigns as writes
from chuan.plans.web.campaign_forms import CampaignForm, GiveForm, LinesForm
from chuan.plans.web.campaign_tables import CAMPAIGNS, DOCUMENTS

SOURCES = {
    "": gettext_lazy("Nhập danh sách"),
    "goi-y": gettext_lazy("Gợi ý"),
    "thu-vien": gettext_lazy("Thư viện văn bản"),
    "so-hieu-luc": gettext_lazy("Sổ hiệu lực"),
}
_SAID = {
    CampaignEvent.OPEN: gettext_lazy("Đã mở đợt rà soát và báo cho các cơ quan được giao."),
    CampaignEvent.CLOSE: gettext_lazy("Đã kết thúc đợt rà soát."),
    CampaignEvent.REOPEN: gettext_lazy("Đã mở lại đợt rà soát."),
}
DROP = "drop"


@require_safe
def campaign_list(request: Request) -> HttpResponse:
    """Campaigns of the own body and below, and those that it was given a part of."""
    context = {
        "page": tables.build(request, reads.list_campaigns(request.actor), CAMPAIGNS),
        "can_begin": can_accept(request.actor),
    }
    return render(request, "plans/campaign_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def campaign_create(request: Request) -> HttpResponse:
    """Lay out a campaign; ?viec=UID is the task that it carries out."""
    if not can_accept(request.actor):
        raise MayNotReviewDocuments(
            _("Bạn chưa có vai trò được lập đợt rà soát văn bản ở cơ quan này.")
        )
    named = uid_of(request.GET.get("viec", ""))
    tasks = tasks_to_carry_out(request.actor, named)
    started = next(({"task": t.key, "title": t.title, "basis": t.basis, "due_on": t.due_on,
                     "product": t.product} for t in tasks if named and t.key == named.hex), {})  # fmt: skip
    form = CampaignForm(
        request.POST or None, initial=started, tasks=[(one.key, one.label) for one in tasks]
    )
    campaign = carried_out(
        form, lambda _kept: writes.begin_campaign(actor=request.actor, words=form.words())
    )
    if campaign is not None:
        messages.success(request, _("Đã lập đợt rà soát; hãy lập danh sách văn bản."))
        return redirect("plans:campaign_add", uid=campaign.uid)
    return render(request, "plans/campaign_create.html", {"form": form, "campaign": None},
                  status=422 if form.errors else 200)  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def campaign_correct(request: Request, uid: UUID) -> HttpResponse:
    """Put right what a campaign says."""
    campaign = reads.led_campaign(request.actor, uid)
    task = campaign.task.uid if campaign.task else None
    tasks = tasks_to_carry_out(request.actor, task)
    names = ("title", "due_on", "basis", "extent", "product")
    said = {name: getattr(campaign, name) for name in names}
    form = CampaignForm(
        request.POST or None,
        initial={**said, "task": task.hex if task else ""},
        tasks=[(one.key, one.label) for one in tasks],
    )
    kept = carried_out(
        form,
        lambda _kept: writes.correct_campaign(actor=request.actor, uid=uid, words=form.words()),
    )
    if kept is not None:
        messages.success(request, _("Đã lưu."))
        return redirect("plans:campaign_detail", uid=uid)
    return render(request, "plans/campaign_create.html", {"form": form, "campaign": campaign},
                  status=422 if form.errors else 200)  # fmt: skip


@require_safe
def campaign_detail(request: Request, uid: UUID) -> HttpResponse:
    """One campaign: how far each body is, its documents, what came of the proposals."""
    return _detail(request, uid)


@require_safe
def campaign_export(request: Request, uid: UUID) -> HttpResponseBase:
    """The table of documents and findings as a file."""
    campaign = reads.find_campaign(request.actor, uid)
    return tables.export_rows(lines_of(request.actor, campaign), "ra-soat-van-ban.csv")


@require_POST
def campaign_step(request: Request, uid: UUID) -> HttpResponse:
    """Open, close, open again; or throw away what was never opened."""
    step = request.POST.get("step", "")
    if step == DROP:
        writes.drop_campaign(actor=request.actor, uid=uid)
        messages.success(request, _("Đã bỏ đợt rà soát."))
        return redirect("plans:campaign_list")
    if step not in set(CampaignEvent):
        return _detail(request, uid, refusal=_("Hãy chọn một bước."))
    event = CampaignEvent(step)
    reason = request.POST.get("reason", "")
    return _carried(
        request,
        uid,
        lambda: writes.step_campaign(actor=request.actor, uid=uid, event=event, reason=reason),
        str(_SAID[event]),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def campaign_add(request: Request, uid: UUID) -> HttpResponse:
    """Put documents on the list: pasted, out of the register, of the library, or suggested (?nguon=)."""
    campaign = reads.led_campaign(request.actor, uid)
    source, words = request.GET.get("nguon", ""), request.GET.get("tim", "")
    offered = sources.left_out(campaign, _offered(request, source, words))
    form = LinesForm(request.POST or None) if not source else Form(request.POST or None)

    def add() -> int:
        if source:
            listed = sources.chosen(offered, request.POST.getlist("chon"))
        else:
            listed = sources.from_lines(request.actor, read_lines(form.cleaned_data["lines"]))
        return writes.list_documents_in(actor=request.actor, uid=uid, listed=listed)

    if form.is_valid():
        try:
            count = add()
            said = ngettext("Đã thêm %(n)d văn bản.", "Đã thêm %(n)d văn bản.", count)
            messages.success(request, said % {"n": count})
            return redirect("plans:campaign_detail", uid=uid)
        except DomainError as refusal:
            show_refusal(form, refusal)
    context = {
        "campaign": campaign,
        "form": form,
        "source": source if source in SOURCES else "",
        "sources": SOURCES.items(),
        "words": words,
        "offered": offered,
    }
    return render(request, "plans/campaign_add.html", context, status=422 if form.errors else 200)


@require_POST
def campaign_give(request: Request, uid: UUID) -> HttpResponse:
    """Give the ticked documents to a body with a day."""
    form = GiveForm(request.POST, bodies=bodies_to_ask(request.actor, clock.today()))
    documents = [one for one in map(uid_of, request.POST.getlist("van_ban")) if one]
    given = carried_out(
        form,
        lambda kept: writes.give_documents(
            actor=request.actor, uid=uid, documents=documents, body=UUID(kept["body"]),
            due_on=kept["due_on"],
        ),
    )  # fmt: skip
    if given is None:
        return _detail(request, uid, give=form, ticked=documents)
    said = ngettext("Đã giao %(n)d văn bản.", "Đã giao %(n)d văn bản.", given) % {"n": given}
    messages.success(request, said)
    return redirect("plans:campaign_detail", uid=uid)


@require_POST
def campaign_paper(request: Request, uid: UUID) -> HttpResponse:
    """A paper of the campaign as a draft to go on with."""
    asked = request.POST.get("loai", "")
    if asked not in set(CampaignPaper):
        return _detail(request, uid, refusal=_("Hãy chọn loại văn bản cần soạn."))
    try:
        draft = campaign_papers.draft_campaign_paper(
            actor=request.actor, uid=uid, paper=CampaignPaper(asked), to=request.POST.get("den", "")
        )
    except RuleBroken as refusal:
        return _detail(request, uid, refusal=refusal.said(_))
    messages.success(request, _("Đã soạn văn bản; hãy xem lại trước khi trình."))
    return redirect("documents:paper_detail", uid=draft.uid)


@require_POST
def campaign_evidence(request: Request, uid: UUID) -> HttpResponse:
    """Show the campaign as evidence of the own share of its task."""
    share = uid_of(request.POST.get("phan_viec", ""))
    if share is None:
        return _detail(request, uid, refusal=_("Hãy chọn phần việc."))
    campaign_proposals.evidence_from_campaign(actor=request.actor, uid=uid, share=share)
    messages.success(request, _("Đã đưa đợt rà soát vào minh chứng của việc."))
    return redirect("plans:share_report", uid=share)


def _offered(request: Request, source: str, words: str) -> Sequence[sources.Listed]:
    on = clock.today()
    if source == "goi-y":
        return sources.suggested(request.actor, on)
    if source == "thu-vien":
        return sources.from_library(request.actor, words)
    if source == "so-hieu-luc":
        return sources.from_register(words, on)
    return ()


def _carried(request: Request, uid: UUID, act: Callable[[], object], said: str) -> HttpResponse:
    """Do it and say so, or show the page again with what stands in the way."""
    try:
        act()
    except RuleBroken as refusal:
        return _detail(request, uid, refusal=refusal.said(_))
    messages.success(request, said)
    return redirect("plans:campaign_detail", uid=uid)


def _detail(
    request: Request,
    uid: UUID,
    *,
    refusal: str = "",
    give: GiveForm | None = None,
    ticked: Sequence[UUID] = (),
) -> HttpResponse:
    on = clock.today()
    page = reads.campaign_page(request.actor, uid, on)
    rows = reads.documents_of(request.actor, uid)
    fresh = None
    if page.leads and page.campaign.state != "closed":
        fresh = GiveForm(
            bodies=bodies_to_ask(request.actor, on), initial={"due_on": page.campaign.due_on}
        )
    context = {
        "page": page,
        "table": tables.build(request, rows, DOCUMENTS),
        "give": give or fresh,
        "to_give": reads.to_give(rows) if fresh or give else (),
        "ticked": [one.hex for one in ticked],
        "refusal": refusal,
        "export_url": reverse("plans:campaign_export", args=[uid]),
    }
    status = 422 if refusal or give else 200
    return render(request, "plans/campaign_detail.html", context, status=status)
