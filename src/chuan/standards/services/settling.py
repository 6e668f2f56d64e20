"""Answers to comments, one for each or one for many, and the end of a consultation."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.core import clock, inbox, outbox
from chuan.core.actor import Actor
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.standards.enums import DraftState
from chuan.standards.errors import CommentAnswered, DraftRefused, NoSuchDraft
from chuan.standards.models import CommentAnswer, Draft, DraftComment
from chuan.standards.rules.consulting import answer_fault, is_settled
from chuan.standards.selectors.consultation import standing_of
from chuan.standards.services.drafting import own_draft, record_draft

MAIL: Final = "standards.comment_answered"
"""Topic of the e-mail to somebody who left an address."""
ANSWERED: Final = "standards.comments_answered"
MOST_AT_ONCE: Final = 500


@transaction.atomic
def answer_comments(
    *, actor: Actor, uid: UUID, seen: Mapping[UUID, str], verdict: str, reason: str
) -> CommentAnswer:
    """Give these comments one answer; `seen` is, for each, the id (hex) of the answer on the page or "".

    Raises CommentAnswered when somebody answered one of them in the meantime.
    Basis: Điều 17, Điều 32 Luật Tiêu chuẩn và quy chuẩn kỹ thuật 2006 (ý kiến được tiếp thu, giải trình).
    """
    draft = own_draft(actor, uid, DraftState.ANNOUNCED, DraftState.CLOSED)
    clean = reason.replace("\x00", "").strip()[:8000]
    if fault := answer_fault(verdict, clean):
        raise DraftRefused(_(fault), field="reason" if verdict else "verdict")
    if not seen or len(seen) > MOST_AT_ONCE:
        raise DraftRefused(_("Hãy chọn ít nhất một ý kiến, nhiều nhất 500 ý kiến mỗi lần."))
    refuse_stamped_words(actor, clean)
    rows = list(
        DraftComment.objects.select_for_update(of=("self",))
        .filter(draft=draft, uid__in=list(seen))
        .select_related("answer")
        .order_by("pk")
    )
    if len(rows) != len(seen):
        raise NoSuchDraft
    for row in rows:
        if (row.answer.uid.hex if row.answer else "") != seen[row.uid]:
            raise CommentAnswered
    answer = CommentAnswer.objects.create(
        draft=draft, verdict=verdict, reason=clean, at=clock.now(), by_label=actor.label[:160]
    )
    DraftComment.objects.filter(pk__in=[row.pk for row in rows]).update(answer=answer)
    CommentAnswer.objects.filter(draft=draft, comments=None).delete()
    record_draft(
        actor, draft, "standards.comments.answered",
        {"comments": len(rows), "verdict": verdict, "clause": sorted({r.clause_label for r in rows})},
    )  # fmt: skip
    return answer


@transaction.atomic
def settle(*, actor: Actor, uid: UUID) -> Draft:
    """Publish the answers and end the consultation; who left an address is told.

    Basis: Điều 17, Điều 32 Luật Tiêu chuẩn và quy chuẩn kỹ thuật 2006 (ý kiến được tiếp thu, giải trình).
    """
    draft = own_draft(actor, uid, DraftState.ANNOUNCED, DraftState.CLOSED)
    standing = standing_of(draft, clock.today())
    if not is_settled(standing):
        raise DraftRefused(
            _("Còn %(n)s ý kiến chưa trả lời.") % {"n": standing.unanswered}
            if standing.unanswered
            else _("Chưa hết hạn góp ý. Hãy đợi đến hết ngày kết thúc đã công bố.")
        )
    last = draft.wordings.filter(frozen_at=None).first()
    if last is not None:
        last.frozen_at = clock.now()
        last.save(update_fields=("frozen_at",))
    draft.state, draft.settled_at = DraftState.SETTLED, clock.now()
    draft.save(update_fields=("state", "settled_at"))
    record_draft(actor, draft, "standards.draft.settled", {"comments": standing.comments})
    _tell(actor, draft)
    return draft


def _tell(actor: Actor, draft: Draft) -> None:
    """One line in the inbox of each person of the node, one e-mail to each other address."""
    rows = list(draft.comments.filter(hidden_at=None).order_by("pk"))
    inbox.notify(
        {row.person_id for row in rows if row.person_id}, code=ANSWERED, actor=actor,
        title=_("Đã trả lời góp ý: %(title)s") % {"title": draft.title},
        url=reverse("standards:draft_public_answers", args=[draft.slug]),
    )  # fmt: skip
    told: set[str] = set()
    for row in rows:
        if row.email and not row.person_id and row.email.lower() not in told:
            told.add(row.email.lower())
            outbox.send(MAIL, {"comment": row.uid.hex}, key=f"{draft.uid.hex}:{row.uid.hex}")
