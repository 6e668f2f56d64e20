"""Tasks made, split, merged, corrected and withdrawn by hand, each with its reason."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.orgs.models import Organisation
from chuan.plans.enums import (
    AssignmentRole,
    NamedReason,
    Repeat,
    TaskKind,
    TaskState,
)
from chuan.plans.errors import (
    MayNotPlan,
    TaskIncomplete,
    TaskNotFound,
    TaskNotYours,
    WorkHasBegun,
)
from chuan.plans.models import TASK, Assignment, NamedBody, Plan, Task, TaskChange
from chuan.plans.permissions import can_accept, can_manage
from chuan.plans.rules.printed_time import YEARS
from chuan.plans.selectors.bodies import body_of
from chuan.plans.selectors.distribution import own_organisation
from chuan.plans.selectors.progress import who_has_begun
from chuan.plans.services import sharing
from chuan.plans.services.rewriting import give_again, plan_fields, rewrite, set_by_hand
from chuan.plans.services.stepping import ask_again
from chuan.plans.types import DueDate, Share, TaskWords

MOST_VND = 10**15
"""Đồng of one task: more than any year's budget of the country."""


@transaction.atomic
def create_task(*, actor: Actor, words: TaskWords, plan: Plan | None = None) -> Task:
    """A task by hand, in a plan of the own organisation or on its own."""
    if not can_accept(actor) or (plan is not None and plan.owner_path != actor.path):
        raise MayNotPlan(_("Bạn chưa có vai trò được lập việc ở cơ quan này."))
    shares = _shares(actor, words)
    _check(actor, words)
    task = _make(actor, words, shares, plan)
    _record(actor, task, "plans.task.created", changes={"bodies": len(shares)})
    _tell(actor, task, shares)
    return task


@transaction.atomic
def correct_task(*, actor: Actor, uid: UUID, words: TaskWords, reason: str) -> Task:
    """Put a task right; a body whose share has begun cannot be taken off it."""
    task = _lock(actor, uid)
    reason = _required(reason)
    _check(actor, words)
    shares = _shares(actor, words)
    sharing.lock_shares([task])
    changes = rewrite(task, words)
    changes |= give_again(task, shares)
    if not changes:
        return task
    task.save()
    if "compiler" in changes:
        ask_again(task)
    sharing.make_task_known(task)
    _remember(actor, task, "plans.task.corrected", reason, changes)
    return task


@transaction.atomic
def split_task(*, actor: Actor, uid: UUID, parts: Sequence[TaskWords], reason: str) -> list[Task]:
    """Several tasks instead of one; only while nobody has begun."""
    task = _lock(actor, uid)
    reason = _required(reason)
    if len(parts) < 2:
        raise TaskIncomplete(_("Hãy tách thành ít nhất hai việc."))
    _nobody_has_begun([task])
    made = []
    for words in parts:
        _check(actor, words)
        made.append(_make(actor, words, _shares(actor, words), task.plan, like=task))
    _close(
        actor,
        tasks=[task],
        state=TaskState.SPLIT,
        became=made,
        code="plans.task.split",
        reason=reason,
    )
    return made


@transaction.atomic
def merge_tasks(*, actor: Actor, uids: Sequence[UUID], words: TaskWords, reason: str) -> Task:
    """One task instead of several of the same plan; only while nobody has begun."""
    tasks = [_lock(actor, uid) for uid in sorted(set(uids))]
    reason = _required(reason)
    if len(tasks) < 2:
        raise TaskIncomplete(_("Hãy chọn ít nhất hai việc để gộp."))
    if len({task.plan_id for task in tasks}) > 1:
        raise TaskIncomplete(_("Chỉ gộp được các việc của cùng một kế hoạch."))
    _nobody_has_begun(tasks)
    _check(actor, words)
    merged = _make(actor, words, _shares(actor, words), tasks[0].plan, like=tasks[0])
    _close(
        actor,
        tasks=tasks,
        state=TaskState.MERGED,
        became=[merged],
        code="plans.task.merged",
        reason=reason,
    )
    return merged


@transaction.atomic
def withdraw_task(*, actor: Actor, uid: UUID, reason: str) -> Task:
    """Take a task back; only while nobody has begun."""
    task = _lock(actor, uid)
    reason = _required(reason)
    _nobody_has_begun([task])
    _close(
        actor,
        tasks=[task],
        state=TaskState.WITHDRAWN,
        became=[],
        code="plans.task.withdrawn",
        reason=reason,
    )
    return task


def _lock(actor: Actor, uid: UUID) -> Task:
    rows = (
        Task.objects.visible_to(actor).select_for_update(of=("self",), no_key=True).filter(uid=uid)
    )
    task = rows.select_related("plan__document").first()
    if task is None:
        raise TaskNotFound(_("Không tìm thấy việc này, hoặc việc không thuộc cơ quan của bạn."))
    if not can_manage(actor, task):
        raise TaskNotYours
    if task.state != TaskState.OPEN:
        raise TaskIncomplete(_("Việc này đã được tách, gộp hoặc rút; không sửa được nữa."))
    return task


def _required(reason: str) -> str:
    kept = " ".join(reason.split())
    if not kept:
        raise TaskIncomplete(_("Hãy ghi lý do."), field="reason")
    return kept[:1000]


def _check(actor: Actor, words: TaskWords) -> None:
    refuse_stamped_words(actor, words.text, words.product)
    if words.due_on and words.due_on.year not in YEARS:
        raise TaskIncomplete(_("Năm của thời hạn chưa đúng; hãy kiểm tra lại."), field="due_on")
    if not words.text.strip():
        raise TaskIncomplete(_("Hãy ghi việc cần làm."), field="text")
    if words.money.vnd is not None and not 0 <= words.money.vnd <= MOST_VND:
        raise TaskIncomplete(_("Kinh phí chưa đúng; hãy kiểm tra lại."), field="funding")
    if words.repeat not in {Repeat.ONCE, Repeat.ON_EVENT, Repeat.PERIODIC} and not words.due_on:
        raise TaskIncomplete(_("Việc lặp lại cần có ngày đến hạn lần tới."), field="due_on")


def _shares(actor: Actor, words: TaskWords) -> list[Share]:
    """Bodies chosen by hand: at or under the own organisation, existing today."""
    wanted = {**dict.fromkeys(words.coordinate, AssignmentRole.COORDINATE)}
    wanted |= dict.fromkeys(words.lead, AssignmentRole.LEAD)
    found = {
        row.uid: row
        for row in Organisation.objects.valid_on(clock.today())
        .under(actor.path)
        .filter(uid__in=wanted, on_node=True)
    }
    missing = [uid for uid in wanted if uid not in found]
    if missing:
        raise TaskIncomplete(
            _("Chỉ giao được cho cơ quan thuộc cơ quan của bạn và đang hoạt động."), field="lead"
        )
    return [Share(body_of(found[uid]), role) for uid, role in wanted.items()]


def _make(
    actor: Actor,
    words: TaskWords,
    shares: Sequence[Share],
    plan: Plan | None,
    like: Task | None = None,
) -> Task:
    own = own_organisation(actor)
    due = DueDate(words.due_on, words.repeat, ())
    last = Task.objects.filter(plan=plan).aggregate(last=Max("order"))["last"] if plan else 0
    compilers = [s.body.pk for s in shares if words.compiler and s.body.uid == words.compiler.hex]
    task = Task.objects.create(
        plan=plan,
        owner=own,
        owner_path=own.path,
        section=like.section if like else None,
        order=like.order if like else (last or 0) + 1,
        kind=like.kind if like else TaskKind.WORK,
        clause=(words.clause or (like.clause if like else ""))[:80],
        text=words.text.strip(),
        product=words.product.strip(),
        time_text=like.time_text if like and like.due_on == words.due_on else "",
        recurrence=words.repeat,
        due_on=words.due_on,
        due_basis=_basis(like, words),
        compiler_id=next(iter(compilers), None),
        **plan_fields(words),
        is_sample=own.is_sample,
        created_at=clock.now(),
    )
    sharing.give(task, shares, occurrence=due.occurrence)
    if plan:
        sharing.let_see_plan(plan, [share.body.path for share in shares])
    sharing.make_task_known(task)
    return task


def _basis(like: Task | None, words: TaskWords) -> list[dict[str, object]]:
    """The old reasons where the date stays, else that it was set by hand."""
    if like and like.due_on == words.due_on:
        return list(like.due_basis)
    return set_by_hand(words.due_on)


def _nobody_has_begun(tasks: Sequence[Task]) -> None:
    sharing.lock_shares(tasks)
    begun = who_has_begun([task.pk for task in tasks])
    if begun:
        raise WorkHasBegun(
            _("Không tách, gộp hay rút được vì đã có người bắt đầu làm: %(who)s.")
            % {"who": "; ".join(begun[:5])}
        )


def _close(
    actor: Actor,
    *,
    tasks: Sequence[Task],
    state: TaskState,
    became: Sequence[Task],
    code: str,
    reason: str,
) -> None:
    """The old tasks stay readable, say what they became, and give no work any more."""
    for task in tasks:
        Assignment.objects.filter(task=task).delete()
        for row in task.named_bodies.all():
            NamedBody.objects.bulk_create(
                NamedBody(
                    task=new,
                    name=row.name,
                    role=row.role,
                    organisation_id=row.organisation_id,
                    reason=row.reason or NamedReason.CHOSEN,
                )
                for new in became
            )
        task.state = state
        task.save(update_fields=("state",))
        task.became.set(became)
        _remember(actor, task, code, reason, {"became": [new.text for new in became]})
    for new in became:
        change = {"came_from": [task.text for task in tasks]}
        _remember(actor, new, f"{code}_into", reason, change)


def _remember(
    actor: Actor, task: Task, code: str, reason: str, changes: Mapping[str, object]
) -> None:
    """In the history that people read, and in the audit."""
    TaskChange.objects.create(
        task=task,
        code=code,
        reason=reason,
        changes=dict(changes),
        actor_label=actor.label[:160],
        at=clock.now(),
    )
    _record(actor, task, code, changes={**changes, "reason": reason})


def _record(actor: Actor, task: Task, code: str, *, changes: Mapping[str, object]) -> None:
    record(
        actor,
        code,
        kind=TASK,
        object_id=task.pk,
        label=task.text[:300],
        path=task.owner_path,
        changes=changes,
    )


def _tell(actor: Actor, task: Task, shares: Sequence[Share]) -> None:
    url = reverse("plans:task_detail", args=[task.uid])
    title = _("Việc mới: %(text)s") % {"text": task.text[:200]}
    sharing.tell_heads(actor, [share.body.pk for share in shares], title=title, url=url)
