"""Procedures, and their versions as law with dates; a version in use is never changed."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

VERSION = "procedures_version"
"""The kind of a version in the record and among what rests on law."""


class Procedure(models.Model):
    """One procedure under one key, whatever its versions say."""

    key = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=300)
    folded = models.TextField(blank=True)
    is_public = models.BooleanField(default=True)
    is_sample = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.title


class VersionQuerySet(models.QuerySet["ProcedureVersion"]):
    """What can be asked of versions."""

    def in_force(self, on: date) -> Self:
        """Those that a dossier opened on that day falls under."""
        lasts = Q(valid_until__isnull=True) | Q(valid_until__gte=on)
        return self.filter(lasts, valid_from__lte=on)


class ProcedureVersion(models.Model):
    """One version: the whole definition as text, its hash, and what lists ask of it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    confidence = models.CharField(max_length=1)
    source = models.TextField()
    sha256 = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ("-valid_from", "-number")
        constraints = (
            models.UniqueConstraint(
                fields=("procedure", "number"), name="one_version_of_a_procedure_per_number"
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="version_of_a_procedure_does_not_end_before_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.procedure_id} {self.number}"


class VersionBasis(models.Model):
    """An article that a version rests on."""

    version = models.ForeignKey(
        ProcedureVersion, on_delete=models.CASCADE, related_name="basis_rows"
    )
    symbol = models.CharField(max_length=60)
    article = models.CharField(max_length=200, blank=True)
    confidence = models.CharField(max_length=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("version", "symbol", "article"), name="one_row_for_an_article_of_a_version"
            ),
        )

    def __str__(self) -> str:
        return f"{self.article} {self.symbol}".strip()
