"""Keys by which programs of an organisation capture and ask; only a hash of the secret is kept."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q

from chuan.core.actor import Actor
from chuan.core.scope import PathField, under

KEY = "epcis_key"
"""The kind of keys in the record."""


class ApiKeyQuerySet(models.QuerySet["ApiKey"]):
    """What can be asked of keys."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of the own body and below."""
        return self.filter(under(actor.path, "owner_path"))


class ApiKey(models.Model):
    """One key. `prefix` is shown and finds it; `secret_hash` is SHA-256 of the whole, in hexadecimal.

    Quotas count requests. What a key of the sandbox captures is seen by keys of the sandbox only.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "orgs.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    owner_path = PathField()
    name = models.CharField(max_length=120)
    prefix = models.CharField(max_length=16, unique=True)
    secret_hash = models.CharField(max_length=64)
    may_capture = models.BooleanField()
    may_query = models.BooleanField()
    sandbox = models.BooleanField(default=False)
    per_minute = models.PositiveIntegerField()
    per_day = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=64)
    made_by_label = models.CharField(max_length=200)
    expires_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by_label = models.CharField(max_length=200, blank=True)
    revoked_reason = models.CharField(max_length=400, blank=True)

    objects = ApiKeyQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(may_capture=True) | Q(may_query=True), name="a_key_opens_something"
            ),
            models.CheckConstraint(
                condition=Q(per_minute__gt=0, per_day__gt=0), name="a_quota_lets_something_through"
            ),
        )
        indexes = (models.Index(fields=("owner_path", "-made_at"), name="keys_of_an_owner"),)

    def __str__(self) -> str:
        return self.name


class KeyUse(models.Model):
    """How many requests of a key were let through in a minute or a day (`window` its first second).

    Kept in blocks: a process takes several at a time and counts them down by itself.
    """

    pk = models.CompositePrimaryKey("key", "span", "window")
    key = models.BigIntegerField()
    span = models.CharField(max_length=6)
    window = models.BigIntegerField()
    count = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.key} {self.span} {self.count}"
