"""What waits for a body that has connections: feeds that are due, messages to look at or to send again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.core.worklist import Source, WorkItem
from chuan.domain.cascade import Period
from chuan.exchange.enums import MessageState
from chuan.exchange.feeds import Feed, feeds
from chuan.exchange.labels import MESSAGE_STATE
from chuan.exchange.models import Connection, ConnectionMessage
from chuan.exchange.permissions import SENDERS
from chuan.exchange.selectors.connections import SOON_DAYS, period_at_hand


@dataclass(frozen=True, slots=True)
class Due:
    """A duty to send for one period, and its last day."""

    feed: Feed
    period: Period
    last_day: date


def duties_due(on: date) -> Sequence[Due]:
    """The duties whose last day comes within two weeks, or has passed in the period at hand."""
    found = []
    for duty in feeds():
        period = period_at_hand(duty, on)
        if period is None or duty.due is None:
            continue
        last = duty.due(period)
        if on >= last - timedelta(days=SOON_DAYS):
            found.append(Due(duty, period, last))
    return tuple(found)


def without(due: Due) -> QuerySet[Connection]:
    """Open connections over which nothing was signed for a duty and its period."""
    signed = ConnectionMessage.objects.outgoing().filter(
        connection=OuterRef("pk"), feed=due.feed.key, period=due.period.code
    )
    standing = signed.exclude(state=MessageState.REFUSED)
    return Connection.objects.open().filter(~Exists(standing))


def sources_of(actor: Actor, on: date) -> Sequence[Source]:
    """What waits for the very body that the actor works for."""
    if not actor.has_role(*SENDERS):
        return ()
    duties = [
        Source(
            without(due).filter(owner_path=actor.path).order_by("pk"), partial(_duty_items, due, on)
        )
        for due in duties_due(on)
    ]
    mine = ConnectionMessage.objects.filter(connection__owner_path=actor.path)
    arrived = mine.incoming().filter(state=MessageState.RECEIVED)
    stuck = mine.outgoing().filter(state=MessageState.FAILED)
    return (
        *duties,
        Source(arrived.order_by("made_at"), partial(_message_items, _("Xem, nhận dữ liệu"))),
        Source(stuck.order_by("made_at"), partial(_message_items, _("Gửi lại"))),
    )


def _duty_items(due: Due, on: date, rows: Sequence[Connection]) -> Iterable[WorkItem]:
    for row in rows:
        url = reverse("exchange:feed_preview", args=[row.uid, due.feed.key])
        yield WorkItem(
            uid=row.uid,
            kind=f"exchange.feed.{due.feed.key}",
            title=_("Gửi %(feed)s") % {"feed": due.feed.label},
            url=f"{url}?ky={due.period.code}",
            role_label=_("Chủ trì"),
            due_on=due.last_day,
            document_label=row.name,
            clause="; ".join(f"{article} {symbol}" for symbol, article in due.feed.basis),
            next_action_label=_("Xem và ký gửi"),
            next_action_url=f"{url}?ky={due.period.code}",
            overdue=due.last_day < on,
        )


def _message_items(action: str, rows: Sequence[ConnectionMessage]) -> Iterable[WorkItem]:
    for row in rows:
        url = reverse("exchange:message_detail", args=[row.uid])
        state = MessageState(row.state)
        yield WorkItem(
            uid=row.uid,
            kind="exchange.message",
            title=row.title,
            url=url,
            role_label=_("Chủ trì"),
            due_on=None,
            next_action_label=action,
            next_action_url=url,
            state=state,
            state_label=str(MESSAGE_STATE[state]),
            waits=True,
        )
