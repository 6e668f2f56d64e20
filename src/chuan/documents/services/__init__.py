"""Every write of this room, one public function per verb."""

from chuan.documents.services.copies import keep_copy, keep_document, release_copy
from chuan.documents.services.drafting import (
    create_draft,
    keep_revision,
    save_draft,
    withdraw_draft,
)
from chuan.documents.services.drafts import (
    add_item,
    answer_finding,
    choose_agency,
    correct_item,
    discard_draft,
    redo_edit,
    remove_item,
    reopen_finding,
    set_choice,
    undo_edit,
)
from chuan.documents.services.sweeping import sweep_temporary
from chuan.documents.services.uploads import (
    append_bytes,
    cancel_upload,
    finish_upload,
    start_upload,
)

__all__ = [
    "add_item",
    "answer_finding",
    "append_bytes",
    "cancel_upload",
    "choose_agency",
    "correct_item",
    "create_draft",
    "discard_draft",
    "finish_upload",
    "keep_copy",
    "keep_document",
    "keep_revision",
    "redo_edit",
    "release_copy",
    "remove_item",
    "reopen_finding",
    "save_draft",
    "set_choice",
    "start_upload",
    "sweep_temporary",
    "undo_edit",
    "withdraw_draft",
]
