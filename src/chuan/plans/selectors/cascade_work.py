"""Duties to issue a plan, paragraphs to confirm and ended bodies to decide on, as work of a body."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.core.worklist import WorkItem
from chuan.orgs.enums import Role
from chuan.plans.enums import LinkState, MoveState
from chuan.plans.models import DutyClause, MoveProposal, Plan, PlanDuty

MOST: Final = 50
DUTY, CLAUSE, MOVE = "plan_duty", "duty_clause", "move"


def list_items(actor: Actor, on: date) -> Sequence[WorkItem]:
    """At most `MOST` of each kind; three queries of one index each."""
    if not actor.path or actor.is_system:
        return ()
    if not actor.has_role(Role.OFFICER, Role.HEAD, Role.CLERK):
        return ()
    found = [*_duties(actor, on)]
    if actor.has_role(Role.OFFICER, Role.HEAD):
        found += [*_clauses(actor), *_moves(actor)]
    return found


def _duties(actor: Actor, on: date) -> Iterable[WorkItem]:
    """A document asked of the body twice (by those above, and by its own copy) is one thing to do."""
    rows = PlanDuty.objects.expected().filter(path=actor.path)
    rows = rows.select_related("plan__document", "source").order_by("due_on", "pk")
    once: dict[int, PlanDuty] = {}
    for duty in rows[:MOST]:
        once.setdefault(duty.plan.document_id, duty)
    return [_duty_item(duty, on) for duty in once.values()]


def _duty_item(duty: PlanDuty, on: date) -> WorkItem:
    label = duty.plan.document.label
    url = reverse("plans:plan_detail", args=[duty.plan.uid])
    due = duty.due_on or duty.own_due_on
    late = duty.due_on is not None and duty.due_on < on
    own = duty.due_on is None and duty.own_due_on is not None
    return WorkItem(
        uid=duty.uid,
        kind=DUTY,
        title=_("Ban hành kế hoạch thực hiện %(label)s") % {"label": label},
        url=url,
        role_label=_("Ban hành"),
        due_on=due,
        document_label=label,
        clause=duty.clause,
        next_action_label=_("Soạn kế hoạch của cơ quan mình"),
        next_action_url=compose_url(duty.plan),
        state=duty.state,
        state_label=_("Hạn nội bộ") if own else _("Chậm") if late else _("Chưa ban hành"),
        overdue=late,
        is_sample=duty.plan.is_sample,
    )


def compose_url(plan: Plan) -> str:
    """Where the body's own plan is drafted; the page of the plan where nothing is drafted here."""
    try:
        return reverse("plans:child_create", args=[plan.uid])
    except NoReverseMatch:
        return reverse("plans:plan_detail", args=[plan.uid])


def _clauses(actor: Actor) -> Iterable[WorkItem]:
    """One line for each plan whose paragraphs wait, however many they are."""
    rows = DutyClause.objects.filter(plan__owner_path=actor.path, state=LinkState.PROPOSED)
    once: dict[int, DutyClause] = {}
    for clause in rows.select_related("plan__document").order_by("plan_id", "order")[: MOST * 4]:
        once.setdefault(clause.plan_id, clause)
    return [
        WorkItem(
            uid=clause.uid,
            kind=CLAUSE,
            title=_("Xác nhận cơ quan nào phải ban hành kế hoạch thực hiện %(label)s")
            % {"label": clause.plan.document.label},
            url=reverse("plans:cascade_duties_confirm", args=[clause.plan.uid]),
            role_label=_("Xác nhận"),
            due_on=None,
            document_label=clause.plan.document.label,
            clause=clause.clause,
            next_action_label=_("Xem và xác nhận"),
            next_action_url=reverse("plans:cascade_duties_confirm", args=[clause.plan.uid]),
            state=clause.state,
            state_label=_("Chờ xác nhận"),
            is_sample=clause.plan.is_sample,
        )
        for clause in list(once.values())[:MOST]
    ]


def _moves(actor: Actor) -> Iterable[WorkItem]:
    rows = MoveProposal.objects.filter(owner_path=actor.path, state=MoveState.OPEN)
    return [
        WorkItem(
            uid=proposal.uid,
            kind=MOVE,
            title=_("Quyết định chuyển việc của %(body)s") % {"body": proposal.ended.name},
            url=reverse("plans:move_detail", args=[proposal.uid]),
            role_label=_("Quyết định"),
            due_on=None,
            next_action_label=_("Xem đề xuất"),
            next_action_url=reverse("plans:move_detail", args=[proposal.uid]),
            state=proposal.state,
            state_label=_("Chờ quyết định"),
        )
        for proposal in rows.select_related("ended").order_by("noticed_at")[:MOST]
    ]
