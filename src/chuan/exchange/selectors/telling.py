"""What a body of the state may tell the party: plans of its own that carry party documents out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.core.search import search
from chuan.documents.models import DOCUMENT
from chuan.documents.rules.identity import UNNUMBERED
from chuan.exchange.enums import Standing
from chuan.exchange.errors import NothingToTell
from chuan.exchange.models import SaidResult
from chuan.exchange.rules.task_states import PARTY_SYMBOL
from chuan.plans.enums import AssignmentState, LinkState, TaskState
from chuan.plans.models import TASK, Assignment, CarriedOut, Plan, PlanParent, Task
from chuan.plans.selectors.progress import Progress, progress_of

MOST_PLANS: Final = 50
MOST_TASKS: Final = 2000
MOST_SHOWN: Final = 200
MOST_HITS: Final = 500


@dataclass(frozen=True, slots=True)
class Telling:
    """One plan (`task` None) or task of it, how far it has come, and what is said of its result."""

    plan: Plan
    task: Task | None
    state: Standing
    done: int
    total: int
    closed_on: date | None
    said: SaidResult | None

    @property
    def uid(self) -> UUID:
        """Of the task, else of the plan."""
        return self.task.uid if self.task else self.plan.uid

    @property
    def text(self) -> str:
        """The words of the task, else the title of the plan."""
        return self.task.text if self.task else self.plan.title

    @property
    def symbol(self) -> str:
        """Of the document issued as the result; of the plan itself when nothing else is said of it."""
        if self.said and self.said.symbol:
            return self.said.symbol
        return "" if self.task else self.plan.document.symbol

    @property
    def issued_on(self) -> date | None:
        """The date of that document."""
        if self.said and self.said.symbol:
            return self.said.issued_on
        return None if self.task else self.plan.document.issued_on


@dataclass(frozen=True, slots=True)
class _Known:
    """What was asked for once for all tasks."""

    progress: Mapping[int, Progress]
    begun: frozenset[int]
    closed: Mapping[int, date]


def plans_to_tell(actor: Actor) -> QuerySet[Plan]:
    """The own body's plans that cite a party document, or that the party joined with a task of its own."""
    if not actor.path or actor.path.startswith("/d"):
        return Plan.objects.none()
    cites = PlanParent.objects.filter(plan=OuterRef("pk"), symbol_key__regex=PARTY_SYMBOL)
    joined = CarriedOut.objects.filter(document=OuterRef("document"), state=LinkState.CONFIRMED)
    rows = Plan.objects.filter(owner_path=actor.path).exclude(
        document__symbol_key__startswith=UNNUMBERED
    )
    return rows.filter(Exists(cites.exclude(state=LinkState.DISMISSED)) | Exists(joined))


def tellings(actor: Actor, words: str = "") -> Sequence[Telling]:
    """Each such plan, then its tasks in order, the latest plan first; `words` as in the search box."""
    rows = plans_to_tell(actor).select_related("document__issuer").order_by("-accepted_at", "-pk")
    if not words.strip():
        return _told(_fitting(rows))[:MOST_SHOWN]
    hits = search(actor, words, kinds=(TASK, DOCUMENT), limit=MOST_HITS).hits
    found = {(hit.kind, hit.object_id) for hit in hits}
    of_hits = Q(document__in=[pk for kind, pk in found if kind == DOCUMENT]) | Q(
        pk__in=Task.objects.filter(pk__in=[pk for kind, pk in found if kind == TASK]).values("plan")
    )
    told = _told(_fitting(rows.filter(of_hits)))
    return [row for row in told if _name(row) in found][:MOST_SHOWN]


def find_telling(actor: Actor, uid: UUID) -> Telling:
    """One of them; `NothingToTell` for a plan or task that carries no party document out."""
    of_it = Q(uid=uid) | Q(tasks__uid=uid)
    plan = plans_to_tell(actor).filter(of_it).select_related("document__issuer").first()
    found = [row for row in _told([plan] if plan else []) if row.uid == uid]
    if not found:
        raise NothingToTell
    return found[0]


def _name(row: Telling) -> tuple[str, int]:
    return (TASK, row.task.pk) if row.task else (DOCUMENT, row.plan.document_id)


def _fitting(rows: QuerySet[Plan]) -> list[Plan]:
    """The first plans, whole: those whose tasks together are not too many, and one in any case."""
    standing = Count("tasks", filter=Q(tasks__state=TaskState.OPEN))
    kept: list[Plan] = []
    tasks = 0
    for plan in rows.annotate(standing=standing)[:MOST_PLANS]:
        tasks += int(getattr(plan, "standing", 0))
        if kept and tasks > MOST_TASKS:
            break
        kept.append(plan)
    return kept


def _told(plans: Sequence[Plan]) -> list[Telling]:
    tasks = list(Task.objects.standing().filter(plan__in=plans).order_by("plan", "order", "pk"))
    known = _known([task.pk for task in tasks])
    said = {(row.plan_id, row.task_id): row for row in SaidResult.objects.filter(plan__in=plans)}
    told = []
    for plan in plans:
        own = [
            _of_task(plan, task, known, said.get((plan.pk, task.pk)))
            for task in tasks
            if task.plan_id == plan.pk
        ]
        told += [_of_plan(plan, own, said.get((plan.pk, None))), *own]
    return told


def _known(tasks: Sequence[int]) -> _Known:
    shares = Assignment.objects.filter(task__in=tasks, moved_to=None).order_by()
    begun = shares.exclude(state=AssignmentState.NOT_STARTED).values_list("task_id", flat=True)
    closed = shares.filter(state=AssignmentState.DONE).values_list("task_id")
    return _Known(
        progress_of(tasks),
        frozenset(begun.distinct()),
        {
            pk: at.astimezone(clock.VIETNAM).date()
            for pk, at in closed.annotate(last=Max("closed_at"))
        },
    )


def _of_task(plan: Plan, task: Task, known: _Known, said: SaidResult | None) -> Telling:
    progress = known.progress.get(task.pk, Progress())
    if progress.is_done:
        state = Standing.DONE
    elif progress.total and progress.dropped == progress.total:
        state = Standing.NOT_DONE
    else:
        state = Standing.IN_PROGRESS if task.pk in known.begun else Standing.NOT_STARTED
    closed = known.closed.get(task.pk) if state == Standing.DONE else None
    return Telling(plan, task, state, progress.done, progress.total, closed, said)


def _of_plan(plan: Plan, tasks: Sequence[Telling], said: SaidResult | None) -> Telling:
    """As far as its tasks: done with the last of them."""
    done = [row for row in tasks if row.state == Standing.DONE]
    if tasks and len(done) == len(tasks):
        state = Standing.DONE
    elif any(row.state != Standing.NOT_STARTED for row in tasks):
        state = Standing.IN_PROGRESS
    else:
        state = Standing.NOT_STARTED
    days = [row.closed_on for row in done if row.closed_on]
    closed = max(days) if days and state == Standing.DONE else None
    return Telling(plan, None, state, len(done), len(tasks), closed, said)
