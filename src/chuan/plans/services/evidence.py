"""What shows that a share was done: given with a caption, taken back with a reason, never doubled."""

from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock, files, references
from chuan.core.actor import Actor
from chuan.core.afterwards import afterwards
from chuan.core.models import StoredFile
from chuan.documents.readers import SecrecyStamp
from chuan.plans.enums import AssignmentEvent, AssignmentState, EvidenceKind
from chuan.plans.errors import EvidenceNotFound, EvidenceRefused, MayNotWork
from chuan.plans.models import Assignment, Evidence, Task
from chuan.plans.permissions import can_add_evidence
from chuan.plans.services.evidence_files import Examined, examined, refuse_secret_words
from chuan.plans.services.looking_through import ask_to_look_through
from chuan.plans.services.shares import is_assignee, lock_share, look_at_share, record_share
from chuan.plans.services.stepping import move_share, take_step
from chuan.plans.types import NewEvidence

LONGEST_STATEMENT: Final = 8000
MOST: Final = 100
"""Pieces of evidence of one share."""


def add_evidence(*, actor: Actor, uid: UUID, given: NewEvidence) -> Evidence:
    """Keep one piece of evidence of a share; the same sending twice keeps one.

    A file is looked at before anything is written. Raises `EvidenceRefused` with the box it is
    about, `SecrecyStamp` for what bears a stamp of secrecy.
    """
    share = look_at_share(actor, uid)
    _check_right(actor, share)
    kept = _sent_before(share, given.once)
    if kept is not None:
        return kept
    _check(actor, given)
    refuse_words(actor, share, given.caption, given.statement)
    if given.upload is None:
        return _keep(actor, uid, given, None)
    try:
        with examined(given.upload.stream, given.upload.name) as file:
            return _keep(actor, uid, given, file)
    except SecrecyStamp:
        record_refusal(actor, share)
        raise


@transaction.atomic
def remove_evidence(*, actor: Actor, uid: UUID, reason: str) -> Evidence:
    """Take a piece back with a reason, while its share is not reported; the row stays to be read."""
    visible = Task.objects.visible_to(actor).values("pk")
    rows = Evidence.objects.standing().filter(uid=uid, assignment__task__in=visible)
    found = rows.values_list("assignment__uid", flat=True).first()
    if found is None:
        raise EvidenceNotFound(_("Không tìm thấy minh chứng này."))
    share = lock_share(actor, found)
    _check_right(actor, share)
    if not reason.strip():
        raise EvidenceRefused(_("Hãy ghi lý do gỡ minh chứng."), field="reason")
    evidence = share.evidence.standing().filter(uid=uid).first()
    if evidence is None:
        raise EvidenceNotFound(_("Không tìm thấy minh chứng này."))
    evidence.removed_at = clock.now()
    evidence.removed_by_label = actor.label[:160]
    evidence.removed_reason = reason.strip()[:1000]
    evidence.save(update_fields=("removed_at", "removed_by_label", "removed_reason"))
    record_share(
        actor, share, "plans.evidence.removed", {"what": str(evidence), "reason": reason.strip()}
    )
    return evidence


def report_done(*, actor: Actor, uid: UUID, given: NewEvidence | None = None) -> Assignment:
    """Report a share as done, with a last piece of evidence where one is given.

    Sent twice, it is reported once: what was reported stays as it is.
    """
    if given is not None:
        share = look_at_share(actor, uid)
        if given.once and share.evidence.filter(once=given.once).exists() and share.closed:
            return share
        add_evidence(actor=actor, uid=uid, given=given)
    return move_share(actor=actor, uid=uid, event=AssignmentEvent.FINISH)


def refuse_words(actor: Actor, share: Assignment, *texts: str) -> None:
    """Refuse words that bear a stamp of secrecy; that it happened is kept, not what was said."""
    try:
        refuse_secret_words(*texts)
    except SecrecyStamp:
        record_refusal(actor, share)
        raise


def record_refusal(actor: Actor, share: Assignment) -> None:
    """That something with a stamp of secrecy was refused, kept even where the form is undone."""
    afterwards(lambda: _record_refusal(actor, share))


@transaction.atomic
def _record_refusal(actor: Actor, share: Assignment) -> None:
    record(
        actor,
        "plans.evidence.secret_refused",
        kind="upload",
        object_id=share.uid.hex,
        label=_("Một tệp tải lên"),
        path=actor.path,
    )


def store_examined(actor: Actor, file: Examined, name: str, path: str) -> StoredFile:
    """Keep an examined file for good, in the caller's transaction; a job looks at the rest of it."""
    with file.path.open("rb") as stream:
        stored = files.store(stream, name=name, media_type="", owner_path=path, actor=actor)
    ask_to_look_through(actor, stored)
    return stored


@transaction.atomic
def _keep(actor: Actor, uid: UUID, given: NewEvidence, file: Examined | None) -> Evidence:
    share = lock_share(actor, uid)
    _check_right(actor, share)
    kept = _sent_before(share, given.once)
    if kept is not None:
        return kept
    if share.evidence.standing().count() >= MOST:
        raise EvidenceRefused(_("Một phần việc có nhiều nhất 100 minh chứng."))
    named = _named(actor, given)
    upload = given.upload
    evidence = Evidence.objects.create(
        assignment=share,
        kind=_kind(given, file),
        caption=" ".join(given.caption.split())[:300],
        statement=given.statement.strip()[:LONGEST_STATEMENT],
        link=given.link.strip(),
        file=store_examined(actor, file, upload.name, share.path) if file and upload else None,
        place_removed=bool(file and file.place_removed),
        reference_kind=named.kind if named else "",
        reference_id=named.object_id if named else "",
        reference_label=named.label[:300] if named else "",
        path=share.path,
        once=given.once[:64],
        by_id=actor.id,
        by_label=actor.label[:160],
        at=clock.now(),
    )
    if share.state == AssignmentState.NOT_STARTED:
        take_step(actor, share, AssignmentEvent.START)
    record_share(actor, share, "plans.evidence.added", {"kind": str(evidence.kind)})
    return evidence


def _check_right(actor: Actor, share: Assignment) -> None:
    if share.closed:
        raise EvidenceRefused(
            _("Việc đã báo hoàn thành hoặc đã kết thúc; hãy “Làm tiếp” trước khi đổi minh chứng.")
        )
    if not can_add_evidence(actor, share, is_assignee=is_assignee(actor, share)):
        raise MayNotWork(_("Việc này được giao cho người khác trong cơ quan."))


def _sent_before(share: Assignment, once: str) -> Evidence | None:
    return share.evidence.filter(once=once[:64]).first() if once else None


def _check(actor: Actor, given: NewEvidence) -> None:
    """Something is given, and each thing is what it says."""
    if given.link:
        _check_link(given.link.strip())
    if len(given.statement) > LONGEST_STATEMENT:
        raise EvidenceRefused(
            _("Lời báo cáo dài quá 8.000 chữ cái; hãy gửi thành tệp."), field="statement"
        )
    _named(actor, given)
    if not (given.upload or given.link or given.statement.strip() or given.reference_id):
        raise EvidenceRefused(_("Hãy nêu kết quả hoặc kèm minh chứng."), field="statement")


def _check_link(link: str) -> None:
    """Only https with a host, and no name or password in it; it is shown and never fetched."""
    try:
        parts = urlsplit(link)
        proper = parts.scheme == "https" and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        proper = False
    if not proper or len(link) > 600 or not link.isprintable() or " " in link:
        raise EvidenceRefused(_("Đường dẫn phải bắt đầu bằng https://"), field="link")


def _named(actor: Actor, given: NewEvidence) -> references.Reference | None:
    """The thing of another room, when the actor may see it."""
    if not given.reference_id:
        return None
    wanted = (given.reference_kind, given.reference_id)
    found = references.look_up(actor, [wanted]).get(wanted)
    if found is None:
        raise EvidenceRefused(_("Không tìm thấy mục đã chọn trong hệ thống."), field="reference")
    return found


def _kind(given: NewEvidence, file: Examined | None) -> EvidenceKind:
    if file is not None:
        return EvidenceKind.PHOTO if file.is_photo else EvidenceKind.FILE
    if given.reference_id:
        return EvidenceKind.REFERENCE
    return EvidenceKind.LINK if given.link else EvidenceKind.STATEMENT
