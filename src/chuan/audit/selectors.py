"""Reads of the record for its pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from chuan.audit import sentences
from chuan.audit.errors import EntryNotFound, RecordClosed
from chuan.audit.models import AuditBatch, AuditEntry
from chuan.audit.permissions import can_read
from chuan.core.actor import Actor


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry as its page shows it; `changes` are (what, how) in words."""

    id: int
    at: datetime
    sentence: str
    code: str
    actor_label: str
    on_behalf_of: str
    organisation_label: str
    label: str
    thing: str
    changes: tuple[tuple[str, str], ...]
    is_personal_read: bool
    seal: "SealView | None"


@dataclass(frozen=True, slots=True)
class SealView:
    """The batch that seals an entry."""

    number: int
    root: str
    signed_at: datetime


def entries_for(actor: Actor) -> QuerySet[AuditEntry]:
    """Entries that `actor` may read; RecordClosed for anyone but auditors and administrators."""
    if not can_read(actor):
        raise RecordClosed
    return AuditEntry.objects.visible_to(actor)


def last_change(kind: str) -> datetime | None:
    """When something was last done to things of a kind; what and by whom is not told."""
    latest: datetime | None = AuditEntry.objects.filter(kind=kind).aggregate(at=Max("at"))["at"]
    return latest


def entry(actor: Actor, entry_id: int) -> EntryView:
    """One entry with its changes and its seal; EntryNotFound outside the actor's scope."""
    row = entries_for(actor).filter(pk=entry_id).first()
    if row is None:
        raise EntryNotFound
    return EntryView(
        id=row.pk,
        at=row.at,
        sentence=capfirst(sentences.sentence_of(row.code)),
        code=row.code,
        actor_label=row.actor_label,
        on_behalf_of=row.on_behalf_of,
        organisation_label=row.organisation_label,
        label=row.label,
        thing=f"{row.kind}:{row.object_id}",
        changes=tuple((sentences.field_of(key), said(value)) for key, value in row.changes.items()),
        is_personal_read=row.is_personal_read,
        seal=_seal_of(row.pk),
    )


def _seal_of(entry_id: int) -> SealView | None:
    batch = AuditBatch.objects.filter(last_id__gte=entry_id).order_by("last_id").first()
    return SealView(batch.number, batch.root, batch.signed_at) if batch else None


def said(value: object) -> str:
    """A changed value in words: what became what, lists joined, yes and no, nothing as a dash."""
    if isinstance(value, Mapping) and set(value) in ({"from", "to"}, {"before", "after"}):
        first, last = ("from", "to") if "from" in value else ("before", "after")
        return f"{said(value[first])} → {said(value[last])}"
    if isinstance(value, Mapping):
        named = ((sentences.field_of(str(key)), said(item)) for key, item in value.items())
        return "; ".join(f"{name}: {text}" for name, text in named)
    if isinstance(value, list):
        return ", ".join(said(item) for item in value) or "–"
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    return "–" if value in {None, ""} else str(value)
