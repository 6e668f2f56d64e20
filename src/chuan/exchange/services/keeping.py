"""Rows of what came: an item is kept once, and receipts do their work when they come."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.exchange.enums import ItemState
from chuan.exchange.errors import BundleRefused
from chuan.exchange.kinds import RECEIPT
from chuan.exchange.models import BUNDLE, Partner, ReceivedBundle, ReceivedItem, SentItem
from chuan.exchange.rules.canonical import Malformed
from chuan.exchange.rules.manifest import Item
from chuan.exchange.rules.receipts import Receipt, advances, read_receipts


@transaction.atomic
def keep_receipts(
    *, actor: Actor, bundle: ReceivedBundle, item: Item, order: int, body: Mapping[str, Any]
) -> None:
    """Receipts do their work at once; a receipt needs no receipt."""
    try:
        receipts = read_receipts(body)
    except Malformed:
        receipts = ()
    told = sum(_apply(bundle.partner, receipt) for receipt in receipts)
    row = ReceivedItem(
        bundle=bundle, item=item.id, order=order, kind=RECEIPT, sha256=item.body,
        state=ItemState.ACCEPTED, told=ItemState.ACCEPTED, state_at=clock.now(),
        title=_("%(n)s biên nhận") % {"n": len(receipts)},
    )  # fmt: skip
    if not save_once(row):
        return
    ReceivedBundle.objects.filter(pk=bundle.pk).update(receipt_count=len(receipts))
    record(
        actor, "exchange.receipts.applied", kind=BUNDLE, object_id=bundle.pk,
        label=bundle.partner.name, path="/", changes={"receipts": len(receipts), "new": told},
    )  # fmt: skip


def _apply(partner: Partner, receipt: Receipt) -> int:
    """One receipt for one item of a bundle that was sent to this very node; 1 when it says more."""
    sent = SentItem.objects.select_for_update(of=("self",)).filter(
        uid=UUID(receipt.item),
        bundle__uid=UUID(receipt.bundle),
        bundle__partner=partner,
        sha256=receipt.sha256,
    )
    row = sent.first()
    if row is None or not advances(ItemState(row.state), receipt.state):
        return 0
    row.state, row.state_at, row.reason = receipt.state, when(receipt.at), receipt.reason
    row.save(update_fields=("state", "state_at", "reason"))
    return 1


def save_once(row: ReceivedItem) -> bool:
    """False when another run kept the item in this very moment."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def when(text: str) -> datetime:
    """The moment as the format writes it; one that no calendar has is refused."""
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError as error:
        raise BundleRefused(_("Nội dung gói tin không đúng định dạng.")) from error
