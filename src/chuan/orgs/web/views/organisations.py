"""Pages of organisations: the list below one's own, one body, and the changes to it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chuan.core import clock, tables
from chuan.core.http import Request
from chuan.orgs import services
from chuan.orgs.errors import MayNotManage
from chuan.orgs.permissions import is_administrator
from chuan.orgs.selectors import governed_organisation, organisation_by_uid, organisations_of
from chuan.orgs.selectors.pages import Body, organisation_page, successor_candidates, tree_of
from chuan.orgs.web.forms import AliasForm, EndForm, OrganisationForm, RenameForm, SuccessorForm
from chuan.orgs.web.tables import ORGANISATIONS


@require_GET
def organisation_list(request: Request) -> HttpResponse:
    """The bodies at or below the own one, as a list."""
    page = tables.build(request, organisations_of(request.actor), ORGANISATIONS)
    can_create = is_administrator(request.actor)
    return render(request, "orgs/organisations.html", {"page": page, "can_create": can_create})


@require_GET
def organisation_export(request: Request) -> HttpResponseBase:
    """The same list as a file."""
    return tables.export(
        request, organisations_of(request.actor), ORGANISATIONS, "danh-sach-co-quan.csv"
    )


@require_GET
def organisation_tree(request: Request) -> HttpResponse:
    """The bodies at or below the own one, as a tree."""
    return render(request, "orgs/tree.html", {"nodes": tree_of(request.actor, clock.today())})


@login_not_required
@require_GET
def organisation_detail(request: Request, uid: UUID) -> HttpResponse:
    """One body: names, place, what it came from and became; no names of people."""
    page = organisation_page(request.actor, uid, clock.today())
    context = {"organisation": page, "alias_form": AliasForm()}
    return render(request, "orgs/organisation.html", context)


@require_http_methods(["GET", "POST"])
def organisation_create(request: Request) -> HttpResponse:
    """Make a body below one's own."""
    if not is_administrator(request.actor):
        raise MayNotManage
    own = organisation_by_uid(request.actor.organisation_uid)
    form = OrganisationForm(request.POST or None, actor=request.actor, initial={"parent": own})
    if request.method == "POST" and form.is_valid():
        body = services.create_organisation(actor=request.actor, **form.cleaned_data)
        messages.success(request, _("Đã lập đơn vị."))
        return redirect("orgs:organisation_detail", body.uid)
    return render(request, "orgs/organisation_new.html", {"form": form})


@require_http_methods(["GET", "POST"])
def organisation_rename(request: Request, uid: UUID) -> HttpResponse:
    """New names; the old official name stays as an alias."""
    body = governed_organisation(request.actor, uid)
    first = {"name": body.name, "short_name": body.short_name}
    form = RenameForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        services.rename_organisation(actor=request.actor, organisation=body, **form.cleaned_data)
        messages.success(request, _("Đã lưu."))
        return redirect("orgs:organisation_detail", uid)
    return _form(request, body, form, _("Đổi tên"), _("Tên cũ vẫn được nhận ra trong văn bản cũ."))


@require_POST
def alias_add(request: Request, uid: UUID) -> HttpResponse:
    """One more name."""
    if not is_administrator(request.actor):
        raise MayNotManage
    body = governed_organisation(request.actor, uid)
    form = AliasForm(request.POST)
    if form.is_valid():
        services.add_alias(actor=request.actor, organisation=body, name=form.cleaned_data["alias"])
        messages.success(request, _("Đã thêm tên gọi."))
    else:
        messages.error(request, _("Hãy nhập tên gọi khác, tối đa 300 ký tự."))
    return redirect("orgs:organisation_detail", uid)


@require_POST
def alias_remove(request: Request, uid: UUID, alias_id: int) -> HttpResponse:
    """Take back a name that somebody added."""
    if not is_administrator(request.actor):
        raise MayNotManage
    body = governed_organisation(request.actor, uid)
    services.remove_alias(actor=request.actor, organisation=body, alias_id=alias_id)
    messages.success(request, _("Đã bỏ tên gọi."))
    return redirect("orgs:organisation_detail", uid)


@require_http_methods(["GET", "POST"])
def organisation_end(request: Request, uid: UUID) -> HttpResponse:
    """Say the last day of a body."""
    body = governed_organisation(request.actor, uid)
    form = EndForm(request.POST or None, initial={"last_day": clock.today()})
    if request.method == "POST" and form.is_valid():
        services.end_organisation(
            actor=request.actor, organisation=body, last_day=form.cleaned_data["last_day"]
        )
        messages.success(request, _("Đã ghi ngày kết thúc."))
        return redirect("orgs:organisation_detail", uid)
    note = _("Sau ngày này, quyền ở đơn vị không còn tác dụng. Việc đang làm không tự chuyển đi.")
    return _form(request, body, form, _("Kết thúc đơn vị"), note)


@require_http_methods(["GET", "POST"])
def organisation_successor(request: Request, uid: UUID) -> HttpResponse:
    """Say what a body became."""
    body = governed_organisation(request.actor, uid)
    form = SuccessorForm(request.POST or None, candidates=successor_candidates(body))
    if request.method == "POST" and form.is_valid():
        services.add_successor(actor=request.actor, predecessor=body, **form.cleaned_data)
        messages.success(request, _("Đã ghi cơ quan kế thừa."))
        return redirect("orgs:organisation_detail", uid)
    note = _("Nhiệm vụ không tự chuyển: hệ thống chỉ đề xuất, người có thẩm quyền quyết định.")
    return _form(request, body, form, _("Cơ quan kế thừa"), note)


def _form(request: Request, body: Body, form: object, title: str, note: str) -> HttpResponse:
    page = {"form": form, "title": title, "name": body.name, "note": note, "uid": body.uid}
    if not is_administrator(request.actor):
        raise MayNotManage
    return render(request, "orgs/organisation_form.html", page)
