"""Who stands above a share: who compiles, who owns the task, who owns the plan that it carries out."""

from collections.abc import Sequence
from datetime import date

from chuan.orgs.enums import Role
from chuan.orgs.models import Organisation, RoleAssignment
from chuan.plans.enums import LinkState
from chuan.plans.models import Plan, PlanParent, Task


def chain_of(task: Task) -> Sequence[str]:
    """Paths of the bodies to ask about a task, nearest first: compiler, owner, owners of the plans above."""
    found = [task.compiler.path if task.compiler else "", task.owner_path]
    if task.parent_task is not None:
        found.append(task.parent_task.owner_path)
    if task.plan is not None:
        found += _owners_above(task.plan)
    return tuple(dict.fromkeys(path for path in found if path))


def people_to_tell(path: str, on: date) -> set[str]:
    """Ids of the heads of the body at `path`; of its officers where it has no head on this node."""
    seats = RoleAssignment.objects.valid_on(on).filter(
        organisation__path=path, role__in=(Role.HEAD, Role.OFFICER)
    )
    rows = list(seats.values_list("role", "person__uid"))
    heads = {uid.hex for role, uid in rows if role == Role.HEAD}
    return heads or {uid.hex for _role, uid in rows}


def body_at(path: str) -> Organisation | None:
    """The body at a path."""
    return Organisation.objects.filter(path=path).first()


def _owners_above(plan: Plan) -> list[str]:
    """Owners of the plans for the documents above: the issuer's own plan first, then others above it."""
    links = PlanParent.objects.filter(plan=plan, document__isnull=False).exclude(
        state=LinkState.DISMISSED
    )
    above = Plan.objects.filter(document__in=links.values("document")).exclude(pk=plan.pk)
    rows = above.order_by("accepted_at").values_list(
        "owner_path", "owner_id", "document__issuer_id"
    )
    found = [(path, owner == issuer) for path, owner, issuer in rows]
    own = [path for path, is_issuer in found if is_issuer]
    higher = [path for path, _ in found if plan.owner_path.startswith(path)]
    return [path for path in [*own, *higher] if path != plan.owner_path]
