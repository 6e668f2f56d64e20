"""Reads of campaigns of reviewing documents: the list, one campaign by body, one document, proposals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.core.models import StoredFile
from chuan.core.threads import Knot
from chuan.documents.models import Document
from chuan.documents.selectors.copies import list_documents
from chuan.law.labels import STANDINGS
from chuan.law.models import Act
from chuan.law.selectors.acts import verdict_of
from chuan.plans import labels
from chuan.plans.enums import (
    CampaignEvent,
    CampaignState,
    ExaminedEvent,
    ExaminedState,
    ProposalEvent,
    ProposalState,
)
from chuan.plans.errors import CampaignNotFound, MayNotReviewDocuments
from chuan.plans.models import (
    IN_HAND,
    Assignment,
    Campaign,
    CampaignDocument,
    CampaignFile,
    CampaignFinding,
    CampaignStep,
    Task,
)
from chuan.plans.permissions import (
    can_accept,
    can_add_evidence,
    can_approve_review,
    can_examine,
    can_follow_proposal,
    can_return_review,
)
from chuan.plans.rules.campaigns import CAMPAIGN, EXAMINED, PROPOSAL, Tally
from chuan.plans.selectors.campaign_bodies import bodies_inside
from chuan.plans.selectors.overview import Strip, Work
from chuan.plans.selectors.people import Colleague, colleagues
from chuan.plans.types import Body


@dataclass(frozen=True, slots=True)
class BodyRow:
    """How far one body is; `name` is "" for documents that nobody was given."""

    name: str
    tally: Tally

    @property
    def strip(self) -> Strip:
        """Drawn as approved, submitted, late, rest."""
        tally = self.tally
        return Work(tally.total, tally.approved, tally.submitted, tally.late).strip


@dataclass(frozen=True, slots=True)
class CampaignPage:
    """One campaign: what it is for, how far each body is, what may be done now."""

    campaign: Campaign
    task: Task | None
    state_label: str
    tally: Tally
    bodies: Sequence[BodyRow]
    asked: Sequence[tuple[str, int]]
    settled: int
    proposed: int
    late: bool
    leads: bool
    events: Sequence[CampaignEvent]
    shares: Sequence[Assignment]
    thread: Sequence[Knot]


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding with where its proposal stands; `events` are the steps one may take now."""

    finding: CampaignFinding
    events: Sequence[tuple[ProposalEvent, str]]
    steps: Sequence[CampaignStep]


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """One document under review with what was found, and what one may do about it."""

    document: CampaignDocument
    findings: Sequence[FindingView]
    files: Sequence[CampaignFile]
    steps: Sequence[CampaignStep]
    url: str
    standing: str
    is_unverified: bool
    late: bool
    can_write: bool
    can_unlist: bool
    events: Sequence[ExaminedEvent]
    bodies: Sequence[Body]
    people: Sequence[Colleague]


def list_campaigns(actor: Actor) -> QuerySet[Campaign]:
    """Campaigns with the counts of the documents that one may see in each."""
    seen = CampaignDocument.objects.visible_to(actor).filter(campaign=OuterRef("pk"))

    def count(rows: QuerySet[CampaignDocument]) -> Subquery:
        per = rows.order_by().values("campaign").annotate(n=Count("pk")).values("n")
        return Subquery(per)

    return (
        Campaign.objects.visible_to(actor)
        .select_related("owner")
        .annotate(total=count(seen), approved=count(seen.filter(state=ExaminedState.APPROVED)))
    )


def find_campaign(actor: Actor, uid: UUID) -> Campaign:
    """One campaign; a stranger is told that there is none."""
    rows = Campaign.objects.visible_to(actor).select_related("owner", "task__plan__document")
    campaign = rows.filter(uid=uid).first()
    if campaign is None:
        raise CampaignNotFound(_("Không tìm thấy đợt rà soát này."))
    return campaign


def may_lead(actor: Actor, campaign: Campaign) -> bool:
    """Officers and heads of the very body that leads it."""
    return can_accept(actor) and campaign.owner_path == actor.path


def led_campaign(actor: Actor, uid: UUID) -> Campaign:
    """One campaign, for who leads it."""
    campaign = find_campaign(actor, uid)
    if not may_lead(actor, campaign):
        raise MayNotReviewDocuments(_("Chỉ cơ quan chủ trì đợt rà soát làm được bước này."))
    return campaign


def campaign_page(actor: Actor, uid: UUID, on: date) -> CampaignPage:
    """One campaign; who was given a part of it sees the counts of that part only."""
    campaign = find_campaign(actor, uid)
    bodies = _by_body(actor, campaign, on)
    findings = CampaignFinding.objects.visible_to(actor).filter(document__campaign=campaign)
    proposed = findings.proposed()
    settled = proposed.filter(proposal__in=(ProposalState.ISSUED, ProposalState.DECLINED))
    asked = proposed.filter(proposal=ProposalState.PENDING).values_list("to_name")
    task = None
    if campaign.task_id:
        task = Task.objects.visible_to(actor).filter(pk=campaign.task_id).first()
    leads = may_lead(actor, campaign)
    steps = CAMPAIGN.allowed(CampaignState(campaign.state)) if leads else ()
    return CampaignPage(
        campaign=campaign,
        task=task,
        state_label=str(labels.CAMPAIGN_STATE[campaign.state]),
        tally=sum((row.tally for row in bodies), Tally()),
        bodies=bodies,
        asked=tuple(asked.annotate(n=Count("pk")).order_by("to_name")) if leads else (),
        settled=settled.count(),
        proposed=proposed.count(),
        late=campaign.state == CampaignState.OPEN and campaign.due_on < on,
        leads=leads,
        events=tuple(step.event for step in steps),
        shares=_open_shares(actor, campaign) if task else (),
        thread=_thread(campaign, task),
    )


def documents_of(actor: Actor, uid: UUID) -> QuerySet[CampaignDocument]:
    """The documents of a campaign that one may see, with how many findings each has."""
    rows = CampaignDocument.objects.visible_to(actor).filter(campaign__uid=uid)
    return rows.select_related("organisation", "campaign").annotate(found=Count("findings"))


def to_give(rows: QuerySet[CampaignDocument]) -> Sequence[CampaignDocument]:
    """Of these the ones that can be given out still, the unassigned first."""
    return tuple(
        rows.filter(state__in=IN_HAND).order_by(F("organisation").asc(nulls_first=True), "pk")
    )


def list_proposals(actor: Actor) -> QuerySet[CampaignFinding]:
    """Every approved proposal that one may see, of all campaigns."""
    rows = CampaignFinding.objects.visible_to(actor).proposed()
    return rows.select_related("document__campaign", "document__organisation")


def find_document(actor: Actor, uid: UUID) -> CampaignDocument:
    """One document under review; a stranger is told that there is none."""
    rows = CampaignDocument.objects.visible_to(actor)
    document = rows.filter(uid=uid).select_related("campaign__owner", "organisation").first()
    if document is None:
        raise CampaignNotFound(_("Không tìm thấy văn bản này trong đợt rà soát."))
    return document


def find_finding(actor: Actor, uid: UUID) -> CampaignFinding:
    """One finding of a document that one may see."""
    rows = CampaignFinding.objects.visible_to(actor).filter(uid=uid)
    found = rows.select_related("document__campaign").first()
    if found is None:
        raise CampaignNotFound(_("Không tìm thấy kết quả rà soát này."))
    return found


def document_page(actor: Actor, uid: UUID, on: date) -> DocumentPage:
    """One document under review."""
    document = find_document(actor, uid)
    steps = list(document.steps.all())
    is_open = document.campaign.state == CampaignState.OPEN
    examines = is_open and can_examine(actor, document)
    writes = examines and document.state in {ExaminedState.GIVEN, ExaminedState.RETURNED}
    url, standing, unverified = _where(actor, document, on)
    findings = tuple(_finding_view(actor, document, row, steps) for row in document.findings.all())
    leads = may_lead(actor, document.campaign)
    return DocumentPage(
        document=document,
        findings=findings,
        files=tuple(document.files.select_related("file")),
        steps=[step for step in steps if step.finding_id is None],
        url=url,
        standing=standing,
        is_unverified=unverified,
        late=document.is_late(on),
        can_write=writes,
        can_unlist=leads and document.campaign.state != CampaignState.CLOSED and not findings,
        events=_events(actor, document) if is_open else (),
        bodies=bodies_inside(actor, document.path, on) if writes else (),
        people=colleagues(document.path, on) if writes and document.path == actor.path else (),
    )


def may_open_review_file(actor: Actor, file: StoredFile) -> bool:
    """The file shows a finding of a document under review that the actor may see."""
    if actor.is_anonymous or not actor.path:
        return False
    seen = CampaignDocument.objects.visible_to(actor).values("pk")
    return CampaignFile.objects.filter(file=file, document__in=seen).exists()


def _by_body(actor: Actor, campaign: Campaign, on: date) -> Sequence[BodyRow]:
    rows = (
        CampaignDocument.objects.visible_to(actor)
        .filter(campaign=campaign)
        .order_by()
        .values("path", name=F("organisation__name"))
        .annotate(
            total=Count("pk"),
            given=Count("pk", filter=~Q(state=ExaminedState.WAITING)),
            submitted=Count("pk", filter=Q(state=ExaminedState.SUBMITTED)),
            approved=Count("pk", filter=Q(state=ExaminedState.APPROVED)),
            late=Count("pk", filter=Q(state__in=IN_HAND, due_on__lt=on)),
        )
    )
    made = [
        BodyRow(
            row["name"] or "",
            Tally(row["total"], row["given"], row["submitted"], row["approved"], row["late"]),
        )
        for row in rows
    ]
    return sorted(made, key=lambda row: (-row.tally.late, row.tally.open == 0, row.name))


def _open_shares(actor: Actor, campaign: Campaign) -> Sequence[Assignment]:
    """Open shares of the task, of the own body, that do not show the campaign yet."""
    if campaign.state == CampaignState.DRAFT or not can_accept(actor):
        return ()
    shown = f"plans.document_campaign:{campaign.pk}"
    rows = Assignment.objects.filter(task=campaign.task_id, path=actor.path, closed=False)
    rows = rows.exclude(evidence__once=shown).select_related("task")
    return [row for row in rows if can_add_evidence(actor, row, is_assignee=False)]


def _finding_view(
    actor: Actor, document: CampaignDocument, row: CampaignFinding, steps: Sequence[CampaignStep]
) -> FindingView:
    approved = document.state == ExaminedState.APPROVED
    allowed = PROPOSAL.allowed(ProposalState(row.proposal)) if approved else ()
    events = tuple((step.event, str(labels.PROPOSAL_EVENT[step.event])) for step in allowed)
    return FindingView(
        finding=row,
        events=events if can_follow_proposal(actor, document) else (),
        steps=[step for step in steps if step.finding_id == row.pk],
    )


def _events(actor: Actor, document: CampaignDocument) -> Sequence[ExaminedEvent]:
    may = {
        ExaminedEvent.GIVE: False,
        ExaminedEvent.SUBMIT: can_examine(actor, document),
        ExaminedEvent.RECALL: can_examine(actor, document),
        ExaminedEvent.APPROVE: can_approve_review(actor, document),
        ExaminedEvent.RETURN: can_return_review(actor, document),
    }
    steps = EXAMINED.allowed(ExaminedState(document.state))
    return tuple(step.event for step in steps if may[step.event])


def _where(actor: Actor, document: CampaignDocument, on: date) -> tuple[str, str, bool]:
    """Where the text can be read, how the act stands today, and whether that is unconfirmed."""
    if document.act_id:
        act = Act.objects.prefetch_related("intervals").get(pk=document.act_id)
        verdict = verdict_of(act, on)
        standing = str(STANDINGS[verdict.standing])
        return reverse("law:act_detail", args=[act.uid]), standing, verdict.is_unverified
    held: Document | None = None
    if document.document_id:
        held = list_documents(actor).filter(pk=document.document_id).first()
    return (reverse("documents:document_detail", args=[held.uid]) if held else ""), "", False


def _thread(campaign: Campaign, task: Task | None) -> Sequence[Knot]:
    """The task that asks for it → the campaign → what comes of it."""
    knots = []
    if task is not None:
        url = reverse("plans:task_detail", args=[task.uid])
        knots.append(Knot(title=task.text, url=url, on=task.due_on, state="done"))
    closed = campaign.state == CampaignState.CLOSED
    knots.append(
        Knot(
            title=campaign.title,
            on=campaign.due_on,
            by=campaign.owner.name,
            state="done" if closed else "now",
            state_label=labels.CAMPAIGN_STATE[campaign.state],
            current=True,
        )
    )
    if campaign.product:
        knots.append(Knot(title=campaign.product, state="done" if closed else "waiting"))
    return tuple(knots)
