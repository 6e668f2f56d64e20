"""Every write of this room, one public function per verb."""

from chuan.plans.services.accepting import Accepted, accept_import
from chuan.plans.services.handing_over import move_personal_work, record_hand_over
from chuan.plans.services.naming import create_named_body
from chuan.plans.services.tasks import (
    correct_task,
    create_task,
    merge_tasks,
    split_task,
    withdraw_task,
)
from chuan.plans.services.undoing import undo_acceptance
from chuan.plans.services.working import assign_person, move_share, reassign_person, reply

__all__ = [
    "Accepted",
    "accept_import",
    "assign_person",
    "correct_task",
    "create_named_body",
    "create_task",
    "merge_tasks",
    "move_personal_work",
    "move_share",
    "reassign_person",
    "record_hand_over",
    "reply",
    "split_task",
    "undo_acceptance",
    "withdraw_task",
]
