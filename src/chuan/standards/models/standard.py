"""A record of a standard, what it does to others, its fields and where it applies."""

import uuid
from typing import Self

from django.db import models
from django.db.models import F, Q

from chuan.core.actor import Actor
from chuan.core.scope import PathField, under
from chuan.domain.confidence import Confidence
from chuan.orgs.models import Organisation, Place
from chuan.standards.enums import Degree, Relation, StandardKind, Status

STANDARD = "standard"
"""Kind of a record in identities, participation, search and the audit."""


class StandardQuerySet(models.QuerySet["Standard"]):
    """What can be asked of records."""

    def seen_by(self, actor: Actor) -> Self:
        """Public records, and those of the own body and the bodies below it."""
        return self.filter(Q(is_public=True) | under(actor.path, "owner_path"))

    def official(self) -> Self:
        """Records of the register itself, not of one body's own base standards."""
        return self.filter(owner_path="")

    def in_force(self) -> Self:
        """Those whose source says that they hold."""
        return self.filter(status=Status.IN_FORCE)


class Standard(models.Model):
    """One edition of a standard or technical regulation: facts and a link, never its text.

    `key` is the identity of the edition and `family` that of all its editions (`domain.designation`).
    `owner_path` is empty for the register's own records; a body's base standards (TCCS) carry its path.
    `imported_by` is the import that wrote the record last. `by_hand`: a person corrected it, and neither
    a release nor an import changes it unasked.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=14)
    series = models.CharField(max_length=60)
    body = models.CharField(max_length=200, blank=True)
    designation = models.CharField(max_length=200)
    key = models.CharField(max_length=160)
    family = models.CharField(max_length=160)
    sort_key = models.CharField(max_length=300)
    slug = models.CharField(max_length=180, unique=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    title_vi = models.CharField(max_length=600, blank=True)
    title_en = models.CharField(max_length=600, blank=True)
    status = models.CharField(max_length=10, default=Status.UNKNOWN)
    issued_on = models.DateField(null=True, blank=True)
    effective_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    review_due_on = models.DateField(null=True, blank=True)
    decision_symbol = models.CharField(max_length=80, blank=True)
    decision_on = models.DateField(null=True, blank=True)
    committee = models.CharField(max_length=200, blank=True)
    pages = models.PositiveIntegerField(null=True, blank=True)
    language = models.CharField(max_length=40, blank=True)
    price_vnd = models.PositiveBigIntegerField(null=True, blank=True)
    link = models.CharField(max_length=400, blank=True)
    scope = models.CharField(max_length=1000, blank=True)
    owner = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    owner_path = PathField(blank=True)
    is_public = models.BooleanField(default=True)
    is_sample = models.BooleanField(default=False)
    source = models.CharField(max_length=300, blank=True)
    confidence = models.CharField(max_length=1, default=Confidence.UNCONFIRMED)
    by_hand = models.BooleanField(default=False)
    imported_by = models.ForeignKey(
        "standards.ImportRun", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    updated_at = models.DateTimeField()

    objects = StandardQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("key", "owner_path"), name="one_record_of_an_edition_in_a_register"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in StandardKind]),
                name="standard_has_a_known_kind",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[status.value for status in Status]),
                name="standard_has_a_known_status",
            ),
        )
        indexes = (
            models.Index(fields=("family",), name="standard_by_family"),
            models.Index(fields=("sort_key",), name="standard_by_number"),
            models.Index(fields=("kind", "status"), name="standard_by_kind"),
            models.Index(fields=("owner_path",), name="standard_by_owner"),
        )

    def __str__(self) -> str:
        return self.designation


class StandardRelation(models.Model):
    """`source` replaces, amends, corrects, adopts or cites another, also one not in the register.

    `target` is filled as soon as a record of `target_key` is registered. `degree` only where it adopts.
    """

    source = models.ForeignKey(Standard, on_delete=models.CASCADE, related_name="does")
    target = models.ForeignKey(
        Standard, null=True, blank=True, on_delete=models.SET_NULL, related_name="undergoes"
    )
    relation = models.CharField(max_length=12)
    target_key = models.CharField(max_length=160)
    target_family = models.CharField(max_length=160)
    target_label = models.CharField(max_length=200)
    degree = models.CharField(max_length=3, blank=True)
    confidence = models.CharField(max_length=1, default=Confidence.UNCONFIRMED)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("source", "relation", "target_key"),
                name="one_relation_of_a_kind_between_two_numbers",
            ),
            models.CheckConstraint(
                condition=Q(target__isnull=True) | ~Q(source=F("target")),
                name="standard_does_nothing_to_itself",
            ),
            models.CheckConstraint(
                condition=Q(relation__in=[relation.value for relation in Relation]),
                name="relation_of_standards_is_known",
            ),
            models.CheckConstraint(
                condition=Q(degree="")
                | (Q(relation="adopts") & Q(degree__in=[degree.value for degree in Degree])),
                name="only_an_adoption_has_a_degree",
            ),
        )
        indexes = (
            models.Index(fields=("target_key",), name="relation_by_target_key"),
            models.Index(fields=("target_family",), name="relation_by_target_family"),
        )

    def __str__(self) -> str:
        return f"{self.source_id} {self.relation} {self.target_label}"


class IcsField(models.Model):
    """One field of the international classification for standards: 17, 17.020, 03.120.10."""

    code = models.CharField(max_length=10, primary_key=True)
    level = models.PositiveSmallIntegerField()
    parent_code = models.CharField(max_length=10, blank=True)
    name_vi = models.CharField(max_length=300, blank=True)
    name_en = models.CharField(max_length=300)
    notes = models.CharField(max_length=600, blank=True)

    class Meta:
        indexes = (models.Index(fields=("parent_code",), name="ics_by_parent"),)

    def __str__(self) -> str:
        return f"{self.code} {self.name_vi or self.name_en}"


class StandardIcs(models.Model):
    """A field that a standard belongs to; the code may be one our table does not know."""

    standard = models.ForeignKey(Standard, on_delete=models.CASCADE, related_name="fields")
    code = models.CharField(max_length=10)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("standard", "code"), name="standard_is_in_a_field_once"
            ),
        )
        indexes = (models.Index(fields=("code",), name="standard_by_field"),)

    def __str__(self) -> str:
        return f"{self.standard_id} {self.code}"


class StandardTerritory(models.Model):
    """A commune, as it was when the regulation was made, where a local regulation applies."""

    standard = models.ForeignKey(Standard, on_delete=models.CASCADE, related_name="territory")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("standard", "place"), name="standard_applies_in_a_place_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.standard_id} {self.place_id}"


class RegisterState(models.Model):
    """One row: locked by whoever writes many records; `changed_at` moves with each change.

    `known_total` is how many Vietnamese standards there are, once a source that says so was entered.
    """

    changed_at = models.DateTimeField()
    known_total = models.PositiveIntegerField(null=True, blank=True)
    known_total_source = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(pk=1), name="one_state_of_the_register"),)

    def __str__(self) -> str:
        return f"{self.changed_at:%Y-%m-%d}"
