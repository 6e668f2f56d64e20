"""Pages where an administrator keeps the people of the own body and those below."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chuan.audit.services import record_read
from chuan.core import clock, tables
from chuan.core.http import Request
from chuan.orgs import services
from chuan.orgs.errors import MayNotManage
from chuan.orgs.permissions import can_manage_account, can_see_people, is_administrator
from chuan.orgs.selectors import governed_roles
from chuan.orgs.selectors.people import Account, governed_person, governed_role, roles_of
from chuan.orgs.types import Slip
from chuan.orgs.web.forms import EndForm, PersonForm, RoleForm, details_of
from chuan.orgs.web.tables import PEOPLE


def _reader(request: Request) -> None:
    if not can_see_people(request.actor, request.actor.path):
        raise MayNotManage


def _manager(request: Request) -> None:
    """Before any form is shown again: a form that is filled in tells as much as the page."""
    if not is_administrator(request.actor):
        raise MayNotManage


def _note_read(request: Request, code: str, label: str, person: Account | None = None) -> None:
    record_read(
        request.actor,
        code,
        kind="person",
        object_id=person.uid.hex if person else "",
        label=label,
        path=request.actor.path,
    )


@require_GET
def person_list(request: Request) -> HttpResponse:
    """Everybody with a role at or below the own body."""
    _reader(request)
    page = tables.build(request, governed_roles(request.actor), PEOPLE)
    _note_read(request, "orgs.people.listed", request.actor.organisation_label)
    can_invite = is_administrator(request.actor)
    return render(request, "orgs/people.html", {"page": page, "can_invite": can_invite})


@require_GET
def person_export(request: Request) -> HttpResponseBase:
    """The same list as a file."""
    _reader(request)
    _note_read(request, "orgs.people.exported", request.actor.organisation_label)
    return tables.export(request, governed_roles(request.actor), PEOPLE, "danh-sach-nguoi.csv")


@require_GET
def person_detail(request: Request, uid: UUID) -> HttpResponse:
    """One person: contacts, roles, and what the reader may do."""
    _reader(request)
    person = governed_person(request.actor, uid)
    _note_read(request, "orgs.person.read", person.full_name, person)
    return _show(request, person)


def _show(request: Request, person: Account, **forms: object) -> HttpResponse:
    today = clock.today()
    manages = can_manage_account(request.actor, person)
    page = {
        "person": person,
        "roles": roles_of(request.actor, person, today),
        "today": today,
        "can_give": is_administrator(request.actor) and person.is_active,
        "can_manage": manages and person.is_active,
        "is_self": person.uid.hex == request.actor.id,
        "role_form": RoleForm(actor=request.actor, initial={"valid_from": today}),
        "person_form": PersonForm(initial=details_of(person)),
        **forms,
    }
    return render(request, "orgs/person.html", page)


@require_POST
def person_correct(request: Request, uid: UUID) -> HttpResponse:
    """Put the name and contacts right."""
    _manager(request)
    person = governed_person(request.actor, uid)
    form = PersonForm(request.POST)
    if not form.is_valid():
        return _show(request, person, person_form=form)
    services.correct_person(actor=request.actor, person=person, **form.cleaned_data)
    messages.success(request, _("Đã lưu."))
    return redirect("orgs:person_detail", uid)


@require_POST
def role_set(request: Request, uid: UUID) -> HttpResponse:
    """Give a role."""
    _manager(request)
    person = governed_person(request.actor, uid)
    form = RoleForm(request.POST, actor=request.actor)
    if not form.is_valid():
        return _show(request, person, role_form=form)
    services.set_role(actor=request.actor, person=person, **form.cleaned_data)
    messages.success(request, _("Đã đặt quyền."))
    return redirect("orgs:person_detail", uid)


@require_http_methods(["GET", "POST"])
def role_end(request: Request, uid: UUID, role_id: int) -> HttpResponse:
    """End a role on a chosen last day."""
    _manager(request)
    person = governed_person(request.actor, uid)
    role = governed_role(request.actor, person, role_id)
    form = EndForm(request.POST or None, initial={"last_day": clock.today()})
    if request.method == "POST" and form.is_valid():
        services.end_role(
            actor=request.actor, assignment=role, last_day=form.cleaned_data["last_day"]
        )
        messages.success(request, _("Đã kết thúc quyền."))
        return redirect("orgs:person_detail", uid)
    rows = roles_of(request.actor, person, clock.today())
    named = next(row for row in rows if row.id == role_id)
    return render(request, "orgs/role_end.html", {"form": form, "person": person, "role": named})


@never_cache
@require_POST
def access_reset(request: Request, uid: UUID) -> HttpResponse:
    """A new one-time code, shown on this page only."""
    _manager(request)
    person = governed_person(request.actor, uid)
    code = services.reset_access(actor=request.actor, person=person)
    slip = Slip(person.full_name, person.username, "", code)
    return render(request, "orgs/slips.html", {"slips": [slip], "days": services.CODE_DAYS})


@require_POST
def account_end(request: Request, uid: UUID) -> HttpResponse:
    """End the account for good."""
    _manager(request)
    person = governed_person(request.actor, uid)
    services.end_account(actor=request.actor, person=person)
    messages.success(request, _("Đã kết thúc tài khoản."))
    return redirect("orgs:person_detail", uid)
