"""Drafts a body's own plan from the plan above it: pure, so that every sentence can be tested."""

from chuan.plans.rules.child_plan.compose import compose_child
from chuan.plans.rules.child_plan.include import include_task
from chuan.plans.rules.child_plan.trace import Traced, trace
from chuan.plans.rules.child_plan.types import (
    BLANK,
    Above,
    ChildPlan,
    Doubt,
    Figure,
    Issuer,
    Level,
    Offered,
    Origin,
    Terms,
    Unit,
    Why,
)

__all__ = [
    "BLANK",
    "Above",
    "ChildPlan",
    "Doubt",
    "Figure",
    "Issuer",
    "Level",
    "Offered",
    "Origin",
    "Terms",
    "Traced",
    "Unit",
    "Why",
    "compose_child",
    "include_task",
    "trace",
]
