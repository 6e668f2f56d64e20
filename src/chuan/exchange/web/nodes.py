"""Pages of the node's administrator: the own key, other nodes and their keys, bodies that take part."""

from collections.abc import Collection
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core.http import Request
from chuan.exchange import labels, services
from chuan.exchange.enums import KeyState, NodeKind
from chuan.exchange.errors import CardRefused, MayNotSetUp
from chuan.exchange.permissions import can_set_up
from chuan.exchange.selectors import bundles, nodes
from chuan.exchange.web.forms import CardForm, CompareForm, NodeForm, ParticipantsForm


@require_safe
def node_list(request: Request) -> HttpResponse:
    """This node, the nodes it exchanges with, and the bodies that take part."""
    own = nodes.own_view(request.actor)
    choices, held = nodes.participants(request.actor)
    names = dict(choices)
    context = {
        "own": own,
        "own_kind": labels.NODE_KIND[NodeKind(own.node.kind)] if own.node else "",
        "partners": [
            (row, labels.NODE_KIND[NodeKind(row.kind)], *_standing(nodes.key_states(row)))
            for row in nodes.list_partners(request.actor)
        ],
        "bodies": [names[uid] for uid in held if uid in names],
        "form": NodeForm(),
    }
    return render(request, "exchange/node_list.html", context)


@require_POST
def node_set_up(request: Request) -> HttpResponse:
    """Give this node its first key."""
    _only_administrators(request)
    form = NodeForm(request.POST)
    if form.is_valid():
        services.set_up_node(actor=request.actor, kind=NodeKind(form.cleaned_data["kind"]))
    return redirect("exchange:node_list")


@require_safe
def own_key(request: Request) -> HttpResponse:
    """The own public key on paper, with its fingerprint to read aloud."""
    own = nodes.own_view(request.actor)
    if own.node is None or own.active is None:
        return redirect("exchange:node_list")
    context = {
        "own": own,
        "own_kind": labels.NODE_KIND[NodeKind(own.node.kind)],
        "card": nodes.own_card(request.actor),
    }
    return render(request, "exchange/own_key.html", context)


@require_safe
def own_key_download(request: Request) -> HttpResponse:
    """The own public key as a file: the one in use, or with ?moi=1 the coming one."""
    coming = request.GET.get("moi") == "1"
    text = nodes.own_card(request.actor, coming=coming)
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    name = "khoa-moi.chuan-nut" if coming else "khoa-cong-khai.chuan-nut"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_POST
def key_next(request: Request) -> HttpResponse:
    """Make the key that will follow."""
    services.make_next_key(actor=request.actor)
    messages.success(
        request, _("Đã tạo khóa mới. Gửi khóa này cho các bên trao đổi rồi mới chuyển sang dùng.")
    )
    return redirect("exchange:node_list")


@require_POST
def key_use(request: Request) -> HttpResponse:
    """Sign with the key that followed."""
    services.use_next_key(actor=request.actor)
    messages.success(request, _("Từ nay gói tin gửi đi ký bằng khóa mới."))
    return redirect("exchange:node_list")


@require_POST
def key_destroy(request: Request) -> HttpResponse:
    """Give up an old key of this node."""
    services.destroy_old_key(actor=request.actor, fingerprint=request.POST.get("key", ""))
    messages.success(request, _("Đã hủy khóa cũ."))
    return redirect("exchange:node_list")


@require_http_methods(["GET", "HEAD", "POST"])
def participants(request: Request) -> HttpResponse:
    """Which bodies of this node send and receive."""
    choices, held = nodes.participants(request.actor)
    form = ParticipantsForm(request.POST or None, choices=choices, initial={"bodies": held})
    if request.method == "POST" and form.is_valid():
        uids = [UUID(uid) for uid in form.cleaned_data["bodies"]]
        services.choose_participants(actor=request.actor, uids=uids)
        messages.success(
            request,
            _("Đã lưu. Hãy gửi lại tệp khóa công khai để bên kia có danh sách nơi nhận mới."),
        )
        return redirect("exchange:node_list")
    return render(request, "exchange/participants.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def partner_register(request: Request) -> HttpResponse:
    """Take in the card of another node."""
    _only_administrators(request)
    form = CardForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            key = services.register_partner(actor=request.actor, text=form.card())
        except CardRefused as refusal:
            form.add_error(None, refusal.said(_))
        else:
            if key.state == KeyState.WAITING:
                return redirect("exchange:key_compare", uid=key.uid)
            messages.success(request, _("Đã cập nhật tên và nơi nhận của bên kia."))
            return redirect("exchange:partner_detail", uid=key.partner.uid)
    status = 422 if form.errors else 200
    return render(request, "exchange/partner_register.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def key_compare(request: Request, uid: UUID) -> HttpResponse:
    """Compare a fingerprint aloud: the last groups are typed as the other side reads them."""
    view = nodes.waiting_key(request.actor, uid)
    form = CompareForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.compare_key(actor=request.actor, uid=uid, **form.cleaned_data)
        except CardRefused as refusal:
            form.add_error("typed", refusal.said(_))
        else:
            messages.success(request, _("Khóa đã đối chiếu; từ nay trao đổi được với bên này."))
            return redirect("exchange:partner_detail", uid=view.key.partner.uid)
    context = {"view": view, "form": form}
    return render(request, "exchange/key_compare.html", context, status=422 if form.errors else 200)


@require_safe
def partner_detail(request: Request, uid: UUID) -> HttpResponse:
    """One node: its keys, its bodies, and the numbers of what went to and fro."""
    page = nodes.partner_view(request.actor, uid)
    sent, received = bundles.bundles_with(page.partner)
    context = {
        "page": page,
        "kind": labels.NODE_KIND[NodeKind(page.partner.kind)],
        "keys": [
            (
                view,
                labels.KEY_STATE[KeyState(view.key.state)],
                labels.KEY_BADGE[KeyState(view.key.state)],
            )
            for view in page.keys
        ],
        "sent": sent,
        "received": received,
        "gaps": bundles.gaps([page.partner]),
    }
    return render(request, "exchange/partner_detail.html", context)


@require_POST
def key_revoke(request: Request, uid: UUID) -> HttpResponse:
    """Believe a key no longer."""
    key = services.revoke_key(actor=request.actor, uid=uid, reason=request.POST.get("reason", ""))
    messages.success(request, _("Đã thu hồi khóa."))
    return redirect("exchange:partner_detail", uid=key.partner.uid)


@require_POST
def partner_revoke(request: Request, uid: UUID) -> HttpResponse:
    """End the exchange with a node."""
    services.revoke_partner(actor=request.actor, uid=uid, reason=request.POST.get("reason", ""))
    messages.success(request, _("Đã ngừng trao đổi với bên này."))
    return redirect("exchange:partner_detail", uid=uid)


def _only_administrators(request: Request) -> None:
    if not can_set_up(request.actor):
        raise MayNotSetUp


def _standing(states: Collection[str]) -> tuple[Promise | str, str]:
    """What the best of a node's keys allows, in words and with the kind of its badge."""
    order = (KeyState.ACTIVE, KeyState.WAITING, KeyState.OLD)
    best = next((state for state in order if state in states), KeyState.REVOKED)
    return labels.KEY_STATE[best], labels.KEY_BADGE[best]
