"""Answers of the checker that are kept, and lists of goods by their level of risk."""

import uuid
from typing import Self

from django.db import models
from django.db.models import F, Q

from chuan.core.actor import Actor
from chuan.core.scope import PathField, under
from chuan.engagement.enums import RiskLevel
from chuan.orgs.models import Organisation

ANSWER = "saved_answer"
RISK_LIST = "risk_list"
"""Kinds in the record and among what rests on acts."""
RISK_GOODS = "goods"
"""The one key of all lists together, as a basis: which list has a product is not known before."""


class SavedAnswerQuerySet(models.QuerySet["SavedAnswer"]):
    """What can be asked of kept answers."""

    def of(self, actor: Actor) -> Self:
        """Those of the very body that the actor works for."""
        return self.filter(owner_path=actor.path) if actor.path else self.none()

    def visible_to(self, actor: Actor) -> Self:
        """Those of the own body and of bodies below."""
        return self.filter(under(actor.path, "owner_path"))


class SavedAnswer(models.Model):
    """What the checker said of a product on a day, word for word; `query` asks the same again."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="saved_answers"
    )
    owner_path = PathField()
    title = models.CharField(max_length=200)
    query = models.CharField(max_length=1000)
    answered_on = models.DateField()
    lines = models.JSONField(default=list)
    sha256 = models.CharField(max_length=64)
    kept_at = models.DateTimeField()
    kept_by_label = models.CharField(max_length=160)

    objects = SavedAnswerQuerySet.as_manager()

    class Meta:
        ordering = ("-kept_at", "-pk")
        indexes = (models.Index(fields=("owner_path", "-kept_at"), name="answer_by_body"),)

    def __str__(self) -> str:
        return self.title


class RiskList(models.Model):
    """One ministry's list of goods by level of risk, as its act has it; rows are loaded by officers."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    symbol = models.CharField(max_length=60, unique=True)
    ministry = models.CharField(max_length=20)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300)
    confidence = models.CharField(max_length=1)
    size = models.PositiveIntegerField(default=0)
    loaded_at = models.DateTimeField()
    loaded_by_label = models.CharField(max_length=160)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="risk_list_does_not_end_before_it_begins",
            ),
        )

    def __str__(self) -> str:
        return self.symbol


class RiskGoods(models.Model):
    """Goods of a list: the digits of their HS code, and how risky the list says they are."""

    risk_list = models.ForeignKey(RiskList, on_delete=models.CASCADE, related_name="goods")
    hs = models.CharField(max_length=10)
    name = models.CharField(max_length=400)
    level = models.CharField(max_length=6)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(level__in=[level.value for level in RiskLevel]),
                name="goods_have_a_known_level_of_risk",
            ),
        )
        indexes = (models.Index(fields=("hs",), name="goods_by_hs"),)

    def __str__(self) -> str:
        return f"{self.hs} {self.level}"
