"""Targets: what a plan, or a body by itself, wants an indicator to be; and tasks that count for one."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.figures.enums import Comparator, IndicatorKind, Stage
from chuan.figures.errors import IndicatorNotFound, IndicatorRefused, MayNotDefine
from chuan.figures.models import Indicator, Target, TaskTie
from chuan.figures.permissions import can_set_targets
from chuan.orgs.models import Organisation
from chuan.plans.models import Plan, PlanTarget, Task

FIRST_YEAR, LAST_YEAR = 2000, 2100
LONGEST_QUOTE: Final = 4000


@dataclass(frozen=True, slots=True)
class TargetWords:
    """What is wanted of an indicator. `value` None: it is spoken of, but no number is set."""

    indicator: Indicator
    comparator: Comparator
    value: Decimal | None
    stage: str = Stage.NONE
    year_from: int | None = None
    year_until: int | None = None
    clause: str = ""
    quote: str = ""


@transaction.atomic
def set_target(*, actor: Actor, owner: Organisation, words: TargetWords) -> Target:
    """A target by hand, of the body acted for or of the one that its unit compiles for."""
    _authorise(actor, owner)
    target = Target(owner=owner, owner_path=owner.path, created_at=clock.now())
    return _keep(actor, target, words, "figures.target.set")


@transaction.atomic
def tie_plan_target(
    *, actor: Actor, plan: Plan, words: TargetWords, printed: PlanTarget | None = None
) -> Target:
    """A printed target of a plan, or what it says without a number, tied to an indicator.

    Told again of the same printed target, or without one of the same indicator, stage and years, it
    takes the place of what was said before.
    """
    _authorise(actor, plan.owner)
    if printed is not None and printed.plan_id != plan.pk:
        raise IndicatorNotFound
    Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    same = Target.objects.filter(plan=plan, plan_target=printed)
    if printed is None:
        same = same.filter(
            indicator=words.indicator, stage=words.stage,
            year_from=words.year_from, year_until=words.year_until,
        )  # fmt: skip
    target = same.first() or Target(
        owner=plan.owner, owner_path=plan.owner_path, plan=plan, plan_target=printed,
        created_at=clock.now(),
    )  # fmt: skip
    return _keep(actor, target, words, "figures.target.tied")


@transaction.atomic
def change_target(*, actor: Actor, uid: UUID, words: TargetWords) -> Target:
    """Put a target right."""
    return _keep(actor, _lock(actor, uid), words, "figures.target.changed")


@transaction.atomic
def remove_target(*, actor: Actor, uid: UUID) -> None:
    """Take a target away; the plan goes on saying what it says."""
    target = _lock(actor, uid)
    _record(actor, target, "figures.target.removed")
    target.delete()


@transaction.atomic
def tie_task(*, actor: Actor, task: Task, indicator: Indicator) -> TaskTie:
    """The confirmed shares of the task count for the indicator from now on; again is harmless."""
    _authorise(actor, task.owner)
    tie, made = TaskTie.objects.get_or_create(
        task=task, indicator=indicator,
        defaults={"at": clock.now(), "by_label": actor.label[:160]},
    )  # fmt: skip
    if made:
        _record_tie(actor, tie, "figures.task.tied")
    return tie


@transaction.atomic
def untie_task(*, actor: Actor, task: Task, pk: int) -> None:
    """The task counts no more for that indicator."""
    _authorise(actor, task.owner)
    tie = TaskTie.objects.select_related("task", "indicator").filter(pk=pk, task=task).first()
    if tie is None:
        raise IndicatorNotFound
    _record_tie(actor, tie, "figures.task.untied")
    tie.delete()


def _authorise(actor: Actor, owner: Organisation) -> None:
    if not can_set_targets(actor, owner):
        raise MayNotDefine(_("Chỉ cán bộ, người đứng đầu của cơ quan đặt chỉ tiêu mới sửa được."))


def _lock(actor: Actor, uid: UUID) -> Target:
    rows = Target.objects.visible_to(actor).select_for_update(of=("self",))
    target = rows.select_related("owner", "indicator").filter(uid=uid).first()
    if target is None:
        raise IndicatorNotFound
    _authorise(actor, target.owner)
    return target


def _keep(actor: Actor, target: Target, words: TargetWords, code: str) -> Target:
    refuse_stamped_words(actor, words.clause, words.quote)
    _check(words)
    target.indicator = words.indicator
    target.comparator = words.comparator
    target.value = words.value
    target.stage = words.stage
    target.year_from, target.year_until = words.year_from, words.year_until
    target.clause = words.clause.strip()[:200]
    target.quote = words.quote.strip()[:LONGEST_QUOTE]
    target.by_label = actor.label[:160]
    target.save()
    _record(actor, target, code)
    return target


def _check(words: TargetWords) -> None:
    """Money of a target names its stage; years come in order; a share is no more than the whole."""
    if words.stage not in words.indicator.stages:
        raise IndicatorRefused(_("Hãy chọn giai đoạn: dự toán hoặc quyết toán."), field="stage")
    years = [year for year in (words.year_from, words.year_until) if year is not None]
    if any(not FIRST_YEAR <= year <= LAST_YEAR for year in years) or years != sorted(years):
        raise IndicatorRefused(_("Năm cuối phải từ năm đầu trở đi."), field="year_until")
    value = words.value
    if value is not None and value < 0:
        raise IndicatorRefused(_("Mục tiêu không được nhỏ hơn 0."), field="value")
    if value is not None and words.indicator.kind == IndicatorKind.RATE and value > 100:
        raise IndicatorRefused(_("Tỷ lệ không quá 100%; cần kiểm tra lại."), field="value")
    if value is not None and value != value.quantize(Decimal("0.0001")):
        raise IndicatorRefused(_("Mục tiêu có tối đa 4 chữ số lẻ."), field="value")


def _record(actor: Actor, target: Target, code: str) -> None:
    record(
        actor, code, kind="indicator", object_id=target.indicator_id,
        label=target.indicator.name[:200], path=target.owner_path,
        changes={
            "value": "" if target.value is None else str(target.value),
            "years": f"{target.year_from or ''}-{target.year_until or ''}",
            "plan": target.plan_id,
        },
    )  # fmt: skip


def _record_tie(actor: Actor, tie: TaskTie, code: str) -> None:
    record(
        actor, code, kind="task", object_id=tie.task_id, label=tie.task.text[:200],
        path=tie.task.owner_path, changes={"indicator": tie.indicator.code},
    )  # fmt: skip
