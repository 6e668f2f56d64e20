"""A day of ours compared with what the other side got; what it never got is sent again."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.domain.sentences import gettext_noop
from chuan.exchange.enums import MessageState, Transport
from chuan.exchange.errors import ConnectionNotFound, FeedNotReady, MayNotExchange
from chuan.exchange.lines import LineFailed
from chuan.exchange.models import CONNECTION, Connection, ConnectionMessage, Reconciliation
from chuan.exchange.permissions import can_run_connection
from chuan.exchange.rules.reconciling import compare, to_send_again
from chuan.exchange.services.connection_log import write_log
from chuan.exchange.services.delivering import line_of, queue

NO_LINE: Final = gettext_noop(
    "Kết nối này gửi bằng tệp; hãy đối chiếu sổ gửi với bên nhận bằng giấy."
)
DAY: Final = timedelta(days=1)
ANSWERED: Final = (MessageState.ACCEPTED, MessageState.REFUSED)
"""States in which the other side has answered, so that it must know the message."""


def reconcile_day(*, actor: Actor, uid: UUID, on: date) -> Reconciliation:
    """Compare one day of a connection with the other side; what it lost waits to be sent again.

    The other side is asked for the days before and after too, since its clock is not ours.
    """
    connection = Connection.objects.visible_to(actor).filter(uid=uid).first()
    if connection is None:
        raise ConnectionNotFound
    if not can_run_connection(actor, connection):
        raise MayNotExchange
    if connection.transport != Transport.HTTP:
        raise FeedNotReady(NO_LINE)
    line = line_of(connection)
    try:
        near = {day: line.known(day) for day in (on - DAY, on, on + DAY)}
    except LineFailed as error:
        raise FeedNotReady(
            _("Không hỏi được bên kia (%(why)s). Hãy thử lại sau.") % {"why": error}
        ) from error
    with transaction.atomic():
        return _keep_compared(actor, connection, on, near)


def _keep_compared(
    actor: Actor, connection: Connection, on: date, near: Mapping[date, Mapping[str, str]]
) -> Reconciliation:
    ours = _answered_on(connection, on)
    anywhere = {key: value for day in near.values() for key, value in day.items()}
    theirs = {key: value for key, value in anywhere.items() if key in ours}
    strange = _not_of_ours(connection, near[on])
    differences = compare(ours, {**theirs, **strange})
    lost = to_send_again(differences)
    row, _made = Reconciliation.objects.update_or_create(
        connection=connection,
        on=on,
        defaults={
            "ours": len(ours),
            "theirs": len(theirs) + len(strange),
            "agrees": not differences,
            "differences": [asdict(each) for each in differences],
            "at": clock.now(),
        },
    )
    _send_again(connection, lost)
    write_log(connection, "reconciled", note=f"{on.isoformat()} {len(ours)} {len(differences)}")
    record(
        actor, "exchange.connection.reconciled", kind=CONNECTION, object_id=connection.pk,
        label=connection.name, path=connection.owner_path,
        changes={"day": on.isoformat(), "items": len(ours), "differences": len(differences)},
    )  # fmt: skip
    return row


def _answered_on(connection: Connection, on: date) -> Mapping[str, str]:
    """Ours that the other side answered on a day of Vietnam: id → hash of content."""
    begin = datetime.combine(on, time(), tzinfo=clock.VIETNAM)
    rows = ConnectionMessage.objects.outgoing().filter(
        connection=connection, state__in=ANSWERED, state_at__gte=begin, state_at__lt=begin + DAY
    )
    return dict(rows.values_list("message_id", "sha256"))


def _not_of_ours(connection: Connection, theirs: Mapping[str, str]) -> Mapping[str, str]:
    """What the other side says it got from us, and this node never sent."""
    sent = ConnectionMessage.objects.outgoing().filter(
        connection=connection, message_id__in=list(theirs)
    )
    known = set(sent.values_list("message_id", flat=True))
    return {key: value for key, value in theirs.items() if key not in known}


def _send_again(connection: Connection, lost: Sequence[str]) -> None:
    """What the other side answered and does not know any more goes again, as it was signed."""
    rows = ConnectionMessage.objects.outgoing().filter(connection=connection, message_id__in=lost)
    for message in rows.select_for_update():
        message.state, message.state_at = MessageState.WAITING, clock.now()
        message.save(update_fields=("state", "state_at"))
        write_log(connection, "lost", message_id=message.message_id, sha256=message.sha256)
        queue(message)
