"""How far state work for the party has come: what is said of it here, and what another node reported."""

import uuid

from django.db import models
from django.db.models import Q

from chuan.core.scope import PathField
from chuan.exchange.models.nodes import Partner
from chuan.exchange.models.received import ReceivedItem

LONGEST_RESULT = 300
"""A short sentence: what was achieved, not who did it."""


class SaidResult(models.Model):
    """What the own body says to the party of a plan of its own, or of one task of it, beside the state.

    Typed for this purpose alone: nothing is taken over from reports, evidence or discussion.
    """

    plan = models.ForeignKey("plans.Plan", on_delete=models.CASCADE, related_name="+")
    task = models.ForeignKey(
        "plans.Task", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    result = models.CharField(max_length=LONGEST_RESULT, blank=True)
    symbol = models.CharField(max_length=120, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    by_label = models.CharField(max_length=160)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("task",), name="one_said_result_of_a_task"),
            models.UniqueConstraint(
                fields=("plan",),
                condition=Q(task__isnull=True),
                name="one_said_result_of_a_whole_plan",
            ),
        )

    def __str__(self) -> str:
        return self.result[:80]


class ReportedState(models.Model):
    """The last that another node told the body at `owner_path` of a plan or task; never its own data.

    `key` is the identity of the thing over there, `number` that of the bundle which told it last.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner_path = PathField()
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=32)
    number = models.PositiveIntegerField()
    item = models.ForeignKey(ReceivedItem, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(
        "documents.Document", on_delete=models.CASCADE, related_name="reported_states"
    )
    sender_label = models.CharField(max_length=300)
    whole = models.BooleanField(default=False)
    clause = models.CharField(max_length=80, blank=True)
    text = models.CharField(max_length=500)
    state = models.CharField(max_length=12)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    closed_on = models.DateField(null=True, blank=True)
    result = models.CharField(max_length=LONGEST_RESULT, blank=True)
    symbol = models.CharField(max_length=120, blank=True)
    issued_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("owner_path", "partner", "key"), name="one_last_report_of_a_thing"
            ),
        )
        indexes = (models.Index(fields=("document", "owner_path"), name="reported_by_document"),)

    def __str__(self) -> str:
        return f"{self.key} {self.state}"
