"""What campaigns put on "Việc của tôi": documents to review, results to approve, proposals to ask after."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.core.worklist import HandedOver, Source, WorkItem
from chuan.orgs.enums import Role
from chuan.plans import labels
from chuan.plans.enums import CampaignState, ExaminedState
from chuan.plans.models import CampaignDocument, CampaignFinding
from chuan.plans.permissions import can_accept
from chuan.plans.services.campaign_proposals import move_reviews


class CampaignWork:
    """Reviews of documents."""

    key = "plans.campaigns"

    def sources(self, actor: Actor, on: date) -> Sequence[Source]:
        """What the person holds; what the body was given and nobody holds; for its head, all of it."""
        held = CampaignDocument.objects.in_hand().filter(_mine(actor), organisation__isnull=False)
        rows = held.select_related("campaign").order_by("due_on", "pk")
        found = [Source(rows, lambda rows: (_document(row, on, actor.id) for row in rows))]
        if actor.has_role(Role.HEAD):
            waiting = CampaignDocument.objects.filter(
                path=actor.path,
                state=ExaminedState.SUBMITTED,
                campaign__state=CampaignState.OPEN,
            )
            submitted = waiting.select_related("campaign").order_by("due_on", "pk")
            found.append(Source(submitted, lambda rows: map(_to_approve, rows)))
        if can_accept(actor):
            asked = CampaignFinding.objects.unsettled().filter(
                document__campaign__owner_path=actor.path, ask_again_on__lte=on
            )
            late = asked.select_related("document__campaign").order_by("ask_again_on", "pk")
            found.append(Source(late, lambda rows: (_proposal(row, on) for row in rows)))
        return found

    def hand_over(
        self, actor: Actor, from_person: str, to_person: str, at: datetime
    ) -> Sequence[HandedOver]:
        """Move every review that one person holds to another."""
        return move_reviews(actor=actor, from_person=from_person, to_person=to_person, at=at)


def _mine(actor: Actor) -> Q:
    mine = Q(reviewer_id=actor.id)
    if actor.has_role(Role.HEAD):
        return mine | Q(path=actor.path)
    if actor.has_role(Role.OFFICER):
        return mine | Q(path=actor.path, reviewer_id="")
    return mine


def _document(row: CampaignDocument, on: date, person: str) -> WorkItem:
    url = reverse("plans:campaign_document_detail", args=[row.uid])
    returned = row.state == ExaminedState.RETURNED
    return WorkItem(
        uid=row.uid,
        kind="document_review",
        title=_("Rà soát văn bản: %(label)s") % {"label": _named(row)},
        url=url,
        role_label=str(labels.ROLE["lead"]),
        due_on=row.due_on,
        document_label=row.campaign.title,
        next_action_label=_("Bổ sung và trình lại") if returned else _("Ghi kết quả rà soát"),
        next_action_url=url,
        state=row.state,
        state_label=row.state_label,
        overdue=row.is_late(on),
        person_id=person if row.reviewer_id == person else "",
        is_sample=row.campaign.is_sample,
    )


def _to_approve(row: CampaignDocument) -> WorkItem:
    url = reverse("plans:campaign_document_detail", args=[row.uid])
    return WorkItem(
        uid=row.uid,
        kind="document_review",
        title=_("Duyệt kết quả rà soát: %(label)s") % {"label": _named(row)},
        url=url,
        role_label=_("Duyệt"),
        due_on=row.due_on,
        document_label=row.campaign.title,
        next_action_label=_("Xem và duyệt"),
        next_action_url=url,
        state=row.state,
        state_label=row.state_label,
        is_sample=row.campaign.is_sample,
        waits=True,
    )


def _proposal(row: CampaignFinding, on: date) -> WorkItem:
    document = row.document
    url = reverse("plans:campaign_document_detail", args=[document.uid])
    return WorkItem(
        uid=row.uid,
        kind="document_proposal",
        title=_("Hỏi kết quả đề nghị về %(label)s") % {"label": _named(document)},
        url=url,
        role_label=_("Theo dõi"),
        due_on=row.ask_again_on,
        document_label=document.campaign.title,
        next_action_label=_("Ghi kết quả"),
        next_action_url=url,
        state=row.proposal,
        state_label=row.proposal_label,
        overdue=row.ask_again_on is not None and row.ask_again_on < on,
        is_sample=document.campaign.is_sample,
    )


def _named(row: CampaignDocument) -> str:
    """Number and the beginning of the title."""
    return f"{row.symbol}, {row.title[:120]}" if row.symbol and row.title else row.label
