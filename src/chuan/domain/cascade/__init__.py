"""Figures that climb a tree which changes over time: periods, units and their succession, roll-up."""

from chuan.domain.cascade.periods import BadPeriod, Period, PeriodKind, parse_period

__all__ = ["BadPeriod", "Period", "PeriodKind", "parse_period"]
