"""Plans, their tasks, who is given them, and what was said and changed on the way."""

from chuan.plans.models.alignment import AlignmentAnswer, AlignmentResult
from chuan.plans.models.cascade import (
    CarriedOut,
    DutyClause,
    PlanDuty,
    PlanDutyQuerySet,
    PlanParent,
)
from chuan.plans.models.hand_over import HandOver
from chuan.plans.models.moves import MovedRow, MoveProposal
from chuan.plans.models.plan import PLAN, Plan, PlanQuerySet, PlanSection, PlanTarget
from chuan.plans.models.share import (
    Assignment,
    AssignmentQuerySet,
    Note,
    PersonalAssignment,
    given_to,
)
from chuan.plans.models.task import TASK, NamedBody, Task, TaskChange, TaskQuerySet

__all__ = [
    "PLAN",
    "TASK",
    "AlignmentAnswer",
    "AlignmentResult",
    "Assignment",
    "AssignmentQuerySet",
    "CarriedOut",
    "DutyClause",
    "HandOver",
    "MoveProposal",
    "MovedRow",
    "NamedBody",
    "Note",
    "PersonalAssignment",
    "Plan",
    "PlanDuty",
    "PlanDutyQuerySet",
    "PlanParent",
    "PlanQuerySet",
    "PlanSection",
    "PlanTarget",
    "Task",
    "TaskChange",
    "TaskQuerySet",
    "given_to",
]
