"""Writes many records at once: new ones, what changed, their fields and relations, and who must know."""

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.db.models import OuterRef, Subquery

from chuan.core import clock
from chuan.domain.confidence import Confidence
from chuan.standards.enums import Relation
from chuan.standards.models import (
    RegisterState,
    Standard,
    StandardIcs,
    StandardRelation,
)
from chuan.standards.models.imports import ImportRun
from chuan.standards.rules.comparing import changed_columns, changed_ics, changed_links, kept
from chuan.standards.rules.rows import implied_status
from chuan.standards.types import IDENTITY, STATED, Link, Record

AT_ONCE: Final = 1000
"""Records written in one go."""
_SLUG: Final = re.compile(r"[^a-z0-9]+")
_COLUMNS: Final = tuple(name for name in STATED if name not in {"status", "confidence"})


@dataclass(slots=True)
class Written:
    """What became of some records: ids of new and changed ones, how many stayed, what stood before."""

    new: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    same: int = 0
    passed: list[str] = field(default_factory=list)
    before: dict[str, dict[str, Any]] = field(default_factory=dict)
    superseded: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Standing:
    """A record that is in the register, with its fields and relations as values."""

    row: Standard
    ics: frozenset[str]
    links: Sequence[Link]

    def columns(self) -> Mapping[str, Any]:
        """The stated columns as they stand."""
        return {name: getattr(self.row, name) for name in STATED}

    def as_json(self) -> dict[str, Any]:
        """What is needed to bring the record back to this state."""
        return {
            "columns": {name: kept(value) for name, value in self.columns().items()},
            "ics": sorted(self.ics),
            "links": [[e.relation, e.label, e.key, e.family, e.degree] for e in self.links],
            "imported_by": self.row.imported_by_id,
            "by_hand": self.row.by_hand,
        }


def lock_register() -> RegisterState:
    """The one row that writers of many records hold, so that two imports go one after the other."""
    RegisterState.objects.get_or_create(pk=1, defaults={"changed_at": clock.now()})
    state = RegisterState.objects.select_for_update().get(pk=1)
    state.changed_at = clock.now()
    state.save(update_fields=("changed_at",))
    return state


def slug_of(key: str) -> str:
    """The address of a key: small letters, digits, dashes."""
    return _SLUG.sub("-", key.lower()).strip("-")[:150] or "tieu-chuan"


def standing_records(keys: Collection[str], owner_path: str = "") -> dict[str, Standing]:
    """Records of these keys in one register, with their fields and relations: three queries."""
    rows = {
        row.key: row for row in Standard.objects.filter(owner_path=owner_path, key__in=list(keys))
    }
    ids = [row.pk for row in rows.values()]
    fields: dict[int, set[str]] = {pk: set() for pk in ids}
    links: dict[int, list[Link]] = {pk: [] for pk in ids}
    if ids:
        for pk, code in StandardIcs.objects.filter(standard__in=ids).values_list(
            "standard_id", "code"
        ):
            fields[pk].add(code)
        for pk, *told in StandardRelation.objects.filter(source__in=ids).values_list(
            "source_id", "relation", "target_label", "target_key", "target_family", "degree"
        ):
            links[pk].append(Link(*told))
    return {
        key: Standing(row, frozenset(fields[row.pk]), tuple(links[row.pk]))
        for key, row in rows.items()
    }


def write_records(
    records: Sequence[Record],
    *,
    run: ImportRun | None = None,
    source: str = "",
    confidence: str = Confidence.UNCONFIRMED,
    over_hand: Collection[str] = (),
) -> Written:
    """Bring the register up to these records; in the caller's transaction, under `lock_register`.

    A record that a person corrected stays as it is unless its key is among `over_hand`; one that an
    import wrote stays when there is no `run`, so that a release never undoes it. The last of two records
    of one key counts.
    """
    by_key = {record.key: record for record in records}
    standing = standing_records(by_key)
    now, done = clock.now(), Written()
    fresh = [record for key, record in by_key.items() if key not in standing]
    made = _create(fresh, run, source, confidence, now)
    done.new = [row.pk for row in made.values()]
    new_links: list[tuple[Standard, Sequence[Link]]] = [
        (made[record.key], record.links) for record in fresh
    ]
    new_fields = [(made[record.key].pk, code) for record in fresh for code in record.ics]
    rows: list[Standard] = []
    for key, here in standing.items():
        if _stays(here.row, run, key in over_hand):
            done.passed.append(key)
            continue
        added = _change(here, by_key[key], run, now, new_fields)
        if added is None:
            done.same += 1
            continue
        done.before[key] = here.as_json()
        done.changed.append(here.row.pk)
        rows.append(here.row)
        new_links.append((here.row, added))
    if rows:
        Standard.objects.bulk_update(
            rows, (*STATED, "imported_by", "by_hand", "updated_at"), batch_size=200
        )
    StandardIcs.objects.bulk_create(
        [StandardIcs(standard_id=pk, code=code) for pk, code in new_fields], ignore_conflicts=True
    )
    done.superseded = write_links(new_links, confidence)
    link_up(made)
    return done


def link_up(made: Mapping[str, Standard]) -> None:
    """Let relations that waited for these numbers point to their records."""
    if not made:
        return
    waiting = StandardRelation.objects.filter(target=None, target_key__in=list(made))
    found = Standard.objects.filter(owner_path="", key=OuterRef("target_key")).values("pk")[:1]
    waiting.update(target=Subquery(found))


def fresh_slugs(wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """An address for each (key, owner path): plain where it is free, else with a short mark."""
    pairs = list(dict.fromkeys(wanted))
    plain = {pair: slug_of(pair[0]) for pair in pairs}
    taken = set(
        Standard.objects.filter(slug__in=set(plain.values())).values_list("slug", flat=True)
    )
    found: dict[tuple[str, str], str] = {}
    for pair, slug in plain.items():
        if slug in taken:
            mark = hashlib.sha256("\n".join(pair).encode()).hexdigest()[:10]
            slug = f"{slug}-{mark}"  # noqa: PLW2901  (the address is taken: the marked one)
        taken.add(slug)
        found[pair] = slug
    return found


def _stays(row: Standard, run: ImportRun | None, may_overwrite: bool) -> bool:  # noqa: FBT001  (read beside the row)
    return (row.by_hand and not may_overwrite) or (run is None and row.imported_by_id is not None)


def _create(
    records: Sequence[Record], run: ImportRun | None, source: str, confidence: str, now: datetime
) -> dict[str, Standard]:
    slugs = fresh_slugs((record.key, "") for record in records)
    rows = [
        Standard(
            **{name: getattr(record, name) for name in (*IDENTITY, *_COLUMNS)},
            slug=slugs[record.key, ""],
            status=implied_status(record),
            confidence=record.confidence or confidence,
            imported_by=run,
            updated_at=now,
        )
        for record in records
    ]
    for row in rows:
        row.source = row.source or source
    return {row.key: row for row in Standard.objects.bulk_create(rows, batch_size=AT_ONCE)}


def _change(
    here: Standing,
    record: Record,
    run: ImportRun | None,
    now: datetime,
    new_fields: list[tuple[int, str]],
) -> Sequence[Link] | None:
    """Lay what the record says onto the row; the links to add, or None where nothing changes."""
    row = here.row
    columns = changed_columns(record, here.columns())
    other_fields = changed_ics(record, here.ics)
    added, gone = changed_links(record, here.links)
    if not columns and not other_fields and not added and not gone:
        return None
    for name, (_old, new) in columns.items():
        setattr(row, name, new)
    if other_fields:
        StandardIcs.objects.filter(standard=row).exclude(code__in=record.ics).delete()
        new_fields.extend((row.pk, code) for code in record.ics if code not in here.ics)
    for link in gone:
        StandardRelation.objects.filter(
            source=row, relation=link.relation, target_key=link.key
        ).delete()
    row.imported_by, row.by_hand, row.updated_at = run, False, now
    return added


def write_links(told: Sequence[tuple[Standard, Sequence[Link]]], confidence: str) -> set[int]:
    """Write relations, pointing to the records that exist; ids of records that they supersede."""
    keys = {link.key for _row, links in told for link in links}
    targets = (
        dict(Standard.objects.filter(owner_path="", key__in=list(keys)).values_list("key", "pk"))
        if keys
        else {}
    )
    superseded: set[int] = set()
    rows = []
    for row, links in told:
        for link in links:
            target = targets.get(link.key)
            rows.append(
                StandardRelation(
                    source_id=row.pk,
                    target_id=target if target != row.pk else None,
                    relation=link.relation,
                    target_key=link.key,
                    target_family=link.family,
                    target_label=link.label,
                    degree=link.degree,
                    confidence=row.confidence or confidence,
                )
            )
            if link.relation == Relation.REPLACED_BY:
                superseded.add(row.pk)
            elif link.relation in {Relation.REPLACES, Relation.AMENDS} and target:
                superseded.add(target)
    StandardRelation.objects.bulk_create(rows, batch_size=AT_ONCE, ignore_conflicts=True)
    return superseded
