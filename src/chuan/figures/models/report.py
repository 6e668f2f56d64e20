"""The report of one body in one round: its cells, its words, its steps, and its versions as sent."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q

from chuan.core.actor import Actor
from chuan.core.scope import PathField, under
from chuan.figures.enums import ReportState
from chuan.figures.models.fields import FigureField
from chuan.figures.models.form import FormLine
from chuan.figures.models.indicator import Compiler
from chuan.figures.models.round import Round
from chuan.figures.rules.states import EDITABLE_STATES, PENDING
from chuan.figures.rules.tiers import tier_of
from chuan.orgs.rules.paths import is_of_the_party, paths_above


class ReportQuerySet(models.QuerySet["Report"]):
    """What can be asked of reports."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of the own body or below, those asked by it or below, those of places it compiles.

        A unit that compiles a place (Phòng VH-XH of a commune) works on the report of the body above
        it; a department sees those of its province, the compiler of the country all. What somebody
        else drafts is no page of theirs until it is sent (`permissions.can_read_draft`).
        """
        if actor.path == "/":
            return self.all()
        own = under(actor.path) | under(actor.path, "asker_path")
        compiled = Compiler.objects.of(actor)
        if compiled.filter(place__isnull=True).exists():
            return self.filter(own | _same_world(actor.path))
        places = compiled.filter(place__isnull=False).values("place")
        within = Q(place__in=places) | Q(place__parent__in=places)
        return self.filter(own | (within & _same_world(actor.path)))

    def owed_by(self, actor: Actor) -> Self:
        """Those of the own body, and of the one above it whose place it compiles."""
        compiled = Compiler.objects.of(actor).filter(place__isnull=False).values("place")
        above = Q(place__in=compiled, path__in=paths_above(actor.path))
        return self.filter(Q(path=actor.path) | above)

    def of_the_state(self) -> Self:
        """Those that figures and totals are made of: none of the party."""
        return self.filter(_same_world(""))


def _same_world(path: str) -> Q:
    """Reports of the party stay in the party, those of the state in the state."""
    of_the_party = Q(path__startswith="/d")
    return of_the_party if is_of_the_party(path) else ~of_the_party


class Report(models.Model):
    """What one body owes in one round. `version` counts its sendings, 0 before the first.

    `sent_at` is the moment of the first sending, which alone decides whether it was in time.
    `gaps` names the bodies missing when it was approved or sent ("31/34 xã, thiếu: …").
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="reports")
    organisation = models.ForeignKey(
        "orgs.Organisation", on_delete=models.PROTECT, related_name="reports"
    )
    path = PathField()
    asker_path = PathField()
    place = models.ForeignKey(
        "orgs.Place", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=12, default=ReportState.OPEN)
    version = models.PositiveIntegerField(default=0)
    as_of = models.DateField()
    sent_at = models.DateTimeField(null=True, blank=True)
    last_sent_at = models.DateTimeField(null=True, blank=True)
    sent_by_label = models.CharField(max_length=160, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by_label = models.CharField(max_length=160, blank=True)
    gaps = models.TextField(blank=True)
    paper = models.ForeignKey(
        "documents.PaperDraft", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    edited_at = models.DateTimeField(null=True, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("round", "organisation"), name="one_report_of_a_body_in_a_round"
            ),
            models.CheckConstraint(
                condition=Q(version=0) | Q(sent_at__isnull=False),
                name="a_sent_report_says_when",
            ),
        )
        indexes = (
            models.Index(fields=("path", "state"), name="report_by_path"),
            models.Index(fields=("asker_path", "state"), name="report_by_asker"),
        )

    def __str__(self) -> str:
        return f"{self.round_id} {self.organisation_id}"

    @property
    def is_editable(self) -> bool:
        """Whether its body may change it now."""
        return self.state in EDITABLE_STATES

    @property
    def tier(self) -> str:
        """The tier for which its body states figures; every tier below is added up."""
        return tier_of(self.organisation.level, self.place.level if self.place else "")


class ReportCell(models.Model):
    """A figure as it stands in the working report; it counts for others once the report is sent."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="cells")
    line = models.ForeignKey(FormLine, on_delete=models.PROTECT, related_name="+")
    value = FigureField(null=True, blank=True)
    estimate = FigureField(null=True, blank=True)
    note = models.CharField(max_length=1000, blank=True)
    origin = models.CharField(max_length=10)
    version = models.PositiveIntegerField(default=1)
    edited_at = models.DateTimeField()
    by_label = models.CharField(max_length=160)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("report", "line"), name="one_cell_of_a_line"),
        )

    def __str__(self) -> str:
        return f"{self.report_id} {self.line_id} {self.value}"


class CellSource(models.Model):
    """A row or a file behind a figure: by kind and id, as `core.references` knows them."""

    cell = models.ForeignKey(ReportCell, on_delete=models.CASCADE, related_name="sources")
    kind = models.CharField(max_length=40)
    object_id = models.CharField(max_length=80)
    label = models.CharField(max_length=300)
    amount = FigureField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("cell", "kind", "object_id"), name="one_source_of_a_cell"
            ),
        )

    def __str__(self) -> str:
        return self.label


class CellChange(models.Model):
    """What a cell was before and after: its history, and undo."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="changes")
    line = models.ForeignKey(FormLine, on_delete=models.PROTECT, related_name="+")
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    batch = models.UUIDField()
    at = models.DateTimeField()
    by_label = models.CharField(max_length=160)

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("report", "line"), name="change_of_a_cell"),)

    def __str__(self) -> str:
        return f"{self.report_id} {self.line_id} {self.at:%d/%m/%Y %H:%M}"


class ReportText(models.Model):
    """One block of the report in words: a part of the form, a sentence drafted from facts, a heading.

    `drafted` is what the facts say now, `seen` what they said when people last looked, `text` what
    stands. `facts` keeps the figures of both ("now", "then"). `kind` is "" until the block has its
    place in the outline. The rows of a report are its outline: docs/algorithms/report-paper.md.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="texts")
    key = models.SlugField(max_length=140)
    text = models.TextField(blank=True)
    drafted = models.TextField(blank=True)
    seen = models.TextField(blank=True)
    facts = models.JSONField(default=dict)
    kind = models.CharField(max_length=10, blank=True)
    level = models.PositiveSmallIntegerField(default=0)
    order = models.PositiveIntegerField(default=0)
    edited = models.BooleanField(default=False)
    removed = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()
    by_label = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("report", "key"), name="one_text_of_a_part"),
        )

    def __str__(self) -> str:
        return f"{self.report_id} {self.key}"


class ReportStep(models.Model):
    """A step in the life of a report."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="steps")
    event = models.CharField(max_length=12)
    state = models.CharField(max_length=12)
    reason = models.CharField(max_length=2000, blank=True)
    at = models.DateTimeField()
    by_label = models.CharField(max_length=160)
    organisation_label = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.report_id} {self.event}"


class ReportVersion(models.Model):
    """What was sent, whole and for good: content, its hash, and the hashes of what it was made from."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    by_label = models.CharField(max_length=160)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("report", "number"), name="one_version_of_a_number"),
        )

    def __str__(self) -> str:
        return f"{self.report_id} {self.number}"


class CellQuestion(models.Model):
    """A question about one line of a report, with the day by which an answer is wanted."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="questions")
    line = models.ForeignKey(FormLine, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10)
    text = models.TextField()
    due_on = models.DateField()
    asked_at = models.DateTimeField()
    asked_by_label = models.CharField(max_length=160)
    asker_path = PathField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by_label = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=("report", "state"), name="question_of_a_report"),)

    def __str__(self) -> str:
        return self.text[:80]


class LockException(models.Model):
    """A body asks to open its locked report, with a reason; once granted it closes by itself."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="exceptions")
    state = models.CharField(max_length=8)
    reason = models.TextField()
    asked_at = models.DateTimeField()
    asked_by_label = models.CharField(max_length=160)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by_label = models.CharField(max_length=160, blank=True)
    open_until = models.DateField(null=True, blank=True)
    before = models.CharField(max_length=12, blank=True)

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("report",),
                condition=Q(state__in=PENDING),
                name="one_open_exception_of_a_report",
            ),
        )

    def __str__(self) -> str:
        return f"{self.report_id} {self.state}"
