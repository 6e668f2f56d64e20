"""Writes to the record: always inside the transaction of the act that is recorded."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from chuan.audit import sentences
from chuan.audit.models import AuditEntry
from chuan.audit.values import clean_text, plain
from chuan.core import clock
from chuan.core.actor import Actor


@dataclass(frozen=True, slots=True)
class Thing:
    """What was acted on: its kind and id, how people call it, and its owner's path."""

    kind: str
    object_id: str
    label: str
    path: str


def record(
    actor: Actor,
    code: str,
    *,
    kind: str,
    object_id: int | str,
    label: str,
    path: str,
    changes: Mapping[str, object] | None = None,
) -> None:
    """Write down that `actor` did `code` to one thing, in the caller's transaction.

    `path` is the organisation path of the thing's owner, `label` how people call the thing,
    `changes` what became what. A code without a sentence raises UnknownCode.
    """
    thing = Thing(kind, str(object_id), label, path)
    _insert(actor, code, thing, changes or {}, personal_read=False)


def record_read(
    actor: Actor,
    code: str,
    *,
    kind: str,
    object_id: int | str,
    label: str,
    path: str,
    changes: Mapping[str, object] | None = None,
) -> None:
    """Write down that `actor` looked at personal data; opens a transaction when there is none.

    Basis: Luật 91/2025/QH15.
    """
    thing = Thing(kind, str(object_id), label, path)
    with transaction.atomic():
        _insert(actor, code, thing, changes or {}, personal_read=True)


def _insert(
    actor: Actor, code: str, thing: Thing, changes: Mapping[str, object], *, personal_read: bool
) -> None:
    sentences.require(code)
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("an act and its record share one transaction")
    AuditEntry.objects.create(
        at=clock.now(),
        actor_id=actor.id or "anonymous",
        actor_label=clean_text(actor.label, 200),
        organisation_path=actor.path,
        organisation_label=clean_text(actor.organisation_label, 300),
        on_behalf_of=clean_text(actor.on_behalf_of, 200),
        code=code,
        kind=thing.kind,
        object_id=thing.object_id,
        label=clean_text(thing.label, 300),
        path=thing.path,
        changes=plain(changes),
        is_personal_read=personal_read,
    )
