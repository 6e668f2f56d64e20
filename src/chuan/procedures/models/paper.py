"""Papers of a dossier as they came in, and the receipts that anybody may check."""

import uuid

from django.db import models
from django.db.models import Q

from chuan.procedures.models.dossier import Dossier


class DossierPaper(models.Model):
    """One paper as it was handed in; a later one of the same kind replaces it and both are kept."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="papers")
    key = models.CharField(max_length=40)
    label = models.CharField(max_length=300)
    file = models.ForeignKey("core.StoredFile", on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=400, blank=True)
    at = models.DateTimeField()
    by_id = models.CharField(max_length=64, blank=True)
    by_label = models.CharField(max_length=160)
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("at", "pk")
        indexes = (
            models.Index(
                fields=("dossier", "key"),
                condition=Q(replaced_at__isnull=True),
                name="standing_paper_of_a_dossier",
            ),
        )

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.key}"


class Receipt(models.Model):
    """A receipt: its number in the year of the body, and the code by which anybody may look it up."""

    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, related_name="receipt")
    organisation = models.ForeignKey(
        "orgs.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    code = models.CharField(max_length=16, unique=True)
    issued_at = models.DateTimeField()
    due_on = models.DateField(null=True, blank=True)
    by_id = models.CharField(max_length=64, blank=True)
    by_label = models.CharField(max_length=160)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "year", "number"),
                name="one_receipt_per_number_in_a_year_of_a_body",
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"
