"""The job that reads an upload: it becomes a private draft, or nothing of it stays."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents import page_pictures, temporary
from chuan.documents.enums import UploadState
from chuan.documents.errors import UploadRefused
from chuan.documents.models import Dismissal, ImportDraft, Upload
from chuan.documents.readers import SecrecyStamp
from chuan.documents.reading import knowledge, understand
from chuan.documents.rules.identity import issuer_key, symbol_key
from chuan.domain.errors import DomainError

KEPT: Final = timedelta(days=30)
"""How long a draft that nobody accepts is kept."""
Progress = Callable[[int, int, str], None]


def read_upload(*, actor: Actor, uid: UUID, progress: Progress) -> ImportDraft:
    """Read the files and keep what was understood as a draft; on refusal delete every copy and raise.

    Run again after its worker died, it finds the draft or begins anew.
    """
    kept = ImportDraft.objects.filter(uid=uid, person_id=actor.id).first()
    if kept is not None:
        return kept
    upload = Upload.objects.filter(uid=uid, person_id=actor.id).first()
    if upload is None:
        raise UploadRefused(_("Tệp đã được xóa. Hãy tải lại từ đầu."))
    if upload.state == UploadState.REFUSED:
        raise UploadRefused(upload.message)
    try:
        paths = temporary.split(uid, upload.parts)
        reading = understand(paths, knowledge(), clock.today(), progress)
    except SecrecyStamp as refusal:
        _refuse(actor, upload, refusal, code="documents.secret_refused")
        raise
    except DomainError as refusal:
        _refuse(actor, upload, refusal, code="")
        raise
    except Exception:  # the edge of a job: whatever broke, no copy of the file may stay
        broken = UploadRefused(_("Không đọc được tệp này; hãy lưu lại tệp rồi tải lên lần nữa."))
        _refuse(actor, upload, broken, code="")
        raise
    draft = _keep(actor, upload, reading)
    page_pictures.sheets(uid)  # so that the screen need not wait for them
    return draft


def _refuse(actor: Actor, upload: Upload, refusal: DomainError, *, code: str) -> None:
    """Delete every copy first, then say that it was refused: neither name nor content is kept."""
    temporary.delete(upload.uid)
    with transaction.atomic():
        Upload.objects.filter(pk=upload.pk).update(
            state=UploadState.REFUSED,
            size=0,
            parts=[],
            message=refusal.said(_)[:500],
            touched_at=clock.now(),
        )
        if code:
            record(
                actor,
                code,
                kind="upload",
                object_id=upload.uid.hex,
                label=_("Một tệp tải lên"),
                path=actor.path,
            )


@transaction.atomic
def _keep(actor: Actor, upload: Upload, reading: Mapping[str, Any]) -> ImportDraft:
    """The draft in place of the upload, unless its owner gave it up meanwhile."""
    if not Upload.objects.select_for_update().filter(pk=upload.pk).exists():
        raise UploadRefused(_("Tệp đã được xóa. Hãy tải lại từ đầu."))
    now = clock.now()
    first: Mapping[str, Any] = next(iter(reading.get("documents") or ()), {})
    title = first.get("title") or first.get("symbol") or _("Văn bản chưa rõ trích yếu")
    draft = ImportDraft.objects.create(
        uid=upload.uid,
        person_id=actor.id,
        path=actor.path,
        organisation_label=actor.organisation_label,
        title=str(title)[:500],
        files=temporary.names(upload.uid),
        reading=dict(reading),
        dismissals=_remembered(actor, reading),
        created_at=now,
        saved_at=now,
        expires_at=now + KEPT,
    )
    upload.delete()
    return draft


def _remembered(actor: Actor, reading: Mapping[str, Any]) -> dict[str, Any]:
    """Findings of the same document that this organisation answered before."""
    identities = [dismissal_identity(document) for document in reading.get("documents") or ()]
    answered = Dismissal.objects.filter(path=actor.path, identity__in=[i for i in identities if i])
    return {
        row.fingerprint: {"reason": row.reason, "at": row.at.isoformat(), "by": row.by_label}
        for row in answered.order_by("at")
    }


def dismissal_identity(document: Mapping[str, Any]) -> str:
    """Under which document an answer to a finding is remembered; empty when it cannot be told."""
    issuer, symbol = document.get("issuer") or "", document.get("symbol") or ""
    title = document.get("title") or ""
    parts = (
        issuer_key(issuer),
        document.get("kind") or "",
        symbol_key(symbol),
        document.get("date"),
    )
    named = symbol or title
    return (
        "|".join([*(str(part or "") for part in parts), issuer_key(title)[:160]]) if named else ""
    )
