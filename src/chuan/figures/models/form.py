"""Forms: which lines a report has, each tied to an indicator, and which parts are told in words."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q

from chuan.core.actor import Actor
from chuan.core.scope import PathField
from chuan.figures.enums import Stage
from chuan.figures.models.indicator import SHIPPED, Indicator, shared_with
from chuan.orgs.models.validity import in_order


class FormQuerySet(models.QuerySet["Form"]):
    """What can be asked of forms."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of the node and of every body of the same tree."""
        return self.filter(shared_with(actor))


class Form(models.Model):
    """One version of a form. A used version never changes: a correction is a new version."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.SlugField(max_length=60)
    version = models.PositiveIntegerField(default=1)
    name = models.CharField(max_length=300)
    basis = models.CharField(max_length=500, blank=True)
    confidence = models.CharField(max_length=1, blank=True)
    period_kind = models.CharField(max_length=12)
    owner_path = PathField(default=SHIPPED)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    in_use = models.BooleanField(default=False)

    objects = FormQuerySet.as_manager()

    class Meta:
        ordering = ("code", "-version")
        constraints = (
            models.UniqueConstraint(
                fields=("owner_path", "code", "version"), name="one_version_of_a_form"
            ),
            models.CheckConstraint(condition=in_order(), name="form_does_not_end_before_it_begins"),
        )

    def __str__(self) -> str:
        return self.name


class FormLine(models.Model):
    """One line of the table: a heading, or an indicator at a stage of its money."""

    form = models.ForeignKey(Form, on_delete=models.CASCADE, related_name="lines")
    order = models.PositiveIntegerField()
    label = models.CharField(max_length=20, blank=True)
    text = models.CharField(max_length=500, blank=True)
    indicator = models.ForeignKey(
        Indicator, null=True, blank=True, on_delete=models.PROTECT, related_name="lines"
    )
    stage = models.CharField(max_length=10, blank=True, default=Stage.NONE)
    with_estimate = models.BooleanField(default=False)
    required = models.BooleanField(default=True)
    hint = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("order",)
        constraints = (
            models.UniqueConstraint(fields=("form", "order"), name="one_line_at_a_place"),
            models.CheckConstraint(
                condition=Q(indicator__isnull=False) | ~Q(text=""),
                name="a_heading_line_has_words",
            ),
        )

    def __str__(self) -> str:
        return self.text or str(self.indicator)


class FormPart(models.Model):
    """A part told in words: its heading, what to write, and the facts the draft is made of."""

    form = models.ForeignKey(Form, on_delete=models.CASCADE, related_name="parts")
    order = models.PositiveIntegerField()
    key = models.SlugField(max_length=40)
    title = models.CharField(max_length=300)
    hint = models.CharField(max_length=500, blank=True)
    required = models.BooleanField(default=False)

    class Meta:
        ordering = ("order",)
        constraints = (
            models.UniqueConstraint(fields=("form", "key"), name="one_part_of_a_form_by_its_key"),
        )

    def __str__(self) -> str:
        return self.title
