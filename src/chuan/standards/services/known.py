"""Loads what a release knows into the register; safe to run again, and never over a person's correction."""

from dataclasses import dataclass

from django.db import transaction

from chuan.audit.services import record
from chuan.core.actor import Actor, system_actor
from chuan.procedures.services.loading import load_definitions
from chuan.standards import knowledge
from chuan.standards.models import STANDARD, IcsField
from chuan.standards.services.following import tell_changes
from chuan.standards.services.indexing import index_standards
from chuan.standards.services.writing import lock_register, write_records

_COLUMNS = ("level", "parent_code", "name_vi", "name_en", "notes")


@dataclass(frozen=True, slots=True)
class KnownLoaded:
    """How many records the release knows, how many are new or changed; fields that came or changed."""

    records: int
    new: int
    changed: int
    fields: int


@transaction.atomic
def load_known(*, actor: Actor | None = None) -> KnownLoaded:
    """Bring register, classification and procedures of standards up to date with the files of the release."""
    doer = actor or system_actor()
    load_definitions(actor=doer, package="chuan.standards")
    lock_register()
    fields = _load_fields()
    known = knowledge.known_records()
    done = write_records(known)
    index_standards([*done.new, *done.changed])
    loaded = KnownLoaded(len(known), len(done.new), len(done.changed), fields)
    if loaded.new or loaded.changed or loaded.fields:
        record(
            doer, "standards.register.loaded", kind=STANDARD, object_id="", label="", path="/",
            changes={"records": loaded.records, "new": loaded.new, "changed": loaded.changed,
                     "fields": loaded.fields},
        )  # fmt: skip
    tell_changes(actor=doer, written=done)
    return loaded


def _load_fields() -> int:
    """Fields that came or changed; one that the file no longer has stays, records may use it."""
    standing = {row.code: row for row in IcsField.objects.all()}
    told = [
        IcsField(
            code=each.code, level=each.level, parent_code=each.parent, name_vi=each.name_vi,
            name_en=each.name_en, notes=each.notes,
        )
        for each in knowledge.fields()
    ]  # fmt: skip
    new = [row for row in told if row.code not in standing]
    changed = [
        row
        for row in told
        if row.code in standing
        and any(getattr(row, name) != getattr(standing[row.code], name) for name in _COLUMNS)
    ]
    IcsField.objects.bulk_create(new)
    if changed:
        IcsField.objects.bulk_update(changed, _COLUMNS)
    return len(new) + len(changed)
