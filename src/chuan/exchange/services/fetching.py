"""Fetches what waits on the other side, page by page; a page is kept whole before the next is asked for."""

import logging
from collections.abc import Callable
from typing import Final
from uuid import UUID

from django.db import transaction

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.exchange.enums import Transport
from chuan.exchange.errors import ConnectionNotFound, MayNotExchange, MessageRefused
from chuan.exchange.lines import Fetched, LineFailed
from chuan.exchange.models import CONNECTION, Connection
from chuan.exchange.permissions import can_run_connection
from chuan.exchange.services.connection_log import write_log
from chuan.exchange.services.delivering import line_of
from chuan.exchange.services.taking import take_in

MOST_PAGES: Final = 200
"""Pages of one round; what is left comes with the next."""
Progress = Callable[[int, int, str], None]

log = logging.getLogger(__name__)


def fetch_now(*, actor: Actor, uid: UUID) -> int:
    """Fetch over one connection because somebody asked; how many messages came."""
    connection = Connection.objects.visible_to(actor).filter(uid=uid).first()
    if connection is None:
        raise ConnectionNotFound
    if not can_run_connection(actor, connection):
        raise MayNotExchange
    came = fetch(connection)
    with transaction.atomic():
        record(
            actor, "exchange.connection.fetched", kind=CONNECTION, object_id=connection.pk,
            label=connection.name, path=connection.owner_path, changes={"items": came},
        )  # fmt: skip
    return came


def fetch_all(*, progress: Progress) -> int:
    """Fetch over every open line; how many messages came. One that fails stops no other."""
    connections = list(Connection.objects.open().filter(transport=Transport.HTTP).order_by("pk"))
    came = 0
    for number, connection in enumerate(connections, start=1):
        came += fetch(connection)
        progress(number, len(connections), connection.name)
    return came


def fetch(connection: Connection) -> int:
    """Fetch what is new over one connection; a line that fails is told on its page."""
    came = 0
    try:
        for _page in range(MOST_PAGES):
            connection.refresh_from_db()
            page = line_of(connection).fetch(connection.cursor)
            came += _keep_page(connection, page)
            if not page.more:
                break
    except LineFailed as error:
        log.info("fetching from %s: %s", connection.other_code, error)
        _note(connection, str(error))
    else:
        _note(connection, "")
    return came


@transaction.atomic
def _keep_page(connection: Connection, page: Fetched) -> int:
    """The messages of one page and where to go on, together."""
    row = Connection.objects.select_for_update().get(pk=connection.pk)
    came = 0
    for raw in page.messages:
        try:
            with transaction.atomic():
                take_in(row, raw)
        except MessageRefused as error:
            write_log(row, "not_believed", note=error.message)
        else:
            came += 1
    row.cursor, row.fetched_at = page.cursor, clock.now()
    row.save(update_fields=("cursor", "fetched_at"))
    return came


def _note(connection: Connection, error: str) -> None:
    Connection.objects.filter(pk=connection.pk).exclude(fetch_error=error[:400]).update(
        fetch_error=error[:400]
    )
