"""Where each proposal of a campaign stands, to its end; who is reminded; the campaign as evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuan.audit.services import record
from chuan.core import clock, inbox
from chuan.core.actor import Actor
from chuan.core.scope import under
from chuan.core.worklist import HandedOver
from chuan.documents.models import PaperDraft
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.orgs.models import Person
from chuan.plans.enums import ExaminedState, ProposalEvent, ProposalState
from chuan.plans.errors import (
    CampaignIncomplete,
    CampaignNotFound,
    HandOverRefused,
    MayNotReviewDocuments,
)
from chuan.plans.models import (
    Campaign,
    CampaignDocument,
    CampaignFinding,
    CampaignStep,
    Evidence,
)
from chuan.plans.permissions import can_follow_proposal
from chuan.plans.rules.campaigns import PROPOSAL, SETTLED, step_lacks
from chuan.plans.selectors.campaign_named import CAMPAIGN_KIND
from chuan.plans.selectors.finding import find_share
from chuan.plans.selectors.people import path_of_person
from chuan.plans.services import sharing
from chuan.plans.services.campaign_work import record_review
from chuan.plans.services.evidence import add_evidence
from chuan.plans.types import NewEvidence

LONGEST: Final = 8000
LONGEST_NAME: Final = 40
"""Letters of the name of who is asked that a draft keeps."""
DAYS_BEFORE: Final = 3
"""Days before its end that a review is reminded of; and once more on the day after it."""
_MISSING = {
    "symbol": gettext_lazy("Hãy ghi số, ký hiệu văn bản."),
    "on": gettext_lazy("Hãy ghi ngày văn bản; ngày không được sau hôm nay."),
}


@dataclass(frozen=True, slots=True)
class ProposalWords:
    """What is typed about a step: the paper's number and day, a note or reason, when to ask again."""

    symbol: str = ""
    on: date | None = None
    text: str = ""
    ask_again_on: date | None = None


@transaction.atomic
def step_proposal(
    *, actor: Actor, uid: UUID, event: ProposalEvent, words: ProposalWords
) -> CampaignFinding:
    """Write how far a proposal has come; the campaign need not be open any more."""
    refuse_stamped_words(actor, words.symbol, words.text)
    finding = _lock_finding(actor, uid)
    document = finding.document
    if not can_follow_proposal(actor, document):
        raise MayNotReviewDocuments(_("Chỉ cơ quan chủ trì đợt rà soát ghi được bước này."))
    if document.state != ExaminedState.APPROVED:
        raise CampaignIncomplete(_("Kết quả rà soát chưa được duyệt nên chưa đề nghị được."))
    return _advance(actor, finding, event, words)


def _advance(
    actor: Actor, finding: CampaignFinding, event: ProposalEvent, words: ProposalWords
) -> CampaignFinding:
    """One step of a held finding, with its line in the history and its entry in the record."""
    document = finding.document
    after = PROPOSAL.after(ProposalState(finding.proposal), event, reason=words.text)
    lacking = step_lacks(event, symbol=words.symbol, on=words.on, today=clock.today())
    if lacking:
        raise CampaignIncomplete(str(_MISSING[lacking]), field=lacking)
    _write(finding, event, words)
    finding.proposal = after
    finding.ask_again_on = None if after in SETTLED else words.ask_again_on
    finding.reminded_on = None
    finding.save()
    said = " ".join(part for part in (words.symbol.strip(), words.text.strip()) if part)
    CampaignStep.objects.create(
        document=document,
        finding=finding,
        event=event,
        after=after,
        text=said[:LONGEST],
        body_label=actor.organisation_label[:300],
        by_label=actor.label[:160],
        at=clock.now(),
    )
    record_review(
        actor, document, f"plans.campaign.proposal_{event}",
        symbol=words.symbol.strip()[:120], reason=words.text.strip()[:1000],
    )  # fmt: skip
    return finding


@transaction.atomic
def note_asked(actor: Actor, draft: PaperDraft) -> None:
    """The paper that asks for changes was issued: those of its proposals that still wait are noted as sent.

    Who issues is seldom who follows the proposals: the right was asked when the paper was drafted.
    """
    key, _mark, to = draft.about_id.partition(":")
    document = draft.document
    if document is None or not document.symbol:
        return
    rows = CampaignFinding.objects.proposed().select_for_update(of=("self",), no_key=True)
    waiting = rows.filter(
        document__campaign__uid=UUID(key),
        document__campaign__owner_path=draft.owner_path,
        proposal=ProposalState.PENDING,
        to_name__startswith=to,
    )
    words = ProposalWords(symbol=document.symbol, on=document.issued_on or clock.today())
    for finding in waiting.select_related("document__campaign").order_by("pk"):
        if finding.to_name[:LONGEST_NAME] == to:
            _advance(actor, finding, ProposalEvent.SEND, words)


def evidence_from_campaign(*, actor: Actor, uid: UUID, share: UUID) -> Evidence:
    """Show a campaign as evidence of a share of the task that it carries out; again adds nothing."""
    campaign = Campaign.objects.visible_to(actor).filter(uid=uid).first()
    if campaign is None:
        raise CampaignNotFound(_("Không tìm thấy đợt rà soát này."))
    held = find_share(actor, share)
    if campaign.task_id is None or held.task_id != campaign.task_id:
        raise CampaignIncomplete(_("Phần việc này không thuộc việc mà đợt rà soát thực hiện."))
    given = NewEvidence(
        reference_kind=CAMPAIGN_KIND,
        reference_id=str(campaign.pk),
        caption=_("Kết quả %(title)s") % {"title": campaign.title[:200]},
        once=f"{CAMPAIGN_KIND}:{campaign.pk}",
    )
    return add_evidence(actor=actor, uid=share, given=given)


@transaction.atomic
def remind_reviews(*, actor: Actor, on: date) -> int:
    """Tell of reviews near their end or just past it, and of proposals to be asked after; once a day."""
    days = (on + timedelta(DAYS_BEFORE), on - timedelta(1))
    rows = (
        CampaignDocument.objects.in_hand()
        .select_for_update(of=("self",), no_key=True)
        .filter(Q(due_on__in=days), organisation__isnull=False)
        .exclude(reminded_on=on)
        .select_related("campaign")
        .order_by("pk")
    )
    due = list(rows)
    for row in due:
        _remind_review(actor, row, on)
    asked = (
        CampaignFinding.objects.unsettled()
        .select_for_update(of=("self",), no_key=True)
        .filter(ask_again_on__lte=on, reminded_on=None)
        .select_related("document__campaign")
        .order_by("pk")
    )
    waiting = list(asked)
    for finding in waiting:
        _remind_proposal(actor, finding, on)
    told = len(due) + len(waiting)
    if told:
        record(
            actor, "plans.campaign.reminded", kind="document_review", object_id="-",
            label=f"{on:%d/%m/%Y}", path="/", changes={"reminded": told},
        )  # fmt: skip
    return told


@transaction.atomic
def move_reviews(
    *, actor: Actor, from_person: str, to_person: str, at: datetime
) -> Sequence[HandedOver]:
    """Every review that a person holds at or below the own organisation goes to another."""
    rows = list(
        CampaignDocument.objects.in_hand()
        .select_for_update(of=("self",), no_key=True)
        .filter(under(actor.path), reviewer_id=from_person)
        .select_related("campaign")
        .order_by("due_on", "pk")
    )
    if not rows:
        return ()
    receiver = Person.objects.get(uid=UUID(to_person))
    if path_of_person(actor, receiver.uid, at.date()) is None:
        raise HandOverRefused(_("Người nhận không làm việc ở cơ quan của bạn."), field="to_person")
    for row in rows:
        row.reviewer_id, row.reviewer_label = receiver.uid.hex, receiver.full_name[:160]
        row.save(update_fields=("reviewer_id", "reviewer_label"))
        record_review(
            actor, row, "plans.campaign.reviewer_named", reviewer_label=row.reviewer_label
        )
    return [HandedOver("document_review", row.label, _url(row), row.due_on) for row in rows]


def _lock_finding(actor: Actor, uid: UUID) -> CampaignFinding:
    rows = CampaignFinding.objects.visible_to(actor).select_for_update(of=("self",), no_key=True)
    found = rows.filter(uid=uid).select_related("document__campaign").first()
    if found is None:
        raise CampaignNotFound(_("Không tìm thấy đề xuất này."))
    return found


def _write(finding: CampaignFinding, event: ProposalEvent, words: ProposalWords) -> None:
    if event == ProposalEvent.SEND:
        finding.asked_symbol, finding.asked_on = words.symbol.strip()[:120], words.on
    elif event == ProposalEvent.ISSUE:
        finding.made_symbol, finding.made_on = words.symbol.strip()[:120], words.on
    elif event == ProposalEvent.DECLINE:
        finding.declined_why = words.text.strip()[:LONGEST]


def _remind_review(actor: Actor, row: CampaignDocument, on: date) -> None:
    row.reminded_on = on
    row.save(update_fields=("reminded_on",))
    late = row.due_on is not None and row.due_on < on
    said = _("Quá hạn rà soát: %(label)s") if late else _("Sắp đến hạn rà soát: %(label)s")
    title = said % {"label": row.label}
    if row.reviewer_id:
        inbox.notify([row.reviewer_id], code="plans.review_due", title=title, url=_url(row),
                     actor=actor)  # fmt: skip
    else:
        sharing.tell_heads(actor, [row.organisation_id or 0], title=title, url=_url(row), body="")


def _remind_proposal(actor: Actor, row: CampaignFinding, on: date) -> None:
    row.reminded_on = on
    row.save(update_fields=("reminded_on",))
    title = _("Hỏi kết quả đề nghị về %(label)s") % {"label": row.document.label}
    to = [row.document.campaign.owner_id]
    sharing.tell_heads(actor, to, title=title, url=_url(row.document), body="")


def _url(document: CampaignDocument) -> str:
    return reverse("plans:campaign_document_detail", args=[document.uid])
