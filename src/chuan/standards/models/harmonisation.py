"""The harmonisation rate as it was computed: the lists behind it, and one figure for each day it changed."""

from django.db import models
from django.db.models import F, Q


class HarmonisationList(models.Model):
    """The lists that some inputs gave, by the SHA-256 of those inputs; keys, one a line."""

    fingerprint = models.CharField(max_length=64, unique=True)
    in_force = models.TextField(blank=True)
    harmonised = models.TextField(blank=True)
    unknown = models.TextField(blank=True)
    lagging = models.TextField(blank=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.fingerprint[:12]


class HarmonisationPoint(models.Model):
    """The rate of a field ("" for all) from a day on, until the next point of the field."""

    day = models.DateField()
    field = models.CharField(max_length=10, blank=True)
    in_force = models.PositiveIntegerField()
    harmonised = models.PositiveIntegerField()
    unknown = models.PositiveIntegerField()
    lagging = models.PositiveIntegerField(default=0)
    made_of = models.ForeignKey(HarmonisationList, on_delete=models.PROTECT, related_name="points")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("field", "day"), name="one_rate_of_a_field_on_a_day"),
            models.CheckConstraint(
                condition=Q(harmonised__lte=F("in_force")),
                name="harmonised_standards_are_among_those_in_force",
            ),
        )

    def __str__(self) -> str:
        return f"{self.day} {self.field}"
