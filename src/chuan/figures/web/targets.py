"""Pages of targets: those of a plan tied to indicators, and targets by hand."""

from collections.abc import Mapping
from decimal import Decimal
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from chuan.core import clock
from chuan.core.http import Request
from chuan.core.web.refusals import carried_out
from chuan.figures.enums import Comparator
from chuan.figures.errors import IndicatorNotFound, MayNotDefine
from chuan.figures.permissions import can_set_targets, can_use_figures
from chuan.figures.rules.numbers import LARGEST
from chuan.figures.selectors import catalogue, plan_targets
from chuan.figures.selectors.plan_targets import PlanTargetsPage, PrintedRow
from chuan.figures.selectors.target_rows import target_rows
from chuan.figures.selectors.targets import find_target, target_owners
from chuan.figures.services.targets import (
    TargetWords,
    change_target,
    remove_target,
    set_target,
    tie_plan_target,
    tie_task,
    untie_task,
)
from chuan.figures.web.catalogue_forms import Offered, TargetForm, initial_of_target
from chuan.figures.web.keys import number_in


@require_http_methods(["GET", "HEAD", "POST"])
def plan_targets_page(request: Request, uid: UUID) -> HttpResponse:
    """Printed targets of a plan with what is proposed; an officer ties each, nothing ties itself."""
    _may_read(request)
    page = plan_targets.plan_targets_page(request.actor, uid, clock.today())
    offered = {row.pk: row for row in catalogue.current(request.actor, clock.today())}
    forms = {row.printed.pk: _row_form(request, row, offered) for row in page.rows}
    if request.method == "POST" and _done(request, page, offered, forms):
        return redirect("figures:plan_targets", uid=uid)
    failed = any(form.errors for form in forms.values())
    context = {
        "page": page,
        "rows": [(row, forms[row.printed.pk]) for row in page.rows],
        "others": target_rows(request.actor, page.others),
        "catalogue": offered,
    }
    return render(request, "figures/plan_targets.html", context, status=422 if failed else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def target_create(request: Request, uid: UUID) -> HttpResponse:
    """A target by hand for one indicator."""
    indicator = catalogue.find_indicator(request.actor, uid)
    owners = target_owners(request.actor)
    if not owners:
        raise MayNotDefine(_("Bạn chưa có vai trò đặt mục tiêu ở cơ quan này."))
    offered = {row.pk: row for row in catalogue.current(request.actor, clock.today())}
    offered[indicator.pk] = indicator
    form = TargetForm(
        request.POST or None, indicators=offered,
        initial={"what": f"{indicator.pk}:{indicator.stages[0]}", "comparator": Comparator.AT_LEAST},
    )  # fmt: skip
    made = carried_out(
        form, lambda _kept: set_target(actor=request.actor, owner=owners[0], words=form.words())
    )
    if made is not None:
        messages.success(request, _("Đã đặt mục tiêu."))
        return redirect("figures:indicator_detail", uid=made.indicator.uid)
    context = {"form": form, "indicator": indicator, "owner": owners[0], "target": None}
    return render(request, "figures/target_edit.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def target_edit(request: Request, uid: UUID) -> HttpResponse:
    """Put a target right."""
    target = find_target(request.actor, uid)
    if not can_set_targets(request.actor, target.owner):
        raise MayNotDefine(_("Chỉ cán bộ, người đứng đầu của cơ quan đặt chỉ tiêu mới sửa được."))
    offered = {row.pk: row for row in catalogue.current(request.actor, clock.today())}
    offered[target.indicator_id] = target.indicator
    form = TargetForm(request.POST or None, indicators=offered, initial=initial_of_target(target))
    made = carried_out(
        form, lambda _kept: change_target(actor=request.actor, uid=uid, words=form.words())
    )
    if made is not None:
        messages.success(request, _("Đã sửa mục tiêu."))
        return redirect("figures:indicator_detail", uid=made.indicator.uid)
    context = {
        "form": form, "indicator": target.indicator, "owner": target.owner, "target": target,
    }  # fmt: skip
    return render(request, "figures/target_edit.html", context, status=422 if form.errors else 200)


@require_POST
def target_remove(request: Request, uid: UUID) -> HttpResponse:
    """Take a target away."""
    target = find_target(request.actor, uid)
    remove_target(actor=request.actor, uid=uid)
    messages.success(request, _("Đã bỏ mục tiêu."))
    if request.POST.get("ve") == "ke-hoach" and target.plan is not None:
        return redirect("figures:plan_targets", uid=target.plan.uid)
    return redirect("figures:indicator_detail", uid=target.indicator.uid)


def _row_form(request: Request, row: PrintedRow, offered: Offered) -> TargetForm:
    """The form of one printed target; bound only when it was that one that was sent."""
    choices = dict(offered)
    if row.target is not None:
        choices[row.target.indicator_id] = row.target.indicator
        initial = initial_of_target(row.target)
    else:
        chosen = row.chosen
        initial = {
            "what": f"{chosen.pk}:{chosen.stages[0]}" if chosen else "",
            "comparator": row.held.comparator,
            "value": _value(row),
            "year_from": row.held.year_from,
            "year_until": row.held.year_until,
        }
    initial |= {"clause": initial.get("clause") or row.clause, "quote": row.text}
    sent = request.method == "POST" and request.POST.get("muc_tieu") == str(row.printed.pk)
    prefix = f"m{row.printed.pk}"
    data = request.POST.copy() if sent else None
    if data is not None:
        data[f"{prefix}-clause"] = row.clause
        data[f"{prefix}-quote"] = row.text
        if "khong_so" in data:
            data[f"{prefix}-value"] = ""
    form = TargetForm(data, indicators=choices, initial=initial, prefix=prefix)
    form.fields["value"].help_text = ""
    return form


def _value(row: PrintedRow) -> Decimal | None:
    """The printed figure, exact; None where it is no figure that can be kept."""
    if row.value is None:
        return None
    value = Decimal(str(row.value)).quantize(Decimal("0.0001")).normalize()
    return value if abs(value) <= LARGEST else None


def _done(
    request: Request,
    page: PlanTargetsPage,
    offered: Offered,
    forms: Mapping[int, TargetForm],
) -> bool:
    """Whether what was asked on the page of a plan was carried out."""
    if (printed := request.POST.get("muc_tieu", "")) in {str(key) for key in forms}:
        return _tied(request, page, forms[int(printed)], int(printed))
    listed = [*(row.task for row in page.tasks), *(row.task for row in page.mentions)]
    tasks = {str(task.pk): task for task in listed}
    task = tasks.get(request.POST.get("viec", ""))
    if task is None:
        raise IndicatorNotFound
    if (tie := number_in(request.POST.get("bo", ""))) is not None:
        untie_task(actor=request.actor, task=task, pk=tie)
        messages.success(request, _("Việc không còn được đếm cho chỉ tiêu."))
        return True
    chosen = number_in(request.POST.get("chi_tieu", ""))
    indicator = offered.get(chosen) if chosen is not None else None
    if indicator is None:
        raise IndicatorNotFound
    if request.POST.get("khong_so"):
        quote = next(
            (row.quote for row in page.mentions if row.task == task and row.indicator == indicator),
            task.text,
        )
        words = TargetWords(
            indicator, Comparator.AT_LEAST, None, stage=indicator.stages[0], clause=task.clause,
            quote=quote,
        )  # fmt: skip
        tie_plan_target(actor=request.actor, plan=page.plan, words=words)
        messages.success(request, _("Đã ghi: kế hoạch không có mục tiêu số cho chỉ tiêu này."))
    else:
        tie_task(actor=request.actor, task=task, indicator=indicator)
        messages.success(request, _("Việc được đếm cho chỉ tiêu khi có xác nhận và minh chứng."))
    return True


def _tied(request: Request, page: PlanTargetsPage, form: TargetForm, printed: int) -> bool:
    row = next(row for row in page.rows if row.printed.pk == printed)
    made = carried_out(
        form,
        lambda _kept: tie_plan_target(
            actor=request.actor, plan=page.plan, words=form.words(), printed=row.printed
        ),
    )
    if made is not None:
        messages.success(request, _("Đã gắn mục tiêu với chỉ tiêu."))
    return made is not None


def _may_read(request: Request) -> None:
    if not can_use_figures(request.actor):
        raise MayNotDefine(_("Bạn chưa có vai trò xem danh mục chỉ tiêu ở cơ quan này."))
