"""Who says that it applies a standard, and who wants to be told when one changes."""

import uuid

from django.db import models
from django.db.models import Q

from chuan.core.scope import PathField
from chuan.orgs.models import Organisation
from chuan.standards.enums import ClaimKind, ClaimState
from chuan.standards.models.standard import Standard

CLAIM = "standard_claim"
"""Kind of a claim in the record."""


class Claim(models.Model):
    """An organisation says it applies a standard, or that a product conforms; confirmed or not is told apart.

    `superseded_at`: since then the standard is replaced or withdrawn and the holder was told.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    owner_path = PathField()
    standard = models.ForeignKey(Standard, on_delete=models.PROTECT, related_name="claims")
    kind = models.CharField(max_length=10, default=ClaimKind.APPLIED)
    products = models.CharField(max_length=300, blank=True)
    reference = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=500, blank=True)
    declared_on = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=9, default=ClaimState.DECLARED)
    declared_by = models.CharField(max_length=32)
    declared_by_label = models.CharField(max_length=160)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by_label = models.CharField(max_length=300, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    superseded_at = models.DateTimeField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    is_sample = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "standard", "kind", "products"),
                condition=~Q(state="ended"),
                name="one_living_claim_of_a_body_for_a_product",
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed")
                | (Q(decided_at__isnull=False) & ~Q(decided_by_label="")),
                name="a_confirmed_claim_says_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(reason=""),
                name="a_returned_claim_says_why",
            ),
        )
        indexes = (
            models.Index(fields=("standard", "state"), name="claim_by_standard"),
            models.Index(fields=("owner_path", "state"), name="claim_by_body"),
        )

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.standard_id}"


class StandardFollower(models.Model):
    """A person who wants to be told when a standard is replaced, amended or withdrawn."""

    standard = models.ForeignKey(Standard, on_delete=models.CASCADE, related_name="followers")
    person_id = models.CharField(max_length=32)
    path = PathField(blank=True)
    since = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("standard", "person_id"), name="a_person_follows_a_standard_once"
            ),
        )
        indexes = (models.Index(fields=("person_id",), name="followed_by_person"),)

    def __str__(self) -> str:
        return f"{self.person_id} {self.standard_id}"
