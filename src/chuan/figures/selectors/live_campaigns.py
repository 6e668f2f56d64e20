"""Live counts of reviews of documents: how many were reviewed, what was proposed, what came of it."""

from datetime import date

from chuan.domain.cascade import Period
from chuan.figures.providers import Counted
from chuan.figures.selectors.live_plans import Span, counted, own_tier
from chuan.orgs.models import Organisation
from chuan.plans.enums import ExaminedState, ProposalState
from chuan.plans.models import CampaignDocument, CampaignFinding
from chuan.plans.selectors.campaign_named import EXAMINED_KIND, PROPOSAL_KIND


def documents_reviewed(organisation: Organisation, period: Period, on: date) -> Counted | None:
    """Documents whose review by the body was approved in the period; None while it was given none."""
    given = CampaignDocument.objects.filter(own_tier(organisation))
    rows = given.filter(Span.of(period, on).days("approved_on"), state=ExaminedState.APPROVED)
    found = counted(
        (EXAMINED_KIND, str(key), symbol or title)
        for key, symbol, title in rows.order_by("approved_on", "pk").values_list(
            "pk", "symbol", "title"
        )
    )
    return None if not found.rows and not given.exists() else found


def changes_proposed(organisation: Organisation, period: Period, on: date) -> Counted | None:
    """Proposals to change documents, of reviews by the body that were approved in the period."""
    return _proposals(organisation, period, on)


def changes_made(organisation: Organisation, period: Period, on: date) -> Counted | None:
    """Of the proposals of the body the ones that became a new document in the period."""
    return _proposals(organisation, period, on, made=True)


def _proposals(
    organisation: Organisation, period: Period, on: date, *, made: bool = False
) -> Counted | None:
    own = CampaignFinding.objects.filter(own_tier(organisation, "document__path")).proposed()
    span = Span.of(period, on)
    if made:
        rows = own.filter(span.days("made_on"), proposal=ProposalState.ISSUED)
    else:
        rows = own.filter(span.days("document__approved_on"))
    named = rows.order_by("pk").values_list("pk", "document__symbol", "document__title", "article")
    found = counted(
        (PROPOSAL_KIND, str(key), ", ".join(part for part in (symbol or title, article) if part))
        for key, symbol, title, article in named
    )
    given = CampaignDocument.objects.filter(own_tier(organisation))
    return None if not found.rows and not given.exists() else found
