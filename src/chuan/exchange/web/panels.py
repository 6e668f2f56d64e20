"""The part of a document's page that says from which node, in which bundle, it came."""

from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.core.panels import Panel
from chuan.core.threads import Knot
from chuan.exchange.models import ReceivedItem
from chuan.exchange.selectors.bundles import origins_of


def origin_panel(actor: Actor, thing: object) -> Panel | None:
    """Shown to the body that received it, and to nobody else."""
    document = getattr(thing, "document", None)
    if document is None:
        return None
    items = origins_of(actor, document.uid)
    if not items:
        return None
    context = {"knots": [_knot(item) for item in items]}
    return Panel("exchange", _("Nguồn gốc"), "exchange/_origin_panel.html", context)


def _knot(item: ReceivedItem) -> Knot:
    bundle = item.bundle
    made_on = bundle.made_at.astimezone(clock.VIETNAM).date()
    return Knot(
        title=_("Nhận từ %(node)s theo gói số %(number)s, ngày %(day)s")
        % {"node": bundle.partner.name, "number": bundle.number, "day": f"{made_on:%d/%m/%Y}"},
        url=reverse("exchange:received_detail", args=[bundle.uid]),
        state_label=_("Đã tiếp nhận"),
        on=item.state_at.astimezone(clock.VIETNAM).date(),
        by=item.decided_by_label,
        facts=[
            (word, value)
            for word, value in (
                (_("Nơi gửi"), item.sender_label),
                (_("Vân tay gói"), bundle.fingerprint[:16]),
                (_("Ghi chú"), item.result_note),
            )
            if value
        ],
    )
