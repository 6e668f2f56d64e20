"""Dossiers: where each stands, who takes part, every step ever taken, what its clocks say."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from chuan.core.actor import Actor
from chuan.core.scope import PathField, visible_to
from chuan.procedures.enums import ClockState
from chuan.procedures.models.procedure import ProcedureVersion

DOSSIER = "procedures_dossier"
"""The kind in the record, in participations and among references."""


class DossierQuerySet(models.QuerySet["Dossier"]):
    """What can be asked of dossiers."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of the own body and below, and those it takes part in; unless it never left its opener."""
        left = Q(received_on__isnull=False)
        return self.filter(visible_to(actor, DOSSIER) & (left | Q(owner_path=actor.path)))

    def open(self) -> Self:
        """Those on their way."""
        return self.filter(closed_on__isnull=True)

    def waiting_for(self, path: str) -> Self:
        """Those whose next step is for the very body at `path`."""
        turn = DossierParty.objects.filter(dossier=OuterRef("pk"), path=path, has_turn=True)
        return self.open().filter(Exists(turn))

    def late(self, on: date) -> Self:
        """Those with a deadline that has passed."""
        return self.open().filter(due_on__lt=on)


class Dossier(models.Model):
    """One file under one version of its procedure, for life. `seen` counts its steps and changes.

    `subject_kind` and `subject_id` name the thing of another room that it is about; "" for none.
    `applicant_label` is who asks, also when it is nobody on this node. `due_on` is the next last day
    of a deadline that runs, kept for lists; the log decides.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(max_length=40, blank=True)
    version = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, related_name="dossiers")
    title = models.CharField(max_length=400)
    folded = models.CharField(max_length=500, blank=True)
    subject_kind = models.CharField(max_length=40, blank=True)
    subject_id = models.BigIntegerField(null=True, blank=True)
    subject_label = models.CharField(max_length=300, blank=True)
    applicant_label = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=40)
    state_label = models.CharField(max_length=160)
    waits_for = models.CharField(max_length=300, blank=True)
    owner_path = PathField()
    opened_as = models.CharField(max_length=40)
    opened_on = models.DateField()
    received_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_late = models.BooleanField(default=False)
    due_on = models.DateField(null=True, blank=True)
    seen = models.PositiveIntegerField(default=1)
    is_sample = models.BooleanField(default=False)

    objects = DossierQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("number",), condition=~Q(number=""), name="one_dossier_per_number"
            ),
        )
        indexes = (
            models.Index(fields=("owner_path", "due_on"), name="dossier_by_body_and_date"),
            models.Index(fields=("subject_kind", "subject_id"), name="dossier_by_subject"),
            models.Index(fields=("version", "state"), name="dossier_by_version"),
        )

    def __str__(self) -> str:
        return self.title


class DossierParty(models.Model):
    """A body in a role; without one on this node only its name is known.

    `has_turn`: the dossier waits for it in its state.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="parties")
    role = models.CharField(max_length=40)
    label = models.CharField(max_length=300)
    organisation = models.ForeignKey(
        "orgs.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    path = PathField(blank=True)
    has_turn = models.BooleanField(default=False)
    since = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("dossier", "role", "label"),
                name="one_row_for_a_body_in_a_role_of_a_dossier",
            ),
        )
        indexes = (models.Index(fields=("path", "has_turn"), name="party_by_body_and_turn"),)

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.role} {self.label}"


class DossierStep(models.Model):
    """One step, never changed. `undoes` is the number of the step that it takes back."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10)
    event = models.CharField(max_length=40)
    label = models.CharField(max_length=200)
    source = models.CharField(max_length=40, blank=True)
    target = models.CharField(max_length=40)
    on = models.DateField()
    at = models.DateTimeField()
    role = models.CharField(max_length=40, blank=True)
    by_id = models.CharField(max_length=64, blank=True)
    by_label = models.CharField(max_length=160)
    organisation_label = models.CharField(max_length=300, blank=True)
    path = PathField(blank=True)
    reason = models.CharField(max_length=60, blank=True)
    reason_words = models.CharField(max_length=600, blank=True)
    note = models.CharField(max_length=2000, blank=True)
    flags = models.CharField(max_length=200, blank=True)
    undoes = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(
                fields=("dossier", "number"), name="one_step_of_a_dossier_per_number"
            ),
        )

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.number} {self.event}"


class StepField(models.Model):
    """What was typed into one field of a step."""

    step = models.ForeignKey(DossierStep, on_delete=models.CASCADE, related_name="values")
    key = models.CharField(max_length=40)
    label = models.CharField(max_length=200)
    value = models.CharField(max_length=1000)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("step", "key"), name="one_value_of_a_field_per_step"),
        )

    def __str__(self) -> str:
        return f"{self.step_id} {self.key}"


class DossierClock(models.Model):
    """One clock as the log leaves it, kept for lists and for the nightly look; the log decides.

    `told_due` is the last day that those in charge were told of, `told_end` the one whose passing
    they were told of.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="clocks")
    key = models.CharField(max_length=40)
    label = models.CharField(max_length=200)
    kind = models.CharField(max_length=10)
    state = models.CharField(max_length=10, default=ClockState.WAITING)
    started_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    paused_on = models.DateField(null=True, blank=True)
    stopped_on = models.DateField(null=True, blank=True)
    told_due = models.DateField(null=True, blank=True)
    told_end = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("dossier", "key"), name="one_clock_of_a_dossier_per_key"
            ),
        )
        indexes = (models.Index(fields=("state", "due_on"), name="dossier_clock_by_date"),)

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.key} {self.state}"
