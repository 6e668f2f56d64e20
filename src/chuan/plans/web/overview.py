"""Pages that tell how plans stand below: all plans, the map of one, who is late and how to chase them."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from chuan.core import clock, tables
from chuan.core.http import Request
from chuan.core.web.refusals import uid_of
from chuan.plans.rules.chasing import short_message
from chuan.plans.selectors import lateness, overview
from chuan.plans.selectors.difficulties import difficulty_counts
from chuan.plans.services.chasing import draft_chase_letter


@require_safe
def overview_plans(request: Request) -> HttpResponse:
    """Every plan of the own organisation and how it stands."""
    on = clock.today()
    rows = overview.own_plans(request.actor, on)
    planning = sum((row.planning for row in rows), overview.Planning())
    work = sum((row.work for row in rows), overview.Work())
    context = {
        "rows": rows,
        "planning": planning,
        "work": work,
        "difficulties": difficulty_counts(request.actor, on.replace(month=1, day=1), on, on),
        "on": on,
    }
    return render(request, "plans/overview_plans.html", context)


@require_safe
def overview_map(request: Request, uid: UUID) -> HttpResponse:
    """One plan in all the bodies below; ?tinh=CODE opens a province, ?in=1 is the sheet to print."""
    area = request.GET.get("tinh", "")
    page = overview.map_page(request.actor, uid, clock.today(), area=area)
    template = "plans/overview_print.html" if request.GET.get("in") else "plans/overview_map.html"
    return render(request, template, {"page": page})


@require_safe
def overview_export(request: Request, uid: UUID) -> HttpResponseBase:
    """The rows of the map as a file."""
    area = request.GET.get("tinh", "")
    page = overview.map_page(request.actor, uid, clock.today(), area=area)
    return tables.export_rows(map_rows(page), "tien-do-theo-co-quan.csv")


@require_safe
def late_list(request: Request) -> HttpResponse:
    """Who is late with what; ?ke_hoach=UID for one plan."""
    plan = uid_of(request.GET.get("ke_hoach", ""))
    page = lateness.late_page(request.actor, clock.today(), plan)
    url = f"{settings.SITE_URL}{reverse('plans:task_list')}?tien_do=late"
    sender = request.actor.organisation_label
    rows = [(body, short_message(sender, len(body.things), url)) for body in page.bodies]
    return render(request, "plans/late_list.html", {"page": page, "rows": rows})


@require_POST
def late_chase(request: Request) -> HttpResponse:
    """A draft of the letter to the bodies chosen in the list."""
    bodies = [uid for uid in map(uid_of, request.POST.getlist("co_quan")) if uid]
    plan = uid_of(request.POST.get("ke_hoach", ""))
    draft = draft_chase_letter(actor=request.actor, bodies=bodies, plan=plan)
    messages.success(request, _("Đã soạn công văn đôn đốc; hãy xem lại trước khi trình."))
    return redirect("documents:paper_detail", uid=draft.uid)


def map_rows(page: overview.MapPage) -> Iterator[Sequence[object]]:
    """The map as lines of a spreadsheet, its headings first and the total last."""
    yield [
        _("Địa bàn") if page.by_area else _("Cơ quan"),
        _("Phải ban hành kế hoạch"),
        _("Đã ban hành"),
        _("Chậm ban hành"),
        _("Được miễn"),
        _("Phần việc"),
        _("Hoàn thành"),
        _("Chờ xác nhận"),
        _("Quá hạn"),
    ]
    for row in page.groups:
        yield [row.name, *_figures(row.planning, row.work)]
    yield [_("Tổng"), *_figures(page.planning, page.work)]


def _figures(planning: overview.Planning, work: overview.Work) -> list[int]:
    duties = [planning.asked, planning.issued, planning.late, planning.exempt]
    return [*duties, work.total, work.done, work.reported, work.late]
