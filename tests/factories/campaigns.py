"""A campaign of reviewing documents: the province leads, a room of a commune reviews, a proposal stands."""

from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from uuid import UUID

from chuan.core import clock
from chuan.plans.enums import (
    CampaignEvent,
    ExaminedEvent,
    FindingVerdict,
    ProposedAction,
    ProposedTo,
)
from chuan.plans.models import Campaign, CampaignDocument, CampaignFinding
from chuan.plans.rules.campaigns import read_lines
from chuan.plans.selectors.campaign_sources import from_lines
from chuan.plans.services import campaign_work, campaigns
from chuan.plans.services.campaign_work import FindingWords
from chuan.plans.services.campaigns import CampaignWords
from chuan.plans.types import FileGiven
from tests.factories.cast import Cast

LINES = """15/2021/QĐ-UBND\t20/4/2021\tQuy định quản lý đo lường tại chợ\tUBND tỉnh Nghệ An
Quyết định số 40/2019/QĐ-UBND ngày 05/11/2019 của UBND tỉnh Nghệ An về hỗ trợ áp dụng tiêu chuẩn"""
FOUND = FindingWords(
    verdict=FindingVerdict.UNSUITED,
    action=ProposedAction.AMEND,
    article="Điều 5",
    quote="Ủy ban nhân dân cấp huyện tổ chức kiểm tra.",
    basis="Không còn cấp huyện từ ngày 01/7/2025.",
    content="Giao Ủy ban nhân dân cấp xã tổ chức kiểm tra.",
    to=ProposedTo.OTHER,
    to_name="Ủy ban nhân dân tỉnh Nghệ An",
)


@dataclass(frozen=True)
class Campaigned:
    """An open campaign with one document in hand and one approved, whose proposal waits."""

    campaign: UUID
    in_hand: UUID
    finding: UUID
    approved: UUID
    proposal: UUID
    file: UUID

    def of_routes(self) -> tuple[tuple[str, UUID], ...]:
        """Beginnings of route names and the rows they speak of."""
        return (
            ("plans:campaign_document_", self.in_hand),
            ("plans:campaign_finding_", self.finding),
            ("plans:campaign_file_add", self.in_hand),
            ("plans:campaign_file_", self.file),
            ("plans:campaign_proposal_", self.proposal),
            ("plans:campaign_", self.campaign),
        )


def begin_open_campaign(cast: Cast, lines: str = LINES, title: str = "Rà soát văn bản") -> Campaign:
    """Minh leads it for the province; every document is with the commune's room; it is open."""
    minh, today = cast.minh.actor, clock.today()
    campaign = campaigns.begin_campaign(
        actor=minh,
        words=CampaignWords(title=title, due_on=today + timedelta(30), product="Văn bản đề nghị"),
    )
    listed = from_lines(minh, read_lines(lines))
    campaigns.list_documents_in(actor=minh, uid=campaign.uid, listed=listed)
    uids = list(campaign.documents.values_list("uid", flat=True))
    campaigns.give_documents(
        actor=minh, uid=campaign.uid, documents=uids, body=cast.culture.uid,
        due_on=today + timedelta(20),
    )  # fmt: skip
    return campaigns.step_campaign(actor=minh, uid=campaign.uid, event=CampaignEvent.OPEN)


def approve_one(cast: Cast, document: CampaignDocument) -> CampaignFinding:
    """Hoa writes what she found and submits it, the head of her room approves."""
    hoa, head = cast.hoa.actor, cast.head.actor
    finding = campaign_work.write_finding(actor=hoa, uid=document.uid, words=FOUND)
    campaign_work.step_review(actor=hoa, uid=document.uid, event=ExaminedEvent.SUBMIT)
    campaign_work.step_review(actor=head, uid=document.uid, event=ExaminedEvent.APPROVE)
    return finding


def make_campaigned(cast: Cast) -> Campaigned:
    """One row of each kind."""
    campaign = begin_open_campaign(cast)
    first, second = campaign.documents.order_by("pk")
    proposal = approve_one(cast, first)
    finding = campaign_work.write_finding(actor=cast.hoa.actor, uid=second.uid, words=FOUND)
    file = campaign_work.add_review_file(
        actor=cast.hoa.actor, uid=second.uid, upload=FileGiven("bang.pdf", BytesIO(_PDF))
    )
    return Campaigned(campaign.uid, second.uid, finding.uid, first.uid, proposal.uid, file.uid)


_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>"
    b"endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
