"""Makes bundles: what goes in is settled at once, the file is written by a job that can begin again."""

import hashlib
import io
import json
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, BinaryIO, Final
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock, files, jobs
from chuan.core.actor import Actor
from chuan.core.models import StoredFile
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.domain.errors import DomainError
from chuan.exchange import keyring, staging
from chuan.exchange.enums import ItemState, KeyState, NodeKind, SentState
from chuan.exchange.errors import (
    BundleNotFound,
    MayNotExchange,
    NothingToSend,
    PartnerNotFound,
)
from chuan.exchange.kinds import RECEIPT, Export, kind_of
from chuan.exchange.labels import NODE_KIND
from chuan.exchange.models import (
    BUNDLE,
    OwnKey,
    Partner,
    PartnerBody,
    ReceivedItem,
    SentBundle,
    SentItem,
)
from chuan.exchange.permissions import can_exchange
from chuan.exchange.rules.bundle import ENDING, write_bundle
from chuan.exchange.rules.canonical import canonical
from chuan.exchange.rules.manifest import LARGEST, MOST_ITEMS, Blob, Item, Manifest
from chuan.exchange.rules.receipts import Receipt, write_receipts
from chuan.exchange.selectors.nodes import own_node

WRITE_JOB: Final = "exchange.write_bundle"
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Pick:
    """One thing of the own body, for one body of the other node (its identity in hexadecimal)."""

    kind: str
    ref: str
    to: str


@dataclass(frozen=True, slots=True)
class _Part:
    """A blob on its way out: JSON made here, or a stored file."""

    blob: Blob
    raw: bytes = b""
    file: StoredFile | None = None


def make_bundle(
    *, actor: Actor, partner: UUID, picks: Sequence[Pick], note: str = "", again: bool = False
) -> SentBundle:
    """Settle what goes into the next bundle for a node and have its file written by a job.

    Receipts that are due go with it; `again` takes those told before as well. Without picks it is a
    bundle of receipts alone.
    """
    with transaction.atomic():
        bundle = prepare_bundle(actor=actor, partner=partner, picks=picks, note=note, again=again)
        job = jobs.enqueue(
            WRITE_JOB,
            {"bundle": bundle.uid.hex},
            actor=actor,
            label=_("Lập gói tin trao đổi"),
            key=f"exchange-write:{bundle.uid.hex}",
        )
        bundle.job_uid = job.uid
        bundle.save(update_fields=("job_uid",))
    return bundle


@transaction.atomic
def prepare_bundle(
    *, actor: Actor, partner: UUID, picks: Sequence[Pick], note: str = "", again: bool = False
) -> SentBundle:
    """The bundle with its number and its items, before its file is written."""
    if not can_exchange(actor):
        raise MayNotExchange
    refuse_stamped_words(actor, note)
    receiver = _lock_partner(partner)
    own_node()
    bodies = _addressees(receiver, picks)
    _check_kinds(receiver, picks)
    now = clock.now()
    rows = _due_receipts(actor, receiver, again=again)
    if not picks and not rows:
        raise NothingToSend(_("Chưa có văn bản hay biên nhận nào để gửi đến bên này."))
    if len(picks) >= MOST_ITEMS:
        raise NothingToSend(_("Một gói tin có nhiều nhất 2000 mục; hãy chia thành nhiều gói tin."))
    receiver.sent_number += 1
    receiver.save(update_fields=("sent_number",))
    bundle = SentBundle.objects.create(
        partner=receiver,
        owner_path=actor.path,
        organisation_label=actor.organisation_label[:300],
        number=receiver.sent_number,
        note=" ".join(note.split())[:1000],
        made_at=now,
        made_by=actor.id,
        made_by_label=actor.label[:160],
        receipts=_receipts_item(rows) if rows else {},
        receipt_count=len(rows),
    )
    _make_items(actor, bundle, picks, bodies, now)
    _record(actor, "exchange.bundle.made", bundle, {"items": len(picks), "receipts": len(rows)})
    return bundle


def write_prepared(*, actor: Actor, uid: UUID, progress: Progress) -> SentBundle:
    """Write the sealed file of a bundle; one that is written already stays as it is."""
    bundle = SentBundle.objects.select_related("partner").filter(uid=uid).first()
    if bundle is None or bundle.owner_path != actor.path:
        raise BundleNotFound
    if bundle.state == SentState.READY:
        return bundle
    try:
        return _write(actor, bundle, progress)
    except DomainError:
        SentBundle.objects.filter(pk=bundle.pk).update(state=SentState.FAILED)
        raise


def record_taken(*, actor: Actor, bundle: SentBundle) -> None:
    """Somebody takes the file of a bundle away with them."""
    with transaction.atomic():
        _record(actor, "exchange.bundle.taken", bundle, {"fingerprint": bundle.fingerprint[:16]})


def _lock_partner(uid: UUID) -> Partner:
    """Locked, so that two bundles never get one number."""
    rows = Partner.objects.select_for_update(of=("self",)).filter(uid=uid, revoked_at=None)
    partner = rows.first()
    if partner is None or not partner.keys.filter(state=KeyState.ACTIVE).exists():
        raise PartnerNotFound
    return partner


def _addressees(partner: Partner, picks: Sequence[Pick]) -> Mapping[str, PartnerBody]:
    rows = partner.bodies.filter(listed=True, body__in={pick.to for pick in picks})
    bodies = {row.body: row for row in rows}
    if any(pick.to not in bodies for pick in picks):
        raise NothingToSend(_("Hãy chọn nơi nhận trong danh sách của bên kia."))
    return bodies


def _check_kinds(partner: Partner, picks: Sequence[Pick]) -> None:
    """Each thing may go to a node of that kind."""
    for key in {pick.kind for pick in picks}:
        kind = kind_of(key)
        if kind is None:
            raise NothingToSend(_("Không có loại mục này."))
        if partner.kind not in kind.receivers:
            raise NothingToSend(
                _("%(kind)s không gửi được cho bên này: %(whose)s.")
                % {"kind": kind.label, "whose": NODE_KIND[NodeKind(partner.kind)]}
            )


def _due_receipts(actor: Actor, partner: Partner, *, again: bool) -> list[ReceivedItem]:
    """Receipts of the own body's items, and of those that nobody here can take; told from now on."""
    rows = ReceivedItem.objects.select_for_update(of=("self",)).filter(
        bundle__partner=partner, owner_path__in=(actor.path, "")
    )
    rows = rows.exclude(kind=RECEIPT) if again else rows.without_receipt()
    due = list(rows.select_related("bundle").order_by("pk")[:MOST_ITEMS])
    for row in due:
        row.told = row.state
    ReceivedItem.objects.bulk_update(due, ("told",))
    return due


def _receipts_item(rows: Sequence[ReceivedItem]) -> dict[str, Any]:
    receipts = tuple(
        Receipt(
            bundle=row.bundle.bundle,
            item=row.item,
            sha256=row.sha256,
            state=ItemState(row.state),
            at=_moment(row.state_at),
            reason=row.reason,
        )
        for row in rows
    )
    return {"id": uuid4().hex, **write_receipts(receipts)}


def _make_items(
    actor: Actor,
    bundle: SentBundle,
    picks: Sequence[Pick],
    bodies: Mapping[str, PartnerBody],
    now: datetime,
) -> None:
    """Rows of the items; each thing is looked at once, so that what may not leave is refused now."""
    labels = {
        (p.kind, p.ref): _export(actor, p.kind, p.ref, bundle.note) for p in dict.fromkeys(picks)
    }
    size = sum(file.size for export in labels.values() for file in export.files)
    if size > LARGEST - 2**24:
        raise NothingToSend(
            _("Gói tin quá lớn; mỗi gói tin nhiều nhất 280 MB. Hãy chia thành nhiều gói tin.")
        )
    SentItem.objects.bulk_create(
        SentItem(
            bundle=bundle,
            order=order,
            kind=pick.kind,
            ref=pick.ref,
            label=labels[pick.kind, pick.ref].label[:500],
            to_body=pick.to,
            to_label=bodies[pick.to].name,
            state_at=now,
        )
        for order, pick in enumerate(dict.fromkeys(picks), start=1)
    )


def _export(actor: Actor, kind: str, ref: str, note: str) -> Export:
    found = kind_of(kind)
    if found is None:
        raise NothingToSend(_("Không có loại mục này."))
    return found.export(actor, ref, note)


def _write(actor: Actor, bundle: SentBundle, progress: Progress) -> SentBundle:
    key = bundle.partner.keys.filter(state=KeyState.ACTIVE).first()
    own = OwnKey.objects.filter(state=KeyState.ACTIVE).first()
    if key is None or own is None or bundle.partner.revoked_at:
        raise PartnerNotFound
    rows = list(bundle.items.order_by("order"))
    items, parts = _contents(actor, bundle, rows)
    manifest = Manifest(
        bundle=bundle.uid.hex,
        from_node=own_node().node,
        from_key=own.fingerprint,
        to_node=bundle.partner.node,
        to_key=key.fingerprint,
        number=bundle.number,
        made_at=_moment(bundle.made_at),
        items=tuple(items),
        blobs=tuple(part.blob for part in parts),
    )
    total = manifest.size
    pair = keyring.load_pair(own.fingerprint)
    with tempfile.TemporaryFile(dir=staging.root()) as out, ExitStack() as opened:
        bundle.signature = write_bundle(
            out,
            manifest,
            signer=pair.signing,
            sealing=bytes.fromhex(key.sealing),
            blobs=_streams(parts, opened),
            progress=lambda done: progress(done, total, ""),
        )
        bundle.size = out.tell()
        out.seek(0)
        _keep(actor, bundle, manifest, out, rows)
    return bundle


def _contents(
    actor: Actor, bundle: SentBundle, rows: Sequence[SentItem]
) -> tuple[list[Item], list[_Part]]:
    """Items of the manifest and the parts they name, each part once."""
    items, parts = [], dict[str, _Part]()
    for row in rows:
        export = _export(actor, row.kind, row.ref, bundle.note)
        body = _part_of(export.body)
        stored = [_Part(Blob(file.sha256, file.size), file=file) for file in export.files]
        parts |= {part.blob.sha256: part for part in (body, *stored)}
        names = tuple(part.blob.sha256 for part in stored)
        items.append(Item(row.uid.hex, row.kind, row.to_body, body.blob.sha256, names))
        row.sha256 = body.blob.sha256
    if bundle.receipts:
        told = _part_of({"receipts": bundle.receipts["receipts"]})
        parts[told.blob.sha256] = told
        items.append(Item(bundle.receipts["id"], RECEIPT, "", told.blob.sha256))
    return items, list(parts.values())


def _part_of(body: Mapping[str, Any]) -> _Part:
    raw = canonical(json.loads(json.dumps(body)))
    return _Part(Blob(hashlib.sha256(raw).hexdigest(), len(raw)), raw=raw)


def _streams(parts: Sequence[_Part], opened: ExitStack) -> Iterator[BinaryIO]:
    """One stream at a time; each is closed when the next is asked for."""
    for part in parts:
        opened.close()
        yield io.BytesIO(part.raw) if part.file is None else _open_stored(part.file, opened)


def _open_stored(file: StoredFile, opened: ExitStack) -> BinaryIO:
    try:
        return opened.enter_context(files.open_file(file))
    except FileNotFoundError as error:
        raise NothingToSend(
            _("Tệp “%(name)s” không còn trên máy chủ; hãy báo quản trị viên.") % {"name": file.name}
        ) from error


@transaction.atomic
def _keep(
    actor: Actor,
    bundle: SentBundle,
    manifest: Manifest,
    out: BinaryIO,
    rows: Sequence[SentItem],
) -> None:
    """The sealed file, kept for who made it to take away; what it holds is now settled."""
    bundle.file = files.store(
        out,
        name=file_name(bundle),
        media_type="",
        owner_path="",
        actor=actor,
        largest=2 * LARGEST,
    )
    bundle.fingerprint = manifest.fingerprint
    bundle.state = SentState.READY
    bundle.save(update_fields=("file", "fingerprint", "signature", "size", "state"))
    SentItem.objects.bulk_update(rows, ("sha256",))
    changes = {"size": bundle.size, "fingerprint": bundle.fingerprint[:16]}
    _record(actor, "exchange.bundle.written", bundle, changes)


def file_name(bundle: SentBundle) -> str:
    """A name that tells nothing but which bundle it is: first digits of its identity, and its number."""
    return f"goi-{bundle.number:05d}-{bundle.uid.hex[:8]}{ENDING}"


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _record(actor: Actor, code: str, bundle: SentBundle, changes: Mapping[str, object]) -> None:
    label = _("Gói tin số %(number)s gửi %(node)s") % {
        "number": bundle.number,
        "node": bundle.partner.name,
    }
    record(
        actor,
        code,
        kind=BUNDLE,
        object_id=bundle.pk,
        label=label,
        path=bundle.owner_path,
        changes=changes,
    )
