"""Parts of pages below: from where a document came, and what the other side reported of a task."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.core.panels import Panel
from chuan.core.threads import Knot
from chuan.exchange import labels
from chuan.exchange.enums import Standing
from chuan.exchange.models import ReceivedItem, ReportedState
from chuan.exchange.selectors.bundles import origins_of
from chuan.exchange.selectors.reported import reported_to


@dataclass(frozen=True, slots=True)
class Report:
    """One plan or task as the other side reported it, and by which bundle."""

    row: ReportedState
    state: str
    badge: str
    counted: str
    made_on: date
    url: str


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


def reported_panels(actor: Actor, documents: Sequence[int]) -> Mapping[int, Panel]:
    """What another node reported of these documents to the very body of the actor."""
    return {
        document: Panel(
            "exchange-reported",
            _("Chính quyền báo"),
            "exchange/_reported_panel.html",
            {"rows": [_report(row) for row in rows]},
        )
        for document, rows in reported_to(actor, documents).items()
    }


def _report(row: ReportedState) -> Report:
    bundle = row.item.bundle
    return Report(
        row=row,
        state=str(labels.STANDING.get(Standing(row.state), "")),
        badge=labels.STANDING_BADGE.get(Standing(row.state), "neutral"),
        counted=labels.counted(row.done, row.total, whole=row.whole),
        made_on=bundle.made_at.astimezone(clock.VIETNAM).date(),
        url=reverse("exchange:item_detail", args=[row.item.uid]),
    )


def _knot(item: ReceivedItem) -> Knot:
    bundle = item.bundle
    made_on = bundle.made_at.astimezone(clock.VIETNAM).date()
    return Knot(
        title=_("Nhận từ %(node)s theo gói tin số %(number)s, ngày %(day)s")
        % {"node": bundle.partner.name, "number": bundle.number, "day": f"{made_on:%d/%m/%Y}"},
        url=reverse("exchange:received_detail", args=[bundle.uid]),
        state_label=_("Đã tiếp nhận"),
        on=item.state_at.astimezone(clock.VIETNAM).date(),
        by=item.decided_by_label,
        facts=[
            (word, value)
            for word, value in (
                (_("Nơi gửi"), item.sender_label),
                (_("Mã kiểm tra gói tin"), bundle.fingerprint[:16]),
                (_("Ghi chú"), item.result_note),
            )
            if value
        ],
    )
