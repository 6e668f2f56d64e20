"""Who must issue a plan of their own: proposed from a document, confirmed, marked, exempted, added."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.law.selectors import calendar
from chuan.orgs.models import Organisation
from chuan.orgs.selectors import organisation_by_uid
from chuan.plans.enums import BasisCode, DutyProof, DutyState, LinkState
from chuan.plans.errors import DutyIncomplete, DutyNotFound, DutySettled, MayNotPlan
from chuan.plans.models import DutyClause, Plan, PlanDuty
from chuan.plans.permissions import can_shape
from chuan.plans.rules.due import due_date
from chuan.plans.rules.must_plan import MustPlan, must_plan
from chuan.plans.selectors import duties as read
from chuan.plans.selectors.plans import find_plan
from chuan.plans.services import settling, sharing
from chuan.plans.types import BasisStep, Body, DueDate

LONGEST_REASON = 1000


def propose_duties(plan: Plan, on: date) -> list[DutyClause]:
    """Paragraphs of a plan just accepted that ask for plans; a step of its acceptance."""
    made = []
    for order, one in enumerate(must_plan(plan.copy.content)):
        due = _due(one, plan, on)
        made.append(
            DutyClause(
                plan=plan,
                order=order,
                clause=one.clause[:120],
                quote=one.quote,
                names=list(one.names),
                due_on=due.on,
                due_basis=[step.as_json() for step in due.basis],
                at=plan.accepted_at,
            )
        )
    return DutyClause.objects.bulk_create(made)


@transaction.atomic
def confirm_duties(
    *,
    actor: Actor,
    plan_uid: UUID,
    keep: Collection[UUID],
    without: Mapping[UUID, Collection[str]] | None = None,
    own_due_on: Mapping[UUID, date | None] | None = None,
) -> int:
    """Expect a plan of every body that the kept paragraphs ask; the other proposals are dismissed.

    `without` are uids of bodies left out of a paragraph; `own_due_on` days that the body sets for
    itself. How many bodies are now expected to plan.
    """
    plan = _lock(actor, plan_uid)
    now, count = clock.now(), 0
    for view in read.clause_views(plan, clock.today()):
        clause = view.clause
        clause.state = LinkState.CONFIRMED if clause.uid in keep else LinkState.DISMISSED
        clause.own_due_on = (own_due_on or {}).get(clause.uid)
        clause.by_label, clause.at = actor.label[:160], now
        clause.save()
        if clause.uid in keep:
            left_out = set((without or {}).get(clause.uid, ()))
            asked = [one for one in view.asked if one.body.uid not in left_out]
            count += _expect(plan, clause, asked, actor)
    settling.settle_duties(plan)
    _record(actor, plan, "plans.duty.confirmed", bodies=count)
    return count


@transaction.atomic
def add_duty(*, actor: Actor, plan_uid: UUID, organisation: str, name: str = "") -> PlanDuty:
    """Expect a plan of one more body: of the node, or one that is only named."""
    plan = _lock(actor, plan_uid)
    body = organisation_by_uid(organisation) if organisation else None
    said = body.name if body else " ".join(name.split())[:300]
    if not said:
        raise DutyIncomplete(_("Hãy chọn hoặc ghi tên cơ quan."), field="name")
    held = (
        plan.plan_duties.filter(organisation=body) if body else plan.plan_duties.filter(name=said)
    )
    if held.standing().exists():
        raise DutyIncomplete(_("Cơ quan này đã có trong danh sách."), field="name")
    first = plan.duty_clauses.filter(state=LinkState.CONFIRMED).first()
    duty = _row(plan, first, body=body, name=said, actor=actor)
    duty.save()
    if body is not None:
        sharing.let_see_plan(plan, [body.path] if body.on_node else [])
        settling.settle_duties(plan)
        _tell_added(actor, plan, duty)
    _record(actor, plan, "plans.duty.added", body=said)
    return duty


@transaction.atomic
def exempt_duty(*, actor: Actor, plan_uid: UUID, uid: UUID, reason: str) -> PlanDuty:
    """Ask no plan of a body, with the reason."""
    plan, duty = _find(actor, plan_uid, uid)
    if not reason.strip():
        raise DutyIncomplete(_("Hãy ghi lý do miễn."), field="reason")
    if duty.state != DutyState.EXPECTED:
        raise DutySettled(_("Cơ quan này không còn ở trạng thái chờ ban hành."))
    duty.state, duty.reason = DutyState.EXEMPT, reason.strip()[:LONGEST_REASON]
    return _keep_duty(actor, plan, duty, "plans.duty.exempted")


@transaction.atomic
def mark_duty(
    *, actor: Actor, plan_uid: UUID, uid: UUID, proof: str, symbol: str, issued_on: date | None
) -> PlanDuty:
    """Note by hand that a body has issued its plan: on paper or by letter, with number and date."""
    plan, duty = _find(actor, plan_uid, uid)
    if proof not in {DutyProof.PAPER, DutyProof.LETTER}:
        raise DutyIncomplete(_("Hãy chọn cách đã nhận."), field="proof")
    if not symbol.strip() or issued_on is None:
        raise DutyIncomplete(_("Hãy ghi số, ký hiệu và ngày ban hành."), field="symbol")
    if issued_on > clock.today():
        raise DutyIncomplete(_("Ngày ban hành còn ở phía trước."), field="issued_on")
    if duty.state != DutyState.EXPECTED:
        raise DutySettled(_("Cơ quan này không còn ở trạng thái chờ ban hành."))
    duty.state, duty.proof = DutyState.FULFILLED, proof
    duty.child_symbol, duty.child_on = " ".join(symbol.split())[:120], issued_on
    duty.fulfilled_on = issued_on
    return _keep_duty(actor, plan, duty, "plans.duty.marked")


@transaction.atomic
def reopen_duty(*, actor: Actor, plan_uid: UUID, uid: UUID) -> PlanDuty:
    """Expect the plan after all: takes back an exemption or a mark made by hand."""
    plan, duty = _find(actor, plan_uid, uid)
    if duty.state not in {DutyState.EXEMPT, DutyState.FULFILLED} or duty.proof == DutyProof.PLAN:
        raise DutySettled(_("Chỉ mở lại được mục đã miễn hoặc đã đánh dấu bằng tay."))
    duty.state, duty.proof, duty.reason = DutyState.EXPECTED, "", ""
    duty.child_symbol, duty.child_on, duty.fulfilled_on = "", None, None
    saved = _keep_duty(actor, plan, duty, "plans.duty.reopened")
    settling.settle_duties(plan)
    return saved


@transaction.atomic
def remove_duty(*, actor: Actor, plan_uid: UUID, uid: UUID, reason: str) -> None:
    """Take a body off the list, where it was put there by mistake; the reason stays in the record."""
    plan, duty = _find(actor, plan_uid, uid)
    if not reason.strip():
        raise DutyIncomplete(_("Hãy ghi lý do bỏ khỏi danh sách."), field="reason")
    if duty.state == DutyState.FULFILLED:
        raise DutySettled(_("Cơ quan này đã ban hành kế hoạch nên không bỏ khỏi danh sách được."))
    path, name = duty.path, duty.name
    duty.delete()
    if path:
        sharing.stop_seeing_plan(plan, path)
    _record(actor, plan, "plans.duty.removed", body=name, reason=reason.strip()[:LONGEST_REASON])


def _lock(actor: Actor, uid: UUID) -> Plan:
    plan = find_plan(actor, uid)
    if not can_shape(actor, plan):
        raise MayNotPlan(
            _("Chỉ cán bộ hoặc người đứng đầu cơ quan lập kế hoạch mới sửa được danh sách này.")
        )
    Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    return plan


def _find(actor: Actor, plan_uid: UUID, uid: UUID) -> tuple[Plan, PlanDuty]:
    plan = _lock(actor, plan_uid)
    duty = PlanDuty.objects.select_for_update(of=("self",)).filter(plan=plan, uid=uid).first()
    if duty is None:
        raise DutyNotFound
    return plan, duty


def _due(one: MustPlan, plan: Plan, on: date) -> DueDate:
    """The printed day; days counted from the issue begin with the day after it and end on a worked one.

    Basis: Điều 147, Điều 148 Bộ luật Dân sự 2015.
    """
    issued = plan.document.issued_on
    if one.days_after_issue is None or issued is None:
        return due_date(one.time, on=on, strict_before=settings.STRICT_BEFORE)
    days = calendar((issued.year, issued.year + 1))
    count = days.add_working_days if one.counts_worked_days else days.deadline_end
    due = count(issued, one.days_after_issue)
    values = (
        ("days", str(one.days_after_issue)),
        ("from", f"{issued:%d/%m/%Y}"),
        ("due", f"{due:%d/%m/%Y}"),
    )
    plain = due_date(one.time, on=on, strict_before=settings.STRICT_BEFORE)
    code = (
        BasisCode.WORKED_DAYS_AFTER_ISSUE if one.counts_worked_days else BasisCode.DAYS_AFTER_ISSUE
    )
    return DueDate(due, plain.repeat, (BasisStep(code, values),))


def _expect(plan: Plan, clause: DutyClause, asked: Sequence[read.AskedBody], actor: Actor) -> int:
    """Rows for the bodies that have none yet, and the right to read what they must carry out."""
    held = set(plan.plan_duties.values_list("organisation_id", flat=True))
    fresh = [one for one in asked if one.body.pk not in held]
    PlanDuty.objects.bulk_create(
        [
            _row(plan, clause, body=one.body, name=one.body.name, actor=actor, of=one.collective)
            for one in fresh
        ],
        batch_size=500,
    )
    sharing.let_see_plan(plan, {one.body.path for one in fresh})
    sharing.tell_must_plan(actor, plan, [one.body.pk for one in fresh])
    return len(fresh)


def _tell_added(actor: Actor, plan: Plan, duty: PlanDuty) -> None:
    """The head of a body added by hand is told, unless its plan had come before."""
    duty.refresh_from_db()
    if duty.state != DutyState.EXPECTED or duty.organisation_id is None:
        return
    why = _("%(who)s thêm cơ quan bạn vào danh sách") % {"who": plan.owner.name}
    sharing.tell_must_plan(actor, plan, [duty.organisation_id], why=why)


def _row(
    plan: Plan,
    clause: DutyClause | None,
    *,
    body: Body | Organisation | None,
    name: str,
    actor: Actor,
    of: str = "",
) -> PlanDuty:
    path = body.path if body else ""
    return PlanDuty(
        plan=plan,
        source=clause,
        organisation_id=body.pk if body else None,
        name=name[:300],
        path=path,
        area=read.area_of(path),
        collective=of[:200],
        due_on=clause.due_on if clause else None,
        due_basis=clause.due_basis if clause else [],
        own_due_on=clause.own_due_on if clause else None,
        clause=clause.clause if clause else "",
        by_label=actor.label[:160],
        at=clock.now(),
    )


def _keep_duty(actor: Actor, plan: Plan, duty: PlanDuty, code: str) -> PlanDuty:
    duty.by_label, duty.at = actor.label[:160], clock.now()
    duty.save()
    _record(actor, plan, code, body=duty.name, reason=duty.reason, symbol=duty.child_symbol)
    return duty


def _record(actor: Actor, plan: Plan, code: str, **changes: object) -> None:
    record(
        actor,
        code,
        kind="plan",
        object_id=plan.pk,
        label=plan.document.label,
        path=plan.owner_path,
        changes={key: value for key, value in changes.items() if value != ""},
    )
