"""Codes that this node answers for, their links, and every change of both: nothing is ever deleted."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from chuan.core.actor import Actor
from chuan.core.scope import PathField, under
from chuan.identifiers.enums import EntityState, LinkRole
from chuan.identifiers.types import Link

ENTITY = "entity"
"""The kind of codes in the record."""


class EntityQuerySet(models.QuerySet["Entity"]):
    """What can be asked of codes."""

    def visible_to(self, actor: Actor, place: str = "") -> Self:
        """Those of the own body and below; with `place`, also those that an authority watches there."""
        own = under(actor.path, "owner_path")
        return self.filter(own | under(place, "owner_path") | Q(owner_path="") if place else own)

    def with_warning(self) -> Self:
        """With `is_warned`: whether a warning is up (its time may be still to come)."""
        notices = EntityLink.objects.filter(
            entity=OuterRef("pk"), role=LinkRole.NOTICE, is_active=True
        )
        return self.annotate(is_warned=Exists(notices))


class Entity(models.Model):
    """One code: `key` is its canonical path ("/01/08936…/10/L1"), or "/gcp/893…" for a range of companies.

    `entry` is what the resolver reads: the state and the public links, written anew with every change;
    `shortcut` is what answers most requests, in an index with the key.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    key = models.CharField(max_length=300, unique=True)
    kind = models.CharField(max_length=4)
    label = models.CharField(max_length=300, blank=True)
    folded = models.CharField(max_length=700, blank=True)
    owner_path = PathField(blank=True)
    owner_label = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=12, default=EntityState.ACTIVE)
    state_reason = models.CharField(max_length=400, blank=True)
    state_at = models.DateTimeField()
    handed_to = models.CharField(max_length=300, blank=True)
    entry = models.TextField()
    shortcut = models.CharField(max_length=1001, blank=True)
    is_sample = models.BooleanField(default=False)
    registered_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    objects = EntityQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(state=EntityState.HANDED_OVER) | ~Q(handed_to=""),
                name="what_is_handed_over_has_a_new_root",
            ),
        )
        indexes = (
            models.Index(fields=("owner_path", "-changed_at"), name="codes_of_an_owner"),
            models.Index(fields=("key", "shortcut"), name="codes_with_shortcuts"),
        )

    def __str__(self) -> str:
        return self.key


class EntityLink(models.Model):
    """One link of a code, put by the body at `put_by_path`; languages and contexts are parted by spaces."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="links")
    type = models.CharField(max_length=200)
    href = models.CharField(max_length=1000)
    title = models.CharField(max_length=300)
    languages = models.CharField(max_length=300, blank=True)
    medium = models.CharField(max_length=120, blank=True)
    contexts = models.CharField(max_length=600, blank=True)
    role = models.CharField(max_length=12, default=LinkRole.PLAIN)
    passes_query = models.BooleanField(default=True)
    is_active = models.BooleanField(default=True)
    since = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)
    put_by_path = PathField(blank=True)
    put_by_label = models.CharField(max_length=300, blank=True)
    put_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("entity",),
                condition=Q(role=LinkRole.DEFAULT, is_active=True),
                name="one_default_link_of_a_code",
            ),
            models.CheckConstraint(
                condition=Q(since__isnull=True)
                | Q(until__isnull=True)
                | Q(since__lt=models.F("until")),
                name="a_link_begins_before_it_ends",
            ),
        )

    def __str__(self) -> str:
        return f"{self.type} → {self.href}"

    def as_link(self) -> Link:
        """The value that rules and the resolver use."""
        return Link(
            type=self.type,
            href=self.href,
            title=self.title,
            languages=tuple(self.languages.split()),
            medium=self.medium,
            contexts=tuple(self.contexts.split()),
            role=str(self.role),
            passes_query=self.passes_query,
            since=self.since.timestamp() if self.since else 0,
            until=self.until.timestamp() if self.until else 0,
        )


class EntityChange(models.Model):
    """One change of a code or of its links: who, when, and the whole state before and after it.

    `rules.history` says what such a state holds. Never changed itself; the resolver of every process
    knows by the last one's number that something is new.
    """

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="changes")
    link = models.ForeignKey(EntityLink, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    act = models.CharField(max_length=40)
    actor_id = models.CharField(max_length=64)
    actor_label = models.CharField(max_length=200)
    body_label = models.CharField(max_length=300)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    class Meta:
        ordering = ("-at", "-pk")
        indexes = (models.Index(fields=("entity", "-at"), name="changes_of_a_code"),)

    def __str__(self) -> str:
        return f"{self.entity_id} {self.act}"
