"""An import of records: the file, what each row would do, and what it did."""

import uuid

from django.db import models
from django.db.models import Q

from chuan.core.scope import PathField
from chuan.standards.enums import Outcome, RunState

IMPORT_RUN = "standard_import"
"""Kind of an import in the record."""


class ImportRun(models.Model):
    """One file of records: read first, then applied, then perhaps undone."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner_path = PathField()
    format = models.CharField(max_length=10)
    source_name = models.CharField(max_length=300)
    etag = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64)
    file = models.ForeignKey(
        "core.StoredFile", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answer = models.ForeignKey(
        "core.StoredFile", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField(max_length=8, default=RunState.READING)
    message = models.CharField(max_length=500, blank=True)
    rows = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    doubt = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    written = models.PositiveIntegerField(default=0)
    left = models.PositiveIntegerField(default=0)
    job_uid = models.UUIDField(null=True, blank=True)
    started_at = models.DateTimeField()
    started_by = models.CharField(max_length=32)
    started_by_label = models.CharField(max_length=160)
    applied_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in RunState]),
                name="import_of_standards_has_a_known_state",
            ),
        )
        indexes = (models.Index(fields=("owner_path", "-started_at"), name="import_by_body"),)

    def __str__(self) -> str:
        return self.source_name


class ImportRow(models.Model):
    """One row of the file that says something: rows that change nothing are only counted.

    `words` is the row as read, `before` the record as it stood when the row was applied.
    """

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="lines")
    line = models.PositiveIntegerField()
    outcome = models.CharField(max_length=8)
    label = models.CharField(max_length=200, blank=True)
    key = models.CharField(max_length=160, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    words = models.JSONField(default=dict)
    before = models.JSONField(default=dict)
    done = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("run", "line"), name="one_row_for_a_line_of_an_import"),
            models.CheckConstraint(
                condition=Q(outcome__in=[outcome.value for outcome in Outcome]),
                name="row_of_an_import_has_a_known_outcome",
            ),
        )
        indexes = (models.Index(fields=("run", "outcome", "line"), name="import_row_by_outcome"),)

    def __str__(self) -> str:
        return f"{self.run_id} {self.line} {self.outcome}"
