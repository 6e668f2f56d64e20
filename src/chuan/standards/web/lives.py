"""Files of drafts: opened from the draft, its territory, papers of its steps, reviews of standards."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from chuan.core import clock
from chuan.core.http import Request
from chuan.core.web.refusals import carried_out
from chuan.standards.selectors import drafts as desk
from chuan.standards.selectors import life_choices
from chuan.standards.services import life_papers, lives
from chuan.standards.web.life_forms import LifeForm, PlacesForm


@require_http_methods(["GET", "HEAD", "POST"])
def draft_life(request: Request, uid: UUID) -> HttpResponse:
    """Open the file of a draft."""
    draft = desk.writable(request.actor, uid)
    offered = life_choices.opening_of(draft, clock.today())
    form = LifeForm(
        request.POST or None, asks=offered.asks, flags=offered.flags,
        initial={"year": clock.today().year + 1},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        made = carried_out(
            form,
            lambda _given: lives.begin_life(actor=request.actor, uid=uid, words=form.words()),
        )
        if made is not None:
            messages.success(request, _("Đã mở hồ sơ số %(n)s.") % {"n": made.number})
            return redirect("procedures:dossier_detail", uid=made.uid)
    context = {"form": form, "draft": draft, "offered": offered}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "standards/draft_life.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def draft_places(request: Request, uid: UUID) -> HttpResponse:
    """Choose where a local regulation will apply."""
    draft = desk.writable(request.actor, uid)
    form = PlacesForm(
        request.POST or None, places=life_choices.communes_for(draft, clock.today()),
        initial={"places": life_choices.chosen_places(draft)},
    )  # fmt: skip
    if request.method == "POST":
        done = carried_out(
            form,
            lambda given: lives.choose_places(
                actor=request.actor, uid=uid, places=[int(pk) for pk in given["places"]]
            ),
        )
        if done is not None:
            messages.success(request, _("Đã chọn %(n)s đơn vị.") % {"n": done})
            return redirect("standards:draft_detail", uid=uid)
    context = {"form": form, "draft": draft}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "standards/draft_places.html", context, status=status)


@require_POST
def draft_paper(request: Request, uid: UUID) -> HttpResponse:
    """Begin a paper of the file."""
    made = life_papers.compose_paper(
        actor=request.actor, uid=uid, what=request.POST.get("what", "")[:20]
    )
    return redirect("documents:paper_detail", uid=made.uid)


@require_POST
def review_begin(request: Request, slug: str) -> HttpResponse:
    """Open the file of a review."""
    made = lives.begin_review(actor=request.actor, slug=slug)
    messages.success(request, _("Đã mở hồ sơ rà soát số %(n)s.") % {"n": made.number})
    return redirect("procedures:dossier_detail", uid=made.uid)
