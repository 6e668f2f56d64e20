"""Reads of the lists of goods by level of risk."""

from uuid import UUID

from django.db.models import QuerySet

from chuan.engagement.errors import NotificationNotFound
from chuan.engagement.models import RiskGoods, RiskList


def risk_lists() -> QuerySet[RiskList]:
    """Every loaded list."""
    return RiskList.objects.order_by("-valid_from", "symbol")


def risk_list(uid: UUID) -> RiskList:
    """One list; raises NotificationNotFound."""
    row = RiskList.objects.filter(uid=uid).first()
    if row is None:
        raise NotificationNotFound
    return row


def goods_of(row: RiskList) -> QuerySet[RiskGoods]:
    """Its goods."""
    return RiskGoods.objects.filter(risk_list=row)
