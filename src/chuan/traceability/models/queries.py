"""Named queries of organisations, and who is told of new answers to them."""

import uuid

from django.db import models
from django.db.models import Q

from chuan.core.scope import PathField
from chuan.traceability.models.keys import ApiKey

QUERY = "epcis_query"
SUBSCRIPTION = "epcis_subscription"
"""The kinds of both in the record."""


class NamedQuery(models.Model):
    """A query under a name of its organisation; `query` as `domain.epcis.query.to_json` writes it."""

    owner_path = PathField()
    sandbox = models.BooleanField(default=False)
    name = models.CharField(max_length=200)
    query = models.JSONField()
    made_at = models.DateTimeField()
    made_by_label = models.CharField(max_length=200)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("owner_path", "sandbox", "name"), name="a_name_says_one_query"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Subscription(models.Model):
    """Who is told of answers: `last` is the id of the record up to which all was taken by `dest`.

    `token` signs what is sent, so it is kept as it is. `schedule` is NULL for a stream. `next_at` is when
    it is looked at again; `failures` counts since the last success. A stopped one says why.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    query = models.ForeignKey(NamedQuery, on_delete=models.CASCADE, related_name="subscriptions")
    key = models.ForeignKey(ApiKey, on_delete=models.PROTECT, related_name="+")
    dest = models.TextField()
    token = models.CharField(max_length=400, blank=True)
    schedule = models.JSONField(null=True)
    report_if_empty = models.BooleanField(default=False)
    initial_record_time = models.DateTimeField(null=True)
    last = models.BigIntegerField()
    made_at = models.DateTimeField()
    next_at = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=300, blank=True)
    stopped_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (
            models.Index(
                fields=("next_at",), condition=Q(stopped_at__isnull=True), name="subscriptions_due"
            ),
        )

    def __str__(self) -> str:
        return str(self.uid)
