"""Duties to issue a plan, paragraphs to confirm and ended bodies to decide on, as work of a body."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.core.worklist import Source, WorkItem
from chuan.orgs.enums import Role
from chuan.plans.enums import LinkState, MoveState
from chuan.plans.models import DutyClause, MoveProposal, Plan, PlanDuty

DUTY, CLAUSE, MOVE = "plan_duty", "duty_clause", "move"


def sources_of(actor: Actor, on: date) -> Sequence[Source]:
    """Plans to issue for whoever works there; what is to be decided, for officers and heads."""
    if not actor.has_role(Role.OFFICER, Role.HEAD, Role.CLERK):
        return ()
    duties = Source(_duties(actor), lambda rows: _duty_items(rows, on))
    if not actor.has_role(Role.OFFICER, Role.HEAD):
        return (duties,)
    return (duties, Source(_clauses(actor), _clause_items), Source(_moves(actor), _move_items))


def _duties(actor: Actor) -> QuerySet[PlanDuty]:
    rows = PlanDuty.objects.expected().filter(path=actor.path)
    return rows.select_related("plan__document", "source").order_by("due_on", "pk")


def _duty_items(rows: Sequence[PlanDuty], on: date) -> Iterable[WorkItem]:
    """A document asked of the body twice (by those above, and by its own copy) is one thing to do."""
    once: dict[int, PlanDuty] = {}
    for duty in rows:
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


def _clauses(actor: Actor) -> QuerySet[DutyClause]:
    rows = DutyClause.objects.filter(plan__owner_path=actor.path, state=LinkState.PROPOSED)
    return rows.select_related("plan__document").order_by("plan_id", "order")


def _clause_items(rows: Sequence[DutyClause]) -> Iterable[WorkItem]:
    """One line for each plan whose paragraphs wait, however many they are."""
    once: dict[int, DutyClause] = {}
    for clause in rows:
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
            waits=True,
        )
        for clause in once.values()
    ]


def _moves(actor: Actor) -> QuerySet[MoveProposal]:
    rows = MoveProposal.objects.filter(owner_path=actor.path, state=MoveState.OPEN)
    return rows.select_related("ended").order_by("noticed_at")


def _move_items(rows: Sequence[MoveProposal]) -> Iterable[WorkItem]:
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
            waits=True,
        )
        for proposal in rows
    ]
