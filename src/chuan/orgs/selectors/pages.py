"""What the pages of organisations show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.core.alphabet import Alphabetical
from chuan.core.threads import Knot
from chuan.domain.confidence import Confidence
from chuan.orgs.enums import Extent, NameKind
from chuan.orgs.labels import KINDS, LEVELS, NAME_KINDS, label
from chuan.orgs.models import Organisation, OrganisationSuccession
from chuan.orgs.models.validity import valid_on
from chuan.orgs.permissions import can_manage, can_see_people
from chuan.orgs.rules.paths import segments
from chuan.orgs.selectors.organisations import organisation_by_uid, organisations_of
from chuan.orgs.selectors.trees import in_tree_order

MOST_CHILDREN = 200

Body = Organisation
"""A body, as views name it."""


@dataclass(frozen=True, slots=True)
class NameRow:
    """One name that a body answers to."""

    id: int
    name: str
    kind: str
    can_remove: bool


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """One body as its page shows it, with what the reader may do."""

    uid: UUID
    name: str
    short_name: str
    is_sample: bool
    is_over: bool
    facts: Sequence[tuple[str, str] | tuple[str, str, str]]
    names: Sequence[NameRow]
    children: Sequence[tuple[str, str]]
    more_children: int
    knots: Sequence[Knot]
    can_manage: bool
    can_see_people: bool


@dataclass(frozen=True, slots=True)
class TreeNode:
    """One line of the tree."""

    uid: UUID
    name: str
    depth: int
    kind: str
    children: int


def organisation_page(actor: Actor, uid: UUID, on: date) -> OrganisationPage:
    """Everything the page of one body shows; raises NoSuchOrganisation."""
    body = organisation_by_uid(uid)
    manages = can_manage(actor, body.path)
    children = body.children.filter(valid_on(on)).order_by(Alphabetical("name"), "pk")
    shown = tuple((child.name, _url(child)) for child in children[:MOST_CHILDREN])
    return OrganisationPage(
        uid=body.uid,
        name=body.name,
        short_name=body.short_name,
        is_sample=body.is_sample,
        is_over=body.is_over_on(on),
        facts=_facts(body),
        names=_names(body, manages=manages),
        children=shown,
        more_children=max(0, children.count() - len(shown)),
        knots=_thread(body, on),
        can_manage=manages,
        can_see_people=can_see_people(actor, body.path),
    )


def tree_of(actor: Actor, on: date) -> Sequence[TreeNode]:
    """The living bodies at or below the actor's, parents before children; at most 2,000."""
    rows = (
        organisations_of(actor)
        .filter(valid_on(on))
        .annotate(below=Count("children", filter=valid_on(on, "children__")))
        .order_by("path")[:2000]
    )
    return tuple(
        TreeNode(row.uid, row.name, depth, label(KINDS, row.kind), getattr(row, "below", 0))
        for row, depth in in_tree_order(rows)
    )


def successor_candidates(body: Organisation) -> QuerySet[Organisation]:
    """Bodies that may follow: of the same tree, or of the same level elsewhere."""
    root = f"/{segments(body.path)[0]}/" if segments(body.path) else "/"
    near = Q(path__startswith=root) | Q(level=body.level)
    return Organisation.objects.filter(near).exclude(pk=body.pk).order_by("path")


def _url(body: Organisation) -> str:
    return reverse("orgs:organisation_detail", args=[body.uid])


def _facts(body: Organisation) -> Sequence[tuple[str, str] | tuple[str, str, str]]:
    facts: list[tuple[str, str] | tuple[str, str, str]] = [
        (_("Nhóm"), label(KINDS, body.kind)),
        (_("Cấp"), label(LEVELS, body.level)),
    ]
    if body.place:
        facts.append((_("Địa bàn"), body.place.name))
    if body.parent:
        facts.append((_("Trực thuộc"), body.parent.name, _url(body.parent)))
    if body.valid_from:
        facts.append((_("Hoạt động từ"), f"{body.valid_from:%d/%m/%Y}"))
    if body.valid_until:
        facts.append((_("Kết thúc ngày"), f"{body.valid_until:%d/%m/%Y}"))
    return tuple(facts)


def _names(body: Organisation, *, manages: bool) -> Sequence[NameRow]:
    rows = body.aliases.order_by("kind", Alphabetical("name"))
    if not manages:
        rows = rows.exclude(kind=NameKind.GENERIC)
    return tuple(
        NameRow(
            row.pk, row.name, label(NAME_KINDS, row.kind), manages and row.kind == NameKind.ALIAS
        )
        for row in rows
    )


def _thread(body: Organisation, on: date) -> Sequence[Knot]:
    """Predecessors, the body itself, successors; none when it has neither."""
    edges = OrganisationSuccession.objects.select_related("predecessor", "successor")
    before = edges.filter(successor=body).order_by("effective_on", "pk")
    after = edges.filter(predecessor=body).order_by("effective_on", "pk")
    knots = [_knot(edge, edge.predecessor, _("Trước đây")) for edge in before]
    over = body.is_over_on(on)
    knots.append(
        Knot(
            title=body.name,
            state="warn" if over else "now",
            state_label=_("Đã kết thúc") if over else _("Đang hoạt động"),
            reason=_("Việc còn dở cần người có thẩm quyền giao lại.") if over else "",
            on=body.valid_until if over else body.valid_from,
            current=True,
        )
    )
    knots.extend(_knot(edge, edge.successor, _("Kế thừa")) for edge in after)
    return tuple(knots) if len(knots) > 1 else ()


def _knot(edge: OrganisationSuccession, body: Organisation, word: str) -> Knot:
    part = _("một phần") if edge.extent == Extent.PART else _("toàn bộ")
    return Knot(
        title=body.name,
        state_label=f"{word} ({part})",
        url=_url(body),
        on=edge.effective_on,
        mark="unverified" if edge.confidence == Confidence.UNCONFIRMED else "",
        text=edge.note,
        basis=edge.basis_symbol,
    )
