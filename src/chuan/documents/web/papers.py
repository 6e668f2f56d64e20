"""Pages of papers drafted here: the list, a new paper, and the composer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from chuan.core import clock, reliance, tables
from chuan.core.http import Request
from chuan.documents import services
from chuan.documents.errors import MayNotDraft, PaperChanged
from chuan.documents.permissions import can_draft, can_set_routes, can_use_library
from chuan.documents.readers import SecrecyStamp
from chuan.documents.rules.paper_edits import apply, parse_operation
from chuan.documents.selectors import houses, papers
from chuan.documents.selectors.composer import composer_screen, open_screen
from chuan.documents.selectors.resting import PAPER
from chuan.documents.web.paper_form import paper_typed
from chuan.documents.web.paper_forms import HouseForm, NewPaperForm
from chuan.documents.web.tables import PAPERS
from chuan.domain.errors import DomainError
from chuan.domain.vanban.writing import Paper, PaperKind
from chuan.orgs.selectors import organisation_by_uid


@require_safe
def paper_list(request: Request) -> HttpResponse:
    """Papers of the own body, and those on the way through it."""
    if not can_use_library(request.actor):
        raise MayNotDraft
    context = {
        "page": tables.build(request, papers.drafts(request.actor), PAPERS),
        "new_url": reverse("documents:paper_new") if can_draft(request.actor) else "",
        "export_url": reverse("documents:paper_export"),
        "can_style": can_set_routes(request.actor),
    }
    return render(request, "documents/paper_list.html", context)


@require_safe
def paper_export(request: Request) -> HttpResponseBase:
    """The same list as a file."""
    if not can_use_library(request.actor):
        raise MayNotDraft
    return tables.export(request, papers.drafts(request.actor), PAPERS, "du-thao.csv")


@require_http_methods(["GET", "HEAD", "POST"])
def paper_new(request: Request) -> HttpResponse:
    """Choose what to write and in whose name; ?loai=KIND chooses beforehand."""
    if not can_draft(request.actor):
        raise MayNotDraft
    bodies = houses.issuers_for(request.actor)
    wanted = request.GET.get("loai", "")
    initial = {"kind": wanted if wanted in set(PaperKind) else PaperKind.PLAN,
               "issuer": bodies[0].uid.hex}  # fmt: skip
    form = NewPaperForm(request.POST or None, bodies=bodies, initial=initial)
    if form.is_valid():
        draft = services.begin_paper(
            actor=request.actor,
            kind=PaperKind(form.cleaned_data["kind"]),
            issuer=form.cleaned_data["issuer"],
            title=form.cleaned_data["title"],
        )
        return redirect("documents:paper_detail", uid=draft.uid)
    return render(
        request, "documents/paper_new.html", {"form": form}, status=422 if form.errors else 200
    )


@require_safe
def paper_detail(request: Request, uid: UUID) -> HttpResponse:
    """The composer; ?o=PLACE puts the cursor into a part."""
    screen = open_screen(request.actor, uid, focus=request.GET.get("o", ""))
    changes = reliance.flagged(PAPER, uid.hex)
    return render(request, "documents/paper_detail.html", {"screen": screen, "changes": changes})


@require_POST
def paper_save(request: Request, uid: UUID) -> HttpResponse:
    """Keep what was typed and do what the button says; with autosave=1 the answer is JSON."""
    draft = papers.find_paper(request.actor, uid)
    typed = paper_typed(request.POST, draft.paper)
    operation = parse_operation(request.POST.get("do", ""))
    paper, focus = apply(typed, operation) if operation else (typed, "")
    what = operation.verb if operation else "typing"
    try:
        saved = services.edit_paper(
            actor=request.actor, uid=uid, paper=paper, version=_version(request), what=what
        )
    except (PaperChanged, SecrecyStamp) as refusal:
        return _changed(request, uid, typed, refusal)
    if request.POST.get("autosave") == "1":
        at = f"{saved.saved_at.astimezone(clock.VIETNAM):%H:%M:%S}"
        return JsonResponse({"saved": at, "version": saved.version})
    url = reverse("documents:paper_detail", args=[uid])
    if request.POST.get("then") == "xem":
        preview = reverse("documents:paper_preview", args=[uid])
        whole = HttpResponseClientRedirect if request.htmx else HttpResponseRedirect
        return whole(preview)
    if not focus:
        return HttpResponseRedirect(url)
    return HttpResponseRedirect(f"{url}?o={focus}#{focus.replace('.', '-')}")


def _changed(request: Request, uid: UUID, typed: Paper, refusal: DomainError) -> HttpResponse:
    """Somebody saved first, or it may not be kept: what was typed stays on the page."""
    if request.POST.get("autosave") == "1":
        return JsonResponse({"error": refusal.said(_)}, status=409)
    draft = papers.find_paper(request.actor, uid)
    screen = composer_screen(request.actor, draft, paper=typed)
    context = {"screen": screen, "refusal": refusal.said(_)}
    return render(request, "documents/paper_detail.html", context, status=409)


def _version(request: Request) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


@require_POST
def paper_undo(request: Request, uid: UUID) -> HttpResponse:
    """Take back the last change."""
    services.take_back_edit(actor=request.actor, uid=uid, version=_version(request))
    messages.success(request, _("Đã hoàn tác thay đổi gần nhất."))
    return redirect("documents:paper_detail", uid=uid)


@require_POST
def paper_keep(request: Request, uid: UUID) -> HttpResponse:
    """Keep the present wording under a number."""
    kept = services.keep_revision(
        actor=request.actor, uid=uid, reason=request.POST.get("reason", "")
    )
    messages.success(request, _("Đã lưu bản số %(number)d.") % {"number": kept.number})
    return redirect("documents:paper_detail", uid=uid)


@require_POST
def paper_withdraw(request: Request, uid: UUID) -> HttpResponse:
    """Give the paper up, with a reason."""
    services.withdraw_draft(actor=request.actor, uid=uid, reason=request.POST.get("reason", ""))
    messages.success(request, _("Đã rút dự thảo."))
    return redirect("documents:paper_list")


@require_http_methods(["GET", "HEAD", "POST"])
def paper_house(request: Request) -> HttpResponse:
    """What the own body prints on its papers."""
    if not can_set_routes(request.actor):
        raise MayNotDraft
    body = organisation_by_uid(request.actor.organisation_uid)
    style = houses.style_of(body)
    initial = {name: getattr(style, name) for name in services.STYLE_FIELDS} if style else {}
    house = houses.house_of(body)
    form = HouseForm(request.POST or None, house=house, initial=initial)
    if form.is_valid():
        services.set_house_style(actor=request.actor, words=form.cleaned_data)
        messages.success(request, _("Đã lưu thể thức của cơ quan."))
        return redirect("documents:paper_house")
    context = {"form": form, "body": body, "house": house}
    return render(
        request, "documents/paper_house.html", context, status=422 if form.errors else 200
    )
