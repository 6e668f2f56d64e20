"""Opinions and criticism: asked with a day, given on one wording, each answered by the drafter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO, Final
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.core import clock, files, inbox
from chuan.core.actor import Actor
from chuan.documents.enums import OpinionKind, OpinionState, PaperState, ReplyKind
from chuan.documents.errors import MayNotDraft, PaperNotFound, PaperRefused
from chuan.documents.models import DraftOpinion, OpinionFile, PaperDraft
from chuan.documents.permissions import can_draft
from chuan.documents.selectors.opinions import visible_opinions
from chuan.documents.services.attachments import refuse_unreadable
from chuan.documents.services.papers import keep_wording, lock_paper, record_paper
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.orgs.enums import Role
from chuan.orgs.models import RoleAssignment
from chuan.orgs.selectors import organisation_by_uid

MOST_FILES: Final = 5
LARGEST_FILE: Final = 20 * 2**20


@dataclass(frozen=True, slots=True)
class Attached:
    """One file that comes with an opinion."""

    name: str
    stream: BinaryIO


@transaction.atomic
def ask_opinion(
    *,
    actor: Actor,
    uid: UUID,
    organisation: UUID,
    kind: OpinionKind,
    question: str = "",
    due_on: date | None = None,
) -> DraftOpinion:
    """Ask one body for its opinion on the present wording; it reads that wording and no other.

    Basis: Nghị định 30/2020/NĐ-CP, Điều 10 khoản 3 (lấy ý kiến); Luật Mặt trận Tổ quốc Việt Nam,
    Điều 32 đến Điều 36 (phản biện xã hội).
    """
    refuse_stamped_words(actor, question)
    draft = lock_paper(actor, uid)
    if draft.owner_path != actor.path or not can_draft(actor):
        raise MayNotDraft
    if draft.state in {PaperState.ISSUED, PaperState.WITHDRAWN}:
        raise PaperRefused(_("Văn bản đã phát hành hoặc đã rút; không xin ý kiến được nữa."))
    body = organisation_by_uid(organisation)
    if body.path == draft.owner_path or not body.on_node:
        raise PaperRefused(_("Hãy chọn một cơ quan khác trên hệ thống này."), field="organisation")
    if due_on is not None and due_on < clock.today():
        raise PaperRefused(_("Hạn cho ý kiến không được trước hôm nay."), field="due_on")
    wording = keep_wording(actor, draft, _("Gửi xin ý kiến"))
    open_ones = draft.opinions.filter(organisation=body, revision=wording)
    if open_ones.exclude(state=OpinionState.WITHDRAWN).exists():
        raise PaperRefused(_("Đã xin ý kiến cơ quan này về bản này."), field="organisation")
    opinion = DraftOpinion.objects.create(
        draft=draft,
        revision=wording,
        organisation=body,
        path=body.path,
        kind=kind,
        question=question.strip()[:2000],
        due_on=due_on,
        asked_at=clock.now(),
        asked_by_label=actor.label[:160],
    )
    title = (
        _("Đề nghị phản biện: %(paper)s")
        if kind == OpinionKind.CRITICISM
        else _("Đề nghị góp ý: %(paper)s")
    )
    _tell_body(actor, opinion, title % {"paper": draft})
    record_paper(actor, draft, "documents.opinion.asked", of=body.name, kind=str(kind))
    return opinion


def give_opinion(
    *, actor: Actor, uid: UUID, text: str, attached: Sequence[Attached] = ()
) -> DraftOpinion:
    """What the body says; it may be said again until the drafter has replied.

    Files are looked through before anything is written: a refusal of a stamped one stays recorded.
    """
    if not visible_opinions(actor).filter(uid=uid, path=actor.path).exists():
        raise PaperNotFound
    if len(attached) > MOST_FILES:
        raise PaperRefused(_("Mỗi ý kiến kèm nhiều nhất 5 tệp."), field="files")
    refuse_stamped_words(actor, text)
    for each in attached:
        refuse_unreadable(actor, each.stream, each.name)
    return _give(actor, uid, text, attached)


@transaction.atomic
def _give(actor: Actor, uid: UUID, text: str, attached: Sequence[Attached]) -> DraftOpinion:
    opinion = _lock(actor, uid)
    if opinion.path != actor.path or not can_draft(actor):
        raise MayNotDraft
    if opinion.state not in {OpinionState.ASKED, OpinionState.ANSWERED}:
        raise PaperRefused(_("Ý kiến này đã được trả lời hoặc đề nghị đã được rút."))
    if opinion.draft.state in {PaperState.ISSUED, PaperState.WITHDRAWN}:
        raise PaperRefused(_("Văn bản đã phát hành hoặc đã rút."))
    text = text.strip()[:20_000]
    if not text and not attached:
        raise PaperRefused(_("Hãy ghi ý kiến hoặc đính kèm tệp."), field="text")
    if len(attached) + opinion.files.count() > MOST_FILES:
        raise PaperRefused(_("Mỗi ý kiến kèm nhiều nhất 5 tệp."), field="files")
    for each in attached:
        _attach(actor, opinion, each)
    opinion.text = text or _("Ý kiến ở tệp kèm theo.")
    opinion.state, opinion.answered_at = OpinionState.ANSWERED, clock.now()
    opinion.answered_by_label = actor.label[:160]
    opinion.save()
    _tell_drafter(actor, opinion)
    record_paper(actor, opinion.draft, "documents.opinion.given", by=opinion.organisation.name)
    return opinion


@transaction.atomic
def reply_opinion(*, actor: Actor, uid: UUID, kind: ReplyKind, reply: str) -> DraftOpinion:
    """Take an opinion up or explain why not; the body that gave it sees the reply."""
    refuse_stamped_words(actor, reply)
    opinion = _lock(actor, uid)
    draft = opinion.draft
    if draft.owner_path != actor.path or not can_draft(actor):
        raise MayNotDraft
    if opinion.state not in {OpinionState.ANSWERED, OpinionState.REPLIED}:
        raise PaperRefused(_("Cơ quan này chưa cho ý kiến."))
    reply = reply.strip()[:20_000]
    if not reply:
        raise PaperRefused(_("Hãy ghi nội dung tiếp thu, giải trình."), field="reply")
    opinion.reply_kind, opinion.reply = kind, reply
    opinion.state, opinion.replied_at = OpinionState.REPLIED, clock.now()
    opinion.replied_by_label = actor.label[:160]
    opinion.save()
    title = _("Trả lời ý kiến của cơ quan bạn: %(paper)s") % {"paper": opinion.title}
    _tell_body(actor, opinion, title)
    record_paper(actor, draft, "documents.opinion.replied", to=opinion.organisation.name)
    return opinion


@transaction.atomic
def withdraw_opinion(*, actor: Actor, uid: UUID) -> DraftOpinion:
    """Take back a request that nobody has answered."""
    opinion = _lock(actor, uid)
    if opinion.draft.owner_path != actor.path or not can_draft(actor):
        raise MayNotDraft
    if opinion.state != OpinionState.ASKED:
        raise PaperRefused(_("Cơ quan này đã cho ý kiến; hãy trả lời ý kiến đó."))
    opinion.state = OpinionState.WITHDRAWN
    opinion.save(update_fields=("state",))
    record_paper(actor, opinion.draft, "documents.opinion.withdrawn", of=opinion.organisation.name)
    return opinion


def _lock(actor: Actor, uid: UUID) -> DraftOpinion:
    rows = visible_opinions(actor).select_for_update(of=("self",))
    opinion = rows.select_related("draft", "organisation").filter(uid=uid).first()
    if opinion is None:
        raise PaperNotFound
    return opinion


def _attach(actor: Actor, opinion: DraftOpinion, attached: Attached) -> None:
    stored = files.store(
        attached.stream,
        name=attached.name,
        media_type="",
        owner_path=opinion.path,
        actor=actor,
        largest=LARGEST_FILE,
    )
    OpinionFile.objects.create(opinion=opinion, file=stored)


def _tell_body(actor: Actor, opinion: DraftOpinion, title: str) -> None:
    seats = RoleAssignment.objects.valid_on(clock.today()).filter(
        organisation_id=opinion.organisation_id, role__in=(Role.HEAD, Role.CLERK, Role.OFFICER)
    )
    inbox.notify(
        {uid.hex for uid in seats.values_list("person__uid", flat=True)},
        code="documents.opinion",
        title=title,
        body=opinion.question,
        url=reverse("documents:opinion_detail", args=[opinion.uid]),
        actor=actor,
    )


def _tell_drafter(actor: Actor, opinion: DraftOpinion) -> None:
    draft: PaperDraft = opinion.draft
    inbox.notify(
        [draft.created_by],
        code="documents.opinion",
        title=_("%(who)s đã cho ý kiến: %(paper)s")
        % {"who": opinion.organisation.label, "paper": draft},
        url=reverse("documents:opinion_detail", args=[opinion.uid]),
        actor=actor,
    )
