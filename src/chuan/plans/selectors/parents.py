"""The documents above a plan: who they are in the node, the thread they make, and what may be added."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.core.threads import Knot
from chuan.documents.enums import DocumentKind
from chuan.documents.models import Document
from chuan.documents.rules.identity import issuer_key, symbol_key
from chuan.documents.selectors.copies import list_documents
from chuan.orgs.models import Organisation
from chuan.orgs.selectors import match_agency
from chuan.plans import labels
from chuan.plans.enums import LinkState
from chuan.plans.errors import ParentNotFound
from chuan.plans.models import Plan, PlanParent
from chuan.plans.permissions import can_shape
from chuan.plans.rules.parents import speaks_for
from chuan.plans.selectors.plans import find_plan

HIGHEST = 8
"""Generations that the thread goes up; deeper than any chain of plans is."""
MOST_FOUND = 30
_WHOLE_DAY = 10
_CARRIERS = (
    DocumentKind.PLAN,
    DocumentKind.PROGRAM,
    DocumentKind.DIRECTIVE,
    DocumentKind.RESOLUTION,
)


@dataclass(frozen=True, slots=True)
class ParentView:
    """A parent as a reader sees it: the title only where they may read a copy of it."""

    link: PlanParent
    symbol: str
    title: str
    url: str
    plan_url: str
    role_label: str
    state_label: str
    badge: str
    reason_label: str
    is_held: bool
    is_proposed: bool


@dataclass(frozen=True, slots=True)
class ParentsPage:
    """The parents of a plan, those dismissed, and whether the reader may change them."""

    plan: Plan
    parents: Sequence[ParentView]
    dismissed: Sequence[ParentView]
    can_change: bool

    @property
    def open_count(self) -> int:
        """Proposals that nobody answered."""
        return sum(view.is_proposed for view in self.parents)


def held_document(
    symbol: str, issued: str, issuer: str, *, near: Organisation, kind: str = ""
) -> Document | None:
    """The document of the node that a citation means; None when it is not held or not told apart.

    Numbers begin anew with each issuer and year, so that a symbol alone names no document: the
    issuer must fit, or where none is printed the day.

    Basis: Điều 15 Nghị định 30/2020/NĐ-CP (each body numbers its own documents by the year).
    """
    key = symbol_key(symbol)
    if not key:
        return None
    rows = Document.objects.filter(symbol_key=key)
    if len(issued) == _WHOLE_DAY:
        rows = rows.filter(issued_key=issued)
    found = [row for row in rows.order_by("pk")[:MOST_FOUND] if _fits(row, issuer, issued, near)]
    one_act = len({(row.issuer_key, row.issued_key) for row in found}) == 1
    return min(found, key=lambda row: _preference(row, kind)) if one_act else None


def held_by_key(rows: Iterable[PlanParent], document: Document) -> list[PlanParent]:
    """Those of the links not yet joined to a document that mean this one."""
    return [
        row
        for row in rows
        if (len(row.issued_key) != _WHOLE_DAY or row.issued_key == document.issued_key)
        and _fits(document, row.issuer_label, row.issued_key, row.plan.owner)
    ]


def is_above(document_id: int, plan: Plan) -> bool:
    """Whether naming the document as a parent would make the plan an ancestor of itself."""
    seen, front = set[int](), {document_id}
    while front:
        if plan.document_id in front:
            return True
        seen |= front
        links = PlanParent.objects.filter(plan__document__in=front).exclude(
            state=LinkState.DISMISSED
        )
        above = links.exclude(document=None).values_list("document_id", flat=True)
        front = {pk for pk in above if pk is not None} - seen
    return False


def parents_page(actor: Actor, uid: UUID) -> ParentsPage:
    """The parents of a plan that the reader may see; titles only of what they may read."""
    plan = find_plan(actor, uid)
    views = parents_of(actor, plan, dismissed=True)
    return ParentsPage(
        plan=plan,
        parents=[view for view in views if view.link.state != LinkState.DISMISSED],
        dismissed=[view for view in views if view.link.state == LinkState.DISMISSED],
        can_change=can_shape(actor, plan),
    )


def parents_of(actor: Actor, plan: Plan, *, dismissed: bool = False) -> Sequence[ParentView]:
    """The parents of a visible plan, in the order of its opening."""
    links = plan.parents.select_related("document", "act")
    if not dismissed:
        links = links.exclude(state=LinkState.DISMISSED)
    rows = list(links)
    return _views(actor, rows)


def find_parent(plan: Plan, uid: UUID) -> PlanParent:
    """One link of a plan."""
    link = plan.parents.filter(uid=uid).select_related("document").first()
    if link is None:
        raise ParentNotFound
    return link


def thread_above(actor: Actor, plan: Plan) -> Sequence[Knot]:
    """What stands above a plan, the highest first; beyond its parents only as far as one may see.

    Each generation is asked for at once, so that a broad cascade costs no more than a narrow one.
    """
    generations: list[list[ParentView]] = []
    seen, front = {plan.document_id}, list(parents_of(actor, plan))
    while front and len(generations) < HIGHEST:
        generations.append(front)
        known = {view.link.document_id for view in front if view.link.document_id}
        seen |= known
        visible = Plan.objects.visible_to(actor).filter(document__in=known).values("pk")
        rows = PlanParent.objects.filter(plan__in=visible, state=LinkState.CONFIRMED)
        above = rows.exclude(document__in=seen).select_related("document", "act").order_by("pk")
        once = {row.document_id or row.symbol_key: row for row in above}
        front = _views(actor, list(once.values())) if once else []
    return [_knot(view) for views in reversed(generations) for view in views]


def documents_to_add(actor: Actor, plan: Plan, words: str) -> Sequence[Document]:
    """Documents that the reader may see and that the words name, for adding a parent."""
    text = words.strip()[:200]
    if len(text) < 2:
        return ()
    found = list_documents(actor).exclude(pk=plan.document_id)
    named = Q(symbol_key__startswith=symbol_key(text)) | Q(shown_title__icontains=text)
    return tuple(found.filter(named).order_by("-issued_on", "pk")[:MOST_FOUND])


def _fits(document: Document, issuer: str, issued: str, near: Organisation) -> bool:
    if not issuer:
        return len(issued) == _WHOLE_DAY
    said = issuer_key(issuer)
    if speaks_for(said) == speaks_for(document.issuer_key):
        return True
    meant = match_agency(issuer, near=near).organisation
    if meant is not None and document.issuer_id is not None:
        return meant.pk == document.issuer_id
    exact = len(issued) == _WHOLE_DAY
    return exact and (document.issuer_key.startswith(said) or said.startswith(document.issuer_key))


def _preference(document: Document, kind: str) -> tuple[bool, bool, int]:
    """Of a decision and the plan it issues, the plan: it is what gives work."""
    return document.kind not in _CARRIERS, document.kind != kind, document.pk


def _views(actor: Actor, rows: Sequence[PlanParent]) -> list[ParentView]:
    ids = [row.document_id for row in rows if row.document_id]
    known = {d.pk: d for d in list_documents(actor).filter(pk__in=ids)} if ids else {}
    plans = Plan.objects.visible_to(actor).filter(document__in=ids).order_by("-accepted_at")
    carried = {plan.document_id: plan.uid for plan in plans} if ids else {}
    return [_view(row, known.get(row.document_id or 0), carried) for row in rows]


def _view(row: PlanParent, document: Document | None, carried: dict[int, UUID]) -> ParentView:
    url = reverse("documents:document_detail", args=[document.uid]) if document else ""
    if not url and row.act is not None:
        url = reverse("law:act_detail", args=[row.act.uid])
    plan = carried.get(row.document_id or 0)
    title = str(getattr(document, "shown_title", "")) if document else ""
    return ParentView(
        link=row,
        symbol=" ".join(part for part in (row.kind, row.symbol) if part),
        title=title or (row.act.title if row.act is not None and document is None else ""),
        url=url,
        plan_url=reverse("plans:plan_detail", args=[plan]) if plan else "",
        role_label=str(labels.PARENT_ROLE.get(row.role, "")),
        state_label=str(labels.LINK_STATE.get(row.state, "")),
        badge=labels.LINK_BADGE.get(row.state, "neutral"),
        reason_label=str(labels.PARENT_REASON.get(row.reason, "")),
        is_held=row.document_id is not None,
        is_proposed=row.state == LinkState.PROPOSED,
    )


def _knot(view: ParentView) -> Knot:
    link = view.link
    facts: list[tuple[str, str]] = [(_("Vai trò"), view.role_label)]
    if view.reason_label:
        facts.append((_("Vì sao đề xuất"), view.reason_label))
    if not view.is_held and link.act is None:
        facts.append((_("Bản văn"), _("chưa có trên hệ thống")))
    issued = link.document.issued_on if link.document else None
    return Knot(
        title=view.title or view.symbol,
        identity=link.symbol,
        url=view.plan_url or view.url,
        on=issued,
        by=link.issuer_label,
        state="waiting" if view.is_proposed else "done" if view.is_held or link.act else "empty",
        state_label=view.state_label if view.is_proposed else view.role_label,
        facts=facts,
        text=link.quote,
    )
