"""Plans, their headings and the figures they want reached."""

import re
import uuid
from typing import Self

from django.db import models

from chuan.core.actor import Actor
from chuan.core.scope import PathField, visible_to
from chuan.plans.models.share import or_given

PLAN = "plan"
"""Kind in participations, search entries and identities."""


class PlanQuerySet(models.QuerySet["Plan"]):
    """What can be asked of plans."""

    def visible_to(self, actor: Actor) -> Self:
        """Plans of the own organisation or below, that it takes part in, or of the own tasks."""
        return self.filter(or_given(visible_to(actor, PLAN), actor, "assignment__task__plan"))


class Plan(models.Model):
    """How one organisation carries out one document: born when its copy is accepted."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    document = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, related_name="plans"
    )
    copy = models.OneToOneField(
        "documents.DocumentCopy", on_delete=models.PROTECT, related_name="plan"
    )
    owner = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="plans")
    owner_path = PathField()
    focal = models.ForeignKey(
        "orgs.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    title = models.TextField()
    is_sample = models.BooleanField(default=False)
    accepted_at = models.DateTimeField()
    accepted_by = models.CharField(max_length=32)
    accepted_by_label = models.CharField(max_length=160)

    objects = PlanQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("document", "owner_path"), name="one_plan_of_a_document_in_an_organisation"
            ),
        )
        indexes = (models.Index(fields=("owner_path", "-accepted_at"), name="plan_by_owner"),)

    def __str__(self) -> str:
        return self.title


class PlanSection(models.Model):
    """A heading of the plan ("II.3"): a pillar or a part of one."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="sections")
    label = models.CharField(max_length=40)
    title = models.TextField(blank=True)
    depth = models.PositiveSmallIntegerField(default=1)
    order = models.PositiveIntegerField()

    class Meta:
        ordering = ("order",)
        constraints = (
            models.UniqueConstraint(fields=("plan", "order"), name="one_section_at_a_place"),
        )

    def __str__(self) -> str:
        return self.shown

    @property
    def shown(self) -> str:
        """As a heading: "II.3. Tuyên truyền…", "Phụ lục, I. …"."""
        label = re.sub(r"^phụ lục\.", "Phụ lục, ", self.label, flags=re.IGNORECASE)
        return f"{label}. {self.title}" if self.title else label


class PlanTarget(models.Model):
    """A printed figure that the plan wants reached, or one of a plan above that it refers to.

    An inherited target may have no words of its own: they are read above, by who may read them
    there. `inherited_seen` is the fingerprint of what it said when it was taken over.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="targets")
    order = models.PositiveIntegerField()
    text = models.TextField()
    value = models.FloatField(null=True, blank=True)
    unit = models.CharField(max_length=160, blank=True)
    by_year = models.PositiveSmallIntegerField(null=True, blank=True)
    subject = models.CharField(max_length=500, blank=True)
    recurrence = models.CharField(max_length=10, blank=True)
    inherited_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="inherited_by"
    )
    inherited_symbol = models.CharField(max_length=120, blank=True)
    inherited_seen = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ("order",)

    def __str__(self) -> str:
        return self.text
