"""Forms of others: a Word or Excel file that a superior sent, its cells tied to indicators once."""

import uuid
from typing import Self

from django.db import models

from chuan.core.actor import Actor
from chuan.core.scope import PathField, under
from chuan.figures.enums import CellMeaning, ImportState, Stage
from chuan.figures.models.indicator import Indicator


class ForeignForm(models.Model):
    """One file by its content: ties made by one body serve every body that drops the same file."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sha256 = models.CharField(max_length=64)
    kind = models.CharField(max_length=4)
    name = models.CharField(max_length=300)
    file = models.ForeignKey("core.StoredFile", on_delete=models.PROTECT, related_name="+")
    layout = models.JSONField(default=dict)
    top_path = PathField()
    created_at = models.DateTimeField()
    by_label = models.CharField(max_length=160)
    organisation_label = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("sha256", "top_path"), name="one_foreign_form_of_a_content"
            ),
        )

    def __str__(self) -> str:
        return self.name


class ForeignCell(models.Model):
    """One cell of it to be filled: where it stands, what it wants; "" when nobody tied it yet."""

    form = models.ForeignKey(ForeignForm, on_delete=models.CASCADE, related_name="cells")
    address = models.CharField(max_length=80)
    label = models.CharField(max_length=500, blank=True)
    indicator = models.ForeignKey(
        Indicator, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    stage = models.CharField(max_length=10, blank=True, default=Stage.NONE)
    meaning = models.CharField(max_length=10, default=CellMeaning.VALUE)
    years_back = models.PositiveSmallIntegerField(default=0)
    proposed = models.BooleanField(default=False)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("form", "address"), name="one_cell_at_an_address"),
        )

    def __str__(self) -> str:
        return f"{self.address} {self.label}"


class ForeignCopyQuerySet(models.QuerySet["ForeignCopy"]):
    """What can be asked of received forms."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of the own body and below."""
        return self.filter(under(actor.path))


class ForeignCopy(models.Model):
    """That a body received the form, for a period; the filled file is made anew when asked for."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    form = models.ForeignKey(ForeignForm, on_delete=models.PROTECT, related_name="copies")
    organisation = models.ForeignKey(
        "orgs.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    path = PathField()
    period = models.CharField(max_length=17)
    name = models.CharField(max_length=300)
    received_at = models.DateTimeField()
    by_label = models.CharField(max_length=160)

    objects = ForeignCopyQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("form", "organisation", "period"), name="one_copy_of_a_form_in_a_period"
            ),
        )

    def __str__(self) -> str:
        return self.name


class WorkbookQuerySet(models.QuerySet["Workbook"]):
    """What can be asked of workbooks brought in."""

    def visible_to(self, actor: Actor) -> Self:
        """Those that the very body brought in."""
        return self.filter(path=actor.path)


class Workbook(models.Model):
    """An Excel file brought in: read as a dry run, then applied; the same content is applied once."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        "orgs.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    path = PathField()
    round = models.ForeignKey(
        "figures.Round", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=300)
    file = models.ForeignKey("core.StoredFile", on_delete=models.PROTECT, related_name="+")
    marked = models.ForeignKey(
        "core.StoredFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=8, default=ImportState.READING)
    rows = models.PositiveIntegerField(default=0)
    good = models.PositiveIntegerField(default=0)
    bad = models.PositiveIntegerField(default=0)
    summary = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    by_id = models.CharField(max_length=32)
    by_label = models.CharField(max_length=160)
    applied_at = models.DateTimeField(null=True, blank=True)

    objects = WorkbookQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=("path", "-created_at"), name="workbook_by_path"),)

    def __str__(self) -> str:
        return self.name
