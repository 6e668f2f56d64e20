"""What a draft says beside its clauses: where it will apply, what it cites, what it asks of the goods."""

from django.db import models

from chuan.orgs.models import Place
from chuan.standards.models.draft import Draft


class DraftPlace(models.Model):
    """A commune where a local regulation will apply."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="places")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("draft", "place"), name="draft_applies_in_a_place_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.draft_id} {self.place_id}"


class DraftCitation(models.Model):
    """A number that a draft cites; what the register knows of it is asked anew each time."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="citations")
    key = models.CharField(max_length=160)
    family = models.CharField(max_length=160)
    label = models.CharField(max_length=200)
    title = models.CharField(max_length=600, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("draft", "key"), name="draft_cites_a_number_once"),
        )

    def __str__(self) -> str:
        return self.label


class DraftRequirement(models.Model):
    """One line of the table of technical requirements: what is measured, how much, how it is tested."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="requirements")
    order = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=200)
    unit = models.CharField(max_length=40, blank=True)
    limit = models.CharField(max_length=200)
    method = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = (models.Index(fields=("draft", "order"), name="requirement_in_order"),)

    def __str__(self) -> str:
        return f"{self.name} {self.limit}"
