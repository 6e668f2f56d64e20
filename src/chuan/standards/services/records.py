"""Records by hand: added, corrected, withdrawn, each with a reason and what it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.core.days import WRITTEN
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.domain.confidence import Confidence
from chuan.standards.enums import Relation, Status
from chuan.standards.errors import (
    MayNotKeepRegister,
    NoSuchStandard,
    RecordRefused,
    StandardKnown,
)
from chuan.standards.models import STANDARD, Standard, StandardIcs, StandardRelation
from chuan.standards.permissions import can_keep_register
from chuan.standards.rules.comparing import kept
from chuan.standards.rules.rows import read_row
from chuan.standards.services.following import tell_superseded
from chuan.standards.services.indexing import index_standards
from chuan.standards.services.writing import link_up, lock_register, write_links, write_records
from chuan.standards.types import STATED, Record

SPOKEN: Final = ("adopts", "replaces", "replaced_by", "amends", "cites")
"""Relations that the form speaks of: an emptied box takes them away."""
_OWN: Final = ("scope", "review_due_on")


@dataclass(frozen=True, slots=True)
class RecordWords:
    """A record as the form says it; days are days, lists are text, one number a line."""

    number: str
    title_vi: str = ""
    title_en: str = ""
    body: str = ""
    status: str = ""
    issued_on: date | None = None
    effective_on: date | None = None
    ended_on: date | None = None
    review_due_on: date | None = None
    decision_symbol: str = ""
    decision_on: date | None = None
    committee: str = ""
    pages: str = ""
    language: str = ""
    price_vnd: str = ""
    link: str = ""
    scope: str = ""
    ics: str = ""
    adopts: str = ""
    replaces: str = ""
    replaced_by: str = ""
    amends: str = ""
    cites: str = ""
    source: str = ""
    confidence: str = ""

    def cells(self) -> dict[str, str]:
        """The form as a row of a table, so that both are read by one rule."""
        told: dict[str, str] = {}
        for each in fields(self):
            value = getattr(self, each.name)
            told[each.name] = f"{value:{WRITTEN}}" if isinstance(value, date) else str(value or "")
        return told


@transaction.atomic
def add_record(*, actor: Actor, words: RecordWords, reason: str) -> Standard:
    """Enter an edition that is not in the register; raises StandardKnown, RecordRefused."""
    told = _authorised(actor, words, reason)
    lock_register()
    if Standard.objects.filter(owner_path="", key=told.key).exists():
        raise StandardKnown
    written = write_records([told], confidence=words.confidence or Confidence.UNCONFIRMED)
    row = Standard.objects.get(pk=written.new[0])
    row.by_hand, row.scope, row.review_due_on = (
        True,
        words.scope.strip()[:1000],
        words.review_due_on,
    )
    row.save(update_fields=("by_hand", "scope", "review_due_on"))
    index_standards([row.pk])
    _record(actor, "standards.record.added", row, {"reason": reason, "source": row.source})
    tell_superseded(actor=actor, ids=written.superseded)
    return row


@transaction.atomic
def correct_record(*, actor: Actor, slug: str, words: RecordWords, reason: str) -> Standard:
    """Lay the whole form onto a record; the number itself stays. Raises NoSuchStandard, RecordRefused."""
    told = _authorised(actor, words, reason)
    lock_register()
    row = _locked(slug)
    if told.key != row.key:
        raise RecordRefused(
            _("Số hiệu là nhận dạng của bản ghi nên không sửa được; hãy thêm bản ghi mới.")
        )
    changes = _lay(row, told, words)
    superseded = _lay_lists(row, told)
    if not changes and superseded is None:
        return row
    row.by_hand, row.imported_by, row.updated_at = True, None, clock.now()
    row.save()
    index_standards([row.pk])
    _record(actor, "standards.record.corrected", row, {**changes, "reason": reason})
    ended = {row.pk} if "status" in changes and row.status == Status.WITHDRAWN else set()
    tell_superseded(actor=actor, ids={*(superseded or ()), *ended})
    return row


@transaction.atomic
def withdraw_record(
    *, actor: Actor, slug: str, ended_on: date, reason: str, basis: str, replaced_by: str = ""
) -> Standard:
    """Say that an edition no longer holds, since when, by which decision, and what follows it.

    Basis: Điều 19 Luật Tiêu chuẩn và quy chuẩn kỹ thuật 2006 (a review may end in cancelling).
    """
    if not can_keep_register(actor):
        raise MayNotKeepRegister
    refuse_stamped_words(actor, reason, basis)
    if not reason.strip() or not basis.strip():
        raise RecordRefused(_("Hãy ghi lý do và văn bản làm căn cứ."))
    lock_register()
    row = _locked(slug)
    begun = row.effective_on or row.issued_on
    if begun and ended_on < begun:
        raise RecordRefused(_("Ngày hết hiệu lực không thể trước ngày có hiệu lực."))
    before = row.status
    row.status, row.ended_on, row.by_hand = Status.WITHDRAWN, ended_on, True
    row.imported_by, row.updated_at = None, clock.now()
    row.save()
    if replaced_by.strip():
        told = read_row({"number": row.designation, "replaced_by": replaced_by})
        if told.record is None or not told.record.links:
            raise RecordRefused(_("Chưa đọc được số hiệu của tiêu chuẩn thay thế."))
        write_links([(row, told.record.links)], row.confidence)
    index_standards([row.pk])
    changes = {
        "status": [before, row.status],
        "ended_on": ended_on,
        "reason": reason,
        "basis": basis,
    }
    _record(actor, "standards.record.withdrawn", row, changes)
    tell_superseded(actor=actor, ids=[row.pk])
    return row


def _authorised(actor: Actor, words: RecordWords, reason: str) -> Record:
    """The record that the form says, for who may write it."""
    if not can_keep_register(actor):
        raise MayNotKeepRegister
    cells = words.cells()
    refuse_stamped_words(actor, reason, words.scope, *cells.values())
    if not reason.strip():
        raise RecordRefused(_("Hãy ghi lý do và nguồn của thông tin."))
    read = read_row(cells)
    if read.record is None:
        raise RecordRefused(read.refused.said(_) if read.refused else _("Chưa đọc được số hiệu."))
    if read.doubts:
        raise RecordRefused(" ".join(each.said(_) for each in read.doubts))
    return read.record


def _locked(slug: str) -> Standard:
    row = Standard.objects.select_for_update(of=("self",)).filter(slug=slug, owner_path="").first()
    if row is None:
        raise NoSuchStandard
    return row


def _lay(row: Standard, told: Record, words: RecordWords) -> dict[str, object]:
    """Set every column; what changed, old and new. A state that is not said stays unknown."""
    changes: dict[str, object] = {}
    for name in (*STATED, *_OWN):
        new = getattr(words if name in _OWN else told, name)
        if name == "status":
            new = new or Status.UNKNOWN
        if name == "confidence":
            new = new or Confidence.UNCONFIRMED
        old = getattr(row, name)
        if (new if new is not None else "") != (old if old is not None else ""):
            changes[name] = [kept(old), kept(new)]
            setattr(row, name, new)
    return changes


def _lay_lists(row: Standard, told: Record) -> set[int] | None:
    """Fields and relations as the form has them; ids that are superseded by it, None for no change."""
    fields_now = set(row.fields.values_list("code", flat=True))
    links = StandardRelation.objects.filter(source=row, relation__in=SPOKEN)
    links_now = {(link.relation, link.target_key, link.degree) for link in links}
    wanted = {(link.relation, link.key, link.degree) for link in told.links}
    if fields_now == set(told.ics) and links_now == wanted:
        return None
    StandardIcs.objects.filter(standard=row).delete()
    StandardIcs.objects.bulk_create([StandardIcs(standard=row, code=code) for code in told.ics])
    links.delete()
    fresh = {(r, key) for r, key, _d in wanted} - {(r, key) for r, key, _d in links_now}
    superseded = write_links([(row, told.links)], row.confidence)
    link_up({row.key: row})
    return (
        superseded
        if any(r in {Relation.REPLACES, Relation.REPLACED_BY, Relation.AMENDS} for r, _k in fresh)
        else set()
    )


def _record(actor: Actor, code: str, row: Standard, changes: Mapping[str, object]) -> None:
    record(
        actor, code, kind=STANDARD, object_id=row.pk, label=row.designation, path="/",
        changes=changes,
    )  # fmt: skip
