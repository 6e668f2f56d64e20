"""The catalogue: indicators, the breaks in their series, and the targets that plans set for them."""

import uuid
from typing import Self

from django.db import models
from django.db.models import F, Q

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.core.scope import PathField, under
from chuan.figures.enums import Direction, IndicatorKind, OverTime, Source, Stage
from chuan.figures.models.fields import FigureField
from chuan.orgs.models.validity import in_order, valid_on
from chuan.orgs.rules.paths import paths_above, tree_of

SHIPPED = "/"
"""Owner path of what the node ships or its administrator sets: everybody may use it."""


def shared_with(actor: Actor) -> Q:
    """What the node ships, and what bodies of the actor's own tree define; nothing for nobody."""
    if not actor.path:
        return Q(pk__in=())
    return Q(owner_path=SHIPPED) | under(tree_of(actor.path), "owner_path")


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    """What can be asked of indicators."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of the node and of every body of the same tree: a definition is no secret there."""
        return self.filter(shared_with(actor))

    def stated(self) -> Self:
        """Those that bodies state; a rate is always computed."""
        return self.exclude(kind=IndicatorKind.RATE)


class Indicator(models.Model):
    """One thing that is measured, the same for plans, tasks and reports.

    `level` is the tier whose bodies state it; every tier above adds up and never types it. A rate
    states nothing: it is `numerator` over `denominator` (same period, same stage), in percent.
    `provider` names the live count of a register. `also` are other words for it in documents, one a
    line; `folded` is what a search looks in. `people`: it counts persons, so that small numbers of
    it are never shown in public.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300, blank=True)
    also = models.TextField(blank=True)
    definition = models.TextField(blank=True)
    scope = models.CharField(max_length=300, blank=True)
    unit = models.CharField(max_length=60)
    decimals = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=10)
    numerator = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="numerator_of"
    )
    denominator = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="denominator_of"
    )
    level = models.CharField(max_length=10)
    source = models.CharField(max_length=6, default=Source.TYPED)
    provider = models.CharField(max_length=80, blank=True)
    direction = models.CharField(max_length=4, blank=True, default=Direction.UP)
    over_time = models.CharField(max_length=4, default=OverTime.SUM)
    pillar = models.CharField(max_length=20, blank=True)
    people = models.BooleanField(default=False)
    public = models.BooleanField(default=False)
    basis = models.CharField(max_length=300, blank=True)
    confidence = models.CharField(max_length=1, blank=True)
    owner_path = PathField(default=SHIPPED)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    order = models.PositiveIntegerField(default=0)
    folded = models.TextField(blank=True)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        ordering = ("order", "code")
        constraints = (
            models.CheckConstraint(
                condition=(
                    Q(kind=IndicatorKind.RATE, numerator__isnull=False, denominator__isnull=False)
                    | (
                        ~Q(kind=IndicatorKind.RATE)
                        & Q(numerator__isnull=True, denominator__isnull=True)
                    )
                ),
                name="only_a_rate_has_a_numerator_and_a_denominator",
            ),
            models.CheckConstraint(
                condition=~Q(source=Source.LIVE) | ~Q(provider=""),
                name="a_live_indicator_names_its_provider",
            ),
            models.CheckConstraint(
                condition=in_order(), name="indicator_does_not_end_before_it_begins"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages that its figures have; a rate has those of its numerator."""
        base = self.numerator if self.kind == IndicatorKind.RATE else self
        if base is not None and base.kind == IndicatorKind.MONEY:
            return (Stage.ESTIMATED, Stage.SETTLED)
        return (Stage.NONE,)


class SeriesBreak(models.Model):
    """From this day on the figures of an indicator are not comparable with those before."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="breaks")
    on = models.DateField()
    reason = models.CharField(max_length=500)
    basis = models.CharField(max_length=300, blank=True)
    confidence = models.CharField(max_length=1, blank=True)

    class Meta:
        ordering = ("on",)
        constraints = (
            models.UniqueConstraint(
                fields=("indicator", "on"), name="one_break_of_a_series_on_a_day"
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.on:%d/%m/%Y}"


class TargetQuerySet(models.QuerySet["Target"]):
    """What can be asked of targets."""

    def visible_to(self, actor: Actor) -> Self:
        """Those that the own body, one below it or one above it must reach."""
        return self.filter(
            under(actor.path, "owner_path") | Q(owner_path__in=paths_above(actor.path))
        )


class Target(models.Model):
    """What a plan wants an indicator to be, with the clause that says so; a plan may name none.

    `value` empty is "không có mục tiêu số": the plan speaks of it without a number. `plan_target`
    is the figure as read from the plan. It holds for the years from `year_from` to `year_until`.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="targets")
    owner = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    owner_path = PathField()
    comparator = models.CharField(max_length=10)
    value = FigureField(null=True, blank=True)
    stage = models.CharField(max_length=10, blank=True, default=Stage.NONE)
    year_from = models.PositiveSmallIntegerField(null=True, blank=True)
    year_until = models.PositiveSmallIntegerField(null=True, blank=True)
    plan = models.ForeignKey(
        "plans.Plan", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    plan_target = models.ForeignKey(
        "plans.PlanTarget", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    clause = models.CharField(max_length=200, blank=True)
    quote = models.TextField(blank=True)
    created_at = models.DateTimeField()
    by_label = models.CharField(max_length=160)

    objects = TargetQuerySet.as_manager()

    class Meta:
        ordering = ("indicator__order", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(year_from__isnull=True)
                | Q(year_until__isnull=True)
                | Q(year_from__lte=F("year_until")),
                name="target_does_not_end_before_it_begins",
            ),
        )
        indexes = (models.Index(fields=("owner_path", "indicator"), name="target_by_owner"),)

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.comparator} {self.value}"

    @property
    def due_year(self) -> int | None:
        """The one year by whose end it is wanted; None where it holds year by year."""
        return self.year_until if self.year_from == self.year_until else None


class TaskTie(models.Model):
    """A task whose confirmed shares are counted for an indicator (a forum held, a review done)."""

    task = models.ForeignKey("plans.Task", on_delete=models.CASCADE, related_name="+")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="ties")
    at = models.DateTimeField()
    by_label = models.CharField(max_length=160)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("task", "indicator"), name="one_tie_of_a_task_to_an_indicator"
            ),
        )

    def __str__(self) -> str:
        return f"{self.task_id} {self.indicator_id}"


class CompilerQuerySet(models.QuerySet["Compiler"]):
    """What can be asked of compiling bodies."""

    def of(self, actor: Actor) -> Self:
        """What the body acted for, or one below it, compiles today."""
        today = clock.today()
        return self.filter(under(actor.path, "organisation__path")).filter(valid_on(today))


class Compiler(models.Model):
    """A body that compiles the figures of a place (đầu mối tổng hợp); no place means the country.

    It sees what the bodies of that place sent in, and asks them for reports.
    """

    organisation = models.ForeignKey(
        "orgs.Organisation", on_delete=models.PROTECT, related_name="compiles"
    )
    place = models.ForeignKey(
        "orgs.Place", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    basis = models.CharField(max_length=300, blank=True)
    by_label = models.CharField(max_length=160, blank=True)

    objects = CompilerQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "place"),
                condition=models.Q(place__isnull=False, valid_until__isnull=True),
                name="one_open_compiler_of_a_place",
            ),
            models.UniqueConstraint(
                fields=("organisation",),
                condition=models.Q(place__isnull=True, valid_until__isnull=True),
                name="one_open_compiler_of_the_country",
            ),
            models.CheckConstraint(
                condition=in_order(), name="compiler_does_not_end_before_it_begins"
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.place_id}"
