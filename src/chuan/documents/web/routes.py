"""The routes of a body: shown, edited, given back to the usual one."""

from django import forms
from django.contrib import messages
from django.forms import formset_factory
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core.http import Request
from chuan.core.web.choices import offer
from chuan.documents import labels, services
from chuan.documents.enums import StepKind, StepPlace
from chuan.documents.errors import MayNotDraft
from chuan.documents.permissions import can_set_routes
from chuan.documents.rules.routes import MOST_STEPS, RouteStep
from chuan.documents.selectors.route_templates import RouteEdit, routes_of
from chuan.documents.selectors.route_templates import route_edit as edited
from chuan.domain.errors import Conflict, RuleBroken
from chuan.domain.vanban.writing import PaperKind
from chuan.orgs.enums import Role
from chuan.orgs.labels import ROLES

ROLES_AT_STEPS = (Role.OFFICER, Role.HEAD, Role.CLERK)


class StepRow(forms.Form):
    """One step; an empty kind leaves the row out."""

    kind = forms.ChoiceField(
        required=False,
        choices=[("", "—"), *((kind.value, labels.STEP_KIND[kind]) for kind in StepKind)],
    )
    place = forms.ChoiceField(
        choices=[(place.value, labels.STEP_PLACE[place]) for place in StepPlace], required=False
    )
    organisation = forms.ChoiceField(required=False)
    role = forms.ChoiceField(choices=[(role.value, ROLES[role]) for role in ROLES_AT_STEPS])
    person = forms.ChoiceField(required=False)
    required = forms.BooleanField(required=False)


StepRows = formset_factory(StepRow, extra=0, max_num=MOST_STEPS, absolute_max=MOST_STEPS + 5)


@require_safe
def route_list(request: Request) -> HttpResponse:
    """The steps papers of this body take."""
    context = {
        "routes": routes_of(request.actor),
        "can_set": can_set_routes(request.actor),
        "kinds": [(kind.value, labels.PAPER_KIND[kind]) for kind in PaperKind],
    }
    return render(request, "documents/route_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def route_edit(request: Request) -> HttpResponse:
    """Edit the steps for all kinds, or for ?loai=KIND."""
    if not can_set_routes(request.actor):
        raise MayNotDraft
    page = edited(request.actor, request.GET.get("loai", ""))
    rows = StepRows(request.POST or None, initial=_initial(page), prefix="buoc")
    for row in rows:
        _offer(row, page)
    error = ""
    if request.method == "POST":
        try:
            services.save_route(
                actor=request.actor, family=page.family, kind=page.kind, steps=_steps(rows)
            )
        except (RuleBroken, Conflict) as refusal:
            error = refusal.said(_)
        else:
            messages.success(request, _("Đã lưu quy trình."))
            return redirect("documents:route_list")
    context = {"page": page, "rows": rows, "error": error}
    return render(request, "documents/route_edit.html", context, status=422 if error else 200)


@require_POST
def route_reset(request: Request) -> HttpResponse:
    """Give the usual route back."""
    page = edited(request.actor, request.POST.get("loai", ""))
    services.reset_route(actor=request.actor, family=page.family, kind=page.kind)
    messages.success(request, _("Đã trở lại quy trình mặc định."))
    return redirect("documents:route_list")


def _initial(page: RouteEdit) -> list[dict[str, object]]:
    """The steps there are, and a few empty rows to add to."""
    rows: list[dict[str, object]] = [
        {
            "kind": step.kind,
            "place": step.place,
            "organisation": step.organisation,
            "role": step.role,
            "person": step.person,
            "required": step.required,
        }
        for step in page.steps
    ]
    return rows + [{"required": True}] * min(3, MOST_STEPS - len(rows))


def _offer(row: forms.Form, page: RouteEdit) -> None:
    """A row that says what was shown says it all the same: none counts as left alone."""
    row.empty_permitted = row.use_required_attribute = False
    for name, choices in (("organisation", page.bodies), ("person", page.people)):
        offer(row, name, [("", _("Không chọn")), *choices])


def _steps(rows: forms.BaseFormSet[StepRow]) -> list[RouteStep]:
    """The rows that say what is done, in their order; a row that cannot be read counts as empty."""
    rows.is_valid()
    found = []
    for row in rows:
        kept = getattr(row, "cleaned_data", {})
        if not kept.get("kind"):
            continue
        found.append(
            RouteStep(
                kind=StepKind(kept["kind"]),
                place=StepPlace(kept.get("place") or StepPlace.DRAFTER),
                role=Role(kept.get("role") or Role.OFFICER),
                required=bool(kept.get("required")),
                organisation=kept.get("organisation", ""),
                person=kept.get("person", ""),
            )
        )
    return found
