"""Plans, their tasks, who is given them, and what was said and changed on the way."""

from chuan.plans.models.alignment import AlignmentAnswer, AlignmentResult
from chuan.plans.models.campaign import (
    CAMPAIGN,
    IN_HAND,
    Campaign,
    CampaignDocument,
    CampaignFile,
    CampaignFinding,
    CampaignStep,
)
from chuan.plans.models.cascade import (
    CarriedOut,
    DutyClause,
    PlanDuty,
    PlanDutyQuerySet,
    PlanParent,
)
from chuan.plans.models.child import ChildDraft, Counterpart
from chuan.plans.models.difficulty import (
    DIFFICULTY,
    Difficulty,
    DifficultyFile,
    DifficultyQuerySet,
    DifficultyStep,
)
from chuan.plans.models.discussion import TaskMessage
from chuan.plans.models.evidence import (
    BatchItem,
    Confirmation,
    ConfirmationBatch,
    Evidence,
    SampleDraw,
    ShareStep,
    WorkRules,
)
from chuan.plans.models.hand_over import HandOver
from chuan.plans.models.moves import MovedRow, MoveProposal
from chuan.plans.models.plan import PLAN, Plan, PlanQuerySet, PlanSection, PlanTarget
from chuan.plans.models.reminder import Reminder, ReminderDay
from chuan.plans.models.review import (
    Lesson,
    PracticeCopy,
    PracticeModel,
    Review,
)
from chuan.plans.models.share import (
    Assignment,
    AssignmentQuerySet,
    Note,
    PersonalAssignment,
    given_to,
)
from chuan.plans.models.supervision import (
    SUPERVISION,
    Programme,
    Recommendation,
    RecommendationStep,
    Supervision,
)
from chuan.plans.models.task import TASK, NamedBody, Task, TaskChange, TaskQuerySet

__all__ = [
    "CAMPAIGN",
    "DIFFICULTY",
    "IN_HAND",
    "PLAN",
    "SUPERVISION",
    "TASK",
    "AlignmentAnswer",
    "AlignmentResult",
    "Assignment",
    "AssignmentQuerySet",
    "BatchItem",
    "Campaign",
    "CampaignDocument",
    "CampaignFile",
    "CampaignFinding",
    "CampaignStep",
    "CarriedOut",
    "ChildDraft",
    "Confirmation",
    "ConfirmationBatch",
    "Counterpart",
    "Difficulty",
    "DifficultyFile",
    "DifficultyQuerySet",
    "DifficultyStep",
    "DutyClause",
    "Evidence",
    "HandOver",
    "Lesson",
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
    "PracticeCopy",
    "PracticeModel",
    "Programme",
    "Recommendation",
    "RecommendationStep",
    "Reminder",
    "ReminderDay",
    "Review",
    "SampleDraw",
    "ShareStep",
    "Supervision",
    "Task",
    "TaskChange",
    "TaskMessage",
    "TaskQuerySet",
    "WorkRules",
    "given_to",
]
