"""A draft of a standard or technical regulation, its wordings and their clauses, who was asked."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from chuan.core.actor import Actor
from chuan.core.scope import Participation, PathField, under
from chuan.orgs.models import Organisation
from chuan.standards.enums import DraftState, StandardKind

DRAFT = "draft_standard"
"""Kind of a draft in participation and the audit."""
SHOWN = (DraftState.ANNOUNCED, DraftState.CLOSED, DraftState.SETTLED)
"""States in which everybody may read a public draft."""


class DraftQuerySet(models.QuerySet["Draft"]):
    """What can be asked of drafts."""

    def visible_to(self, actor: Actor) -> Self:
        """Own drafts, public ones of bodies below, and those the own body was asked about.

        A private draft (a base standard of an enterprise) is its owner's to read, and of those asked.
        """
        asked = Participation.objects.filter(under(actor.path), kind=DRAFT).values("object_id")
        below = under(actor.path, "owner_path") & Q(is_public=True)
        own = Q(owner_path=actor.path) if actor.path else Q(pk__in=())
        return self.filter(own | below | Q(pk__among=asked))

    def shown_to_all(self) -> Self:
        """Public drafts that were announced."""
        return self.filter(is_public=True, state__in=SHOWN)

    def open_on(self, on: date) -> Self:
        """Announced drafts whose period holds `on`."""
        return self.filter(state=DraftState.ANNOUNCED, begins__lte=on, until__gte=on)


class Draft(models.Model):
    """What is to become a standard: who writes it, why, and when comments are taken.

    `not_before` is the first last day that its procedure allows. `until` is a day of Vietnam, to its end.
    `plan_year` is the year of the plan it stands in, `standard` what it became; then it changes no more.
    `template` names the group of products that its first clauses were made for. `shows_number`: number and
    title of a private draft are told to all once it is published.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=14)
    title = models.CharField(max_length=500)
    number = models.CharField(max_length=120, blank=True)
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    owner_path = PathField()
    explanation = models.TextField(blank=True)
    subjects = models.CharField(max_length=500, blank=True)
    contact = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, default=DraftState.WRITING)
    is_public = models.BooleanField(default=True)
    is_urgent = models.BooleanField(default=False)
    begins = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    not_before = models.DateField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=500, blank=True)
    told_open_at = models.DateTimeField(null=True, blank=True)
    plan_year = models.PositiveSmallIntegerField(null=True, blank=True)
    template = models.CharField(max_length=40, blank=True)
    shows_number = models.BooleanField(default=False)
    standard = models.ForeignKey(
        "standards.Standard",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="drafts",
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    created_by_label = models.CharField(max_length=160)
    is_sample = models.BooleanField(default=False)

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in DraftState]),
                name="draft_has_a_known_state",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in StandardKind]),
                name="draft_has_a_known_kind",
            ),
            models.CheckConstraint(
                condition=Q(begins=None, until=None) | Q(until__gte=F("begins")),
                name="comment_does_not_end_before_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("writing", "withdrawn")) | Q(until__isnull=False),
                name="announced_draft_has_a_period",
            ),
        )
        indexes = (
            models.Index(fields=("owner_path", "state"), name="draft_by_body"),
            models.Index(fields=("state", "until"), name="draft_by_last_day"),
        )

    def __str__(self) -> str:
        return self.title


class DraftWording(models.Model):
    """One wording of a draft; once `frozen_at` is set it never changes again."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="wordings")
    number = models.PositiveSmallIntegerField()
    frozen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("draft", "number"), name="wording_of_a_draft_has_one_number"
            ),
            models.UniqueConstraint(
                fields=("draft",),
                condition=Q(frozen_at=None),
                name="one_wording_is_written_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.draft_id} · {self.number}"


class DraftClause(models.Model):
    """One clause of a wording. `key` is the clause's own in every wording of its draft."""

    wording = models.ForeignKey(DraftWording, on_delete=models.CASCADE, related_name="clauses")
    key = models.CharField(max_length=12)
    order = models.PositiveIntegerField()
    level = models.PositiveSmallIntegerField(default=1)
    label = models.CharField(max_length=60, blank=True)
    heading = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("wording", "key"), name="clause_stands_once_in_a_wording"
            ),
        )
        indexes = (models.Index(fields=("wording", "order"), name="clause_in_order"),)

    def __str__(self) -> str:
        return f"{self.label} {self.heading}".strip()


class AskedBody(models.Model):
    """A body asked by letter what it thinks of a draft, and what came of it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="asked")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=300)
    symbol = models.CharField(max_length=80, blank=True)
    asked_on = models.DateField()
    answered_on = models.DateField(null=True, blank=True)
    answer_symbol = models.CharField(max_length=80, blank=True)
    agrees = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("draft", "name"), name="body_is_asked_once_of_a_draft"),
        )

    def __str__(self) -> str:
        return self.name
