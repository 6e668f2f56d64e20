"""Pages of keys: the list, a new one whose secret is told once, one key with its use, revoking."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import tables
from chuan.core.http import Request
from chuan.core.web.refusals import carried_out
from chuan.traceability.permissions import must_manage_keys
from chuan.traceability.selectors import keys as reads
from chuan.traceability.services import keys
from chuan.traceability.web.key_forms import KeyForm, TermsForm
from chuan.traceability.web.key_tables import KEYS


@require_safe
def key_list(request: Request) -> HttpResponse:
    """Keys of the own body."""
    page = tables.build(request, reads.keys_of(request.actor), KEYS)
    return render(request, "traceability/key_list.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def key_new(request: Request) -> HttpResponse:
    """Make a key; its secret stands on the answer, and nowhere else ever after."""
    must_manage_keys(request.actor)
    form = KeyForm(request.POST or None)
    made = (
        carried_out(form, lambda _given: keys.make_key(actor=request.actor, words=form.words()))
        if request.method == "POST"
        else None
    )
    if made is not None:
        key, secret = made
        context = {"key": key, "secret": secret, "address": _address(request)}
        return render(request, "traceability/key_made.html", context)
    return render(
        request, "traceability/key_new.html", {"form": form}, status=422 if form.errors else 200
    )


@require_safe
def key_detail(request: Request, uid: UUID) -> HttpResponse:
    """One key: what it opens, what it used today, how to use it."""
    key = reads.key_for(request.actor, uid)
    context = {"key": key, "state": reads.state_of(key), "address": _address(request)}
    return render(request, "traceability/key_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def key_change(request: Request, uid: UUID) -> HttpResponse:
    """Another name, other quotas, another last day."""
    key = reads.key_for(request.actor, uid)
    form = TermsForm(request.POST or None, initial=TermsForm.told(key))
    if request.method == "POST":
        done = carried_out(
            form, lambda _given: keys.change_key(actor=request.actor, uid=uid, terms=form.terms())
        )
        if done is not None:
            messages.success(request, _("Đã sửa khóa. Hạn mức mới dùng từ lần gọi sau."))
            return redirect("traceability:key_detail", uid=uid)
    context = {"form": form, "key": key}
    return render(
        request, "traceability/key_change.html", context, status=422 if form.errors else 200
    )


@require_POST
def key_revoke(request: Request, uid: UUID) -> HttpResponse:
    """Close a key for good."""
    reads.key_for(request.actor, uid)
    keys.revoke_key(actor=request.actor, uid=uid, reason=request.POST.get("reason", ""))
    messages.success(request, _("Đã thu hồi khóa. Từ giờ mọi lần gọi bằng khóa này bị từ chối."))
    return redirect("traceability:key_detail", uid=uid)


def _address(request: Request) -> str:
    return request.build_absolute_uri(reverse("epcis:capture"))
