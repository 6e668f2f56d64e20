"""Pages of standing duties to report, and of who compiles the figures of a place."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import clock
from chuan.core.http import Request
from chuan.core.web.refusals import carried_out, uid_of
from chuan.domain.cascade import PeriodKind
from chuan.figures import labels
from chuan.figures.enums import Reading
from chuan.figures.errors import MayNotAsk
from chuan.figures.permissions import can_appoint, can_ask
from chuan.figures.rules.timing import Timing, printed_day
from chuan.figures.selectors import asking, rounds
from chuan.figures.selectors.forms_in_use import form_names, usable_form, usable_forms
from chuan.figures.services.compilers import appoint_compiler, end_compiler
from chuan.figures.services.schedules import Duty, end_schedule, lay_schedule, next_days
from chuan.figures.web.round_forms import CompilerForm, ScheduleForm
from chuan.orgs.selectors import organisation_by_uid


@require_safe
def schedule_list(request: Request) -> HttpResponse:
    """Standing duties, each with its next days."""
    on = clock.today()
    found = list(rounds.schedules_of(request.actor))
    names = asking.said_asked([row.asked for row in found])
    forms = form_names(row.form_code for row in found)
    rows = [
        (
            row,
            forms.get((row.form_owner_path, row.form_code), row.form_code),
            next_days(row, on),
            [labels.ASKED_GROUP.get(one) or names.get(one, "") for one in row.asked],
        )
        for row in found
    ]
    context = {
        "rows": rows,
        "can_ask": can_ask(request.actor),
        "path": request.actor.path,
        "on": on,
    }
    return render(request, "figures/schedule_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def schedule_create(request: Request) -> HttpResponse:
    """First the form, then the days; ?viec=UID takes date and ground from a reporting duty of a plan."""
    if not can_ask(request.actor):
        raise MayNotAsk(_("Chỉ cán bộ và người đứng đầu cơ quan mới lập được lịch báo cáo."))
    on = clock.today()
    if (chosen := uid_of(request.GET.get("bieu_mau", ""))) is None:
        forms = [form for form in usable_forms(request.actor, on) if form.period_kind != "span"]
        context = {"forms": forms, "tasks": rounds.reporting_tasks(request.actor)[:20]}
        return render(request, "figures/schedule_choose.html", context)
    form = usable_form(request.actor, chosen, on)
    own = organisation_by_uid(request.actor.organisation_uid)
    ground = rounds.ground_of(request.actor, uid_of(request.GET.get("viec", "")))
    typed = ScheduleForm(
        request.POST or None,
        kind=PeriodKind(form.period_kind),
        groups=asking.groups_of(own),
        bodies=asking.bodies_by_name(own),
        initial={"valid_from": on, "basis": form.basis, **_day_of(form.basis), **ground.initial},
    )

    def lay(kept: Mapping[str, Any]) -> object:
        timing = Timing(
            kind=PeriodKind(form.period_kind),
            due_month=kept["due_month"],
            due_day=kept["due_day"],
            reading=Reading(kept["reading"]),
            closing_days=kept["closing_days"],
            internal_days=kept["internal_days"],
            opens_before=kept["opens_before"],
        )
        duty = Duty(
            form, timing, kept["groups"], kept["valid_from"], kept["basis"], ground.plan,
            kept["bodies"],
        )  # fmt: skip
        return lay_schedule(actor=request.actor, duty=duty)

    if carried_out(typed, lay) is not None:
        messages.success(request, _("Đã lập lịch; đến ngày, kỳ báo cáo tự mở."))
        return redirect("figures:schedule_list")
    shown: dict[str, object] = {"form": typed, "chosen": form, "ground": ground}
    return render(
        request, "figures/schedule_create.html", shown, status=422 if typed.errors else 200
    )


def _day_of(basis: str) -> Mapping[str, int]:
    """The printed day in the basis of a form, as the boxes want it."""
    day, month = printed_day(basis) or (None, None)
    return {name: value for name, value in (("due_day", day), ("due_month", month)) if value}


@require_POST
def schedule_end(request: Request, number: int) -> HttpResponse:
    """Stop a standing duty from today on."""
    end_schedule(actor=request.actor, pk=number, reason=request.POST.get("reason", ""))
    messages.success(request, _("Đã dừng lịch báo cáo."))
    return redirect("figures:schedule_list")


@require_http_methods(["GET", "HEAD", "POST"])
def compiler_list(request: Request) -> HttpResponse:
    """Who compiles the figures here; heads and administrators appoint."""
    may = can_appoint(request.actor)
    units = rounds.units_of(request.actor) if may else ()
    form = CompilerForm(request.POST or None, units=units)
    if request.method == "POST":
        made = carried_out(
            form,
            lambda kept: appoint_compiler(
                actor=request.actor, organisation=kept["organisation"], basis=kept["basis"]
            ),
        )
        if made is not None:
            messages.success(request, _("Đã giao đầu mối tổng hợp."))
            return redirect("figures:compiler_list")
    context = {
        "rows": rounds.compilers_of(request.actor),
        "form": form,
        "may": may,
        "on": clock.today(),
    }
    return render(
        request, "figures/compiler_list.html", context, status=422 if form.errors else 200
    )


@require_POST
def compiler_end(request: Request, number: int) -> HttpResponse:
    """The unit compiles no more from today on."""
    end_compiler(actor=request.actor, pk=number)
    messages.success(request, _("Đã thôi giao đầu mối tổng hợp."))
    return redirect("figures:compiler_list")
