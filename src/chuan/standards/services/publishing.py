"""A draft becomes a standard: its record, what it replaces, where it applies, when it takes effect."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from django.db import transaction

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.core.days import WRITTEN
from chuan.domain.designation import (
    Designation,
    NotADesignation,
    find_designations,
    parse_designation,
)
from chuan.domain.sentences import Sentence, gettext_noop
from chuan.law.selectors.days import calendar
from chuan.procedures.enums import ClockUnit
from chuan.procedures.errors import StepRefused
from chuan.procedures.rules.periods import last_day
from chuan.standards.enums import Relation, StandardKind, Status
from chuan.standards.models import (
    STANDARD,
    Draft,
    DraftCitation,
    DraftPlace,
    Standard,
    StandardRelation,
    StandardTerritory,
)
from chuan.standards.rules.lives import (
    MONTHS_BEFORE_EFFECT,
    REVIEW_YEARS,
    Published,
    effect_fault,
    number_fault,
)
from chuan.standards.rules.rows import read_row
from chuan.standards.services.following import tell_superseded
from chuan.standards.services.indexing import index_standards
from chuan.standards.services.writing import (
    fresh_slugs,
    lock_register,
    write_links,
    write_records,
)
from chuan.standards.types import IDENTITY, STATED, Record

FROM_HERE: Final = gettext_noop("Hồ sơ xây dựng trên hệ thống")


def publish(
    actor: Actor,
    draft: Draft,
    fields: Mapping[str, str],
    flags: Collection[str],
    on: date,
    *,
    keeps_number: bool = False,
) -> Standard:
    """Make the record that the step of publication says; in the transaction of the step.

    Raises `StepRefused` with the box that cannot stand.
    """
    given = replace(_read(draft.kind, fields), keeps_number=keeps_number)
    days = calendar()
    earliest = last_day(given.decided_on, MONTHS_BEFORE_EFFECT, ClockUnit.MONTHS, days)
    for box, fault in (
        ("so-hieu", number_fault(given)),
        ("ngay-hieu-luc", effect_fault(given, earliest=earliest, flags=flags)),
    ):
        if fault is not None:
            raise StepRefused(fault, field=box)
    told = _told(draft, given, fields)
    row, superseded = _write(draft, told, given)
    years = REVIEW_YEARS.get(draft.kind)
    row.review_due_on = last_day(given.decided_on, years, ClockUnit.YEARS, days) if years else None
    row.status = Status.IN_FORCE if given.effective_on <= on else Status.NOT_YET
    row.is_sample, row.by_hand, row.updated_at = draft.is_sample, True, clock.now()
    row.save()
    _lay_territory(draft, row)
    draft.standard, draft.number = row, row.designation[:120]
    draft.save(update_fields=("standard", "number"))
    index_standards([row.pk])
    record(
        actor, "standards.record.published", kind=STANDARD, object_id=row.pk, label=row.designation,
        path=row.owner_path or draft.owner_path,
        changes={"decision_symbol": row.decision_symbol, "effective_on": row.effective_on,
                 "replaces": [str(each) for each in given.replaced]},
    )  # fmt: skip
    tell_superseded(actor=actor, ids=superseded)
    if row.status == Status.IN_FORCE:
        end_replaced(actor, row)
    return row


def take_effect(actor: Actor, row: Standard) -> None:
    """The day has come: it holds, and what it replaces holds no more."""
    if row.status != Status.IN_FORCE:
        row.status, row.updated_at = Status.IN_FORCE, clock.now()
        row.save(update_fields=("status", "updated_at"))
        index_standards([row.pk])
        record(
            actor, "standards.record.took_effect", kind=STANDARD, object_id=row.pk,
            label=row.designation, path=row.owner_path or "/",
            changes={"effective_on": row.effective_on},
        )  # fmt: skip
    end_replaced(actor, row)


def turn_effective(*, actor: Actor, on: date) -> int:
    """Standards published here whose day of effect has come, each in a transaction of its own."""
    rows = Standard.objects.filter(
        status=Status.NOT_YET, effective_on__lte=on, drafts__isnull=False
    )
    return sum(_turn(actor, pk) for pk in sorted(set(rows.values_list("pk", flat=True))))


@transaction.atomic
def _turn(actor: Actor, pk: int) -> int:
    lock_register()
    row = Standard.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    if row is None or row.status != Status.NOT_YET:
        return 0
    take_effect(actor, row)
    return 1


def end_replaced(actor: Actor, row: Standard) -> None:
    """What this edition replaces has ended since its day of effect."""
    does = StandardRelation.objects.filter(source=row, relation=Relation.REPLACES)
    ended = list(
        Standard.objects.filter(pk__in=does.values("target_id"))
        .exclude(status=Status.WITHDRAWN)
        .order_by("pk")
    )
    for each in ended:
        withdraw(actor, each, row.effective_on or clock.today(), row.designation)


def withdraw(actor: Actor, row: Standard, ended_on: date, basis: str) -> None:
    """Write down that an edition has ended, and tell who applies or follows it."""
    before = row.status
    row.status, row.ended_on, row.by_hand = Status.WITHDRAWN, ended_on, True
    row.imported_by, row.updated_at = None, clock.now()
    row.save()
    index_standards([row.pk])
    record(
        actor, "standards.record.withdrawn", kind=STANDARD, object_id=row.pk, label=row.designation,
        path=row.owner_path or "/",
        changes={"status": [before, row.status], "ended_on": ended_on, "basis": basis},
    )  # fmt: skip
    tell_superseded(actor=actor, ids=[row.pk])


def _read(kind: str, fields: Mapping[str, str]) -> Published:
    try:
        number = parse_designation(fields["so-hieu"])
    except NotADesignation as fault:
        raise StepRefused(
            Sentence(gettext_noop("Chưa đọc được số hiệu. Hãy ghi như ví dụ.")), field="so-hieu"
        ) from fault
    said = fields.get("thay-the", "")
    replaced = [found.designation for found in find_designations(said)]
    if said.strip() and not replaced:
        raise StepRefused(
            Sentence(gettext_noop("Chưa đọc được số hiệu bị thay thế.")), field="thay-the"
        )
    return Published(
        kind, number, date.fromisoformat(fields["ngay-quyet-dinh"]),
        date.fromisoformat(fields["ngay-hieu-luc"]), _once(replaced),
    )  # fmt: skip


def _once(found: Sequence[Designation]) -> Sequence[Designation]:
    return list({each.key: each for each in found}.values())


def _told(draft: Draft, given: Published, fields: Mapping[str, str]) -> Record:
    """The record as any other is read, so that one rule makes them all."""
    cites = (
        DraftCitation.objects.filter(draft=draft).order_by("key").values_list("label", flat=True)
    )
    cells = {
        "number": fields["so-hieu"], "title_vi": draft.title,
        "body": "" if draft.kind == StandardKind.TCCS else draft.owner.name,
        "issued_on": f"{given.decided_on:{WRITTEN}}",
        "effective_on": f"{given.effective_on:{WRITTEN}}",
        "decision_symbol": fields["so-quyet-dinh"], "decision_on": f"{given.decided_on:{WRITTEN}}",
        "replaces": "; ".join(str(each) for each in given.replaced), "cites": "; ".join(cites),
        "source": FROM_HERE, "confidence": "A",
    }  # fmt: skip
    read = read_row(cells)
    if read.record is None or read.doubts:
        said = read.doubts[0] if read.doubts else read.refused
        raise StepRefused(said or Sentence(gettext_noop("Chưa đọc được số hiệu.")), field="so-hieu")
    return read.record


def _write(draft: Draft, told: Record, given: Published) -> tuple[Standard, set[int]]:
    """The row in the register, or among the body's own; and what it supersedes."""
    lock_register()
    own = draft.owner_path if draft.kind == StandardKind.TCCS else ""
    if Standard.objects.filter(key=told.key, owner_path=own).exclude(status=Status.DRAFT).exists():
        raise StepRefused(
            Sentence(gettext_noop("Số hiệu %(number)s đã có."), number=told.designation),
            field="so-hieu",
        )
    if not own:
        done = write_records([told], confidence="A", over_hand={told.key})
        return Standard.objects.get(key=told.key, owner_path=""), done.superseded
    stated = {name: getattr(told, name) for name in (*IDENTITY, *STATED)}
    stated["status"] = Status.NOT_YET
    row = Standard.objects.create(
        **stated, slug=fresh_slugs([(told.key, own)])[told.key, own], owner=draft.owner,
        owner_path=own, is_public=draft.is_public or draft.shows_number, updated_at=clock.now(),
    )  # fmt: skip
    return row, _own_links(row, told, given)


def _own_links(row: Standard, told: Record, given: Published) -> set[int]:
    """Relations of a base standard: what it replaces is the same body's, what it cites the register's."""
    superseded = write_links([(row, told.links)], "A")
    for each in given.replaced:
        target = Standard.objects.filter(key=each.key, owner_path=row.owner_path).first()
        if target is not None:
            StandardRelation.objects.filter(
                source=row, relation=Relation.REPLACES, target_key=each.key
            ).update(target=target)
            superseded.add(target.pk)
    return superseded


def _lay_territory(draft: Draft, row: Standard) -> None:
    """The communes chosen for the draft are where the regulation applies."""
    places = DraftPlace.objects.filter(draft=draft).values_list("place_id", flat=True)
    StandardTerritory.objects.bulk_create(
        [StandardTerritory(standard=row, place_id=pk) for pk in sorted(places)],
        ignore_conflicts=True,
    )
