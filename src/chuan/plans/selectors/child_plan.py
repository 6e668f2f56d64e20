"""What a child plan is drafted from, who may draft one, and what stands beside the draft on screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.core.panels import Panel
from chuan.documents.models import PaperDraft
from chuan.documents.permissions import can_draft
from chuan.documents.rules.printed_paper import lines_of
from chuan.documents.rules.wordings import DiffRow, differences, has_differences
from chuan.documents.selectors.copies import readable_copies
from chuan.documents.selectors.houses import issuers_for
from chuan.documents.types import Beside, Thread
from chuan.domain.sentences import Sentence
from chuan.domain.vanban import from_json
from chuan.domain.vanban.types import Document, Period, Value
from chuan.domain.vanban.types import Task as ReadTask
from chuan.orgs.models import Organisation
from chuan.plans.enums import TaskKind, TaskState
from chuan.plans.errors import PlanNotFound
from chuan.plans.models import ChildDraft, Plan, Task
from chuan.plans.permissions import can_accept
from chuan.plans.rules.child_plan import Above, Origin, Terms, compose_child, trace
from chuan.plans.selectors.issuing import PLACE_WORDS, issuer_of, place_of
from chuan.plans.selectors.plans import find_plan


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of the plan above beside the draft; `taken` when some part of the draft answers it."""

    anchor: str
    label: str
    text: str
    taken: Sequence[str]
    reason: str = ""
    pointer: str = ""
    """Set where the clause can be put into the draft by a button."""


@dataclass(frozen=True, slots=True)
class ClauseGroup:
    """Clauses under one heading."""

    title: str
    clauses: Sequence[Clause]


def possible_issuers(actor: Actor, plan: Plan) -> Sequence[Organisation]:
    """Bodies for which the actor may draft a plan of their own under this plan."""
    if not (can_draft(actor) and can_accept(actor)):
        return ()
    issuer = plan.document.issuer_id
    return tuple(
        body for body in issuers_for(actor)
        if body.pk != issuer and not (issuer is None and body.pk == plan.owner_id)
    )  # fmt: skip


def own_draft(actor: Actor, plan: Plan) -> PaperDraft | None:
    """The draft of the own body made from this plan, the latest."""
    row = (
        ChildDraft.objects.filter(plan=plan, owner_path=actor.path)
        .select_related("draft")
        .order_by("-generated_at")
        .first()
    )
    return row.draft if row else None


def above_of(actor: Actor, plan: Plan) -> Above:
    """The plan above as the actor may read it, with corrections of its tasks."""
    copy = readable_copies(actor).filter(pk=plan.copy_id).first()
    if copy is None:
        raise PlanNotFound(_("Không tìm thấy kế hoạch này."))
    read = from_json({"documents": [copy.content]})[0]
    document, withdrawn = _as_it_stands(actor, plan, read)
    issuer = plan.document.issuer
    place = place_of(issuer) if issuer is not None else None
    return Above(
        document=document,
        issuer=_issuer_name(plan, issuer),
        symbol=plan.document.symbol,
        issued_on=plan.document.issued_on,
        place_word=PLACE_WORDS.get(place.kind, "") if place else "",
        place_name=place.short_name if place else "",
        text=copy.text,
        withdrawn=withdrawn,
    )


def _issuer_name(plan: Plan, issuer: Organisation | None) -> str:
    """As printed where it says more than the register ("Ban Thường vụ Thành ủy …")."""
    printed = " ".join(plan.document.issuer_label.split())
    if issuer is None or (printed and not printed.isupper() and len(printed) > len(issuer.name)):
        return printed
    return issuer.name


def _as_it_stands(actor: Actor, plan: Plan, read: Document) -> tuple[Document, frozenset[int]]:
    """The document with what was corrected since, and the places of tasks that no longer stand."""
    tasks = list(read.tasks)
    places = {_key(task.text.text): place for place, task in enumerate(tasks)}
    rows = Task.objects.visible_to(actor).filter(plan=plan, kind=TaskKind.WORK)
    withdrawn: set[int] = set()
    used: set[int] = set()
    for row in rows.select_related("section").order_by("order", "pk"):
        place = places.get(_key(row.text), _pointed(row.pointer, len(tasks)))
        if row.state != TaskState.OPEN:
            if place is not None and place not in used:
                withdrawn.add(place)
        elif place is None or place in used:
            tasks.append(_as_read(row))
        else:
            used.add(place)
            tasks[place] = _corrected(tasks[place], row)
    return replace(read, tasks=tuple(tasks)), frozenset(withdrawn - used)


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()


def _pointed(pointer: str, count: int) -> int | None:
    last = pointer.rpartition("/tasks/")[2]
    return int(last) if pointer and last.isdigit() and int(last) < count else None


def _corrected(task: ReadTask, row: Task) -> ReadTask:
    product = Value(row.product) if row.product else task.product
    return replace(task, text=Value(row.text), product=product)


def _as_read(row: Task) -> ReadTask:
    """A task made by hand, as if it had been read."""
    period = Period(row.starts_year, row.ends_year, row.recurrence or None, row.quarter)
    return ReadTask(
        section=row.section.label if row.section else "",
        text=Value(row.text),
        time=Value(row.time_text) if row.time_text else None,
        period=period if row.starts_year or row.recurrence else None,
        product=Value(row.product) if row.product else None,
    )


def terms() -> Terms:
    """The terms of drafting today."""
    return Terms(on=clock.today(), strict_before=settings.STRICT_BEFORE)


def draft_panel(actor: Actor, draft: PaperDraft) -> Panel | None:
    """The plan above beside the draft: its clauses, which parts answer them, and what is doubtful."""
    row = (
        ChildDraft.objects.filter(draft=draft)
        .select_related("plan__document__issuer__place")
        .first()
    )
    if row is None:
        return None
    try:
        plan = find_plan(actor, row.plan.uid)
        above = above_of(actor, plan)
    except PlanNotFound:
        return None
    origins = [Origin(text, pointer) for text, pointer in row.notes.get("origins", ())]
    traced = trace(draft.paper, origins)
    groups = _groups(above, traced.by_place, row.notes)
    labels = {c.anchor: c.label for group in groups for c in group.clauses}
    threads = {
        place: Thread(anchor, labels.get(anchor, ""))
        for place, pointer in traced.by_place.items()
        if (anchor := _anchor(pointer)) in labels
    }
    clauses = [clause for group in groups for clause in group.clauses]
    return Panel(
        key="plans.child",
        title=_("Kế hoạch cấp trên"),
        template="plans/_child_above.html",
        context={
            "plan": plan,
            "groups": groups,
            "taken": sum(bool(clause.taken) for clause in clauses),
            "total": len(clauses),
            "beside": Beside(threads, _notes(row.notes, traced.by_place)),
        },
    )


def _anchor(pointer: str) -> str:
    return f"tren-{pointer.replace('/', '-')}"


def _notes(
    notes: Mapping[str, Sequence[Mapping[str, object]]], by_place: Mapping[str, str]
) -> dict[str, Sequence[str]]:
    """The doubts, at the places where the clause they are about now stands."""
    said: dict[str, list[str]] = {}
    for doubt in notes.get("doubts", ()):
        said.setdefault(str(doubt["pointer"]), []).append(_said(doubt))
    return {place: tuple(said[p]) for place, p in by_place.items() if p in said}


def _said(written: Mapping[str, object]) -> str:
    values = written.get("values")
    filled = values if isinstance(values, dict) else {}
    return Sentence(str(written["sentence"]), **filled).said(_)


def _groups(
    above: Above, by_place: Mapping[str, str], notes: Mapping[str, Sequence[Mapping[str, object]]]
) -> Sequence[ClauseGroup]:
    """The clauses of the plan above in its own order: aims, tasks, organisation."""
    taken: dict[str, list[str]] = {}
    for place, pointer in by_place.items():
        taken.setdefault(pointer, []).append(place.replace("/", "-"))
    reasons: dict[str, str] = {}
    for offered in notes.get("offered", ()):
        reasons.setdefault(str(offered["pointer"]), _said(offered))
    document = above.document
    parts: Sequence[tuple[str, str, Sequence[tuple[str, str]]]] = (
        (_("Mục đích, yêu cầu"), "purposes", [("", v.text) for v in document.purposes]),
        ("", "requirements", [("", v.text) for v in document.requirements]),
        (_("Nhiệm vụ"), "tasks", [(_task_label(task), task.text.text) for task in document.tasks]),
        (
            _("Tổ chức thực hiện"),
            "duties",
            [(d.number or "", d.text.text) for d in document.duties],
        ),
    )
    groups = []
    for title, name, rows in parts:
        clauses = tuple(
            Clause(
                _anchor(f"{name}/{n}"), label or f"{n + 1}", " ".join(text.split()),
                tuple(taken.get(f"{name}/{n}", ())), reasons.get(f"{name}/{n}", ""),
                f"tasks/{n}" if name == "tasks" else "",
            )
            for n, (label, text) in enumerate(rows)
            if not (name == "tasks" and n in above.withdrawn)
        )  # fmt: skip
        if clauses:
            groups.append(ClauseGroup(title, clauses))
    return tuple(groups)


def _task_label(task: ReadTask) -> str:
    return ".".join(part for part in (task.section, task.number) if part)


def child_of(actor: Actor, uid: UUID) -> ChildDraft:
    """The child draft behind a paper of the own body; any other is not found."""
    row = (
        ChildDraft.objects.filter(draft__in=PaperDraft.objects.visible_to(actor), draft__uid=uid)
        .select_related("draft", "plan")
        .first()
    )
    if row is None:
        raise PlanNotFound(_("Không tìm thấy bản soạn từ kế hoạch cấp trên này."))
    return row


@dataclass(frozen=True, slots=True)
class Offer:
    """What the page of a plan offers: the own draft that exists, or the bodies to draft for."""

    draft: PaperDraft | None
    bodies: Sequence[Organisation]


def offer_of(actor: Actor, plan: Plan) -> Offer:
    """Whether the reader may draft the own plan under this one."""
    bodies = possible_issuers(actor, plan)
    return Offer(own_draft(actor, plan) if bodies else None, bodies)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The draft as it stands beside the one that would be made now."""

    draft: PaperDraft
    plan: Plan
    rows: Sequence[DiffRow]
    differs: bool


def compare_again(actor: Actor, uid: UUID) -> Comparison:
    """What drafting anew would say otherwise; nothing of the draft is touched."""
    child = child_of(actor, uid)
    plan = find_plan(actor, child.plan.uid)
    issuer = child.draft.issuer or child.draft.owner
    fresh = compose_child(above_of(actor, plan), issuer_of(issuer), terms()).paper
    rows = differences(lines_of(child.draft.paper), lines_of(fresh))
    return Comparison(child.draft, plan, rows, has_differences(rows))
