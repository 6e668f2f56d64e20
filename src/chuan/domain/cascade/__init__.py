"""Figures that climb a tree which changes over time: periods, units and their succession, roll-up."""

from chuan.domain.cascade.covering import cover, last, parts_of
from chuan.domain.cascade.periods import BadPeriod, Period, PeriodKind, parse_period
from chuan.domain.cascade.reconciling import Reconciliation, RootProof, reconcile
from chuan.domain.cascade.rolling import (
    Move,
    Rolled,
    StatedFigure,
    apportion,
    as_it_is_now,
    as_it_was,
    rate,
)
from chuan.domain.cascade.succession import BadSuccession, Edge, Heir, History, Life

__all__ = [
    "BadPeriod",
    "BadSuccession",
    "Edge",
    "Heir",
    "History",
    "Life",
    "Move",
    "Period",
    "PeriodKind",
    "Reconciliation",
    "Rolled",
    "RootProof",
    "StatedFigure",
    "apportion",
    "as_it_is_now",
    "as_it_was",
    "cover",
    "last",
    "parse_period",
    "parts_of",
    "rate",
    "reconcile",
]
