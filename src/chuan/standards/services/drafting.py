"""Writing a draft: what it is, its clauses from pasted text or a file or one by one, its next wording."""

import secrets
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import BinaryIO, Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.core.text import fold
from chuan.documents.readers import SecrecyStamp, UnreadableFile, read_files
from chuan.documents.services.attachments import note_secret
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.domain.vanban.types import Line
from chuan.orgs.models import Organisation
from chuan.standards.enums import DraftState
from chuan.standards.errors import DraftMoved, DraftRefused, MayNotDraft, NoSuchDraft
from chuan.standards.models import DRAFT, Draft, DraftClause, DraftWording
from chuan.standards.permissions import can_draft, kinds_drafted_at, may_begin_drafts
from chuan.standards.rules.clauses import ClauseText, read_clauses
from chuan.standards.rules.wordings import Worded, carried_keys
from chuan.standards.services.writing import slug_of

LARGEST: Final = 10 * 2**20
LONGEST_TEXT: Final = 2_000_000
_EDITED: Final = (DraftState.WRITING, DraftState.ANNOUNCED, DraftState.CLOSED)


@dataclass(frozen=True, slots=True)
class DraftWords:
    """What is said of a draft besides its clauses."""

    title: str
    number: str = ""
    explanation: str = ""
    subjects: str = ""
    contact: str = ""
    is_public: bool = True
    is_urgent: bool = False


@transaction.atomic
def create_draft(*, actor: Actor, kind: str, words: DraftWords, is_sample: bool = False) -> Draft:
    """Begin a draft of the own body; its first wording is empty."""
    owner = Organisation.objects.filter(path=actor.path).first()
    if owner is None or not may_begin_drafts(actor):
        raise MayNotDraft
    if kind not in {str(each) for each in kinds_drafted_at(owner.level)}:
        raise DraftRefused(_("Cơ quan này không soạn loại văn bản đã chọn."), field="kind")
    clean = _clean(actor, words)
    draft = Draft.objects.create(
        kind=kind, owner=owner, owner_path=owner.path, slug=_free_slug(clean.number or clean.title),
        created_at=clock.now(), created_by_label=actor.label[:160], is_sample=is_sample,
        **{field.name: getattr(clean, field.name) for field in fields(DraftWords)},
    )  # fmt: skip
    DraftWording.objects.create(draft=draft, number=1)
    record_draft(actor, draft, "standards.draft.begun")
    return draft


@transaction.atomic
def describe_draft(*, actor: Actor, uid: UUID, words: DraftWords) -> Draft:
    """Change what is said of a draft until it is settled; its clauses stay."""
    draft = own_draft(actor, uid, *_EDITED)
    clean = _clean(actor, words)
    before = {field.name: getattr(draft, field.name) for field in fields(DraftWords)}
    after = {field.name: getattr(clean, field.name) for field in fields(DraftWords)}
    if draft.state != DraftState.WRITING:
        after |= {name: before[name] for name in ("is_public", "is_urgent")}
    changes = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
    if changes:
        Draft.objects.filter(pk=draft.pk).update(**after)
        shown = {name: value for name, value in changes.items() if name != "explanation"}
        record_draft(actor, draft, "standards.draft.described", shown)
    draft.refresh_from_db()
    return draft


@transaction.atomic
def put_text(*, actor: Actor, uid: UUID, text: str) -> DraftWording:
    """Make the clauses of the wording being written out of a text; clauses keep their own keys."""
    if len(text) > LONGEST_TEXT:
        raise DraftRefused(_("Văn bản quá dài. Hãy chia thành nhiều phần."), field="text")
    refuse_stamped_words(actor, text)
    return _put(actor, uid, text.replace("\x00", "").splitlines())


def put_file(*, actor: Actor, uid: UUID, stream: BinaryIO, name: str) -> DraftWording:
    """The same from a DOCX, PDF or text file; nothing of the file is kept."""
    _refuse_strangers(actor, uid)
    with tempfile.TemporaryDirectory(dir=settings.TEMPORARY_ROOT) as folder:
        path = Path(folder) / f"tep{Path(name).suffix[:6]}"
        content = stream.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise DraftRefused(
                _("Tệp lớn hơn 10 MB. Hãy dán phần lời vào ô bên dưới."), field="file"
            )
        path.write_bytes(content)
        lines = _lines_of(actor, path)
    return put_lines(actor=actor, uid=uid, lines=lines)


@transaction.atomic
def put_lines(*, actor: Actor, uid: UUID, lines: Sequence[str]) -> DraftWording:
    """Make the clauses out of lines that a reader found."""
    return _put(actor, uid, lines)


@transaction.atomic
def write_clause(
    *, actor: Actor, uid: UUID, clause: ClauseText, key: str = "", after: str = ""
) -> DraftClause:
    """Change one clause of the wording being written, or (`key` "") put a new one after another."""
    draft = own_draft(actor, uid, *_EDITED)
    wording = wording_in_hand(draft)
    refuse_stamped_words(actor, clause.heading, clause.text)
    if not (clause.label.strip() or clause.heading.strip() or clause.text.strip()):
        raise DraftRefused(_("Hãy ghi số, tên hoặc nội dung của điều khoản."), field="text")
    row = wording.clauses.filter(key=key).first() if key else _new_clause(wording, after)
    if row is None:
        raise NoSuchDraft
    row.label, row.heading = clause.label.strip()[:60], clause.heading.strip()[:300]
    row.text, row.level = clause.text.replace("\x00", "").strip(), max(1, min(6, clause.level))
    row.save()
    record_draft(
        actor, draft, "standards.draft.clause_written", {"clause": row.label or row.heading}
    )
    return row


@transaction.atomic
def drop_clause(*, actor: Actor, uid: UUID, key: str) -> None:
    """Take one clause out of the wording being written; earlier wordings keep it."""
    draft = own_draft(actor, uid, *_EDITED)
    row = wording_in_hand(draft).clauses.filter(key=key).first()
    if row is None:
        raise NoSuchDraft
    row.delete()
    record_draft(
        actor, draft, "standards.draft.clause_dropped", {"clause": row.label or row.heading}
    )


@transaction.atomic
def begin_wording(*, actor: Actor, uid: UUID) -> DraftWording:
    """Begin the next wording as a copy of the last; the one already in hand where there is one."""
    draft = own_draft(actor, uid, DraftState.CLOSED, DraftState.ANNOUNCED)
    last = draft.wordings.order_by("-number").first()
    if last is None or last.frozen_at is None:
        return wording_in_hand(draft)
    wording = DraftWording.objects.create(draft=draft, number=last.number + 1)
    DraftClause.objects.bulk_create(
        [
            DraftClause(
                wording=wording, key=row.key, order=row.order, level=row.level, label=row.label,
                heading=row.heading, text=row.text,
            )
            for row in last.clauses.order_by("order", "pk")
        ]
    )  # fmt: skip
    record_draft(actor, draft, "standards.draft.wording_begun", {"wording": wording.number})
    return wording


def own_draft(actor: Actor, uid: UUID, *states: DraftState) -> Draft:
    """The draft under its lock, for who may write it; DraftMoved when it stands elsewhere."""
    draft = Draft.objects.select_for_update(of=("self",)).filter(uid=uid).first()
    if draft is None:
        raise NoSuchDraft
    if not can_draft(actor, draft.owner_path):
        if not Draft.objects.visible_to(actor).filter(pk=draft.pk).exists():
            raise NoSuchDraft
        raise MayNotDraft
    if states and (draft.state not in states or draft.standard_id is not None):
        raise DraftMoved
    return draft


def wording_in_hand(draft: Draft) -> DraftWording:
    """The wording that is not frozen; DraftMoved when there is none."""
    found = draft.wordings.filter(frozen_at=None).first()
    if found is None:
        raise DraftMoved
    return found


def record_draft(
    actor: Actor, draft: Draft, code: str, changes: Mapping[str, object] | None = None
) -> None:
    """Write down what was done to a draft."""
    record(
        actor, code, kind=DRAFT, object_id=draft.pk, label=draft.title[:200], path=draft.owner_path,
        changes=changes or {},
    )  # fmt: skip


def _refuse_strangers(actor: Actor, uid: UUID) -> None:
    """Before a file is read, and without a lock: reading takes its time."""
    draft = Draft.objects.visible_to(actor).filter(uid=uid).first()
    if draft is None:
        raise NoSuchDraft
    if not can_draft(actor, draft.owner_path):
        raise MayNotDraft


def _put(actor: Actor, uid: UUID, lines: Sequence[str]) -> DraftWording:
    draft = own_draft(actor, uid, *_EDITED)
    wording = wording_in_hand(draft)
    clauses = read_clauses(lines)
    if not clauses:
        raise DraftRefused(_("Chưa đọc được chữ nào. Hãy dán phần lời của dự thảo."), field="text")
    old = [
        Worded(row.key, row.label, row.heading, row.text)
        for row in DraftClause.objects.filter(wording__draft=draft).order_by(
            "wording__number", "order"
        )
    ]
    latest = list({clause.key: clause for clause in old}.values())
    wholes = [(each.label, "\n".join(filter(None, (each.heading, each.text)))) for each in clauses]
    keys = carried_keys(latest, wholes, fresh_key)
    wording.clauses.all().delete()
    DraftClause.objects.bulk_create(
        [
            DraftClause(
                wording=wording, key=key, order=10 * at, level=each.level, label=each.label[:60],
                heading=each.heading[:300], text=each.text,
            )
            for at, (key, each) in enumerate(zip(keys, clauses, strict=True), start=1)
        ]
    )  # fmt: skip
    record_draft(actor, draft, "standards.draft.text_put", {"clauses": len(clauses)})
    return wording


def fresh_key() -> str:
    """A key that no other clause has."""
    return secrets.token_hex(5)


def _new_clause(wording: DraftWording, after: str) -> DraftClause:
    rows = list(wording.clauses.order_by("order", "pk"))
    at = next((at for at, row in enumerate(rows, start=1) if row.key == after), len(rows))
    for place, row in enumerate(rows):
        row.order = 10 * (place + 1 + (place >= at))
    DraftClause.objects.bulk_update(rows, ("order",))
    return DraftClause(wording=wording, key=fresh_key(), order=10 * (at + 1))


def _lines_of(actor: Actor, path: Path) -> Sequence[str]:
    try:
        source = read_files([path])
    except SecrecyStamp:
        note_secret(actor)
        raise
    except UnreadableFile as refusal:
        raise DraftRefused(refusal.said(_), field="file") from refusal
    lines: list[str] = []
    for item in source.items:
        if isinstance(item, Line):
            lines += item.text.split("\n")
        else:
            lines += [" | ".join(cell.text for cell in row if cell) for row in item.rows]
    return lines


def _clean(actor: Actor, words: DraftWords) -> DraftWords:
    clean = DraftWords(
        title=_tidy(words.title)[:500], number=_tidy(words.number)[:120],
        explanation=words.explanation.replace("\x00", "").strip()[:200_000],
        subjects=_tidy(words.subjects)[:500], contact=_tidy(words.contact)[:300],
        is_public=words.is_public, is_urgent=words.is_urgent,
    )  # fmt: skip
    if not clean.title:
        raise DraftRefused(_("Hãy ghi tên dự thảo."), field="title")
    refuse_stamped_words(actor, clean.title, clean.explanation, clean.subjects, clean.contact)
    return clean


def _tidy(text: str) -> str:
    return " ".join(text.replace("\x00", "").split())


def _free_slug(words: str) -> str:

    base = slug_of(fold(words).replace("đ", "d"))[:80].strip("-") or "du-thao"
    taken = set(Draft.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    if base not in taken:
        return base
    return next(f"{base}-{n}" for n in range(2, len(taken) + 3) if f"{base}-{n}" not in taken)
