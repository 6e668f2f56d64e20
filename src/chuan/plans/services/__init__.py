"""Every write of this room, one public function per verb."""

from chuan.plans.services.accepting import Accepted, accept_import
from chuan.plans.services.batches import check_item, end_batch, open_batch, widen_batch
from chuan.plans.services.confirming import confirm_share
from chuan.plans.services.evidence import add_evidence, remove_evidence, report_done
from chuan.plans.services.handing_over import move_personal_work, record_hand_over
from chuan.plans.services.naming import create_named_body
from chuan.plans.services.stepping import move_share, undo_step
from chuan.plans.services.tasks import (
    correct_task,
    create_task,
    merge_tasks,
    split_task,
    withdraw_task,
)
from chuan.plans.services.undoing import undo_acceptance
from chuan.plans.services.working import assign_person, reassign_person, reply

__all__ = [
    "Accepted",
    "accept_import",
    "add_evidence",
    "assign_person",
    "check_item",
    "confirm_share",
    "correct_task",
    "create_named_body",
    "create_task",
    "end_batch",
    "merge_tasks",
    "move_personal_work",
    "move_share",
    "open_batch",
    "reassign_person",
    "record_hand_over",
    "remove_evidence",
    "reply",
    "report_done",
    "split_task",
    "undo_acceptance",
    "undo_step",
    "widen_batch",
    "withdraw_task",
]
