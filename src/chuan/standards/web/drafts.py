"""Workspace pages of a draft: the list, the draft, its text and clauses, its period, who was asked."""

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import clock
from chuan.core.http import Request
from chuan.core.tables import build, export
from chuan.core.web.refusals import carried_out
from chuan.standards.errors import MayNotDraft
from chuan.standards.selectors import asking, wordings
from chuan.standards.selectors import drafts as desk
from chuan.standards.services import consulting, drafting
from chuan.standards.web.draft_forms import (
    AskedAnswerForm,
    AskForm,
    ClauseForm,
    DraftForm,
    PeriodForm,
    ProlongForm,
    TextForm,
)
from chuan.standards.web.draft_tables import DRAFTS


@require_safe
def draft_list(request: Request) -> HttpResponse:
    """Drafts of the own body, of bodies below, and those it was asked about."""
    context = {
        "page": build(request, desk.own_drafts(request.actor), DRAFTS),
        "export_url": reverse("standards:draft_export"),
        "may_begin": desk.may_begin(request.actor),
    }
    return render(request, "standards/draft_list.html", context)


@require_safe
def draft_export(request: Request) -> HttpResponseBase:
    """The same list as a file."""
    return export(request, desk.own_drafts(request.actor), DRAFTS, "du-thao")


@require_http_methods(["GET", "HEAD", "POST"])
def draft_new(request: Request) -> HttpResponse:
    """Begin a draft."""
    if not desk.may_begin(request.actor):
        raise MayNotDraft
    form = DraftForm(request.POST or None, level=asking.level_of(request.actor))
    if request.method == "POST":
        made = carried_out(
            form,
            lambda given: drafting.create_draft(
                actor=request.actor, kind=given["kind"], words=form.words()
            ),
        )
        if made is not None:
            messages.success(request, _("Đã lập dự thảo. Hãy đưa nội dung vào."))
            return redirect("standards:draft_text", uid=made.uid)
    return _form_page(request, "standards/draft_edit.html", form, {"draft": None})


@require_safe
def draft_detail(request: Request, uid: UUID) -> HttpResponse:
    """One draft: where it stands, its clauses, who was asked, what may be done."""
    today = clock.today()
    page = desk.draft_page(request.actor, uid, today)
    context = {
        "page": page, "head": page.head, "draft": page.head.row,
        "period": PeriodForm(initial={"begins": today, "until": page.earliest}),
        "prolong": ProlongForm(),
    }  # fmt: skip
    return render(request, "standards/draft_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def draft_edit(request: Request, uid: UUID) -> HttpResponse:
    """Change what is said of a draft."""
    draft = _mine(request, uid)
    initial = {name: getattr(draft, name) for name in DraftForm.base_fields}
    form = DraftForm(request.POST or None, initial=initial, level=asking.level_of(request.actor))
    form.fields["kind"].disabled = True
    if request.method == "POST":
        done = carried_out(
            form,
            lambda _given: drafting.describe_draft(
                actor=request.actor, uid=uid, words=form.words()
            ),
        )
        if done is not None:
            messages.success(request, _("Đã ghi."))
            return redirect("standards:draft_detail", uid=uid)
    return _form_page(request, "standards/draft_edit.html", form, {"draft": draft})


@require_http_methods(["GET", "HEAD", "POST"])
def draft_text(request: Request, uid: UUID) -> HttpResponse:
    """Put the clauses in: a pasted text or a file."""
    draft = _mine(request, uid)
    form = TextForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        file = request.FILES.get("file")
        done = carried_out(
            form,
            lambda given: (
                drafting.put_file(
                    actor=request.actor, uid=uid, stream=given["file"], name=given["file"].name
                )
                if file
                else drafting.put_text(actor=request.actor, uid=uid, text=given["text"])
            ),
        )
        if done is not None:
            messages.success(request, _("Đã đọc thành điều khoản. Hãy xem lại từng mục."))
            return redirect("standards:draft_detail", uid=uid)
    return _form_page(request, "standards/draft_text.html", form, {"draft": draft})


@require_http_methods(["GET", "HEAD", "POST"])
def draft_clause(request: Request, uid: UUID, key: str) -> HttpResponse:
    """Change one clause."""
    draft, row = desk.clause_in_hand(request.actor, uid, key)
    assert row is not None  # noqa: S101  (a key names a clause)
    initial = {name: getattr(row, name) for name in ClauseForm.base_fields}
    form = ClauseForm(request.POST or None, initial=initial)
    if request.method == "POST":
        done = carried_out(
            form,
            lambda _given: drafting.write_clause(
                actor=request.actor, uid=uid, clause=form.words(), key=key
            ),
        )
        if done is not None:
            return redirect(f"{reverse('standards:draft_detail', args=[uid])}#muc-{key}")
    return _form_page(request, "standards/draft_clause.html", form, {"draft": draft, "clause": row})


@require_http_methods(["GET", "HEAD", "POST"])
def draft_clause_new(request: Request, uid: UUID) -> HttpResponse:
    """Put a clause after another one."""
    draft, _nothing = desk.clause_in_hand(request.actor, uid, "")
    form = ClauseForm(request.POST or None)
    if request.method == "POST":
        row = carried_out(
            form,
            lambda _given: drafting.write_clause(
                actor=request.actor, uid=uid, clause=form.words(),
                after=request.GET.get("sau", "")[:12],
            ),
        )  # fmt: skip
        if row is not None:
            return redirect(f"{reverse('standards:draft_detail', args=[uid])}#muc-{row.key}")
    return _form_page(
        request, "standards/draft_clause.html", form, {"draft": draft, "clause": None}
    )


@require_POST
def draft_clause_drop(request: Request, uid: UUID, key: str) -> HttpResponse:
    """Take one clause out."""
    drafting.drop_clause(actor=request.actor, uid=uid, key=key)
    messages.success(request, _("Đã bỏ điều khoản khỏi bản đang soạn."))
    return redirect("standards:draft_detail", uid=uid)


@require_POST
def draft_wording(request: Request, uid: UUID) -> HttpResponse:
    """Begin the next wording."""
    wording = drafting.begin_wording(actor=request.actor, uid=uid)
    messages.success(request, _("Đang soạn bản số %(n)s.") % {"n": wording.number})
    return redirect("standards:draft_detail", uid=uid)


@require_POST
def draft_announce(request: Request, uid: UUID) -> HttpResponse:
    """Take comments from one day to another."""
    form = PeriodForm(request.POST)
    done = carried_out(
        form,
        lambda given: consulting.announce(
            actor=request.actor, uid=uid, begins=given["begins"], until=given["until"]
        ),
    )
    if done is None:
        return _refused(request, uid, {"period": form})
    messages.success(request, _("Đã công bố dự thảo để lấy ý kiến."))
    return redirect("standards:draft_detail", uid=uid)


@require_POST
def draft_prolong(request: Request, uid: UUID) -> HttpResponse:
    """Give more time."""
    form = ProlongForm(request.POST)
    done = carried_out(
        form, lambda given: consulting.prolong(actor=request.actor, uid=uid, until=given["until"])
    )
    if done is None:
        return _refused(request, uid, {"prolong": form})
    messages.success(request, _("Đã kéo dài thời gian lấy ý kiến."))
    return redirect("standards:draft_detail", uid=uid)


@require_POST
def draft_give_up(request: Request, uid: UUID) -> HttpResponse:
    """Stop the draft."""
    consulting.give_up(actor=request.actor, uid=uid, reason=request.POST.get("reason", ""))
    messages.success(request, _("Đã thôi lấy ý kiến dự thảo này."))
    return redirect("standards:draft_detail", uid=uid)


@require_http_methods(["GET", "HEAD", "POST"])
def draft_ask(request: Request, uid: UUID) -> HttpResponse:
    """Write down who was asked by letter."""
    draft = _mine(request, uid)
    form = AskForm(
        request.POST or None, bodies=asking.askable(request.actor, draft), on=clock.today()
    )
    if request.method == "POST":
        done = carried_out(
            form,
            lambda given: consulting.ask_bodies(
                actor=request.actor, uid=uid, symbol=given["symbol"], asked_on=given["asked_on"],
                bodies=[
                    *(consulting.AskedWords("", int(pk)) for pk in given["bodies"]),
                    *(consulting.AskedWords(name) for name in given["others"].splitlines()),
                ],
            ),
        )  # fmt: skip
        if done is not None:
            messages.success(request, _("Đã ghi nơi được hỏi ý kiến."))
            return redirect("standards:draft_detail", uid=uid)
    return _form_page(request, "standards/draft_ask.html", form, {"draft": draft})


@require_http_methods(["GET", "HEAD", "POST"])
def draft_asked(request: Request, uid: UUID, asked: UUID) -> HttpResponse:
    """Write down that a body answered."""
    draft = _mine(request, uid)
    body = desk.asked_body(draft, asked)
    form = AskedAnswerForm(request.POST or None, initial={"answered_on": clock.today()})
    if request.method == "POST":
        done = carried_out(
            form,
            lambda given: consulting.note_asked_answer(
                actor=request.actor, uid=uid, asked=asked, answered_on=given["answered_on"],
                symbol=given["symbol"], agrees=given["agrees"],
            ),
        )  # fmt: skip
        if done is not None:
            return redirect("standards:draft_detail", uid=uid)
    return _form_page(request, "standards/draft_asked.html", form, {"draft": draft, "body": body})


@require_safe
def draft_changes(request: Request, uid: UUID) -> HttpResponse:
    """Two wordings beside each other."""
    found = wordings.own_comparison(
        request.actor, uid, request.GET.get("tu", ""), request.GET.get("den", "")
    )
    return render(request, "standards/draft_changes.html", {"found": found, "draft": found.draft})


def _mine(request: Request, uid: UUID) -> desk.Draft:
    """The draft, for who may write it; raises NoSuchDraft or MayNotDraft."""
    return desk.writable(request.actor, uid)


def _form_page(
    request: Request, template: str, form: Form, context: dict[str, object]
) -> HttpResponse:
    status = 422 if form.is_bound and form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)


def _refused(request: Request, uid: UUID, forms: dict[str, Form]) -> HttpResponse:
    """The page of the draft again, with the refusal beside its box."""
    page = desk.draft_page(request.actor, uid, clock.today())
    if not page.may_write:
        raise MayNotDraft
    context = {
        "page": page, "head": page.head, "draft": page.head.row, "period": PeriodForm(),
        "prolong": ProlongForm(), **forms,
    }  # fmt: skip
    return render(request, "standards/draft_detail.html", context, status=422)
