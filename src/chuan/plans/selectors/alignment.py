"""A plan, or a paper still being written, beside the documents above it, as the reader may read them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, F, When
from django.urls import reverse

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.core.alphabet import Alphabetical
from chuan.documents.models import Document, DocumentCopy
from chuan.documents.selectors.copies import readable_copies
from chuan.domain.vanban.alignment import add_up, added_up_json
from chuan.plans import labels
from chuan.plans.enums import LinkState, ParentRole
from chuan.plans.models import AlignmentAnswer, AlignmentResult, Plan, PlanParent, Task
from chuan.plans.permissions import can_manage, can_shape
from chuan.plans.selectors.align_values import (
    Compared,
    Inputs,
    Text,
    compare,
    document_of,
    shown,
    with_links,
)
from chuan.plans.selectors.plans import find_plan

MOST_PARENTS = 6
MOST_CHILDREN = 400


@dataclass(frozen=True, slots=True)
class Choice:
    """A parent that a plan may be laid beside; not without a copy that the reader may read."""

    document: UUID
    symbol: str
    title: str
    role_label: str
    is_chosen: bool
    is_readable: bool


@dataclass(frozen=True, slots=True)
class AlignmentPage:
    """The page: whom the plan is laid beside, and what came out; None while it is still to be made."""

    plan: Plan
    choices: Sequence[Choice]
    chosen: Document | None
    parent_title: str
    compared: Compared | None
    must_wait: bool
    can_answer: bool


@dataclass(frozen=True, slots=True)
class SumsPage:
    """Counts of a plan against what those below set themselves together."""

    plan: Plan
    names: Sequence[str]
    sums: Sequence[Mapping[str, Any]]
    findings: Sequence[Mapping[str, Any]]
    hidden: int


def alignment_of(actor: Actor, uid: UUID, document: UUID | None, on: date) -> AlignmentPage:
    """A visible plan beside one of its parents: the one asked for, else the first that may be read."""
    plan = find_plan(actor, uid)
    copies = _parent_copies(actor, plan)
    links = list(_links(plan))
    wanted = [row for row in links if row.document and row.document.uid == document] or links
    chosen = next((row for row in wanted if row.document_id in copies), None)
    inputs = _inputs(actor, plan, [chosen] if chosen else [], copies, on)
    result = _result(inputs) if inputs else None
    answers = _answers(actor, result, plan=plan) if result else {}
    compared = with_links(shown(result, answers), _task_urls(actor, plan)) if result else None
    return AlignmentPage(
        plan=plan,
        choices=[
            _choice(row, row.document, copies, is_chosen=row == chosen)
            for row in links
            if row.document
        ],
        chosen=chosen.document if chosen else None,
        parent_title=copies[chosen.document_id or 0].title if chosen else "",
        compared=compared,
        must_wait=inputs is not None and result is None,
        can_answer=can_shape(actor, plan),
    )


def align_paper(
    actor: Actor,
    content: Mapping[str, Any],
    parents: Sequence[UUID],
    *,
    draft_uid: UUID | None = None,
) -> Compared | None:
    """A paper still being written beside documents (by uid) that `actor` may read; None: may read none.

    `content` is what the importer understands of its words: a document of the review contract.
    Answers are those of `draft_uid`.
    """
    wanted = Document.objects.filter(uid__in=parents).values_list("pk", flat=True)
    found = [Text(copy.content) for copy in _copies(actor, wanted).values()][:MOST_PARENTS]
    if not found:
        return None
    result = compare(Inputs(Text(content), found, clock.today().isoformat()))
    return shown(result, _answers(actor, result, draft=draft_uid) if draft_uid else {})


def sums_page(actor: Actor, uid: UUID) -> SumsPage:
    """The counts of a plan beside the sum of the readable plans that carry it out."""
    plan = find_plan(actor, uid)
    parents = _copies(actor, [plan.document_id])
    links = PlanParent.objects.filter(
        document=plan.document_id, role__in=(ParentRole.SUPERIOR, ParentRole.TARGETS)
    ).exclude(state=LinkState.DISMISSED)
    children = Plan.objects.filter(pk__in=links.values("plan")).order_by(
        Alphabetical("owner__name"), "pk"
    )
    readable = children.filter(copy__in=readable_copies(actor).values("pk"))
    shown_plans = list(readable.select_related("copy", "document", "owner")[:MOST_CHILDREN])
    once = {child.document_id: child for child in shown_plans}
    parent = parents.get(plan.document_id)
    added: Mapping[str, Any] = {"sums": (), "findings": ()}
    if parent is not None and once:
        documents = [document_of(child.copy.content) for child in once.values()]
        complete = not plan.plan_duties.expected().exists()
        added = added_up_json(add_up(document_of(parent.content), documents, is_complete=complete))
    names = [child.document.issuer_label or child.owner.name for child in once.values()]
    sums = [
        {**told, "children": list(zip(names, told["by_child"], strict=True))}
        for told in added["sums"]
    ]
    return SumsPage(plan, names, sums, added["findings"], children.count() - len(shown_plans))


def inputs_for(actor: Actor, plan: Plan, document: UUID, on: date) -> Inputs | None:
    """What would be compared for a plan and one of its parents."""
    links = [row for row in _links(plan) if row.document and row.document.uid == document]
    return _inputs(actor, plan, links, _parent_copies(actor, plan), on)


def _result(inputs: Inputs) -> Mapping[str, Any] | None:
    """What a job kept of two long texts, if one did; of shorter ones, compared here and not stored."""
    if not inputs.is_large:
        return compare(inputs)
    kept = AlignmentResult.objects.filter(key=inputs.key).values_list("content", flat=True).first()
    return dict(kept) if kept is not None else None


def _inputs(
    actor: Actor,
    plan: Plan,
    links: Sequence[PlanParent],
    copies: Mapping[int, DocumentCopy],
    on: date,
) -> Inputs | None:
    """Nothing, where the reader may read one side only."""
    own = _copies(actor, [plan.document_id]).get(plan.document_id)
    if own is None:
        return None
    parents = [
        Text(copies[row.document_id or 0].content, is_reference=row.role == ParentRole.BASIS)
        for row in links
        if row.document_id in copies
    ]
    return Inputs(Text(own.content), parents, on.isoformat()) if parents else None


def _links(plan: Plan) -> Sequence[PlanParent]:
    """Parents in the order of what they are to the plan."""
    order = (ParentRole.SUPERIOR, ParentRole.TARGETS, ParentRole.GUIDANCE, ParentRole.BASIS)
    rows = plan.parents.exclude(state=LinkState.DISMISSED).exclude(document=None)
    return sorted(
        rows.select_related("document"), key=lambda row: order.index(ParentRole(row.role))
    )


def _parent_copies(actor: Actor, plan: Plan) -> dict[int, DocumentCopy]:
    rows = plan.parents.exclude(state=LinkState.DISMISSED).exclude(document=None)
    return _copies(actor, rows.values_list("document_id", flat=True))


def _copies(actor: Actor, documents: Any) -> dict[int, DocumentCopy]:  # noqa: ANN401  (keys or a subquery)
    """Of each document the copy it is read by: the own, else the one that leads, else the first."""
    order = Case(
        When(owner_path=actor.path, then=0),
        When(owner_path=F("document__owner_path"), then=1),
        default=2,
    )
    rows = (
        readable_copies(actor)
        .filter(document__in=list(documents))
        .order_by(order, "accepted_at", "pk")
    )
    found: dict[int, DocumentCopy] = {}
    for copy in rows[:200]:
        found.setdefault(copy.document_id, copy)
    return found


def _answers(
    actor: Actor,
    result: Mapping[str, Any],
    *,
    plan: Plan | None = None,
    draft: UUID | None = None,
) -> dict[str, AlignmentAnswer]:
    """Answers of the own organisation to the points of a result."""
    points = {found["fingerprint"] for found in result["findings"]}
    rows = AlignmentAnswer.objects.filter(path=actor.path, fingerprint__in=points)
    rows = rows.filter(plan=plan) if plan is not None else rows.filter(draft_uid=draft)
    return {row.fingerprint: row for row in rows}


def _task_urls(actor: Actor, plan: Plan) -> dict[str, str]:
    """Where each clause of the child is put right, by its pointer inside the document."""
    rows = Task.objects.visible_to(actor).standing().filter(plan=plan).exclude(pointer="")
    urls = {}
    for task in rows:
        page = "plans:task_correct" if can_manage(actor, task) else "plans:task_detail"
        urls[f"/{task.pointer.split('/', 3)[-1]}"] = reverse(page, args=[task.uid])
    return urls


def _choice(
    row: PlanParent, document: Document, copies: Mapping[int, DocumentCopy], *, is_chosen: bool
) -> Choice:
    copy = copies.get(document.pk)
    return Choice(
        document=document.uid,
        symbol=" ".join(part for part in (row.kind, row.symbol) if part),
        title=copy.title if copy else "",
        role_label=str(labels.PARENT_ROLE.get(row.role, "")),
        is_chosen=is_chosen,
        is_readable=copy is not None,
    )
