"""A public form to ask for an account, and the pages on which it is decided."""

from typing import Any
from uuid import UUID

from allauth.core.internal import ratelimit
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core.http import Request
from chuan.core.tables import build
from chuan.core.web.choices import offer
from chuan.core.web.refusals import carried_out
from chuan.engagement.errors import MayNotCheck
from chuan.engagement.permissions import KEEPERS
from chuan.engagement.selectors import joining as selector
from chuan.engagement.selectors import notifications
from chuan.engagement.services import requests as service
from chuan.engagement.web.profile_tables import REQUESTS
from chuan.orgs.labels import KINDS, label

LIMIT = {"join_request": "5/h/ip"}


class JoinForm(forms.Form):
    """Who asks, where, and whom to call."""

    name = forms.CharField(label=gettext_lazy("Tên cơ sở"), max_length=300)
    kind = forms.ChoiceField(label=gettext_lazy("Loại cơ sở"))
    province = forms.ChoiceField(label=gettext_lazy("Tỉnh, thành phố"))
    place = forms.CharField(
        label=gettext_lazy("Xã, phường, đặc khu"), max_length=120,
        help_text=gettext_lazy("Ghi tên hiện nay, ví dụ Châu Tiến"),
    )  # fmt: skip
    tax_code = forms.CharField(
        label=gettext_lazy("Mã số thuế"), max_length=20,
        help_text=gettext_lazy("Không công khai; chỉ để cán bộ đối chiếu đúng cơ sở."),
    )  # fmt: skip
    contact_name = forms.CharField(
        label=gettext_lazy("Người liên hệ"), max_length=160,
        help_text=gettext_lazy("Người sẽ nhận tài khoản; không công khai."),
    )  # fmt: skip
    contact_phone = forms.CharField(
        label=gettext_lazy("Số điện thoại"), max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )  # fmt: skip
    contact_email = forms.EmailField(label=gettext_lazy("Thư điện tử"), required=False)
    note = forms.CharField(
        label=gettext_lazy("Ghi thêm"), required=False, max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    agreed = forms.BooleanField(
        label=gettext_lazy(
            "Tôi đồng ý để UBND cấp xã và Sở Khoa học và Công nghệ dùng thông tin này lập tài khoản"
        )
    )
    website = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        offer(self, "kind", [(str(kind), KINDS[kind]) for kind in KEEPERS])
        offer(self, "province", [("", "—"), *selector.provinces()])

    def clean(self) -> dict[str, Any]:
        """The commune is one of the province's."""
        given = super().clean() or {}
        if given.get("website"):
            raise forms.ValidationError(_("Hãy gửi lại biểu mẫu này."))
        if given.get("place") and given.get("province"):
            found = selector.commune_named(given["place"], given["province"])
            if found is None:
                self.add_error(
                    "place", _("Không thấy xã, phường này trong tỉnh. Hãy ghi tên hiện nay.")
                )
            given["place_id"] = found
        return given

    def words(self) -> service.RequestWords:
        """What was typed."""
        given = self.cleaned_data
        return service.RequestWords(
            name=given["name"], kind=given["kind"], place=given["place_id"],
            tax_code=given["tax_code"], contact_name=given["contact_name"],
            contact_phone=given["contact_phone"], contact_email=given["contact_email"],
            note=given["note"],
        )  # fmt: skip


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def join_new(request: Request) -> HttpResponse:
    """Ask for an account."""
    form = JoinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not _still_may(request):
            form.add_error(None, _("Bạn đã gửi nhiều lần. Hãy thử lại sau một giờ."))
        elif carried_out(
            form, lambda _given: service.ask_to_join(actor=request.actor, words=form.words())
        ):
            return render(request, "engagement/join_done.html", {})
    return render(
        request, "engagement/join_new.html", {"form": form}, status=422 if form.errors else 200
    )


def _still_may(request: Request) -> bool:
    """Whether this address has not asked too often within the hour."""
    return bool(
        ratelimit.consume(
            request, app="engagement", action="join_request", config=LIMIT, limit_get=False
        )
    )


@require_safe
def request_list(request: Request) -> HttpResponse:
    """Wishes for accounts in the place."""
    if not notifications.may_see_requests(request.actor):
        raise MayNotCheck
    page = build(request, notifications.requests(request.actor), REQUESTS)
    return render(request, "engagement/request_list.html", {"page": page})


@require_safe
def request_detail(request: Request, uid: UUID) -> HttpResponse:
    """One wish, with what may be done."""
    found, may_invite = notifications.one_request(request.actor, uid)
    context = {
        "asked": found, "kind": label(KINDS, found.kind), "may_invite": may_invite,
        "facts": _facts(found),
    }  # fmt: skip
    return render(request, "engagement/request_detail.html", context)


@require_POST
def request_invite(request: Request, uid: UUID) -> HttpResponse:
    """Make the body and the account; the code is shown once."""
    invited = service.invite_enterprise(actor=request.actor, uid=uid)
    response = render(request, "engagement/request_invited.html", {"slip": invited.slip})
    response["Cache-Control"] = "no-store"
    return response


@require_POST
def request_return(request: Request, uid: UUID) -> HttpResponse:
    """Say what is missing."""
    service.return_request(actor=request.actor, uid=uid, reason=request.POST.get("reason", ""))
    messages.success(request, _("Đã trả lại đề nghị. Hãy báo cho cơ sở qua số điện thoại đã ghi."))
    return redirect("engagement:request_list")


def _facts(found: Any) -> list[tuple[str, str]]:  # noqa: ANN401  (a row that views do not name)
    pairs = [
        (_("Mã số thuế"), found.tax_code),
        (_("Người liên hệ"), found.contact_name),
        (_("Số điện thoại"), found.contact_phone),
        (_("Thư điện tử"), found.contact_email),
        (_("Ghi thêm"), found.note),
    ]
    return [pair for pair in pairs if pair[1]]
