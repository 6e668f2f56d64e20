"""Reads of the lists of goods by level of risk, and of the acts whose lists are not loaded."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from chuan.engagement.errors import RiskListNotFound
from chuan.engagement.models import RiskGoods, RiskList
from chuan.law.rules import symbol_key
from chuan.law.selectors import ActRow, act_rows

NAMES_OF_ACTS = "danh mục rủi ro"
"""Words that the name of an act bears when it is such a list."""


def risk_lists() -> QuerySet[RiskList]:
    """Every loaded list."""
    return RiskList.objects.order_by("-valid_from", "symbol")


def acts_not_loaded(on: date) -> Sequence[ActRow]:
    """Acts of the register that are such lists by their names and of which no goods are loaded."""
    loaded = {symbol_key(row.symbol) for row in risk_lists()}
    return [
        row for row in act_rows(on, words=NAMES_OF_ACTS) if symbol_key(row.symbol) not in loaded
    ]


def risk_list(uid: UUID) -> RiskList:
    """One list; raises RiskListNotFound."""
    row = RiskList.objects.filter(uid=uid).first()
    if row is None:
        raise RiskListNotFound
    return row


def goods_of(row: RiskList) -> QuerySet[RiskGoods]:
    """Its goods."""
    return RiskGoods.objects.filter(risk_list=row)
