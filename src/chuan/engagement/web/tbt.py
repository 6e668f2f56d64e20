"""Pages of notifications: the register, one notification, whom it touches, comments and their letter."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import clock
from chuan.core.http import Request
from chuan.core.tables import build, export, export_rows
from chuan.core.web.refusals import carried_out
from chuan.engagement.enums import MatchState
from chuan.engagement.permissions import may_comment, must_tell
from chuan.engagement.selectors import notifications
from chuan.engagement.services import tbt as service
from chuan.engagement.services import tbt_answers as answers
from chuan.engagement.web.tbt_forms import NotificationForm
from chuan.engagement.web.tbt_tables import MATCHES, NOTIFICATIONS, PUBLIC, notifications_table


@require_safe
def tbt_list(request: Request) -> HttpResponse:
    """Every notification, the one whose time for comments ends next first."""
    table = notifications_table(comments=may_comment(request.actor))
    context = {
        "page": build(request, notifications.notifications(request.actor, clock.today()), table),
        "export_url": reverse("engagement:tbt_export"),
        "tells": notifications.may_tell(request.actor),
        "open": notifications.open_matches(request.actor, clock.today()),
    }
    return render(request, "engagement/tbt_list.html", context)


@require_safe
def tbt_export(request: Request) -> HttpResponseBase:
    """The same list as a file."""
    rows = notifications.notifications(request.actor, clock.today())
    return export(request, rows, NOTIFICATIONS, "thong-bao-tbt")


@require_safe
def tbt_matches(request: Request) -> HttpResponse:
    """Notifications that touch the own body or place."""
    context = {
        "page": build(request, notifications.matches(request.actor), MATCHES),
        "export_url": reverse("engagement:tbt_matches_export"),
        "tells": notifications.may_tell(request.actor),
    }
    return render(request, "engagement/tbt_matches.html", context)


@require_safe
def tbt_matches_export(request: Request) -> HttpResponseBase:
    """The same list as a file."""
    return export(request, notifications.matches(request.actor), MATCHES, "thong-bao-lien-quan")


@require_http_methods(["GET", "HEAD", "POST"])
def tbt_new(request: Request) -> HttpResponse:
    """Write a notification down by hand."""
    must_tell(request.actor)
    return _write(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
def tbt_edit(request: Request, uid: UUID) -> HttpResponse:
    """Correct what stands under a symbol."""
    must_tell(request.actor)
    return _write(request, notifications.public_notification(uid, clock.today()))


def _write(request: Request, page: notifications.NotificationPage | None) -> HttpResponse:
    initial = {}
    if page is not None:
        initial = {name: getattr(page.notification, name) for name in service.PARTS}
        initial |= {"symbol": page.notification.symbol, "hs": ", ".join(page.hs)}
        initial["ics"] = ", ".join(page.ics)
    form = NotificationForm(request.POST or None, initial=initial)
    if page is not None:
        form.fields["symbol"].disabled = True
    if request.method == "POST":
        kept = carried_out(
            form,
            lambda _given: service.record_notification(actor=request.actor, words=form.words()),
        )
        if kept is not None:
            messages.success(request, _("Đã ghi thông báo vào sổ."))
            return redirect("engagement:tbt_detail", uid=kept.uid)
    context = {"form": form, "page": page}
    return render(request, "engagement/tbt_write.html", context, status=422 if form.errors else 200)


@require_safe
def tbt_detail(request: Request, uid: UUID) -> HttpResponse:
    """One notification: what it says, whom it touches, what was said of it."""
    page = notifications.notification_page(request.actor, uid, clock.today())
    context = {
        "page": page, "one": page.notification, "may_ask": may_comment(request.actor),
    }  # fmt: skip
    return render(request, "engagement/tbt_detail.html", context)


@require_POST
def tbt_comment(request: Request, uid: UUID) -> HttpResponse:
    """Say something while there is time."""
    answers.comment_on(
        actor=request.actor, uid=uid, text=request.POST.get("text", ""),
        clause=request.POST.get("clause", ""),
    )  # fmt: skip
    messages.success(request, _("Đã ghi góp ý. Đầu mối TBT của tỉnh sẽ tổng hợp và gửi đi."))
    return redirect("engagement:tbt_detail", uid=uid)


@require_POST
def tbt_letter(request: Request, uid: UUID) -> HttpResponse:
    """One letter with every comment that waits."""
    draft = answers.draft_letter(actor=request.actor, uid=uid)
    messages.success(request, _("Đã soạn dự thảo công văn gửi góp ý."))
    return redirect("documents:paper_detail", uid=draft.uid)


@require_safe
def tbt_comments_export(request: Request, uid: UUID) -> HttpResponseBase:
    """The comments of the place as a file."""
    page = notifications.notification_page(request.actor, uid, clock.today())
    rows: list[tuple[object, ...]] = [
        (_("Nơi góp ý"), _("Điều, mục"), _("Nội dung góp ý"), _("Lúc"))
    ]
    rows += [(one.organisation.name, one.clause, one.text, one.at) for one in page.comments]
    return export_rows(rows, "gop-y")


@require_POST
def match_answer(request: Request, uid: UUID) -> HttpResponse:
    """Say whether a notification concerns the body."""
    state = MatchState.RELEVANT if "relevant" in request.POST else MatchState.IRRELEVANT
    row = answers.answer_match(
        actor=request.actor, uid=uid, state=state, reason=request.POST.get("reason", "")
    )
    messages.success(request, _("Đã ghi nhận."))
    return redirect("engagement:tbt_detail", uid=row.notification.uid)


@login_not_required
@require_safe
def public_tbt_list(request: Request) -> HttpResponse:
    """Notifications for everybody."""
    page = build(request, notifications.public_notifications(clock.today()), PUBLIC)
    return render(request, "engagement/public_tbt_list.html", {"page": page})


@login_not_required
@require_safe
def public_tbt(request: Request, uid: UUID) -> HttpResponse:
    """One notification for everybody."""
    page = notifications.public_notification(uid, clock.today())
    return render(request, "engagement/public_tbt.html", {"page": page, "one": page.notification})
