"""The facts: what a body stated for a period, and the totals of each province kept beside them."""

from typing import Self

from django.db import models
from django.db.models import Q

from chuan.core.actor import Actor
from chuan.core.scope import under
from chuan.figures.enums import Stage
from chuan.figures.models.fields import FigureField
from chuan.figures.models.indicator import Compiler
from chuan.orgs.rules.paths import is_of_the_party


class FigureQuerySet(models.QuerySet["Figure"]):
    """What can be asked of figures."""

    def visible_to(self, actor: Actor) -> Self:
        """What the own body or one below it stated, and all of the places that it compiles.

        Figures are of the state: a body of the party, which compiles for itself, sees none.
        """
        if actor.path == "/":
            return self.all()
        if is_of_the_party(actor.path):
            return self.none()
        compiled = Compiler.objects.of(actor)
        places = compiled.filter(place__isnull=False).values("place")
        seen = (
            under(actor.path, "organisation__path") | Q(province__in=places) | Q(place__in=places)
        )
        if compiled.filter(place__isnull=True).exists():
            return self.all()
        return self.filter(seen)


class Figure(models.Model):
    """One figure that counts: of an indicator, by a body, about a place, for a period, at a stage.

    It is written when a report is submitted and replaced when it is submitted again; the versions
    of the report keep what stood before. `value` is closed on `as_of`; `estimate` is for the whole
    period and gives way once `as_of` has reached its end. `place` and `province` are the units as
    they were on the last day of the period. Made for millions of rows: no text, no object of its own.
    """

    indicator = models.ForeignKey(
        "figures.Indicator", on_delete=models.PROTECT, related_name="figures", db_index=False
    )
    period = models.CharField(max_length=17)
    stage = models.CharField(max_length=10, blank=True, default=Stage.NONE)
    organisation = models.ForeignKey(
        "orgs.Organisation", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    place = models.ForeignKey(
        "orgs.Place", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    province = models.ForeignKey(
        "orgs.Place", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    value = FigureField(null=True)
    estimate = FigureField(null=True)
    as_of = models.DateField()
    report = models.ForeignKey(
        "figures.Report", null=True, on_delete=models.PROTECT, related_name="figures"
    )

    objects = FigureQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "period", "indicator", "stage", "place"),
                name="one_figure_of_a_body_about_a_place",
            ),
            models.UniqueConstraint(
                fields=("organisation", "period", "indicator", "stage"),
                condition=Q(place__isnull=True),
                name="one_figure_of_a_body_without_a_place",
            ),
        )
        indexes = (
            models.Index(fields=("province", "period", "indicator"), name="figure_by_province"),
            models.Index(fields=("indicator", "period"), name="figure_by_indicator"),
        )

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.period} {self.organisation_id}"


class Total(models.Model):
    """The sum of the figures of one province as it was: kept in the transaction that changes a figure.

    `value` adds what is closed, `expected` the estimate where there is one and else the value;
    `bodies` counts the figures in it, `valued` those that are closed and not estimated alone, and
    `as_of` is the latest day on which one of them was closed. A row without figures is removed.
    """

    province = models.ForeignKey("orgs.Place", on_delete=models.PROTECT, related_name="+")
    indicator = models.ForeignKey(
        "figures.Indicator", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    period = models.CharField(max_length=17)
    stage = models.CharField(max_length=10, blank=True, default=Stage.NONE)
    value = FigureField(default=0)
    expected = FigureField(default=0)
    bodies = models.IntegerField(default=0)
    valued = models.IntegerField(default=0)
    as_of = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("period", "indicator", "stage", "province"), name="one_total_of_a_province"
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.period} {self.province_id}"
