"""Which databases elsewhere a body is joined with, on which line, and when it rests."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.domain.confidence import Confidence
from chuan.domain.sentences import gettext_noop
from chuan.exchange.enums import MessageState, Transport
from chuan.exchange.errors import (
    ConnectionNotFound,
    ConnectionRefused,
    MayNotSetUp,
    ReasonMissing,
)
from chuan.exchange.lines.http_line import checked_address
from chuan.exchange.models import CONNECTION, AgencyCode, Connection, ConnectionMessage
from chuan.exchange.permissions import can_set_up, forget_paths
from chuan.exchange.rules.agency_codes import read_agency_code
from chuan.exchange.rules.canonical import HEX_64
from chuan.exchange.services.connection_log import own_signing_key, write_log
from chuan.exchange.services.delivering import queue
from chuan.orgs.selectors import organisation_by_uid

BAD_CODE: Final = gettext_noop(
    "Mã định danh cơ quan gồm một chữ cái và hai chữ số, mỗi cấp dưới thêm một nhóm số, ví dụ H40.08; "
    "hoặc mã cũ 13 ký tự, ví dụ 000.00.19.H40."
)
BAD_KEY: Final = gettext_noop("Khóa công khai của bên kia gồm 64 chữ số thập lục phân.")
TAKEN: Final = gettext_noop("Cơ quan này đã có kết nối với nơi nhận đó.")


@dataclass(frozen=True, slots=True)
class ConnectionWords:
    """What the administrator says of a connection."""

    name: str
    transport: Transport
    address: str
    own_code: str
    other_code: str
    other_key: str
    is_simulated: bool = False


@transaction.atomic
def open_connection(*, actor: Actor, organisation: UUID, words: ConnectionWords) -> Connection:
    """Join a body with a database elsewhere; nothing is sent by it yet.

    Basis: Nghị định 278/2025/NĐ-CP
    """
    _authorise(actor)
    own_signing_key()
    body = organisation_by_uid(organisation)
    row = Connection(organisation=body, owner_path=body.path, made_at=clock.now())
    _fill(row, words)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise ConnectionRefused(TAKEN) from error
    write_log(row, "opened", note=words.name)
    transaction.on_commit(forget_paths)
    _record(actor, "exchange.connection.opened", row, {"node": row.other_code})
    return row


@transaction.atomic
def change_connection(*, actor: Actor, uid: UUID, words: ConnectionWords) -> Connection:
    """Say otherwise how a connection goes; messages already signed stay as they are."""
    _authorise(actor)
    row = _locked(uid)
    before = row.address
    _fill(row, words)
    row.save()
    write_log(row, "changed", note=words.name)
    _record(actor, "exchange.connection.changed", row, {"address": [before, row.address]})
    return row


@transaction.atomic
def pause_connection(*, actor: Actor, uid: UUID, reason: str) -> Connection:
    """Let nothing go over a connection until somebody resumes it; what waits stays."""
    _authorise(actor)
    said = " ".join(reason.split())[:400]
    if not said:
        raise ReasonMissing
    row = _locked(uid)
    row.paused_at, row.paused_reason = clock.now(), said
    row.save(update_fields=("paused_at", "paused_reason"))
    write_log(row, "paused", note=said)
    _record(actor, "exchange.connection.paused", row, {"reason": said})
    return row


@transaction.atomic
def resume_connection(*, actor: Actor, uid: UUID) -> Connection:
    """Let messages go again, those that waited first."""
    _authorise(actor)
    row = _locked(uid)
    row.paused_at, row.paused_reason = None, ""
    row.save(update_fields=("paused_at", "paused_reason"))
    waiting = ConnectionMessage.objects.outgoing().filter(
        connection=row, state=MessageState.WAITING
    )
    for message in waiting.order_by("pk"):
        queue(message)
    write_log(row, "resumed")
    _record(actor, "exchange.connection.resumed", row, {})
    return row


@transaction.atomic
def put_agency_code(
    *,
    actor: Actor,
    code: str,
    name: str,
    organisation: UUID | None = None,
    source: str = "",
    confidence: Confidence = Confidence.UNCONFIRMED,
) -> AgencyCode:
    """Say which agency a code stands for; the code again says it anew.

    Basis: Quyết định 20/2020/QĐ-TTg
    """
    _authorise(actor)
    read = read_agency_code(code)
    if not read:
        raise ConnectionRefused(BAD_CODE)
    body = organisation_by_uid(organisation) if organisation else None
    if body is not None:
        AgencyCode.objects.filter(organisation=body).exclude(code=read).update(organisation=None)
    row, made = AgencyCode.objects.update_or_create(
        code=read,
        defaults={
            "name": " ".join(name.split())[:300],
            "organisation": body,
            "source": " ".join(source.split())[:300],
            "confidence": confidence,
        },
    )
    record(
        actor, "exchange.agency_code.put", kind="agency_code", object_id=row.pk, label=row.code,
        path="/", changes={"node": row.name, "new": made},
    )  # fmt: skip
    return row


def _authorise(actor: Actor) -> None:
    if not can_set_up(actor):
        raise MayNotSetUp


def _locked(uid: UUID) -> Connection:
    row = Connection.objects.select_for_update().filter(uid=uid).first()
    if row is None:
        raise ConnectionNotFound
    return row


def _fill(row: Connection, words: ConnectionWords) -> None:
    row.name = " ".join(words.name.split())[:200]
    if not row.name:
        raise ConnectionRefused(gettext_noop("Hãy đặt tên cho kết nối."))
    row.transport = words.transport
    row.is_simulated = words.is_simulated
    row.address = ""
    if words.transport is Transport.HTTP:
        row.address = checked_address(words.address, simulated=words.is_simulated)
    row.own_code = read_agency_code(words.own_code)
    row.other_code = read_agency_code(words.other_code)
    if not row.own_code or not row.other_code:
        raise ConnectionRefused(BAD_CODE)
    row.other_key = words.other_key.strip().lower()
    if not HEX_64.fullmatch(row.other_key):
        raise ConnectionRefused(BAD_KEY)


def _record(actor: Actor, code: str, row: Connection, changes: dict[str, object]) -> None:
    record(
        actor, code, kind=CONNECTION, object_id=row.pk, label=row.name, path=row.owner_path,
        changes=changes,
    )  # fmt: skip
