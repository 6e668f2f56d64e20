"""Who may accept, correct, give and do the work of a plan."""

from chuan.core.actor import Actor
from chuan.orgs.enums import Role
from chuan.plans.models import Assignment, Plan, Task

PLANNERS = (Role.OFFICER, Role.HEAD)


def can_accept(actor: Actor) -> bool:
    """Officers and heads turn a read plan into work for the bodies under their own organisation."""
    return bool(actor.path) and actor.has_role(*PLANNERS)


def can_undo(actor: Actor, plan: Plan) -> bool:
    """Officers and heads of the very organisation that accepted it."""
    return can_accept(actor) and plan.owner_path == actor.path


def can_manage(actor: Actor, task: Task) -> bool:
    """Officers and heads of the very organisation that owns the task."""
    return can_accept(actor) and task.owner_path == actor.path


def can_assign(actor: Actor, assignment: Assignment) -> bool:
    """The head of the body that was given the share."""
    return actor.has_role(Role.HEAD) and assignment.path == actor.path


def can_work(actor: Actor, assignment: Assignment, *, is_assignee: bool) -> bool:
    """The person who was given it; the head of the body; any officer of it while nobody was named."""
    if is_assignee:
        return True
    if assignment.path != actor.path:
        return False
    if actor.has_role(Role.HEAD):
        return True
    return actor.has_role(Role.OFFICER) and not assignment.staffed


def can_read_notes(actor: Actor, assignment: Assignment, *, is_assignee: bool) -> bool:
    """The body itself and the person named; directions are no matter of other bodies."""
    return is_assignee or (bool(actor.path) and assignment.path == actor.path)


def can_hand_over(actor: Actor) -> bool:
    """Heads and administrators move the work of a person who leaves or changes duties."""
    return bool(actor.path) and actor.has_role(Role.HEAD, Role.ADMINISTRATOR)
