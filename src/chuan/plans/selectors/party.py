"""Party tasks beside the state plans that carry them out; each side is shown to those who may see it.

Nothing here is joined across the wall: what stands on one side is asked for as its own register
asks, and what is not found there is a closed side.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse

from chuan.core.actor import Actor
from chuan.core.panels import Panel
from chuan.core.scope import under
from chuan.documents.selectors.copies import list_documents
from chuan.orgs.models import Organisation
from chuan.orgs.rules.paths import segments
from chuan.plans import labels
from chuan.plans.enums import LinkState, TaskState
from chuan.plans.errors import ParentNotFound
from chuan.plans.models import Assignment, CarriedOut, Plan, PlanParent, Task
from chuan.plans.permissions import can_accept
from chuan.plans.reported import reported
from chuan.plans.selectors.plans import find_plan
from chuan.plans.selectors.progress import Progress, progress_of

BESIDE = {"du-ubnd-tinh": 1, "du-ubnd-xa": 2, "du-chinh-phu": 1}
"""Party committees of a state body, by the segments of the path of the body they stand beside."""
MOST = 200


@dataclass(frozen=True, slots=True)
class Side:
    """One side as far as the reader may see it; `is_open` False: only the symbol, if they know it."""

    is_open: bool
    symbol: str = ""
    title: str = ""
    url: str = ""
    tasks: Sequence[tuple[Task, Progress]] = ()
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """A party task and the state document that carries it out."""

    link: CarriedOut
    party: Side
    state: Side
    state_label: str
    badge: str
    is_proposed: bool
    can_answer: bool
    reported: Sequence[Panel] = ()
    """What the other side reported, where the reader may see the party's task."""


@dataclass(frozen=True, slots=True)
class PairsPage:
    """The pairs that a plan has part in, on whichever side it stands."""

    plan: Plan
    pairs: Sequence[Pair]
    is_party: bool
    can_add: bool


def pairs_page(actor: Actor, uid: UUID) -> PairsPage:
    """The page for a plan that the reader may see; the other side opens only to who may see it."""
    plan = find_plan(actor, uid)
    rows = links_of(actor, plan)
    is_party = plan.owner_path.startswith("/d")
    return PairsPage(
        plan=plan,
        pairs=_pairs(actor, rows),
        is_party=is_party,
        can_add=is_party and can_accept(actor) and plan.owner_path == actor.path,
    )


def links_of(actor: Actor, plan: Plan) -> Sequence[CarriedOut]:
    """Links of the plan's tasks, or to its document; proposals are for the party's side alone."""
    mine = Q(task__plan=plan) & Q(task__in=Task.objects.visible_to(actor).values("pk"))
    answered = Q(document=plan.document_id, state=LinkState.CONFIRMED)
    rows = CarriedOut.objects.filter(mine | answered).exclude(state=LinkState.DISMISSED)
    return tuple(rows.select_related("task__plan__document", "document").order_by("pk")[:MOST])


def find_link(actor: Actor, uid: UUID) -> CarriedOut:
    """One link of a party task that the reader may see."""
    visible = Task.objects.visible_to(actor).values("pk")
    found = CarriedOut.objects.filter(uid=uid, task__in=visible).select_related("task").first()
    if found is None:
        raise ParentNotFound
    return found


def party_tasks_beside(state: Plan) -> QuerySet[Task]:
    """Tasks of party documents that `state` cites, given to the party committee beside its issuer."""
    issuer = state.document.issuer or state.owner
    cited = PlanParent.objects.filter(plan=state).exclude(document=None)
    given = Assignment.objects.filter(
        task__plan__document__in=cited.values("document"),
        organisation__in=committees_beside(issuer),
    )
    return Task.objects.filter(
        pk__in=given.values("task"), owner_path__startswith="/d", state=TaskState.OPEN
    )


def committees_beside(issuer: Organisation) -> QuerySet[Organisation]:
    """The party committees that stand beside a state body: of the same province or commune."""
    parts = segments(issuer.path)
    codes = [code for code, depth in BESIDE.items() if depth == len(parts)]
    if not codes or issuer.path.startswith("/d"):
        return Organisation.objects.none()
    root = "/tw/" if parts[0] == "tw" else f"/d{'/'.join(parts)}/"
    return Organisation.objects.filter(under(root), agency__in=codes)


def reported_beside(actor: Actor, task: Task) -> Sequence[Panel]:
    """What others report of the documents that carry a party task out; the state's tasks have none."""
    if not task.owner_path.startswith("/d"):
        return ()
    links = CarriedOut.objects.filter(task=task, state=LinkState.CONFIRMED).order_by("pk")
    documents = list(links.values_list("document_id", flat=True)[:MOST])
    found = reported(actor, documents)
    return tuple(panel for document in documents for panel in found.get(document, ()))


def open_tasks_of(actor: Actor, plan: Plan) -> Sequence[Task]:
    """Tasks of a party plan that the reader may link by hand."""
    rows = Task.objects.visible_to(actor).standing().filter(plan=plan, owner_path=actor.path)
    return tuple(rows.order_by("order", "pk")[:MOST])


@dataclass(frozen=True, slots=True)
class _Known:
    """What the reader may see of both sides, asked for once for all rows."""

    tasks: Mapping[int, Task]
    plans: Mapping[int, Plan]
    plan_tasks: Mapping[int, Sequence[Task]]
    progress: Mapping[int, Progress]
    titles: Mapping[int, str]
    symbols: Mapping[int, str]
    reported: Mapping[int, Sequence[Panel]]


def _pairs(actor: Actor, rows: Sequence[CarriedOut]) -> Sequence[Pair]:
    """The two sides of every link; the same number of queries however many there are."""
    visible = Task.objects.visible_to(actor)
    tasks = {task.pk: task for task in visible.filter(pk__in=[row.task_id for row in rows])}
    documents = [row.document_id for row in rows]
    plans = Plan.objects.visible_to(actor).filter(document__in=documents)
    by_document = {plan.document_id: plan for plan in plans.order_by("-accepted_at", "pk")}
    plan_tasks = _tasks_of(actor, [plan.pk for plan in by_document.values()])
    shown = [*tasks, *(task.pk for found in plan_tasks.values() for task in found)]
    titled = list_documents(actor).filter(pk__in=documents)
    known = _Known(
        tasks=tasks,
        plans=by_document,
        plan_tasks=plan_tasks,
        progress=progress_of(shown),
        titles={document.pk: str(getattr(document, "shown_title", "")) for document in titled},
        symbols=_symbols_cited(actor, rows),
        reported=reported(actor, [row.document_id for row in rows if row.task_id in tasks]),
    )
    return [_pair(actor, row, known) for row in rows]


def _tasks_of(actor: Actor, plans: Sequence[int]) -> dict[int, list[Task]]:
    found: dict[int, list[Task]] = {}
    rows = Task.objects.visible_to(actor).standing().filter(plan__in=plans)
    for task in rows.order_by("plan", "order", "pk")[: MOST * 5]:
        found.setdefault(task.plan_id or 0, []).append(task)
    return found


def _symbols_cited(actor: Actor, rows: Sequence[CarriedOut]) -> dict[int, str]:
    """Symbols of party documents that plans visible to the reader print themselves."""
    documents = {row.task.plan.document_id for row in rows if row.task.plan}
    cited = PlanParent.objects.filter(
        document__in=documents, plan__in=Plan.objects.visible_to(actor).values("pk")
    )
    return dict(cited.order_by("pk").values_list("document_id", "symbol"))


def _pair(actor: Actor, row: CarriedOut, known: _Known) -> Pair:
    party = _party_side(row, known)
    confirmed = row.state == LinkState.CONFIRMED
    return Pair(
        link=row,
        party=party,
        state=_state_side(row, known),
        state_label=str(labels.LINK_STATE.get(row.state, "")),
        badge=labels.LINK_BADGE.get(row.state, "neutral"),
        is_proposed=row.state == LinkState.PROPOSED,
        can_answer=party.is_open and can_accept(actor) and row.owner_path == actor.path,
        reported=known.reported.get(row.document_id, ()) if party.is_open and confirmed else (),
    )


def _party_side(row: CarriedOut, known: _Known) -> Side:
    document = row.task.plan.document if row.task.plan else None
    task = known.tasks.get(row.task_id)
    if document is None or task is None:
        return Side(False, known.symbols.get(document.pk, "") if document else "")
    url = reverse("plans:task_detail", args=[task.uid])
    own = known.progress.get(task.pk, Progress())
    return Side(True, document.symbol, task.text, url, ((task, own),), own.done, own.total)


def _state_side(row: CarriedOut, known: _Known) -> Side:
    symbol, plan = row.document.symbol, known.plans.get(row.document_id)
    if plan is not None:
        rows = known.plan_tasks.get(plan.pk, ())
        tasks = [(task, known.progress.get(task.pk, Progress())) for task in rows]
        done = sum(progress.is_done for _task, progress in tasks)
        url = reverse("plans:plan_detail", args=[plan.uid])
        return Side(True, symbol, plan.title, url, tasks, done, len(tasks))
    if row.document_id not in known.titles:
        return Side(False, symbol)
    url = reverse("documents:document_detail", args=[row.document.uid])
    return Side(True, symbol, known.titles[row.document_id], url)
