"""Campaigns as evidence of tasks, and the rows that live counts of them open."""

from collections.abc import Mapping, Sequence

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chuan.core.actor import Actor
from chuan.core.references import MOST, Reference, ReferenceKind
from chuan.plans.enums import CampaignState
from chuan.plans.models import Campaign, CampaignDocument, CampaignFinding

CAMPAIGN_KIND, EXAMINED_KIND = "plans.document_campaign", "plans.document_review"
PROPOSAL_KIND = "plans.document_proposal"


def _find(actor: Actor, words: str) -> Sequence[Reference]:
    rows = Campaign.objects.visible_to(actor).exclude(state=CampaignState.DRAFT)
    if words:
        rows = rows.filter(Q(title__icontains=words) | Q(basis__icontains=words))
    return [
        _campaign(row) for row in rows.select_related("owner").order_by("-due_on", "-pk")[:MOST]
    ]


def _look_up(actor: Actor, ids: Sequence[str]) -> Mapping[str, Reference]:
    rows = Campaign.objects.visible_to(actor).filter(pk__in=_keys(ids)).select_related("owner")
    return {str(row.pk): _campaign(row) for row in rows}


def _campaign(row: Campaign) -> Reference:
    url = reverse("plans:campaign_detail", args=[row.uid])
    return Reference(CAMPAIGN_KIND, str(row.pk), row.title[:200], url, row.owner.label)


def _examined(actor: Actor, ids: Sequence[str]) -> Mapping[str, Reference]:
    rows = CampaignDocument.objects.visible_to(actor).filter(pk__in=_keys(ids))
    return {str(row.pk): _document(EXAMINED_KIND, str(row.pk), row) for row in rows}


def _proposed(actor: Actor, ids: Sequence[str]) -> Mapping[str, Reference]:
    rows = CampaignFinding.objects.visible_to(actor).filter(pk__in=_keys(ids))
    return {
        str(row.pk): _document(PROPOSAL_KIND, str(row.pk), row.document)
        for row in rows.select_related("document")
    }


def _document(kind: str, key: str, row: CampaignDocument) -> Reference:
    url = reverse("plans:campaign_document_detail", args=[row.uid])
    return Reference(kind, key, row.label[:200], url, row.title[:160])


def _keys(ids: Sequence[str]) -> list[int]:
    return [int(one) for one in ids if one.isascii() and one.isdigit() and len(one) < 18]


CAMPAIGN_KINDS = (
    ReferenceKind(CAMPAIGN_KIND, _("Đợt rà soát văn bản"), _find, _look_up),
    ReferenceKind(
        EXAMINED_KIND, _("Văn bản đã rà soát"), lambda _a, _w: (), _examined, offered=False
    ),
    ReferenceKind(
        PROPOSAL_KIND, _("Đề xuất qua rà soát"), lambda _a, _w: (), _proposed, offered=False
    ),
)
