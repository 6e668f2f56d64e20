"""Pages of a report's paper: its outline, its pages, its files, and the papers made of it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import BinaryIO, Final, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from chuan.core.http import Request
from chuan.domain.errors import DomainError
from chuan.figures.rules import rewording
from chuan.figures.rules.rewording import Outline
from chuan.figures.rules.word_marks import mark_of
from chuan.figures.selectors import report_papers
from chuan.figures.selectors.report_papers import Unkept
from chuan.figures.services import narrating
from chuan.figures.services import report_papers as papers
from chuan.figures.services.narrating import Typed
from chuan.figures.services.returned_words import take_back_file

_DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def paper_detail(request: Request, uid: UUID) -> HttpResponse:
    """The outline with a box for each block."""
    page = report_papers.paper_page(request.actor, uid)
    return render(request, "figures/paper_detail.html", {"page": page})


@require_POST
def paper_save(request: Request, uid: UUID) -> HttpResponse:
    """Keep what was typed, then do what the button says."""
    done = request.POST.get("do", "")
    typed = _typed(request.POST)
    try:
        narrating.write_blocks(actor=request.actor, uid=uid, typed=typed, then=_step(done))
    except DomainError as refusal:
        key = str(refusal.context.get("key", ""))
        if key not in typed:
            raise
        unkept = Unkept(key, typed[key].text, refusal.said(_))
        page = report_papers.paper_page(request.actor, uid, typed=unkept)
        return render(request, "figures/paper_detail.html", {"page": page}, status=409)
    messages.success(request, _("Đã ghi."))
    verb, _dot, key = done.partition(".")
    anchor = f"#{key}" if key and verb != "bo" else ""
    return redirect(f"{reverse('figures:paper_detail', args=[uid])}{anchor}")


def _typed(post: QueryDict) -> Mapping[str, Typed]:
    """Boxes whose text is another than the one that was shown."""
    boxes = {name[2:]: str(post[name]) for name in post if name.startswith("t-")}
    shown = {key: str(post.get(f"s-{key}", "")) for key in boxes}
    return {
        key: Typed(text, shown[key]) for key, text in boxes.items() if mark_of(text) != shown[key]
    }


def _step(done: str) -> Callable[[Outline], Outline] | None:
    """What a button does to the outline: "len.KEY", "them.KEY"; None for a plain save."""
    verb, _dot, key = done.partition(".")
    steps: Mapping[str, Callable[[Outline], Outline]] = {
        "moi": lambda outline: rewording.with_new(outline, key),
        "giu": lambda outline: rewording.with_own(outline, key),
        "bo": lambda outline: rewording.without(outline, key),
        "lai": lambda outline: rewording.with_again(outline, key),
        "len": partial(rewording.moved, key=key, step=-1),
        "xuong": partial(rewording.moved, key=key, step=1),
        "them": lambda outline: rewording.with_added(outline, key)[0],
    }
    return steps.get(verb)


@require_safe
def paper_preview(request: Request, uid: UUID) -> HttpResponse:
    """Page by page, and the same words as text."""
    view = report_papers.preview(request.actor, uid)
    return render(request, "figures/paper_preview.html", {"view": view})


@require_safe
def paper_page(request: Request, uid: UUID, number: int) -> HttpResponse:
    """The picture of one page."""
    found = report_papers.page(request.actor, uid, number)
    if found is None:
        raise Http404
    response = HttpResponse(found, content_type="image/svg+xml")
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def paper_docx(request: Request, uid: UUID) -> HttpResponse:
    """The paper for an office program."""
    return _file(*report_papers.docx(request.actor, uid), media_type=_DOCX)


@require_safe
def paper_pdf(request: Request, uid: UUID) -> HttpResponse:
    """The paper for printing and keeping."""
    return _file(*report_papers.pdf(request.actor, uid), media_type="application/pdf")


@require_POST
def paper_draft(request: Request, uid: UUID) -> HttpResponse:
    """Make the report, its letter or the tờ trình a draft among papers, and open it there."""
    make = {
        "bao-cao": papers.draft_report_paper,
        "cong-van": papers.draft_sending_letter,
        "to-trinh": papers.draft_submission,
    }.get(request.POST.get("loai", ""))
    if make is None:
        report_papers.find_own_report(request.actor, uid)
        messages.error(request, _("Hãy chọn văn bản cần lập: báo cáo, công văn hoặc tờ trình."))
        return redirect("figures:paper_detail", uid=uid)
    draft = make(actor=request.actor, uid=uid)
    messages.success(request, _("Đã lập dự thảo; hãy xem lại rồi trình."))
    return redirect("documents:paper_detail", uid=draft.uid)


@require_POST
def paper_return(request: Request, uid: UUID) -> HttpResponse:
    """Take back a DOCX that was edited in a word processor."""
    report_papers.find_own_report(request.actor, uid)
    file = request.FILES.get("tep")
    if file is None:
        messages.error(request, _("Hãy chọn tệp Word đã sửa."))
        return redirect("figures:paper_detail", uid=uid)
    taken = take_back_file(
        actor=request.actor,
        uid=uid,
        stream=cast("BinaryIO", file),
        name=file.name or "",
        size=file.size or 0,
    )
    said = _("Đã nhận %(changed)d đoạn sửa, %(added)d đoạn thêm từ tệp Word.")
    messages.success(request, said % {"changed": taken.changed, "added": taken.added})
    for words in taken.held:
        messages.warning(
            request,
            _("Đoạn này đã được sửa trên hệ thống sau khi tải tệp nên chưa nhận: “%(words)s”")
            % {"words": words[:300]},
        )
    return redirect("figures:paper_detail", uid=uid)


def _file(made: bytes, name: str, *, media_type: str) -> HttpResponse:
    response = HttpResponse(made, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response["Cache-Control"] = "private, no-store"
    return response
