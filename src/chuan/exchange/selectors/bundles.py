"""Reads of bundles sent and received: each body sees its own items, the node's administrator numbers only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Min, Q, QuerySet

from chuan.core import jobs
from chuan.core.actor import Actor
from chuan.core.jobs import JobView
from chuan.core.models import StoredFile
from chuan.domain.errors import DomainError
from chuan.exchange.enums import ItemState, ReceivedState
from chuan.exchange.errors import BundleNotFound, MayNotExchange
from chuan.exchange.kinds import RECEIPT, Glimpse, kind_of
from chuan.exchange.models import (
    HandIn,
    Partner,
    ReceivedBundle,
    ReceivedItem,
    SentBundle,
    SentItem,
)
from chuan.exchange.permissions import can_exchange, can_read, can_set_up
from chuan.exchange.rules.canonical import Malformed
from chuan.exchange.rules.cards import spoken
from chuan.exchange.rules.gaps import missing, written


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers of a node's bundles that nobody handed in here."""

    partner: str
    numbers: str


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """One node as those who exchange see it."""

    partner: Partner
    usable: bool
    receipts_due: int
    has_received: bool
    unanswered: int
    oldest: datetime | None
    gap: str


@dataclass(frozen=True, slots=True)
class Overview:
    """What waits for the own body."""

    lines: Sequence[PartnerLine]
    waiting: Sequence[ReceivedItem]
    waiting_count: int
    bundles: Sequence[SentBundle]
    can_exchange: bool
    can_set_up: bool


@dataclass(frozen=True, slots=True)
class SentPage:
    """One bundle that the own body made."""

    bundle: SentBundle
    items: Sequence[SentItem]
    spoken: str
    job: JobView | None
    can_exchange: bool


@dataclass(frozen=True, slots=True)
class ReceivedPage:
    """One bundle that came: the own body's items, and how many are for others."""

    bundle: ReceivedBundle
    items: Sequence[ReceivedItem]
    others: int
    waiting: int
    spoken: str
    can_exchange: bool


@dataclass(frozen=True, slots=True)
class HandInPage:
    """One file that was handed in, for who did."""

    handed: HandIn
    job: JobView | None


@dataclass(frozen=True, slots=True)
class ItemPage:
    """One item as it came, before or after it was decided."""

    item: ReceivedItem
    glimpse: Glimpse | None
    files: Sequence[StoredFile]
    result_url: str
    opens: str
    gone: str
    can_decide: bool


def overview(actor: Actor) -> Overview:
    """What there is to do; `MayNotExchange` for who has no part in it."""
    if not (can_read(actor) or can_set_up(actor)):
        raise MayNotExchange
    waiting = ReceivedItem.objects.of(actor).waiting().select_related("bundle__partner")
    bundles = SentBundle.objects.filter(owner_path=actor.path).select_related("partner")
    return Overview(
        lines=_lines(actor),
        waiting=list(waiting.defer("body").order_by("-pk")[:10]),
        waiting_count=waiting.count(),
        bundles=list(bundles.order_by("-pk")[:5]),
        can_exchange=can_exchange(actor),
        can_set_up=can_set_up(actor),
    )


def sent_items(actor: Actor) -> QuerySet[SentItem]:
    """Everything that the own body sent, item by item."""
    if not can_read(actor):
        raise MayNotExchange
    return SentItem.objects.of(actor).select_related("bundle__partner")


def received_items(actor: Actor) -> QuerySet[ReceivedItem]:
    """Everything that came for the own body, item by item."""
    if not can_read(actor):
        raise MayNotExchange
    rows = ReceivedItem.objects.of(actor).exclude(kind=RECEIPT)
    return rows.select_related("bundle__partner").defer("body")


def gaps(partners: Sequence[Partner] | None = None) -> Sequence[Gap]:
    """For each node, the numbers that are missing between those that came."""
    rows = ReceivedBundle.objects.filter(state=ReceivedState.READ).order_by("partner", "number")
    numbers: dict[int, list[int]] = {}
    for partner, number in rows.values_list("partner", "number"):
        numbers.setdefault(partner, []).append(number)
    known = partners if partners is not None else Partner.objects.order_by("name", "pk")
    found = ((row.name, missing(numbers.get(row.pk, ()))) for row in known)
    return [Gap(name, written(spans)) for name, spans in found if spans]


def sent_page(actor: Actor, uid: UUID) -> SentPage:
    """One bundle of the own body."""
    bundle = find_sent(actor, uid)
    return SentPage(
        bundle=bundle,
        items=list(bundle.items.order_by("order")),
        spoken=spoken(bundle.fingerprint) if bundle.fingerprint else "",
        job=job_of(bundle.job_uid, actor),
        can_exchange=can_exchange(actor),
    )


def find_sent(actor: Actor, uid: UUID) -> SentBundle:
    """One bundle of the own body; anybody else's is not found."""
    rows = SentBundle.objects.filter(owner_path=actor.path) if actor.path else None
    found = rows.select_related("partner", "file").filter(uid=uid).first() if rows else None
    if found is None:
        raise BundleNotFound
    if not can_read(actor):
        raise MayNotExchange
    return found


def received_page(actor: Actor, uid: UUID) -> ReceivedPage:
    """One bundle that holds something for the own body, or that somebody of it handed in."""
    bundle = ReceivedBundle.objects.select_related("partner").filter(uid=uid).first()
    if bundle is None or not actor.path:
        raise BundleNotFound
    rows = bundle.items.exclude(kind=RECEIPT)
    items = list(rows.filter(owner_path=actor.path).defer("body").order_by("order"))
    if not items and bundle.handed_path != actor.path and not can_set_up(actor):
        raise BundleNotFound
    if not (can_read(actor) or can_set_up(actor)):
        raise MayNotExchange
    return ReceivedPage(
        bundle=bundle,
        items=items,
        others=max(0, bundle.item_count - len(items)),
        waiting=sum(item.state == ItemState.RECEIVED for item in items),
        spoken=spoken(bundle.fingerprint),
        can_exchange=can_exchange(actor),
    )


def hand_in_page(actor: Actor, uid: UUID) -> HandInPage:
    """What became of a file, for the person who handed it in."""
    rows = HandIn.objects.select_related("bundle__partner").filter(uid=uid, person_id=actor.id)
    handed = rows.first()
    if handed is None or not actor.id:
        raise BundleNotFound
    return HandInPage(handed, job_of(handed.job_uid, actor))


def item_page(actor: Actor, uid: UUID) -> ItemPage:
    """One item of the own body, with what is inside while it waits."""
    item = ReceivedItem.objects.of(actor).select_related("bundle__partner").filter(uid=uid).first()
    if item is None:
        raise BundleNotFound
    if not can_read(actor):
        raise MayNotExchange
    kind = kind_of(item.kind)
    files = [row.file for row in item.files.select_related("file").order_by("order")]
    glimpse = None
    if kind is not None and item.state == ItemState.RECEIVED:
        try:
            glimpse = kind.read(item.body, len(files))
        except (Malformed, DomainError):
            glimpse = None
    url = kind.url(actor, item.result_uid) if kind and item.result_uid else ""
    waits = item.state == ItemState.RECEIVED
    return ItemPage(
        item=item,
        glimpse=glimpse,
        files=files,
        result_url=url,
        opens=str(kind.opens) if kind else "",
        gone=str(kind.gone) if kind else "",
        can_decide=waits and can_exchange(actor),
    )


def bundles_with(partner: Partner) -> tuple[Sequence[SentBundle], Sequence[ReceivedBundle]]:
    """The last hundred bundles of each direction, for the administrator: numbers, never titles."""
    answered = Q(items__state__in=(ItemState.ACCEPTED, ItemState.RETURNED))
    sent = partner.sent.annotate(
        item_total=Count("items"), answered=Count("items", filter=answered)
    )
    return list(sent.order_by("-number")[:100]), list(partner.received.order_by("-number")[:100])


def origins_of(actor: Actor, document: UUID) -> Sequence[ReceivedItem]:
    """The items by which a document came to the own body."""
    if not actor.path:
        return ()
    rows = ReceivedItem.objects.of(actor).filter(result_kind="document", result_uid=document)
    return list(rows.select_related("bundle__partner").defer("body").order_by("pk")[:10])


def job_of(uid: UUID | None, actor: Actor) -> JobView | None:
    """The job, for the person who asked for it; nothing for anybody else."""
    if uid is None:
        return None
    try:
        return jobs.get(uid, actor)
    except DomainError:
        return None


def _lines(actor: Actor) -> Sequence[PartnerLine]:
    partners = list(Partner.objects.prefetch_related("keys").order_by("revoked_at", "name", "pk"))
    named = {gap.partner: gap.numbers for gap in gaps(partners)}
    mine = ReceivedItem.objects.of(actor).exclude(kind=RECEIPT)
    received = set(mine.order_by().values_list("bundle__partner", flat=True).distinct())
    due = _counts(
        ReceivedItem.objects.filter(owner_path__in=(actor.path, "")).without_receipt(),
        "bundle__partner",
    )
    open_items = SentItem.objects.of(actor).without_answer()
    unanswered = _counts(open_items, "bundle__partner")
    oldest = dict(
        open_items.order_by().values_list("bundle__partner").annotate(Min("bundle__made_at"))
    )
    return [
        PartnerLine(
            partner=row,
            usable=row.revoked_at is None and any(k.state == "active" for k in row.keys.all()),
            receipts_due=due.get(row.pk, 0),
            has_received=row.pk in received,
            unanswered=unanswered.get(row.pk, 0),
            oldest=oldest.get(row.pk),
            gap=named.get(row.name, ""),
        )
        for row in partners
    ]


def _counts(rows: QuerySet[ReceivedItem] | QuerySet[SentItem], field: str) -> dict[int, int]:
    return dict(rows.order_by().values_list(field).annotate(Count("pk")))
