"""Administrative units of today and of before, and what each became."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from chuan.orgs.enums import Extent, PlaceLevel
from chuan.orgs.models.validity import in_order, valid_on


class PlaceQuerySet(models.QuerySet["Place"]):
    """What can be asked of places."""

    def valid_on(self, on: date) -> Self:
        """Units that exist on `on`."""
        return self.filter(valid_on(on))

    def provinces(self) -> Self:
        """Units of the first tier."""
        return self.filter(level=PlaceLevel.PROVINCE)

    def communes(self) -> Self:
        """Units of the lowest tier."""
        return self.filter(level=PlaceLevel.COMMUNE)


class Place(models.Model):
    """A province, district or commune-level unit during one life of its code.

    Codes are those of the national list; a unit laid anew on 01/7/2025 often keeps the code of a
    former one, hence the key (level, code, valid_from).
    """

    code = models.CharField(max_length=5)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=100)
    folded = models.CharField(max_length=120)
    kind = models.CharField(max_length=20)
    level = models.CharField(max_length=10)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("level", "code", "valid_from"), name="one_life_of_a_code_from_a_day"
            ),
            models.UniqueConstraint(
                fields=("level", "code"),
                condition=Q(valid_from__isnull=True),
                name="one_first_life_of_a_code",
            ),
            models.CheckConstraint(
                condition=in_order(), name="place_does_not_end_before_it_begins"
            ),
        )
        indexes = (
            models.Index(fields=("folded", "level"), name="place_by_folded_name"),
            models.Index(fields=("parent", "level"), name="place_by_parent"),
        )

    def __str__(self) -> str:
        return self.name


class PlaceSuccession(models.Model):
    """One unit became, wholly or in part, another."""

    predecessor = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="successions")
    successor = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="origins")
    extent = models.CharField(max_length=5, default=Extent.WHOLE)
    main = models.BooleanField(default=True)
    effective_on = models.DateField()
    basis_symbol = models.CharField(max_length=60, blank=True)
    basis_date = models.DateField(null=True, blank=True)
    confidence = models.CharField(max_length=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("predecessor", "successor"), name="one_edge_between_two_places"
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")), name="place_does_not_follow_itself"
            ),
        )

    def __str__(self) -> str:
        return f"{self.predecessor_id} → {self.successor_id}"
