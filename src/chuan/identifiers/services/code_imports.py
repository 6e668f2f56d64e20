"""Many codes and links at once from a file: all of it, or nothing and what is wrong on which line."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any, Final

from django.db import transaction
from django.db.models import Q

from chuan.audit.services import record
from chuan.core.actor import Actor
from chuan.domain.sentences import gettext_noop
from chuan.identifiers.enums import LinkRole
from chuan.identifiers.errors import (
    CodesFileRefused,
    EntityTaken,
    LinkRefused,
    MayNotKeepCodes,
)
from chuan.identifiers.models import ENTITY, Entity, EntityChange, EntityLink
from chuan.identifiers.permissions import can_register
from chuan.identifiers.rules.code_rows import CodeRow, RowFault, read_rows
from chuan.identifiers.rules.levels import key_words, levels_of
from chuan.identifiers.rules.links import MOST_LINKS, TOO_MANY
from chuan.identifiers.services.codes import PRIMARY_LEVEL, called, new_code, own_page
from chuan.identifiers.services.keeping import (
    change_of,
    new_link,
    own_address,
    state_of,
    tell,
    written_anew,
)
from chuan.identifiers.types import Link

LARGEST: Final = 4 << 20
"""Octets of a file."""
_BATCH: Final = 300
_CHANGED: Final = ("label", "folded", "entry", "shortcut", "changed_at")
TOO_LARGE: Final = gettext_noop("Tệp lớn quá 4 MB: hãy chia thành nhiều tệp.")
NOT_TEXT: Final = gettext_noop("Tệp không phải văn bản UTF-8: hãy lưu lại dưới dạng CSV UTF-8.")
NOTHING: Final = gettext_noop("Tệp không có dòng nào dưới dòng tên cột.")


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file: counts, or faults and nothing written."""

    new: int = 0
    changed: int = 0
    links: int = 0
    faults: Sequence[RowFault] = ()


@dataclass
class _Work:
    """One code of the file: its row in the database, its links, and what it was before."""

    entity: Entity
    links: list[EntityLink] = field(default_factory=list)
    before: dict[str, Any] = field(default_factory=dict)
    added: list[EntityLink] = field(default_factory=list)

    @property
    def standing(self) -> list[EntityLink]:
        """Its links without what ends with this file."""
        return [link for link in self.links if link.is_active]


@transaction.atomic
def import_codes(*, actor: Actor, raw: bytes, is_sample: bool = False) -> Imported:
    """Register the codes of a file and add its links; what is there already stays as it is.

    A line of history for each code, one entry in the record for the file. Raises MayNotKeepCodes,
    CodesFileRefused.
    """
    if not can_register(actor):
        raise MayNotKeepCodes
    rows, faults = read_rows(_text(raw))
    if not rows and not faults:
        raise CodesFileRefused(NOTHING, field="file")
    faults = sorted([*faults, *_taken(actor, rows)], key=lambda each: each.line)
    if faults:
        return Imported(faults=faults)
    works = _begun(actor, rows, is_sample=is_sample)
    faults = [fault for row in rows if (fault := _taken_in(actor, works[row.key], row))]
    if faults:
        transaction.set_rollback(True)
        return Imported(faults=faults)
    return _written(actor, list(works.values()))


def _text(raw: bytes) -> str:
    if len(raw) > LARGEST:
        raise CodesFileRefused(TOO_LARGE, field="file")
    wide = raw[:2] in {b"\xff\xfe", b"\xfe\xff"}
    try:
        return raw.decode("utf-16" if wide else "utf-8-sig").replace("\x00", "")
    except UnicodeDecodeError as error:
        raise CodesFileRefused(NOT_TEXT, field="file") from error


def _batches(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    return (keys[start : start + _BATCH] for start in range(0, len(keys), _BATCH))


def _taken(actor: Actor, rows: Sequence[CodeRow]) -> list[RowFault]:
    """Lines whose code, or one above or below it, is another body's."""
    lines = defaultdict[str, list[CodeRow]](list)
    for row in rows:
        for level in levels_of(row.key):
            lines[level].append(row)
    others = Entity.objects.exclude(owner_path=actor.path)
    found = [key for keys in _batches(sorted(lines))
             for key in others.filter(key__in=keys).values_list("key", flat=True)]  # fmt: skip
    taken = {row.line: key for key in found for row in lines[key]}
    roots = {row.key: row.line for row in rows if row.key.count("/") == PRIMARY_LEVEL}
    for keys in _batches(sorted(roots)):
        spans = (Q(key__gte=f"{root}/", key__lt=f"{root}0") for root in keys)
        for key in others.filter(reduce(or_, spans)).values_list("key", flat=True):
            taken.setdefault(roots[levels_of(key)[-1]], key)
    return [RowFault(line, EntityTaken(key_words(key))) for line, key in taken.items()]


def _begun(actor: Actor, rows: Sequence[CodeRow], *, is_sample: bool) -> dict[str, _Work]:
    """Every code of the file: those known locked and with their links, new ones not stored yet."""
    names = {row.key: row.label for row in reversed(rows)}
    works = dict[str, _Work]()
    for keys in _batches(sorted(names)):
        known = list(Entity.objects.select_for_update().filter(key__in=keys))
        links = defaultdict[int, list[EntityLink]](list)
        for link in EntityLink.objects.filter(entity__in=known, is_active=True).order_by("pk"):
            links[link.entity_id].append(link)
        for entity in known:
            own = links[entity.pk]
            works[entity.key] = _Work(entity, own, state_of(entity, own))
        new = [new_code(actor, key, names[key], is_sample=is_sample)
               for key in keys if key not in works]  # fmt: skip
        works |= {entity.key: _Work(entity) for entity in new}
    return works


def _taken_in(actor: Actor, work: _Work, row: CodeRow) -> RowFault | None:
    """Put what a line says into its code."""
    if row.label and row.label != work.entity.label:
        called(work.entity, row.label)
    if row.link is None or _has(work, row.link):
        return None
    if len(work.links) >= MOST_LINKS:
        return RowFault(row.line, LinkRefused(TOO_MANY))
    _add(actor, work, row.link)
    return None


def _has(work: _Work, link: Link) -> bool:
    """Whether the code has the link; as the default link too, where it is to be that."""
    same = [each.as_link() for each in work.links]
    if link.role != LinkRole.DEFAULT:
        same = [each._replace(role=link.role) for each in same]
    return any(each._replace(title=link.title) == link for each in same)


def _add(actor: Actor, work: _Work, link: Link) -> None:
    row = new_link(actor, work.entity, link)
    if row.role == LinkRole.DEFAULT:
        for other in work.links:
            if other.role == LinkRole.DEFAULT:
                other.role, other.is_active = LinkRole.PLAIN, other.href != own_address(work.entity)
    work.links.append(row)
    work.added.append(row)


def _written(actor: Actor, works: Sequence[_Work]) -> Imported:
    """Links, what the resolver reads, history and the record."""
    for work in works:
        is_primary = work.entity.key.count("/") == PRIMARY_LEVEL
        if is_primary and not any(link.role == LinkRole.DEFAULT for link in work.links):
            _add(actor, work, own_page(work.entity))
        written_anew(work.entity, work.standing)
    old = [link for work in works for link in work.links if link.pk]
    added = [link for work in works for link in work.added]
    EntityLink.objects.bulk_update(old, ("role", "is_active"), batch_size=_BATCH)
    known = [work.entity for work in works if work.before]
    Entity.objects.bulk_update(known, _CHANGED, batch_size=_BATCH)
    Entity.objects.bulk_create([work.entity for work in works if not work.before], _BATCH)
    EntityLink.objects.bulk_create(added, batch_size=_BATCH)
    changes = [
        change_of(actor, work.entity, "imported", work.before, after)
        for work in works
        if (after := state_of(work.entity, work.standing)) != work.before
    ]
    EntityChange.objects.bulk_create(changes, batch_size=_BATCH)
    tell()
    new = sum(not work.before for work in works)
    done = Imported(new=new, changed=len(changes) - new, links=len(added))
    record(
        actor, "identifiers.codes.imported", kind=ENTITY, object_id=0, label="", path=actor.path,
        changes={"codes": len(changes), "new_codes": new, "code_links": done.links},
    )  # fmt: skip
    return done
