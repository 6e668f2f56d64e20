"""The words of a report: drafted from facts, written by people, drafted again without losing a word.

Every change first takes up what was changed in the drafted paper and what the facts say now, and
puts the result back into the draft: the two can never say different things.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents import services as documents
from chuan.documents.models import PaperDraft
from chuan.documents.permissions import can_edit_paper
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.figures.errors import ChangedMeanwhile, FigureRefused, MayNotReport, ReportNotFound
from chuan.figures.models import Report, ReportText
from chuan.figures.permissions import can_send, is_of_its_body
from chuan.figures.rules import rewording
from chuan.figures.rules.report_facts import Facts
from chuan.figures.rules.report_paper import (
    annexes_of,
    body_of,
    fingerprint_of,
    renewed_annexes,
)
from chuan.figures.rules.rewording import Outline
from chuan.figures.rules.word_marks import mark_of, plain
from chuan.figures.selectors.report_facts import facts_of
from chuan.figures.selectors.report_words import (
    ANNEX,
    annexes_made,
    as_row,
    draft_of,
    outline_now,
)
from chuan.figures.services.stepping import lock_report

MOST_BLOCKS: Final = 600
_FROM_FIGURES: Final = "figures"
"""What a renewal is called among the changes of a paper."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What a box says, and the mark of what stood in it when the page was shown."""

    text: str
    shown: str = ""


@transaction.atomic
def write_blocks(
    *,
    actor: Actor,
    uid: UUID,
    typed: Mapping[str, Typed],
    then: Callable[[Outline], Outline] | None = None,
) -> Report:
    """Keep what was typed in these blocks, then do one thing to the outline."""
    refuse_stamped_words(actor, *(one.text for one in typed.values()))

    def change(outline: Outline) -> Outline:
        for key, one in typed.items():
            outline = _with_typed(outline, key, one)
        return then(outline) if then else outline

    return _changed(actor, uid, change)


def _with_typed(outline: Outline, key: str, typed: Typed) -> Outline:
    """The outline with one typed block; what was not changed on the page is left alone."""
    text = plain(typed.text)
    now = next((one for one in outline if one.key == key), None)
    if now is None or text == plain(now.text) or (typed.shown and mark_of(text) == typed.shown):
        return outline
    stale = bool(typed.shown) and mark_of(now.text) != typed.shown
    if stale and now.edited:
        raise ChangedMeanwhile(
            _("Có người vừa sửa đoạn này; nội dung bạn gõ vẫn còn trên trang."), key=key
        )
    changed = rewording.with_text(outline, key, text)
    if not stale:
        return changed
    return tuple(replace(one, seen="", then=()) if one.key == key else one for one in changed)


def hold(actor: Actor, uid: UUID, *, for_words: bool = True) -> Report:
    """The report, held; `for_words` asks that its words may be changed now."""
    report = lock_report(actor, uid)
    if not (actor.is_system or is_of_its_body(actor, report)):
        raise ReportNotFound
    if not (actor.is_system or can_send(actor, report)):
        raise MayNotReport(_("Chỉ cán bộ của cơ quan báo cáo sửa được lời báo cáo."))
    draft = draft_of(report)
    if for_words and draft is not None and not can_edit_paper(actor, draft):
        raise MayNotReport(
            _(
                "Văn bản đang trình, đã phát hành hoặc do đơn vị khác soạn; hãy thu hồi về rồi mới sửa."
            )
        )
    return report


def _changed(actor: Actor, uid: UUID, change: Callable[[Outline], Outline]) -> Report:
    report = hold(actor, uid)
    facts = facts_of(actor, report)
    outline = change(outline_now(report, facts))
    if len(outline) > MOST_BLOCKS:
        raise FigureRefused(_("Báo cáo có quá nhiều đoạn; hãy gộp bớt."))
    if keep_outline(actor, report, outline):
        record(
            actor, "figures.report.worded", kind="report", object_id=report.pk,
            label=report.round.title[:200], path=report.path, changes={"version": facts.number},
        )  # fmt: skip
    draft = draft_of(report)
    if draft is not None:
        _carry_into(actor, report, draft, facts, outline)
    return report


def follow_parts(actor: Actor, report: Report, keys: Collection[str]) -> None:
    """Parts that were just written on the page of the report go into the drafted paper, if there is one."""
    if draft_of(report) is None:
        return
    held = hold(actor, report.uid)
    written = dict(held.texts.filter(key__in=keys).values_list("key", "text"))

    def change(outline: Outline) -> Outline:
        for key, text in written.items():
            outline = rewording.with_again(rewording.with_text(outline, key, plain(text)), key)
        return outline

    _changed(actor, report.uid, change)


def keep_outline(actor: Actor, report: Report, outline: Outline) -> bool:
    """Store the outline as rows in its order; true when a word or a place changed."""
    rows = {row.key: row for row in report.texts.exclude(kind=ANNEX)}
    now, label = clock.now(), actor.label[:160]
    new: list[ReportText] = []
    moved: list[ReportText] = []
    for order, one in enumerate(outline):
        row = rows.pop(one.key, None)
        if row is None:
            fresh = ReportText(report=report, key=one.key, at=now, by_label=label)
            new.append(as_row(fresh, one, order))
            continue
        before = _said(row)
        was = row.text
        if _said(as_row(row, one, order)) != before:
            if row.text != was:
                row.version, row.at, row.by_label = row.version + 1, now, label
            moved.append(row)
    ReportText.objects.bulk_create(new)
    if moved:
        ReportText.objects.bulk_update(moved, _FIELDS, batch_size=100)
    gone = [row.pk for row in rows.values()]
    if gone:
        report.texts.filter(pk__in=gone).delete()
    return bool(new or moved or gone)


_FIELDS: Final = (
    "kind", "level", "order", "text", "drafted", "seen", "facts", "edited", "removed", "version",
    "at", "by_label",
)  # fmt: skip


def _said(row: ReportText) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in _FIELDS[:9])


def _carry_into(
    actor: Actor, report: Report, draft: PaperDraft, facts: Facts, outline: Outline
) -> None:
    """Put the words and the annexes into the drafted paper, as one change that can be taken back."""
    paper = draft.paper
    fresh = annexes_of(facts)
    annexes = renewed_annexes(paper.annexes, fresh, annexes_made(report))
    changed = replace(paper, body=body_of(facts, outline), annexes=annexes)
    keep_annexes(actor, report, fresh_keys={annex.key: fingerprint_of(annex) for annex in fresh})
    documents.edit_paper(
        actor=actor, uid=draft.uid, paper=changed, version=draft.version, what=_FROM_FIGURES
    )


def keep_annexes(actor: Actor, report: Report, *, fresh_keys: Mapping[str, str]) -> None:
    """Remember what each annex said when it was made."""
    for key, said in fresh_keys.items():
        report.texts.update_or_create(
            key=key,
            defaults={
                "kind": ANNEX, "drafted": said, "at": clock.now(), "by_label": actor.label[:160],
            },
        )  # fmt: skip
