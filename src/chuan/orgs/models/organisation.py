"""Organisations of all kinds, the names they answer to and what they became."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from chuan.core.actor import Actor
from chuan.core.scope import PathField, under
from chuan.orgs.enums import Extent, NameKind
from chuan.orgs.models.place import Place
from chuan.orgs.models.validity import in_order, valid_on


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """What can be asked of organisations."""

    def valid_on(self, on: date) -> Self:
        """Bodies that exist on `on`."""
        return self.filter(valid_on(on))

    def under(self, path: str) -> Self:
        """Bodies at `path` or below it."""
        return self.filter(under(path))

    def governed_by(self, actor: Actor) -> Self:
        """Bodies at or below the one the actor acts for."""
        return self.filter(under(actor.path))


class Organisation(models.Model):
    """A body, a firm, a cooperative, a laboratory or a party committee, on this node or only named.

    `path` is a chain of short segments closed by "/": a body stands under another when its path
    begins with the other's. `agency` is the code of its generic kind in `data/agencies.json`.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=300)
    short_name = models.CharField(max_length=160, blank=True)
    kind = models.CharField(max_length=20)
    level = models.CharField(max_length=10)
    agency = models.CharField(max_length=40, blank=True)
    member_kind = models.CharField(max_length=20, blank=True)
    place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.PROTECT, related_name="organisations"
    )
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    path = PathField(unique=True)
    on_node = models.BooleanField(default=True)
    is_sample = models.BooleanField(default=False)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=in_order(), name="organisation_does_not_end_before_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(path__startswith="/") & Q(path__endswith="/"),
                name="organisation_path_begins_and_ends_with_a_slash",
            ),
        )
        indexes = (
            models.Index(fields=("agency", "path"), name="organisation_by_agency"),
            models.Index(fields=("member_kind", "path"), name="organisation_by_member_kind"),
        )

    def __str__(self) -> str:
        return self.name

    def exists_on(self, on: date) -> bool:
        """It has begun and has not ended on that day; as `valid_on` asks the database."""
        begun = self.valid_from is None or self.valid_from <= on
        return begun and not self.is_over_on(on)

    def is_over_on(self, on: date) -> bool:
        """Its last day lies before that day."""
        return self.valid_until is not None and self.valid_until < on

    @property
    def label(self) -> str:
        """The shorter name where there is one."""
        return self.short_name or self.name


class OrganisationAlias(models.Model):
    """A name that an organisation answers to; its official and generic names are rows too."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=300)
    key = models.CharField(max_length=300)
    folded = models.CharField(max_length=300)
    kind = models.CharField(max_length=10, default=NameKind.ALIAS)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "key"), name="one_alias_per_name_of_an_organisation"
            ),
        )
        indexes = (
            models.Index(fields=("key",), name="alias_by_key"),
            models.Index(fields=("folded",), name="alias_by_folded_name"),
        )

    def __str__(self) -> str:
        return self.name


class OrganisationSuccession(models.Model):
    """One body became, wholly or in part, another; a duty never moves along this edge by itself."""

    predecessor = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="successions"
    )
    successor = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="origins")
    extent = models.CharField(max_length=5, default=Extent.WHOLE)
    effective_on = models.DateField(null=True, blank=True)
    basis_symbol = models.CharField(max_length=60, blank=True)
    basis_date = models.DateField(null=True, blank=True)
    confidence = models.CharField(max_length=1)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("predecessor", "successor"), name="one_edge_between_two_organisations"
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="organisation_does_not_follow_itself",
            ),
        )

    def __str__(self) -> str:
        return f"{self.predecessor_id} → {self.successor_id}"
