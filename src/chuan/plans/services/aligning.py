"""Sets a point of a comparison aside with its reason, and asks for comparisons that take long."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock, jobs
from chuan.core.actor import Actor
from chuan.core.models import Job
from chuan.documents.models import Document
from chuan.plans.errors import AnswerRefused, MayNotPlan
from chuan.plans.models import AlignmentAnswer, AlignmentResult, Plan
from chuan.plans.permissions import can_accept, can_shape
from chuan.plans.selectors.child_plan import child_of
from chuan.plans.selectors.plans import find_plan

COMPARE_JOB: str = "plans.compare"
KEPT = timedelta(days=7)
"""How long a comparison is kept."""
_LONGEST_REASON = 1000
_LONGEST_FINGERPRINT = 64


@transaction.atomic
def answer_alignment(
    *,
    actor: Actor,
    fingerprint: str,
    reason: str,
    plan_uid: UUID | None = None,
    draft_uid: UUID | None = None,
    document: UUID | None = None,
) -> AlignmentAnswer:
    """Set a point aside for the own organisation; the next comparison remembers it."""
    plan = _shaped(actor, plan_uid, draft_uid)
    if (
        not fingerprint
        or len(fingerprint) > _LONGEST_FINGERPRINT
        or (plan is None and draft_uid is None)
    ):
        raise AnswerRefused(_("Không rõ điểm nào được trả lời."), field="fingerprint")
    if not reason.strip():
        raise AnswerRefused(_("Hãy ghi lý do bỏ qua."), field="reason")
    above = Document.objects.filter(uid=document).first() if document else None
    answer, _made = AlignmentAnswer.objects.update_or_create(
        path=actor.path,
        plan=plan,
        draft_uid=None if plan else draft_uid,
        fingerprint=fingerprint,
        defaults={
            "parent_document": above,
            "reason": reason.strip()[:_LONGEST_REASON],
            "by_label": actor.label[:160],
            "at": clock.now(),
        },
    )
    _record(actor, plan, "plans.alignment.answered", answer.reason)
    return answer


@transaction.atomic
def reopen_alignment(
    *, actor: Actor, fingerprint: str, plan_uid: UUID | None = None, draft_uid: UUID | None = None
) -> None:
    """Look at a point again after all."""
    plan = _shaped(actor, plan_uid, draft_uid)
    rows = AlignmentAnswer.objects.filter(path=actor.path, fingerprint=fingerprint)
    rows = rows.filter(plan=plan) if plan else rows.filter(plan=None, draft_uid=draft_uid)
    rows.delete()
    _record(actor, plan, "plans.alignment.reopened", "")


@transaction.atomic
def ask_to_compare(*, actor: Actor, plan_uid: UUID, document: UUID) -> Job:
    """Compare two long documents outside the request; the same work is asked for once."""
    plan = find_plan(actor, plan_uid)
    return jobs.enqueue(
        COMPARE_JOB,
        {"plan": plan.uid.hex, "document": document.hex},
        actor=actor,
        label=_("Đối chiếu %(label)s với văn bản cấp trên") % {"label": plan.document.label},
        key=f"{COMPARE_JOB}:{plan.uid.hex}:{document.hex}:{actor.path}",
    )


def _shaped(actor: Actor, plan_uid: UUID | None, draft_uid: UUID | None) -> Plan | None:
    """The plan that is answered for; of a draft none, but the actor must be able to see it."""
    plan = find_plan(actor, plan_uid) if plan_uid else None
    if draft_uid is not None:
        child_of(actor, draft_uid)
    if (plan is not None and not can_shape(actor, plan)) or not can_accept(actor):
        raise MayNotPlan(
            _("Chỉ cán bộ hoặc người đứng đầu cơ quan lập kế hoạch mới trả lời được điểm này.")
        )
    return plan


def _record(actor: Actor, plan: Plan | None, code: str, reason: str) -> None:
    """The entry has the reason, and no word of the document above."""
    record(
        actor,
        code,
        kind="plan" if plan else "paper",
        object_id=plan.pk if plan else 0,
        label=plan.document.label if plan else "",
        path=actor.path,
        changes={"reason": reason} if reason else {},
    )


def sweep_results() -> int:
    """Throw old comparisons away, as a cache does; how many."""
    gone, _rows = AlignmentResult.objects.filter(at__lt=clock.now() - KEPT).delete()
    return gone
