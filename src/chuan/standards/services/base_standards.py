"""Base standards (TCCS): begun from a template, their table, what they cite, the next version."""

from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.domain.designation import NotADesignation, parse_designation
from chuan.standards.base_templates import templates
from chuan.standards.enums import DraftState, StandardKind
from chuan.standards.errors import DraftMoved, DraftRefused, NoSuchDraft
from chuan.standards.models import (
    Draft,
    DraftCitation,
    DraftClause,
    DraftRequirement,
    Standard,
)
from chuan.standards.permissions import can_draft
from chuan.standards.rules.rows import printed
from chuan.standards.services.drafting import (
    DraftWords,
    create_draft,
    fresh_key,
    own_draft,
    record_draft,
    wording_in_hand,
)

_EDITED: Final = (DraftState.WRITING, DraftState.ANNOUNCED, DraftState.CLOSED)
MOST_LINES: Final = 80


@dataclass(frozen=True, slots=True)
class RequirementWords:
    """One line of the table of technical requirements."""

    name: str
    limit: str
    unit: str = ""
    method: str = ""


@transaction.atomic
def begin_base_standard(
    *,
    actor: Actor,
    template: str,
    words: DraftWords,
    shows_number: bool = False,
    is_sample: bool = False,
) -> Draft:
    """A base standard with the clauses, the lines and the citations of a template; its maker's alone."""
    found = templates().get(template)
    if found is None:
        raise DraftRefused(_("Hãy chọn một mẫu trong danh sách."), field="template")
    own = replace(words, is_public=False)
    draft = create_draft(actor=actor, kind=StandardKind.TCCS, words=own, is_sample=is_sample)
    draft.template, draft.shows_number = found.key, shows_number
    draft.save(update_fields=("template", "shows_number"))
    wording = wording_in_hand(draft)
    DraftClause.objects.bulk_create(
        [
            DraftClause(
                wording=wording, key=fresh_key(), order=10 * at, level=each.level, label=each.label,
                heading=each.heading, text=each.text,
            )
            for at, each in enumerate(found.clauses, start=1)
        ]
    )  # fmt: skip
    DraftRequirement.objects.bulk_create(
        [
            DraftRequirement(draft=draft, order=10 * at, name=name, unit=unit, method=method)
            for at, (name, unit, method) in enumerate(found.requirements, start=1)
        ]
    )
    for number in found.cites:
        _cite(draft, number)
    return draft


@transaction.atomic
def put_requirement(
    *, actor: Actor, uid: UUID, words: RequirementWords, line: int = 0
) -> DraftRequirement:
    """Write one line of the table: a new one at its end, or (`line`) one that stands."""
    draft = own_draft(actor, uid, *_EDITED)
    refuse_stamped_words(actor, words.name, words.limit, words.method)
    name = " ".join(words.name.split())[:200]
    if not name:
        raise DraftRefused(_("Hãy ghi tên chỉ tiêu."), field="name")
    row = draft.requirements.filter(pk=line).first() if line else None
    if line and row is None:
        raise NoSuchDraft
    if row is None:
        if draft.requirements.count() >= MOST_LINES:
            raise DraftRefused(_("Bảng có quá nhiều chỉ tiêu."), field="name")
        last = draft.requirements.aggregate(last=Max("order"))["last"] or 0
        row = DraftRequirement(draft=draft, order=last + 10)
    row.name, row.limit = name, " ".join(words.limit.split())[:200]
    row.unit, row.method = " ".join(words.unit.split())[:40], " ".join(words.method.split())[:200]
    row.save()
    record_draft(actor, draft, "standards.draft.requirement_put", {"requirement": row.name})
    return row


@transaction.atomic
def drop_requirement(*, actor: Actor, uid: UUID, line: int) -> None:
    """Take one line out of the table."""
    draft = own_draft(actor, uid, *_EDITED)
    row = draft.requirements.filter(pk=line).first()
    if row is None:
        raise NoSuchDraft
    row.delete()
    record_draft(actor, draft, "standards.draft.requirement_dropped", {"requirement": row.name})


@transaction.atomic
def cite(*, actor: Actor, uid: UUID, number: str) -> DraftCitation:
    """Cite a standard by its number, whether it is in the register or not."""
    draft = own_draft(actor, uid, *_EDITED)
    refuse_stamped_words(actor, number)
    row = _cite(draft, number)
    record_draft(actor, draft, "standards.draft.cited", {"standard": row.label})
    return row


@transaction.atomic
def uncite(*, actor: Actor, uid: UUID, key: str) -> None:
    """Take a citation out."""
    draft = own_draft(actor, uid, *_EDITED)
    row = draft.citations.filter(key=key).first()
    if row is None:
        raise NoSuchDraft
    row.delete()
    record_draft(actor, draft, "standards.draft.uncited", {"standard": row.label})


@transaction.atomic
def revise(*, actor: Actor, uid: UUID) -> Draft:
    """The next version of a base standard that was published: a new draft with all that the last one says.

    Basis: Điều 14 Thông tư 11/2021/TT-BKHCN
    """
    old = own_draft(actor, uid)
    if old.kind != StandardKind.TCCS or old.standard is None:
        raise DraftMoved
    if not can_draft(actor, old.owner_path):
        raise NoSuchDraft
    words = DraftWords(
        old.title, number="", explanation=old.explanation, subjects=old.subjects,
        contact=old.contact, is_public=old.is_public,
    )  # fmt: skip
    draft = create_draft(actor=actor, kind=old.kind, words=words, is_sample=old.is_sample)
    draft.template, draft.shows_number = old.template, old.shows_number
    draft.save(update_fields=("template", "shows_number"))
    wording, last = wording_in_hand(draft), old.wordings.order_by("-number").first()
    rows = last.clauses.order_by("order", "pk") if last else ()
    DraftClause.objects.bulk_create(
        [
            DraftClause(
                wording=wording, key=each.key, order=each.order, level=each.level,
                label=each.label, heading=each.heading, text=each.text,
            )
            for each in rows
        ]
    )  # fmt: skip
    DraftRequirement.objects.bulk_create(
        [
            DraftRequirement(
                draft=draft, order=each.order, name=each.name, unit=each.unit, limit=each.limit,
                method=each.method,
            )
            for each in old.requirements.order_by("order", "pk")
        ]
    )  # fmt: skip
    for each in old.citations.order_by("pk"):
        DraftCitation.objects.create(
            draft=draft, key=each.key, family=each.family, label=each.label, title=each.title
        )
    return draft


def _cite(draft: Draft, number: str) -> DraftCitation:
    try:
        found = parse_designation(" ".join(number.split())[:200])
    except NotADesignation as fault:
        raise DraftRefused(
            _("Chưa đọc được số hiệu. Ví dụ: TCVN 13843:2023."), field="number"
        ) from fault
    known = Standard.objects.official().filter(key=found.key).first()
    row, _made = DraftCitation.objects.get_or_create(
        draft=draft, key=found.key,
        defaults={
            "family": found.family, "label": printed(found),
            "title": (known.title_vi or known.title_en) if known else "",
        },
    )  # fmt: skip
    return row
