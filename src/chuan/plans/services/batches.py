"""Many reports confirmed at once: a sample is drawn and looked at closely, and answers for the rest."""

import secrets
from collections.abc import Sequence
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.plans.enums import BatchState, CheckDepth, Verdict
from chuan.plans.errors import BatchMoved, BatchNotFound, MayNotConfirm, TaskIncomplete
from chuan.plans.models import Assignment, BatchItem, ConfirmationBatch, SampleDraw
from chuan.plans.permissions import can_use_queue
from chuan.plans.rules.sampling import draw, wider
from chuan.plans.selectors.distribution import own_organisation
from chuan.plans.selectors.rules import sample_rule
from chuan.plans.services.confirming import settle, tell_when_all_done

MOST: Final = 1000
"""Shares of one batch."""
BATCH = "confirmation_batch"


@transaction.atomic
def open_batch(*, actor: Actor, uids: Sequence[UUID]) -> ConfirmationBatch:
    """Take reported shares of other bodies together and draw the sample; shares taken already stay out."""
    _check_right(actor)
    shares = _free_of(actor, uids)
    if len(shares) < 2:
        raise TaskIncomplete(_("Hãy chọn ít nhất hai việc của cơ quan khác đang chờ xác nhận."))
    rule = sample_rule(actor.path)
    batch = ConfirmationBatch.objects.create(
        organisation=own_organisation(actor),
        path=actor.path,
        title=_title(shares),
        rule={"least": rule.least, "percent": rule.percent},
        opened_at=clock.now(),
        opened_by=actor.id,
        opened_by_label=actor.label[:160],
    )
    BatchItem.objects.bulk_create(BatchItem(batch=batch, assignment=share) for share in shares)
    drawn = _draw(actor, batch, number=1, size=rule.size(len(shares)))
    _record(actor, batch, "plans.batch.opened", {"shares": len(shares), "drawn": len(drawn)})
    return batch


@transaction.atomic
def check_item(
    *, actor: Actor, uid: UUID, share: UUID, verdict: Verdict, reason: str = ""
) -> ConfirmationBatch:
    """Say of one drawn share that it is done, or return it; the last one decides over the rest."""
    batch = lock_batch(actor, uid)
    if batch.state != BatchState.CHECKING:
        raise BatchMoved(_("Lô này không còn chờ kiểm tra mẫu; hãy tải lại trang."))
    item = batch.items.filter(assignment__uid=share, draw__gt=0, verdict="").first()
    if item is None:
        raise BatchMoved(_("Việc này đã được kiểm tra hoặc không thuộc mẫu; hãy tải lại trang."))
    held = _locked([item])[item.assignment_id]
    settle(actor, held, verdict, depth=CheckDepth.SAMPLED, reason=reason, batch=batch)
    item.verdict, item.reason, item.waiting = verdict, reason.strip()[:2000], False
    item.checked_at, item.checked_by_label = clock.now(), actor.label[:160]
    item.save()
    _record(actor, batch, "plans.batch.checked", {"verdict": str(verdict), "body": held.path})
    tell_when_all_done(actor, held.task)
    _decide(actor, batch)
    return batch


@transaction.atomic
def widen_batch(*, actor: Actor, uid: UUID) -> ConfirmationBatch:
    """Draw a larger sample from what is left after a fault was found."""
    batch = lock_batch(actor, uid)
    _check_waits(batch)
    left = batch.items.filter(waiting=True, draw=0).count()
    before = batch.draws.latest("number")
    drawn = _draw(
        actor,
        batch,
        number=before.number + 1,
        size=wider(sample_rule(batch.path), before.size, left),
    )
    batch.state = BatchState.CHECKING
    batch.save(update_fields=("state",))
    _record(actor, batch, "plans.batch.widened", {"drawn": len(drawn)})
    return batch


@transaction.atomic
def end_batch(*, actor: Actor, uid: UUID) -> ConfirmationBatch:
    """Give the rest back to the queue, to be looked at one by one."""
    batch = lock_batch(actor, uid)
    if batch.state not in {BatchState.WAITING, BatchState.CHECKING}:
        raise BatchMoved(_("Lô này đã kết thúc."))
    left = batch.items.filter(waiting=True).update(waiting=False)
    _close(actor, batch, BatchState.ENDED)
    _record(actor, batch, "plans.batch.ended", {"left": left})
    return batch


def _free_of(actor: Actor, uids: Sequence[UUID]) -> list[Assignment]:
    """Those of the shares that may be taken, held.

    Whether another batch has one is asked again once it is held: while one waits for the lock, that
    other batch may have been opened.
    """
    held = (
        Assignment.objects.select_for_update(of=("self",), no_key=True)
        .to_confirm(actor)
        .filter(uid__in=list(uids)[:MOST])
        .exclude(path=actor.path)
        .select_related("task__plan__document")
        .order_by("pk")
    )
    shares = list(held)
    taken = set(
        BatchItem.objects.filter(waiting=True, assignment__in=shares).values_list(
            "assignment_id", flat=True
        )
    )
    return [share for share in shares if share.pk not in taken]


def lock_batch(actor: Actor, uid: UUID) -> ConfirmationBatch:
    """The batch of the own organisation, held until the transaction ends."""
    rows = ConfirmationBatch.objects.select_for_update().filter(path=actor.path, uid=uid)
    batch = rows.first() if actor.path else None
    if batch is None:
        raise BatchNotFound(_("Không tìm thấy lô xác nhận này."))
    _check_right(actor)
    return batch


def _check_right(actor: Actor) -> None:
    if not can_use_queue(actor):
        raise MayNotConfirm(_("Bạn chưa có vai trò được xác nhận kết quả ở cơ quan này."))


def _check_waits(batch: ConfirmationBatch) -> None:
    if batch.state != BatchState.WAITING:
        raise BatchMoved(_("Lô này không chờ quyết định; hãy tải lại trang."))


def _decide(actor: Actor, batch: ConfirmationBatch) -> None:
    """Once the sample is looked at: all good confirms the rest, one fault leaves it waiting."""
    if batch.items.filter(draw__gt=0, verdict="").exists():
        return
    last = batch.draws.latest("number").number
    if batch.items.filter(draw=last, verdict=Verdict.RETURNED).exists():
        rest = batch.items.filter(waiting=True).exists()
        if rest:
            batch.state = BatchState.WAITING
            batch.save(update_fields=("state",))
        else:
            _close(actor, batch, BatchState.ENDED)
        return
    _confirm_rest(actor, batch)


def _confirm_rest(actor: Actor, batch: ConfirmationBatch) -> None:
    """The shares that were not drawn are confirmed on the strength of those that were."""
    items = list(batch.items.filter(waiting=True).order_by("pk"))
    held = _locked(items)
    for item in items:
        share = held[item.assignment_id]
        settle(actor, share, Verdict.CONFIRMED, depth=CheckDepth.BATCH, batch=batch)
        item.verdict, item.waiting = Verdict.CONFIRMED, False
        item.checked_at, item.checked_by_label = clock.now(), actor.label[:160]
    BatchItem.objects.bulk_update(
        items, ("verdict", "waiting", "checked_at", "checked_by_label"), batch_size=200
    )
    _close(actor, batch, BatchState.CONFIRMED)
    _record(actor, batch, "plans.batch.confirmed", {"shares": len(items)})
    for task in {share.task_id: share.task for share in held.values()}.values():
        tell_when_all_done(actor, task)


def _locked(items: Sequence[BatchItem]) -> dict[int, Assignment]:
    """Their shares, held, by key; a share that left the queue meanwhile is a conflict."""
    rows = Assignment.objects.select_for_update(of=("self",), no_key=True)
    found = rows.filter(pk__in=[item.assignment_id for item in items]).order_by("pk")
    return {share.pk: share for share in found.select_related("task__plan", "organisation")}


def _draw(actor: Actor, batch: ConfirmationBatch, *, number: int, size: int) -> Sequence[str]:
    """Draw from what was not drawn before, and keep seed, population and sample together."""
    left = batch.items.filter(waiting=True, draw=0).select_related("assignment")
    by_uid = {item.assignment.uid.hex: item.pk for item in left}
    population, seed = sorted(by_uid), secrets.token_hex(16)
    drawn = draw(population, size, seed)
    SampleDraw.objects.create(
        batch=batch,
        number=number,
        seed=seed,
        population=population,
        size=len(drawn),
        drawn=list(drawn),
        at=clock.now(),
        by_label=actor.label[:160],
    )
    batch.items.filter(pk__in=[by_uid[uid] for uid in drawn]).update(draw=number)
    return drawn


def _close(actor: Actor, batch: ConfirmationBatch, state: BatchState) -> None:
    batch.state, batch.ended_at, batch.ended_by_label = state, clock.now(), actor.label[:160]
    batch.save(update_fields=("state", "ended_at", "ended_by_label"))


def _title(shares: Sequence[Assignment]) -> str:
    """The one task, or how many there are, and how many bodies."""
    tasks = {share.task_id: share.task for share in shares}
    bodies = len({share.path for share in shares})
    said = ngettext("%(n)d cơ quan", "%(n)d cơ quan", bodies) % {"n": bodies}
    if len(tasks) == 1:
        return f"{next(iter(tasks.values())).text[:240]} ({said})"
    return (_("%(n)d việc") % {"n": len(tasks)}) + f" ({said})"


def _record(actor: Actor, batch: ConfirmationBatch, code: str, changes: dict[str, object]) -> None:
    record(
        actor,
        code,
        kind=BATCH,
        object_id=batch.pk,
        label=batch.title,
        path=batch.path,
        changes=changes,
    )
