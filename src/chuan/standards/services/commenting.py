"""Comments on a draft: from anybody, from a body, out of a letter; hiding what the law forbids."""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.core.scope import Participation
from chuan.core.text import fold, visible
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.orgs.models import Organisation
from chuan.standards.enums import DraftState, Phase, Voice
from chuan.standards.errors import DraftRefused, NoSuchDraft
from chuan.standards.models import DRAFT, AskedBody, Draft, DraftClause, DraftComment, DraftWording
from chuan.standards.permissions import speaks_for_body
from chuan.standards.receipts import new_code, receipt_of
from chuan.standards.rules.consulting import looks_like_advertising, phase_of
from chuan.standards.services.consulting import NEVER_ENDED
from chuan.standards.services.drafting import own_draft, record_draft

LONGEST: Final = 8000
MOST_UNSIGNED: Final = 5000
"""Comments without sign-in that one draft takes; more look like a machine's."""


@dataclass(frozen=True, slots=True)
class CommentWords:
    """What somebody says of a clause, and who they say they are."""

    text: str
    reason: str = ""
    proposal: str = ""
    person_name: str = ""
    organisation_name: str = ""
    email: str = ""
    phone: str = ""
    as_body: bool = False


@dataclass(frozen=True, slots=True)
class Received:
    """A comment that was kept, and the code that its sender alone is shown, once."""

    comment: DraftComment
    code: str


@transaction.atomic
def comment_on(*, actor: Actor, slug: str, clause_key: str, words: CommentWords) -> Received:
    """Keep one comment while the draft is open: the moment it is kept decides, in Vietnam's time.

    Basis: Điều 17, Điều 32 Luật Tiêu chuẩn và quy chuẩn kỹ thuật 2006; Luật 91/2025/QH15 (tên, liên hệ chỉ
    để trả lời ý kiến, không công khai).
    """
    draft = _readable(actor, slug)
    _refuse_closed(draft, clock.today())
    clean = _clean(actor, words)
    body = _body_of(actor, clean)
    if (
        body is None
        and draft.comments.filter(voice__in=(Voice.PERSON, Voice.ORGANISATION)).count()
        >= MOST_UNSIGNED
    ):
        raise DraftRefused(
            _("Dự thảo đã nhận rất nhiều ý kiến. Hãy gửi văn bản đến cơ quan soạn thảo.")
        )
    row = _comment(draft, clause_key, clean)
    if body is not None:
        row.voice, row.organisation, row.organisation_path = Voice.BODY, body, body.path
        row.organisation_name, row.person_id = body.name[:300], actor.id
        row.asked = AskedBody.objects.filter(draft=draft, organisation=body).first()
    else:
        row.voice = Voice.ORGANISATION if clean.organisation_name else Voice.PERSON
        row.organisation_name = clean.organisation_name
    code = new_code()
    row.receipt = receipt_of(code)
    _keep(row)
    if row.asked is not None and row.asked.answered_on is None:
        AskedBody.objects.filter(pk=row.asked.pk).update(answered_on=clock.today())
    _record(actor, draft, row)
    return Received(row, code)


@transaction.atomic
def enter_letter(
    *, actor: Actor, uid: UUID, clause_key: str, words: CommentWords, asked: UUID | None
) -> DraftComment:
    """Enter what a letter says; late letters too, since a body that was asked must be heard."""
    draft = own_draft(actor, uid, *NEVER_ENDED)
    clean = _clean(actor, words)
    row = _comment(draft, clause_key, clean)
    row.voice, row.organisation_name = Voice.LETTER, clean.organisation_name
    if asked is not None:
        body = AskedBody.objects.filter(draft=draft, uid=asked).first()
        if body is None:
            raise NoSuchDraft
        row.asked, row.organisation, row.organisation_name = body, body.organisation, body.name
        row.organisation_path = body.organisation.path if body.organisation else ""
    if not row.organisation_name:
        raise DraftRefused(_("Hãy ghi nơi gửi văn bản góp ý."), field="organisation_name")
    _keep(row)
    _record(actor, draft, row)
    return row


@transaction.atomic
def hide_comment(*, actor: Actor, uid: UUID, comment: UUID, reason: str) -> DraftComment:
    """Take an unlawful comment from public sight: it stays, with the reason and who decided."""
    draft = own_draft(actor, uid, *NEVER_ENDED, DraftState.SETTLED)
    clean = " ".join(reason.split())[:500]
    if not clean:
        raise DraftRefused(_("Hãy ghi vì sao nội dung trái pháp luật."), field="reason")
    row = _locked(draft, comment)
    if row.hidden_at is None:
        row.hidden_at, row.hidden_reason = clock.now(), clean
        row.hidden_by_label = actor.label[:160]
        row.save(update_fields=("hidden_at", "hidden_reason", "hidden_by_label"))
        record_draft(actor, draft, "standards.comment.hidden", {"reason": clean})
    return row


@transaction.atomic
def show_comment(*, actor: Actor, uid: UUID, comment: UUID) -> DraftComment:
    """Show a hidden comment again."""
    draft = own_draft(actor, uid, *NEVER_ENDED, DraftState.SETTLED)
    row = _locked(draft, comment)
    if row.hidden_at is not None:
        row.hidden_at, row.hidden_reason, row.hidden_by_label = None, "", ""
        row.save(update_fields=("hidden_at", "hidden_reason", "hidden_by_label"))
        record_draft(actor, draft, "standards.comment.shown")
    return row


def open_wording(draft: Draft) -> DraftWording | None:
    """The wording that comments are about: the last frozen one."""
    return draft.wordings.exclude(frozen_at=None).order_by("-number").first()


def _readable(actor: Actor, slug: str) -> Draft:
    """The draft under its lock, so that closing and commenting go one after the other."""
    asked = Participation.objects.filter(kind=DRAFT, path=actor.path or "-").values("object_id")
    may_read = Q(is_public=True) | Q(pk__among=asked) | Q(owner_path=actor.path or "-")
    rows = Draft.objects.select_for_update(of=("self",)).filter(may_read, slug=slug)
    draft = rows.exclude(state__in=(DraftState.WRITING, DraftState.WITHDRAWN)).first()
    if draft is None:
        raise NoSuchDraft
    return draft


def _refuse_closed(draft: Draft, on: date) -> None:
    if draft.begins is None or draft.until is None:
        raise NoSuchDraft
    phase = phase_of(draft.begins, draft.until, on)
    if phase is Phase.COMING:
        raise DraftRefused(
            _("Dự thảo nhận góp ý từ ngày %(day)s.") % {"day": f"{draft.begins:%d/%m/%Y}"}
        )
    if phase is Phase.OVER or draft.state != DraftState.ANNOUNCED:
        raise DraftRefused(
            _(
                "Đã hết hạn góp ý (hết ngày %(day)s). Hãy gửi văn bản đến cơ quan soạn thảo nếu còn ý kiến."
            )
            % {"day": f"{draft.until:%d/%m/%Y}"}
        )


def _clean(actor: Actor, words: CommentWords) -> CommentWords:
    long = [visible(each) for each in (words.text, words.reason, words.proposal)]
    short = [
        " ".join(visible(each).split())
        for each in (words.person_name, words.organisation_name, words.email, words.phone)
    ]
    if not long[0] and not long[2]:
        raise DraftRefused(_("Hãy ghi ý kiến hoặc lời văn đề nghị."), field="text")
    if max(map(len, long)) > LONGEST:
        raise DraftRefused(
            _("Mỗi ô ghi tối đa 8.000 ký tự. Hãy tách thành nhiều ý kiến."), field="text"
        )
    if looks_like_advertising(*long):
        raise DraftRefused(_("Ý kiến có quá nhiều đường dẫn. Hãy bớt lại rồi gửi."), field="text")
    refuse_stamped_words(actor, *long, short[1])
    text, reason, proposal = long
    return CommentWords(
        text, reason, proposal, person_name=short[0][:160], organisation_name=short[1][:300],
        email=short[2][:254], phone=short[3][:20], as_body=words.as_body,
    )  # fmt: skip


def _body_of(actor: Actor, words: CommentWords) -> Organisation | None:
    if not words.as_body:
        return None
    body = Organisation.objects.filter(path=actor.path).first() if speaks_for_body(actor) else None
    if body is None:
        raise DraftRefused(_("Hãy đăng nhập với vai trò của cơ quan để góp ý thay cơ quan."))
    return body


def _comment(draft: Draft, clause_key: str, words: CommentWords) -> DraftComment:
    wording = open_wording(draft)
    if wording is None:
        raise NoSuchDraft
    clause = DraftClause.objects.filter(wording=wording, key=clause_key).first()
    if clause is None and clause_key:
        raise NoSuchDraft
    said = "\n".join((clause_key, words.text, words.reason, words.proposal, words.organisation_name,
                      words.person_name, words.email, str(words.as_body)))  # fmt: skip
    return DraftComment(
        draft=draft, wording=wording, clause_key=clause_key,
        clause_label=(clause.label or clause.heading)[:60] if clause else "",
        clause_order=clause.order if clause else 0,
        person_name=words.person_name, email=words.email, phone=words.phone, text=words.text,
        reason=words.reason, proposal=words.proposal, sent_at=clock.now(),
        digest=hashlib.sha256(fold(said).encode()).hexdigest(),
    )  # fmt: skip


def _keep(row: DraftComment) -> None:
    """The draft is locked, so that the same words cannot come in twice between look and write."""
    row.digest = hashlib.sha256(f"{row.digest}{row.organisation_path}".encode()).hexdigest()
    if DraftComment.objects.filter(draft=row.draft, digest=row.digest).exists():
        raise DraftRefused(_("Ý kiến này đã được ghi nhận. Không cần gửi lại."))
    row.save()


def _locked(draft: Draft, uid: UUID) -> DraftComment:
    row = DraftComment.objects.select_for_update(of=("self",)).filter(draft=draft, uid=uid).first()
    if row is None:
        raise NoSuchDraft
    return row


def _record(actor: Actor, draft: Draft, row: DraftComment) -> None:
    """Who said it stays out of the audit: the comment itself says as much as may be known."""
    record_draft(
        actor, draft, "standards.comment.made", {"clause": row.clause_label or _("Toàn bộ dự thảo")}
    )
