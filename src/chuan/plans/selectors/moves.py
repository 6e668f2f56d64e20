"""Open work of bodies that have ended, what they became, and what was moved."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.domain.confidence import Confidence
from chuan.orgs.enums import Extent
from chuan.orgs.models import Organisation, OrganisationSuccession
from chuan.plans import labels
from chuan.plans.enums import MoveKind, TaskState
from chuan.plans.errors import MoveNotFound
from chuan.plans.models import Assignment, MovedRow, MoveProposal, Plan, PlanDuty, Task
from chuan.plans.permissions import can_accept

MOST_ROWS = 500
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Heir:
    """A living body that followed, wholly or in part, and the act that says so."""

    organisation: Organisation
    extent: str
    basis: str
    effective_on: date | None
    is_unverified: bool


@dataclass(frozen=True, slots=True)
class OpenRow:
    """One open thing of the ended body; `key` is "share:7" in the form."""

    kind: MoveKind
    pk: int
    title: str
    document: str
    due_on: date | None
    state_label: str
    chosen: int | None = None

    @property
    def key(self) -> str:
        """Names the row in the form."""
        return f"{self.kind}:{self.pk}"

    @property
    def kind_label(self) -> str:
        """What it is."""
        return str(labels.MOVE_KIND[self.kind])


@dataclass(frozen=True, slots=True)
class ProposalPage:
    """A proposal: the ended body, its heirs, what is open, what was moved."""

    proposal: MoveProposal
    heirs: Sequence[Heir]
    rows: Sequence[OpenRow]
    moved: Sequence[MovedRow]
    can_decide: bool
    can_undo: bool

    @property
    def only_heir(self) -> Heir | None:
        """The one body that took everything over; None for a split, which nobody may guess."""
        whole = [heir for heir in self.heirs if heir.extent == Extent.WHOLE]
        return whole[0] if len(self.heirs) == len(whole) == 1 else None


def list_proposals(actor: Actor) -> QuerySet[MoveProposal]:
    """Proposals to the own organisation and those below."""
    return MoveProposal.objects.visible_to(actor).select_related("owner", "ended")


def proposal_page(actor: Actor, uid: UUID, on: date) -> ProposalPage:
    """One proposal with what is open today."""
    proposal = find_proposal(actor, uid)
    heirs = heirs_of(proposal.ended, on)
    page = ProposalPage(
        proposal=proposal,
        heirs=heirs,
        rows=open_rows(proposal),
        moved=tuple(
            proposal.rows.filter(undone_at=None).select_related(
                "to", "share__task", "duty", "task", "plan__document"
            )
        ),
        can_decide=can_decide(actor, proposal),
        can_undo=False,
    )
    only = page.only_heir
    rows = [replace(row, chosen=only.organisation.pk if only else None) for row in page.rows]
    return replace(page, rows=rows, can_undo=page.can_decide and bool(page.moved))


def find_proposal(actor: Actor, uid: UUID) -> MoveProposal:
    """One proposal that the reader may see."""
    found = list_proposals(actor).filter(uid=uid).first()
    if found is None:
        raise MoveNotFound
    return found


def can_decide(actor: Actor, proposal: MoveProposal) -> bool:
    """Planners of the body that gave the work; those of the body above where that one ended too."""
    if not can_accept(actor):
        return False
    over = proposal.owner.is_over_on(clock.today())
    return proposal.owner_path == actor.path or (
        over and proposal.owner_path.startswith(actor.path)
    )


def ended_with_work(on: date) -> QuerySet[Organisation]:
    """Bodies whose last day has passed and that still hold open work of anybody."""
    own = OuterRef("pk")
    shares = Assignment.objects.open().filter(organisation=own, task__state=TaskState.OPEN)
    duties = PlanDuty.objects.expected().filter(organisation=own)
    tasks = Task.objects.standing().filter(compiler=own)
    has_work = (
        Exists(shares) | Exists(duties) | Exists(Plan.objects.filter(focal=own)) | Exists(tasks)
    )
    return Organisation.objects.filter(has_work, valid_until__lt=on).order_by("path")


def owners_of_work(ended: Organisation) -> set[int]:
    """Bodies that gave the ended one what it still holds."""
    shares = Assignment.objects.open().filter(organisation=ended, task__state=TaskState.OPEN)
    duties = PlanDuty.objects.expected().filter(organisation=ended)
    return {
        *shares.values_list("task__owner_id", flat=True),
        *duties.values_list("plan__owner_id", flat=True),
        *Plan.objects.filter(focal=ended).values_list("owner_id", flat=True),
        *Task.objects.standing().filter(compiler=ended).values_list("owner_id", flat=True),
    }


def open_rows(proposal: MoveProposal) -> Sequence[OpenRow]:
    """What the owner's plans and tasks still leave with the ended body; four queries."""
    owner, ended = proposal.owner_id, proposal.ended_id
    shares = Assignment.objects.open().filter(
        organisation=ended, task__owner=owner, task__state=TaskState.OPEN
    )
    duties = PlanDuty.objects.expected().filter(organisation=ended, plan__owner=owner)
    plans = Plan.objects.filter(focal=ended, owner=owner).select_related("document")
    tasks = Task.objects.standing().filter(compiler=ended, owner=owner)
    return [
        *(
            OpenRow(
                MoveKind.SHARE,
                share.pk,
                share.task.text,
                _label(share.task),
                share.due_on,
                str(labels.SHARE_STATE.get(share.state, "")),
            )
            for share in shares.select_related("task__plan__document").order_by("due_on", "pk")[
                :MOST_ROWS
            ]
        ),
        *(
            OpenRow(
                MoveKind.DUTY, duty.pk, duty.plan.title, duty.plan.document.label, duty.due_on, ""
            )
            for duty in duties.select_related("plan__document").order_by("due_on", "pk")[:MOST_ROWS]
        ),
        *(
            OpenRow(MoveKind.FOCAL, plan.pk, plan.title, plan.document.label, None, "")
            for plan in plans.order_by("pk")[:MOST_ROWS]
        ),
        *(
            OpenRow(MoveKind.COMPILER, task.pk, task.text, _label(task), task.due_on, "")
            for task in tasks.select_related("plan__document").order_by("pk")[:MOST_ROWS]
        ),
    ]


def heirs_of(ended: Organisation, on: date) -> Sequence[Heir]:
    """The living bodies at the ends of the chains of succession; whole only where each edge is.

    Where no edge is known for the body, those of the body above it are offered, as parts.
    """
    found = _heirs(ended, on)
    if not found and ended.parent is not None and ended.parent.is_over_on(on):
        found = [replace(heir, extent=Extent.PART) for heir in _heirs(ended.parent, on)]
    return found


def _heirs(ended: Organisation, on: date) -> list[Heir]:
    found: dict[int, Heir] = {}
    front, seen = {ended.pk: str(Extent.WHOLE)}, set[int]()
    for _ in range(_DEEPEST):
        seen |= set(front)
        edges = OrganisationSuccession.objects.filter(predecessor__in=front)
        following: dict[int, str] = {}
        for edge in edges.select_related("successor").order_by("pk"):
            whole = edge.extent == Extent.WHOLE and front[edge.predecessor_id] == Extent.WHOLE
            extent = Extent.WHOLE if whole else Extent.PART
            if edge.successor.exists_on(on):
                found.setdefault(edge.successor_id, _heir(edge, extent))
            elif edge.successor_id not in seen:
                following[edge.successor_id] = str(extent)
        front = following
        if not front:
            break
    return list(found.values())


def _heir(edge: OrganisationSuccession, extent: str) -> Heir:
    dated = f" ({edge.basis_date:%d/%m/%Y})" if edge.basis_date else ""
    return Heir(
        organisation=edge.successor,
        extent=extent,
        basis=f"{edge.basis_symbol}{dated}" if edge.basis_symbol else "",
        effective_on=edge.effective_on,
        is_unverified=edge.confidence == Confidence.UNCONFIRMED,
    )


def _label(task: Task) -> str:
    return task.plan.document.label if task.plan else ""


def begun_after_move(share: Assignment) -> bool:
    """Whether anybody has done something about a share since it came over."""
    return share.people.exists() or share.notes.exists() or share.closed
