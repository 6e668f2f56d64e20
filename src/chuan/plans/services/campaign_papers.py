"""Papers drafted from a campaign in one step: the report, what asks for changes, the list of the ended."""

from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents.models import PaperDraft
from chuan.documents.selectors.houses import house_of, issuers_for
from chuan.documents.services.drafting import create_draft
from chuan.domain.vanban.writing import Paper
from chuan.plans.enums import CampaignState
from chuan.plans.errors import CampaignIncomplete
from chuan.plans.models import Campaign
from chuan.plans.rules.campaign_papers import (
    CampaignPaper,
    change_request,
    expired_list,
    of_expired,
    review_report,
)
from chuan.plans.rules.campaigns import SETTLED
from chuan.plans.selectors.campaign_told import rows_of, told_of
from chuan.plans.selectors.distribution import own_organisation
from chuan.plans.services.campaign_proposals import LONGEST_NAME
from chuan.plans.services.campaigns import lock_campaign, record_campaign

CAMPAIGN_PAPER: Final = "plans.campaign"
ASKS: Final = "plans.campaign_asks"
"""What the drafts are about: the campaign; and the one whose issue says that proposals were sent."""


@transaction.atomic
def draft_campaign_paper(
    *, actor: Actor, uid: UUID, paper: CampaignPaper, to: str = ""
) -> PaperDraft:
    """One paper of a campaign as a draft to go on with; only approved findings are told.

    `to` is the body that proposals are sent to, as the findings name it; "" for those of the own body.
    """
    campaign = lock_campaign(actor, uid)
    if campaign.state == CampaignState.DRAFT:
        raise CampaignIncomplete(_("Đợt rà soát chưa mở nên chưa có kết quả để soạn văn bản."))
    made = _composed(actor, campaign, paper, to)
    asks = paper in {CampaignPaper.LETTER, CampaignPaper.SUBMISSION}
    about = (
        (ASKS, f"{campaign.uid.hex}:{to[:LONGEST_NAME]}")
        if asks
        else (CAMPAIGN_PAPER, campaign.uid.hex)
    )
    draft = create_draft(actor=actor, paper=made, about=about)
    record_campaign(actor, campaign, "plans.campaign.drafted", paper=str(paper))
    return draft


def _composed(actor: Actor, campaign: Campaign, paper: CampaignPaper, to: str) -> Paper:
    told, rows = told_of(campaign), rows_of(campaign)
    own = own_organisation(actor)
    if paper == CampaignPaper.REPORT:
        return review_report(house_of(own), told, rows, on=clock.today())
    if paper == CampaignPaper.EXPIRED:
        ended = of_expired(rows)
        if not ended:
            raise CampaignIncomplete(_("Chưa có văn bản nào được duyệt là hết hiệu lực."))
        return expired_list(house_of(issuers_for(actor)[0]), ended, bases=told.bases)
    asked = [row for row in rows if row.proposal not in SETTLED and row.to_name == to]
    if not asked:
        raise CampaignIncomplete(_("Chưa có đề xuất nào được duyệt gửi đến cơ quan này."))
    submission = paper == CampaignPaper.SUBMISSION
    return change_request(house_of(own), told, asked, to=to, submission=submission)
