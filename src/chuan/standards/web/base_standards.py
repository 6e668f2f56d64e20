"""Pages of a base standard: its beginning, table, citations, prints, next version."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import clock
from chuan.core.http import Request
from chuan.core.web.refusals import carried_out
from chuan.figures.web.office_answers import DOCX, made_file
from chuan.standards.errors import MayNotDraft
from chuan.standards.selectors import base_papers
from chuan.standards.selectors import base_standards as bases
from chuan.standards.selectors import drafts as desk
from chuan.standards.services import base_standards as service
from chuan.standards.web.life_forms import BaseForm, CiteForm, RequirementForm


@require_http_methods(["GET", "HEAD", "POST"])
def base_new(request: Request) -> HttpResponse:
    """Begin a base standard from a template."""
    if not desk.may_begin(request.actor):
        raise MayNotDraft
    form = BaseForm(
        request.POST or None, templates=bases.template_choices(),
        initial={"number": bases.next_number(request.actor, clock.today())},
    )  # fmt: skip
    if request.method == "POST":
        made = carried_out(
            form,
            lambda given: service.begin_base_standard(
                actor=request.actor,
                template=given["template"],
                words=form.words(),
                shows_number=given["shows_number"],
            ),
        )
        if made is not None:
            messages.success(request, _("Đã lập tiêu chuẩn cơ sở từ mẫu. Hãy sửa từng mục."))
            return redirect("standards:draft_base", uid=made.uid)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "standards/base_new.html", {"form": form}, status=status)


@require_safe
def draft_base(request: Request, uid: UUID) -> HttpResponse:
    """One base standard whole."""
    page = bases.base_standard(request.actor, uid)
    context = {"page": page, "draft": page.draft, "cite": CiteForm()}
    return render(request, "standards/base_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def draft_requirement(request: Request, uid: UUID) -> HttpResponse:
    """Write one line of the table."""
    page = bases.base_standard(request.actor, uid)
    if not page.may_write:
        raise MayNotDraft
    said = request.GET.get("dong", "")
    line = int(said) if said.isascii() and said.isdigit() and len(said) < 12 else 0
    row = next((each for each in page.requirements if each.pk == line), None)
    initial = {name: getattr(row, name) for name in RequirementForm.base_fields} if row else {}
    form = RequirementForm(request.POST or None, initial=initial)
    if request.method == "POST":
        done = carried_out(
            form,
            lambda _given: service.put_requirement(
                actor=request.actor, uid=uid, words=form.words(), line=line
            ),
        )
        if done is not None:
            return redirect(f"{reverse('standards:draft_base', args=[uid])}#bang")
    context = {"form": form, "draft": page.draft, "row": row}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "standards/base_requirement.html", context, status=status)


@require_POST
def draft_requirement_drop(request: Request, uid: UUID) -> HttpResponse:
    """Take one line out of the table."""
    said = request.POST.get("dong", "")
    line = int(said) if said.isascii() and said.isdigit() and len(said) < 12 else 0
    service.drop_requirement(actor=request.actor, uid=uid, line=line)
    return redirect(f"{reverse('standards:draft_base', args=[uid])}#bang")


@require_POST
def draft_cite(request: Request, uid: UUID) -> HttpResponse:
    """Cite a number."""
    if not bases.base_standard(request.actor, uid).may_write:
        raise MayNotDraft
    form = CiteForm(request.POST)
    done = carried_out(
        form, lambda given: service.cite(actor=request.actor, uid=uid, number=given["number"])
    )
    if done is None:
        page = bases.base_standard(request.actor, uid)
        context = {"page": page, "draft": page.draft, "cite": form}
        return render(request, "standards/base_detail.html", context, status=422)
    return redirect(f"{reverse('standards:draft_base', args=[uid])}#vien-dan")


@require_POST
def draft_uncite(request: Request, uid: UUID) -> HttpResponse:
    """Take a citation out."""
    service.uncite(actor=request.actor, uid=uid, key=request.POST.get("khoa", "")[:160])
    return redirect(f"{reverse('standards:draft_base', args=[uid])}#vien-dan")


@require_POST
def draft_revise(request: Request, uid: UUID) -> HttpResponse:
    """Begin the next version."""
    made = service.revise(actor=request.actor, uid=uid)
    messages.success(request, _("Đã lập bản tiếp theo từ bản đang áp dụng."))
    return redirect("standards:draft_base", uid=made.uid)


@require_safe
def draft_base_print(request: Request, uid: UUID) -> HttpResponse:
    """The standard to be printed."""
    page = bases.base_standard(request.actor, uid)
    return render(request, "standards/base_print.html", {"page": page, "draft": page.draft})


@require_safe
def draft_declaration(request: Request, uid: UUID) -> HttpResponse:
    """The declaration of the applied standard to be printed."""
    page = bases.base_standard(request.actor, uid)
    context = {"page": page, "draft": page.draft, "today": clock.today()}
    return render(request, "standards/base_declaration.html", context)


@require_safe
def draft_base_docx(request: Request, uid: UUID) -> HttpResponseBase:
    """The decision of the head with the standard behind it, as a Word file."""
    page = bases.base_standard(request.actor, uid)
    content = base_papers.decision_docx(page)
    return made_file(f"tccs-{page.draft.slug}.docx", lambda path: path.write_bytes(content), DOCX)
