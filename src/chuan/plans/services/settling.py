"""Joins the plan that a body issued with its duty to issue one, and parts them again."""

from collections.abc import Iterable

from django.db.models import Q

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents.models import PaperDraft
from chuan.orgs.rules.naming import name_key
from chuan.plans.enums import DutyProof, DutyState, LinkState, ParentRole
from chuan.plans.models import ChildDraft, Plan, PlanDuty, PlanParent
from chuan.plans.rules.parents import speaks_for

CARRIED_OUT = (ParentRole.SUPERIOR, ParentRole.TARGETS)
"""A document that is no more than a ground or a guide is not carried out by naming it."""


def settle_child(child: Plan) -> None:
    """Let the duties of the issuer under what `child` carries out be fulfilled by it, and no others."""
    issuer = _issuer(child)
    above = child.parents.filter(role__in=CARRIED_OUT).exclude(state=LinkState.DISMISSED)
    documents = set(above.exclude(document=None).values_list("document_id", flat=True))
    part(child, keep=documents)
    if issuer is None or not documents:
        return
    open_to_it = Q(state=DutyState.EXPECTED) | Q(proof=DutyProof.PLAN, child=None)
    waiting = PlanDuty.objects.filter(
        open_to_it, organisation_id=issuer, plan__document__in=documents
    )
    fulfil(waiting, child)


def settle_issued(_actor: Actor, draft: PaperDraft) -> None:
    """A plan drafted from the plan above was issued: the duty is fulfilled before its work is given."""
    made = ChildDraft.objects.filter(draft=draft).select_related("plan").first()
    if made is None or draft.document is None:
        return
    issued_on = draft.document.issued_on or clock.today()
    owed = PlanDuty.objects.expected().filter(
        plan__document=made.plan.document_id, organisation=draft.issuer_id or draft.owner_id
    )
    owed.update(
        state=DutyState.FULFILLED,
        proof=DutyProof.PLAN,
        child_symbol=draft.document.symbol,
        child_on=issued_on,
        fulfilled_on=issued_on,
        at=clock.now(),
    )


def settle_duties(parent: Plan) -> None:
    """Let the new duties under a plan be fulfilled by what was issued before; three queries."""
    links = PlanParent.objects.filter(document=parent.document_id, role__in=CARRIED_OUT).exclude(
        state=LinkState.DISMISSED
    )
    children = {}
    rows = links.select_related("plan__owner", "plan__document__issuer")
    for link in rows.order_by("-plan__accepted_at", "-pk"):
        issuer = _issuer(link.plan)
        if issuer is not None:
            children[issuer] = link.plan
    duties = PlanDuty.objects.expected().filter(plan=parent, organisation__in=children)
    done = [_fulfilled(duty, children[duty.organisation_id or 0]) for duty in duties]
    PlanDuty.objects.bulk_update(done, _FIELDS, batch_size=500)


def fulfil(duties: Iterable[PlanDuty], child: Plan) -> None:
    """Write the child into each duty."""
    done = [_fulfilled(duty, child) for duty in duties]
    PlanDuty.objects.bulk_update(done, _FIELDS, batch_size=500)


def part(child: Plan, *, keep: Iterable[int] = ()) -> None:
    """Duties that rest on `child` are open again, but for those under the documents to `keep`."""
    PlanDuty.objects.filter(child=child).exclude(plan__document__in=set(keep)).update(
        state=DutyState.EXPECTED,
        proof="",
        child=None,
        child_symbol="",
        child_on=None,
        fulfilled_on=None,
        at=clock.now(),
    )


_COMMITTEES = ("btv-", "tt-")
_FIELDS = ("state", "proof", "child", "child_symbol", "child_on", "fulfilled_on", "at")


def _fulfilled(duty: PlanDuty, child: Plan) -> PlanDuty:
    duty.state, duty.proof, duty.child = DutyState.FULFILLED, DutyProof.PLAN, child
    duty.child_symbol = child.document.symbol
    duty.child_on = child.document.issued_on
    duty.fulfilled_on = child.document.issued_on or clock.today()
    duty.at = clock.now()
    return duty


def _issuer(child: Plan) -> int | None:
    """The body that issued the plan; its standing committee speaks for it.

    A name that no body of the node bears is that of the body which accepted it only where it says so.
    """
    document, owner = child.document, child.owner
    if document.issuer is not None:
        speaks = document.issuer.agency.startswith(_COMMITTEES)
        return document.issuer.parent_id if speaks else document.issuer_id
    said = speaks_for(document.issuer_key)
    return owner.pk if said and name_key(owner.name).startswith(said) else None
