"""Inbox, progress of a job, download of a file."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from chuan.core import files, inbox, jobs
from chuan.core.enums import JobState
from chuan.core.errors import NoticeNotFound
from chuan.core.http import Request

PER_PAGE = 30


@require_GET
def inbox_page(request: Request) -> HttpResponse:
    """The inbox, newest first."""
    asked = request.GET.get("trang", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1
    page = inbox.list_notices(request.actor, number=number, per_page=PER_PAGE)
    context = {
        "page": page,
        "previous_url": f"?trang={page.number - 1}" if page.number > 1 else "",
        "next_url": f"?trang={page.number + 1}" if page.number < page.pages else "",
        "wants_digest": inbox.wants_digest(request.actor),
    }
    return render(request, "core/inbox.html", context)


@require_POST
def inbox_open(request: Request, uid: UUID) -> HttpResponse:
    """Mark one line as read and go where it leads."""
    url = inbox.open_notice(request.actor, uid)
    if url is None:
        raise NoticeNotFound(_("Thông báo này không còn trong hộp thư của bạn."))
    return HttpResponseRedirect(url)


@require_POST
def inbox_read_all(request: Request) -> HttpResponse:
    """Mark every line as read."""
    count = inbox.mark_all_read(request.actor)
    said = ngettext("Đã đánh dấu đọc %(n)s thông báo.", "Đã đánh dấu đọc %(n)s thông báo.", count)
    messages.success(request, said % {"n": count})
    return redirect("core:inbox")


@require_POST
def inbox_digest(request: Request) -> HttpResponse:
    """Want the daily e-mail, or not."""
    wanted = request.POST.get("nhan") == "1"
    inbox.set_digest(request.actor, wanted=wanted)
    messages.success(
        request, _("Đã bật bản tin hằng ngày.") if wanted else _("Đã tắt bản tin hằng ngày.")
    )
    return redirect("core:inbox")


@require_GET
def job_detail(request: Request, uid: UUID) -> HttpResponse:
    """How far a job is; htmx keeps it fresh, a link does so without scripts."""
    job = jobs.get(uid, request.actor)
    return render(request, "core/job.html", {"job": job})


@require_GET
def job_fragment(request: Request, uid: UUID) -> HttpResponse:
    """The part of the job page that changes; a browser without htmx gets the page.

    When the job is done, htmx opens its outcome, as the link on the page does.
    """
    if not request.htmx:
        return redirect("core:job_detail", uid=uid)
    job = jobs.get(uid, request.actor)
    response = render(request, "core/_job.html", {"job": job})
    if job.state == JobState.DONE and job.url:
        response["HX-Redirect"] = job.url
    return response


@require_POST
def job_cancel(request: Request, uid: UUID) -> HttpResponse:
    """Stop the job."""
    jobs.cancel(uid, request.actor)
    return redirect("core:job_detail", uid=uid)


@require_POST
def job_retry(request: Request, uid: UUID) -> HttpResponse:
    """Go on from the last checkpoint."""
    jobs.retry(uid, request.actor)
    return redirect("core:job_detail", uid=uid)


@require_GET
def file_download(request: Request, uid: UUID) -> FileResponse:
    """The file as an attachment: never shown in our own origin."""
    file = files.get(uid, request.actor)
    response = FileResponse(
        files.open_file(file), as_attachment=True, filename=file.name, content_type=file.media_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
