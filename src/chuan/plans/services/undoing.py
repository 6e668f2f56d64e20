"""Takes an acceptance back, as long as nobody has worked on what it gave out."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock, reliance
from chuan.core.actor import Actor
from chuan.documents.enums import DraftState
from chuan.documents.models import DocumentCopy, ImportDraft
from chuan.documents.services.copies import release_copy
from chuan.plans.errors import MayNotPlan, PlanNotFound, WorkHasBegun
from chuan.plans.models import PLAN, TASK, Plan, Task
from chuan.plans.permissions import can_accept
from chuan.plans.selectors.progress import who_has_begun
from chuan.plans.selectors.resting import PLAN as RESTING
from chuan.plans.services import cascade, sharing


@transaction.atomic
def undo_acceptance(*, actor: Actor, uid: UUID) -> UUID | None:
    """Take back the acceptance that a copy (`uid`) came from, with all that came from the same file.

    The draft can be worked on again until its day; its uid is returned, or None when it is gone.
    """
    if not can_accept(actor):
        raise MayNotPlan(_("Bạn chưa có vai trò được hoàn tác việc tiếp nhận ở cơ quan này."))
    copies = _lock_copies(actor, uid)
    plans = list(Plan.objects.filter(copy__in=copies).select_related("document"))
    tasks = list(Task.objects.filter(plan__in=plans).select_for_update(no_key=True))
    sharing.lock_shares(tasks)
    begun = who_has_begun([task.pk for task in tasks])
    if begun:
        raise WorkHasBegun(
            _("Không hoàn tác được vì đã có người bắt đầu làm: %(who)s.")
            % {"who": "; ".join(begun[:5])},
            who=begun,
        )
    _remove(actor, plans, tasks)
    for copy in copies:
        _release(actor, copy)
    return _reopen(actor, copies)


def _lock_copies(actor: Actor, uid: UUID) -> list[DocumentCopy]:
    mine = DocumentCopy.objects.select_for_update(of=("self",)).filter(owner_path=actor.path)
    copy = mine.filter(uid=uid).first()
    if copy is None:
        raise PlanNotFound(_("Không tìm thấy văn bản này ở cơ quan của bạn."))
    if copy.draft_uid is None:
        return [copy]
    return list(mine.filter(draft_uid=copy.draft_uid).select_related("document"))


def _remove(actor: Actor, plans: Sequence[Plan], tasks: Sequence[Task]) -> None:
    sharing.forget(TASK, [task.pk for task in tasks])
    sharing.forget(PLAN, [plan.pk for plan in plans])
    for plan in plans:
        reliance.release(RESTING, plan.uid.hex)
        given = sum(task.plan_id == plan.pk for task in tasks)
        record(
            actor,
            "plans.plan.acceptance_undone",
            kind="plan",
            object_id=plan.pk,
            label=plan.document.label,
            path=plan.owner_path,
            changes={"tasks": given},
        )
        cascade.before_undoing(plan)
        sharing.stop_seeing_document(plan)
        plan.delete()


def _release(actor: Actor, copy: DocumentCopy) -> None:
    document = copy.document
    record(
        actor,
        "documents.document.released",
        kind="document",
        object_id=document.pk,
        label=document.label,
        path=actor.path,
    )
    release_copy(actor=actor, copy=copy)


def _reopen(actor: Actor, copies: Sequence[DocumentCopy]) -> UUID | None:
    """The draft, if its files and its day are still there, belongs to its uploader again."""
    drafts = {copy.draft_uid for copy in copies if copy.draft_uid}
    rows = ImportDraft.objects.filter(uid__in=drafts, expires_at__gt=clock.now())
    reopened = rows.update(state=DraftState.OPEN)
    mine = rows.filter(person_id=actor.id).first()
    return mine.uid if reopened and mine else None
