"""What happens to open work when a body ends: a proposal for who gave it, and what was moved."""

import uuid
from typing import Self

from django.db import models

from chuan.core.actor import Actor
from chuan.core.scope import PathField, under
from chuan.plans.enums import MoveState


class MoveProposalQuerySet(models.QuerySet["MoveProposal"]):
    """What can be asked of proposals."""

    def visible_to(self, actor: Actor) -> Self:
        """Proposals to the own organisation or one below."""
        return self.filter(under(actor.path, "owner_path"))


class MoveProposal(models.Model):
    """The open work that one organisation gave to a body which has ended; nothing moves by itself."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    owner_path = PathField()
    ended = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField()
    state = models.CharField(max_length=8, default=MoveState.OPEN)
    note = models.TextField(blank=True)
    noticed_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    by_label = models.CharField(max_length=160, blank=True)

    objects = MoveProposalQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("owner", "ended"), name="one_proposal_for_an_ended_body_to_an_owner"
            ),
        )
        indexes = (
            models.Index(fields=("owner_path", "state", "noticed_at"), name="move_by_owner"),
        )

    def __str__(self) -> str:
        return f"{self.owner_path} {self.ended_id}"


class MovedRow(models.Model):
    """One thing that went from the ended body to another, and how to take it back."""

    proposal = models.ForeignKey(MoveProposal, on_delete=models.CASCADE, related_name="rows")
    kind = models.CharField(max_length=8)
    share = models.ForeignKey(
        "plans.Assignment", null=True, blank=True, on_delete=models.CASCADE, related_name="moves"
    )
    duty = models.ForeignKey(
        "plans.PlanDuty", null=True, blank=True, on_delete=models.CASCADE, related_name="moves"
    )
    task = models.ForeignKey(
        "plans.Task", null=True, blank=True, on_delete=models.CASCADE, related_name="moves"
    )
    plan = models.ForeignKey(
        "plans.Plan", null=True, blank=True, on_delete=models.CASCADE, related_name="moves"
    )
    to = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    made_new = models.BooleanField(default=True)
    basis = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by_label = models.CharField(max_length=160)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=("proposal", "undone_at"), name="moved_row_by_proposal"),)

    def __str__(self) -> str:
        return f"{self.kind} → {self.to_id}"
