"""Where papers were sent, as their senders see it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents.enums import Channel, DispatchState, PaperState
from chuan.documents.errors import PaperNotFound
from chuan.documents.models import Dispatch, PaperDraft
from chuan.documents.permissions import can_keep_registers
from chuan.documents.selectors.asked_bodies import bodies_to_ask
from chuan.documents.selectors.keeping import kept_paths
from chuan.documents.selectors.papers import find_paper


@dataclass(frozen=True, slots=True)
class DispatchList:
    """The recipients of one paper, and how many have come how far."""

    rows: Sequence[Dispatch]
    counts: Mapping[str, int]


def visible_dispatches(actor: Actor) -> QuerySet[Dispatch]:
    """Recipients of papers whose registers the actor keeps, or that it may see."""
    if not actor.path:
        return Dispatch.objects.none()
    papers = PaperDraft.objects.visible_to(actor).values("pk")
    rows = Dispatch.objects.filter(Q(owner_path__in=kept_paths(actor)) | Q(draft__in=papers))
    return rows.select_related("draft", "organisation", "entry")


def find_dispatch(actor: Actor, uid: UUID) -> Dispatch:
    """One recipient; PaperNotFound for a stranger."""
    row = visible_dispatches(actor).filter(uid=uid).first()
    if row is None:
        raise PaperNotFound
    return row


def dispatches_of(draft: PaperDraft) -> DispatchList:
    """The recipients of one paper in the order of its "Nơi nhận"."""
    rows = tuple(draft.dispatches.select_related("organisation").order_by("order", "pk"))
    return DispatchList(rows, Counter(row.state for row in rows))


@dataclass(frozen=True, slots=True)
class RecipientsPage:
    """The recipients of one paper, and what the reader may do about them."""

    draft: PaperDraft
    list: DispatchList
    summary: str
    can_send: bool
    waiting_here: int
    more: Sequence[tuple[str, str]]


def recipients_page(actor: Actor, uid: UUID) -> RecipientsPage:
    """Everything the page of recipients shows."""
    draft = find_paper(actor, uid)
    found = dispatches_of(draft)
    keeps = can_keep_registers(actor) and draft.issuer_path in kept_paths(actor)
    may_send = keeps and draft.state == PaperState.ISSUED
    here = [row for row in found.rows if row.channel == Channel.NODE]
    taken = {row.organisation.uid.hex for row in found.rows if row.organisation}
    issuer = draft.issuer or draft.owner
    more = bodies_to_ask(issuer, clock.today()) if may_send else ()
    return RecipientsPage(
        draft=draft,
        list=found,
        summary=_summary(found),
        can_send=may_send,
        waiting_here=sum(row.state == DispatchState.SENT for row in here),
        more=[choice for choice in more if choice[0] not in taken],
    )


def _summary(found: DispatchList) -> str:
    """How many have come how far, in one sentence."""
    received = found.counts[DispatchState.RECEIVED] + found.counts[DispatchState.ACTED]
    return _("%(received)d trên %(all)d nơi đã nhận; %(acted)d đã xử lý; %(unsent)d chưa gửi.") % {
        "received": received,
        "all": len(found.rows),
        "acted": found.counts[DispatchState.ACTED],
        "unsent": found.counts[DispatchState.UNSENT],
    }
