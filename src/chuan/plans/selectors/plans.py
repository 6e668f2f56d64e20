"""Reads of plans: the list, and the outline of one with how far each task has come."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.core.threads import Knot
from chuan.documents.models import Document
from chuan.documents.selectors.copies import readable_copies
from chuan.plans.enums import AssignmentRole, Pillar, TaskState
from chuan.plans.errors import PlanNotFound
from chuan.plans.labels import PILLAR
from chuan.plans.models import (
    Assignment,
    AssignmentQuerySet,
    Plan,
    PlanSection,
    PlanTarget,
    Task,
)
from chuan.plans.permissions import can_accept, can_undo
from chuan.plans.selectors.money import MoneyTable, money_of
from chuan.plans.selectors.progress import Progress, progress_of


@dataclass(frozen=True, slots=True)
class Row:
    """A task on the page of its plan."""

    task: Task
    progress: Progress
    leads: Sequence[str]
    collective: Sequence[str]
    partners: int
    own: Sequence[Assignment]
    targets: Sequence[PlanTarget] = ()

    @property
    def pillar(self) -> str:
        """Which of the six groups of tasks it belongs to, in words."""
        return str(PILLAR[Pillar(self.task.pillar)]) if self.task.pillar else ""


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the plan and the tasks that stand directly in it."""

    section: PlanSection | None
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The page of a plan."""

    plan: Plan
    parts: Sequence[Part]
    targets: Sequence[PlanTarget]
    duties: Sequence[dict[str, str]]
    task_count: int
    done_count: int
    thread: Sequence[Knot]
    money: MoneyTable | None
    can_undo: bool
    can_add: bool


def list_plans(actor: Actor) -> QuerySet[Plan]:
    """Plans that `actor` may see, with the number of their standing tasks."""
    standing = Count("tasks", filter=Q(tasks__state=TaskState.OPEN))
    plans = Plan.objects.visible_to(actor).select_related("document", "owner")
    return plans.annotate(task_count=standing)


def find_plan(actor: Actor, uid: UUID) -> Plan:
    """One plan; a stranger is told that there is none."""
    rows = Plan.objects.visible_to(actor).select_related("document", "copy", "owner", "focal")
    plan = rows.filter(uid=uid).first()
    if plan is None:
        raise PlanNotFound(_("Không tìm thấy kế hoạch này."))
    return plan


def plans_of_document(actor: Actor, document_id: int) -> Sequence[Plan]:
    """Visible plans that carry out a document, the first accepted first."""
    rows = list_plans(actor).filter(document_id=document_id)
    return tuple(rows.order_by("accepted_at"))


def plan_page(actor: Actor, uid: UUID) -> PlanPage:
    """The outline with k of N; the same number of queries whatever the number of tasks."""
    plan = find_plan(actor, uid)
    visible = Task.objects.visible_to(actor).filter(plan=plan)
    tasks = list(visible.standing().select_related("compiler").order_by("order", "pk"))
    targets = tuple(plan.targets.order_by("order"))
    rows = [_with_targets(row, targets) for row in _rows(actor, tasks)]
    shown = {target.pk for row in rows for target in row.targets}
    readable = readable_copies(actor).filter(pk=plan.copy_id).exists()
    done = sum(row.progress.is_done for row in rows)
    return PlanPage(
        plan=plan,
        parts=_parts(plan, rows),
        targets=tuple(t for t in targets if t.pk not in shown and not t.inherited_symbol),
        duties=tuple(plan.copy.content.get("duties") or ()) if readable else (),
        task_count=len(tasks),
        done_count=done,
        thread=thread_of(plan, len(tasks), done),
        money=money_of(plan),
        can_undo=can_undo(actor, plan),
        can_add=can_accept(actor) and plan.owner_path == actor.path,
    )


def thread_of(plan: Plan, tasks: int, done: int) -> Sequence[Knot]:
    """Document → plan → tasks."""
    document, title = plan.document, plan.title
    said = ngettext("%(n)d việc, %(done)d đã xong", "%(n)d việc, %(done)d đã xong", tasks)
    return (
        Knot(
            title=title,
            identity=document.symbol,
            url=reverse("documents:document_detail", args=[document.uid]),
            on=document.issued_on,
            by=document.issuer_label,
            state="done",
            mark="sample" if document.is_sample else "",
        ),
        Knot(
            title=_("Tổ chức thực hiện tại %(body)s") % {"body": plan.owner.name},
            url=reverse("plans:plan_detail", args=[plan.uid]),
            on=clock.day_of(plan.accepted_at),
            by=plan.accepted_by_label,
            state="now",
            current=True,
        ),
        Knot(
            title=said % {"n": tasks, "done": done},
            state="done" if tasks and done == tasks else "waiting" if tasks else "empty",
        ),
    )


def thread_of_document(document: Document, title: str, plans: Sequence[Plan]) -> Sequence[Knot]:
    """The document, by the title that the reader is shown, and every visible plan that carries it out."""
    first = Knot(
        title=title,
        identity=document.symbol,
        on=document.issued_on,
        by=document.issuer_label,
        current=True,
        state="now",
        mark="sample" if document.is_sample else "",
    )
    knots = [
        Knot(
            title=_("Tổ chức thực hiện tại %(body)s") % {"body": plan.owner.name},
            url=reverse("plans:plan_detail", args=[plan.uid]),
            on=clock.day_of(plan.accepted_at),
            by=plan.accepted_by_label,
            state="done",
            state_label=ngettext("%(n)d việc", "%(n)d việc", _count(plan)) % {"n": _count(plan)},
        )
        for plan in plans
    ]
    return (first, *knots)


def _count(plan: Plan) -> int:
    return int(getattr(plan, "task_count", 0))


def _rows(actor: Actor, tasks: Sequence[Task]) -> list[Row]:
    """Rows of tasks with who leads them, by name or as a collective; who co-operates is counted."""
    shares = Assignment.objects.filter(task__in=tasks).order_by("task_id", "pk")
    progress = progress_of([task.pk for task in tasks])
    leads, collective, partners = _leads(shares), _collectives(shares), _partners(shares)
    own: defaultdict[int, list[Assignment]] = defaultdict(list)
    for share in shares.of_body(actor).select_related("organisation"):
        own[share.task_id].append(share)
    return [
        Row(
            task,
            progress.get(task.pk, Progress()),
            tuple(leads[task.pk]),
            tuple(collective[task.pk]),
            partners.get(task.pk, 0),
            tuple(own[task.pk]),
        )
        for task in tasks
    ]


def _leads(shares: AssignmentQuerySet) -> defaultdict[int, dict[str, None]]:
    """Names of the bodies that lead each task by their own name, each once, in order."""
    named = shares.filter(collective_from="", role=AssignmentRole.LEAD)
    found: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for task_id, name in named.values_list("task_id", "organisation__name"):
        found[task_id][name] = None
    return found


def _collectives(shares: AssignmentQuerySet) -> defaultdict[int, dict[str, None]]:
    """Printed names of many that lead each task, each once, in order."""
    many = shares.exclude(collective_from="").filter(role=AssignmentRole.LEAD)
    found: defaultdict[int, dict[str, None]] = defaultdict(dict)
    rows = many.order_by("task_id").values_list("task_id", "collective_from").distinct()
    for task_id, name in rows:
        found[task_id][name] = None
    return found


def _partners(shares: AssignmentQuerySet) -> dict[int, int]:
    """How many bodies co-operate in each task."""
    rows = shares.filter(role=AssignmentRole.COORDINATE).order_by().values("task_id")
    counted = rows.annotate(n=Count("organisation", distinct=True))
    return {row["task_id"]: row["n"] for row in counted}


def _with_targets(row: Row, targets: Sequence[PlanTarget]) -> Row:
    """A figure printed as the product of a task is shown with that task."""
    product = " ".join(row.task.product.split()).casefold()
    own = [t for t in targets if t.text and " ".join(t.text.split()).casefold() in product]
    return replace(row, targets=tuple(own)) if own else row


def _parts(plan: Plan, rows: Sequence[Row]) -> Sequence[Part]:
    """Sections in order, those without tasks below them left out where the plan is long."""
    by_section: dict[int | None, list[Row]] = {}
    for row in rows:
        by_section.setdefault(row.task.section_id, []).append(row)
    parts = [
        Part(section, tuple(by_section.get(section.pk, ()))) for section in plan.sections.all()
    ]
    kept = [part for part in parts if part.rows or _has_below(part, parts)]
    loose = tuple(by_section.get(None, ()))
    return [*kept, Part(None, loose)] if loose else kept


def _has_below(part: Part, parts: Sequence[Part]) -> bool:
    label = part.section.label if part.section else ""
    return any(
        other.rows and other.section and other.section.label.startswith(f"{label}.")
        for other in parts
    )
