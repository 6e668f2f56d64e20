"""The register of incoming documents, and where each issued paper was sent."""

import uuid

from django.db import models
from django.db.models import Q

from chuan.core.scope import PathField
from chuan.documents import labels
from chuan.documents.enums import Channel, DispatchState, IncomingState


class RegisterYear(models.Model):
    """The last number given in the register of incoming documents of a body in a year."""

    organisation = models.ForeignKey(
        "orgs.Organisation", on_delete=models.CASCADE, related_name="+"
    )
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "year"), name="one_register_of_a_body_per_year"
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.year}"


class IncomingEntry(models.Model):
    """A document that came in: waiting to be registered, registered with its number, dealt with."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        "orgs.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    owner_path = PathField()
    state = models.CharField(max_length=10, default=IncomingState.WAITING)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    number = models.PositiveIntegerField(null=True, blank=True)
    arrived_on = models.DateField()
    author = models.CharField(max_length=300)
    symbol = models.CharField(max_length=120, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    kind = models.CharField(max_length=20, blank=True)
    summary = models.TextField()
    note = models.CharField(max_length=500, blank=True)
    document = models.ForeignKey(
        "documents.Document", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    handed_to = models.ForeignKey(
        "orgs.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    handed_path = PathField(blank=True)
    handed_person = models.CharField(max_length=32, blank=True)
    handed_label = models.CharField(max_length=300, blank=True)
    handed_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    registered_at = models.DateTimeField(null=True, blank=True)
    registered_by_label = models.CharField(max_length=160, blank=True)
    acted_at = models.DateTimeField(null=True, blank=True)
    acted_by_label = models.CharField(max_length=160, blank=True)
    acted_note = models.CharField(max_length=1000, blank=True)
    is_sample = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "year", "number"),
                condition=Q(number__isnull=False),
                name="one_incoming_document_per_number_and_year",
            ),
            models.UniqueConstraint(
                fields=("organisation", "document"),
                condition=Q(document__isnull=False),
                name="a_document_comes_in_once_to_a_body",
            ),
            models.CheckConstraint(
                condition=Q(state=IncomingState.WAITING)
                | (Q(number__isnull=False) & Q(year__isnull=False)),
                name="a_registered_document_has_its_number",
            ),
        )
        indexes = (
            models.Index(fields=("owner_path", "-year", "-number"), name="incoming_by_number"),
            models.Index(fields=("owner_path", "state", "due_on"), name="incoming_by_state"),
            models.Index(fields=("handed_path", "state", "due_on"), name="incoming_by_handed"),
        )

    def __str__(self) -> str:
        return self.symbol or self.summary[:80]


class Dispatch(models.Model):
    """One recipient of one issued paper: the line as printed, the way it went, how far it has come."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    draft = models.ForeignKey(
        "documents.PaperDraft", on_delete=models.CASCADE, related_name="dispatches"
    )
    document = models.ForeignKey(
        "documents.Document", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    owner_path = PathField()
    order = models.PositiveSmallIntegerField(default=0)
    printed = models.CharField(max_length=500)
    organisation = models.ForeignKey(
        "orgs.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    label = models.CharField(max_length=300)
    channel = models.CharField(max_length=16, default=Channel.DOCUMENT_SYSTEM)
    state = models.CharField(max_length=10, default=DispatchState.UNSENT)
    entry = models.OneToOneField(
        IncomingEntry, null=True, blank=True, on_delete=models.SET_NULL, related_name="dispatch"
    )
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by_label = models.CharField(max_length=160, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    received_by_label = models.CharField(max_length=160, blank=True)
    acted_at = models.DateTimeField(null=True, blank=True)
    acted_by_label = models.CharField(max_length=160, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("order",)
        constraints = (
            models.UniqueConstraint(
                fields=("draft", "organisation"),
                condition=Q(organisation__isnull=False),
                name="a_paper_goes_once_to_a_body",
            ),
        )
        indexes = (models.Index(fields=("owner_path", "state"), name="dispatch_by_owner"),)

    def __str__(self) -> str:
        return f"{self.draft_id} {self.label} {self.state}"

    @property
    def state_label(self) -> str:
        """How far the recipient has come, in words."""
        return str(labels.DISPATCH_STATE[self.state])

    @property
    def channel_label(self) -> str:
        """By what way it went, in words."""
        return str(labels.CHANNEL[self.channel])
