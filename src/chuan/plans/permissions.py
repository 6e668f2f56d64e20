"""Who may accept, correct, give and do the work of a plan."""

from chuan.core.actor import Actor
from chuan.orgs.enums import Role
from chuan.plans.models import Assignment, CampaignDocument, Plan, Task

PLANNERS = (Role.OFFICER, Role.HEAD)


def can_accept(actor: Actor) -> bool:
    """Officers and heads turn a read plan into work for the bodies under their own organisation."""
    return bool(actor.path) and actor.has_role(*PLANNERS)


def can_undo(actor: Actor, plan: Plan) -> bool:
    """Officers and heads of the very organisation that accepted it."""
    return can_accept(actor) and plan.owner_path == actor.path


def can_shape(actor: Actor, plan: Plan) -> bool:
    """Officers and heads of the very organisation whose plan it is say what stands above and below."""
    return can_accept(actor) and plan.owner_path == actor.path


def can_watch(actor: Actor, plan: Plan) -> bool:
    """The body whose plan it is and those above it see every body that must plan; others themselves."""
    return bool(actor.path) and plan.owner_path.startswith(actor.path)


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


def can_add_evidence(actor: Actor, assignment: Assignment, *, is_assignee: bool) -> bool:
    """Whoever may do the work of the share, as long as it is open."""
    return not assignment.closed and can_work(actor, assignment, is_assignee=is_assignee)


def can_see_evidence(actor: Actor, assignment: Assignment, *, is_assignee: bool) -> bool:
    """The body and those above it, the bodies that compile and that own the task, the person named."""
    if is_assignee:
        return True
    if not actor.path:
        return False
    task = assignment.task
    owners = {task.owner_path, assignment.confirmer_path}
    if task.compiler is not None:
        owners.add(task.compiler.path)
    return assignment.path.startswith(actor.path) or actor.path in owners


def can_use_queue(actor: Actor) -> bool:
    """Officers and heads of any body confirm what was reported to it."""
    return can_accept(actor)


def can_set_rules(actor: Actor) -> bool:
    """Heads and administrators say how their body draws samples and how soon it answers."""
    return bool(actor.path) and actor.has_role(Role.HEAD, Role.ADMINISTRATOR)


def can_examine(actor: Actor, document: CampaignDocument) -> bool:
    """The person named for it; while nobody is, officers of the body; its head always."""
    if document.path != actor.path or not actor.path:
        return bool(document.reviewer_id) and document.reviewer_id == actor.id
    if actor.has_role(Role.HEAD):
        return True
    return actor.has_role(Role.OFFICER) and document.reviewer_id in {"", actor.id}


def can_approve_review(actor: Actor, document: CampaignDocument) -> bool:
    """The head of the body that reviewed, of one above it, or of the body that leads."""
    if not actor.path or not document.path or not actor.has_role(Role.HEAD):
        return False
    leads: bool = document.campaign.owner_path == actor.path
    return leads or document.path.startswith(actor.path)


def can_return_review(actor: Actor, document: CampaignDocument) -> bool:
    """Whoever may approve, and officers of the body that leads."""
    leads = can_accept(actor) and document.campaign.owner_path == actor.path
    return leads or can_approve_review(actor, document)


def can_follow_proposal(actor: Actor, document: CampaignDocument) -> bool:
    """Officers and heads of the body that leads the campaign write where its proposals stand."""
    return can_accept(actor) and document.campaign.owner_path == actor.path
