"""Public pages of drafts: reading by clause, commenting, a receipt, wordings, published answers."""

from typing import Final

from allauth.core.internal import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from chuan.core import clock
from chuan.core.http import Request
from chuan.core.tables import build, export_rows
from chuan.core.web.refusals import carried_out
from chuan.standards.receipts import receipt_of
from chuan.standards.selectors import consultation, wordings
from chuan.standards.selectors.lives import lives_of_draft
from chuan.standards.services import commenting
from chuan.standards.web.draft_forms import CommentForm
from chuan.standards.web.draft_tables import PUBLIC

LIMIT: Final = {"draft_comment": "40/h/ip", "draft_receipt": "30/h/ip"}
WHOLE: Final = "toan-bo"
"""What stands in the address for a comment on the whole draft."""


@login_not_required
@require_safe
def draft_public_list(request: Request) -> HttpResponse:
    """Drafts on which comments are, were or will be taken."""
    page = build(request, consultation.public_drafts(), PUBLIC)
    return render(request, "standards/draft_public_list.html", {"page": page})


@login_not_required
@require_safe
def draft_public(request: Request, slug: str) -> HttpResponse:
    """One draft, read clause by clause."""
    page = consultation.public_page(request.actor, slug, clock.today())
    context = {
        "page": page, "head": page.head, "whole": WHOLE,
        "lives": lives_of_draft(request.actor, page.head.row, clock.today()),
    }  # fmt: skip
    return render(request, "standards/draft_public.html", context)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def draft_comment(request: Request, slug: str, key: str) -> HttpResponse:
    """Say something of one clause. A post with nothing but words from the reading page opens the form."""
    clause_key = "" if key == WHOLE else key
    head, clause = consultation.clause_of(request.actor, slug, clause_key, clock.today())
    body = consultation.body_of(request.actor)
    posted = request.POST if request.method == "POST" and "opened" in request.POST else None
    initial = {"text": request.POST.get("text", "")} if posted is None else {}
    form = CommentForm(posted, initial=initial, body=body, signed_in=not request.actor.is_anonymous)
    if posted is not None and form.is_valid():
        if not ratelimit.consume(request, app="chuan", action="draft_comment", config=LIMIT):
            form.add_error(None, _("Bạn đã gửi nhiều ý kiến trong một giờ. Hãy thử lại sau."))
        else:
            kept = carried_out(
                form,
                lambda _given: commenting.comment_on(
                    actor=request.actor, slug=slug, clause_key=clause_key, words=form.words()
                ),
            )
            if kept is not None:
                context = {"head": head, "clause": clause, "code": _spaced(kept.code)}
                answer = render(request, "standards/draft_comment_done.html", context)
                answer["Cache-Control"] = "no-store"
                return answer
    shown = {"form": form, "head": head, "clause": clause, "key": key}
    status = 422 if posted is not None and form.errors else 200
    return render(request, "standards/draft_comment.html", shown, status=status)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def draft_receipt(request: Request) -> HttpResponse:
    """What became of a comment, for who has its code."""
    code = request.POST.get("code", "")[:40]
    found, refused = None, ""
    if request.method == "POST":
        if not ratelimit.consume(request, app="chuan", action="draft_receipt", config=LIMIT):
            refused = _("Bạn đã tra nhiều lần. Hãy thử lại sau một giờ.")
        else:
            found = consultation.by_receipt(receipt_of(code))
            refused = "" if found else _("Không thấy ý kiến nào có mã này. Hãy xem lại mã.")
    context = {"found": found, "refused": refused, "code": code}
    return render(request, "standards/draft_receipt.html", context, status=422 if refused else 200)


@login_not_required
@require_safe
def draft_public_changes(request: Request, slug: str) -> HttpResponse:
    """Two wordings beside each other."""
    found = wordings.public_comparison(
        request.actor, slug, request.GET.get("tu", ""), request.GET.get("den", "")
    )
    return render(
        request, "standards/draft_public_changes.html", {"found": found, "draft": found.draft}
    )


@login_not_required
@require_safe
def draft_public_answers(request: Request, slug: str) -> HttpResponse:
    """The table of comments with their answers, once it is published."""
    found = _published(request, slug)
    context = {"found": found, "draft": found.draft, "heads": wordings.summary_heads()}
    return render(request, "standards/draft_public_answers.html", context)


@login_not_required
@require_safe
def draft_public_answers_csv(request: Request, slug: str) -> HttpResponseBase:
    """The same table as a file."""
    found = _published(request, slug)
    rows = [row.cells(number) for number, row in enumerate(found.rows, start=1)]
    return export_rows([wordings.summary_heads(), *rows], f"tong-hop-gop-y-{slug}")


def _published(request: Request, slug: str) -> wordings.Summary:
    found = wordings.public_summary(request.actor, slug)
    if found is None:
        raise Http404
    return found


def _spaced(code: str) -> str:
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))
