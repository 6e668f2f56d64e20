"""Takes targets over from a plan above by reference, and lets them go again."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core.actor import Actor
from chuan.plans.errors import LinkIncomplete, MayNotPlan, ParentNotFound
from chuan.plans.models import Plan, PlanTarget
from chuan.plans.permissions import can_shape
from chuan.plans.selectors import inheriting as read
from chuan.plans.selectors.parents import find_parent
from chuan.plans.selectors.plans import find_plan


@transaction.atomic
def inherit_targets(
    *, actor: Actor, plan_uid: UUID, parent: UUID, targets: Collection[int]
) -> list[PlanTarget]:
    """Refer to targets of a parent; an own printed target that says the same is joined to it.

    Words and figures stay above: the row here holds where they are read, and a fingerprint.
    """
    plan = _lock(actor, plan_uid)
    link = find_parent(plan, parent)
    source = read.source_plan(actor, link)
    chosen = list(source.targets.filter(pk__in=targets)) if source else []
    if source is None or not chosen:
        raise LinkIncomplete(_("Hãy chọn ít nhất một chỉ tiêu."), field="target")
    own = list(plan.targets.all())
    held = {row.inherited_from_id for row in own}
    order = (plan.targets.aggregate(last=Max("order"))["last"] or 0) + 1
    made: list[PlanTarget] = []
    for target in chosen:
        if target.pk in held:
            continue
        row = read.same_as(target, own) or PlanTarget(plan=plan, order=order + len(made), text="")
        row.inherited_from, row.inherited_seen = target, read.fingerprint(target)
        row.inherited_symbol = source.document.label[:120]
        row.save()
        made.append(row)
    _record(actor, plan, "plans.target.inherited", source.document.symbol, len(made))
    return made


@transaction.atomic
def look_at_target(*, actor: Actor, plan_uid: UUID, target: int) -> PlanTarget:
    """Note that what the target says now above was looked at."""
    plan = _lock(actor, plan_uid)
    row = _find(plan, target)
    if row.inherited_from is not None:
        row.inherited_seen = read.fingerprint(row.inherited_from)
        row.save(update_fields=("inherited_seen",))
    _record(actor, plan, "plans.target.looked_at", row.inherited_symbol, 1)
    return row


@transaction.atomic
def release_target(*, actor: Actor, plan_uid: UUID, target: int) -> None:
    """Refer to it no more; an own printed target stays as printed."""
    plan = _lock(actor, plan_uid)
    row = _find(plan, target)
    symbol = row.inherited_symbol
    if row.text:
        row.inherited_from, row.inherited_symbol, row.inherited_seen = None, "", ""
        row.save()
    else:
        row.delete()
    _record(actor, plan, "plans.target.released", symbol, 1)


def _lock(actor: Actor, uid: UUID) -> Plan:
    plan = find_plan(actor, uid)
    if not can_shape(actor, plan):
        raise MayNotPlan(
            _("Chỉ cán bộ hoặc người đứng đầu cơ quan lập kế hoạch mới sửa được chỉ tiêu kế thừa.")
        )
    Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    return plan


def _find(plan: Plan, target: int) -> PlanTarget:
    row = plan.targets.filter(pk=target).exclude(inherited_symbol="").first()
    if row is None:
        raise ParentNotFound
    return row


def _record(actor: Actor, plan: Plan, code: str, symbol: str, count: int) -> None:
    """The entry says from which document and how many, never the words of a target."""
    record(
        actor,
        code,
        kind="plan",
        object_id=plan.pk,
        label=plan.document.label,
        path=plan.owner_path,
        changes={"parent": symbol, "targets": count},
    )
