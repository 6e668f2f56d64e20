"""Bytes on their way in: begun, continued after a lost line, finished or given up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.core import clock, jobs
from chuan.core.actor import Actor
from chuan.documents import temporary
from chuan.documents.enums import UploadState
from chuan.documents.errors import MayNotImport, UploadMoved, UploadNotFound, UploadRefused
from chuan.documents.models import Upload
from chuan.documents.permissions import can_import

READ_JOB: Final = "documents.read_upload"
MOST_BYTES: Final = 300 * 2**20
MOST_PARTS: Final = 400
MOST_AT_ONCE: Final = 5
LONGEST_PAUSE: Final = timedelta(days=1)
"""An upload nobody has continued for so long is given up by the sweeper."""


@dataclass(frozen=True, slots=True)
class FilePart:
    """One file that is about to come: the name people gave it and its size in bytes."""

    name: str
    size: int


@transaction.atomic
def start_upload(*, actor: Actor, parts: Sequence[FilePart]) -> Upload:
    """Make room for the files of one document, in the order of its pages."""
    if not can_import(actor):
        raise MayNotImport
    now = clock.now()
    upload = Upload.objects.create(
        person_id=actor.id,
        path=actor.path,
        size=_checked_size(parts),
        parts=[part.size for part in parts],
        created_at=now,
        touched_at=now,
    )
    temporary.delete_on_commit(_give_up_beyond_limit(actor))
    temporary.make(upload.uid, [part.name for part in parts])
    return upload


def append_bytes(*, actor: Actor, uid: UUID, offset: int, piece: bytes) -> int:
    """Add `piece` at `offset`; how many bytes have come. Raises `UploadMoved` with the right offset."""
    upload = _mine(actor, uid, UploadState.RECEIVING)
    has = temporary.received(uid)
    if offset != has:
        raise UploadMoved(_("Phần tệp gửi lên không nối tiếp phần đã nhận."), offset=has)
    if offset + len(piece) > upload.size:
        raise UploadRefused(_("Tệp gửi lên dài hơn đã báo; hãy tải lại từ đầu."))
    Upload.objects.filter(pk=upload.pk).update(touched_at=clock.now())
    try:
        return temporary.append(uid, offset, piece)
    except FileNotFoundError as gone:  # given up meanwhile, or a node restored from its backup
        raise UploadNotFound from gone


@transaction.atomic
def finish_upload(*, actor: Actor, uid: UUID) -> Upload:
    """All bytes have come: have the document read. Asked twice, the same reading goes on."""
    upload = _mine(actor, uid)
    if upload.state != UploadState.RECEIVING:
        return upload
    has = temporary.received(uid)
    if has != upload.size:
        raise UploadMoved(_("Tệp chưa tải lên xong."), offset=has)
    job = jobs.enqueue(
        READ_JOB, {"upload": uid.hex}, actor=actor, label=_("Đọc văn bản"), key=f"read:{uid.hex}"
    )
    upload.state = UploadState.READING
    upload.job_uid = job.uid
    upload.touched_at = clock.now()
    upload.save(update_fields=("state", "job_uid", "touched_at"))
    return upload


@transaction.atomic
def cancel_upload(*, actor: Actor, uid: UUID) -> None:
    """Give it up; nothing of it stays."""
    _mine(actor, uid).delete()
    temporary.delete_on_commit([uid])


def _checked_size(parts: Sequence[FilePart]) -> int:
    total = sum(part.size for part in parts)
    if not parts:
        raise UploadRefused(_("Hãy chọn ít nhất một tệp."))
    if len(parts) > MOST_PARTS:
        raise UploadRefused(_("Một văn bản có nhiều nhất 400 ảnh; hãy chia thành nhiều lần."))
    if any(part.size <= 0 for part in parts):
        raise UploadRefused(_("Tệp rỗng, không có nội dung nào để đọc."))
    if total > MOST_BYTES:
        raise UploadRefused(_("Tệp quá lớn; mỗi văn bản nhiều nhất 300 MB."))
    return total


def _give_up_beyond_limit(actor: Actor) -> list[UUID]:
    """A person has few uploads under way; the oldest beyond that make room."""
    mine = Upload.objects.filter(person_id=actor.id, state=UploadState.RECEIVING)
    beyond = list(mine.order_by("-touched_at", "-pk")[MOST_AT_ONCE:])
    Upload.objects.filter(pk__in=[upload.pk for upload in beyond]).delete()
    return [upload.uid for upload in beyond]


def _mine(actor: Actor, uid: UUID, *states: UploadState) -> Upload:
    rows = Upload.objects.filter(uid=uid, person_id=actor.id)
    upload = (rows.filter(state__in=states) if states else rows).first()
    if upload is None:
        raise UploadNotFound
    return upload
