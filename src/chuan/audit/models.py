"""The append-only record and the batches that seal it; the database itself refuses any change."""

from typing import Self

from django.db import models
from django.db.models import Q

from chuan.core.actor import Actor
from chuan.core.scope import PathField, under


class AuditEntryQuerySet(models.QuerySet["AuditEntry"]):
    """What can be asked of the record."""

    def visible_to(self, actor: Actor) -> Self:
        """What happened to things of the actor's organisation, or was done by its people."""
        return self.filter(under(actor.path) | under(actor.path, "organisation_path"))

    def after(self, entry_id: int) -> Self:
        """Entries numbered after `entry_id`, in their order."""
        return self.filter(pk__gt=entry_id).order_by("pk")


class AuditEntry(models.Model):
    """One act: who, for whom, what, on which thing and when. No key leads to another table.

    `actor_id` is the opaque id of `core.actor.Actor`; labels are as they read at that moment.
    `path` is that of the thing's owner.
    """

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    actor_id = models.CharField(max_length=64)
    actor_label = models.CharField(max_length=200)
    organisation_path = PathField(blank=True)
    organisation_label = models.CharField(max_length=300, blank=True)
    on_behalf_of = models.CharField(max_length=200, blank=True)
    code = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)
    object_id = models.CharField(max_length=64)
    label = models.CharField(max_length=300)
    path = PathField(blank=True)
    changes = models.JSONField(default=dict)
    is_personal_read = models.BooleanField(default=False)

    objects = AuditEntryQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(code=""), name="audit_entry_says_what_was_done"),
            models.CheckConstraint(condition=~Q(actor_id=""), name="audit_entry_says_who_acted"),
        )
        indexes = (
            models.Index(fields=("path", "id"), name="audit_by_owner"),
            models.Index(fields=("organisation_path", "id"), name="audit_by_organisation"),
            models.Index(fields=("kind", "object_id", "id"), name="audit_by_thing"),
            models.Index(fields=("actor_id", "id"), name="audit_by_actor"),
        )

    def __str__(self) -> str:
        return f"{self.pk} {self.code} {self.kind}:{self.object_id}"


class AuditBatch(models.Model):
    """A sealed run of entries: their Merkle root, chained to the batch before and signed.

    `leaves` holds, for each entry in order, its id (8 bytes, big-endian) and hash (32 bytes), so
    that a broken seal can name the row. Hashes and the signature are in hexadecimal.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    first_id = models.BigIntegerField()
    last_id = models.BigIntegerField(unique=True)
    count = models.PositiveIntegerField()
    leaves = models.BinaryField()
    entries_root = models.CharField(max_length=64)
    previous_root = models.CharField(max_length=64)
    root = models.CharField(max_length=64)
    signed_at = models.DateTimeField()
    key_id = models.CharField(max_length=16)
    signature = models.CharField(max_length=128)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(count__gt=0), name="audit_batch_seals_something"),
            models.CheckConstraint(
                condition=Q(first_id__lte=models.F("last_id")), name="audit_batch_is_in_order"
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}: {self.first_id}–{self.last_id}"


class AuditHorizon(models.Model):
    """Up to which entry nothing can still arrive, once transaction `settled_at` has been passed.

    One row, used on PostgreSQL only, where numbers may be committed out of order.
    """

    last_id = models.BigIntegerField()
    settled_at = models.BigIntegerField()

    def __str__(self) -> str:
        return f"≤ {self.last_id}: {self.settled_at}"
