"""Takes bundles in: handed in as a file, proven whole, then kept item by item, again after a crash."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any, Final
from uuid import UUID, uuid4

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock, files, inbox, jobs
from chuan.core.actor import Actor
from chuan.core.files import clean_name
from chuan.core.models import StoredFile
from chuan.domain.errors import DomainError
from chuan.exchange import staging
from chuan.exchange.enums import ItemState, ReceivedState
from chuan.exchange.errors import (
    BundleNotFound,
    BundleRefused,
    MayNotExchange,
    SecretRefused,
)
from chuan.exchange.kinds import RECEIPT, Glimpse, kind_of
from chuan.exchange.models import (
    BUNDLE,
    HandIn,
    Participant,
    Partner,
    ReceivedBundle,
    ReceivedFile,
    ReceivedItem,
)
from chuan.exchange.permissions import can_exchange, can_set_up
from chuan.exchange.rules.bundle import Opened, open_bundle
from chuan.exchange.rules.canonical import Malformed, object_of
from chuan.exchange.rules.manifest import LARGEST, Item, Manifest
from chuan.exchange.rules.receipts import LONGEST_REASON
from chuan.exchange.selectors.nodes import opening_keys, own_node, signing_key_of
from chuan.exchange.services.keeping import keep_receipts, save_once, when
from chuan.exchange.services.looking import refuse_stamped
from chuan.orgs.enums import Role
from chuan.orgs.models import RoleAssignment

READ_JOB: Final = "exchange.read_bundle"
MOST_BYTES: Final = LARGEST + 8 * 2**20
LONGEST_PAUSE: Final = timedelta(days=2)
"""A file handed in that nobody read for so long is given up by the sweeper."""
Progress = Callable[[int, int, str], None]


def hand_in(*, actor: Actor, pieces: Iterable[bytes], by_job: bool = True) -> HandIn:
    """Take the bytes of a file in, and have a job prove and read them (unless the caller does)."""
    if not (can_exchange(actor) or can_set_up(actor)):
        raise MayNotExchange
    own_node()
    uid = uuid4()
    size = staging.take_in(uid, pieces, MOST_BYTES)
    if size <= 0:
        staging.delete(uid)
        raise BundleRefused(
            _("Tệp rỗng; hãy chọn lại tệp .chuan-goi.")
            if not size
            else _("Tệp quá lớn; mỗi gói tin nhiều nhất 300 MB.")
        )
    with transaction.atomic():
        handed = HandIn.objects.create(
            uid=uid, person_id=actor.id, path=actor.path, size=size, at=clock.now()
        )
        if by_job:
            job = jobs.enqueue(
                READ_JOB,
                {"hand_in": uid.hex},
                actor=actor,
                label=_("Kiểm tra và nhận gói tin trao đổi"),
                key=f"exchange-read:{uid.hex}",
            )
            handed.job_uid = job.uid
            handed.save(update_fields=("job_uid",))
    return handed


def read_handed(*, actor: Actor, uid: UUID, progress: Progress) -> HandIn:
    """Prove a file that was handed in and keep its items; a file that fails leaves nothing.

    Run again after its worker died, it goes on with the item that was not kept yet. A bundle that was
    received before changes nothing.
    """
    handed = HandIn.objects.filter(uid=uid, person_id=actor.id).first()
    if handed is None:
        raise BundleNotFound
    if handed.state != ReceivedState.READING:
        return handed
    try:
        manifest, signature = _prove(uid, handed.size, progress)
        bundle = _begin(actor, manifest, signature)
        _keep_items(actor, uid, bundle, manifest, progress)
        _finish(actor, handed, bundle)
    except DomainError as refusal:
        _refuse(actor, handed, refusal)
        raise
    except FileNotFoundError as error:
        gone = BundleRefused(_("Tệp đã đưa vào không còn; hãy chọn lại tệp."))
        _refuse(actor, handed, gone)
        raise gone from error
    staging.delete(uid)
    return handed


def sweep_handed(*, actor: Actor) -> int:
    """Give up what was handed in and never read, and folders that no row knows; how many."""
    before = clock.now() - LONGEST_PAUSE
    stale = HandIn.objects.filter(state=ReceivedState.READING, at__lt=before)
    message = _("Việc đọc gói tin đã bị bỏ dở; hãy chọn lại tệp.")
    given_up = stale.update(state=ReceivedState.REFUSED, message=message)
    known = set(HandIn.objects.filter(state=ReceivedState.READING).values_list("uid", flat=True))
    for uid, touched in staging.kept_since():
        if uid not in known and touched < clock.now() - timedelta(hours=1):
            staging.delete(uid)
    if given_up:
        with transaction.atomic():
            record(
                actor, "exchange.hand_ins.swept", kind=BUNDLE, object_id=0,
                label=_("Gói tin nhận dở"), path="/", changes={"bundles": given_up},
            )  # fmt: skip
    return given_up


def _prove(uid: UUID, size: int, progress: Progress) -> tuple[Manifest, str]:
    """Open the file to its last byte and lay its parts apart; nothing is believed before that."""
    with staging.sealed(uid) as source:
        opened = open_bundle(
            source,
            keys=opening_keys(clock.today()),
            node=own_node().node,
            trusted=signing_key_of,
        )
        if not staging.is_proven(uid):
            _lay_apart(uid, opened, size, progress)
            _refuse_secrets(uid, opened.manifest)
            staging.mark_proven(uid)
    return opened.manifest, opened.signature


def _lay_apart(uid: UUID, opened: Opened, size: int, progress: Progress) -> None:
    read = 0
    for blob, pieces in opened.blobs():
        staging.keep_part(uid, blob.sha256, pieces)
        read += blob.size
        progress(min(read, size), 2 * size, _("Đang kiểm tra chữ ký và từng phần của gói tin"))


def _refuse_secrets(uid: UUID, manifest: Manifest) -> None:
    """A stamp anywhere refuses the whole bundle, before a word of it is stored.

    Basis: Điều 8 Luật Bảo vệ bí mật nhà nước 2018.
    """
    for item in manifest.items:
        found = _glimpse(uid, item)
        names = [] if isinstance(found, str) else found[0].get("files") or []
        for order, sha256 in enumerate(item.files):
            with staging.part(uid, sha256).open("rb") as stream:
                refuse_stamped(stream, _name_of(names, order))


def _name_of(names: Sequence[object], order: int) -> str:
    return clean_name(str(names[order]) if order < len(names) else "tep")


def _glimpse(uid: UUID, item: Item) -> tuple[Mapping[str, Any], Glimpse] | str:
    """What an item holds, or why this node cannot take it; raises for a secrecy stamp."""
    kind = kind_of(item.kind)
    if kind is None:
        return _("Hệ thống này chưa nhận được loại mục “%(kind)s”.") % {"kind": item.kind}
    try:
        body = object_of(staging.part(uid, item.body).read_bytes())
        return body, kind.read(body, len(item.files))
    except Malformed:
        return _("Nội dung mục không đúng định dạng.")


@transaction.atomic
def _begin(actor: Actor, manifest: Manifest, signature: str) -> ReceivedBundle:
    """The row of the bundle, once; another bundle of the same number is refused."""
    partner = Partner.objects.select_for_update(of=("self",)).get(node=manifest.from_node)
    known = ReceivedBundle.objects.filter(partner=partner, number=manifest.number).first()
    if known is not None:
        if (known.bundle, known.fingerprint) != (manifest.bundle, manifest.fingerprint):
            raise BundleRefused(
                _(
                    "Bên gửi đã dùng số %(number)s cho một gói tin khác đã nhận. Gói tin này không được "
                    "nhận; hãy báo nơi gửi kiểm tra."
                )
                % {"number": manifest.number}
            )
        return known
    if ReceivedBundle.objects.filter(partner=partner, bundle=manifest.bundle).exists():
        raise BundleRefused(_("Gói tin này đã nhận với một số khác; hãy báo nơi gửi kiểm tra."))
    return ReceivedBundle.objects.create(
        partner=partner,
        bundle=manifest.bundle,
        number=manifest.number,
        made_at=when(manifest.made_at),
        fingerprint=manifest.fingerprint,
        signature=signature,
        signed_with=manifest.from_key,
        item_count=sum(item.kind != RECEIPT for item in manifest.items),
        size=manifest.size,
        handed_at=clock.now(),
        handed_by=actor.id,
        handed_by_label=actor.label[:160],
        handed_path=actor.path,
    )


def _keep_items(
    actor: Actor, uid: UUID, bundle: ReceivedBundle, manifest: Manifest, progress: Progress
) -> None:
    """Each item in a transaction of its own; what an earlier run kept is passed over."""
    kept = set(bundle.items.values_list("item", flat=True))
    sizes = {blob.sha256: blob.size for blob in manifest.blobs}
    bodies = {
        row.organisation.uid.hex: row
        for row in Participant.objects.select_related("organisation").order_by("pk")
    }
    for order, item in enumerate(manifest.items, start=1):
        if item.id not in kept:
            if item.kind == RECEIPT:
                body = _receipts_body(uid, item)
                keep_receipts(actor=actor, bundle=bundle, item=item, order=order, body=body)
            else:
                _keep_item(actor, uid, bundle, (order, item), bodies.get(item.to))
        done = sum(sizes.values()) * (len(manifest.items) + order) // (2 * len(manifest.items))
        progress(done, sum(sizes.values()), _("Đang nhận từng mục"))


def _receipts_body(uid: UUID, item: Item) -> Mapping[str, Any]:
    """Receipts as they came; what is no JSON object tells nothing."""
    try:
        return object_of(staging.part(uid, item.body).read_bytes())
    except Malformed:
        return {}


@transaction.atomic
def _keep_item(
    actor: Actor,
    uid: UUID,
    bundle: ReceivedBundle,
    numbered: tuple[int, Item],
    body: Participant | None,
) -> None:
    """The item for its body, or returned at once with the reason why nobody here can take it."""
    order, item = numbered
    seen = _glimpse(uid, item)
    now = clock.now()
    row = ReceivedItem(
        bundle=bundle, item=item.id, order=order, kind=item.kind, sha256=item.body, state_at=now
    )
    if body is None or isinstance(seen, str):
        row.state = ItemState.RETURNED
        row.reason = (
            seen if isinstance(seen, str) else _("Nơi nhận không tham gia trao đổi ở bên nhận.")
        )
        save_once(row)
        return
    row.owner_path, row.organisation_label = body.path, body.organisation.name
    row.title, row.sender_label = seen[1].title[:500], seen[1].sender[:300]
    row.reason = _fault(item, body, seen[0])
    if row.reason:
        row.state = ItemState.RETURNED
    else:
        row.body = dict(seen[0])
    if save_once(row) and not row.reason:
        _store_files(actor, uid, row, item)


def _fault(item: Item, body: Participant, given: Mapping[str, Any]) -> str:
    """Why its body can never take the item, as the kind knows; the sender hears it by the receipt."""
    kind = kind_of(item.kind)
    return kind.fault(body.path, given)[:LONGEST_REASON] if kind else ""


def _store_files(actor: Actor, uid: UUID, row: ReceivedItem, item: Item) -> None:
    names = row.body.get("files") or []
    for order, sha256 in enumerate(item.files):
        with staging.part(uid, sha256).open("rb") as stream:
            stored: StoredFile = files.store(
                stream,
                name=_name_of(names, order),
                media_type="",
                owner_path=row.owner_path,
                actor=actor,
                largest=LARGEST,
            )
        ReceivedFile.objects.create(item=row, file=stored, order=order)


@transaction.atomic
def _finish(actor: Actor, handed: HandIn, bundle: ReceivedBundle) -> None:
    """The bundle is whole: say so once, and tell the bodies that something waits for them."""
    fresh = ReceivedBundle.objects.filter(pk=bundle.pk, state=ReceivedState.READING)
    first = fresh.update(state=ReceivedState.READ)
    handed.state, handed.bundle = ReceivedState.READ, bundle
    if not first:
        handed.message = _(
            "Gói tin số %(number)s đã nhận lúc %(at)s; lần này không thay đổi gì."
        ) % {
            "number": bundle.number,
            "at": f"{bundle.handed_at.astimezone(clock.VIETNAM):%H:%M %d/%m/%Y}",
        }
    handed.save(update_fields=("state", "bundle", "message"))
    if not first:
        return
    record(
        actor,
        "exchange.bundle.received",
        kind=BUNDLE,
        object_id=bundle.pk,
        label=_("Gói tin số %(number)s từ %(node)s")
        % {"number": bundle.number, "node": bundle.partner.name},
        path=handed.path,
        changes={"items": bundle.item_count, "fingerprint": bundle.fingerprint[:16]},
    )
    _tell(actor, bundle)


def _tell(actor: Actor, bundle: ReceivedBundle) -> None:
    paths = set(bundle.items.filter(state=ItemState.RECEIVED).values_list("owner_path", flat=True))
    people = RoleAssignment.objects.valid_on(clock.today()).filter(
        organisation__path__in=paths, role__in=(Role.CLERK, Role.HEAD)
    )
    inbox.notify(
        {uid.hex for uid in people.values_list("person__uid", flat=True)},
        code="exchange.bundle_received",
        title=_("Có văn bản gửi đến từ %(node)s") % {"node": bundle.partner.name},
        body=_("Hãy xem và tiếp nhận hoặc trả lại từng mục."),
        url=reverse("exchange:received_detail", args=[bundle.uid]),
        actor=actor,
    )


def _refuse(actor: Actor, handed: HandIn, refusal: DomainError) -> None:
    """Delete every byte first, then say that it was refused and why."""
    staging.delete(handed.uid)
    with transaction.atomic():
        handed.state, handed.message = ReceivedState.REFUSED, refusal.said(_)[:500]
        handed.save(update_fields=("state", "message"))
        secret = isinstance(refusal, SecretRefused)
        record(
            actor,
            "exchange.bundle.refused",
            kind=BUNDLE,
            object_id=handed.uid.hex,
            label=_("Một tệp gói tin đưa vào"),
            path=handed.path,
            changes={"reason": "" if secret else refusal.code},
        )
