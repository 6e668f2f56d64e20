"""What a body does with the items that came for it: it accepts them, or returns them with a reason."""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock, files, jobs
from chuan.core.actor import Actor
from chuan.core.models import Job
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.domain.errors import DomainError
from chuan.exchange.enums import ItemEvent, ItemState
from chuan.exchange.errors import AlreadyDecided, BundleNotFound, MayNotExchange, ReasonMissing
from chuan.exchange.kinds import Incoming, kind_of
from chuan.exchange.labels import ITEM_STATE
from chuan.exchange.models import ITEM, ReceivedItem
from chuan.exchange.permissions import can_exchange
from chuan.exchange.rules.receipts import LONGEST_REASON, STEPS

ACCEPT_JOB: Final = "exchange.accept_items"
FEW: Final = 20
"""So many items are accepted while the browser waits; more are a job."""
Progress = Callable[[int, int, str], None]


@transaction.atomic
def accept_item(*, actor: Actor, uid: UUID) -> ReceivedItem:
    """Take an item in: it becomes the own body's; asked twice, nothing more happens."""
    item = _lock(actor, uid)
    if item.state == ItemState.ACCEPTED:
        return item
    _step(item, ItemEvent.ACCEPT)
    kind = kind_of(item.kind)
    if kind is None:
        raise BundleNotFound
    stored = tuple(row.file for row in item.files.select_related("file").order_by("order"))
    outcome = kind.accept(actor, Incoming(item.uid, item.body, stored))
    item.result_kind, item.result_uid = outcome.kind, outcome.uid
    item.result_note = outcome.note[:300]
    _settle(actor, item, "exchange.item.accepted")
    if outcome.took_files:
        item.files.all().delete()
    else:
        _let_files_go(item)
    return item


@transaction.atomic
def return_item(*, actor: Actor, uid: UUID, reason: str) -> ReceivedItem:
    """Send an item back with a reason; its text and files do not stay here."""
    item = _lock(actor, uid)
    item.reason = " ".join(reason.split())[:LONGEST_REASON]
    if not item.reason:
        raise ReasonMissing
    refuse_stamped_words(actor, item.reason)
    _step(item, ItemEvent.RETURN)
    _settle(actor, item, "exchange.item.returned")
    _let_files_go(item)
    return item


def accept_all(*, actor: Actor, bundle: UUID) -> Job | None:
    """Take in whatever of a bundle waits for the own body: at once when it is little, else by a job."""
    if not can_exchange(actor):
        raise MayNotExchange
    waiting = ReceivedItem.objects.of(actor).waiting().filter(bundle__uid=bundle)
    if waiting.count() <= FEW:
        accept_waiting(actor=actor, bundle=bundle, progress=lambda *_told: None)
        return None
    with transaction.atomic():
        return jobs.enqueue(
            ACCEPT_JOB,
            {"bundle": bundle.hex},
            actor=actor,
            label=_("Tiếp nhận các mục của gói tin"),
            key=f"exchange-accept:{bundle.hex}:{actor.path}",
        )


def accept_waiting(*, actor: Actor, bundle: UUID, progress: Progress) -> int:
    """Accept each waiting item by itself; one that cannot be accepted keeps none of the others back."""
    rows = ReceivedItem.objects.of(actor).waiting().filter(bundle__uid=bundle)
    uids = list(rows.order_by("order").values_list("uid", flat=True))
    accepted, fault = 0, None
    for done, uid in enumerate(uids, start=1):
        try:
            accept_item(actor=actor, uid=uid)
            accepted += 1
        except MayNotExchange:
            raise
        except DomainError as refusal:
            fault = refusal
        progress(done, len(uids), "")
    if fault is not None and not accepted:
        raise fault
    return accepted


def _lock(actor: Actor, uid: UUID) -> ReceivedItem:
    """The item of the actor's own body, locked; anybody else's is not found."""
    rows = ReceivedItem.objects.of(actor).select_for_update(of=("self",)).filter(uid=uid)
    item = rows.select_related("bundle__partner").first()
    if item is None:
        raise BundleNotFound
    if not can_exchange(actor):
        raise MayNotExchange
    return item


def _step(item: ReceivedItem, event: ItemEvent) -> None:
    if item.state != ItemState.RECEIVED:
        raise AlreadyDecided(
            _("Mục này đã được xử lý: %(state)s, %(who)s.")
            % {"state": ITEM_STATE[ItemState(item.state)], "who": item.decided_by_label}
        )
    item.state = STEPS.after(ItemState(item.state), event, reason=item.reason)


def _settle(actor: Actor, item: ReceivedItem, code: str) -> None:
    """Keep what was decided and let the body of the item go: what is accepted lives elsewhere now."""
    item.state_at, item.decided_by_label, item.body = clock.now(), actor.label[:160], {}
    item.save()
    record(
        actor,
        code,
        kind=ITEM,
        object_id=item.pk,
        label=item.title,
        path=item.owner_path,
        changes={
            "number": item.bundle.number,
            "node": item.bundle.partner.name,
            "reason": item.reason,
        },
    )


def _let_files_go(item: ReceivedItem) -> None:
    for row in item.files.select_related("file"):
        file = row.file
        row.delete()
        files.remove(file)
