"""The public identity of every thing, and the links it answers with."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from chuan.core.actor import Actor
from chuan.core.scope import Participation, PathField, under


class IdentityQuerySet(models.QuerySet["Identity"]):
    """What can be asked of identities."""

    def visible_to(self, actor: Actor) -> Self:
        """Public ones; and those of things the actor's organisation owns or takes part in."""
        if actor.path == "/":
            return self
        taken_part = Participation.objects.filter(
            under(actor.path), kind=OuterRef("kind"), object_id=OuterRef("object_id")
        )
        return self.filter(Q(public=True) | under(actor.path) | Exists(taken_part))


class Identity(models.Model):
    """One way to name one thing for good.

    `uid` is that of the thing and makes the stable URL of the node. `scheme` is "node" for that URL
    itself, or a scheme with its own `value` (gtin, gln, giai, symbol …).
    """

    uid = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    scheme = models.CharField(max_length=20, default="node")
    value = models.CharField(max_length=200, blank=True)
    label = models.CharField(max_length=300)
    path = PathField(blank=True)
    public = models.BooleanField(default=False)
    assigned_at = models.DateTimeField()

    objects = IdentityQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "object_id", "scheme", "value"), name="a_thing_is_named_once_a_way"
            ),
            models.UniqueConstraint(
                fields=("uid", "scheme", "value"), name="one_thing_per_uid_and_name"
            ),
            models.UniqueConstraint(
                fields=("scheme", "value"),
                condition=~Q(value=""),
                name="a_value_of_a_scheme_names_one_thing",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id} {self.scheme} {self.value or self.uid}"


class IdentityLink(models.Model):
    """Where one may go from an identity, as a web link: relation, address, language, type."""

    identity = models.ForeignKey(Identity, on_delete=models.CASCADE, related_name="links")
    rel = models.CharField(max_length=120)
    href = models.CharField(max_length=500)
    title = models.CharField(max_length=300)
    language = models.CharField(max_length=10, blank=True)
    media_type = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("identity", "rel", "href", "language"), name="a_link_is_given_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.rel} → {self.href}"
