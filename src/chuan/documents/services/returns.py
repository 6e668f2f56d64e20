"""The signed file comes back: taken in, matched with its draft, issued as signed or sent back."""

from datetime import date
from typing import BinaryIO, Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock, files, jobs
from chuan.core.actor import Actor
from chuan.documents import temporary
from chuan.documents.enums import (
    MoveKind,
    NumberState,
    PaperEvent,
    PaperState,
    ReturnState,
    StepState,
)
from chuan.documents.errors import MayNotDraft, PaperNotFound, PaperRefused, UploadRefused
from chuan.documents.models import IssuedNumber, PaperDraft, PaperMove, SignedReturn
from chuan.documents.permissions import can_keep_registers
from chuan.documents.readers.signed import signature_from
from chuan.documents.rules.numbers import refuse_day
from chuan.documents.rules.papers import PAPER_STEPS
from chuan.documents.rules.signed import is_tampered
from chuan.documents.selectors.examining import reading_of
from chuan.documents.selectors.keeping import kept_body, kept_paths
from chuan.documents.selectors.numbering import series_key
from chuan.documents.services.issuing import Issued, publish, skip_steps
from chuan.documents.services.numbering import OutsideNumber, adopt_number
from chuan.documents.services.papers import keep_wording, record_paper, state_of
from chuan.documents.services.routing import tell_drafter
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.domain.vanban.writing import with_number

READ_SIGNED_JOB: Final = "documents.read_signed"
LARGEST: Final = 100 * 2**20
SIGNED: Final = "signed_return"
_LIES_STILL: Final = {
    PaperState.DRAFTING,
    PaperState.RETURNED,
    PaperState.ISSUED,
    PaperState.WITHDRAWN,
}
"""States from which a refused signed file sends no draft back."""


def receive_signed(
    *, actor: Actor, name: str, stream: BinaryIO, size: int, wanted: UUID | None = None
) -> SignedReturn:
    """Take a signed file in; a job reads it, and nothing of it is kept before it is readable."""
    if not can_keep_registers(actor):
        raise MayNotDraft
    if not 0 < size <= LARGEST:
        raise UploadRefused(_("Hãy chọn tệp bản đã ký, nhiều nhất 100 MB."))
    with transaction.atomic():
        draft = _wanted(actor, wanted)
        body = kept_body(actor, draft.issuer_path if draft else "")
        returned = SignedReturn.objects.create(
            owner_path=body.path,
            name=files.clean_name(name),
            wanted=draft,
            at=clock.now(),
            by=actor.id,
            by_label=actor.label[:160],
        )
        temporary.make(returned.uid, [name])
        offset = 0
        while piece := stream.read(1 << 20):
            offset = temporary.append(returned.uid, offset, piece)
        temporary.split(returned.uid, [offset])
        job = jobs.enqueue(
            READ_SIGNED_JOB,
            {"signed": returned.uid.hex},
            actor=actor,
            label=_("Đọc bản đã ký"),
            key=f"signed:{returned.uid.hex}",
        )
        returned.job_uid = job.uid
        returned.save(update_fields=("job_uid",))
        _record(actor, returned, "documents.signed.received")
    return returned


@transaction.atomic
def choose_draft(*, actor: Actor, uid: UUID, draft: UUID) -> SignedReturn:
    """Say which draft the file is the signed copy of."""
    returned = _lock(actor, uid)
    chosen = PaperDraft.objects.open().filter(uid=draft, issuer_path=returned.owner_path).first()
    if chosen is None:
        raise PaperRefused(_("Hãy chọn một dự thảo chưa phát hành của cơ quan này."), field="draft")
    returned.draft = chosen
    returned.save(update_fields=("draft",))
    _record(actor, returned, "documents.signed.matched")
    return returned


@transaction.atomic
def issue_signed(*, actor: Actor, uid: UUID, number: int, on: date, reason: str = "") -> PaperDraft:
    """Issue the paper as the file says, under the number that it bears.

    A file that was changed after signing is refused; one without a digital signature, or whose
    number is another than the one given, needs a reason.
    """
    returned = _lock(actor, uid)
    draft = _locked_draft(returned)
    refuse_stamped_words(actor, reason)
    signatures = [signature_from(row) for row in returned.signatures]
    if is_tampered(signatures):
        raise PaperRefused(_("Tệp đã bị thay đổi sau khi ký; hãy xin lại bản ký đúng."))
    given = draft.number
    other = given is not None and (given.number, given.issued_on) != (number, on)
    if (not signatures or other) and not reason.strip():
        raise PaperRefused(
            _("Bản này không có chữ ký số, hoặc số khác số đã cấp; hãy ghi lý do."), field="reason"
        )
    if other or given is None:
        _take_over(actor, draft, OutsideNumber(number, on, reason))
    skip_steps(actor, draft, _("Theo bản đã ký"))
    paper = with_number(draft.paper, str(number), on)
    reading = {"documents": [returned.found], "text": returned.text}
    if returned.is_picture or not returned.found:
        reading = reading_of(paper)
    if returned.file is None:
        raise PaperRefused(_("Tệp bản ký không còn; hãy tải lại."))
    with files.open_file(returned.file) as stream:
        ready = Issued(paper, reading, returned.file.name, stream.read(), is_signed=True)
    _settle(actor, returned, ReturnState.ISSUED, reason)
    _note_move(actor, draft, MoveKind.ISSUED, reason)
    return publish(actor, draft, ready, returned.file)


@transaction.atomic
def send_back_signed(*, actor: Actor, uid: UUID, reason: str) -> SignedReturn:
    """Send the file back, saying why; a draft on its way goes back to its drafter."""
    returned = _lock(actor, uid)
    refuse_stamped_words(actor, reason)
    reason = " ".join(reason.split())[:500]
    if not reason:
        raise PaperRefused(_("Hãy ghi lý do trả lại."), field="reason")
    _settle(actor, returned, ReturnState.SENT_BACK, reason)
    draft = returned.draft
    if draft is not None and draft.state not in _LIES_STILL:
        draft = _locked_draft(returned)
        draft.state = PAPER_STEPS.after(state_of(draft), PaperEvent.SEND_BACK, reason=reason)
        draft.steps.exclude(state=StepState.SKIPPED).update(state=StepState.WAITING)
        draft.save(update_fields=("state",))
        _note_move(actor, draft, MoveKind.RETURNED, reason)
        tell_drafter(actor, draft, reason)
    _record(actor, returned, "documents.signed.sent_back")
    return returned


def _take_over(actor: Actor, draft: PaperDraft, outside: OutsideNumber) -> None:
    """The number of the signed file takes the place of the one given here, which is voided."""
    given = draft.number
    refuse_day(outside.issued_on, today=clock.today(), last_on=None)
    if given is not None and given.number == outside.number and _same_series(draft, outside):
        given.issued_on = outside.issued_on
        given.save(update_fields=("issued_on",))
        return
    if given is not None:
        IssuedNumber.objects.filter(pk=given.pk).update(
            state=NumberState.VOIDED,
            reason=(outside.reason.strip() or _("Bản đã ký mang số khác"))[:500],
            at=clock.now(),
            by_label=actor.label[:160],
        )
        draft.number = None
    adopt_number(actor, draft, outside)
    draft.save(update_fields=("number",))


def _same_series(draft: PaperDraft, outside: OutsideNumber) -> bool:
    """Whether a number of that day still belongs to the run that the draft's number came from."""
    if draft.issuer is None or draft.number is None:
        return False
    key = series_key(draft.issuer, draft.family, draft.kind, outside.issued_on)
    return (key.group, key.period) == (draft.number.series.group, draft.number.series.period)


def _lock(actor: Actor, uid: UUID) -> SignedReturn:
    if not can_keep_registers(actor):
        raise MayNotDraft
    rows = SignedReturn.objects.filter(owner_path__in=kept_paths(actor))
    returned = rows.select_for_update(of=("self",)).select_related("draft", "file")
    found = returned.filter(uid=uid).first()
    if found is None:
        raise PaperNotFound
    if found.state != ReturnState.READ:
        raise PaperRefused(_("Bản ký này chưa đọc xong, hoặc đã được xử lý."))
    return found


def _locked_draft(returned: SignedReturn) -> PaperDraft:
    if returned.draft_id is None:
        raise PaperRefused(_("Hãy chọn dự thảo mà bản ký này thuộc về."), field="draft")
    rows = PaperDraft.objects.select_for_update(of=("self",), no_key=True)
    draft = rows.select_related("owner", "issuer", "number__series").get(pk=returned.draft_id)
    if draft.state in {PaperState.ISSUED, PaperState.WITHDRAWN}:
        raise PaperRefused(_("Văn bản này đã phát hành hoặc đã rút."))
    return draft


def _wanted(actor: Actor, wanted: UUID | None) -> PaperDraft | None:
    if wanted is None:
        return None
    return PaperDraft.objects.open().filter(uid=wanted, issuer_path__in=kept_paths(actor)).first()


def _settle(actor: Actor, returned: SignedReturn, state: ReturnState, reason: str) -> None:
    returned.state, returned.reason = state, reason.strip()[:500]
    returned.settled_at, returned.settled_by_label = clock.now(), actor.label[:160]
    returned.save()


def _note_move(actor: Actor, draft: PaperDraft, kind: MoveKind, note: str) -> None:
    keep_wording(actor, draft, _("Theo bản đã ký"))
    PaperMove.objects.create(
        draft=draft,
        kind=kind,
        revision=draft.revision,
        organisation_label=actor.organisation_label[:300],
        at=clock.now(),
        by=actor.id,
        by_label=actor.label[:160],
        note=(note.strip() or _("Theo bản đã ký"))[:2000],
    )
    if kind == MoveKind.RETURNED:
        record_paper(actor, draft, "documents.paper.returned", reason=note)


def _record(actor: Actor, returned: SignedReturn, code: str) -> None:
    record(
        actor,
        code,
        kind=SIGNED,
        object_id=returned.pk,
        label=str(returned.draft or returned.uid.hex),
        path=returned.owner_path,
    )
