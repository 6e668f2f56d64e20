"""The review of documents as work (rà soát văn bản): campaigns, their documents, findings and proposals."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from chuan.core.actor import Actor
from chuan.core.scope import PathField, under, visible_to
from chuan.plans import labels
from chuan.plans.enums import CampaignState, ExaminedState, ProposalState
from chuan.plans.rules.campaigns import SETTLED, is_late

CAMPAIGN = "document_campaign"
"""Kind in participations: bodies that were given a document see the campaign once it is open."""
IN_HAND = (ExaminedState.WAITING, ExaminedState.GIVEN, ExaminedState.RETURNED)
"""States in which a document waits for its reviewer."""


class CampaignQuerySet(models.QuerySet["Campaign"]):
    """What can be asked of campaigns."""

    def visible_to(self, actor: Actor) -> Self:
        """The own ones and those below; open or closed ones that the own body was given a part of."""
        own = under(actor.path, "owner_path")
        return self.filter(own | (visible_to(actor, CAMPAIGN) & ~Q(state=CampaignState.DRAFT)))


class Campaign(models.Model):
    """One campaign of reviewing documents: why, what, by when, and what it must bring forth."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    owner_path = PathField()
    task = models.ForeignKey(
        "plans.Task", null=True, blank=True, on_delete=models.SET_NULL, related_name="campaigns"
    )
    title = models.CharField(max_length=300)
    basis = models.TextField(blank=True)
    extent = models.TextField(blank=True)
    product = models.TextField(blank=True)
    due_on = models.DateField()
    state = models.CharField(max_length=8, default=CampaignState.DRAFT)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closing_note = models.TextField(blank=True)
    is_sample = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    created_by_label = models.CharField(max_length=160)

    objects = CampaignQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(state=CampaignState.DRAFT) | Q(opened_on__isnull=False),
                name="an_open_campaign_says_when_it_began",
            ),
            models.CheckConstraint(
                condition=~Q(state=CampaignState.CLOSED) | Q(closed_on__isnull=False),
                name="a_closed_campaign_says_when_it_ended",
            ),
        )
        indexes = (
            models.Index(fields=("owner_path", "state", "due_on"), name="campaign_by_owner"),
        )

    def __str__(self) -> str:
        return self.title


class CampaignDocumentQuerySet(models.QuerySet["CampaignDocument"]):
    """What can be asked of documents under review."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of the own campaigns, and those that the own body or one below was given."""
        if not actor.path:
            return self.none()
        given = under(actor.path) & ~Q(campaign__state=CampaignState.DRAFT)
        return self.filter(under(actor.path, "campaign__owner_path") | given)

    def in_hand(self) -> Self:
        """Those of open campaigns that wait for their reviewer."""
        return self.filter(campaign__state=CampaignState.OPEN, state__in=IN_HAND)

    def late(self, on: date) -> Self:
        """Not submitted although the day has gone by; as `rules.campaigns.is_late`."""
        return self.filter(state__in=IN_HAND, due_on__lt=on)


class CampaignDocument(models.Model):
    """One document under review: what it is, who reviews it by when, how far that is.

    `act` and `document` are set where the register of law or the library of the node holds it. `path`
    is "" until it is given to a body. `why` says why it was put on the list.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="documents")
    act = models.ForeignKey(
        "law.Act", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    document = models.ForeignKey(
        "documents.Document", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    key = models.CharField(max_length=160)
    symbol = models.CharField(max_length=120, blank=True)
    title = models.TextField(blank=True)
    issuer_label = models.CharField(max_length=300, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    why = models.CharField(max_length=400, blank=True)
    organisation = models.ForeignKey(
        "orgs.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    path = PathField(blank=True)
    reviewer_id = models.CharField(max_length=32, blank=True)
    reviewer_label = models.CharField(max_length=160, blank=True)
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, default=ExaminedState.WAITING)
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by_label = models.CharField(max_length=160, blank=True)
    approved_on = models.DateField(null=True, blank=True)
    approved_by_label = models.CharField(max_length=160, blank=True)
    reminded_on = models.DateField(null=True, blank=True)

    objects = CampaignDocumentQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("campaign", "key"), name="one_review_of_a_document_in_a_campaign"
            ),
            models.CheckConstraint(
                condition=~Q(symbol="") | ~Q(title=""), name="a_document_under_review_has_a_name"
            ),
            models.CheckConstraint(
                condition=Q(state=ExaminedState.WAITING) | Q(organisation__isnull=False),
                name="a_document_under_review_was_given_to_a_body",
            ),
            models.CheckConstraint(
                condition=~Q(state=ExaminedState.APPROVED) | Q(approved_on__isnull=False),
                name="an_approved_review_says_when",
            ),
        )
        indexes = (
            models.Index(fields=("path", "state", "due_on"), name="under_review_by_body"),
            models.Index(fields=("reviewer_id", "state"), name="under_review_by_person"),
        )

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """Number, or the beginning of the title when there is none."""
        return self.symbol or self.title[:80]

    @property
    def state_label(self) -> str:
        """In words."""
        return str(labels.EXAMINED_STATE[self.state])

    def is_late(self, on: date) -> bool:
        """Not submitted although the day has gone by."""
        return is_late(ExaminedState(self.state), self.due_on, on)


class CampaignFindingQuerySet(models.QuerySet["CampaignFinding"]):
    """What can be asked of findings."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of documents that one may see."""
        return self.filter(document__in=CampaignDocument.objects.visible_to(actor).values("pk"))

    def proposed(self) -> Self:
        """Proposals of approved reviews: what somebody is to do."""
        return self.filter(document__state=ExaminedState.APPROVED).exclude(
            proposal=ProposalState.NONE
        )

    def unsettled(self) -> Self:
        """Proposals that wait for an end."""
        return self.proposed().exclude(proposal__in=SETTLED)


class CampaignFinding(models.Model):
    """What was found of one document, or of one article of it, and what is proposed.

    `proposal` is where the proposal stands; `asked_*` the paper that asked for it, `made_*` the one that
    came of it, `ask_again_on` the day to ask how it stands.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    document = models.ForeignKey(
        CampaignDocument, on_delete=models.CASCADE, related_name="findings"
    )
    verdict = models.CharField(max_length=12)
    article = models.CharField(max_length=200, blank=True)
    quote = models.TextField(blank=True)
    basis = models.TextField(blank=True)
    action = models.CharField(max_length=10)
    content = models.TextField(blank=True)
    to = models.CharField(max_length=8)
    to_name = models.CharField(max_length=300, blank=True)
    proposal = models.CharField(max_length=10, default=ProposalState.NONE)
    asked_symbol = models.CharField(max_length=120, blank=True)
    asked_on = models.DateField(null=True, blank=True)
    made_symbol = models.CharField(max_length=120, blank=True)
    made_on = models.DateField(null=True, blank=True)
    declined_why = models.TextField(blank=True)
    ask_again_on = models.DateField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)
    at = models.DateTimeField()
    by_label = models.CharField(max_length=160)

    objects = CampaignFindingQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(proposal=ProposalState.ISSUED) | ~Q(made_symbol=""),
                name="a_proposal_that_was_issued_says_as_what",
            ),
            models.CheckConstraint(
                condition=~Q(proposal=ProposalState.DECLINED) | ~Q(declined_why=""),
                name="a_proposal_that_was_declined_says_why",
            ),
        )
        indexes = (models.Index(fields=("proposal", "ask_again_on"), name="finding_by_proposal"),)

    def __str__(self) -> str:
        return f"{self.document_id} {self.verdict} {self.article}"

    @property
    def verdict_label(self) -> str:
        """What was found, in words."""
        return str(labels.FINDING_VERDICT[self.verdict])

    @property
    def action_label(self) -> str:
        """What is proposed, in words."""
        return str(labels.PROPOSED_ACTION[self.action])

    @property
    def proposal_label(self) -> str:
        """Where the proposal stands, in words."""
        return str(labels.PROPOSAL_STATE[self.proposal])


class CampaignStep(models.Model):
    """One step of a document under review or of a proposal: who, when, why."""

    document = models.ForeignKey(CampaignDocument, on_delete=models.CASCADE, related_name="steps")
    finding = models.ForeignKey(
        CampaignFinding, null=True, blank=True, on_delete=models.CASCADE, related_name="steps"
    )
    event = models.CharField(max_length=10)
    after = models.CharField(max_length=10)
    text = models.TextField(blank=True)
    body_label = models.CharField(max_length=300, blank=True)
    by_label = models.CharField(max_length=160)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.document_id} {self.event}"

    @property
    def label(self) -> str:
        """In words."""
        return str(labels.CAMPAIGN_STEP.get(self.event, self.event))


class CampaignFile(models.Model):
    """A file that shows what a reviewer found."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    document = models.ForeignKey(CampaignDocument, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey("core.StoredFile", on_delete=models.PROTECT, related_name="+")
    caption = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by_label = models.CharField(max_length=160)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.caption or str(self.file_id)
