"""Answers to what the machine finds in a paper."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents.errors import PaperRefused
from chuan.documents.models import FindingAnswer, PaperDraft
from chuan.documents.selectors.examining import examine
from chuan.documents.services.papers import lock_paper, record_paper
from chuan.documents.services.stamped import refuse_stamped_words


@transaction.atomic
def answer_paper_finding(*, actor: Actor, uid: UUID, fingerprint: str, answer: str) -> PaperDraft:
    """Say why a finding may stand; whoever sees the paper sees the answer and who gave it."""
    draft = lock_paper(actor, uid)
    refuse_stamped_words(actor, answer)
    answer = " ".join(answer.split())[:500]
    if not answer:
        raise PaperRefused(_("Hãy ghi lý do bỏ qua."), field="answer")
    if fingerprint not in {row.finding.fingerprint for row in examine(draft)}:
        raise PaperRefused(_("Văn bản đã được sửa, điểm này không còn nữa; hãy tải lại trang."))
    FindingAnswer.objects.update_or_create(
        draft=draft,
        fingerprint=fingerprint,
        defaults={"answer": answer, "at": clock.now(), "by_label": actor.label[:160]},
    )
    record_paper(actor, draft, "documents.paper.finding_answered", answer=answer)
    return draft
