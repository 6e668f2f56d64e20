"""Every write of this room, one public function per verb."""

from chuan.plans.services.accepting import Accepted, accept_import
from chuan.plans.services.aligning import answer_alignment, ask_to_compare, reopen_alignment
from chuan.plans.services.batches import check_item, end_batch, open_batch, widen_batch
from chuan.plans.services.confirming import confirm_share
from chuan.plans.services.difficulties import (
    answer_difficulty,
    press_late,
    raise_difficulty,
    react_to_answer,
)
from chuan.plans.services.discussing import say
from chuan.plans.services.duties import (
    add_duty,
    confirm_duties,
    exempt_duty,
    mark_duty,
    remove_duty,
    reopen_duty,
)
from chuan.plans.services.evidence import add_evidence, remove_evidence, report_done
from chuan.plans.services.following import set_parent_task, set_work_rules
from chuan.plans.services.handing_over import move_personal_work, record_hand_over
from chuan.plans.services.inheriting import inherit_targets, look_at_target, release_target
from chuan.plans.services.moving import (
    accept_moves,
    draft_amendment,
    keep_as_is,
    notice_ended_bodies,
    undo_moves,
)
from chuan.plans.services.naming import create_named_body
from chuan.plans.services.parents import add_parent, answer_parent, confirm_parents
from chuan.plans.services.party import add_link, answer_link
from chuan.plans.services.reminding import remind_people
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
    "accept_moves",
    "add_duty",
    "add_evidence",
    "add_link",
    "add_parent",
    "answer_alignment",
    "answer_difficulty",
    "answer_link",
    "answer_parent",
    "ask_to_compare",
    "assign_person",
    "check_item",
    "confirm_duties",
    "confirm_parents",
    "confirm_share",
    "correct_task",
    "create_named_body",
    "create_task",
    "draft_amendment",
    "end_batch",
    "exempt_duty",
    "inherit_targets",
    "keep_as_is",
    "look_at_target",
    "mark_duty",
    "merge_tasks",
    "move_personal_work",
    "move_share",
    "notice_ended_bodies",
    "open_batch",
    "press_late",
    "raise_difficulty",
    "react_to_answer",
    "reassign_person",
    "record_hand_over",
    "release_target",
    "remind_people",
    "remove_duty",
    "remove_evidence",
    "reopen_alignment",
    "reopen_duty",
    "reply",
    "report_done",
    "say",
    "set_parent_task",
    "set_work_rules",
    "split_task",
    "undo_acceptance",
    "undo_moves",
    "undo_step",
    "widen_batch",
    "withdraw_task",
]
