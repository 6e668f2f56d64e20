"""What stands above a plan: proposed when it is accepted, answered, added and removed by officers."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents.models import Citation, Document
from chuan.documents.rules.identity import issuer_key, symbol_key
from chuan.documents.selectors.copies import find_document
from chuan.plans.enums import LinkState, ParentReason, ParentRole
from chuan.plans.errors import LinkIncomplete, MayNotPlan, OwnAncestor
from chuan.plans.models import Plan, PlanParent
from chuan.plans.permissions import can_shape
from chuan.plans.rules.parents import ProposedParent, parents_of
from chuan.plans.selectors import parents as read
from chuan.plans.selectors.plans import find_plan
from chuan.plans.services import settling

LONGEST_REASON = 1000


def propose_parents(plan: Plan) -> list[PlanParent]:
    """Links to the documents that a plan just accepted names above it; a step of its acceptance."""
    copy = plan.copy
    found = parents_of(copy.content, copy.text, place=copy.place_in_file)
    acts = {
        row.symbol_key: row.act_id for row in Citation.objects.filter(copy=copy).exclude(act=None)
    }
    made: dict[object, PlanParent] = {}
    for order, one in enumerate(found):
        link = _proposal(plan, one, order)
        link.act_id = acts.get(link.symbol_key)
        if link.document_id is None or not read.is_above(link.document_id, plan):
            made.setdefault(link.document_id or link.symbol_key, link)
    return PlanParent.objects.bulk_create(made.values())


def link_arrived(document: Document) -> None:
    """Join the links that named a document before the node held it; a step of its acceptance."""
    waiting = PlanParent.objects.filter(document=None, symbol_key=document.symbol_key)
    rows = waiting.select_related("plan__owner", "plan__document").order_by("pk")[:500]
    for link in read.held_by_key(rows, document):
        taken = PlanParent.objects.filter(plan=link.plan, document=document).exists()
        if taken or read.is_above(document.pk, link.plan):
            continue
        link.document = document
        link.save(update_fields=("document",))
        settling.settle_child(link.plan)


@transaction.atomic
def answer_parent(
    *, actor: Actor, plan_uid: UUID, uid: UUID, role: str, keep: bool, reason: str = ""
) -> PlanParent:
    """Confirm a parent in a role, or dismiss it with a reason."""
    plan = _lock(actor, plan_uid)
    link = read.find_parent(plan, uid)
    if keep and role not in set(ParentRole):
        raise LinkIncomplete(_("Hãy chọn vai trò của văn bản."), field="role")
    if not keep and not reason.strip():
        raise LinkIncomplete(_("Hãy ghi lý do bỏ văn bản này."), field="reason")
    link.state = LinkState.CONFIRMED if keep else LinkState.DISMISSED
    link.role = role if keep else link.role
    link.note = reason.strip()[:LONGEST_REASON]
    link.by_label, link.at = actor.label[:160], clock.now()
    link.save()
    code = "plans.parent.confirmed" if keep else "plans.parent.dismissed"
    _record(actor, plan, link, code)
    settling.settle_child(plan)
    return link


@transaction.atomic
def confirm_parents(*, actor: Actor, plan_uid: UUID) -> int:
    """Confirm every proposal as it stands; how many there were."""
    plan = _lock(actor, plan_uid)
    rows = list(plan.parents.filter(state=LinkState.PROPOSED))
    now = clock.now()
    for link in rows:
        link.state, link.by_label, link.at = LinkState.CONFIRMED, actor.label[:160], now
    PlanParent.objects.bulk_update(rows, ("state", "by_label", "at"))
    for link in rows:
        _record(actor, plan, link, "plans.parent.confirmed")
    settling.settle_child(plan)
    return len(rows)


@transaction.atomic
def add_parent(
    *,
    actor: Actor,
    plan_uid: UUID,
    role: str,
    document: UUID | None = None,
    kind: str = "",
    symbol: str = "",
    issued_on: date | None = None,
    issuer: str = "",
) -> PlanParent:
    """Name a document above the plan: one of the library, or one that is not held, by its symbol."""
    plan = _lock(actor, plan_uid)
    if role not in set(ParentRole):
        raise LinkIncomplete(_("Hãy chọn vai trò của văn bản."), field="role")
    link = _chosen(actor, plan, document) if document else None
    link = link or _typed(plan, kind, symbol, issued_on, issuer)
    if link.document_id and read.is_above(link.document_id, plan):
        raise OwnAncestor
    known = _known(plan, link)
    link = known or link
    link.role, link.state, link.note = role, LinkState.CONFIRMED, ""
    link.reason = link.reason or ParentReason.BY_HAND
    link.by_label, link.at = actor.label[:160], clock.now()
    link.save()
    _record(actor, plan, link, "plans.parent.added")
    settling.settle_child(plan)
    return link


def _lock(actor: Actor, uid: UUID) -> Plan:
    plan = find_plan(actor, uid)
    if not can_shape(actor, plan):
        raise MayNotPlan(
            _("Chỉ cán bộ hoặc người đứng đầu cơ quan lập kế hoạch mới sửa được văn bản cấp trên.")
        )
    Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    return plan


def _proposal(plan: Plan, one: ProposedParent, order: int) -> PlanParent:
    held = read.held_document(one.symbol, one.issued, one.issuer, near=plan.owner)
    return PlanParent(
        plan=plan,
        document=held,
        kind=one.kind,
        symbol=one.symbol,
        symbol_key=symbol_key(one.symbol),
        issued_key=one.issued,
        issuer_label=one.issuer,
        issuer_key=issuer_key(one.issuer) if one.issuer else "",
        role=one.role,
        reason=one.reason,
        quote=one.quote,
        order=order,
        at=plan.accepted_at,
    )


def _chosen(actor: Actor, plan: Plan, uid: UUID) -> PlanParent:
    document = find_document(actor, uid)
    return PlanParent(
        plan=plan,
        document=document,
        symbol=document.symbol,
        symbol_key=document.symbol_key,
        issued_key=document.issued_key,
        issuer_label=document.issuer_label,
        issuer_key=document.issuer_key,
        order=_next(plan),
    )


def _typed(plan: Plan, kind: str, symbol: str, issued_on: date | None, issuer: str) -> PlanParent:
    symbol = " ".join(symbol.split())[:120]
    if not symbol:
        raise LinkIncomplete(_("Hãy chọn văn bản, hoặc ghi số, ký hiệu."), field="symbol")
    issued = issued_on.isoformat() if issued_on else ""
    held = read.held_document(symbol, issued, issuer, near=plan.owner)
    return PlanParent(
        plan=plan,
        document=held,
        kind=kind.strip()[:80],
        symbol=symbol,
        symbol_key=symbol_key(symbol),
        issued_key=issued,
        issuer_label=issuer.strip()[:300],
        issuer_key=issuer_key(issuer) if issuer.strip() else "",
        order=_next(plan),
    )


def _known(plan: Plan, link: PlanParent) -> PlanParent | None:
    rows = plan.parents.select_related("document")
    if link.document_id:
        return rows.filter(document=link.document_id).first()
    return rows.filter(document=None, symbol_key=link.symbol_key).first()


def _next(plan: Plan) -> int:
    return plan.parents.count()


def _record(actor: Actor, plan: Plan, link: PlanParent, code: str) -> None:
    """The entry names the parent by its symbol alone: its title is for those who may read it."""
    record(
        actor,
        code,
        kind="plan",
        object_id=plan.pk,
        label=plan.document.label,
        path=plan.owner_path,
        changes={"parent": link.symbol, "role": str(link.role), "reason": link.note},
    )
