"""Pages on which officers read, check and count profiles; and what is public of them."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from chuan.core import clock
from chuan.core.http import Request
from chuan.core.tables import build, export
from chuan.engagement import labels
from chuan.engagement.knowledge import name_of, names_of
from chuan.engagement.permissions import keeps_profile, watch_of
from chuan.engagement.selectors import counting, notifications, profiles
from chuan.engagement.services.confirming import ask_lines, confirm_lines
from chuan.engagement.web.profile_forms import chosen_lines
from chuan.engagement.web.profile_tables import PROFILES, PUBLIC, with_places
from chuan.engagement.web.statistics_charts import code_chart, place_chart
from chuan.orgs.labels import KINDS, label


@require_safe
def profile_list(request: Request) -> HttpResponse:
    """Profiles of the place; who works for an enterprise is led to the own one."""
    watch = watch_of(request.actor)
    if not watch.path and keeps_profile(request.actor):
        return redirect("engagement:profile_own")
    table = with_places(PROFILES, list(profiles.communes_of(watch)))
    context = {
        "page": build(request, profiles.in_place(watch), table),
        "export_url": reverse("engagement:profile_export"),
        "missing": profiles.without_profile(watch, clock.today()),
        "watches": bool(watch.path),
        "sees_requests": notifications.may_see_requests(request.actor),
    }
    return render(request, "engagement/profile_list.html", context)


@require_safe
def profile_export(request: Request) -> HttpResponseBase:
    """The same list as a file."""
    watch = watch_of(request.actor)
    table = with_places(PROFILES, list(profiles.communes_of(watch)))
    return export(request, profiles.in_place(watch), table, "co-so")


@require_safe
def profile_detail(request: Request, uid: UUID) -> HttpResponse:
    """One profile, to be read and checked."""
    page = profiles.profile_page(request.actor, uid, clock.today())
    context = {"page": page, "uid": uid, "kind": label(KINDS, page.kind), "contact": _contact(page)}
    return render(request, "engagement/profile_detail.html", context)


@require_POST
def profile_confirm(request: Request, uid: UUID) -> HttpResponse:
    """Say that the ticked lines were checked."""
    done = confirm_lines(
        actor=request.actor, profile=uid, lines=chosen_lines(request),
        evidence=request.POST.get("evidence", ""),
    )  # fmt: skip
    messages.success(request, _("Đã xác nhận %(n)s mục.") % {"n": len(done)})
    return redirect("engagement:profile_detail", uid=uid)


@require_POST
def profile_ask(request: Request, uid: UUID) -> HttpResponse:
    """Ask the body to complete the ticked lines."""
    done = ask_lines(
        actor=request.actor, profile=uid, lines=chosen_lines(request),
        reason=request.POST.get("reason", ""),
    )  # fmt: skip
    messages.success(request, _("Đã gửi đề nghị bổ sung %(n)s mục tới cơ sở.") % {"n": len(done)})
    return redirect("engagement:profile_detail", uid=uid)


@require_safe
def line_detail(request: Request, uid: UUID) -> HttpResponse:
    """One line with its history."""
    page = profiles.line_page(request.actor, uid, clock.today())
    return render(request, "engagement/line_detail.html", {"page": page})


@require_safe
def profile_statistics(request: Request) -> HttpResponse:
    """How many bodies apply what: checked and in their own word, apart."""
    on = clock.today()
    page = counting.statistics(request.actor, on, request.GET.get("he_thong", ""))
    context = {
        "page": page,
        "on": on,
        "systems": list(names_of("system").items()),
        "system_name": name_of("system", page.of_system) if page.of_system else "",
        "sections": [(labels.SECTIONS[row.code], row) for row in page.sections],
        "systems_chart": code_chart(
            "he-thong", _("Cơ sở áp dụng hệ thống quản lý"), page.systems, on
        ),
        "tools_chart": code_chart("cong-cu", _("Cơ sở áp dụng công cụ năng suất"), page.tools, on),
        "places_chart": place_chart(page, on),
    }
    return render(request, "engagement/profile_statistics.html", context)


@login_not_required
@require_safe
def public_profile_list(request: Request) -> HttpResponse:
    """Bodies that agreed to be shown."""
    page = build(request, profiles.public_register(), PUBLIC)
    return render(request, "engagement/public_profile_list.html", {"page": page})


@login_not_required
@require_safe
def public_profile(request: Request, uid: UUID) -> HttpResponse:
    """What one body agreed to show."""
    page = profiles.public_page(uid, clock.today())
    return render(
        request, "engagement/public_profile.html", {"page": page, "kind": label(KINDS, page.kind)}
    )


_CONTACT = {
    "contact_name": lambda: _("Người liên hệ"),
    "contact_phone": lambda: _("Số điện thoại"),
    "contact_email": lambda: _("Thư điện tử"),
    "tax_code": lambda: _("Mã số thuế"),
}


def _contact(page: profiles.ProfilePage) -> list[tuple[str, str]]:
    return [(_CONTACT[name](), value) for name, value in page.contact]
