"""Acts, the intervals of their lives, edges, events, articles; the days of the calendar."""

import uuid

from django.db import models
from django.db.models import F, Q

from chuan.core.fields import PathField
from chuan.domain.calendar_vn import Day, DayKind
from chuan.domain.confidence import Confidence
from chuan.law.enums import EventKind


class Act(models.Model):
    """One act of law or party document; its identity is issuer, kind, symbol and date.

    `by_hand`: people of the node entered it, and no release changes its words. `told_at` is when what
    happens to it was first looked at: what had happened before that is told to nobody.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    symbol = models.CharField(max_length=60)
    symbol_key = models.CharField(max_length=60)
    kind = models.CharField(max_length=30)
    title = models.CharField(max_length=400)
    issuer = models.CharField(max_length=200)
    issued_on = models.DateField(null=True, blank=True)
    confidence = models.CharField(max_length=1)
    unconfirmed = models.CharField(max_length=400, blank=True)
    folded = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)
    by_hand = models.BooleanField(default=False)
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("issuer", "kind", "symbol", "issued_on"),
                name="one_act_per_issuer_kind_symbol_and_date",
            ),
            models.UniqueConstraint(
                fields=("issuer", "kind", "symbol"),
                condition=Q(issued_on__isnull=True),
                name="one_act_without_date_per_issuer_kind_and_symbol",
            ),
        )
        indexes = (models.Index(fields=("symbol_key",), name="act_by_symbol"),)

    def __str__(self) -> str:
        return self.symbol


class ActInterval(models.Model):
    """One stretch of an act's life and why it is so; `end` is the last day, empty when open.

    The rows are made of what a release ships and of the events that people entered (`ActEvent`).
    """

    act = models.ForeignKey(Act, on_delete=models.CASCADE, related_name="intervals")
    reason = models.CharField(max_length=20)
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    scope = models.CharField(max_length=200, blank=True)
    basis = models.CharField(max_length=200, blank=True)
    confidence = models.CharField(max_length=1)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(end__isnull=True) | Q(end__gte=F("start")),
                name="interval_does_not_end_before_it_begins",
            ),
        )
        indexes = (models.Index(fields=("act", "start"), name="interval_by_act"),)

    def __str__(self) -> str:
        return f"{self.act_id} {self.reason} {self.start}…{self.end}"


class ActEdge(models.Model):
    """`source` replaces, amends, details, consolidates or suspends `target`."""

    source = models.ForeignKey(Act, on_delete=models.CASCADE, related_name="does")
    target = models.ForeignKey(Act, on_delete=models.CASCADE, related_name="undergoes")
    relation = models.CharField(max_length=20)
    scope = models.CharField(max_length=200, blank=True)
    effective_on = models.DateField(null=True, blank=True)
    confidence = models.CharField(max_length=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("source", "target", "relation"), name="one_edge_of_a_kind_between_two_acts"
            ),
            models.CheckConstraint(
                condition=~Q(source=F("target")), name="act_does_not_change_itself"
            ),
        )

    def __str__(self) -> str:
        return f"{self.source_id} {self.relation} {self.target_id}"


class ActEvent(models.Model):
    """What people of the node say happened to an act, or to a part of it: it outlives releases.

    `by` is the act that says so, when the register has it; `until` the last day of a suspension. One that
    was taken back stays as a row, and counts for nothing.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    act = models.ForeignKey(Act, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=20)
    on = models.DateField()
    until = models.DateField(null=True, blank=True)
    part = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(
        Act, null=True, blank=True, on_delete=models.PROTECT, related_name="said_events"
    )
    basis = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=300)
    confidence = models.CharField(max_length=1)
    entered_at = models.DateTimeField()
    entered_by_label = models.CharField(max_length=240)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("on")),
                name="event_does_not_end_before_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in EventKind]),
                name="event_kind_is_known",
            ),
        )
        indexes = (models.Index(fields=("act", "on"), name="event_by_act"),)

    def __str__(self) -> str:
        return f"{self.act_id} {self.kind} {self.on}"


class ToldFact(models.Model):
    """Something about an act that has been told, or that stood when the act was first looked at."""

    act = models.ForeignKey(Act, on_delete=models.CASCADE, related_name="told")
    key = models.CharField(max_length=160)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("act", "key"), name="one_telling_of_a_fact"),
        )

    def __str__(self) -> str:
        return f"{self.act_id} {self.key}"


class Article(models.Model):
    """An article of an act, or a clause or point of it; `path` is its place (`domain.provisions`)."""

    act = models.ForeignKey(Act, on_delete=models.CASCADE, related_name="articles")
    path = PathField()
    heading = models.CharField(max_length=300, blank=True)
    by_hand = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("act", "path"), name="one_article_at_a_place"),
        )

    def __str__(self) -> str:
        return f"{self.act_id} {self.path}"


class ArticleVersion(models.Model):
    """What an article says from one day to another: in our own words, or its text.

    `is_text`: somebody pasted the text of the law itself. `start` empty: from the beginning of the act.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="versions")
    words = models.TextField()
    is_text = models.BooleanField(default=False)
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    amended_by = models.ForeignKey(
        Act, null=True, blank=True, on_delete=models.PROTECT, related_name="amended_articles"
    )
    confidence = models.CharField(max_length=1)
    source = models.CharField(max_length=300, blank=True)
    by_hand = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(end__isnull=True) | Q(end__gte=F("start")),
                name="version_does_not_end_before_it_begins",
            ),
        )
        indexes = (models.Index(fields=("article", "start"), name="version_by_article"),)

    def __str__(self) -> str:
        return f"{self.article_id} {self.start}"


class CalendarDay(models.Model):
    """A day that is off or worked otherwise than its week says; one that is not counted is only shown.

    `by_hand`: the administrator of the node said so, and no release changes it.
    """

    on = models.DateField(unique=True)
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=160)
    basis = models.CharField(max_length=200, blank=True)
    symbol = models.CharField(max_length=60, blank=True)
    confidence = models.CharField(max_length=1)
    source = models.CharField(max_length=300, blank=True)
    counted = models.BooleanField(default=True)
    by_hand = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in DayKind]),
                name="calendar_day_is_off_or_working",
            ),
        )

    def __str__(self) -> str:
        return f"{self.on} {self.kind} {self.name}"

    def as_day(self) -> Day:
        """The row as a value of the calendar."""
        return Day(
            self.on, DayKind(self.kind), self.name, self.basis, self.symbol,
            Confidence(self.confidence), self.source, self.counted,
        )  # fmt: skip
