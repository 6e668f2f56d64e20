"""Figures that climb a tree which changes over time: periods, units and their succession, roll-up."""

from chuan.domain.cascade.covering import cover, last, parts_of
from chuan.domain.cascade.forecasting import Forecast, Silence, forecast_flow, forecast_stock
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
from chuan.domain.cascade.suppression import PublicTable, suppress

__all__ = [
    "BadPeriod",
    "BadSuccession",
    "Edge",
    "Forecast",
    "Heir",
    "History",
    "Life",
    "Move",
    "Period",
    "PeriodKind",
    "PublicTable",
    "Reconciliation",
    "Rolled",
    "RootProof",
    "Silence",
    "StatedFigure",
    "apportion",
    "as_it_is_now",
    "as_it_was",
    "cover",
    "forecast_flow",
    "forecast_stock",
    "last",
    "parse_period",
    "parts_of",
    "rate",
    "reconcile",
    "suppress",
]
