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
from chuan.plans.selectors.align_values import compare
from chuan.plans.selectors.alignment import alignment_of, inputs_for
from chuan.plans.selectors.child_align import draft_alignment
from chuan.plans.selectors.child_plan import child_of
from chuan.plans.selectors.plans import find_plan

COMPARE_JOB: str = "plans.compare"
KEPT = timedelta(days=7)
"""How long a comparison is kept."""
_LONGEST_REASON = 1000


def answer_alignment(
    *,
    actor: Actor,
    fingerprint: str,
    reason: str,
    plan_uid: UUID | None = None,
    draft_uid: UUID | None = None,
    document: UUID | None = None,
) -> AlignmentAnswer:
    """Set a point that the comparison shows aside for the own organisation; the next one remembers it.

    Looked up before anything is locked: a comparison may take a second.
    """
    plan = _shaped(actor, plan_uid, draft_uid)
    if not reason.strip():
        raise AnswerRefused(_("Hãy ghi lý do bỏ qua."), field="reason")
    if fingerprint not in _points(actor, plan_uid, draft_uid, document):
        raise AnswerRefused(_("Không rõ điểm nào được trả lời."), field="fingerprint")
    above = Document.objects.filter(uid=document).first() if document else None
    with transaction.atomic():
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


def _points(
    actor: Actor, plan_uid: UUID | None, draft_uid: UUID | None, document: UUID | None
) -> set[str]:
    """Fingerprints of the points that the actor is shown."""
    compared = None
    if plan_uid is not None:
        compared = alignment_of(actor, plan_uid, document, clock.today()).compared
    elif draft_uid is not None:
        compared = draft_alignment(actor, draft_uid).compared
    return {found.fingerprint for found in compared.findings} if compared else set()


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


def keep_comparison(*, actor: Actor, plan_uid: UUID, document: UUID) -> None:
    """Compare what the actor may read, and keep the result as a cache does."""
    inputs = inputs_for(actor, find_plan(actor, plan_uid), document, clock.today())
    if inputs is not None:
        AlignmentResult.objects.update_or_create(
            key=inputs.key, defaults={"content": compare(inputs), "at": clock.now()}
        )


def sweep_results() -> int:
    """Throw old comparisons away, as a cache does; how many."""
    gone, _rows = AlignmentResult.objects.filter(at__lt=clock.now() - KEPT).delete()
    return gone
