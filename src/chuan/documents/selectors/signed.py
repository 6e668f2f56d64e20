"""Signed files that came back, beside the drafts they are of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from chuan.core import jobs
from chuan.core.actor import Actor
from chuan.documents import labels
from chuan.documents.enums import ReturnState
from chuan.documents.errors import PaperNotFound
from chuan.documents.models import PaperDraft, SignedReturn
from chuan.documents.permissions import can_keep_registers
from chuan.documents.readers.signed import Signature, signature_from
from chuan.documents.rules.printed_paper import lines_of
from chuan.documents.rules.signed import (
    Believed,
    believed,
    covers_file,
    day_in,
    is_tampered,
    number_in,
    remarks,
)
from chuan.documents.rules.wordings import DiffRow, differences, has_differences, reflowed
from chuan.documents.selectors.keeping import kept_paths
from chuan.domain.vanban.writing import with_number


@dataclass(frozen=True, slots=True)
class SignatureView:
    """One digital signature in the reader's words; `kind` says which mark goes before them."""

    signature: Signature
    kind: str
    sentence: str
    at: str


@dataclass(frozen=True, slots=True)
class SignedPage:
    """One signed file as its page shows it."""

    returned: SignedReturn
    state_label: str
    facts: Sequence[tuple[str, str]]
    signatures: Sequence[SignatureView]
    covers_file: bool
    tampered: bool
    remarks: Sequence[str]
    rows: Sequence[DiffRow]
    differs: bool
    candidates: Sequence[Mapping[str, Any]]
    initial: Mapping[str, Any]
    job: jobs.JobView | None
    can_settle: bool


def signed_returns(actor: Actor) -> QuerySet[SignedReturn]:
    """Signed files of the bodies whose registers the actor keeps."""
    if not actor.path:
        return SignedReturn.objects.none()
    rows = SignedReturn.objects.filter(owner_path__in=kept_paths(actor))
    return rows.select_related("draft", "file").defer("text", "draft__content")


def signed_page(actor: Actor, uid: UUID) -> SignedPage:
    """Everything the page of one signed file shows; the draft as it stands beside it."""
    rows = SignedReturn.objects.filter(owner_path__in=kept_paths(actor))
    returned = rows.select_related("draft__number", "file").filter(uid=uid).first()
    if returned is None:
        raise PaperNotFound
    signatures = [signature_from(row) for row in returned.signatures]
    compared = _compared(returned, returned.draft) if returned.draft else ()
    found, draft = returned.found, returned.draft
    open_here = returned.state == ReturnState.READ
    number = draft.number if draft else None
    return SignedPage(
        returned=returned,
        state_label=str(labels.RETURN_STATE[returned.state]),
        facts=_facts(found),
        signatures=[_said(believed(one)) for one in signatures],
        covers_file=covers_file(signatures),
        tampered=is_tampered(signatures),
        remarks=[
            sentence.said(_)
            for sentence in remarks(
                found, draft.paper, str(number or ""), number.issued_on if number else None
            )
        ]
        if draft
        else (),
        rows=compared,
        differs=has_differences(compared),
        candidates=returned.candidates,
        initial={
            "number": number_in(str(found.get("symbol") or ""))
            or (number.number if number else None),
            "on": day_in(found) or (number.issued_on if number else None),
        },
        job=_job(actor, returned),
        can_settle=open_here and can_keep_registers(actor),
    )


def _said(row: Believed) -> SignatureView:
    return SignatureView(row.signature, row.kind, _(row.said), row.at)


def _job(actor: Actor, returned: SignedReturn) -> jobs.JobView | None:
    """How far the reading is, for who brought the file in."""
    reading = returned.state == ReturnState.READING and returned.by == actor.id
    return jobs.get(returned.job_uid, actor) if reading and returned.job_uid else None


def _compared(returned: SignedReturn, draft: PaperDraft) -> Sequence[DiffRow]:
    """The draft's own lines beside those of the file, its number and day filled in as the file has."""
    paper = draft.paper
    number, day = number_in(str(returned.found.get("symbol") or "")), day_in(returned.found)
    if number and day and not paper.number:
        paper = with_number(paper, str(number), day)
    return differences(lines_of(paper), reflowed(returned.text))


def _facts(found: Mapping[str, Any]) -> Sequence[tuple[str, str]]:
    day = day_in(found)
    signer = found.get("signer") or {}
    told = (
        (_("Số, ký hiệu"), str(found.get("symbol") or "")),
        (_("Ngày ban hành"), f"{day:%d/%m/%Y}" if day else ""),
        (_("Cơ quan ban hành"), str(found.get("issuer") or "")),
        (_("Trích yếu"), str(found.get("title") or "")),
        (_("Người ký"), ", ".join(filter(None, (signer.get("name"), signer.get("position"))))),
    )
    return [(name, text or _("chưa đọc được")) for name, text in told]
