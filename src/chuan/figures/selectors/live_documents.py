"""Live counts of the registers of papers: issued and received."""

from datetime import date

from chuan.documents.enums import IncomingState, NumberState
from chuan.documents.models import IncomingEntry, IssuedNumber
from chuan.domain.cascade import Period
from chuan.figures.providers import Counted
from chuan.figures.selectors.live_plans import Span, counted, own_tier
from chuan.figures.selectors.live_rows import INCOMING, OUTGOING
from chuan.orgs.models import Organisation


def papers_issued(organisation: Organisation, period: Period, on: date) -> Counted:
    """Papers that bear a number of the body, issued in the period."""
    rows = IssuedNumber.objects.filter(
        own_tier(organisation), Span.of(period, on).days("issued_on"), state=NumberState.USED
    ).order_by("issued_on", "pk")
    found = rows.values_list("pk", "symbol", "title")
    return counted(
        (OUTGOING, str(key), f"{symbol} {title}".strip()) for key, symbol, title in found
    )


def papers_received(organisation: Organisation, period: Period, on: date) -> Counted:
    """Papers in the register of incoming ones, arrived in the period."""
    rows = (
        IncomingEntry.objects.filter(
            own_tier(organisation, "owner_path"), Span.of(period, on).days("arrived_on")
        )
        .exclude(state=IncomingState.WAITING)
        .order_by("arrived_on", "pk")
    )
    found = rows.values_list("pk", "symbol", "summary")
    return counted((INCOMING, str(key), f"{symbol} {text}".strip()) for key, symbol, text in found)
