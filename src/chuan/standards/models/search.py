"""The index of the register: words, narrow columns, a vocabulary; and searches people keep."""

import uuid

from django.db import models

from chuan.core.scope import PathField
from chuan.standards.models.standard import Standard

SAVED_SEARCH = "standard_search"
"""Kind of a kept search in the record."""


class SearchText(models.Model):
    """What the full-text index of the database reads of a record.

    `words` are the folded words of its titles, `more` those of its number, committee and scope,
    `exact` those of its Vietnamese title as spelt, `codes` its fields as tokens ("ics67", "ics67180").
    `place` is what the index hands out for it (`rules.search_places`).
    """

    standard = models.OneToOneField(
        Standard, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    place = models.BigIntegerField()
    title = models.TextField()
    words = models.TextField()
    more = models.TextField(blank=True)
    exact = models.TextField(blank=True)
    codes = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.title


class SearchFacet(models.Model):
    """The narrow columns of a record: what is counted and filtered, its bare number, who may see it.

    `main` is the number without parts, zeros and series; `weight` lifts what holds and what is ours;
    `packed` is kind, status, year and field in one number (`rules.search_facets`).
    """

    standard = models.OneToOneField(
        Standard, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    main = models.CharField(max_length=40)
    kind = models.CharField(max_length=14)
    status = models.CharField(max_length=10)
    year = models.PositiveSmallIntegerField(default=0)
    field = models.CharField(max_length=2, blank=True)
    packed = models.BigIntegerField(default=0)
    weight = models.FloatField(default=1.0)
    is_public = models.BooleanField(default=True)
    owner_path = PathField(blank=True)

    class Meta:
        indexes = (
            models.Index(fields=("main",), name="searched_by_number"),
            models.Index(fields=("kind", "status"), name="searched_by_kind"),
        )

    def __str__(self) -> str:
        return self.main


class SearchTerm(models.Model):
    """A folded word that occurs in titles and in about how many records: what slips are corrected to."""

    word = models.CharField(max_length=32, primary_key=True)
    times = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.word


class SavedSearch(models.Model):
    """A search somebody keeps; with `alerts` on, its owner is told what is new, changed, withdrawn."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person_id = models.CharField(max_length=64)
    name = models.CharField(max_length=120)
    query = models.CharField(max_length=200, blank=True)
    filters = models.CharField(max_length=300, blank=True)
    alerts = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    looked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person_id", "name"), name="a_person_names_a_search_once"
            ),
        )

    def __str__(self) -> str:
        return self.name


class SavedHit(models.Model):
    """What a kept search found last time: the record and where it stood."""

    search = models.ForeignKey(SavedSearch, on_delete=models.CASCADE, related_name="hits")
    standard_id = models.BigIntegerField()
    mark = models.CharField(max_length=24)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("search", "standard_id"), name="a_search_found_a_record_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.search_id} {self.standard_id}"
