"""Opinions on a draft: asked, given, answered, and the table of them for printing."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import clock, tables
from chuan.core.http import Request
from chuan.core.sent_once import looks_first
from chuan.documents import services
from chuan.documents.enums import OpinionKind, ReplyKind
from chuan.documents.errors import NoOrganisation
from chuan.documents.readers import UnreadableFile
from chuan.documents.selectors import opinions
from chuan.documents.selectors.asked_bodies import bodies_to_ask
from chuan.documents.selectors.papers import find_paper
from chuan.documents.services.attachments import look_at
from chuan.documents.services.opinions import MOST_FILES, Attached
from chuan.documents.services.stamped import looking_once
from chuan.documents.web.register_tables import OPINIONS
from chuan.documents.web.route_forms import AskForm, OpinionForm, ReplyForm
from chuan.domain.errors import Conflict, RuleBroken


@require_http_methods(["GET", "HEAD", "POST"])
def paper_opinions(request: Request, uid: UUID) -> HttpResponse:
    """Whom the drafter asked, what they said, and a form to ask one more."""
    draft = find_paper(request.actor, uid)
    can_ask = opinions.can_ask(request.actor, draft)
    bodies = bodies_to_ask(draft.owner, clock.today()) if can_ask else ()
    form = AskForm(request.POST or None, bodies=bodies, initial={"kind": OpinionKind.CONSULT})
    if request.method == "POST" and form.is_valid():
        kept = form.cleaned_data
        kind = OpinionKind(kept.pop("kind"))
        try:
            services.ask_opinion(actor=request.actor, uid=uid, kind=kind, **kept)
        except (RuleBroken, Conflict) as refusal:
            form.add_error(None, refusal.said(_))
        else:
            messages.success(request, _("Đã gửi đề nghị cho ý kiến."))
            return redirect("documents:paper_opinions", uid=uid)
    context = {
        "draft": draft,
        "opinions": opinions.opinions_of(draft),
        "form": form,
        "can_ask": can_ask,
        "today": clock.today(),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "documents/paper_opinions.html", context, status=status)


@require_safe
def paper_opinion_table(request: Request, uid: UUID) -> HttpResponse:
    """Bảng tổng hợp, tiếp thu, giải trình ý kiến, for printing."""
    draft = find_paper(request.actor, uid)
    rows = opinions.opinions_of(draft)
    context = {"draft": draft, "rows": rows, "paper": draft.paper, "today": clock.today()}
    return render(request, "documents/paper_opinion_table.html", context)


@contextmanager
def _files_looked_at(request: HttpRequest) -> Iterator[None]:
    """Attachments looked through before the transaction begins; what is wrong the service says."""
    with looking_once():
        for upload in request.FILES.getlist("files")[:MOST_FILES]:
            with suppress(UnreadableFile):
                look_at(cast("BinaryIO", upload.file), upload.name or "")
        yield


@require_safe
def opinion_list(request: Request) -> HttpResponse:
    """What other bodies ask the own body about."""
    if not request.actor.path:
        raise NoOrganisation
    page = tables.build(request, opinions.asked_of(request.actor), OPINIONS)
    return render(request, "documents/opinion_list.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@looks_first(_files_looked_at)
def opinion_detail(request: Request, uid: UUID) -> HttpResponse:
    """The wording one is asked about, the opinion, and its reply."""
    page = opinions.opinion_page(request.actor, uid)
    form = OpinionForm(request.POST or None, initial={"text": page.opinion.text})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            files = [
                Attached(file.name or "tep", cast("BinaryIO", file.file))
                for file in request.FILES.getlist("files")
            ]
            try:
                services.give_opinion(
                    actor=request.actor, uid=uid, text=form.cleaned_data["text"], attached=files
                )
            except (RuleBroken, Conflict) as refusal:
                form.add_error(None, refusal.said(_))
            else:
                messages.success(request, _("Đã gửi ý kiến."))
                return redirect("documents:opinion_detail", uid=uid)
    context = {"page": page, "form": form, "reply_form": ReplyForm(initial=_reply(page.opinion))}
    return render(request, "documents/opinion_detail.html", context, status=status)


def _reply(opinion: opinions.Opinion) -> dict[str, str]:
    return {"kind": opinion.reply_kind or ReplyKind.ACCEPTED, "reply": opinion.reply}


@require_POST
def opinion_reply(request: Request, uid: UUID) -> HttpResponse:
    """Take it up, or explain."""
    form = ReplyForm(request.POST)
    page = opinions.opinion_page(request.actor, uid)
    if form.is_valid():
        try:
            services.reply_opinion(
                actor=request.actor,
                uid=uid,
                kind=ReplyKind(form.cleaned_data["kind"]),
                reply=form.cleaned_data["reply"],
            )
        except (RuleBroken, Conflict) as refusal:
            form.add_error(None, refusal.said(_))
        else:
            messages.success(request, _("Đã trả lời ý kiến."))
            return redirect("documents:paper_opinions", uid=page.opinion.draft.uid)
    context = {"page": page, "form": OpinionForm(), "reply_form": form}
    return render(request, "documents/opinion_detail.html", context, status=422)


@require_POST
def opinion_withdraw(request: Request, uid: UUID) -> HttpResponse:
    """Take back a request that nobody has answered."""
    opinion = services.withdraw_opinion(actor=request.actor, uid=uid)
    messages.success(request, _("Đã rút đề nghị cho ý kiến."))
    return redirect("documents:paper_opinions", uid=opinion.draft.uid)
