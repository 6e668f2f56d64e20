"""What documents under review rest on, and documents of a body that a change of law says to look at again."""

from collections.abc import Mapping

from django.db.models import Prefetch
from django.urls import reverse

from chuan.core import reliance
from chuan.core.actor import Actor
from chuan.core.enums import FlagState
from chuan.documents.models import Citation, DocumentCopy
from chuan.documents.selectors.resting import DOCUMENT, cited_by
from chuan.plans.enums import CampaignState
from chuan.plans.models import CampaignDocument, Plan
from chuan.plans.selectors.resting import PLAN

KIND = "campaign_document"
MOST = 400
"""Flagged documents that are looked at for one list."""


def documents_under_review() -> reliance.Pairs:
    """Documents of campaigns that are not closed: the act itself, or what the kept copies cite."""
    citations = Prefetch("citations", queryset=Citation.objects.order_by("order", "pk"))
    copies = DocumentCopy.objects.defer("content", "text").prefetch_related(citations)
    rows = (
        CampaignDocument.objects.exclude(campaign__state=CampaignState.CLOSED)
        .select_related("campaign", "act")
        .prefetch_related(Prefetch("document__copies", queryset=copies.order_by("pk")))
        .order_by("pk")
    )
    for row in rows.iterator(chunk_size=200):
        bases = [reliance.Basis("act", row.act.symbol)] if row.act else []
        held = row.document.copies.all() if row.document else ()
        own = [copy for copy in held if copy.owner_path == row.campaign.owner_path]
        bases += [basis for copy in own for basis in cited_by(copy)]
        if bases:
            yield (
                reliance.Dependant(
                    KIND,
                    row.uid.hex,
                    row.label[:400],
                    reverse("plans:campaign_document_detail", args=[row.uid]),
                    row.campaign.owner_path,
                ),
                bases,
            )


def flagged_documents(actor: Actor) -> Mapping[int, str]:
    """Why each document of the own body or below should be looked at again, by its id; three queries."""
    rows = (
        reliance.flags(actor)
        .filter(state=FlagState.OPEN, dependant__kind__in=(DOCUMENT, PLAN))
        .order_by("-change__told_at", "pk")
        .values_list("dependant__kind", "dependant__object_id", "change__title")[:MOST]
    )
    why: dict[str, dict[str, str]] = {DOCUMENT: {}, PLAN: {}}
    for kind, uid, title in rows:
        why[kind].setdefault(uid, title)
    copies = DocumentCopy.objects.filter(uid__in=list(why[DOCUMENT]))
    found = {
        pk: why[DOCUMENT][uid.hex] for uid, pk in copies.values_list("uid", "document_id")
    }  # fmt: skip
    plans = Plan.objects.filter(uid__in=list(why[PLAN]))
    for plan, pk in plans.values_list("uid", "document_id"):
        found.setdefault(pk, why[PLAN][plan.hex])
    return found
