"""What waits for the own organisation to confirm: by task, in depth, and in batches with samples."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, F, Min, Q, QuerySet
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents.rules.house_style import House
from chuan.documents.selectors.houses import house_of
from chuan.plans import labels
from chuan.plans.enums import BatchState, Verdict
from chuan.plans.errors import BatchNotFound, TaskNotFound
from chuan.plans.models import (
    Assignment,
    BatchItem,
    Confirmation,
    ConfirmationBatch,
    Note,
    SampleDraw,
    Task,
)
from chuan.plans.selectors.evidence import EvidenceList, evidence_of
from chuan.plans.selectors.finding import find_task


@dataclass(frozen=True, slots=True)
class WaitingTask:
    """A task of which reports wait: how many, how many of them late, since when."""

    task: Task
    waiting: int
    late: int
    since: datetime


@dataclass(frozen=True, slots=True)
class WaitingPlan:
    """A plan, or None for tasks on their own, and its waiting tasks."""

    label: str
    tasks: Sequence[WaitingTask]


@dataclass(frozen=True, slots=True)
class WaitingShare:
    """A reported share in the list of its task."""

    share: Assignment
    was_late: bool
    evidence_count: int
    in_batch: bool
    is_own: bool


@dataclass(frozen=True, slots=True)
class DepthPage:
    """One report in depth: what was to be done, what shows it, what was said before."""

    share: Assignment
    evidence: EvidenceList
    was_late: bool
    reported_at: datetime | None
    reported_by: str
    notes: Sequence[Note]
    verdicts: Sequence[Confirmation]
    following: UUID | None
    batch: ConfirmationBatch | None


@dataclass(frozen=True, slots=True)
class ItemView:
    """A share of a batch and how it was settled."""

    item: BatchItem
    verdict_label: str
    evidence_count: int
    was_late: bool


@dataclass(frozen=True, slots=True)
class BatchPage:
    """The head of a batch: how far its sample is looked at, and its drawings with their seeds."""

    batch: ConfirmationBatch
    state_label: str
    badge: str
    draws: Sequence[SampleDraw]
    total: int
    drawn: int
    checked: int
    returned: int
    can_check: bool
    can_decide: bool

    @property
    def undrawn(self) -> int:
        """How many stand outside the sample."""
        return self.total - self.drawn


def waiting_count(actor: Actor) -> int:
    """How many reports wait for the own organisation."""
    return Assignment.objects.to_confirm(actor).count()


def waiting_task_count(actor: Actor) -> int:
    """Of how many tasks reports wait."""
    return Assignment.objects.to_confirm(actor).order_by().values("task").distinct().count()


def waiting_in_task(actor: Actor, uid: UUID) -> int:
    """How many reports of one task wait."""
    return Assignment.objects.to_confirm(actor).filter(task__uid=uid).count()


def waiting_tasks(actor: Actor, part: slice) -> Sequence[WaitingPlan]:
    """A part of the queue of tasks, by plan; two questions whatever its length."""
    late = Q(due_on__isnull=False, closed_at__date__gt=F("due_on"))
    rows = (
        Assignment.objects.to_confirm(actor)
        .values("task_id")
        .annotate(n=Count("pk"), late=Count("pk", filter=late), since=Min("closed_at"))
        .order_by(F("task__plan_id").asc(nulls_first=True), "task__order", "task_id")
    )
    found = {row["task_id"]: row for row in rows[part]}
    tasks = Task.objects.filter(pk__in=found).select_related("plan__document")
    plans: dict[str, list[WaitingTask]] = {}
    for task in tasks.order_by(F("plan_id").asc(nulls_first=True), "order", "pk"):
        row = found[task.pk]
        label = task.plan.document.label if task.plan else str(_("Việc ngoài kế hoạch"))
        waiting = WaitingTask(task, row["n"], row["late"], row["since"])
        plans.setdefault(label, []).append(waiting)
    return tuple(WaitingPlan(label, tuple(rows)) for label, rows in plans.items())


def waiting_of_tasks(actor: Actor, uids: Sequence[UUID]) -> Sequence[UUID]:
    """The waiting shares of these tasks, other bodies' only: what a batch is made of."""
    rows = Assignment.objects.to_confirm(actor).filter(task__uid__in=uids)
    return tuple(rows.exclude(path=actor.path).order_by("pk").values_list("uid", flat=True))


def waiting_shares(actor: Actor, uid: UUID, part: slice) -> tuple[Task, Sequence[WaitingShare]]:
    """One task and a part of the reports of it that wait: first reported first, in a batch last."""
    task = find_task(actor, uid)
    rows = (
        Assignment.objects.to_confirm(actor)
        .filter(task=task)
        .select_related("organisation")
        .annotate(
            pieces=Count("evidence", filter=Q(evidence__removed_at=None), distinct=True),
            batched=Count("batch_items", filter=Q(batch_items__waiting=True), distinct=True),
        )
        .order_by("batched", "closed_at", "pk")
    )
    shares = [
        WaitingShare(
            share,
            was_late(share),
            getattr(share, "pieces", 0),
            bool(getattr(share, "batched", 0)),
            share.path == actor.path,
        )
        for share in rows[part]
    ]
    return task, shares


def was_late(share: Assignment) -> bool:
    """Reported after the day it was due; when it was confirmed plays no part."""
    if share.due_on is None or share.closed_at is None:
        return False
    return share.closed_at.astimezone(clock.VIETNAM).date() > share.due_on


def depth_page(actor: Actor, uid: UUID) -> DepthPage:
    """One waiting report; a stranger, and who was not asked, are told that there is none."""
    rows = Assignment.objects.to_confirm(actor).select_related(
        "task__plan__document", "task__compiler", "organisation"
    )
    share = rows.filter(uid=uid).first()
    if share is None:
        raise TaskNotFound(_("Việc này không chờ cơ quan của bạn xác nhận."))
    step = share.steps.filter(event="finish", undone_at=None).first()
    after = Assignment.objects.to_confirm(actor).filter(task=share.task_id).exclude(pk=share.pk)
    item = share.batch_items.filter(waiting=True).select_related("batch").first()
    return DepthPage(
        share=share,
        evidence=evidence_of(actor, [share])[share.pk],
        was_late=was_late(share),
        reported_at=share.closed_at,
        reported_by=step.by_label if step else "",
        notes=tuple(share.notes.filter(kind="state")),
        verdicts=tuple(share.confirmations.filter(undone_at=None)),
        following=after.order_by("closed_at", "pk").values_list("uid", flat=True).first(),
        batch=item.batch if item else None,
    )


def list_batches(actor: Actor) -> QuerySet[ConfirmationBatch]:
    """Batches of the own organisation, newest first."""
    rows = ConfirmationBatch.objects.filter(path=actor.path or "-")
    counted = rows.annotate(total=Count("items"), drawn=Count("items", filter=Q(items__draw__gt=0)))
    return counted.order_by("-opened_at", "-pk")


def batch_page(actor: Actor, uid: UUID) -> BatchPage:
    """One batch of the own organisation; the same number of questions whatever its size."""
    batch = ConfirmationBatch.objects.filter(path=actor.path or "-", uid=uid).first()
    if batch is None:
        raise BatchNotFound(_("Không tìm thấy lô xác nhận này."))
    drawn = Q(draw__gt=0)
    counts = batch.items.aggregate(
        total=Count("pk"),
        drawn=Count("pk", filter=drawn),
        checked=Count("pk", filter=drawn & ~Q(verdict="")),
        returned=Count("pk", filter=drawn & Q(verdict=Verdict.RETURNED)),
    )
    return BatchPage(
        batch=batch,
        state_label=str(labels.BATCH_STATE[BatchState(batch.state)]),
        badge=labels.BATCH_BADGE[BatchState(batch.state)],
        draws=tuple(batch.draws.all()),
        **counts,
        can_check=batch.state == BatchState.CHECKING,
        can_decide=batch.state == BatchState.WAITING,
    )


def batch_items(page: BatchPage, *, drawn: bool, part: slice) -> Sequence[ItemView]:
    """A part of the sample, by its drawings, or of the rest."""
    rows = page.batch.items.filter(draw__gt=0) if drawn else page.batch.items.filter(draw=0)
    told = rows.select_related("assignment__organisation", "assignment__task").annotate(
        pieces=Count("assignment__evidence", filter=Q(assignment__evidence__removed_at=None))
    )
    return [_item(item) for item in told.order_by("draw", "pk")[part]]


def head_of(page: BatchPage) -> House:
    """How the body of a batch heads the minutes of it."""
    return house_of(page.batch.organisation)


def _item(item: BatchItem) -> ItemView:
    verdict = str(labels.VERDICT[Verdict(item.verdict)]) if item.verdict else ""
    return ItemView(item, verdict, getattr(item, "pieces", 0), was_late(item.assignment))
