"""What plans give to a report: tasks done and late, difficulties raised and answered, the evidence."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from django.db.models import Q

from chuan.domain.cascade import Period
from chuan.figures.models import CellSource, Report
from chuan.figures.rules.report_facts import Proof, Trouble, Work
from chuan.figures.selectors.live_plans import ANSWERS, Span, own_tier
from chuan.plans.enums import AssignmentRole, AssignmentState, EvidenceKind, TaskState
from chuan.plans.models import Assignment, Difficulty, DifficultyStep, Evidence, Plan
from chuan.plans.rules.chasing import named

MOST_TROUBLES: Final = 20
MOST_PROOFS: Final = 300
_DONE: Final = (AssignmentState.REPORTED, AssignmentState.DONE)
_KINDS: Final[Mapping[str, str]] = {
    EvidenceKind.FILE: "Tệp", EvidenceKind.PHOTO: "Ảnh chụp",
    EvidenceKind.REFERENCE: "Dữ liệu trong hệ thống", EvidenceKind.LINK: "Đường dẫn",
    EvidenceKind.STATEMENT: "Nội dung báo cáo",
}  # fmt: skip
"""A paper is Vietnamese, whatever language its reader has on screen."""


def plan_name(plan: Plan) -> str:
    """A plan as papers name it: "Kế hoạch số 298/KH-UBND ngày 28/4/2025 của …"."""
    document = plan.document
    told = named(document.kind, document.symbol, document.issued_on)
    if not told:
        return plan.title
    issuer = document.issuer_label
    if issuer.isupper() and document.issuer is not None:
        issuer = document.issuer.name
    return f"{told} của {issuer}" if issuer else told


def works_of(report: Report, period: Period) -> Sequence[Work]:
    """Shares that the body and its units lead and that fall due in the period, plan by plan."""
    span = Span.of(period, report.as_of)
    due = Q(due_on__gte=period.first_day, due_on__lte=period.last_day)
    rows = (
        Assignment.objects.filter(own_tier(report.organisation), moved_to=None)
        .filter(role=AssignmentRole.LEAD, task__state=TaskState.OPEN, task__plan__isnull=False)
        .filter(due | span.moments("closed_at"))
        .select_related("task__plan__document__issuer")
        .order_by("task__plan__document__issued_on", "task__order", "pk")
    )
    by_plan: dict[int, list[Assignment]] = defaultdict(list)
    for row in rows:
        if row.task.plan is not None:
            by_plan[row.task.plan.document_id].append(row)
    return tuple(_work(shares, span, report) for shares in by_plan.values())


def _work(shares: Sequence[Assignment], span: Span, report: Report) -> Work:
    plan = shares[0].task.plan
    assert plan is not None  # noqa: S101  (only shares of plans are asked for)
    done = [
        row for row in shares
        if row.state in _DONE and row.closed_at is not None and row.closed_at < span.over
    ]  # fmt: skip
    ended = {row.pk for row in done} | {row.pk for row in shares if row.closed}
    late = [
        row for row in shares
        if row.pk not in ended and row.due_on is not None and row.due_on < report.as_of
    ]  # fmt: skip
    return Work(
        key=plan.document.uid.hex[:12],
        plan=plan_name(plan),
        total=len(shares),
        done=len(done),
        confirmed=sum(row.state == AssignmentState.DONE for row in done),
        late=tuple(row.task.text for row in late),
    )


def troubles_of(report: Report, period: Period) -> Sequence[Trouble]:
    """Difficulties raised by the body and its units in the period, with the last answer to each."""
    span = Span.of(period, report.as_of)
    rows = list(
        Difficulty.objects.filter(own_tier(report.organisation), span.moments("raised_at"))
        .select_related("answerer")
        .order_by("raised_at", "pk")[:MOST_TROUBLES]
    )
    steps = DifficultyStep.objects.filter(difficulty__in=rows, event__in=ANSWERS)
    answers = {step.difficulty_id: step for step in steps.filter(at__lt=span.over)}
    found: list[Trouble] = []
    for row in rows:
        answer = answers.get(row.pk)
        found.append(
            Trouble(
                key=row.uid.hex[:12],
                text=row.text,
                asked=row.asked,
                answerer=answer.organisation_label if answer else row.answerer.name,
                answer=(answer.text or "đã ghi nhận") if answer else "",
                answered_on=answer.at.date() if answer else None,
                late=answer is None and row.answer_on < report.as_of,
            )
        )
    return tuple(found)


def proofs_of(report: Report, period: Period) -> Sequence[Proof]:
    """The evidence of tasks of the period, then the rows and files behind figures."""
    span = Span.of(period, report.as_of)
    rows = (
        Evidence.objects.standing()
        .filter(own_tier(report.organisation, "assignment__path"), span.moments("at"))
        .select_related("file", "assignment__task")
        .order_by("assignment__task__order", "at", "pk")[:MOST_PROOFS]
    )
    sources = (
        CellSource.objects.filter(cell__report=report)
        .select_related("cell__line__indicator")
        .order_by("cell__line__order", "pk")[:MOST_PROOFS]
    )
    proofs = [_proof(row) for row in rows]
    proofs += [
        Proof(row.label, "Nguồn của số liệu", str(row.cell.line), row.object_id[:40])
        for row in sources
    ]
    return tuple(proofs[:MOST_PROOFS])


def _proof(row: Evidence) -> Proof:
    told = row.caption or row.reference_label or (row.file.name if row.file else "")
    name = told or row.statement or row.link
    text = row.assignment.task.text
    return Proof(
        name=_short(name),
        kind=_KINDS.get(row.kind, ""),
        of=_short(text),
        identity=row.link or f"MC-{row.uid.hex[:8].upper()}",
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 200 else f"{line[:197].rsplit(' ', 1)[0]}…"
