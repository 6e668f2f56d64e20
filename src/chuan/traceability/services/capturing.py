"""Captures: a document or one event comes in, is stored whole or not at all, and is answered when it is safe.

A small document is stored before the answer. A larger one is written down as it came, with the job that
will store it, before it is answered; the job ends in the transaction that stores: once, whatever dies.
"""

from hashlib import sha256
from typing import Final, NamedTuple

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from chuan.audit.services import record
from chuan.core import clock, jobs
from chuan.core.actor import Actor
from chuan.domain.epcis.codec import read
from chuan.domain.epcis.model import DocumentKind, Fault, Vocabulary
from chuan.domain.epcis.rules import ADVICE
from chuan.traceability.enums import ErrorBehaviour
from chuan.traceability.errors import CaptureTooLarge, DocumentInvalid, EpcisRefusal, EventExists
from chuan.traceability.models import CAPTURE, CaptureBody, CaptureJob
from chuan.traceability.permissions import must_capture
from chuan.traceability.rules.limits import AT_ONCE, MOST_FAULTS
from chuan.traceability.rules.limits import CAPTURE as LIMITS
from chuan.traceability.rules.rows import Row
from chuan.traceability.services.master_data import keep_master_data
from chuan.traceability.services.store import Batch
from chuan.traceability.services.storing import Examined, examine, prepare, write
from chuan.traceability.services.subscriptions import wake_streams
from chuan.traceability.types import Problem, Sent

CAPTURE_JOB: Final = "traceability.capture"
_TOO_LARGE: Final = {"too_large", "too_many"}
"""Codes of faults that say that a document is beyond the limits."""
_OF_USE: Final = Q(running=True) | Q(success=True)


class _Taken(NamedTuple):
    """What a document brings, read and made ready before any lock is taken."""

    kind: DocumentKind
    rows: list[tuple[int, Row]]
    problems: list[Problem]
    vocabularies: tuple[Vocabulary, ...]


def capture_document(*, actor: Actor, sent: Sent) -> CaptureJob:
    """Capture a document; the same document again is the same capture.

    Raises:
        NotOpened: the actor may not capture.
        CaptureTooLarge, DocumentInvalid, EventExists: nothing of it was stored.
    """
    must_capture(actor)
    _refuse_too_large(sent)
    if len(sent.raw) > AT_ONCE:
        return _write_down(actor, sent)
    return _store(actor, sent, _take(actor, sent))


def capture_event(*, actor: Actor, sent: Sent) -> str:
    """Capture one event that stands by itself, and say its id; the same event again is the same capture.

    It is taken whole or not at all, whatever is asked for documents.

    Raises:
        NotOpened: the actor may not capture.
        CaptureTooLarge, DocumentInvalid, EventExists: it was not stored.
    """
    must_capture(actor)
    _refuse_too_large(sent)
    sent = sent._replace(behaviour=ErrorBehaviour.ROLLBACK)
    taken = _take(actor, sent)
    if taken.kind is not DocumentKind.EVENT:
        raise DocumentInvalid(
            gettext_noop("Chỉ nhận một sự kiện đứng riêng, không nhận cả tài liệu.")
        )
    _store(actor, sent, taken)
    return taken.rows[0][1].event_id


def run_capture(*, actor: Actor, capture: int) -> None:
    """Store a document that was written down; when that is done already, nothing happens."""
    job = CaptureJob.objects.select_related("body").filter(pk=capture, running=True).first()
    if job is None:
        return
    sent = Sent(bytes(job.body.content), job.media_type, ErrorBehaviour(job.behaviour), job.sandbox)
    try:
        _store(actor, sent, _take(actor, sent), waiting=job)
    except EpcisRefusal as refusal:
        _give_up(actor, job, refusal)


def _refuse_too_large(sent: Sent) -> None:
    if len(sent.raw) > LIMITS.octets:
        raise CaptureTooLarge


def _take(actor: Actor, sent: Sent) -> _Taken:
    """Read a document; what is wrong with its events is told beside those that are right.

    Raises DocumentInvalid when it is no document, or has a fault and must be taken whole.
    """
    document, told = read(sent.raw, sent.media_type or None, limits=LIMITS)
    faults = [fault for fault in told if fault.code not in ADVICE]
    if any(fault.code in _TOO_LARGE for fault in faults):
        raise CaptureTooLarge
    whole = sent.behaviour is ErrorBehaviour.ROLLBACK
    if document is None or any(whole or fault.event is None for fault in faults):
        raise _invalid([_problem(fault) for fault in faults])
    wrong = {fault.event for fault in faults}
    good = [(place, event) for place, event in document.numbered if place not in wrong]
    rows, problems = prepare(good, actor.path)
    if whole and problems:
        raise _invalid(problems)
    problems = [*(_problem(fault) for fault in faults), *problems]
    return _Taken(document.kind, rows, problems, document.vocabularies)


def _invalid(problems: list[Problem]) -> DocumentInvalid:
    said = gettext_noop("Tài liệu không đúng chuẩn EPCIS nên không nhận; xem từng lỗi kèm theo.")
    return DocumentInvalid(said, problems=problems[:MOST_FAULTS])


def _problem(fault: Fault) -> Problem:
    return Problem("ValidationException", 400, _(fault.sentence), fault.path, fault.event)


@transaction.atomic
def _store(
    actor: Actor, sent: Sent, taken: _Taken, *, waiting: CaptureJob | None = None
) -> CaptureJob:
    """Store what a document brought, and the capture it was; with `waiting`, end that one.

    Raises EventExists when it must be taken whole and names an event that is another already.
    """
    examined = examine(taken.rows, Batch(actor.path, 0, sent.sandbox, clock.now()))
    if examined.problems and sent.behaviour is ErrorBehaviour.ROLLBACK:
        raise EventExists(examined.problems[0].detail, problems=examined.problems[:MOST_FAULTS])
    job = _earlier(actor, sent, examined) if waiting is None else _held(waiting)
    if job is None:
        job = _capture_of(actor, sent)
    elif waiting is None or not job.running:
        return job
    _end(job, taken, examined)
    write(examined, job.pk)
    if taken.vocabularies:
        keep_master_data(taken.vocabularies, examined.batch._replace(capture=job.pk))
    CaptureBody.objects.filter(capture=job).delete()
    _record(actor, "traceability.capture.stored", job)
    wake_streams()
    return job


def _earlier(actor: Actor, sent: Sent, examined: Examined) -> CaptureJob | None:
    """The capture of the same document; what brings anything new was not stored before."""
    return None if examined.new else _same(actor, sent)


def _same(actor: Actor, sent: Sent) -> CaptureJob | None:
    """The capture of the same document that is under way or was stored."""
    return CaptureJob.objects.filter(_OF_USE, owner_path=actor.path, print=_print_of(sent)).first()


def _held(waiting: CaptureJob) -> CaptureJob:
    """The capture, so that nobody else ends it meanwhile."""
    return CaptureJob.objects.select_for_update().get(pk=waiting.pk)


def _print_of(sent: Sent) -> bytes:
    head = f"{sent.behaviour} {sent.media_type} {sent.sandbox}\n"
    return sha256(head.encode() + sent.raw).digest()


def _capture_of(actor: Actor, sent: Sent) -> CaptureJob:
    return CaptureJob(
        owner_path=actor.path,
        sandbox=sent.sandbox,
        print=_print_of(sent),
        behaviour=sent.behaviour,
        media_type=sent.media_type[:60],
        running=True,
        success=True,
        created_at=clock.now(),
    )


def _end(job: CaptureJob, taken: _Taken, examined: Examined) -> None:
    problems = [*taken.problems, *examined.problems]
    job.event_count = len(taken.rows) + len({one.event for one in taken.problems})
    job.stored_count = len(examined.new)
    _finish(job, problems)


def _finish(job: CaptureJob, problems: list[Problem]) -> None:
    job.running = False
    job.success = not problems
    job.errors = [one.as_json() for one in problems[:MOST_FAULTS]]
    job.finished_at = clock.now()
    job.save()


def _write_down(actor: Actor, sent: Sent) -> CaptureJob:
    """Keep what came until the worker has stored it; the same document again is the same capture."""
    try:
        with transaction.atomic():
            job = _capture_of(actor, sent)
            job.save()
            CaptureBody.objects.create(capture=job, content=sent.raw)
            jobs.enqueue(
                CAPTURE_JOB,
                {"capture": job.pk},
                actor=actor,
                label=_("Nhận sự kiện truy xuất nguồn gốc"),
                key=f"capture:{job.pk}",
            )
    except IntegrityError:
        same = _same(actor, sent)
        if same is None:
            raise
        return same
    return job


@transaction.atomic
def _give_up(actor: Actor, waiting: CaptureJob, refusal: EpcisRefusal) -> None:
    """End a capture of which nothing is kept, saying why."""
    job = _held(waiting)
    if not job.running:
        return
    told = Problem(refusal.exception, refusal.status, refusal.said(_))
    _finish(job, list(refusal.problems) or [told])
    CaptureBody.objects.filter(capture=job).delete()
    _record(actor, "traceability.capture.refused", job)


def _record(actor: Actor, code: str, job: CaptureJob) -> None:
    record(
        actor,
        code,
        kind=CAPTURE,
        object_id=job.pk,
        label=str(job.uid),
        path=job.owner_path,
        changes={"events": job.event_count, "stored": job.stored_count},
    )
