"""Workspace pages of comments: the list, answering one or many, letters, hiding, the table as files."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core.http import Request
from chuan.core.tables import build, export, export_rows
from chuan.core.web.refusals import carried_out, uid_of
from chuan.figures.web.office_answers import DOCX, made_file
from chuan.standards.selectors import drafts as desk
from chuan.standards.selectors import summary_papers, wordings
from chuan.standards.services import commenting, settling
from chuan.standards.web.draft_forms import AnswerForm, LetterForm
from chuan.standards.web.draft_tables import COMMENTS

SHAPES = ("docx", "xlsx", "csv")


@require_http_methods(["GET", "HEAD", "POST"])
def draft_comments(request: Request, uid: UUID) -> HttpResponse:
    """Every comment, with boxes to tick and one answer for those that were ticked."""
    form = AnswerForm(request.POST or None)
    if request.method == "POST":
        seen = dict(filter(None, map(_seen, request.POST.getlist("chon"))))
        done = carried_out(
            form,
            lambda given: settling.answer_comments(
                actor=request.actor, uid=uid, seen=seen, verdict=given["verdict"],
                reason=given["reason"],
            ),
        )  # fmt: skip
        if done is not None:
            messages.success(request, _("Đã ghi trả lời cho %(n)s ý kiến.") % {"n": len(seen)})
            return redirect("standards:draft_comments", uid=uid)
    draft, rows = desk.comments_of(request.actor, uid)
    page = build(request, rows, COMMENTS)
    chosen = {value.partition(":")[0] for value in request.POST.getlist("chon")}
    keys = [int(str(row.pk)) for row in page.rows]
    shown = {row.pk: row for row in rows.filter(pk__in=keys)}
    context = {
        "draft": draft, "page": page, "form": form, "chosen": chosen,
        "export_url": reverse("standards:draft_comments_export", args=[uid]),
        "lines": [desk.line_of(shown[key], chosen) for key in keys if key in shown],
        "may_answer": desk.may_answer(draft),
    }  # fmt: skip
    status = 422 if request.method == "POST" else 200
    return render(request, "standards/draft_comments.html", context, status=status)


@require_safe
def draft_comments_export(request: Request, uid: UUID) -> HttpResponseBase:
    """The same list as a file, without anything of a person's."""
    _draft, rows = desk.comments_of(request.actor, uid)
    return export(request, rows, COMMENTS, "y-kien-gop-y")


@require_safe
def draft_comment_detail(request: Request, uid: UUID, comment: UUID) -> HttpResponse:
    """One comment with who sent it, for who must answer."""
    draft, row, said = desk.comment_page(request.actor, uid, comment)
    return render(
        request, "standards/draft_comment_detail.html", {"draft": draft, "row": row, "said": said}
    )


@require_POST
def draft_comment_hide(request: Request, uid: UUID, comment: UUID) -> HttpResponse:
    """Take an unlawful comment from public sight, with the reason."""
    commenting.hide_comment(
        actor=request.actor, uid=uid, comment=comment, reason=request.POST.get("reason", "")
    )
    messages.success(request, _("Đã ẩn ý kiến; lý do được lưu lại."))
    return redirect("standards:draft_comment_detail", uid=uid, comment=comment)


@require_POST
def draft_comment_show(request: Request, uid: UUID, comment: UUID) -> HttpResponse:
    """Show it again."""
    commenting.show_comment(actor=request.actor, uid=uid, comment=comment)
    messages.success(request, _("Ý kiến hiện lại như cũ."))
    return redirect("standards:draft_comment_detail", uid=uid, comment=comment)


@require_http_methods(["GET", "HEAD", "POST"])
def draft_letter(request: Request, uid: UUID) -> HttpResponse:
    """Enter what a letter says."""
    draft = desk.writable(request.actor, uid)
    form = LetterForm(
        request.POST or None, clauses=desk.clause_choices(draft),
        asked=desk.asked_choices(draft),
    )  # fmt: skip
    if request.method == "POST":
        done = carried_out(
            form,
            lambda given: commenting.enter_letter(
                actor=request.actor, uid=uid, clause_key=given["clause"], words=form.words(),
                asked=uid_of(given["asked"]) if given["asked"] else None,
            ),
        )  # fmt: skip
        if done is not None:
            messages.success(request, _("Đã ghi ý kiến. Văn bản còn ý khác thì ghi tiếp."))
            return redirect("standards:draft_letter", uid=uid)
    status = 422 if form.is_bound and form.errors else 200
    return render(
        request, "standards/draft_letter.html", {"form": form, "draft": draft}, status=status
    )


@require_POST
def draft_settle(request: Request, uid: UUID) -> HttpResponse:
    """Publish the answers."""
    settling.settle(actor=request.actor, uid=uid)
    messages.success(request, _("Đã công bố bảng tổng hợp, trả lời ý kiến."))
    return redirect("standards:draft_detail", uid=uid)


@require_safe
def draft_summary(request: Request, uid: UUID) -> HttpResponse:
    """The table to be printed."""
    found = wordings.own_summary(request.actor, uid)
    context = {"found": found, "draft": found.draft, "heads": wordings.summary_heads()}
    return render(request, "standards/draft_summary.html", context)


@require_safe
def draft_summary_file(request: Request, uid: UUID, shape: str) -> HttpResponseBase:
    """The same table as a Word, Excel or CSV file."""
    found = wordings.own_summary(request.actor, uid)
    name = f"tong-hop-gop-y-{found.draft.slug}"
    if shape == "docx":
        return made_file(
            f"{name}.docx", lambda path: path.write_bytes(summary_papers.summary_docx(found)), DOCX
        )
    if shape == "xlsx":
        return made_file(
            f"{name}.xlsx", lambda path: summary_papers.write_summary_xlsx(found, path)
        )
    rows = [row.cells(number) for number, row in enumerate(found.rows, start=1)]
    return export_rows([wordings.summary_heads(), *rows], name)


def _seen(value: str) -> tuple[UUID, str] | None:
    """A ticked box: the comment, and the answer that stood on the page."""
    comment, _mark, answer = value.partition(":")
    uid = uid_of(comment)
    return (uid, answer[:32]) if uid else None
