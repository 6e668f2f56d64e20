"""Targets that a plan takes over from one above it: read above, by who may read them there."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from chuan.core.actor import Actor
from chuan.documents.selectors.copies import readable_copies
from chuan.plans.enums import LinkState
from chuan.plans.models import Plan, PlanParent, PlanTarget
from chuan.plans.rules.headings import heading_above

MOST = 300


@dataclass(frozen=True, slots=True)
class InheritedView:
    """A target taken over: its words live from above, or only the symbol where they are not for the reader.

    `changed`: it says something else now than when it was taken over. `lost`: it is there no more.
    """

    target: PlanTarget
    symbol: str
    source: PlanTarget | None
    clause: str
    url: str
    changed: bool
    lost: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """A target of a plan above that may be taken over, and the own printed one that says the same."""

    target: PlanTarget
    clause: str
    own: PlanTarget | None
    taken: bool


@dataclass(frozen=True, slots=True)
class Offered:
    """The targets of one parent."""

    link: PlanParent
    symbol: str
    offers: Sequence[Offer]


def inherited_of(actor: Actor, plan: Plan) -> Sequence[InheritedView]:
    """The targets that a plan takes over; two queries, whatever their number."""
    rows = plan.targets.exclude(inherited_symbol="").select_related(
        "inherited_from__plan__copy", "inherited_from__plan__document"
    )
    found = list(rows.order_by("order", "pk"))
    if not found:
        return ()
    copies = {row.inherited_from.plan.copy_id for row in found if row.inherited_from}
    readable = set(readable_copies(actor).filter(pk__in=copies).values_list("pk", flat=True))
    visible = set(
        Plan.objects.visible_to(actor).filter(copy__in=readable).values_list("pk", flat=True)
    )
    return [_view(row, visible) for row in found]


def offered_to(actor: Actor, plan: Plan) -> Sequence[Offered]:
    """Targets of the parents that `actor` may read, to choose from."""
    links = plan.parents.exclude(state=LinkState.DISMISSED).exclude(document=None)
    found = []
    own = list(plan.targets.all())
    taken = {target.inherited_from_id for target in own if target.inherited_from_id}
    for link in links.select_related("document"):
        source = source_plan(actor, link)
        targets = list(source.targets.exclude(text="")[:MOST]) if source else []
        if source and targets:
            text = source.copy.text
            offers = [
                Offer(t, heading_above(text, t.text), same_as(t, own), t.pk in taken)
                for t in targets
            ]
            found.append(Offered(link, link.symbol or source.document.label, offers))
    return found


def source_plan(actor: Actor, link: PlanParent) -> Plan | None:
    """The visible plan through which the parent's targets are read: that of its issuer, else the first."""
    copies = readable_copies(actor).filter(document=link.document_id).values("pk")
    rows = Plan.objects.visible_to(actor).filter(document=link.document_id, copy__in=copies)
    plans = list(rows.select_related("document", "copy").order_by("accepted_at", "pk"))
    issued = [plan for plan in plans if plan.owner_id == plan.document.issuer_id]
    return next(iter([*issued, *plans]), None)


def same_as(target: PlanTarget, own: Sequence[PlanTarget]) -> PlanTarget | None:
    """The own printed target that says the same figure for the same thing."""
    said = " ".join(target.text.casefold().split())
    for one in own:
        if not one.text or one.value != target.value or one.unit != target.unit:
            continue
        if one.by_year in {None, target.by_year} and _alike(
            said, " ".join(one.text.casefold().split())
        ):
            return one
    return None


def fingerprint(target: PlanTarget) -> str:
    """What a target says, as one short key; nothing of its words can be read from it."""
    said = f"{target.text}|{target.value}|{target.unit}|{target.by_year}"
    return hashlib.sha256(said.encode()).hexdigest()


def _alike(one: str, other: str) -> bool:
    """Three of four words of the shorter stand in the other."""
    first, second = set(one.split()), set(other.split())
    return len(first & second) * 4 >= min(len(first), len(second)) * 3


def _view(row: PlanTarget, visible: set[int]) -> InheritedView:
    above = row.inherited_from
    seen = above if above is not None and above.plan_id in visible else None
    return InheritedView(
        target=row,
        symbol=row.inherited_symbol,
        source=seen,
        clause=heading_above(seen.plan.copy.text, seen.text) if seen else "",
        url=reverse("plans:plan_detail", args=[seen.plan.uid]) if seen else "",
        changed=above is not None and fingerprint(above) != row.inherited_seen,
        lost=above is None,
    )
