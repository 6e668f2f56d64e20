"""How plans hang together: their parents, who must issue one of their own, what carries a party task out."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from chuan.core.scope import PathField
from chuan.plans.enums import DutyState, LinkState
from chuan.plans.models.plan import Plan


class PlanParent(models.Model):
    """A document above a plan and what it is to it; named by its symbol until the node holds it.

    Nothing of the document's text is kept here: the words are read through a copy (ADR 0008).
    `quote` is from the plan's own text. `reason` is why it was proposed, or why it was dismissed.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="parents")
    document = models.ForeignKey(
        "documents.Document",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="plans_below",
    )
    act = models.ForeignKey(
        "law.Act", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    kind = models.CharField(max_length=80, blank=True)
    symbol = models.CharField(max_length=120, blank=True)
    symbol_key = models.CharField(max_length=120, blank=True)
    issued_key = models.CharField(max_length=10, blank=True)
    issuer_label = models.CharField(max_length=300, blank=True)
    issuer_key = models.CharField(max_length=300, blank=True)
    role = models.CharField(max_length=10)
    state = models.CharField(max_length=10, default=LinkState.PROPOSED)
    reason = models.CharField(max_length=20, blank=True)
    note = models.TextField(blank=True)
    quote = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    by_label = models.CharField(max_length=160, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("order", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("plan", "document"),
                condition=Q(document__isnull=False),
                name="one_link_of_a_plan_to_a_parent",
            ),
            models.CheckConstraint(
                condition=~Q(symbol="") | Q(document__isnull=False), name="parent_names_something"
            ),
        )
        indexes = (
            models.Index(fields=("document", "state"), name="parent_by_document"),
            models.Index(
                fields=("symbol_key",),
                condition=Q(document__isnull=True),
                name="parent_not_held_by_symbol",
            ),
        )

    def __str__(self) -> str:
        return self.symbol or str(self.document_id)


class DutyClause(models.Model):
    """A paragraph of a plan that asks bodies to issue plans of their own; a proposal until confirmed.

    `names` are the bodies as printed, `due_on` the printed day; `own_due_on` a day that the body
    which compiles set for itself, and which nobody is late by in law.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="duty_clauses")
    order = models.PositiveSmallIntegerField(default=0)
    clause = models.CharField(max_length=120, blank=True)
    quote = models.TextField()
    names = models.JSONField(default=list)
    due_on = models.DateField(null=True, blank=True)
    due_basis = models.JSONField(default=list)
    own_due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, default=LinkState.PROPOSED)
    note = models.TextField(blank=True)
    by_label = models.CharField(max_length=160, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return self.quote[:80]


class PlanDutyQuerySet(models.QuerySet["PlanDuty"]):
    """What can be asked of duties to plan."""

    def standing(self) -> Self:
        """Not moved to the body that followed."""
        return self.exclude(state=DutyState.MOVED)

    def expected(self) -> Self:
        """No plan has come yet."""
        return self.filter(state=DutyState.EXPECTED)

    def late(self, on: date) -> Self:
        """No plan has come although the day printed in the document has passed."""
        return self.expected().filter(due_on__lt=on)


class PlanDuty(models.Model):
    """A body must issue its own plan to carry out the document of `plan`.

    `area` is the code of the province the body stands in ("" for none). Symbol and day of the
    child are kept, since whoever asked for it is told them even where the plan is out of sight.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="plan_duties")
    source = models.ForeignKey(
        DutyClause, null=True, blank=True, on_delete=models.SET_NULL, related_name="duties"
    )
    organisation = models.ForeignKey(
        "orgs.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=300)
    path = PathField(blank=True)
    area = models.CharField(max_length=10, blank=True)
    collective = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(null=True, blank=True)
    due_basis = models.JSONField(default=list)
    own_due_on = models.DateField(null=True, blank=True)
    clause = models.CharField(max_length=120, blank=True)
    quote = models.TextField(blank=True)
    state = models.CharField(max_length=10, default=DutyState.EXPECTED)
    proof = models.CharField(max_length=8, blank=True)
    child = models.ForeignKey(
        Plan, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    child_symbol = models.CharField(max_length=120, blank=True)
    child_on = models.DateField(null=True, blank=True)
    fulfilled_on = models.DateField(null=True, blank=True)
    moved_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="moved_from"
    )
    reason = models.TextField(blank=True)
    by_label = models.CharField(max_length=160, blank=True)
    at = models.DateTimeField()

    objects = PlanDutyQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("plan", "organisation"),
                condition=Q(organisation__isnull=False),
                name="one_duty_of_a_body_under_a_plan",
            ),
            models.CheckConstraint(
                condition=~Q(state=DutyState.FULFILLED) | Q(fulfilled_on__isnull=False),
                name="a_fulfilled_duty_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state=DutyState.EXEMPT) | ~Q(reason=""),
                name="an_exempted_duty_says_why",
            ),
        )
        indexes = (
            models.Index(fields=("plan", "area", "state", "due_on"), name="duty_by_plan_and_area"),
            models.Index(fields=("path", "state", "due_on"), name="duty_by_body"),
            models.Index(fields=("state", "due_on"), name="duty_by_day"),
        )

    def __str__(self) -> str:
        return f"{self.plan_id} {self.name}"


class CarriedOut(models.Model):
    """A task of the party and the document of the state that carries it out; each has its own readers."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    task = models.ForeignKey("plans.Task", on_delete=models.CASCADE, related_name="carried_out_by")
    document = models.ForeignKey(
        "documents.Document", on_delete=models.CASCADE, related_name="carries_out"
    )
    plan = models.ForeignKey(
        Plan, null=True, blank=True, on_delete=models.SET_NULL, related_name="carries_out"
    )
    owner_path = PathField()
    state = models.CharField(max_length=10, default=LinkState.PROPOSED)
    note = models.TextField(blank=True)
    by_label = models.CharField(max_length=160, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("task", "document"), name="one_link_of_a_party_task_to_a_document"
            ),
        )
        indexes = (models.Index(fields=("document", "state"), name="carried_out_by_document"),)

    def __str__(self) -> str:
        return f"{self.task_id} ← {self.document_id}"
