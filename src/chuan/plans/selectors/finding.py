"""One task, or the task of a share, as far as the reader may know of it."""

from uuid import UUID

from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.plans.errors import TaskNotFound
from chuan.plans.models import Assignment, Task


def find_task(actor: Actor, uid: UUID) -> Task:
    """One task; a stranger is told that there is none."""
    rows = Task.objects.visible_to(actor).select_related(
        "plan__document", "plan__owner", "owner", "section", "compiler", "parent_task"
    )
    task = rows.filter(uid=uid).first()
    if task is None:
        raise TaskNotFound(_("Không tìm thấy việc này."))
    return task


def find_share(actor: Actor, uid: UUID) -> Assignment:
    """One share of a task that the actor may see; a stranger is told that there is none."""
    visible = Task.objects.visible_to(actor).values("pk")
    rows = Assignment.objects.filter(uid=uid, task__in=visible)
    share = rows.select_related("task__plan__document", "task__compiler", "organisation").first()
    if share is None:
        raise TaskNotFound(_("Không tìm thấy việc này, hoặc việc không thuộc cơ quan của bạn."))
    return share


def task_of_share(actor: Actor, uid: UUID) -> UUID:
    """The task that a visible share belongs to."""
    return find_share(actor, uid).task.uid
