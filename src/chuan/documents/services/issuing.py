"""Issue: a numbered paper becomes a document of its issuer, goes to its recipients, and gives work."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.core import clock, files, scope
from chuan.core.actor import Actor
from chuan.core.models import StoredFile
from chuan.documents import about, temporary
from chuan.documents.enums import DocumentKind, MoveKind, PaperEvent, StepKind, StepState
from chuan.documents.errors import PaperChanged, PaperRefused
from chuan.documents.models import (
    COPY,
    DOCUMENT,
    DocumentCopy,
    DraftStep,
    ImportDraft,
    IssuedNumber,
    PaperDraft,
)
from chuan.documents.rules.identity import identity_of, kind_told
from chuan.documents.rules.papers import PAPER_STEPS
from chuan.documents.rules.printed_paper import text_of
from chuan.documents.selectors.examining import reading_of
from chuan.documents.services.copies import keep_copy, keep_document
from chuan.documents.services.dispatching import send_out
from chuan.documents.services.papers import keep_wording, lock_paper, record_paper, state_of
from chuan.documents.services.route_steps import close_step, remember, require_turn
from chuan.documents.writers.pdf import write_pdf
from chuan.domain.vanban.writing import Paper, PaperKind, to_json
from chuan.domain.vanban.writing.layouts import layout_for
from chuan.orgs.enums import Role
from chuan.orgs.models import Organisation, RoleAssignment

DRAFTER: Final = "drafter"
"""The role in which bodies that wrote and carried a paper read it once it is issued."""
GIVES_WORK: Final = (PaperKind.PLAN, PaperKind.DECISION, PaperKind.CONCLUSION)
"""Kinds whose issue makes an import draft, so that work is given through one door."""
KEPT: Final = timedelta(days=30)
_KINDS: Final[Mapping[PaperKind, DocumentKind]] = {
    PaperKind.PLAN: DocumentKind.PLAN,
    PaperKind.DECISION: DocumentKind.DECISION,
    PaperKind.OFFICIAL_LETTER: DocumentKind.OFFICIAL_LETTER,
    PaperKind.REPORT: DocumentKind.REPORT,
}


@dataclass(frozen=True, slots=True)
class Issued:
    """What is issued: the paper with its number and day, what is understood of it, and its file.

    `is_signed`: the file is a signed copy, whose own title and issuer go before the draft's.
    """

    paper: Paper
    reading: Mapping[str, Any]
    name: str
    pdf: bytes
    is_signed: bool = False


def issue(*, actor: Actor, uid: UUID, order: int) -> PaperDraft:
    """Issue the paper that waits at its last step, as the file that its layout gives.

    The file takes seconds to make, so it is made while nothing is held: the number was reserved at
    the step before. Until everything is written at once the paper goes on waiting at this step.
    """
    with transaction.atomic():
        waiting, _step = _at_issue_step(actor, uid, order)
    return _issue(actor, uid, order, printed(waiting))


@transaction.atomic
def _issue(actor: Actor, uid: UUID, order: int, ready: Issued) -> PaperDraft:
    draft, step = _at_issue_step(actor, uid, order)
    if draft.numbered_paper != ready.paper:
        raise PaperChanged(_("Văn bản vừa thay đổi; hãy tải lại trang rồi phát hành lại."))
    stored = files.store(
        BytesIO(ready.pdf),
        name=ready.name,
        media_type="application/pdf",
        owner_path=draft.issuer_path,
        actor=actor,
    )
    remember(actor, draft, MoveKind.ISSUED, step, note=str(draft.number))
    close_step(actor, step, str(draft.number))
    return publish(actor, draft, ready, stored)


def printed(draft: PaperDraft) -> Issued:
    """A numbered paper as its PDF, with what the importer understands of its words."""
    number, paper = _number(draft), draft.numbered_paper
    pdf = write_pdf(paper, layout_for(paper.family, _day(number)))
    return Issued(paper, reading_of(paper), file_name(number.symbol), pdf)


def publish(actor: Actor, draft: PaperDraft, ready: Issued, stored: StoredFile) -> PaperDraft:
    """Make the document, its issuer's copy, the list of recipients and the draft that gives work.

    The caller holds the paper and has closed its steps.
    """
    number, issuer = _number(draft), draft.issuer
    if issuer is None:
        raise PaperRefused(_("Chưa rõ cơ quan ban hành của văn bản này."))
    as_issuer = replace(
        actor,
        path=issuer.path,
        organisation_uid=issuer.uid.hex,
        organisation_label=issuer.label,
    )
    content = _content(ready, number)
    identity = identity_of(
        issuer=issuer.name,
        kind=content["kind"],
        symbol=number.symbol,
        issued_on=number.issued_on,
        title=ready.paper.title,
        unnumbered=False,
    )
    document = keep_document(
        actor=as_issuer,
        identity=identity,
        content=content,
        issuer=issuer,
        sample=draft.is_sample,
    )
    copy = keep_copy(
        actor=as_issuer,
        document=document,
        draft_uid=draft.uid,
        place=0,
        content=content,
        text=str(ready.reading.get("text") or text_of(ready.paper)),
        stored=[stored],
    )
    _let_read(draft, copy)
    IssuedNumber.objects.filter(pk=number.pk).update(document=document)
    draft.state = PAPER_STEPS.after(state_of(draft), PaperEvent.ISSUE)
    draft.document, draft.issued_at = document, clock.now()
    draft.content, draft.title = to_json(ready.paper), ready.paper.title
    draft.save()
    keep_wording(actor, draft, _("Bản phát hành"))
    send_out(actor, draft, ready.paper, copy)
    _give_work(actor, draft, ready, issuer)
    record_paper(actor, draft, "documents.paper.issued", symbol=number.symbol)
    about.on_issued(actor, draft)
    return draft


def skip_steps(actor: Actor, draft: PaperDraft, note: str) -> None:
    """Steps that were done in the document system are passed over, each saying so."""
    left = draft.steps.filter(state__in=(StepState.WAITING, StepState.CURRENT, StepState.RETURNED))
    left.update(state=StepState.SKIPPED, at=clock.now(), by_label=actor.label[:160], note=note)


def file_name(symbol: str) -> str:
    """A file name that every system takes: "05-KH-UBND.pdf"."""
    return f"{symbol.replace('/', '-')}.pdf"


def _at_issue_step(actor: Actor, uid: UUID, order: int) -> tuple[PaperDraft, DraftStep]:
    draft = lock_paper(actor, uid)
    step = require_turn(actor, draft, order)
    if step.kind != StepKind.ISSUE or draft.number is None:
        raise PaperRefused(_("Văn bản chưa đến bước Phát hành."))
    return draft, step


def _number(draft: PaperDraft) -> IssuedNumber:
    if draft.number is None:
        raise PaperRefused(_("Văn bản chưa có số."))
    return draft.number


def _day(number: IssuedNumber) -> date:
    if number.issued_on is None:
        raise PaperChanged(_("Số này đã được hủy; hãy cấp số khác."))
    return number.issued_on


def _content(ready: Issued, number: IssuedNumber) -> dict[str, Any]:
    """What is understood of the paper, its identity as the paper itself says it."""
    documents: Sequence[Mapping[str, Any]] = ready.reading.get("documents") or ()
    paper, found = ready.paper, documents[0] if documents else {}
    title = str(found.get("title") or "") if ready.is_signed else ""
    return {
        **found,
        "kind": kind_told(_KINDS.get(paper.kind, DocumentKind.OTHER), number.symbol),
        "issuer": paper.issuer,
        "symbol": number.symbol,
        "date": _day(number).isoformat(),
        "title": title or paper.title,
    }


def _let_read(draft: PaperDraft, copy: DocumentCopy) -> None:
    """The drafting body and those on the route read the issuer's copy."""
    paths = {draft.owner_path, *draft.steps.values_list("path", flat=True)}
    readers = paths - {copy.owner_path}
    scope.add_participations(DOCUMENT, copy.document_id, readers, DRAFTER)
    scope.add_participations(COPY, copy.pk, readers, DRAFTER)


def _give_work(actor: Actor, draft: PaperDraft, ready: Issued, issuer: Organisation) -> None:
    """An import draft of somebody who may accept for the issuer, with the issued file as its file."""
    if ready.paper.kind not in GIVES_WORK:
        return
    person_id = _who_gives_work(actor, draft, issuer)
    if not person_id:
        return
    now = clock.now()
    content = _content(ready, _number(draft))
    reading = {**ready.reading, "documents": [content]}
    ImportDraft.objects.create(
        uid=draft.uid,
        person_id=person_id,
        path=issuer.path,
        organisation_label=issuer.label,
        title=ready.paper.title[:500],
        files=[ready.name],
        reading=reading,
        created_at=now,
        saved_at=now,
        expires_at=now + KEPT,
    )
    temporary.delete(draft.uid)
    temporary.make(draft.uid, [ready.name])
    temporary.append(draft.uid, 0, ready.pdf)
    temporary.split(draft.uid, [len(ready.pdf)])


def _who_gives_work(actor: Actor, draft: PaperDraft, issuer: Organisation) -> str:
    """The drafter when they may give work for the issuer too, else who issues, an officer, the head."""
    seats = RoleAssignment.objects.valid_on(clock.today()).filter(
        organisation=issuer, role__in=(Role.OFFICER, Role.HEAD)
    )
    there = [uid.hex for uid in seats.order_by("-role", "pk").values_list("person__uid", flat=True)]
    for wanted in (draft.created_by, actor.id):
        if wanted in there:
            return wanted
    return there[0] if there else ""
