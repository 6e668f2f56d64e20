"""How a body follows its work: its own rules, and the task above that a task carries out."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.plans.errors import MayNotPlan, TaskIncomplete, TaskNotFound, TaskNotYours
from chuan.plans.models import TASK, Task, TaskChange, WorkRules
from chuan.plans.permissions import can_manage, can_set_rules


@transaction.atomic
def set_work_rules(
    *, actor: Actor, sample_least: int, sample_percent: int, answer_days: int
) -> WorkRules:
    """The size of samples and the days to answer of the own organisation."""
    if not can_set_rules(actor):
        raise MayNotPlan(_("Chỉ người đứng đầu hoặc quản trị viên được đổi thiết lập này."))
    kept, _made = WorkRules.objects.update_or_create(
        path=actor.path,
        defaults={
            "sample_least": sample_least,
            "sample_percent": sample_percent,
            "answer_days": answer_days,
            "by_label": actor.label[:160],
            "at": clock.now(),
        },
    )
    changes = {"least": sample_least, "percent": sample_percent, "days": answer_days}
    record(
        actor, "plans.rules.set", kind="work_rules", object_id=kept.pk,
        label=actor.organisation_label[:300], path=actor.path, changes=changes,
    )  # fmt: skip
    return kept


@transaction.atomic
def set_parent_task(*, actor: Actor, uid: UUID, parent: UUID | None) -> Task:
    """Say which task of a superior's plan a task carries out, or that it carries out none."""
    visible = Task.objects.visible_to(actor)
    task = visible.select_for_update(of=("self",), no_key=True).filter(uid=uid).first()
    if task is None:
        raise TaskNotFound(_("Không tìm thấy việc này."))
    if not can_manage(actor, task):
        raise TaskNotYours
    above = visible.filter(uid=parent).first() if parent else None
    if parent and above is None:
        raise TaskNotFound(_("Không tìm thấy việc của cấp trên đã chọn."))
    if above is not None and _stands_below(above, task):
        raise TaskIncomplete(_("Một việc không thể thực hiện chính nó."), field="parent")
    before = task.parent_task
    if (before.pk if before else None) == (above.pk if above else None):
        return task
    task.parent_task = above
    task.save(update_fields=("parent_task",))
    change = [before.text[:120] if before else "", above.text[:120] if above else ""]
    TaskChange.objects.create(
        task=task, code="plans.task.parent_set", reason="", changes={"parent_task": change},
        actor_label=actor.label[:160], at=clock.now(),
    )  # fmt: skip
    record(
        actor, "plans.task.parent_set", kind=TASK, object_id=task.pk, label=task.text[:300],
        path=task.owner_path, changes={"parent_task": change},
    )  # fmt: skip
    return task


def _stands_below(above: Task, task: Task) -> bool:
    """`above` is the task itself or hangs below it: a circle."""
    seen: set[int] = set()
    current: Task | None = above
    while current is not None and current.pk not in seen:
        if current.pk == task.pk:
            return True
        seen.add(current.pk)
        current = current.parent_task
    return False
