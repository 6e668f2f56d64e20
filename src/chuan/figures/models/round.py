"""Rounds: one asking of reports, by one body, for one period; and the schedules that open them."""

import uuid
from typing import Self

from django.db import models
from django.db.models import F, Q

from chuan.core.actor import Actor
from chuan.core.scope import PathField, under
from chuan.figures.enums import Reading, RoundKind, RoundState
from chuan.figures.models.form import Form
from chuan.orgs.models.validity import in_order


class Schedule(models.Model):
    """A standing duty to report: each period opens one round by itself, `opens_before` days ahead.

    `due_month`, `due_day` is the printed date ("trước ngày 20/11"); for months and quarters
    `due_month` counts from the first month after the period (0 is its last month). `closing_days`
    is how many days before the printed date the figures are closed.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    form_code = models.SlugField(max_length=60)
    form_owner_path = PathField(default="/")
    asker = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    asker_path = PathField()
    period_kind = models.CharField(max_length=12)
    due_month = models.PositiveSmallIntegerField()
    due_day = models.PositiveSmallIntegerField()
    reading = models.CharField(max_length=10, default=Reading.EXCLUSIVE)
    closing_days = models.PositiveSmallIntegerField(default=5)
    internal_days = models.PositiveSmallIntegerField(default=0)
    opens_before = models.PositiveSmallIntegerField(default=45)
    asked = models.JSONField(default=list)
    basis = models.CharField(max_length=500, blank=True)
    confidence = models.CharField(max_length=1, blank=True)
    plan = models.ForeignKey(
        "plans.Plan", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    is_sample = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=in_order(), name="schedule_does_not_end_before_it_begins"
            ),
        )

    def __str__(self) -> str:
        return f"{self.form_code} {self.asker_path}"


class RoundQuerySet(models.QuerySet["Round"]):
    """What can be asked of rounds."""

    def asked_by(self, actor: Actor) -> Self:
        """Those that the body acted for, or one below it, asks."""
        return self.filter(under(actor.path, "asker_path"))

    def visible_to(self, actor: Actor) -> Self:
        """Those asked by the own body or below, and those in which a report of it is wanted."""
        if actor.path == "/":
            return self.all()
        return self.filter(
            under(actor.path, "asker_path")
            | Q(
                pk__among=self.model.objects.filter(under(actor.path, "reports__path")).values("pk")
            )
        )


class Round(models.Model):
    """One asking: a form, a period, the bodies asked (their reports), the printed date and its reading.

    `due_on` is the last day in time by the printed date and its reading, `due_at` the moment when
    that day ends in Vietnam: sent from then on is late. `internal_on` is the asker's own earlier
    wish, shown apart, and never makes anybody late.
    `into` is the asker's own report upwards that this round feeds.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="rounds")
    asker = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="rounds")
    asker_path = PathField()
    kind = models.CharField(max_length=14, default=RoundKind.PERIODIC)
    state = models.CharField(max_length=10, default=RoundState.OPEN)
    title = models.CharField(max_length=300)
    note = models.TextField(blank=True)
    period = models.CharField(max_length=17)
    period_from = models.DateField()
    period_until = models.DateField()
    closing_on = models.DateField()
    printed_on = models.DateField(null=True, blank=True)
    reading = models.CharField(max_length=10, default=Reading.EXCLUSIVE)
    due_on = models.DateField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    internal_on = models.DateField(null=True, blank=True)
    basis = models.CharField(max_length=500, blank=True)
    confidence = models.CharField(max_length=1, blank=True)
    plan = models.ForeignKey(
        "plans.Plan", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    schedule = models.ForeignKey(
        Schedule, null=True, blank=True, on_delete=models.PROTECT, related_name="rounds"
    )
    into = models.ForeignKey(
        "figures.Report", null=True, blank=True, on_delete=models.PROTECT, related_name="fed_by"
    )
    is_sample = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    created_by_label = models.CharField(max_length=160)

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ("-period_until", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(period_from__lte=F("period_until")),
                name="round_period_does_not_end_before_it_begins",
            ),
            models.UniqueConstraint(
                fields=("schedule", "period"), name="a_schedule_opens_a_period_once"
            ),
        )
        indexes = (models.Index(fields=("asker_path", "-period_until"), name="round_by_asker"),)

    def __str__(self) -> str:
        return self.title
