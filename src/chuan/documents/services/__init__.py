"""Every write of this room, one public function per verb."""

from chuan.documents.services.composing import (
    STYLE_FIELDS,
    begin_paper,
    edit_paper,
    set_house_style,
    take_back_edit,
)
from chuan.documents.services.copies import (
    keep_copy,
    keep_document,
    release_copy,
)
from chuan.documents.services.dispatching import (
    add_recipient,
    mark_dispatch,
    remind_recipients,
)
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
from chuan.documents.services.examining import (
    answer_paper_finding,
)
from chuan.documents.services.incoming import (
    act_on_incoming,
    enter_document,
    enter_incoming,
    hand_incoming,
    register_incoming,
)
from chuan.documents.services.issuing import (
    issue,
)
from chuan.documents.services.numbering import (
    choose_group,
    open_term,
    register_number,
    start_series,
    take_number,
    void_number,
)
from chuan.documents.services.opinions import (
    ask_opinion,
    give_opinion,
    reply_opinion,
    withdraw_opinion,
)
from chuan.documents.services.returns import (
    choose_draft,
    issue_signed,
    receive_signed,
    send_back_signed,
)
from chuan.documents.services.route_templates import (
    reset_route,
    save_route,
)
from chuan.documents.services.routing import (
    conclude_meeting,
    hand_step,
    pass_step,
    recall,
    return_step,
    start_route,
)
from chuan.documents.services.sweeping import (
    sweep_temporary,
)
from chuan.documents.services.uploads import (
    append_bytes,
    cancel_upload,
    finish_upload,
    start_upload,
)

__all__ = [
    "STYLE_FIELDS",
    "act_on_incoming",
    "add_item",
    "add_recipient",
    "answer_finding",
    "answer_paper_finding",
    "append_bytes",
    "ask_opinion",
    "begin_paper",
    "cancel_upload",
    "choose_agency",
    "choose_draft",
    "choose_group",
    "conclude_meeting",
    "correct_item",
    "create_draft",
    "discard_draft",
    "edit_paper",
    "enter_document",
    "enter_incoming",
    "finish_upload",
    "give_opinion",
    "hand_incoming",
    "hand_step",
    "issue",
    "issue_signed",
    "keep_copy",
    "keep_document",
    "keep_revision",
    "mark_dispatch",
    "open_term",
    "pass_step",
    "recall",
    "receive_signed",
    "redo_edit",
    "register_incoming",
    "register_number",
    "release_copy",
    "remind_recipients",
    "remove_item",
    "reopen_finding",
    "reply_opinion",
    "reset_route",
    "return_step",
    "save_draft",
    "save_route",
    "send_back_signed",
    "set_choice",
    "set_house_style",
    "start_route",
    "start_series",
    "start_upload",
    "sweep_temporary",
    "take_back_edit",
    "take_number",
    "undo_edit",
    "void_number",
    "withdraw_draft",
    "withdraw_opinion",
]
